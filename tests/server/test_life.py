"""The server's beginning and end."""

from __future__ import annotations

import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg import resources
from kg.errors import Unusable
from kg.server import Limits, serve

from .conftest import SLOW, serving, until, workers
from .test_protocol import STATEMENTS, refused


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def said(source: Path, port: int = 0) -> str:
    """The one line with which a start is refused."""
    with pytest.raises(Unusable) as refused:
        serve(source, resources.QUERIES, "127.0.0.1", port, Limits(), pytest.fail)
    assert "\n" not in str(refused.value)
    return str(refused.value)


class TestStart:
    def test_fails_in_one_line_where_the_port_is_taken(self, source: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            told = said(source, port)
        assert f"127.0.0.1:{port}: cannot listen there" in told
        assert "--port" in told

    def test_fails_in_one_line_where_the_port_is_none(self, source: Path) -> None:
        assert "99999: not a port" in said(source, 99999)

    @pytest.mark.parametrize("content", [None, b"<http://x/> broken\n"], ids=["missing", "damaged"])
    def test_fails_in_one_line_where_the_data_cannot_be_read(self, tmp_path: Path, content: bytes | None) -> None:
        path = tmp_path / "graph.nq"
        if content is not None:
            path.write_bytes(content)
        assert f"{path}: cannot be read" in said(path)


class TestEnd:
    def test_is_quick_and_clean_even_with_a_query_running(self, source: Path) -> None:
        with serving(source, seconds=60) as running, ThreadPoolExecutor(1) as pool:
            slow = pool.submit(httpx.get, f"{running.url}/sparql", params={"query": SLOW}, timeout=30)
            until(lambda: max(workers(running.process).values(), default=0) > 0.5, 20)
            children = list(workers(running.process))
            start = time.monotonic()
            running.process.send_signal(signal.SIGINT)
            assert running.process.wait(10) == 0
            assert time.monotonic() - start < 4
            refused(slow.result(), 503, "closing")
            until(lambda: not any(map(alive, children)), 5)

    def test_however_sudden_takes_the_workers_along(self, source: Path) -> None:
        with serving(source) as running:
            httpx.get(f"{running.url}/sparql", params={"query": STATEMENTS})
            children = list(workers(running.process))
            assert children
            running.process.kill()
            running.process.wait()
            until(lambda: not any(map(alive, children)), 15)
