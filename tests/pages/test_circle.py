"""Names beside the circle of actors."""

from __future__ import annotations

import pytest

from kg.networks import network
from kg.pages import Site
from kg.pages.circle import LETTERS, halves, view
from kg.pages.tables import named
from tests.pages import sample


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Norland", ["Norland"]),
        ("Some partners of the Minister of Norland", ["Some partners of the", "Minister of Norland"]),
        ("Ministers (author of the report)", ["Ministers (author", "of the report)"]),
        ("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschifffahrtsgesellschaft"]),
        ("x" * LETTERS, ["x" * LETTERS]),
    ],
)
def test_a_long_name_stands_on_two_lines(name: str, lines: list[str]) -> None:
    assert halves(name) == lines


def test_only_an_author_is_named_as_such() -> None:
    label = {"en": "Ann Doe", "fr": "Ann Doe"}
    assert named({"label": label, "author": True})["en"] == "Ann Doe (author)"
    assert named({"label": label, "author": False}) == label


def test_the_card_counts_the_actors_that_are_drawn() -> None:
    card = view(network("sides", sample.dataset()), Site("0.0.1"))
    drawn = card.page.decode().count('class="item who"')
    assert dict(card.numbers)["n-tied"] == drawn < len(sample.ACTORS)
