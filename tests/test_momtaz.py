"""The first article: every anchor against its text, where the text is at hand (KG_TEXTS); without it, the record."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from kg import anchoring, codings, resources
from kg.corpus import Folder
from kg.model import Mode
from kg.pipeline import topics
from kg.texts import recorded
from kg.triples import Coded, Quad

TEXT = Path(os.environ.get("KG_TEXTS", "/nowhere")) / "momtaz-2024.txt"
needs_text = pytest.mark.skipif(not TEXT.is_file(), reason="the article's text is not at hand (KG_TEXTS)")


@pytest.fixture(scope="module")
def folder(ontology: frozenset[Quad]) -> Folder:
    known = topics(ontology)
    return next(f for f in codings.read([resources.SOURCES], known).sources if f.id == "momtaz-2024")


@pytest.fixture(scope="module")
def coded(folder: Folder) -> Coded:
    return anchoring.from_record(folder, recorded(folder))


@needs_text
def test_the_record_is_what_the_text_says(folder: Folder) -> None:
    text = TEXT.read_bytes().decode("utf-8")
    assert list(anchoring.compare(anchoring.from_text(folder, text), recorded(folder))) == []


@needs_text
def test_every_quotation_of_the_text_is_coded(coded: Coded) -> None:
    """Each pair of quotation marks in the body overlaps a direct quotation, or is a quoted term of a statement."""
    text = TEXT.read_bytes().decode("utf-8")
    start, end = coded.segments[0].start, coded.segments[-1].end
    quoted = [s for s in coded.folder.content.statements if s.mode is Mode.DirectQuotation]
    terms = {s.term for s in coded.folder.content.statements if s.term}
    at = start
    while (at := text.find("“", at, end)) != -1:
        closing = text.index("”", at)
        inside = text[at + 1 : closing].strip(",.")
        covered = any(coded.anchors[s.id].start < closing and coded.anchors[s.id].end > at for s in quoted)
        assert covered or inside in terms, inside[:30]
        at = closing


def test_every_quoted_term_is_there(coded: Coded) -> None:
    terms = {s.term for s in coded.folder.content.statements if s.term}
    assert terms == {"with", "strategic autonomy", "European dimension", "humiliating", "brain death"}


def test_the_body_has_27_paragraphs_and_every_sentence_is_accounted_for(coded: Coded) -> None:
    assert {s.paragraph for s in coded.segments} == set(range(1, 28))
    listed = {(s.paragraph, s.sentence) for s in coded.folder.content.skipped}
    assert [s for s in coded.segments if not coded.codes(s) and (s.paragraph, s.sentence) not in listed] == []


def test_every_mode_is_used_and_only_the_author_assesses(coded: Coded) -> None:
    statements = coded.folder.content.statements
    assert set(Counter(s.mode for s in statements)) == set(Mode)
    for s in statements:
        assert (s.mode is Mode.AuthorAssessment) == (s.holder == ("rym-momtaz",)), s.id
