"""What is told of the graph: names, facts, pages, named queries. It only looks things up; queries go to the engine."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import queries, reconcile
from kg.embedded import opened
from kg.iris import ID
from kg.queries import NamedQuery
from kg.queries.run import bound
from kg.queries.values import Names

if TYPE_CHECKING:
    from kg.server.site import Resources


class Shelf:
    """The graph as read once at the start; what is served does not change while the server runs."""

    def __init__(self, source: Path, queries: Path) -> None:
        self._store = opened(source)
        self._names = Names(self._store)
        self._queries = queries
        self._indexing = threading.Lock()

    def catalogue(self) -> reconcile.Catalogue:
        """What can be matched by the Reconciliation service."""
        return reconcile.read(self._store)

    def resources(self) -> Resources:
        """The pages of the resources. They are indexed at the first call; who calls meanwhile waits."""
        with self._indexing:
            return self._resources

    @cached_property
    def _resources(self) -> Resources:
        from kg.server.site import Resources

        return Resources(self._store)

    @cached_property
    def graphs(self) -> Mapping[str, int]:
        """The named graphs with their number of triples."""
        sizes = Counter(quad.graph_name for quad in self._store.quads_for_pattern(None, None, None, None))
        return {graph.value: size for graph, size in sorted(sizes.items(), key=str) if isinstance(graph, ox.NamedNode)}

    def triples(self, iri: str) -> list[ox.Triple]:
        """All that is said of a thing, and all references to it, whatever the graph; none if nothing is said of it."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return []
        said = _triples(self._store.quads_for_pattern(node, None, None, None))
        return said and said + _triples(self._store.quads_for_pattern(None, None, node, None))

    @cached_property
    def named_queries(self) -> tuple[NamedQuery, ...]:
        return tuple(queries.find(self._queries, name) for name in queries.names(self._queries))

    def text(self, name: str, params: Mapping[str, str]) -> str:
        """A named query with its parameters bound; Unusable, with the nearest names, where that cannot be done."""
        return bound(queries.find(self._queries, name), params, self._names)

    @cached_property
    def of_kind(self) -> Mapping[str, tuple[str, ...]]:
        """The labels (English) of the resources of each kind, `actor`, `topic` …"""
        found: dict[str, set[str]] = {}
        for iri, label in self._names.labels("en").items():
            if iri.startswith(ID):
                found.setdefault(iri.removeprefix(ID).split("/")[0], set()).add(label)
        return {kind: tuple(sorted(labels)) for kind, labels in found.items()}


def _triples(quads: Iterator[ox.Quad]) -> list[ox.Triple]:
    return sorted({quad.triple for quad in quads}, key=str)
