"""Answers as text, read back by other readers."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result
from rich.console import Console

from kg.iris import PREFIXES
from kg.queries.render import GRAPHS, ROWS, graph, markdown, plain, short, table
from kg.queries.run import Graph, Rows, run

XSD = PREFIXES["xsd"]
NORLAND = ox.NamedNode(PREFIXES["actor"] + "norland")
ELSEWHERE = ox.NamedNode("https://example.org/a,b")


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))


AWKWARD = 'a "b", c | d\ttab\né 😀'
ANSWER = Rows(
    ("holder", "count", "note"),
    (
        (NORLAND, typed("3", "integer"), ox.Literal(AWKWARD, language="fr")),
        (ELSEWHERE, None, ox.Literal("")),
        (ox.BlankNode("x"), typed("2031-05-04", "date"), typed("1.5", "decimal")),
    ),
)


def strict_json(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


class TestPlainValues:
    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            (None, None),
            (NORLAND, PREFIXES["actor"] + "norland"),
            (ox.Literal("Norland", language="en"), "Norland"),
            (typed("2031-05-04", "date"), "2031-05-04"),
            (typed("12", "integer"), 12),
            (typed("12", "nonNegativeInteger"), 12),
            (typed("0.25", "decimal"), 0.25),
            (typed("true", "boolean"), True),
            (typed("false", "boolean"), False),
            (typed("1", "boolean"), True),
        ],
    )
    def test_are_what_json_has_for_them(self, cell: Any, value: Any) -> None:
        found = plain(cell)
        assert (found, type(found)) == (value, type(value))

    @pytest.mark.parametrize("cell", [typed("many", "integer"), typed("", "decimal"), typed("maybe", "boolean")])
    def test_of_a_malformed_number_are_its_text(self, cell: ox.Literal) -> None:
        assert plain(cell) == cell.value


class TestJson:
    def test_is_a_list_of_objects_by_column(self) -> None:
        assert strict_json(ROWS["json"](ANSWER)) == [
            {"holder": NORLAND.value, "count": 3, "note": AWKWARD},
            {"holder": ELSEWHERE.value, "count": None, "note": ""},
            {"holder": "x", "count": "2031-05-04", "note": 1.5},
        ]

    def test_of_no_rows_is_an_empty_list(self) -> None:
        assert strict_json(ROWS["json"](Rows(("a",), ()))) == []

    @pytest.mark.parametrize("value", ["INF", "-INF", "NaN"])
    def test_is_json_even_for_numbers_that_json_lacks(self, value: str) -> None:
        strict_json(ROWS["json"](Rows(("a",), ((typed(value, "double"),),))))

    def test_keeps_letters_as_they_are(self) -> None:
        assert "é 😀" in ROWS["json"](ANSWER)


class TestSparqlResults:
    def test_are_read_by_another_reader(self) -> None:
        found = Result.parse(io.BytesIO(ROWS["srj"](ANSWER).encode()), format="json")
        assert [str(v) for v in found.vars or ()] == ["holder", "count", "note"]
        first, second, third = found.bindings
        assert first == {
            rdflib.Variable("holder"): rdflib.URIRef(NORLAND.value),
            rdflib.Variable("count"): rdflib.Literal(3),
            rdflib.Variable("note"): rdflib.Literal(AWKWARD, lang="fr"),
        }
        assert rdflib.Variable("count") not in second
        assert isinstance(third[rdflib.Variable("holder")], rdflib.BNode)

    def test_write_plain_strings_without_a_datatype(self) -> None:
        document = strict_json(ROWS["srj"](Rows(("a",), ((ox.Literal("x"),),))))
        assert document["results"]["bindings"] == [{"a": {"type": "literal", "value": "x"}}]

    @pytest.mark.parametrize(("pattern", "answer"), [("", True), ("?s ?s ?s", False)])
    def test_of_an_ask_are_a_boolean(self, pattern: str, answer: bool) -> None:
        """SPARQL 1.1 Query Results JSON Format, section 3.3."""
        found = run(ox.Store(), f"ASK {{ {pattern} }}")
        assert isinstance(found, Rows)
        assert strict_json(ROWS["srj"](found)) == {"head": {}, "boolean": answer}


class TestSeparated:
    @pytest.mark.parametrize(("fmt", "dialect"), [("csv", "excel"), ("tsv", "excel-tab")])
    def test_values_come_back_as_they_were(self, fmt: str, dialect: str) -> None:
        assert list(csv.reader(io.StringIO(ROWS[fmt](ANSWER), newline=""), dialect=dialect)) == [
            ["holder", "count", "note"],
            [NORLAND.value, "3", AWKWARD],
            [ELSEWHERE.value, "", ""],
            ["x", "2031-05-04", "1.5"],
        ]

    @pytest.mark.parametrize("fmt", ["csv", "tsv"])
    @pytest.mark.parametrize("value", ["true", "false"])
    def test_truth_values_are_written_as_in_rdf(self, fmt: str, value: str) -> None:
        assert ROWS[fmt](Rows(("answer",), ((typed(value, "boolean"),),))) == f"answer\n{value}\n"


LABELS = {NORLAND.value: "Norland | the state", PREFIXES["statement"] + "s1": "never shown"}


class TestForReaders:
    def test_things_are_shown_by_label_by_prefix_or_in_full(self) -> None:
        assert short(NORLAND) == "actor:norland"
        assert short(ELSEWHERE) == "https://example.org/a,b"
        assert short(None) == ""
        assert short(typed("3", "integer")) == "3"

    def test_markdown_has_one_line_a_row_and_escapes_its_marks(self) -> None:
        lines = markdown(ANSWER, LABELS).splitlines()
        assert len(lines) == 2 + len(ANSWER.rows), "a line break in a value would end the table"
        assert lines[:2] == ["| holder | count | note |", "| --- | --- | --- |"]
        assert lines[2].startswith('| Norland \\| the state | 3 | a "b", c \\| d')

    def test_a_table_shows_labels_and_names_statements(self) -> None:
        statement = ox.NamedNode(PREFIXES["statement"] + "s1")
        out = io.StringIO()
        found = Rows(("what", "who"), ((statement, NORLAND), (ox.Literal("[bold]x[/bold]"), None)))
        Console(file=out, width=100).print(table(found, LABELS, "Who holds what?"))
        for shown in ("Who holds what?", "statement:s1", "Norland | the state", "[bold]x[/bold]"):
            assert shown in out.getvalue()


class TestGraphs:
    TRIPLES = (
        ox.Triple(NORLAND, ox.NamedNode(PREFIXES["rdfs"] + "label"), ox.Literal("Norlande", language="fr")),
        ox.Triple(NORLAND, ox.NamedNode(PREFIXES["eso"] + "count"), typed("3", "nonNegativeInteger")),
    )

    @pytest.mark.parametrize(("fmt", "reader"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
    def test_are_read_by_another_reader(self, fmt: str, reader: str) -> None:
        found = rdflib.Graph().parse(data=graph(Graph(self.TRIPLES), fmt), format=reader)
        assert {tuple(map(str, t)) for t in found} == {
            (NORLAND.value, PREFIXES["rdfs"] + "label", "Norlande"),
            (NORLAND.value, PREFIXES["eso"] + "count", "3"),
        }

    @pytest.mark.parametrize("fmt", GRAPHS)
    def test_are_the_same_text_in_any_order(self, fmt: str) -> None:
        turned = (*self.TRIPLES[::-1], self.TRIPLES[0])
        assert graph(Graph(turned), fmt) == graph(Graph(self.TRIPLES), fmt)

    def test_turtle_declares_the_prefixes_that_it_needs(self) -> None:
        found = graph(Graph(self.TRIPLES), "turtle")
        assert {line.split()[1] for line in found.splitlines() if line.startswith("@prefix")} == {
            "actor:", "eso:", "rdfs:", "xsd:"
        }  # fmt: skip
        assert found.endswith(".\n")

    @pytest.mark.parametrize("fmt", GRAPHS)
    def test_without_triples_say_so_in_their_format(self, fmt: str) -> None:
        assert graph(Graph(()), fmt) in ("", "[]\n")
