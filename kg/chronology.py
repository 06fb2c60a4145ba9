"""What a statement's date allows, given when its source appeared."""

from __future__ import annotations

from datetime import date

from kg.dates import Span, span
from kg.model import Mode, Source, Statement


def statement_edtf(statement: Statement, source: Source) -> str:
    """The statement's date as EDTF.

    Without a date of its own, a judgement of the author is of the day of publication, and anything else happened
    some time up to that day.
    """
    if statement.date:
        return statement.date.edtf
    published = source.published.isoformat()
    return published if statement.mode is Mode.AuthorAssessment else f"[..{published}]"


def statement_span(statement: Statement, source: Source) -> Span:
    """First and last possible day; a source vouches for nothing later than its publication."""
    found = span(statement_edtf(statement, source))
    return Span(found.earliest, _capped(found, source.published), found.throughout)


def _capped(found: Span, published: date) -> date:
    if found.earliest and found.earliest > published:
        return found.latest or found.earliest
    return min(found.latest or published, published)
