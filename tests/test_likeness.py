"""How alike names are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.likeness import REORDERED, Index, likeness, words


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Harbour Pact", "harbour  PACT", 1, 1),
        ("Élysée—Treaty", "elysee treaty", 1, 1),
        ("Doe, Jane", "Jane Doe", REORDERED, REORDERED),
        ("Norland", "Nordland", 0.9, 0.99),
        ("Pact I", "Pact II", 0, 0.8),
        ("Conference 2023", "Conference 2024", 0, 0.8),
        ("Conference", "Conference 2024", 0, 0.8),
        ("Norland", "Sudland", 0, 0.8),
        ("Norland", "", 0, 0),
    ],
)
def test_names_are_as_alike_as_a_reader_would_say(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_one_only_for_the_same_words(one: str, other: str) -> None:
    alike = likeness(one, other)
    assert 0 <= alike <= 1
    assert alike == likeness(other, one)
    assert (alike == 1) == (words(one) == words(other))


@given(st.lists(st.text(max_size=10), max_size=8), st.text(max_size=10), st.floats(0.5, 1))
def test_an_index_finds_what_comparing_each_name_finds(names: list[str], sought: str, least: float) -> None:
    index = Index((name, number) for number, name in enumerate(names))
    found = {number: match.likeness for number, match in index.like(sought, least).items()}
    each = {number: likeness(sought, name) for number, name in enumerate(names) if words(name) and words(sought)}
    assert found == {number: pytest.approx(alike) for number, alike in each.items() if alike >= least}


def test_an_index_tells_the_likest_name_of_a_thing() -> None:
    found = Index([("Harbour League", "h"), ("HL", "h"), ("Harbour Leagues", "h")]).like("harbour leagues", 0.6)
    assert (found["h"].name, found["h"].likeness) == ("Harbour Leagues", 1)
