"""What contradicts itself: a graph for each rule that concludes "false", and one that only looks like it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, Namespace, URIRef

from kg.reason import AnyTriple, clashes, closure, closure_and_clashes
from kg.reason.literals import value_of, well_formed, within

HERE = Path(__file__).parent
EX = Namespace("https://example.org/")
CASES = Dataset().parse(HERE / "reason" / "clashes.trig", format="trig")
SAID = {
    str(subject).rpartition("/")[2]: re.sub(r"(?<!\S):", str(EX), str(sentence))
    for subject, sentence in CASES.default_graph.subject_objects(EX.says)
}
QUERIES = {path.stem for path in (HERE.parent / "kg" / "reason" / "contradictions").glob("*.rq")}


def case(name: str) -> frozenset[AnyTriple]:
    return frozenset(CASES.graph(URIRef(f"https://example.org/case/{name}")))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_contradiction_is_said_once(name: str) -> None:
    assert clashes(case(name)) == [SAID[name]]


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_what_only_looks_like_it_passes(name: str) -> None:
    assert case(f"{name}/consistent")
    assert clashes(case(f"{name}/consistent")) == []


def test_sentences_are_sorted_and_name_our_terms_shortly() -> None:
    ours = "https://w3id.org/eso-kg/"
    graph = Graph().parse(
        data=f"""@prefix eso: <{ours}ontology#> . @prefix actor: <{ours}id/actor/> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        eso:State owl:disjointWith eso:Person . actor:sudland a eso:State , eso:Person .
        actor:norland a eso:Person , eso:State .""",
        format="turtle",
    )
    assert clashes(graph) == [
        f"actor:{land} is in eso:Person and in eso:State, which are disjoint." for land in ("norland", "sudland")
    ]


@pytest.mark.parametrize("name", ["cax-dw", "prp-npa1", "cls-maxc1"])
def test_both_at_once_is_each(name: str) -> None:
    assert closure_and_clashes(case(name)) == (closure(case(name)), clashes(case(name)))


def test_what_follows_is_looked_at_whether_given_or_not() -> None:
    graph = case("cls-com")
    assert clashes(graph | closure(graph)) == clashes(graph)


def test_a_literal_that_has_to_be_in_a_class_of_dates() -> None:
    graph = Graph().parse(
        data=f"""@prefix : <{EX}> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xsd: <{XSD}> .
        :Dated owl:onProperty :on ; owl:allValuesFrom xsd:date . :x a :Dated ; :on 1 . :y :on 1 .""",
        format="turtle",
    )
    assert clashes(graph) == [f'{EX}x has "1"^^xsd:integer as {EX}on, whose values must be xsd:date.']


@pytest.mark.parametrize(
    ("form", "datatype"),
    [
        ("2021-02-30", XSD.date),
        ("2021-13", XSD.gYearMonth),
        ("21", XSD.gYear),
        ("-1", XSD.nonNegativeInteger),
        ("300", XSD.byte),
        ("1.5", XSD.integer),
        ("en_GB", XSD.language),
        ("2021-01-01T00:00:00", XSD.dateTimeStamp),
    ],
)
def test_ill_formed(form: str, datatype: URIRef) -> None:
    literal = Literal(form, datatype=datatype)
    assert not well_formed(literal)
    assert len(clashes({(EX.x, EX.p, literal)})) == 1


@pytest.mark.parametrize(
    ("form", "datatype"),
    [
        ("2024-02-29", XSD.date),
        ("2021-12", XSD.gYearMonth),
        ("2021Z", XSD.gYear),
        ("--02-29", XSD.gMonthDay),
        ("en-GB", XSD.language),
        ("2021-01-01T00:00:00+01:00", XSD.dateTimeStamp),
        ("anything", EX.ours),
    ],
)
def test_well_formed(form: str, datatype: URIRef) -> None:
    literal = Literal(form, datatype=datatype)
    assert well_formed(literal)
    assert clashes({(EX.x, EX.p, literal)}) == []


def test_values_are_in_the_datatypes_that_have_them() -> None:
    three, half = Literal(3), Literal("0.5", datatype=XSD.decimal)
    assert all(within(three, datatype) for datatype in (XSD.byte, XSD.decimal, XSD.unsignedLong, RDFS.Literal))
    assert not any(within(three, datatype) for datatype in (XSD.negativeInteger, XSD.double, XSD.string))
    assert within(half, XSD.decimal)
    assert not within(half, XSD.integer)
    assert within(Literal("Pact", lang="en"), RDF.PlainLiteral)
    assert not within(Literal("Pact", lang="en"), XSD.string)


def test_equal_values_have_one_key() -> None:
    same = [Literal(1), Literal("1", datatype=XSD.byte), Literal("1.0", datatype=XSD.decimal)]
    other = [
        Literal("1"),
        Literal(1.0),
        Literal(True),
        Literal("1", lang="en"),
        Literal("1", datatype=EX.ours),
    ]
    assert len({value_of(literal) for literal in same}) == 1
    assert len({value_of(literal) for literal in [*same, *other]}) == 1 + len(other)
    instants = [Literal(f"2021-01-01T{hour}", datatype=XSD.dateTime) for hour in ("12:00:00Z", "13:00:00+01:00")]
    assert len({value_of(literal) for literal in instants}) == 2
