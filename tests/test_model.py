"""The format field by field: what an object of the model refuses, and that it never changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from kg.model import (
    Actor,
    CodingFile,
    Membership,
    Names,
    Passage,
    Proposition,
    Source,
    Stance,
    Statement,
    Text,
    words,
)

LABEL = {"en": "Norland", "fr": "Norlande"}
BY_WORDS = {"paragraph": 2, "first": "The harbour", "last": "stays open"}
STATEMENT: dict[str, Any] = {
    "id": "p02-harbour",
    "holder": "norland",
    "mode": "ReportedSpeech",
    "proposition": "harbour-open",
    "stance": "Supports",
    "passage": BY_WORDS,
}
SOURCE: dict[str, Any] = {
    "id": "doe-2031",
    "title": "Norland and the Harbour Pact",
    "author": "jane-doe",
    "publisher": "harbour-review",
    "published": "2031-05-04",
    "language": "en",
    "url": "https://example.org/harbour",
    "body": {"first_paragraph": "Since", "last_paragraph": "What comes next"},
}


def refusal(kind: type[BaseModel], values: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as error:
        kind.model_validate(values)
    (only,) = error.value.errors()
    return str(only["msg"])


@pytest.mark.parametrize("text", ["", " ", "“…”", "—"])
def test_marks_and_spaces_are_no_words(text: str) -> None:
    assert words(text) == []


def test_words_are_counted_as_the_check_for_copied_text_counts_them() -> None:
    assert words("Norland’s well-known “pact”") == ["Norland", "s", "well", "known", "pact"]


@pytest.mark.parametrize("slug", ["norland", "a", "2", "p02-harbour-open", "x-1-y"])
def test_an_id_is_a_slug(slug: str) -> None:
    assert Actor.model_validate({"id": slug, "kind": "State", "label": LABEL}).id == slug


@pytest.mark.parametrize("slug", ["", "Norland", "a_b", "a--b", "-a", "a-", "é", "a b", "a/b", "a\n", "²", "٢"])
def test_what_is_no_slug_is_refused(slug: str) -> None:
    assert "an id is made of" in refusal(Actor, {"id": slug, "kind": "State", "label": LABEL})


@settings(deadline=None)
@given(st.text(max_size=8))
def test_an_id_can_stand_in_an_iri_as_it_is(slug: str) -> None:
    try:
        Actor.model_validate({"id": slug, "kind": "State", "label": LABEL})
    except ValidationError:
        return
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize("quoted", ["one", "one two three four five", "“well-known pact”, Norland’s"])
def test_up_to_five_words_may_be_quoted(quoted: str) -> None:
    assert Statement.model_validate({**STATEMENT, "term": quoted}).term == quoted


@pytest.mark.parametrize(
    ("quoted", "number"), [("", 0), ("“…”", 0), ("one two three four five six", 6), ("a-b-c-d-e-f", 6)]
)
def test_no_words_or_more_than_five_are_refused(quoted: str, number: int) -> None:
    assert f"not {number}" in refusal(Statement, {**STATEMENT, "term": quoted})
    assert f"not {number}" in refusal(Passage, {**BY_WORDS, "first": quoted})
    assert f"not {number}" in refusal(Passage, {**BY_WORDS, "last": quoted})
    assert f"not {number}" in refusal(Source, {**SOURCE, "headings": [quoted]})


@pytest.mark.parametrize("text", [{"en": "Norland"}, {"fr": "Norlande"}, {"en": "", "fr": "x"}, {"en": " ", "fr": "x"}])
def test_a_label_needs_both_languages(text: dict[str, str]) -> None:
    refusal(Text, text)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_text_holds_nothing_that_xml_cannot_write(character: str) -> None:
    """YAML escapes can write it; graph.rdf would not be well-formed."""
    refusal(Text, {"en": f"Nor{character}land", "fr": "Norlande"})
    refusal(Statement, {**STATEMENT, "term": f"dead{character} letter"})


@pytest.mark.parametrize("day", ["2031-02-30", "2031-5-4", "20310504", "4 May 2031", "", "1920-13-01", "1735689600"])
def test_a_day_is_written_in_full(day: str) -> None:
    refusal(Source, {**SOURCE, "published": day})


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org/x", "javascript:alert(1)", "https://"])
def test_an_address_is_an_address_of_the_web(url: str) -> None:
    refusal(Source, {**SOURCE, "url": url})


@pytest.mark.parametrize("kind", ["Person", "State", "Institution"])
def test_only_a_collective_lists_members(kind: str) -> None:
    values = {"id": "allies", "label": LABEL, "members": ["norland"]}
    assert Actor.model_validate({**values, "kind": "Collective"}).members == ("norland",)
    assert "only a Collective" in refusal(Actor, {**values, "kind": kind})


def test_a_proposition_has_a_topic() -> None:
    refusal(Proposition, {"id": "harbour-open", "label": LABEL, "topics": []})


@pytest.mark.parametrize("passage", [BY_WORDS, {"start": 0, "end": 12}])
def test_a_passage_is_given_by_words_or_by_offsets(passage: dict[str, Any]) -> None:
    assert Passage.model_validate(passage)


@pytest.mark.parametrize(
    "passage",
    [
        {},
        {"start": 3},
        {"end": 3},
        {"first": "The harbour", "last": "open"},
        {"paragraph": 2, "first": "The harbour"},
        {**BY_WORDS, "start": 3},
        {**BY_WORDS, "start": 3, "end": 5},
        {"start": 3, "end": 5, "paragraph": 1},
    ],
)
def test_not_by_both_nor_by_half(passage: dict[str, Any]) -> None:
    assert "either paragraph" in refusal(Passage, passage)


@pytest.mark.parametrize("offsets", [{"start": -1, "end": 5}, {"start": 0, "end": 0}, {"start": 1.5, "end": 3}])
def test_offsets_count_from_zero(offsets: dict[str, Any]) -> None:
    refusal(Passage, offsets)


@pytest.mark.parametrize("stance", Stance)
def test_a_condition_goes_with_the_conditional_stance_and_only_with_it(stance: Stance) -> None:
    bare, conditional = {**STATEMENT, "stance": stance}, {**STATEMENT, "stance": stance, "condition": "peace"}
    allowed, refused = (conditional, bare) if stance is Stance.SupportsConditionally else (bare, conditional)
    assert Statement.model_validate(allowed).stance is stance
    assert "goes with stance" in refusal(Statement, refused)


def test_one_holder_or_venue_may_be_written_without_a_list() -> None:
    one = Statement.model_validate({**STATEMENT, "said_at": "harbour-conference"})
    assert (one.holder, one.said_at) == (("norland",), ("harbour-conference",))
    two = Statement.model_validate({**STATEMENT, "holder": ["norland", "sudland"]})
    assert two.holder == ("norland", "sudland")
    refusal(Statement, {**STATEMENT, "holder": []})


def test_a_period_ends_after_it_begins_and_may_be_open() -> None:
    values = {"institution": "league", "member": "norland", "references": ["gazette"], "from": "2031-05-04"}
    assert Membership.model_validate(values).until is None
    assert Membership.model_validate({**values, "until": "2031-05-04"}).until == date(2031, 5, 4)
    assert "lies before" in refusal(Membership, {**values, "until": "2031-05-03"})


def test_a_background_fact_rests_on_a_reference() -> None:
    refusal(Membership, {"institution": "league", "member": "norland", "references": []})


@pytest.mark.parametrize("mode", ["directquotation", "Quotation", ""])
def test_a_mode_is_one_of_the_five(mode: str) -> None:
    refusal(Statement, {**STATEMENT, "mode": mode})


def test_every_part_of_the_format_refuses_unknown_fields_and_never_changes() -> None:
    def parts(kind: type[BaseModel]) -> set[type[BaseModel]]:
        return {kind}.union(*map(parts, kind.__subclasses__()))

    entry = CodingFile.__mro__[1]
    assert issubclass(entry, BaseModel)
    assert len(parts(entry)) > 20
    for part in parts(entry):
        assert (part.model_config.get("extra"), part.model_config.get("frozen")) == ("forbid", True), part


def test_names_are_empty_unless_given() -> None:
    assert Names() == Names(en=(), fr=())
