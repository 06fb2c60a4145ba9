"""Binding parameters and running queries."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources, store
from kg.errors import Unusable
from kg.iris import PREFIXES, graph, resource
from kg.queries import find
from kg.queries import names as query_names
from kg.queries.named import NamedQuery, parse
from kg.queries.run import Graph, Rows, bound, run, with_prefixes
from kg.queries.values import Names
from kg.triples import Quad

MINISTER = resource("actor", "minister-of-norland")
SAID = """\
# Who said what?
#
# parameters:
#   actor: {binds: holder, kind: actor, about: "only this holder"}
#   since: {kind: date, about: "only since"}
#   lang: {kind: text, default: en, about: "language"}
SELECT ?statement ?holder ?lang
WHERE {
  ?statement eso:holder ?holder ; eso:latest ?latest .
  FILTER(!BOUND(?since) || ?latest >= ?since)
}
ORDER BY ?statement
"""


@pytest.fixture
def said() -> NamedQuery:
    return parse(Path("said.rq"), SAID)


def answers(store: ox.Store, sparql: str) -> list[dict[str, str]]:
    """The rows of a SELECT, unbound cells left out."""
    found = run(store, sparql)
    assert isinstance(found, Rows)
    return [
        {c: v.value for c, v in zip(found.columns, row, strict=True) if v is not None and not isinstance(v, ox.Triple)}
        for row in found.rows
    ]


def statements(store: ox.Store, sparql: str) -> list[str]:
    return [row["statement"].rpartition("/")[2] for row in answers(store, sparql)]


class TestBinding:
    def test_a_value_is_bound_in_a_values_block_at_the_head_of_the_pattern(
        self, said: NamedQuery, names: Names
    ) -> None:
        text = bound(said, {"actor": "Ministre de Norlande"}, names)
        assert f'WHERE {{\n  VALUES (?holder ?lang) {{ (<{MINISTER}> "en") }}\n  ?statement eso:holder' in text

    def test_the_rest_of_the_query_stays_as_it_is(self, said: NamedQuery, names: Names) -> None:
        text = bound(said, {"actor": "norland"}, names)
        head, _, tail = SAID.partition("WHERE {")
        assert head in text
        assert text.endswith(tail)

    def test_values_narrow_the_answer(self, said: NamedQuery, names: Names, store: ox.Store) -> None:
        assert statements(store, bound(said, {}, names)) == ["s1", "s2"]
        assert statements(store, bound(said, {"actor": "the Minister"}, names)) == ["s1"]
        assert statements(store, bound(said, {"since": "2030-01-01"}, names)) == ["s1"]
        assert statements(store, bound(said, {"since": "2030-01-01", "actor": "norland"}, names)) == []

    def test_a_default_is_bound_unless_another_value_is_given(
        self, said: NamedQuery, names: Names, store: ox.Store
    ) -> None:
        assert {row["lang"] for row in answers(store, bound(said, {}, names))} == {"en"}
        assert {row["lang"] for row in answers(store, bound(said, {"lang": "fr"}, names))} == {"fr"}

    def test_an_unknown_parameter_is_told_the_nearest(self, said: NamedQuery, names: Names) -> None:
        with pytest.raises(Unusable, match="said has no parameter 'actr'; nearest: actor"):
            bound(said, {"actr": "norland"}, names)

    @pytest.mark.parametrize(
        "value",
        [
            'en" } UNION { ?s ?p ?o } #',
            "en') } DROP ALL #",
            "\\",
            '\\"',
            'a\n"""b',
            "?holder",
            "<https://example.org>",
            "\r\x85",
        ],
    )
    def test_an_attempt_to_inject_stays_a_value(
        self, said: NamedQuery, names: Names, store: ox.Store, value: str
    ) -> None:
        found = answers(store, bound(said, {"lang": value}, names))
        assert [row["lang"] for row in found] == [value, value]

    def test_a_query_without_parameters_is_only_given_its_prefixes(self, names: Names) -> None:
        text = "SELECT ?s WHERE { ?s a eso:Statement }"
        assert bound(parse(Path("q.rq"), text), {}, names) == f"PREFIX eso: <{PREFIXES['eso']}>\n{text}"

    @pytest.mark.parametrize("pattern", ["WHERE\n{", "where {", "WHERE{"])
    def test_the_pattern_is_found_however_it_is_written(self, names: Names, store: ox.Store, pattern: str) -> None:
        query = parse(Path("said.rq"), SAID.replace("WHERE {", pattern))
        assert statements(store, bound(query, {"actor": "norland"}, names)) == ["s2"]

    @pytest.mark.parametrize("comment", ["  # as in WHERE { here\n", "SELECT * # not this WHERE {\n"])
    def test_a_pattern_in_a_comment_is_none(self, names: Names, store: ox.Store, comment: str) -> None:
        declaration, _, query = SAID.partition("SELECT ?statement ?holder ?lang\n")
        select = comment if comment.startswith("SELECT") else comment + "SELECT *\n"
        text = bound(parse(Path("said.rq"), declaration + select + query), {"actor": "norland"}, names)
        assert statements(store, text) == ["s2"]

    def test_parameters_need_a_pattern(self, names: Names) -> None:
        query = parse(Path("q.rq"), "# What?\n# parameters:\n#   a: {kind: text, about: x}\nASK { ?s ?p ?o }")
        with pytest.raises(Unusable, match="WHERE"):
            bound(query, {"a": "x"}, names)


class TestPrefixes:
    def test_those_that_are_used_are_declared(self) -> None:
        text = with_prefixes("SELECT * { ?s a eso:Statement ; rdfs:label ?l }")
        assert text.splitlines()[:-1] == [f"PREFIX {p}: <{PREFIXES[p]}>" for p in ("eso", "rdfs")]

    def test_a_declaration_of_the_query_counts(self, store: ox.Store) -> None:
        text = "prefix eso: <https://example.org/other#>\nASK { ?s a eso:Statement }"
        assert with_prefixes(text) == text
        assert answers(store, with_prefixes(text)) == [{"answer": "false"}]

    @pytest.mark.parametrize(
        "text",
        [
            "ASK { <https://example.org/eso:x> ?p ?o }",
            'ASK { ?s ?p "eso:x" }',
            "ASK { ?s ?p ?o } # eso:x",
            "ASK { ?s ?p 'a' }",
        ],
    )
    def test_a_colon_in_an_iri_a_string_or_a_comment_is_no_prefix(self, text: str) -> None:
        assert with_prefixes(text) == text

    def test_prefixes_of_others_are_left_alone(self) -> None:
        text = "PREFIX ex: <https://example.org/>\nASK { ?s a ex:Thing }"
        assert with_prefixes(text) == text

    def test_a_base_may_come_first(self, store: ox.Store) -> None:
        text = with_prefixes(f"BASE <{PREFIXES['statement']}>\nSELECT ?o {{ <s2> eso:latest ?o }}")
        assert answers(store, text) == [{"o": "2029-03-31"}]


class TestRunning:
    def test_a_select_has_its_columns_in_order_and_empty_cells(self, store: ox.Store) -> None:
        found = run(store, with_prefixes("SELECT ?b ?a { VALUES ?a { 1 } }"))
        assert found == Rows(("b", "a"), ((None, ox.Literal(1)),))

    def test_all_graphs_are_asked_as_one(self, store: ox.Store) -> None:
        """A statement of the source's graph, and the holder's name of the context's."""
        text = with_prefixes('SELECT ?s { ?s eso:holder/rdfs:label "Norlande"@fr }')
        assert answers(store, text) == [{"s": PREFIXES["statement"] + "s2"}]

    def test_each_graph_can_be_asked_for(self, store: ox.Store) -> None:
        text = with_prefixes("SELECT DISTINCT ?g { GRAPH ?g { ?s a eso:Statement } }")
        assert [row["g"].rpartition("/")[2] for row in answers(store, text)] == ["doe-2031"]

    def test_from_narrows_it_to_the_graphs_named(self, store: ox.Store) -> None:
        """The word alone, in a string, narrows nothing."""
        text = with_prefixes(f"SELECT ?s FROM <{graph('context')}> {{ ?s eso:holder ?h }}")
        assert answers(store, text) == []
        assert answers(store, text.replace("context", "source/doe-2031"))
        assert answers(store, with_prefixes('SELECT ("FROM" AS ?x) { ?s eso:holder/rdfs:label "Norlande"@fr }'))

    @pytest.mark.parametrize(("pattern", "answer"), [("?s ?p ?o", "true"), ("?s ?s ?s", "false")])
    def test_an_ask_is_one_row_with_one_truth_value(self, store: ox.Store, pattern: str, answer: str) -> None:
        found = run(store, f"ASK {{ {pattern} }}")
        assert isinstance(found, Rows)
        ((cell,),) = found.rows
        assert isinstance(cell, ox.Literal)
        assert (found.columns, cell.value, cell.datatype.value) == (("answer",), answer, PREFIXES["xsd"] + "boolean")

    def test_a_construct_is_a_graph(self, store: ox.Store) -> None:
        found = run(store, with_prefixes("CONSTRUCT { ?h a eso:Person } WHERE { statement:s1 eso:holder ?h }"))
        assert isinstance(found, Graph)
        assert [t.subject for t in found.triples] == [ox.NamedNode(MINISTER)]

    @pytest.mark.parametrize(
        "text", ["SELECT", "SELECT ?x WHERE {\n ?x ?y }", "", "what?", "SELECT * { ?s no:prefix ?o }"]
    )
    def test_what_is_no_sparql_is_refused_in_one_line(self, store: ox.Store, text: str) -> None:
        with pytest.raises(Unusable, match="not a SPARQL query") as error:
            run(store, text)
        assert len(str(error.value).splitlines()) == 1

    @pytest.mark.parametrize("text", ["CLEAR ALL", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:a> <a:a> <a:a> }"])
    def test_updates_are_no_queries(self, store: ox.Store, text: str) -> None:
        before = len(store)
        with pytest.raises(Unusable):
            run(store, text)
        assert len(store) == before

    def test_what_fails_while_it_runs_is_refused_in_one_line(self, store: ox.Store) -> None:
        """Rows come one by one; the port is one that no client opens, so nothing leaves this machine."""
        with pytest.raises(Unusable) as error:
            run(store, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
        assert len(str(error.value).splitlines()) == 1


class TestColumns:
    ROWS = Rows(("a", "b"), ((ox.Literal(1), None), (ox.Literal(1), ox.Literal(2)), (ox.Literal(3), None)))

    def test_some_are_kept_in_the_order_given(self) -> None:
        assert self.ROWS.only(["b", "a"]) == Rows(("b", "a"), tuple((b, a) for a, b in self.ROWS.rows))

    def test_rows_that_are_then_the_same_are_given_once(self) -> None:
        assert self.ROWS.only(["a"]).rows == ((ox.Literal(1),), (ox.Literal(3),))

    def test_an_unknown_one_is_told_those_there_are(self) -> None:
        with pytest.raises(Unusable, match="no column 'c'; there are: a, b"):
            self.ROWS.only(["a", "c"])


GIVEN = {
    "actor": "minister-of-norland",
    "date": "2030-05-21",
    "event": "harbour-conference-2030",
    "proposition": "harbour-open",
    "resource": "harbour-open",
    "source": "doe-2031",
    "text": "en",
    "treaty": "harbour-pact",
}
"""A value of each kind that the invented corpus knows."""


@pytest.fixture(scope="module")
def corpus_store(asserted: frozenset[Quad], positions: frozenset[Quad]) -> ox.Store:
    return store.engine(store.nquads(asserted | positions))


class TestTheProjectsQueries:
    @pytest.mark.parametrize("name", query_names(resources.QUERIES))
    def test_answer_with_the_columns_that_they_declare(self, corpus_store: ox.Store, name: str) -> None:
        query = find(resources.QUERIES, name)
        found = run(corpus_store, bound(query, {}, Names(corpus_store)))
        assert isinstance(found, Rows)
        declared = [column for column, _ in query.columns]
        assert [c for c in found.columns if c in declared] == declared

    @pytest.mark.parametrize("name", query_names(resources.QUERIES))
    def test_take_every_parameter_and_give_fewer_rows_never_more(self, corpus_store: ox.Store, name: str) -> None:
        query = find(resources.QUERIES, name)
        names = Names(corpus_store)
        every = run(corpus_store, bound(query, {}, names))
        assert isinstance(every, Rows)
        for parameter in query.parameters:
            if parameter.kind in GIVEN:
                found = run(corpus_store, bound(query, {parameter.name: GIVEN[parameter.kind]}, names))
                assert isinstance(found, Rows)
                assert len(found.rows) <= max(len(every.rows), 1), parameter
