"""Our named graphs replaced on a server, one by one, through the SPARQL 1.1 Graph Store Protocol.

What has arrived is recorded in a graph of its own, `…/graph/pushed`: for each graph its size and the SHA-256 of its
sorted N-Triples. Graph stores replace a graph in one transaction; on Virtuoso, which does not, it is loaded aside,
counted, and moved into place. A record is removed before its graph is touched and written after the graph has been
counted, so that a push that was cut off, by whatever, is taken up where it stopped and never mistakes half a graph for
a whole one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

import pyoxigraph as ox

from kg import iris
from kg.errors import Unusable
from kg.iris import PREFIXES
from kg.remote.server import Server, value_of

RECORDS = iris.graph("pushed")
_SIZE, _DIGEST = "http://rdfs.org/ns/void#triples", PREFIXES["schema"] + "sha256"
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")


@dataclass(frozen=True)
class Progress:
    """One graph is done: `what` is `replaced`, `unchanged` or `removed`."""

    graph: str
    what: str
    done: int
    of: int

    @property
    def name(self) -> str:
        """The graph without what all our graphs have in common."""
        return self.graph.removeprefix(iris.graph(""))


@dataclass(frozen=True)
class _Record:
    size: int
    digest: str


@dataclass(frozen=True)
class _Graph:
    name: str
    data: bytes
    record: _Record


def push(server: Server, quads: bytes, step: Callable[[Progress], None] = lambda _: None) -> list[Progress]:
    """Makes the server hold exactly these N-Quads in our graphs; graphs of others are left alone.

    Graphs that are there already, unchanged, are skipped; those we pushed before and no longer have are removed.
    Unusable where the server fails, or where the number of triples it then holds is not ours.
    """
    graphs = _split(quads)
    records = _recorded(server)
    stale = sorted(set(records) - {graph.name for graph in graphs})
    total, events = len(graphs) + len(stale), []
    for number, graph in enumerate(graphs, 1):
        what = "unchanged" if _there(server, graph, records) else _replaced(server, graph, records)
        events.append(Progress(graph.name, what, number, total))
        step(events[-1])
    for number, name in enumerate(stale, len(graphs) + 1):
        _removed(server, name, records)
        events.append(Progress(name, "removed", number, total))
        step(events[-1])
    return events


def _split(quads: bytes) -> list[_Graph]:
    triples: dict[str, set[ox.Triple]] = {}
    try:
        for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, ox.NamedNode):
                raise Unusable(f"{quad.triple} is in no named graph, so it cannot be pushed")
            triples.setdefault(quad.graph_name.value, set()).add(quad.triple)
    except SyntaxError as error:
        raise Unusable(f"these are no N-Quads: {' '.join(str(error).split())}") from None
    return [_graph(name, found) for name, found in sorted(triples.items())]


def _graph(name: str, triples: set[ox.Triple]) -> _Graph:
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    ordered = b"".join(sorted(data.splitlines(keepends=True)))
    return _Graph(name, ordered, _Record(len(triples), sha256(ordered).hexdigest()))


def _recorded(server: Server) -> dict[str, _Record]:
    found = server.select(
        f"SELECT ?g ?size ?digest WHERE {{ GRAPH <{RECORDS}> {{ ?g <{_SIZE}> ?size ; <{_DIGEST}> ?digest }} }}",
        everywhere=True,
    )
    rows = [[value_of(cell) for cell in row] for row in found.rows]
    return {graph: _Record(int(size), digest) for graph, size, digest in rows}


def _there(server: Server, graph: _Graph, records: Mapping[str, _Record]) -> bool:
    return records.get(graph.name) == graph.record and _size(server, graph.name) == graph.record.size


def _replaced(server: Server, graph: _Graph, records: dict[str, _Record]) -> str:
    _forget(server, graph.name, records)
    if server.addresses.updates is None:
        _put(server, graph.name, graph.data)
    else:
        _moved(server, graph, server.addresses.updates)
    _counted(server, graph.name, graph.record.size)
    records[graph.name] = graph.record
    _record(server, records)
    return "replaced"


def _moved(server: Server, graph: _Graph, updates: str) -> None:
    """Into a graph aside first, because Virtuoso's PUT leaves what it had loaded when it fails."""
    aside = graph.name + "#incoming"
    try:
        _put(server, aside, graph.data)
        _counted(server, aside, graph.record.size)
    except Unusable:
        with suppress(Unusable):
            _delete(server, aside)
        raise
    # Once only: were it repeated after all had gone well, it would move nothing over the graph.
    server.client.send_once("POST", updates, data={"update": f"MOVE GRAPH <{aside}> TO GRAPH <{graph.name}>"})


def _counted(server: Server, name: str, expected: int) -> None:
    arrived = _size(server, name)
    if arrived != expected:
        raise Unusable(f"<{name}>: {arrived:,} triples are there, not {expected:,}; push again")


def _removed(server: Server, name: str, records: dict[str, _Record]) -> None:
    _delete(server, name)
    _forget(server, name, records)


def _forget(server: Server, name: str, records: dict[str, _Record]) -> None:
    if records.pop(name, None):
        _record(server, records)


def _record(server: Server, records: Mapping[str, _Record]) -> None:
    triples = [
        triple
        for name, record in sorted(records.items())
        for triple in (
            ox.Triple(ox.NamedNode(name), ox.NamedNode(_SIZE), ox.Literal(str(record.size), datatype=_INTEGER)),
            ox.Triple(ox.NamedNode(name), ox.NamedNode(_DIGEST), ox.Literal(record.digest)),
        )
    ]
    _put(server, RECORDS, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _put(server: Server, graph: str, data: bytes) -> None:
    headers = {"Content-Type": "application/n-triples"}
    server.client.send("PUT", _store(server), params={"graph": graph}, content=data, headers=headers)


def _delete(server: Server, graph: str) -> None:
    server.client.send("DELETE", _store(server), params={"graph": graph}, accepted=frozenset({404}))


def _store(server: Server) -> str:
    address = server.addresses.graphs
    if address is None:
        raise Unusable(
            f"{server.addresses.query}: takes no graphs that we know of; if it does, say where: --graph-store"
        )
    return address


def _size(server: Server, graph: str) -> int:
    rows = server.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", everywhere=True).rows
    return int(value_of(rows[0][0]))
