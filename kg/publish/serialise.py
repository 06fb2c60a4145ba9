"""The graphs as files. Same quads, same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import RdfFormat
from rdflib import Graph

from kg import store
from kg.iris import PREFIXES
from kg.triples import Quad, Triple


def graphs(asserted: frozenset[Quad], inferred: frozenset[Quad]) -> dict[str, bytes]:
    """All named graphs as N-Quads; the union of what is asserted in three syntaxes; what is inferred as N-Triples."""
    union = {(s, p, o) for s, p, o, _ in asserted}
    return {
        "graph.nq": store.nquads(asserted | inferred),
        "graph.ttl": store.serialized(union, RdfFormat.TURTLE, PREFIXES),
        "graph.jsonld": _jsonld(union),
        "graph.rdf": store.serialized(union, RdfFormat.RDF_XML, PREFIXES),
        "inferred.nt": store.ntriples({(s, p, o) for s, p, o, _ in inferred}),
    }


def _jsonld(triples: Iterable[Triple]) -> bytes:
    """JSON-LD 1.1 with our prefixes as context (rdflib's, since Oxigraph's has none), in a fixed order."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    document = json.loads(graph.serialize(format="json-ld", context=dict(PREFIXES)))
    return (json.dumps(_ordered(document), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _ordered(value: Any) -> Any:
    """Sets (all arrays but those of `@list`) sorted by their content."""
    if isinstance(value, dict):
        return {key: item if key == "@list" else _ordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
