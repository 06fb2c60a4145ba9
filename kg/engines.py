"""Where a question is put: to the exports in memory, to a store on disk, or to a SPARQL server."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg import embedded, queries, resources
from kg.errors import Unusable
from kg.queries import Graph, NamedQuery, Rows
from kg.queries.values import Names

if TYPE_CHECKING:
    from kg.remote import Server


class Engine(Protocol):
    """Answers queries over the union of all graphs, and knows what things are called."""

    def names(self, asked: NamedQuery, given: Mapping[str, str]) -> Names:
        """What the values given for the query's parameters may mean."""

    def run(self, sparql: str) -> Rows | Graph:
        """Unusable, in one line, where there is no answer."""

    def labels(self, rows: Rows, language: str) -> Mapping[str, str]:
        """The labels of the things in an answer, by IRI."""


class Embedded:
    """Oxigraph in this process."""

    def __init__(self, store: ox.Store) -> None:
        self._store, self._names = store, Names(store)

    def names(self, _asked: NamedQuery, _given: Mapping[str, str]) -> Names:
        return self._names

    def run(self, sparql: str) -> Rows | Graph:
        return queries.run(self._store, sparql)

    def labels(self, _rows: Rows, language: str) -> Mapping[str, str]:
        return self._names.labels(language)


class Remote:
    """A SPARQL 1.1 server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def names(self, asked: NamedQuery, given: Mapping[str, str]) -> Names:
        from kg.remote import lexicon

        values = {p.name: p.default for p in asked.parameters if p.default is not None} | dict(given)
        meant = [(asked.parameter(name), value) for name, value in values.items()]
        return Names(lexicon.of_parameters(self._server, meant))

    def run(self, sparql: str) -> Rows | Graph:
        return self._server.run(sparql)

    def labels(self, rows: Rows, language: str) -> Mapping[str, str]:
        from kg.remote import lexicon

        return Names(lexicon.of_cells(self._server, chain.from_iterable(rows.rows))).labels(language)


@contextmanager
def opened(store: str | None, exports: Path | None) -> Iterator[Engine]:
    """The engine at an address or in a folder, else at KG_STORE, else over what `kg build` wrote."""
    if store and exports:
        raise Unusable("--store and --exports are two places; give one")
    store = store or (None if exports else os.environ.get("KG_STORE"))
    if not store:
        yield Embedded(load(exports))
    elif "://" not in store:
        yield Embedded(embedded.opened(folder(store)))
    else:
        from kg.remote import Server

        with Server(store) as server:
            yield Remote(server)


def folder(store: str) -> Path:
    """The folder of a store; Unusable where there is none."""
    path = Path(store)
    if not path.is_dir():
        raise Unusable(f"{path}: no store there; `kg push {path}` makes one")
    return path


def exported(exports: Path | None) -> Path:
    """The file with all graphs; Unusable where it is not there."""
    path = (exports or resources.exports()) / "graph.nq"
    if not path.is_file():
        raise Unusable(f"{path}: not there yet; run `kg build` first")
    return path


def load(exports: Path | None) -> ox.Store:
    """An embedded store with all that `kg build` wrote."""
    path = exported(exports)
    try:
        return embedded.opened(path)
    except Unusable as error:
        raise Unusable(f"{error}; run `kg build` again") from None
