"""From a coded folder to one whose every passage is found: with the text, or with what was recorded from it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from kg import anchoring, codings
from kg.anchoring import Recorded
from kg.anchors import Anchor
from kg.corpus import Corpus, Folder
from kg.errors import BrokenInput, Fault
from kg.triples import Coded

from .conftest import CORPUS, TOPICS


@pytest.fixture(scope="module")
def record(coded: Coded) -> Recorded:
    """What `kg anchor` would have written."""
    return Recorded(tuple(coded.anchors.values()), coded.segments)


def without(record: Recorded, statement: str) -> Recorded:
    return replace(record, anchors=tuple(a for a in record.anchors if a.statement != statement))


def changed(record: Recorded, statement: str, **values: object) -> Recorded:
    rows = (replace(a, **values) if a.statement == statement else a for a in record.anchors)  # type: ignore[arg-type]
    return replace(record, anchors=tuple(rows))


def faults_with_text(folder: Folder, text: str) -> tuple[Fault, ...]:
    with pytest.raises(BrokenInput) as broken:
        anchoring.from_text(folder, text)
    return broken.value.faults


def faults_with_record(folder: Folder, record: Recorded) -> tuple[Fault, ...]:
    with pytest.raises(BrokenInput) as broken:
        anchoring.from_record(folder, record)
    return broken.value.faults


def edited(tmp_path: Path, old: str, new: str) -> Folder:
    """The folder of the source after an edit of its statements."""
    copy = Path(shutil.copytree(CORPUS, tmp_path / "corpus"))
    path = copy / "doe-2031" / "statements.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return codings.read([copy], TOPICS).sources[0]


class TestWithTheText:
    def test_every_passage_is_found(self, coded: Coded, text: str) -> None:
        assert list(coded.anchors) == [s.id for s in coded.folder.content.statements]
        for anchor in coded.anchors.values():
            passage = text[anchor.start : anchor.end]
            assert (passage.startswith(anchor.first), passage.endswith(anchor.last)) == (True, True)
            assert anchor.sha256 == sha256(passage.encode()).hexdigest()

    def test_a_passage_is_what_the_coder_meant(self, coded: Coded, text: str) -> None:
        def passage(statement: str) -> str:
            return text[slice(*coded.anchors[statement].span)]

        assert passage("p03-if-pays") == "want the pact revived if Norland pays its share"
        assert passage("p03-no-fee") == "rejects any new fee"
        assert passage("p04-close") == "We close what we cannot guard"
        assert coded.anchors["p05-fee-minister"].span == coded.anchors["p05-fee-norland"].span

    def test_every_sentence_of_the_body_is_found(self, coded: Coded, text: str) -> None:
        by_paragraph = [[s for s in coded.segments if s.paragraph == n] for n in (1, 2, 3, 4, 5)]
        assert [len(sentences) for sentences in by_paragraph] == [3, 3, 3, 3, 2]
        assert text[coded.segments[0].start :].startswith("Since the Minister took office")
        assert not any("biograph" in text[s.start : s.end] for s in coded.segments)

    def test_a_passage_that_is_not_there_is_named_with_file_and_line(self, corpus: Corpus, text: str) -> None:
        folder = corpus.sources[0]
        (fault,) = faults_with_text(folder, text.replace("never more than a promise", "never more than paper"))
        assert fault.where == folder.where["statements", "p01-promise"]
        assert fault.where.file.name == "statements.yaml"
        assert (fault.value, "'a promise' does not follow" in fault.problem) == ("p01-promise", True)

    def test_all_passages_that_are_not_there_are_named_at_once(self, corpus: Corpus, text: str) -> None:
        shorter = text.replace("Norland closed it", "It was closed").replace("want the pact", "want a pact")
        assert [f.value for f in faults_with_text(corpus.sources[0], shorter)] == ["p01-closed", "p03-if-pays"]

    def test_a_body_that_is_not_there_is_named_at_the_source(self, corpus: Corpus, text: str) -> None:
        folder = corpus.sources[0]
        (fault,) = faults_with_text(folder, text.replace("What comes next is", "Next comes"))
        assert fault.where == folder.where["source", "doe-2031"]
        assert "'What comes next is'" in fault.problem

    def test_another_text_altogether_is_one_fault(self, corpus: Corpus) -> None:
        assert len(faults_with_text(corpus.sources[0], "Something else.\n")) == 1


class TestTheLedger:
    def test_names_sentences_that_there_are(self, tmp_path: Path, text: str) -> None:
        folder = edited(tmp_path, "paragraph: 5, sentence: 1", "paragraph: 5, sentence: 9")
        (fault,) = faults_with_text(folder, text)
        assert (fault.where.file.name, fault.value) == ("statements.yaml", "5.9")
        assert "no such sentence" in fault.problem

    def test_names_sentences_by_their_first_words(self, tmp_path: Path, text: str) -> None:
        folder = edited(tmp_path, 'first: "He who pays"', 'first: "Who pays"')
        (fault,) = faults_with_text(folder, text)
        line = fault.where.file.read_text(encoding="utf-8").splitlines()[fault.where.line - 1]
        assert 'first: "Who pays"' in line
        assert fault.value == "Who pays"

    def test_is_checked_against_the_record_too(self, tmp_path: Path, record: Recorded) -> None:
        folder = edited(tmp_path, "paragraph: 5, sentence: 1", "paragraph: 6, sentence: 1")
        assert [f.value for f in faults_with_record(folder, record)] == ["6.1"]


class TestWithTheRecord:
    def test_the_same_is_found_as_with_the_text(self, coded: Coded, record: Recorded) -> None:
        assert anchoring.from_record(coded.folder, record) == coded

    def test_the_order_of_the_rows_does_not_matter(self, coded: Coded, record: Recorded) -> None:
        turned = replace(record, anchors=record.anchors[::-1])
        assert anchoring.from_record(coded.folder, turned) == coded

    def test_a_statement_that_was_not_recorded_is_named(self, coded: Coded, record: Recorded) -> None:
        (fault,) = faults_with_record(coded.folder, without(record, "p04-close"))
        assert fault.where == coded.folder.where["statements", "p04-close"]
        assert (fault.value, "kg anchor" in fault.problem) == ("p04-close", True)

    @pytest.mark.parametrize("change", [{"first": "We open what"}, {"last": "guard"}, {"paragraph": 3}])
    def test_a_passage_that_changed_since_is_named(
        self, coded: Coded, record: Recorded, change: dict[str, object]
    ) -> None:
        (fault,) = faults_with_record(coded.folder, changed(record, "p04-close", **change))
        assert (fault.value, "changed since" in fault.problem) == ("p04-close", True)

    def test_a_passage_given_by_offsets_that_changed_since_is_named(self, coded: Coded, record: Recorded) -> None:
        (fault,) = faults_with_record(coded.folder, changed(record, "p03-no-fee", end=704))
        assert fault.value == "p03-no-fee"

    def test_a_row_of_a_statement_that_is_gone_is_named_in_the_table(self, coded: Coded, record: Recorded) -> None:
        gone = Anchor("p09-gone", 1, 0, 1, "0" * 64, "a", "a")
        (fault,) = faults_with_record(coded.folder, replace(record, anchors=(*record.anchors, gone)))
        assert (fault.where.file.name, fault.value) == ("anchors.tsv", "p09-gone")

    def test_a_statement_recorded_twice_is_not_taken_silently(self, coded: Coded, record: Recorded) -> None:
        """Two rows for one statement can only come from a damaged table."""
        second = replace(record.anchors[0], sha256="f" * 64)
        assert faults_with_record(coded.folder, replace(record, anchors=(*record.anchors, second)))


class TestComparing:
    """The text is at hand, and so is the record: do they agree?"""

    def test_they_do(self, coded: Coded, record: Recorded) -> None:
        assert list(anchoring.compare(coded, record)) == []

    @pytest.mark.parametrize("change", [{"start": 1}, {"end": 9999}, {"sha256": "f" * 64}, {"paragraph": 2}])
    def test_another_anchor_is_named(self, coded: Coded, record: Recorded, change: dict[str, object]) -> None:
        (fault,) = anchoring.compare(coded, changed(record, "p04-close", **change))
        assert (fault.where.file.name, fault.value) == ("anchors.tsv", "p04-close")

    def test_a_missing_anchor_is_named(self, coded: Coded, record: Recorded) -> None:
        assert [f.value for f in anchoring.compare(coded, without(record, "p04-close"))] == ["p04-close"]

    def test_an_anchor_too_many_is_named(self, coded: Coded, record: Recorded) -> None:
        gone = Anchor("p09-gone", 1, 0, 1, "0" * 64, "a", "a")
        found = anchoring.compare(coded, replace(record, anchors=(*record.anchors, gone)))
        assert [f.value for f in found] == ["p09-gone"]

    def test_other_sentences_are_named(self, coded: Coded, record: Recorded) -> None:
        (fault,) = anchoring.compare(coded, replace(record, segments=record.segments[1:]))
        assert fault.where.file.name == "segments.tsv"


def test_nothing_recorded_is_false(record: Recorded) -> None:
    assert record
    assert not Recorded()
    assert Recorded(segments=record.segments)
