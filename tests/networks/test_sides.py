"""Actors tied by agreement and conflict."""

from __future__ import annotations

from typing import Any

import pytest

from kg import networks
from kg.iris import ID
from tests.pages import sample
from tests.pages.sample import Said


def tied(*statements: Said) -> dict[tuple[str, str, str], dict[str, Any]]:
    graph = networks.network("sides", sample.dataset(statements))
    short = networks.local
    return {(short(u)[6:], d["relation"], short(v)[6:]): d for u, v, d in graph.edges(data=True)}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Q+", "R+", networks.AGREES),
        ("Q-", "Q-", networks.AGREES),
        ("Q+", "Q?", networks.AGREES),
        ("Q+", "A-", networks.DISAGREES),
        ("Q+", "Q~", None),
        ("Q~", "Q~", None),
    ],
)
def test_stances_on_one_proposition_tie(one: str, other: str, relation: str | None) -> None:
    found = tied(Said("norland", one, "toll-abolished"), Said("sudland", other, "toll-abolished"))
    assert set(found) == ({("norland", relation, "sudland")} if relation else set())


def test_support_of_what_conflicts_opposes() -> None:
    found = tied(Said("westmark", "Q+", "harbour-stays-open"), Said("norland", "Q+", "harbour-closed"))
    (data,) = found.values()
    assert set(found) == {("norland", networks.DISAGREES, "westmark")}
    assert [networks.local(data["ties"][0][end]) for end in ("proposition", "against")] == [
        "proposition/harbour-closed",
        "proposition/harbour-stays-open",
    ]


def test_to_oppose_both_of_a_conflict_is_no_tie() -> None:
    assert not tied(Said("westmark", "Q-", "harbour-stays-open"), Said("norland", "Q-", "harbour-closed"))


def test_what_was_given_up_before_the_other_began_does_not_tie() -> None:
    graph = networks.network("sides", sample.dataset())
    pair = (f"{ID}actor/admiral-berg", f"{ID}actor/minister-of-norland")
    ties = [t for _, _, d in graph.edges(data=True) if d["relation"] == networks.AGREES for t in d["ties"]]
    shared = f"{ID}proposition/shared-fleet"
    assert not [
        t for t in ties if t["proposition"] == shared and "opposes" in t["first"] + t["second"] and "berg" in t["id"]
    ]
    assert graph.has_edge(*pair)


def test_a_period_begins_with_the_later_of_the_two() -> None:
    found = tied(
        Said("norland", "Q+", "toll-abolished", "2030-01-01"), Said("sudland", "Q+", "toll-abolished", "2029-01-01")
    )
    assert found["norland", networks.AGREES, "sudland"]["from"] == "2030-01-01"
    found = tied(Said("norland", "Q+", "toll-abolished", "2030-01-01"), Said("sudland", "Q+", "toll-abolished"))
    (data,) = found.values()
    assert (data["from"], data["ties"][0]["dated"]) == ("", False)


def test_one_holder_alone_has_no_tie_with_itself() -> None:
    assert not tied(Said("norland", "Q+", "harbour-stays-open"), Said("norland", "Q+", "harbour-closed"))


def test_the_network_behind_has_every_position() -> None:
    behind = networks.behind(networks.network("sides", sample.dataset()))
    whole = networks.network("holders", sample.dataset())
    held = [(u, v, k) for u, v, k, d in whole.edges(keys=True, data=True) if d["relation"] == networks.HOLDS]
    assert sorted(behind.edges(keys=True)) == sorted(held)


@pytest.mark.parametrize("format_", networks.FORMATS)
def test_same_graph_same_bytes(format_: str) -> None:
    one, other = (networks.network("sides", sample.dataset()) for _ in range(2))
    assert networks.FORMATS[format_](one) == networks.FORMATS[format_](other)
