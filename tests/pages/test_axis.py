"""Days on an axis."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pages.axis import axis

DAYS = st.lists(st.dates(date(1850, 1, 1), date(2150, 12, 31)).map(date.isoformat), min_size=1, max_size=12)


@given(DAYS, st.booleans())
def test_later_is_further_right_and_all_is_on_it(days: list[str], even: bool) -> None:
    scale = axis(days, 10.0, 5000.0, even)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(10 <= x <= 5011 for x in places)


def test_empty_stretches_are_cut_and_busy_years_are_wide() -> None:
    scale = axis(["2001-05-05", *["2010-01-01"] * 9, "2012-01-01"], 0.0, 400.0)
    runs = [(s.first, s.last, s.cut) for s in scale.stretches]
    assert runs == [
        (2001, 2001, False),
        (2002, 2009, True),
        (2010, 2010, False),
        (2011, 2011, False),
        (2012, 2012, False),
    ]
    widths = {s.first: s.width for s in scale.stretches}
    assert widths[2010] > 2 * widths[2001] > 2 * widths[2002]
    assert sum(widths.values()) == pytest.approx(400, abs=0.5)


def test_an_even_axis_cuts_nothing() -> None:
    scale = axis(["2001-05-05", "2010-01-01"], 0.0, 100.0, even=True)
    assert [s.width for s in scale.stretches] == [10.0] * 10


def test_days_outside_stand_at_the_ends() -> None:
    scale = axis(["2001-05-05", "2002-01-01"], 50.0, 100.0)
    assert (scale.x("1999-01-01"), scale.x("2050-01-01")) == (50.0, 150.0)
    assert axis([], 0.0, 10.0).x("2001-01-01") == 0.0
