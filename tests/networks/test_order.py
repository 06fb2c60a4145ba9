"""Treaties, documents, institutions, and what is in force on a day."""

from __future__ import annotations

import pytest

from kg.networks.order import Item, order
from kg.pages.ordering import among, status
from tests.pages import sample


@pytest.fixture(scope="module")
def items() -> dict[str, Item]:
    return {item.id: item for item in order(sample.dataset())}


def test_instruments_by_sort_and_signature_then_institutions(items: dict[str, Item]) -> None:
    assert list(items) == [
        "treaty/toll-treaty",
        "treaty/harbour-pact",
        "treaty/unborn-treaty",
        "treaty/strait-declaration",
        "actor/harbour-union",
    ]


def test_acts_say_what_was_done_by_whom(items: dict[str, Item]) -> None:
    acts = [(a.kind, a.day, [n["en"] for n in a.by]) for a in items["treaty/harbour-pact"].acts]
    assert acts[0] == ("Signature", "1990-03-01", ["Norland", "Sudland"])
    assert acts[-1] == ("Withdrawal", "2029-12-31", ["Sudland"])


def test_facts_name_their_references(items: dict[str, Item]) -> None:
    (reference,) = items["treaty/harbour-pact"].references
    assert (reference.title, reference.publisher) == ("Almanac <1>", "Harbour Press")


@pytest.mark.parametrize(
    ("item", "day", "expected", "number"),
    [
        ("treaty/harbour-pact", "1990-02-28", "none", 0),
        ("treaty/harbour-pact", "1990-03-01", "signed", 0),
        ("treaty/harbour-pact", "1991-01-01", "in-force", 2),
        ("treaty/harbour-pact", "2029-12-31", "in-force", 3),
        ("treaty/harbour-pact", "2030-01-01", "in-force", 2),
        ("treaty/toll-treaty", "2001-01-01", "ended", 2),
        ("treaty/toll-treaty", "1975-05-05", "signed", 1),
        ("treaty/unborn-treaty", "2031-01-01", "signed", 0),
        ("treaty/strait-declaration", "2010-10-10", "in-effect", 2),
        ("actor/harbour-union", "1994-12-31", "none", 0),
        ("actor/harbour-union", "2030-01-31", "members", 2),
        ("actor/harbour-union", "2030-02-01", "members", 1),
    ],
)
def test_status_and_number_on_a_day(items: dict[str, Item], item: str, day: str, expected: str, number: int) -> None:
    assert (status(items[item], day), len(among(items[item], day))) == (expected, number)


def test_nothing_gives_nothing() -> None:
    from rdflib import Dataset

    assert order(Dataset(default_union=True)) == []
