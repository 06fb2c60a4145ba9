"""EDTF strings and the days they allow."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.dates import Span, span

few = settings(max_examples=20, deadline=None)  # parsing EDTF takes milliseconds

ALLOWED = {
    # a point: one day somewhere in the span
    "2031-05-04": ("2031-05-04", "2031-05-04"),
    "2031-02": ("2031-02-01", "2031-02-28"),
    "2032-02": ("2032-02-01", "2032-02-29"),
    "2031": ("2031-01-01", "2031-12-31"),
    "203X": ("2030-01-01", "2039-12-31"),
    "2031~": ("2031-01-01", "2031-12-31"),
    "[2030-11..2030-12]": ("2030-11-01", "2030-12-31"),
    "[..2031-05-04]": (None, "2031-05-04"),
    "[2031-05..]": ("2031-05-01", None),
}
THROUGHOUT = {
    # an interval: from its first day to its last
    "2029/2031-11": ("2029-01-01", "2031-11-30"),
    "2031-05-04/2031-05-06": ("2031-05-04", "2031-05-06"),
    "2031-05/..": ("2031-05-01", None),
    "../2031-05": (None, "2031-05-31"),
    "../..": (None, None),
}
REFUSED = {
    "": "not a date in EDTF",
    "last May": "not a date in EDTF",
    "May 2031": "not a date in EDTF",
    "2031-13": "not a date in EDTF",
    "2031-00": "not a date in EDTF",
    "2031-02-30": "not a date in EDTF",
    "20310504": "not a date in EDTF",
    "2031-W18": "not a date in EDTF",
    "2031-02-29": "out of range",
    "0000": "out of range",
    "Y17000": "out of range",
    "2031/2029": "ends before it begins",
    "[2031..2029]": "ends before it begins",
    "2031-05/": "an open end is written",
    "/2031": "an open end is written",
}


def days(first: str | None, last: str | None, throughout: bool) -> Span:
    earliest, latest = (date.fromisoformat(end) if end else None for end in (first, last))
    return Span(earliest, latest, throughout)


@pytest.mark.parametrize(("edtf", "ends"), ALLOWED.items())
def test_a_date_is_a_day_somewhere_in_its_span(edtf: str, ends: tuple[str | None, str | None]) -> None:
    assert span(edtf) == days(*ends, throughout=False)


@pytest.mark.parametrize(("edtf", "ends"), THROUGHOUT.items())
def test_an_interval_lasts_throughout(edtf: str, ends: tuple[str | None, str | None]) -> None:
    assert span(edtf) == days(*ends, throughout=True)


@pytest.mark.parametrize(("edtf", "why"), REFUSED.items())
def test_what_is_no_date_is_refused_with_the_reason(edtf: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        span(edtf)


@pytest.mark.parametrize("edtf", ["Y17E30", "Y-17E40", "Y" + "9" * 40])
def test_years_beyond_any_calendar_are_refused_like_other_nonsense(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        span(edtf)


@few
@given(st.dates())
def test_a_day_is_its_own_span(day: date) -> None:
    assert span(day.isoformat()) == Span(day, day)


@few
@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_spans_its_first_to_its_last_day(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert span(f"{year:04}-{month:02}") == Span(date(year, month, 1), date(year, month, last))


@few
@given(st.dates(), st.dates())
def test_an_interval_of_days_keeps_both_ends_or_is_refused(first: date, last: date) -> None:
    edtf = f"{first}/{last}"
    if first <= last:
        assert span(edtf) == Span(first, last, throughout=True)
    else:
        with pytest.raises(ValueError, match="before it begins"):
            span(edtf)


@few
@given(st.text(alphabet="0123456789-/.~?XY[]{},T", max_size=14))
def test_any_other_text_is_a_value_error_and_nothing_else(text: str) -> None:
    try:
        found = span(text)
    except ValueError:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
