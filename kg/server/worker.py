"""What the worker processes do: hold the graph, run one query at a time, count what it gives.

A query runs in a process of its own because only a process can be stopped: Oxigraph's timeout does not reach a query
that sorts or counts (oxigraph/oxigraph issue 1871), and nothing but the operating system limits its memory.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from kg.embedded import opened
from kg.iris import PREFIXES
from kg.server.formats import GRAPHS, JSON, ROWS, graph
from kg.server.limits import Answer, Asked, Limits, Refused
from kg.sparql import has_keyword, is_update, readable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_Item = TypeVar("_Item")
_FEWER = "ask for fewer with LIMIT and OFFSET"
_held: list[ox.Store] = []
"""The store of this process, once `hold` has run; none where it would not be the one that the server began with."""


def mark(source: Path) -> tuple[int, int]:
    """Tells a source from what is later put in its place; a store on disk may grow meanwhile."""
    found = source.stat()
    return found.st_ino, 0 if source.is_dir() else found.st_mtime_ns


def hold(source: Path, expected: tuple[int, int], memory: int) -> None:
    """Prepares a worker: its store, and the bytes of memory its queries may take (on Linux; elsewhere no limit)."""
    # What a native call does not let Python see must stop it all the same; and a worker has nothing to tell a reader.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    if source.exists() and mark(source) == expected:
        _held.append(opened(source))
    if sys.platform == "linux":
        import resource

        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (taken + memory, taken + memory))


def ready() -> bool:
    return bool(_held)


def answer(asked: Asked, limits: Limits) -> Answer:
    """The serialised answer; Refused where the text is no query, or asks for more than the limits."""
    if not _held:
        raise Refused(503, "the graph was built anew while the server ran: start the server again")
    if not limits.service and has_keyword(asked.sparql, "SERVICE"):
        raise Refused(403, "SERVICE is not allowed here: this endpoint asks no other (`kg serve --allow-service` does)")
    try:
        result = _run(_held[0], asked)
        return _graph(result, asked, limits) if isinstance(result, ox.QueryTriples) else _rows(result, asked, limits)
    except SyntaxError as error:
        if is_update(asked.sparql):
            raise Refused(403, "updates are refused: this endpoint is read-only") from None
        raise Refused(400, f"not a SPARQL query: {readable(asked.sparql, str(error))}") from None
    except (ValueError, RuntimeError, OSError) as error:
        raise Refused(400, f"the query cannot be run: {' '.join(str(error).split())}") from None


def _run(store: ox.Store, asked: Asked) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """A dataset in the request goes before FROM, FROM before the union of all graphs."""
    if asked.default_graphs or asked.named_graphs:
        return store.query(
            asked.sparql,
            prefixes=dict(PREFIXES),
            default_graph=list(map(ox.NamedNode, asked.default_graphs)),
            named_graphs=list(map(ox.NamedNode, asked.named_graphs)),
        )
    # With the union switched on Oxigraph ignores FROM.
    union = not has_keyword(asked.sparql, "FROM")
    return store.query(asked.sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=union)


def _graph(result: ox.QueryTriples, asked: Asked, limits: Limits) -> Answer:
    media = _acceptable(asked.graph, "a graph", GRAPHS)
    out = _Bounded(limits.size)
    graph(_counted(result, limits.rows), media, out)
    return Answer(media, out.getvalue())


def _rows(result: ox.QuerySolutions | ox.QueryBoolean, asked: Asked, limits: Limits) -> Answer:
    """By way of JSON, because Oxigraph's answers can be read once only and have to be counted."""
    media = _acceptable(asked.rows, "a table", ROWS)
    body = _serialized(result, JSON, limits)
    counted = ox.parse_query_results(body, format=ROWS[JSON])
    if isinstance(counted, ox.QuerySolutions):
        deque(_counted(counted, limits.rows), maxlen=0)
    if ROWS[media] != ROWS[JSON]:
        body = _serialized(ox.parse_query_results(body, format=ROWS[JSON]), media, limits)
    return Answer(media, body)


def _serialized(result: ox.QuerySolutions | ox.QueryBoolean, media: str, limits: Limits) -> bytes:
    out = _Bounded(limits.size)
    result.serialize(out, format=ROWS[media])
    return out.getvalue()


def _acceptable(media: str | None, what: str, offered: Iterable[str]) -> str:
    if media is None:
        raise Refused(406, f"the answer is {what}; it can be had as {', '.join(offered)}")
    return media


def _counted(items: Iterable[_Item], most: int) -> Iterator[_Item]:
    for number, item in enumerate(items):
        if number == most:
            raise Refused(422, f"the answer has more than {most:,} rows or triples; {_FEWER}")
        yield item


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: ReadableBuffer) -> int:
        written = super().write(data)
        if self.tell() > self._most:
            raise Refused(422, f"the answer is longer than {self._most:,} bytes; {_FEWER}")
        return written
