"""Query files: a question in plain words, declared parameters and columns, and SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import resources
from kg.errors import BrokenInput, Fault, Unusable
from kg.queries.named import KINDS, NamedQuery, Parameter, find, names, parse

FILE = Path("holders.rq")
HOLDERS = """\
# Who holds what,
# and since when?
#
# A remark that is no part of the question:
# it has two lines.
#
# parameters:
#   actor: {binds: holder, kind: actor, about: "only this holder"}
#   lang: {kind: text, default: en, about: "language of the labels"}
# columns:
#   holder: who holds it
#   since: first day
SELECT ?holder ?since
WHERE { ?holder eso:since ?since }
"""
CONTRACT = {
    "statements": (
        "actor topic mode since until",
        "statement holder proposition stance mode earliest latest event source start end",
    ),
    "positions": ("actor topic at", "holder proposition stance from until statements"),
    "changes": ("actor", "holder proposition before after from until"),
    "tensions": ("actor", "holder first second from until"),
    "disagreements": ("actor with", "holder other proposition stance other_stance"),
    "conditions": ("actor", "holder proposition condition statement"),
    "assessments": ("", "statement proposition start end"),
    "timeline": ("since until", "earliest latest kind label iri"),
    "treaties": ("party at", "treaty status signed in_force ended parties"),
    "members": ("institution at", "institution member since until"),
    "evidence": ("of", "statement source paragraph start end deep_link"),
    "links": ("of", "resource relation target justification confidence"),
    "coverage": ("source", "paragraph start end statements skipped_because"),
}
"""Parameters and first columns as CONTRACT.md fixes them."""


def fault(text: str) -> Fault:
    with pytest.raises(BrokenInput) as broken:
        parse(FILE, text)
    (only,) = broken.value.faults
    return only


class TestReading:
    def test_the_leading_comment_is_the_declaration(self) -> None:
        assert parse(FILE, HOLDERS) == NamedQuery(
            name="holders",
            question="Who holds what, and since when?",
            parameters=(
                Parameter("actor", "holder", "actor", "only this holder"),
                Parameter("lang", "lang", "text", "language of the labels", "en"),
            ),
            columns=(("holder", "who holds it"), ("since", "first day")),
            sparql=HOLDERS,
        )

    def test_a_query_without_a_declaration_is_plain_sparql(self) -> None:
        plain = parse(FILE, "SELECT * WHERE { ?s ?p ?o }")
        assert (plain.question, plain.parameters, plain.columns) == ("", (), ())

    def test_a_comment_further_down_is_no_declaration(self) -> None:
        text = HOLDERS + "# a remark at the end: with a colon\n# parameters: none of these\n"
        assert parse(FILE, text).parameters == parse(FILE, HOLDERS).parameters

    def test_a_question_may_stand_alone(self) -> None:
        assert parse(FILE, "# Is it so?\nASK { ?s ?p ?o }").question == "Is it so?"


BROKEN = {
    "unknown kind": ("#   actor: {kind: actr, about: x}", "actr"),
    "a kind that is a list": ("#   actor: {kind: [actor], about: x}", None),
    "no kind": ("#   actor: {about: x}", "actor"),
    "no description": ("#   actor: {kind: actor}", "actor"),
    "unknown field": ("#   actor: {kind: actor, about: x, bind: holder}", "actor"),
    "a word for a parameter": ("#   actor: only this", "actor"),
    "a word for the parameters": ("#   only-this", None),
    "a list of parameters": ("#   - actor", None),
    "a parameter twice": ("#   a: {kind: actor, about: x}\n#   a: {kind: actor, about: x}", "a"),
    "something else declared": ("#   a: {kind: actor, about: x}\n# limits: 3", None),
    "no YAML": ("#   a: {kind: actor", None),
}


class TestBroken:
    @pytest.mark.parametrize(("declared", "value"), BROKEN.values(), ids=BROKEN.keys())
    def test_a_broken_declaration_is_one_fault_of_the_file(self, declared: str, value: str | None) -> None:
        found = fault(f"# What?\n#\n# parameters:\n{declared}\nASK {{}}")
        assert found.where.file == FILE
        assert value in (None, found.value)

    @pytest.mark.parametrize("columns", ["#   - holder", "#   holder"])
    def test_columns_are_a_mapping(self, columns: str) -> None:
        assert fault(f"# What?\n# columns:\n{columns}\nASK {{}}").where.file == FILE

    def test_the_line_of_a_fault_is_the_line_of_the_file(self) -> None:
        text = "# What?\n#\n# A remark.\n#\n# columns:\n#   a: x\n#   a: y\nASK {}"
        assert fault(text).where.line == 7


class TestFinding:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name in ("positions", "statements", "treaties"):
            (tmp_path / f"{name}.rq").write_text(HOLDERS, encoding="utf-8")
        (tmp_path / "verify").mkdir()
        (tmp_path / "verify" / "hidden.rq").write_text(HOLDERS, encoding="utf-8")
        return tmp_path

    def test_queries_are_named_like_their_files(self, folder: Path) -> None:
        assert names(folder) == ["positions", "statements", "treaties"]
        assert find(folder, "treaties").name == "treaties"

    def test_an_unknown_name_is_told_the_nearest(self, folder: Path) -> None:
        with pytest.raises(Unusable, match="no query is named 'position'; nearest: positions"):
            find(folder, "position")

    def test_a_name_unlike_any_is_told_all(self, folder: Path) -> None:
        with pytest.raises(Unusable, match="there are: positions, statements, treaties"):
            find(folder, "xyz")

    @pytest.mark.parametrize("name", ["verify/hidden", "../secret", "", "positions.rq"])
    def test_a_name_is_no_path(self, folder: Path, name: str) -> None:
        with pytest.raises(Unusable):
            find(folder, name)

    def test_an_unknown_parameter_is_told_the_nearest(self, folder: Path) -> None:
        query = find(folder, "positions")
        assert query.parameter("actor").binds == "holder"
        with pytest.raises(Unusable, match="positions has no parameter 'actr'; nearest: actor"):
            query.parameter("actr")

    def test_bytes_that_are_not_utf8_are_named(self, folder: Path) -> None:
        (folder / "latin.rq").write_bytes(b"# O\xf9 ?\nASK {}")
        with pytest.raises(BrokenInput, match=r"latin\.rq"):
            find(folder, "latin")


class TestTheProjectsQueries:
    @pytest.mark.parametrize("name", CONTRACT)
    def test_are_those_of_the_contract(self, name: str) -> None:
        query = find(resources.QUERIES, name)
        parameters, columns = (words.split() for words in CONTRACT[name])
        assert [p.name for p in query.parameters][: len(parameters)] == parameters
        assert [column for column, _ in query.columns][: len(columns)] == columns

    @pytest.mark.parametrize("name", names(resources.QUERIES))
    def test_ask_a_question_and_explain_every_parameter_and_column(self, name: str) -> None:
        query = find(resources.QUERIES, name)
        assert query.question.endswith("?")
        assert query.columns
        assert all(about for _, about in query.columns)
        assert all(p.about and p.kind in KINDS for p in query.parameters)
