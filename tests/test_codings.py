"""Strict reading: what coding files may not say, and that each slip is one fault with its file, line and value."""

# ruff: noqa: E501 (the table of slips keeps one slip a line)

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import codings, crossref
from kg.corpus import Corpus
from kg.errors import BrokenInput, Fault

from .conftest import CORPUS, TOPICS

STATEMENTS = "doe-2031/statements.yaml"
SOURCE = "doe-2031/source.yaml"
CONTEXT = "context/context.yaml"
VALID = (CORPUS / STATEMENTS).read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


def faults(*roots: Path) -> tuple[Fault, ...]:
    with pytest.raises(BrokenInput) as broken:
        codings.read(roots, TOPICS)
    return broken.value.faults


def edit(path: Path, old: str, new: str) -> int:
    """Replaces the first `old`; returns its line."""
    text = path.read_text(encoding="utf-8")
    line = line_of(path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return line


def line_of(path: Path, part: str) -> int:
    before, found, _ = path.read_text(encoding="utf-8").partition(part)
    assert found, f"{part!r} does not stand in {path}"
    return before.count("\n") + 1


@dataclass(frozen=True)
class Slip:
    """In `file`, `old` became `new`; the fault names `value` (where it is a single one) and the line of `at`."""

    file: str
    old: str
    new: str
    value: str | None
    why: str
    at: str = ""
    """Empty: the line where `new` begins."""


MINISTER = "holder: minister-of-norland\n    mode: ReportedSpeech\n    proposition: harbour-open"
CONDITION = "    condition: norland-pays\n"
SLIPS = {
    "unknown top-level key": Slip(STATEMENTS, "statements:", "statments:", "statments", "did you mean 'statements'"),
    "unknown field": Slip(STATEMENTS, "term: ", "terme: ", "terme", "did you mean 'term'"),
    "unknown field of an entity": Slip(SOURCE, "conflicts_with:", "conflict_with:", "conflict_with", "did you mean 'conflicts_with'"),
    "unknown field of a treaty's act": Slip(CONTEXT, "place: norhaven, by", "plce: norhaven, by", "plce", "did you mean 'place'"),
    "unknown field further in": Slip(STATEMENTS, "edtf: 2029-03}", "etdf: 2029-03, edtf: 2029}", "etdf", "did you mean 'edtf'"),
    "unknown holder": Slip(STATEMENTS, "holder: sudland", "holder: sudlnd", "sudlnd", "did you mean 'sudland'"),
    "unknown holder in a list": Slip(STATEMENTS, "holder: [minister-of-norland]", "holder: [norland, norlnd]", "norlnd", "did you mean 'norland'"),
    "unknown reporter": Slip(STATEMENTS, "reporter: minister-of", "reporter: minster-of", "minster-of-norland", "did you mean 'minister-of-norland'"),
    "unknown proposition": Slip(STATEMENTS, "proposition: pact-works", "proposition: pact-work", "pact-work", "did you mean 'pact-works'"),
    "unknown condition": Slip(STATEMENTS, CONDITION, "    condition: norland-pay\n", "norland-pay", "did you mean 'norland-pays'"),
    "unknown event": Slip(STATEMENTS, "said_at: harbour-conference-2030", "said_at: harbour-conference-2031", "harbour-conference-2031", "did you mean 'harbour-conference-2030'"),
    "unknown topic": Slip(SOURCE, "topics: [arms-control]\n    conflicts", "topics: [arm-control]\n    conflicts", "arm-control", "did you mean 'arms-control'"),
    "unknown place": Slip(SOURCE, "place: norhaven", "place: norhavn", "norhavn", "did you mean 'norhaven'"),
    "unknown member": Slip(SOURCE, "members: [sudland]", "members: [sutland]", "sutland", "did you mean 'sudland'"),
    "unknown author": Slip(SOURCE, "author: jane-doe", "author: john-doe", "john-doe", "did you mean 'jane-doe'"),
    "unknown statement": Slip(STATEMENTS, "[p01-argued, p04-defended]", "[p01-argued, p04-defend]", "p04-defend", "did you mean 'p04-defended'"),
    "unknown reference": Slip(CONTEXT, "country: norland, references: [norland-gazette]", "country: norland, references: [norland-gazete]", "norland-gazete", "did you mean 'norland-gazette'"),
    "unknown office": Slip(CONTEXT, "office: minister-office", "office: ministers-office", "ministers-office", "did you mean 'minister-office'"),
    "an actor where an event belongs": Slip(STATEMENTS, "said_at: harbour-conference-2030", "said_at: norland", "norland", "no event of this id"),
    "unlike anything declared": Slip(STATEMENTS, "holder: sudland", "holder: qqqq", "qqqq", "is declared"),
    "unknown mode": Slip(STATEMENTS, "mode: ReportedAct", "mode: Reported", "Reported", "ReportedAct"),
    "unknown stance": Slip(STATEMENTS, "stance: Opposes", "stance: opposes", "opposes", "Opposes"),
    "unknown reason to skip": Slip(STATEMENTS, "reason: no-claim", "reason: no claim", "no claim", "no-claim"),
    "impossible day": Slip(SOURCE, "published: 2031-05-04", "published: 2031-02-30", "2031-02-30", "published"),
    "day in words": Slip(SOURCE, "published: 2031-05-04", "published: 4 May 2031", "4 May 2031", "YYYY-MM-DD"),
    "impossible EDTF": Slip(STATEMENTS, "edtf: 2029-03}", "edtf: 2029-13}", "2029-13", "EDTF"),
    "EDTF in words": Slip(SOURCE, "edtf: 2030-05", "edtf: last May", "last May", "EDTF"),
    "EDTF that ends before it begins": Slip(STATEMENTS, "2029-03/2030-03", "2030-03/2029-03", "2030-03/2029-03", "ends before it begins"),
    "EDTF beyond any calendar": Slip(STATEMENTS, "edtf: 2029-03}", "edtf: Y17E30}", "Y17E30", "edtf"),
    "period that ends before it begins": Slip(CONTEXT, "until: 2028-12-31", "until: 1999-12-31", None, "lies before"),
    "id that is no slug": Slip(SOURCE, "id: harbour-fee", "id: Harbour_Fee", "Harbour_Fee", "an id is made of"),
    "id declared twice in a folder": Slip(SOURCE, "propositions:\n", "propositions:\n  - {id: pact-works, label: {en: P, fr: P}, topics: [arms-control]}\n", "pact-works", "declared already at", at="- id: pact-works"),
    "id declared in two folders": Slip(CONTEXT, "actors:\n", "actors:\n  - {id: northern-allies, kind: Collective, label: {en: N, fr: N}, references: [norland-gazette]}\n", "northern-allies", "declared already at", at="  - {id: northern-allies"),
    "statement declared twice": Slip(STATEMENTS, "- id: p04-close", "- id: p04-defended", "p04-defended", "declared already at"),
    "key twice": Slip(STATEMENTS, "    stance: Opposes\n", "    stance: Opposes\n    stance: Supports\n", "stance", "twice", at="    stance: Supports\n    date: {text: \"March"),
    "alias": Slip(STATEMENTS, "holder: norland\n", "holder: *norland\n", "norland", "alias"),
    "missing field": Slip(STATEMENTS, "    mode: ReportedAct\n", "", "", "'mode' is missing", at="- id: p01-closed"),
    "missing field further in": Slip(STATEMENTS, "{text: \"2029\", edtf: 2029}", "{text: \"2029\"}", "", "'edtf' is missing"),
    "empty field": Slip(SOURCE, 'title: "Norland and the Harbour Pact"', 'title: " "', " ", "title"),
    "field without a value": Slip(SOURCE, "  language: en\n", "  language:\n", "", "language"),
    "list where a word belongs": Slip(SOURCE, "language: en", "language: [en]", "", "language"),
    "word where a list belongs": Slip(SOURCE, "members: [sudland]", "members: sudland", "sudland", "members"),
    "nothing where a list belongs": Slip(STATEMENTS, "discrepancies:\n", "events:\ndiscrepancies:\n", "", "events"),
    "word where a mapping belongs": Slip(STATEMENTS, 'passage: {paragraph: 5, first: "The Minister repeats", last: "of safety"}', "passage: 5", "5", "passage"),
    "label in one language": Slip(SOURCE, 'label: {en: "northern allies", fr: "alliés du Nord"}', 'label: {en: "northern allies"}', "", "'fr' is missing"),
    "too many quoted words": Slip(STATEMENTS, 'first: "For the first"', 'first: "For the first year of the"', "For the first year of the", "one to 5 words"),
    "no quoted word": Slip(STATEMENTS, 'last: "a promise"', 'last: "…"', "…", "one to 5 words"),
    "condition without its stance": Slip(STATEMENTS, "stance: SupportsConditionally", "stance: Supports", None, "`condition` goes with", at="- id: p03-if-pays"),
    "conditional stance without its condition": Slip(STATEMENTS, CONDITION, "", None, "`condition` goes with", at="- id: p03-if-pays"),
    "passage by words and by offsets": Slip(STATEMENTS, "{start: 684, end: 703}", '{start: 684, end: 703, first: "Sudland"}', None, "either paragraph"),
    "paragraph zero": Slip(STATEMENTS, "paragraph: 4, first", "paragraph: 0, first", "0", "paragraph"),
    "members of an institution": Slip(SOURCE, "kind: Collective", "kind: Institution", None, "only a Collective", at="- id: northern-allies"),
    "address that is none": Slip(SOURCE, "url: https://example.org/harbour", "url: example.org/harbour", "example.org/harbour", "url"),
    "id unlike the folder": Slip(SOURCE, "id: doe-2031", "id: doe-2030", "doe-2030", "folder's name, 'doe-2031'", at="source:"),
    "context without references": Slip(CONTEXT, ", country: norland, references: [norland-gazette]", ", country: norland", "norhaven", "`references`"),
    "fact of the context without references": Slip(CONTEXT, "from: 2027-01-10, references: [norland-gazette]", "from: 2027-01-10", "", "'references' is missing"),
    "text that is no YAML": Slip(STATEMENTS, "statements:\n", "statements: [\n", "", "not YAML", at="  - id: p01-argued"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_one_fault_with_file_line_and_value(slip: Slip, copy: Path) -> None:
    path = copy / slip.file
    line = edit(path, slip.old, slip.new)
    (fault,) = faults(copy)
    assert (fault.where.file, fault.where.line) == (path, line_of(path, slip.at) if slip.at else line)
    assert slip.value in (None, fault.value)
    assert slip.why in fault.problem
    assert len(str(fault).splitlines()) == 1


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_the_table_of_slips_is_about_a_valid_corpus(slip: Slip) -> None:
    assert slip.old in (CORPUS / slip.file).read_text(encoding="utf-8")


def test_a_fault_of_an_entry_names_no_number_of_a_list(copy: Path) -> None:
    edit(copy / STATEMENTS, CONDITION, "")
    (fault,) = faults(copy)
    assert fault.problem.startswith("`condition` goes with"), "an index of a list tells a reader nothing"


def test_an_id_declared_twice_in_one_line_is_found(copy: Path) -> None:
    state = "{id: westmark, kind: State, label: {en: Westmark, fr: Marche}}"
    (copy / "doe-2031" / "states.yaml").write_text(f"actors: [{state}, {state}]\n", encoding="utf-8")
    (fault,) = faults(copy)
    assert (fault.where.file.name, fault.where.line, fault.value) == ("states.yaml", 1, "westmark")


def test_a_folder_is_named_like_its_source(copy: Path) -> None:
    (copy / "doe-2031").rename(copy / "doe-2032")
    (fault,) = faults(copy)
    assert fault.where.file == copy / "doe-2032" / "source.yaml"
    assert (fault.value, "'doe-2032'" in fault.problem) == ("doe-2031", True)


def test_a_folder_has_one_source_not_two(copy: Path) -> None:
    source, _, _ = (copy / SOURCE).read_text(encoding="utf-8").partition("actors:")
    (copy / "doe-2031" / "again.yaml").write_text(source, encoding="utf-8")
    (fault,) = faults(copy)
    assert (fault.where.file, "has 2" in fault.problem) == (copy / "doe-2031", True)


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "actors: []\n"])
def test_a_folder_without_a_source_is_none(copy: Path, text: str) -> None:
    (copy / "roe-2032").mkdir()
    (copy / "roe-2032" / "empty.yaml").write_text(text, encoding="utf-8")
    (fault,) = faults(copy)
    assert (fault.where.file, "has 0" in fault.problem) == (copy / "roe-2032", True)


def test_the_context_is_no_source(copy: Path) -> None:
    source, _, _ = (copy / SOURCE).read_text(encoding="utf-8").partition("actors:")
    (copy / "context" / "source.yaml").write_text(source, encoding="utf-8")
    (fault,) = faults(copy)
    assert (fault.where.file.name, fault.where.line, fault.value) == ("source.yaml", 1, "doe-2031")


def test_a_context_alone_is_nothing_to_build_from(copy: Path) -> None:
    assert any("no source" in fault.problem for fault in faults(copy / "context"))


def test_bytes_that_are_not_utf8_are_named(copy: Path) -> None:
    path = copy / STATEMENTS
    path.write_bytes(path.read_bytes().replace("’".encode(), b"\x92", 1))
    (fault,) = faults(copy)
    assert (fault.where.file, "not UTF-8" in fault.problem) == (path, True)


def test_a_folder_in_the_place_of_a_file_is_named(copy: Path) -> None:
    (copy / "doe-2031" / "more.yaml").mkdir()
    (fault,) = faults(copy)
    assert fault.where.file == copy / "doe-2031" / "more.yaml"


@pytest.mark.parametrize("text", ["just words", "- a\n- list", "[]", "42", '""'])
def test_a_file_is_a_mapping_at_the_top(copy: Path, text: str) -> None:
    path = copy / "doe-2031" / "more.yaml"
    path.write_text(text, encoding="utf-8")
    (fault,) = faults(copy)
    assert (fault.where.file, fault.where.line) == (path, 1)
    assert ": : " not in str(fault), "an empty name stands before the problem"


def test_deep_nesting_is_a_fault(copy: Path) -> None:
    path = copy / "doe-2031" / "deep.yaml"
    path.write_text("actors: " + "[" * 2_000 + "]" * 2_000, encoding="utf-8")
    (fault,) = faults(copy)
    assert fault.where.file == path


def test_folders_that_are_not_there_or_empty_are_named(tmp_path: Path) -> None:
    (missing,) = faults(tmp_path / "nowhere")
    assert (missing.where.file, missing.problem) == (tmp_path / "nowhere", "no such folder")
    (empty,) = faults(tmp_path)
    assert (empty.where.file, "no coding file" in empty.problem) == (tmp_path, True)


def test_all_faults_are_told_at_once_in_the_order_of_the_files(copy: Path) -> None:
    edit(copy / STATEMENTS, "holder: sudland", "holder: sudlnd")
    edit(copy / STATEMENTS, "said_at: harbour-conference-2030", "said_at: nowhere")
    edit(copy / SOURCE, "place: norhaven", "place: norhavn")
    edit(copy / CONTEXT, "office: minister-office", "office: ministry")
    assert [fault.value for fault in faults(copy)] == ["ministry", "norhavn", "nowhere", "sudlnd"]


def test_faults_of_several_folders_are_told_at_once(copy: Path) -> None:
    edit(copy / STATEMENTS, "holder: sudland", "holdr: sudland")
    edit(copy / CONTEXT, "office: minister-office", "offce: minister-office")
    named = {fault.where.file for fault in faults(copy)}
    assert named == {copy / STATEMENTS, copy / CONTEXT}


def second_corpus(where: Path) -> Path:
    """Another root whose context declares things of its own."""
    (where / "context").mkdir(parents=True)
    (where / "context" / "more.yaml").write_text(
        "references:\n"
        "  - {id: sudland-gazette, title: G, publisher: S, url: https://example.org, checked: 2031-05-05, evidence: e}\n"
        "actors:\n"
        "  - {id: westmark, kind: State, label: {en: W, fr: W}, references: [sudland-gazette]}\n",
        encoding="utf-8",
    )
    return where


def test_nothing_of_a_second_context_is_lost_silently(copy: Path, tmp_path: Path) -> None:
    more = second_corpus(tmp_path / "more")
    try:
        declared = crossref.declared_ids(codings.read([copy, more], TOPICS))["actor"]
    except BrokenInput as refused:
        told = any("context" in fault.where.file.parts for fault in refused.faults)
    else:
        told = {"norland", "westmark"} <= declared
    assert told, "read both or refuse both"


def test_a_source_that_stands_in_two_roots_is_refused(copy: Path, tmp_path: Path) -> None:
    source, _, _ = (copy / SOURCE).read_text(encoding="utf-8").partition("actors:")
    again = tmp_path / "again" / "doe-2031"
    again.mkdir(parents=True)
    (again / "source.yaml").write_text(source, encoding="utf-8")
    assert any("doe-2031" in (fault.value, fault.where.file.name) for fault in faults(copy, again))


def test_the_corpus_is_read_in_the_order_of_ids(corpus: Corpus, copy: Path) -> None:
    assert [folder.id for folder in corpus.sources] == ["doe-2031"]
    assert corpus.context is not None
    assert [folder.id for folder in corpus.folders] == ["doe-2031", "context"]
    assert len(corpus.sources[0].content.statements) == 11
    by_folder = codings.read([copy / "context", copy / "doe-2031", copy], TOPICS)
    assert [f.content for f in by_folder.folders] == [f.content for f in corpus.folders]


def test_the_files_of_a_folder_are_merged(corpus: Corpus, copy: Path) -> None:
    head, key, tail = (copy / STATEMENTS).read_text(encoding="utf-8").partition("skipped:")
    (copy / STATEMENTS).write_text(head, encoding="utf-8")
    (copy / "doe-2031" / "zzz-ledger.yaml").write_text(key + tail, encoding="utf-8")
    assert codings.read([copy], TOPICS).sources[0].content == corpus.sources[0].content


def test_every_entry_with_an_id_knows_its_line(corpus: Corpus) -> None:
    where = corpus.sources[0].where
    at = where["statements", "p04-close"]
    assert (at.file.name, at.line) == ("statements.yaml", line_of(at.file, "- id: p04-close"))
    assert where["source", "doe-2031"].line == line_of(CORPUS / SOURCE, "source:")


def test_references_are_found_wherever_they_stand(corpus: Corpus) -> None:
    found = {(kind, value) for folder in corpus.folders for _, kind, value in crossref.references(folder.content)}
    assert {kind for kind, _ in found} >= {
        "actor",
        "event",
        "place",
        "proposition",
        "reference",
        "statement",
        "topic",
        "office",
    }
    for reference in (
        ("actor", "northern-allies"),
        ("actor", "harbour-league"),
        ("proposition", "norland-pays"),
        ("place", "norhaven"),
        ("statement", "p04-defended"),
        ("event", "harbour-conference-2030"),
        ("reference", "norland-gazette"),
    ):
        assert reference in found


def test_the_schema_for_editors_refuses_what_reading_refuses() -> None:
    schema = codings.json_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["additionalProperties"] is False
    assert all(part.get("additionalProperties") is False for part in schema["$defs"].values() if "properties" in part)
    assert "from" in schema["$defs"]["Membership"]["properties"], "as it is written, not as Python calls it"


def texts_near(valid: str) -> st.SearchStrategy[str]:
    """A coding file after a cut, a swap of characters or a repetition."""
    places = st.integers(0, len(valid))

    def changed(start: int, length: int, put: str) -> str:
        return valid[:start] + put + valid[start + length :]

    scraps = st.text(max_size=3) | st.sampled_from([valid[i : i + 40] for i in range(0, len(valid), 97)])
    return st.builds(changed, places, st.integers(0, 30), scraps)


@settings(deadline=None, max_examples=150)
@given(texts_near(VALID) | st.text(max_size=60))
def test_any_text_is_parsed_or_refused_and_nothing_else(text: str) -> None:
    path = Path("any.yaml")
    try:
        document = codings.parse(path, text)
    except BrokenInput as broken:
        named = {fault.where.file for fault in broken.faults}
    else:
        named = {where.file for _, _, where in document.entries()} or {path}
    assert named == {path}
