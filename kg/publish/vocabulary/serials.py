"""The ontology's files: Turtle for people, and what machines like better. The same graph gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pyoxigraph import RdfFormat
from rdflib import OWL, BNode, Graph
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from kg import store
from kg.publish.vocabulary.names import ALL_PREFIXES
from kg.triples import Triple


def serialisations(graph: Graph, name: str) -> Mapping[str, bytes]:
    """The graph in four syntaxes, by file name."""
    triples = _triples(graph)
    return {
        f"{name}.ttl": turtle(graph).encode(),
        f"{name}.rdf": store.serialized(triples, RdfFormat.RDF_XML, ALL_PREFIXES),
        f"{name}.jsonld": json_ld(graph).encode(),
        f"{name}.nt": store.ntriples(triples),
    }


_FIRST = (OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)


def turtle(graph: Graph) -> str:
    """The header first, lists and what has no name in brackets, everything in a fixed order.

    Blank nodes must be named canonically: their names decide that order.
    """
    stream, serializer = BytesIO(), TurtleSerializer(_prefixed(graph))
    serializer.topClasses = list(_FIRST)
    serializer.serialize(stream)
    return stream.getvalue().decode().strip() + "\n"


def json_ld(graph: Graph) -> str:
    """With the prefixes as context; rdflib's order, which changes, put right."""
    text = _prefixed(graph).serialize(format="json-ld", context=dict(ALL_PREFIXES))
    return json.dumps(_in_order(json.loads(text)), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_order(value: Any) -> Any:
    """Lists that stand for sets in the order of their text; what is marked as a list as it is."""
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        return {k: [*map(_in_order, v)] if k == "@list" else _in_order(v) for k, v in value.items()}
    return value


def _prefixed(graph: Graph) -> Graph:
    copy = Graph(bind_namespaces="none")
    for prefix, base in ALL_PREFIXES.items():
        copy.bind(prefix, base)
    for triple in graph:
        copy.add(triple)
    return copy


def turtle_of(graph: Graph, term: Node) -> str:
    """The triples about one term and what has no name in them, without prefixes."""
    about, found = [term], Graph()
    for node in about:
        for triple in graph.triples((node, None, None)):
            found.add(triple)
            if isinstance(triple[2], BNode):
                about.append(triple[2])
    return "\n".join(line for line in turtle(found).splitlines() if not line.startswith("@prefix")).strip()


def _triples(graph: Graph) -> frozenset[Triple]:
    return frozenset(graph)  # type: ignore[arg-type]
