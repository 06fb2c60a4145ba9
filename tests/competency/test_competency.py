"""What a reader of the article would answer: for each question rows that must come and rows that must not.

Each `*.yaml` beside this file holds the cases of the named query it is called after. Cells are compared by the last
part of their IRI; a row of a case names only the columns it is about.
"""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from kg import queries, resources, store
from kg.pipeline import Knowledge
from kg.queries import render
from kg.queries.run import bound
from kg.queries.values import Names

HERE = Path(__file__).parent
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['question']}")
    for path in sorted(HERE.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def engine(knowledge: Knowledge) -> ox.Store:
    """The graph of the project's own sources."""
    return store.engine(store.nquads(knowledge.asserted | knowledge.inferred))


def params(case: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in case.get("params", {}).items()}


def rows(engine: ox.Store, name: str, given: dict[str, str]) -> list[dict[str, str]]:
    answer = queries.run(engine, bound(queries.find(resources.QUERIES, name), given, Names(engine)))
    assert isinstance(answer, queries.Rows)
    return [{c: short(render.plain(cell)) for c, cell in zip(answer.columns, row, strict=True)} for row in answer.rows]


def short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if text.startswith("https://w3id.org/eso-kg/") else text


def holds(row: dict[str, str], wanted: dict[str, Any]) -> bool:
    return all(row[column] == ("" if value is None else str(value)) for column, value in wanted.items())


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_reader_of_the_article_would_agree(engine: ox.Store, name: str, case: dict[str, Any]) -> None:
    found = rows(engine, name, params(case))
    missing = [w for w in case.get("must", []) if not any(holds(row, w) for row in found)]
    wrong = [w for w in case.get("must_not", []) if any(holds(row, w) for row in found)]
    assert not missing, f"not among {len(found)} rows: {missing}"
    assert not wrong, f"must not come: {wrong}"
    if "count" in case:
        assert len(found) == case["count"]


def test_no_question_takes_a_tenth_of_a_second(engine: ox.Store) -> None:
    """Of computing in the engine: an answer is due 300 ms after the command, and Python's start takes most of them."""
    names, slow = Names(engine), []
    for name, case in (param.values for param in CASES):
        sparql = bound(queries.find(resources.QUERIES, name), params(case), names)
        if seconds(engine, sparql) > 0.1 and seconds(engine, sparql) > 0.1:
            slow.append(f"{name}: {case['question']}")
    assert slow == []


def seconds(engine: ox.Store, sparql: str) -> float:
    started = process_time()
    queries.run(engine, sparql)
    return process_time() - started


def test_every_named_query_has_cases_both_ways() -> None:
    by_query: dict[str, list[dict[str, Any]]] = {}
    for path in HERE.glob("*.yaml"):
        by_query[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(by_query) == set(queries.names(resources.QUERIES))
    for name, cases in by_query.items():
        assert any(c.get("must") for c in cases), f"{name} has no row that must come"
        assert any(c.get("must_not") for c in cases), f"{name} has no row that must not"
