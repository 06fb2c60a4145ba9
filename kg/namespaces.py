"""The IRIs of `kg.iris` as rdflib terms."""

from __future__ import annotations

from rdflib import Namespace, URIRef

from kg import iris

ESO = Namespace(iris.PREFIXES["eso"])
OA = Namespace(iris.PREFIXES["oa"])
SCHEMA = Namespace(iris.PREFIXES["schema"])


def resource(kind: str, slug: str) -> URIRef:
    return URIRef(iris.resource(kind, slug))


def graph(name: str) -> URIRef:
    return URIRef(iris.graph(name))


CONTEXT, LINKS, INFERRED, ONTOLOGY = map(graph, ("context", "links", "inferred", "ontology"))


def source_graph(source_id: str) -> URIRef:
    return graph(f"source/{source_id}")
