"""Dates as the Extended Date/Time Format (EDTF, ISO 8601-2) and the days they allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from math import isinf
from time import struct_time
from typing import Any


@dataclass(frozen=True)
class Span:
    """The first and the last possible day; None where EDTF leaves that end open.

    `throughout` tells an interval (`a/b`: from a to b) from a day somewhere in the span (`2023-02`, `[a..b]`).
    """

    earliest: date | None
    latest: date | None
    throughout: bool = False


@cache
def span(edtf: str) -> Span:
    """The days an EDTF string allows; ValueError where it is not EDTF, or ends before it begins.

    Remembered, because the parser takes some 10 ms a date and the same dates recur.
    """
    try:
        parsed = _parse(edtf)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except OverflowError:
        raise ValueError("a year beyond any calendar") from None
    if earliest and latest and latest < earliest:
        raise ValueError("the date ends before it begins")
    return Span(earliest, latest, throughout="/" in edtf)


def _parse(edtf: str) -> Any:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    if edtf.startswith("/") or edtf.endswith("/"):
        raise ValueError("an open end is written '..' (EDTF: 2023-05/..)")
    try:
        return parse_edtf(edtf)
    except EDTFParseException:
        raise ValueError("not a date in EDTF (like 2023-02, 2019/2021-11, 2023-05/..)") from None


def _day(moment: struct_time | float) -> date | None:
    if isinstance(moment, float):
        assert isinf(moment)
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
