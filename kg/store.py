"""Stores: quads to and from bytes, and rdflib datasets on Oxigraph.

Oxigraph's store keeps canonical literals (`"5"^^xsd:nonNegativeInteger` comes back as `5`), so what is exported or
compared byte for byte is serialised from the quads themselves, never from the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.errors import BrokenInput, Fault, Where
from kg.triples.terms import Quad, Triple

if TYPE_CHECKING:
    from rdflib import Dataset


def to_ox(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """An rdflib term as Oxigraph's."""
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    assert isinstance(node, Literal)
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)


def from_ox(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """An Oxigraph term as rdflib's, its literal form unchanged."""
    if isinstance(node, ox.NamedNode):
        return URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return BNode(node.value)
    assert isinstance(node, ox.Literal)
    if node.language:
        return Literal(node.value, lang=node.language)
    plain = node.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return Literal(node.value, datatype=None if plain else URIRef(node.datatype.value), normalize=False)


def ox_triple(triple: Triple) -> ox.Triple:
    return ox.Triple(*map(to_ox, triple))  # type: ignore[arg-type]


def ox_quad(quad: Quad) -> ox.Quad:
    return ox.Quad(*map(to_ox, quad))  # type: ignore[arg-type]


def turtle_files(paths: Iterable[Path], graph: URIRef) -> frozenset[Quad]:
    """The triples of Turtle files as one graph, blank nodes labelled canonically (RDFC-1.0)."""
    data = ox.Dataset()
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                data.add(quad)
        except (SyntaxError, OSError) as error:
            line = getattr(error, "lineno", 0) or 0
            raise BrokenInput([Fault(Where(path, line), "", getattr(error, "msg", None) or str(error))]) from None
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset((from_ox(q.subject), URIRef(q.predicate.value), from_ox(q.object), graph) for q in data)


def nquads(quads: Iterable[Quad]) -> bytes:
    """Canonical N-Quads, sorted."""
    return _sorted_lines(ox.serialize(map(ox_quad, quads), format=ox.RdfFormat.N_QUADS))


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Canonical N-Triples, sorted."""
    return _sorted_lines(ox.serialize(map(ox_triple, triples), format=ox.RdfFormat.N_TRIPLES))


def _sorted_lines(data: bytes | None) -> bytes:
    return b"".join(sorted(data.splitlines(keepends=True))) if data else b""


def serialized(triples: Iterable[Triple], fmt: ox.RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """Triples in one of Oxigraph's formats, in the order of their N-Triples: the same input gives the same bytes."""
    ordered = ox.parse(ntriples(triples), format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize((q.triple for q in ordered), format=fmt, prefixes=dict(prefixes)) or b""


def engine(quads: bytes) -> ox.Store:
    """An embedded store holding N-Quads."""
    store = ox.Store()
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    return store


def quads(store: ox.Store) -> Iterator[Quad]:
    """What an embedded store holds in named graphs, as rdflib's terms, each made once: they are costly."""
    term, name = lru_cache(maxsize=None)(from_ox), lru_cache(maxsize=None)(URIRef)
    for quad in store.quads_for_pattern(None, None, None, None):
        if isinstance(quad.graph_name, ox.NamedNode):
            yield term(quad.subject), name(quad.predicate.value), term(quad.object), name(quad.graph_name.value)


def dataset(store: ox.Store) -> Dataset:
    """The rdflib interface to an embedded store; its default graph is the union of all graphs."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=store), default_union=True)
