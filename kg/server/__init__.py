"""`kg serve`: the graph as a read-only SPARQL 1.1 endpoint, a query page, and a page for each resource."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.server.limits import Limits

__all__ = ["Limits", "serve"]


def serve(source: Path, queries: Path, host: str, port: int, limits: Limits, ready: Callable[[str], None]) -> None:
    """Serves until SIGINT or SIGTERM; calls `ready` with the address once requests are answered.

    `source` is a file of N-Quads or a folder with an Oxigraph store, `queries` the folder of the named queries. Port 0
    takes a free one. Unusable where the address is taken or the source cannot be read.
    """
    from kg.server import run  # each worker imports this package too, and needs no web server

    run.serve(source, queries, host, port, limits, ready)
