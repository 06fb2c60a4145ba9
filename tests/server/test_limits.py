"""What a query may cost, and that nothing of it is left once it has cost that."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.server.engine import WAITING, WORKERS

from .conftest import SLOW, Running, serving, until, workers
from .test_protocol import STATEMENTS, count, refused

SORTED = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def idle(server: Running) -> bool:
    before = workers(server.process)
    time.sleep(0.4)
    after = workers(server.process)
    return all(after[worker] - before.get(worker, 0) < 0.2 for worker in after)


@pytest.fixture(scope="module")
def patient(source: Path) -> Iterator[Running]:
    """A server whose queries may take a minute."""
    with serving(source, seconds=60) as running:
        yield running


class TestTime:
    """Oxigraph's own limit reaches neither counting nor sorting; ours ends the process."""

    def test_runs_out_with_a_reason_and_leaves_nothing_running(self, web: httpx.Client, served: Running) -> None:
        start = time.monotonic()
        refused(web.get("/sparql", params={"query": SLOW}), 504, "longer than 2 s")
        assert time.monotonic() - start < 4
        until(lambda: idle(served), 10)


class TestSize:
    def test_of_memory(self, web: httpx.Client) -> None:
        refused(web.get("/sparql", params={"query": SORTED}), 422, "more than 64 MB of memory")
        assert count(web.get("/sparql", params={"query": STATEMENTS})) == 11

    def test_of_rows(self, web: httpx.Client) -> None:
        every = "SELECT (1 AS ?one) WHERE { ?s ?p ?o . ?o ?q ?r }"
        refused(web.get("/sparql", params={"query": f"{every} LIMIT 4001"}), 422, "more than 4,000 rows", "LIMIT")
        for short in ("json", "csv"):
            asked = {"query": f"{every} LIMIT 4000", "format": short}
            assert web.get("/sparql", params=asked).status_code == 200
        refused(web.get("/sparql", params={"query": f"{every} LIMIT 4001", "format": "csv"}), 422, "4,000")

    def test_of_triples(self, web: httpx.Client) -> None:
        every = "CONSTRUCT { ?s ?p ?r } WHERE { ?s ?p ?o . ?o ?q ?r }"
        refused(web.get("/sparql", params={"query": every}), 422, "more than 4,000 rows or triples")

    def test_of_bytes(self, web: httpx.Client) -> None:
        wide = "SELECT * WHERE { ?s ?p ?o . ?s ?q ?r . ?s ?t ?u } LIMIT 4000"
        refused(web.get("/sparql", params={"query": wide}), 422, "1,000,000 bytes")


class TestCompany:
    def test_many_at_once_all_get_their_answers(self, web: httpx.Client) -> None:
        with ThreadPoolExecutor(12) as pool:
            asked = [pool.submit(web.get, "/sparql", params={"query": STATEMENTS}) for _ in range(60)]
            assert [count(answer.result()) for answer in asked] == [11] * 60

    def test_a_slow_query_holds_up_nobody(self, web: httpx.Client) -> None:
        with ThreadPoolExecutor(1) as pool:
            slow = pool.submit(web.get, "/sparql", params={"query": SLOW})
            start = time.monotonic()
            while not slow.done() and time.monotonic() - start < 0.5:
                assert count(web.get("/sparql", params={"query": STATEMENTS})) == 11
            assert not slow.done()
            refused(slow.result(), 504)

    def test_of_who_has_left_is_not_kept(self, patient: Running) -> None:
        """The query ends with its asker, long before its time."""
        with socket.create_connection(("127.0.0.1", int(patient.url.rpartition(":")[2]))) as gone:
            gone.sendall(f"GET /sparql?query={quote(SLOW)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            until(lambda: max(workers(patient.process).values(), default=0) > 0.5, 20)
            (busy,) = [pid for pid, used in workers(patient.process).items() if used > 0.5]
        until(lambda: busy not in workers(patient.process), 5)

    def test_a_crowd_is_sent_away_and_told_when_to_return(self, patient: Running) -> None:
        """Whoever has a place waits in vain for a second; whoever has none is told at once."""
        crowd = WAITING + WORKERS + 4
        with ThreadPoolExecutor(crowd) as pool:
            ask = partial(httpx.get, f"{patient.url}/sparql", params={"query": SLOW}, timeout=1)
            asked = [pool.submit(ask) for _ in range(crowd)]
            answers = [answer.result() for answer in asked if not isinstance(answer.exception(), httpx.TransportError)]
        assert answers
        for answer in answers:
            refused(answer, 503, "too many queries at once")
            assert answer.headers["retry-after"] == "5"
