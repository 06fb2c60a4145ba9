"""What is told of a SPARQL text without parsing it must never be less than what the engine makes of it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sparql import form, has_keyword, is_update, readable

ASKS_OTHERS = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x/> { ?s ?p ?o } }",
    "PREFIX ex: <http://x/> SELECT * { SERVICEex:y { ?s ?p ?o } }",
    "PREFIX : <http://x/> SELECT * { SERVICE:y { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://x/>{ ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<http://x/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.SERVICE<http://x/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1.SERVICE<http://x/>{ ?s ?p ?o } }",
    r'SELECT * { ?s ?p "a\"" . SERVICE <http://x/> { ?s ?p "b" } }',
    r'SELECT * { ?s ?p "\\" . SERVICE <http://x/> { ?s ?p "b" } }',
    "SELECT * { ?s ?p '''a''b''' . SERVICE <http://x/> { ?s ?p '' } }",
    "PREFIX e: <http://x/> SELECT * { ?s ?p e:a\\#b . SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { # <\nSERVICE <http://x/> { ?s ?p ?o } } # >",
    "SELECT * { ?s ?p '#' . SERVICE <http://x/> { ?s ?p ?o } }",
]
ASKS_NOBODY = [
    'SELECT * { ?s ?p "SERVICE <http://x/> {}" }',
    "SELECT * { ?service <http://x/SERVICE> ?o } # SERVICE <http://x/> {}",
    'SELECT * { ?s ?p """ " \\""" SERVICE """ }',
    "PREFIX e: <http://x/> SELECT * { e:service e:a-service ?o }",
    'SELECT * { ?s ?p "x"@service }',
]


@pytest.mark.parametrize("sparql", ASKS_OTHERS)
def test_service_is_seen_however_it_is_written(sparql: str) -> None:
    ox.Store().query(sparql)  # it is a query
    assert has_keyword(sparql, "SERVICE")


@pytest.mark.parametrize("sparql", ASKS_NOBODY)
def test_service_is_not_seen_where_it_is_no_keyword(sparql: str) -> None:
    ox.Store().query(sparql)
    assert not has_keyword(sparql, "SERVICE")


PIECES = ['"', "'", "\\", "#", "<", ">", "\n", " ", "a", ".", ":", "?x", "1", '"""', "@en", "{", "}", "\\u0022"]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=6))
def test_nothing_around_it_hides_a_service_that_the_engine_asks(before: list[str], after: list[str]) -> None:
    """Port 1 is one that Oxigraph refuses to ask: its refusal shows that it would have asked."""
    service = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"
    sparql = f"PREFIX : <http://x/> SELECT * {{ {{ ?s ?p {''.join(before)} }} UNION {{ {service} }} {''.join(after)} }}"
    try:
        list(ox.Store().query(sparql))  # type: ignore[arg-type]
    except SyntaxError:
        pass
    except (OSError, RuntimeError):
        assert has_keyword(sparql, "SERVICE")


@pytest.mark.parametrize(
    ("sparql", "first"),
    [
        ("SELECT * {}", "SELECT"),
        ("# SELECT\nask {}", "ASK"),
        ("PREFIX insert: <http://x/#> BASE <http://x/> CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("PREFIX a: <http://x/>\nINSERT DATA { a:b a:c a:d }", "INSERT"),
        ("prefix a:<http://x/>drop all", "DROP"),
        ("", ""),
        ("{", ""),
    ],
)
def test_the_form_is_the_first_keyword_after_the_prologue(sparql: str, first: str) -> None:
    assert form(sparql) == first
    assert is_update(sparql) == (first in ("INSERT", "DROP"))


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?x WHERE { ?x a foo:bar }", "no such prefix is declared (line 1, column 31, near 'foo:bar')"),
        ("SELECT ?x WHERE { ?x a <bar> }", "not an absolute IRI (line 1, column 29, near '<bar>')"),
        ("SELECT *\nWHERE { ?s ?p }", "cannot be read (line 2, column 16, where the text ends)"),
        ("SELECT ?x { ?x ?y ?z", "cannot be read (line 1, column 21, where the text ends)"),
        ("", "cannot be read (line 1, column 1, where the text ends)"),
        ("nonsense", "cannot be read (line 1, column 9, where the text ends)"),
        (
            "SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }",
            "The SELECT contains a variable that is unbound (line 1, column 40, where the text ends)",
        ),
        ("SELECT * { ?s ?p ?o } LIMIT " + "x" * 99, f"cannot be read (line 1, column 29, near '{'x' * 39}…')"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_the_place(sparql: str, told: str) -> None:
    with pytest.raises(SyntaxError) as error:
        ox.Store().query(sparql)
    assert readable(sparql, str(error.value)) == told


def test_a_message_of_another_shape_is_passed_on_in_one_line() -> None:
    assert readable("x", "something\n  else") == "something else"
