"""SPARQL 1.1 Service Description: what the endpoint is and holds, in RDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.iris import BASE, PREFIXES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_A = ox.NamedNode(PREFIXES["rdf"] + "type")


def description(endpoint: str, graphs: Mapping[str, int], service: bool) -> list[ox.Triple]:
    """The endpoint at this address, its data set with the size of each named graph, and what it can do."""
    return [*_service(endpoint, service), *_dataset(endpoint, graphs)]


def _service(endpoint: str, service: bool) -> Iterator[ox.Triple]:
    node = ox.NamedNode(endpoint)
    yield ox.Triple(node, _A, _sd("Service"))
    yield ox.Triple(node, _sd("endpoint"), node)
    yield ox.Triple(node, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield ox.Triple(node, _sd("feature"), _sd("UnionDefaultGraph"))
    if service:
        yield ox.Triple(node, _sd("feature"), _sd("BasicFederatedQuery"))
    for name in _RESULTS:
        yield ox.Triple(node, _sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(node, _sd("defaultDataset"), ox.NamedNode(endpoint + "#dataset"))


def _dataset(endpoint: str, graphs: Mapping[str, int]) -> Iterator[ox.Triple]:
    dataset, default = ox.NamedNode(endpoint + "#dataset"), ox.NamedNode(endpoint + "#union")
    yield ox.Triple(dataset, _A, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _A, _sd("Graph"))
    for name, size in graphs.items():
        node = ox.NamedNode(f"{endpoint}#{name.removeprefix(BASE)}")
        yield ox.Triple(dataset, _sd("namedGraph"), node)
        yield ox.Triple(node, _A, _sd("NamedGraph"))
        yield ox.Triple(node, _sd("name"), ox.NamedNode(name))
        yield ox.Triple(node, _sd("graph"), ox.NamedNode(name))
        yield ox.Triple(ox.NamedNode(name), _A, _sd("Graph"))
        yield ox.Triple(
            ox.NamedNode(name),
            ox.NamedNode(_VOID + "triples"),
            ox.Literal(str(size), datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")),
        )


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
