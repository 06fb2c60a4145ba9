"""The life of the server: binds, loads, serves, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import waitress.server

from kg import resources
from kg.errors import Unusable
from kg.server.app import App
from kg.server.engine import WAITING, WORKERS, Engine
from kg.server.limits import Limits
from kg.server.reconciling import Reconciling
from kg.server.shelf import Shelf

_REQUEST = 2**20
"""Bytes of the longest request: longer ones are answered 413."""
_SPARE = 8
"""Threads for what needs no worker: pages, refusals, and telling a crowd that it is one."""


def serve(source: Path, queries: Path, host: str, port: int, limits: Limits, ready: Callable[[str], None]) -> None:
    """See `kg.server.serve`."""
    shelf, engine = Shelf(source, queries), Engine(source, limits)
    with contextlib.closing(engine), _stopping(engine):
        app = App(engine, shelf, Reconciling(shelf.catalogue(), resources.version()).rules())
        server = _bound(app, host, port)
        with contextlib.closing(server):
            engine.start()
            ready(f"http://{_name(host)}:{_port(server)}/")
            server.run()


def _bound(app: App, host: str, port: int) -> Any:
    if not 0 <= port <= 65535:
        raise Unusable(f"{port}: not a port; there are 0 (any free one) to 65535")
    try:
        return waitress.server.create_server(
            app,
            host=host,
            port=port,
            threads=WORKERS + WAITING + _SPARE,
            ident="kg",
            max_request_body_size=_REQUEST,
            channel_request_lookahead=1,
            clear_untrusted_proxy_headers=True,
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Unusable(f"{host}:{port}: cannot listen there ({why}); choose another --host or --port") from None


def _port(server: Any) -> int:
    """Where it listens; a name with several addresses (`localhost`) has several sockets."""
    several = getattr(server, "effective_listen", None)
    port: int = several[0][1] if several else server.effective_port
    return port


def _name(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextlib.contextmanager
def _stopping(engine: Engine) -> Iterator[None]:
    """SIGINT and SIGTERM stop running queries at once, then the server."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        engine.close()
        raise SystemExit(0)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
