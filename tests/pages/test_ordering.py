"""What an institution is on a day."""

from __future__ import annotations

import pytest

from kg.networks.order import Item, Part
from kg.pages.ordering import _end, status

NAME = {"en": "League of Harbours", "fr": "Ligue des ports"}


def league(*until: str) -> Item:
    parts = tuple(Part(f"actor/{n}", NAME, "1995-01-01", day) for n, day in enumerate(until))
    return Item("actor/league", "Institution", NAME, NAME, "", "", "", False, parts, (), ())


@pytest.mark.parametrize(("day", "found"), [("1990-05-01", "none"), ("2010-05-01", "members"), ("2020-05-01", "ended")])
def test_an_institution_has_ended_when_the_last_member_has_left(day: str, found: str) -> None:
    assert status(league("2008-01-01", "2011-06-30"), day) == found


def test_its_last_day_is_known_when_all_have_left() -> None:
    assert _end(league("2008-01-01", "2011-06-30")) == "2011-06-30"
    assert _end(league("2008-01-01", "")) == ""
    assert _end(league()) == ""
