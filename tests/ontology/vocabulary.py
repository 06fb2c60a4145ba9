"""The vocabulary as the tests of this folder look at it: its modules, terms and axioms, and invented data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg import reason
from kg.reason import Triple

TESTS = Path(__file__).parents[1]
ONTOLOGY = TESTS.parent / "ontology"
IRI = URIRef("https://w3id.org/eso-kg/ontology")
ESO = Namespace(IRI + "#")
BASE = "https://w3id.org/eso-kg/id/"
OA = Namespace("http://www.w3.org/ns/oa#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SCHEMA = Namespace("https://schema.org/")
MODULES = {
    "eso": IRI + "/common",
    "actors": IRI + "/actors",
    "treaties": IRI + "/treaties",
    "events": IRI + "/events",
    "statements": IRI + "/statements",
}
"""The files that declare terms, and what each calls itself."""

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
KINDS = (OWL.Class, *PROPERTIES, OWL.NamedIndividual)
ANNOTATIONS = {
    *(RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso),
    *(
        SCHEMA.domainIncludes,
        SCHEMA.rangeIncludes,
        SCHEMA.hasDefinedTerm,
        SKOS.definition,
        SKOS.example,
        SKOS.scopeNote,
    ),
    *(OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget),
    URIRef("https://w3id.org/sssom/mapping_justification"),
}
PREFIXES = {
    **{"dcterms": DCTERMS, "eso": ESO, "oa": OA, "org": ORG, "owl": OWL, "rdfs": RDFS},
    **{"schema": SCHEMA, "skos": SKOS, "xsd": XSD},
}


@cache
def module(name: str) -> Graph:
    return Graph().parse(ONTOLOGY / f"{name}.ttl")


@cache
def vocabulary() -> Graph:
    """Our terms, without alignments, topics and shapes."""
    graph = Graph()
    for name in MODULES:
        graph += module(name)
    return graph


@cache
def terms(*kinds: URIRef) -> tuple[URIRef, ...]:
    """Our terms of these kinds, of all kinds where none is given."""
    found = {s for kind in kinds or KINDS for s in vocabulary().subjects(RDF.type, kind)}
    return tuple(sorted(map(iri, filter(is_ours, found))))


def is_ours(node: object) -> bool:
    return str(node).startswith(str(ESO))


def name(term: object) -> str:
    return str(term).removeprefix(str(ESO))


@cache
def axioms(with_alignments: bool = True) -> frozenset[Triple]:
    """What infers something: without labels, definitions and the like."""
    graph = vocabulary() + module("alignments") if with_alignments else vocabulary()
    described = {IRI, *MODULES.values(), URIRef("https://w3id.org/eso-kg/contributors")}
    return frozenset(
        (s, iri(p), o)
        for s, p, o in graph
        if p not in ANNOTATIONS and s not in described and (p, o) != (RDF.type, OWL.Axiom)
    )


def turtle(text: str) -> Graph:
    prefixes = "".join(f"@prefix {p}: <{n}> .\n" for p, n in PREFIXES.items())
    return Graph().parse(data=f"@base <{BASE}> .\n{prefixes}{text}", format="turtle")


@cache
def examples() -> Graph:
    """All examples as one graph."""
    graph = Graph()
    for text in vocabulary().objects(None, SKOS.example):
        if isinstance(text, Literal) and text.language is None:
            graph += turtle(text)
    return graph


@cache
def world() -> Graph:
    """The invented world and all valid cases of the shapes."""
    graph = Graph().parse(TESTS / "shapes" / "world.ttl")
    for path in sorted((TESTS / "shapes" / "valid").glob("*.ttl")):
        graph.parse(path)
    return graph


def triples(graph: Graph) -> frozenset[Triple]:
    return frozenset((s, iri(p), o) for s, p, o in graph)


def closed(data: Graph, ontology: frozenset[Triple] | None = None) -> frozenset[Triple]:
    """The data, the axioms (all of them unless told otherwise), and what follows."""
    given = (axioms() if ontology is None else ontology) | triples(data)
    return given | reason.closure(given)


def clashes(data: Graph, ontology: frozenset[Triple] | None = None) -> list[str]:
    return reason.clashes((axioms() if ontology is None else ontology) | triples(data))


def iri(node: Node) -> URIRef:
    assert isinstance(node, URIRef)
    return node
