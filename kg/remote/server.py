"""A SPARQL 1.1 server: where it answers, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from time import sleep
from types import TracebackType

import httpx
import pyoxigraph as ox

from kg.errors import Unusable
from kg.iris import BASE, PREFIXES
from kg.queries import Graph, Rows
from kg.queries.run import Cell
from kg.remote.http import Client, server_name
from kg.sparql import form, has_keyword

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_ENDPOINTS = ("query", "update", "store", "sparql", "sparql-graph-crud", "sparql-graph-crud-auth")
_CONVENTIONS = (
    ("oxigraph", "query", "store", ""),
    ("virtuoso", "sparql", "sparql-graph-crud-auth", "sparql-auth"),
    ("kg", "sparql", "", ""),
)
"""Server header; below the root, where it takes queries, graphs, and (where its PUT is not all or nothing) updates."""
_BROKEN = "the answer is cut short or something else"
_BOOLEAN = ox.NamedNode(PREFIXES["xsd"] + "boolean")


@dataclass(frozen=True)
class Addresses:
    """Where a server takes queries, and graphs; None where it takes none or we do not know."""

    query: str
    graphs: str | None
    updates: str | None = None
    """Given where PUT may leave half a graph behind, so that a graph has to be moved into place when it is whole."""


class Server:
    """A server by its address: of its root, its query endpoint, or its graph store.

    Oxigraph, Virtuoso and `kg serve` are recognised by their Server header and their other addresses follow; for other
    servers `url` is the query endpoint and `graphs` the address of the Graph Store Protocol, for `push` only. User and
    password come from KG_STORE_USER and KG_STORE_PASSWORD or from netrc. Every method raises Unusable, in one line.
    """

    def __init__(
        self, url: str, graphs: str | None = None, seconds: float = 60, pause: Callable[[float], None] = sleep
    ) -> None:
        self._url, self._graphs = url, graphs
        self.client = Client(url, seconds, pause)

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    @cached_property
    def addresses(self) -> Addresses:
        root, _, last = self._url.rstrip("/").rpartition("/")
        if last not in _ENDPOINTS:
            root = self._url.rstrip("/")
        # Any status will do: only the name of the server is wanted.
        answer = self.client.send("HEAD", root + "/", accepted=frozenset(range(300, 600)))
        for name, query, graphs, updates in _CONVENTIONS:
            if server_name(answer.headers).startswith(name):
                known = f"{root}/{graphs}" if graphs else None
                return Addresses(f"{root}/{query}", self._graphs or known, f"{root}/{updates}" if updates else None)
        return Addresses(self._url, self._graphs)

    def run(self, sparql: str) -> Rows | Graph:
        """Rows for a SELECT or ASK, a graph for a CONSTRUCT or DESCRIBE."""
        return self.construct(sparql) if form(sparql) in ("CONSTRUCT", "DESCRIBE") else self.select(sparql)

    def select(self, sparql: str, everywhere: bool = False) -> Rows:
        """The rows of a SELECT; an ASK is one row with one column, `answer`.

        `everywhere` asks the server's own data set, which need not show our graphs without `GRAPH`.
        """
        answer = self._post({"query": sparql}, _ROWS) if everywhere else self._ask(sparql, _ROWS)
        try:
            rows = _rows(ox.parse_query_results(_labelled(answer.content), format=ox.QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            raise Unusable(f"{self.addresses.query}: {_BROKEN}, no SPARQL JSON ({_line(error)})") from None
        _whole(answer, len(rows.rows), self.addresses.query)
        return rows

    def construct(self, sparql: str) -> Graph:
        """The triples of a CONSTRUCT or DESCRIBE."""
        answer = self._ask(sparql, _TRIPLES)
        try:
            quads = list(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES))
        except SyntaxError as error:
            raise Unusable(f"{self.addresses.query}: {_BROKEN}, no N-Triples ({_line(error)})") from None
        _whole(answer, len(quads), self.addresses.query)
        return Graph(tuple(quad.triple for quad in quads))

    def _ask(self, sparql: str, accept: str) -> httpx.Response:
        # A form, because Virtuoso 7 hangs on a body of type application/sparql-query.
        fields: dict[str, str | list[str]] = {"query": sparql}
        if self._dataset and not has_keyword(sparql, "FROM"):
            fields |= {"default-graph-uri": list(self._dataset), "named-graph-uri": list(self._dataset)}
        return self._post(fields, accept)

    def _post(self, fields: dict[str, str | list[str]], accept: str) -> httpx.Response:
        return self.client.send("POST", self.addresses.query, data=fields, headers={"Accept": accept})

    @cached_property
    def _dataset(self) -> tuple[str, ...]:
        """Our graphs by name where the server's default graph does not show them; empty where it does."""
        shown = self.select(f"ASK {{ ?s a <{PREFIXES['eso']}Statement> }}", everywhere=True)
        if shown.boolean:
            return ()
        ours = f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{BASE}graph/")) }}'
        return tuple(sorted(value_of(row[0]) for row in self.select(ours, everywhere=True).rows))


def _labelled(answer: bytes) -> bytes:
    """Blank nodes of Virtuoso (`nodeID://b1`) with labels as SPARQL JSON has them."""
    return re.sub(rb'("type":\s*"bnode",\s*"value":\s*")nodeID://', rb"\1", answer)


def _rows(read: ox.QuerySolutions | ox.QueryBoolean) -> Rows:
    if isinstance(read, ox.QueryBoolean):
        return Rows(("answer",), ((ox.Literal("true" if read else "false", datatype=_BOOLEAN),),), bool(read))
    columns = tuple(v.value for v in read.variables)
    return Rows(columns, tuple(tuple(row[c] for c in columns) for row in read))


def value_of(cell: Cell) -> str:
    """The text of a term that is no triple; empty for none."""
    return "" if cell is None or isinstance(cell, ox.Triple) else cell.value


def _whole(answer: httpx.Response, count: int, url: str) -> None:
    """Refuses an answer that Virtuoso has cut short, which it tells in headers only."""
    most = answer.headers.get("x-sparql-maxrows", "")
    if most.isdecimal() and count >= int(most):
        raise Unusable(
            f"{url}: the server gives no more than {int(most):,} rows (ResultSetMaxRows); ask in parts (LIMIT, OFFSET)"
        )
    if answer.headers.get("x-sql-state") == "S1TAT":
        raise Unusable(f"{url}: the server stopped before the answer was complete")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
