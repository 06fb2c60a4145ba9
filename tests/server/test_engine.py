"""The pool of workers, without a server around it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from kg.server.engine import WORKERS, Engine
from kg.server.limits import Asked, Limits, Refused

from .conftest import SLOW
from .test_protocol import STATEMENTS


@pytest.fixture
def engine(source: Path, tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "graph.nq").write_bytes(source.read_bytes())
    with contextlib.closing(Engine(tmp_path / "graph.nq", Limits(seconds=0.5))) as found:
        found.start()
        yield found


def asked(engine: Engine, text: str) -> bytes | str:
    """The answer, or why there is none."""
    try:
        return engine.ask(Asked(text)).body
    except Refused as refused:
        return refused.reason


def test_a_graph_that_is_built_anew_meanwhile_is_not_mixed_with_the_one_served(engine: Engine, tmp_path: Path) -> None:
    """Workers that replace stopped ones would read the new graph, while the others hold the old one."""
    old = asked(engine, STATEMENTS)
    assert b'"11"' in old  # type: ignore[operator]
    (tmp_path / "new").write_bytes(b"")
    (tmp_path / "new").replace(tmp_path / "graph.nq")
    with ThreadPoolExecutor(WORKERS) as pool:
        stopped = set(pool.map(partial(asked, engine), [SLOW] * WORKERS))
        after = set(pool.map(partial(asked, engine), [STATEMENTS] * 20))
    anew = "the graph was built anew while the server ran: start the server again"
    assert stopped <= {"stopped: the query took longer than 0.5 s", anew}
    assert {anew} <= after <= {anew, old}
