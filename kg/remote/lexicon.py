"""What things are called on a server, fetched into a small store: as much as `Names` needs for one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.iris import ID, expand
from kg.queries.named import Parameter
from kg.queries.run import Cell, with_prefixes
from kg.remote.server import Server, value_of

PAGE = 5000
"""Rows fetched at once: Virtuoso sorts no more than 10,000."""
_TOGETHER = 200
"""IRIs asked for at once, each some 60 characters of the request."""
_WITHOUT_NAMES = ("date", "text")


def of_parameters(server: Server, given: Iterable[tuple[Parameter, str]], page: int = PAGE) -> ox.Store:
    """The names of everything that the parameters could mean, and a fact about each IRI that is given for one."""
    store = ox.Store()
    for parameter, value in given:
        iri = expand(value)
        if iri is not None and parameter.kind == "resource":
            store.extend(_spoken_of(server, iri))
        if parameter.kind not in _WITHOUT_NAMES:
            store.extend(_named(server, parameter.kind, page))
    return store


def of_cells(server: Server, cells: Iterable[Cell]) -> ox.Store:
    """The labels of the things in an answer."""
    store = ox.Store()
    things = iter(dict.fromkeys(cell for cell in cells if isinstance(cell, ox.NamedNode)))
    while together := " ".join(map(str, islice(things, _TOGETHER))):
        store.extend(_facts(server, f"VALUES ?iri {{ {together} }} VALUES ?p {{ rdfs:label }} ?iri ?p ?name"))
    return store


def _named(server: Server, kind: str, page: int) -> Iterator[ox.Quad]:
    if kind == "mode":
        yield from _facts(server, "?iri a eso:Mode ; ?p ?name")
        return
    # A page begins with the last IRI of the one before, whose names it may have cut; Virtuoso takes no large OFFSET.
    within, last = ID if kind == "resource" else f"{ID}{kind}/", ""
    names = "VALUES ?p { rdfs:label skos:altLabel } ?iri ?p ?name"
    while True:
        after = f'FILTER(STRSTARTS(STR(?iri), "{within}") && STR(?iri) >= "{last}")'
        found = list(_facts(server, f"{names} {after}", f"ORDER BY STR(?iri) LIMIT {page}"))
        yield from found
        before, last = last, str(found[-1].subject).strip("<>") if found else ""
        if len(found) < page or last == before:
            return


def _spoken_of(server: Server, iri: str) -> Iterator[ox.Quad]:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return
    yield from _facts(server, f"VALUES ?iri {{ {node} }} {{ ?iri ?p ?name }} UNION {{ ?name ?p ?iri }}", "LIMIT 1")


def _facts(server: Server, pattern: str, order: str = "") -> Iterator[ox.Quad]:
    asked = with_prefixes(f"SELECT DISTINCT ?iri ?p ?name WHERE {{ {pattern} }} {order}")
    for iri, p, name in server.select(asked).rows:
        if name is not None:
            yield ox.Quad(ox.NamedNode(value_of(iri)), ox.NamedNode(value_of(p)), name)
