"""The same named queries give the same rows in memory, on `kg serve`, on Oxigraph's server and on OpenLink Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import queries, resources
from kg.iris import resource
from kg.queries import Rows
from kg.queries.named import read
from kg.queries.run import Cell, bound, with_prefixes
from kg.queries.values import Names
from kg.remote import Server, push

pytestmark = pytest.mark.usefixtures("_virtuoso_started")
ENGINES = pytest.mark.parametrize(
    "engine", ["on_ours", "on_oxigraph", pytest.param("on_virtuoso", marks=pytest.mark.slow)]
)
SAMPLES = {
    "actor": "Norland",
    "date": "2030-01-01",
    "event": "harbour-conference-2030",
    "mode": "DirectQuotation",
    "proposition": "harbour-open",
    "resource": resource("actor", "minister-of-norland"),
    "source": "doe-2031",
    "text": "fr",
    "topic": "arms-control",
    "treaty": "harbour-pact",
}
"""A value for a parameter of each kind."""
LISTS = {"parties", "suspended_by"}
"""Columns that GROUP_CONCAT makes, in whatever order an engine likes."""
OTHERS = " and others"
FILES = sorted([*resources.QUERIES.glob("*.rq"), *(resources.QUERIES / "verify").glob("*.rq")])


def cases() -> Iterator[tuple[Path, dict[str, str]]]:
    """Each query without parameters, with each alone, and with all."""
    for path in FILES:
        values = {p.name: SAMPLES[p.kind] for p in read(path).parameters}
        alone: list[dict[str, str]] = [{name: value} for name, value in values.items()]
        yield from ((path, given) for given in [{}, *alone, *([values] if len(values) > 1 else [])])


def identified(value: object) -> str:
    return value.stem if isinstance(value, Path) else ",".join(value) if isinstance(value, dict) else str(value)


@pytest.fixture(scope="module")
def on_oxigraph(oxigraph: str, data: bytes) -> Iterator[Server]:
    with Server(oxigraph) as server:
        push(server, data)
        yield server


@pytest.fixture(scope="module")
def on_ours(url: str) -> Iterator[Server]:
    with Server(url) as server:
        yield server


def value(column: str, cell: Cell) -> object:
    """A term so that equal values are equal: numbers by value, dates and IRIs by text, made lists without order."""
    if cell is None or isinstance(cell, ox.Triple):
        return cell
    if column in LISTS:
        # Whichever comes last says that there are others.
        return cell.value.endswith(OTHERS), frozenset(cell.value.removesuffix(OTHERS).split(", "))
    if isinstance(cell, ox.Literal) and not cell.language:
        try:
            return Decimal(cell.value)
        except InvalidOperation:
            return cell.value
    return str(cell)


def normal(rows: Rows) -> tuple[tuple[str, ...], frozenset[tuple[object, ...]]]:
    return rows.columns, frozenset(tuple(map(value, rows.columns, row)) for row in rows.rows)


@ENGINES
@pytest.mark.parametrize(("path", "given"), list(cases()), ids=identified)
def test_the_rows_are_the_same(
    request: pytest.FixtureRequest, embedded: ox.Store, names: Names, engine: str, path: Path, given: dict[str, str]
) -> None:
    text = bound(read(path), given, names)
    here = queries.run(embedded, text)
    there = request.getfixturevalue(engine).select(text)
    assert isinstance(here, Rows)
    assert normal(there) == normal(here)


def test_every_query_is_asked_with_every_parameter() -> None:
    asked = {(path.stem, name) for path, given in cases() for name in given}
    declared = {(q.name, p.name) for q in map(read, FILES) for p in q.parameters}
    assert asked == declared


def test_the_comparison_sees_a_difference(embedded: ox.Store, on_oxigraph: Server) -> None:
    def ask(number: str) -> str:
        return f"SELECT (SUM(?n) AS ?sum) WHERE {{ VALUES ?n {{ {number} 2 }} }}"

    texts = ("1", "1.0", "2")
    found = [normal(queries.run(embedded, ask(n))) for n in texts]  # type: ignore[arg-type]
    there = [normal(on_oxigraph.select(ask(n))) for n in texts]
    assert [(i, j) for i, j in product(range(3), repeat=2) if found[i] == there[j]] == [
        (0, 0), (0, 1), (1, 0), (1, 1), (2, 2)
    ]  # fmt: skip


@ENGINES
def test_a_text_query_of_ones_own_sees_the_union(
    request: pytest.FixtureRequest, embedded: ox.Store, engine: str
) -> None:
    """Oxigraph's server and others show an empty default graph; there our graphs are named in the request."""
    ask = with_prefixes("SELECT ?s ?g WHERE { ?s a eso:Statement . GRAPH ?g { ?s eso:holder ?h } }")
    here = normal(queries.run(embedded, ask))  # type: ignore[arg-type]
    assert normal(request.getfixturevalue(engine).select(ask)) == here
