"""Servers for the tests, each started once: ours, Oxigraph's, OpenLink Virtuoso, and one that plays Wikidata's part."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg import pipeline, store
from kg.queries.values import Names
from kg.remote import Server, push

from ..conftest import CORPUS, TEXTS

HERE = Path(__file__).parent
LIMITS = {"seconds": 2, "rows": 4000, "size": 1_000_000, "memory": 64 * 2**20}
"""Small, so that a test can reach them."""
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 20
"""


@dataclass(frozen=True)
class Running:
    """A server process and where it answers."""

    url: str
    process: subprocess.Popen[str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def until(met: Callable[[], bool], seconds: float = 40) -> None:
    """Waits for something to come true."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def answers(url: str) -> bool:
    try:
        return bool(httpx.get(url, timeout=5, verify=False).status_code)  # no TLS here: its setup takes long
    except httpx.TransportError:
        return False


def ended(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


@contextmanager
def serving(source: Path, **limits: object) -> Iterator[Running]:
    """Our server over a file of N-Quads."""
    command = [sys.executable, str(HERE / "start.py"), str(source), json.dumps(LIMITS | limits)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, "it did not start"
        yield Running(address.rstrip("/"), process)
    finally:
        ended(process)


@contextmanager
def oxigraph_serving(folder: Path, *options: str) -> Iterator[Running]:
    """The server of Oxigraph, of the package `oxigraph`."""
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if binary is None:
        pytest.skip("the package oxigraph is not installed")
    url = f"http://127.0.0.1:{free_port()}"
    where = ["--location", str(folder), "--bind", url.removeprefix("http://"), "--timeout-s", "5", *options]
    command = [binary, "serve", *where]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    try:
        until(lambda: answers(url))
        yield Running(url, process)
    finally:
        ended(process)


@pytest.fixture(scope="session")
def _virtuoso_started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running | None]:
    """Started by the files that use it before their first test, because it takes its time to make a database.

    All its tests are slow; few have it.
    """
    binary = shutil.which("virtuoso-t")
    if binary is None or "KG_SLOW" not in os.environ:
        yield None
        return
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=port), encoding="ascii")
    command = [binary, "-f", "-c", "virtuoso.ini"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    try:
        yield Running(f"http://127.0.0.1:{port}", process)
    finally:
        process.kill()  # nothing in it is to be kept
        process.wait()


@pytest.fixture(scope="session")
def virtuoso(_virtuoso_started: Running | None) -> str:
    if _virtuoso_started is None:
        pytest.skip("the Debian package virtuoso-opensource is not installed")
    until(lambda: answers(f"{_virtuoso_started.url}/sparql"), 120)
    return _virtuoso_started.url


@pytest.fixture(scope="session")
def data() -> bytes:
    """All that the invented corpus says and what follows from it, as N-Quads."""
    known = pipeline.gather([CORPUS], TEXTS, lambda _: None)
    return store.nquads(known.asserted | known.inferred)


@pytest.fixture(scope="session")
def source(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "graph.nq"
    path.write_bytes(data)
    return path


@pytest.fixture(scope="session")
def served(source: Path) -> Iterator[Running]:
    """Our server over the invented corpus, with small limits."""
    with serving(source) as running:
        yield running


@pytest.fixture(scope="session")
def url(served: Running) -> str:
    return served.url


@pytest.fixture(scope="session")
def web(url: str) -> Iterator[httpx.Client]:
    """A client of our server."""
    with httpx.Client(base_url=url, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Oxigraph's server, whose default graph is not the union of the named ones."""
    with oxigraph_serving(tmp_path_factory.mktemp("oxigraph")) as running:
        yield running.url


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Virtuoso's, as installed; Oxigraph never asks."""
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")


def workers(process: subprocess.Popen[str]) -> dict[int, float]:
    """The CPU seconds that each worker of our server has used (Linux)."""
    found = {}
    for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split():
        try:
            fields = Path(f"/proc/{child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except FileNotFoundError:
            continue
        found[int(child)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


@pytest.fixture(scope="module")
def embedded(data: bytes) -> ox.Store:
    return store.engine(data)


@pytest.fixture(scope="module")
def names(embedded: ox.Store) -> Names:
    return Names(embedded)


@pytest.fixture(scope="module")
def on_virtuoso(virtuoso: str, data: bytes) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KG_STORE_USER", "dba")
        environment.setenv("KG_STORE_PASSWORD", "dba")
        with Server(virtuoso) as server:
            push(server, data)
            yield server
