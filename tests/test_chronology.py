"""What a statement's date allows, given when its source appeared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.chronology import statement_edtf, statement_span
from kg.dates import Span
from kg.model import Mode, Source, Statement

PUBLISHED = date(2031, 5, 4)
SOURCE = Source.model_validate(
    {
        "id": "doe-2031",
        "title": "Norland",
        "author": "jane-doe",
        "publisher": "harbour-review",
        "published": PUBLISHED,
        "language": "en",
        "url": "https://example.org/harbour",
        "body": {"first_paragraph": "Since", "last_paragraph": "What"},
    }
)


def statement(edtf: str | None = None, mode: Mode = Mode.ReportedSpeech) -> Statement:
    values: dict[str, Any] = {
        "id": "p01-x",
        "holder": "norland",
        "mode": mode,
        "proposition": "harbour-open",
        "stance": "Supports",
        "date": {"edtf": edtf} if edtf else None,
        "passage": {"start": 0, "end": 1},
    }
    return Statement.model_validate(values)


def test_a_date_of_its_own_is_taken_as_it_is() -> None:
    assert statement_edtf(statement("2030-05"), SOURCE) == "2030-05"
    assert statement_span(statement("2030-05"), SOURCE) == Span(date(2030, 5, 1), date(2030, 5, 31))


def test_without_a_date_it_was_some_time_up_to_publication() -> None:
    assert statement_edtf(statement(), SOURCE) == "[..2031-05-04]"
    assert statement_span(statement(), SOURCE) == Span(None, PUBLISHED)


def test_without_a_date_a_judgement_of_the_author_is_of_the_day_of_publication() -> None:
    judged = statement(mode=Mode.AuthorAssessment)
    assert statement_edtf(judged, SOURCE) == "2031-05-04"
    assert statement_span(judged, SOURCE) == Span(PUBLISHED, PUBLISHED)


def test_a_judgement_of_the_author_with_a_date_keeps_it() -> None:
    assert statement_edtf(statement("2029", Mode.AuthorAssessment), SOURCE) == "2029"


@pytest.mark.parametrize(
    ("edtf", "first", "throughout"),
    [
        ("2031-05", date(2031, 5, 1), False),  # the month of publication was not over
        ("2031", date(2031, 1, 1), False),
        ("2030/..", date(2030, 1, 1), True),  # still so when the source appeared
        ("2030/2035", date(2030, 1, 1), True),
        ("[2030..]", date(2030, 1, 1), False),
        ("../..", None, True),
    ],
)
def test_a_source_vouches_for_nothing_after_its_publication(edtf: str, first: date | None, throughout: bool) -> None:
    assert statement_span(statement(edtf), SOURCE) == Span(first, PUBLISHED, throughout)


def test_what_was_over_before_publication_keeps_its_end() -> None:
    assert statement_span(statement("2029/2030"), SOURCE) == Span(date(2029, 1, 1), date(2030, 12, 31), True)


def test_what_is_announced_for_later_keeps_its_own_days() -> None:
    """Capping it would make it end before it begins."""
    assert statement_span(statement("2032-03"), SOURCE) == Span(date(2032, 3, 1), date(2032, 3, 31))


def test_a_span_never_ends_before_it_begins_even_if_it_is_open_and_in_the_future() -> None:
    found = statement_span(statement("2032/.."), SOURCE)
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
