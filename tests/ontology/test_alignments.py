"""What ties our terms to other vocabularies: justified, adding what is asked for, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from rdflib import (
    DC,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    VANN,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
    namespace,
)
from rdflib.term import Node

from kg.reason import Triple
from tests.ontology.vocabulary import (
    BASE,
    ESO,
    IRI,
    OA,
    ONTOLOGY,
    SCHEMA,
    XSD,
    axioms,
    clashes,
    closed,
    is_ours,
    module,
    name,
    terms,
    triples,
    turtle,
    vocabulary,
    world,
)

ELI = Namespace("http://data.europa.eu/eli/ontology#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SSSOM = Namespace("https://w3id.org/sssom/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
ALIGNING = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
KNOWN = {
    str(SEM): {"Event", "hasActor", "hasPlace", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"},
    str(OA): {
        *("Annotation", "SpecificResource", "TextPositionSelector", "RangeSelector", "TextQuoteSelector"),
        *("hasTarget", "hasSource", "hasSelector", "hasStartSelector", "hasEndSelector", "start", "end", "exact"),
    },
    str(ELI): {
        *("LegalResource", "LegalResourceSubdivision", "date_document"),
        *("date_no_longer_in_force", "first_date_entry_in_force"),
    },
    str(SSSOM): {
        *("MappingSet", "author_label", "confidence", "mapping_justification", "mappings"),
        *("object_label", "object_source", "subject_label"),
    },
    str(SEMAPV): {"ManualMappingCuration"},
}
"""Terms of the vocabularies that rdflib has no list of."""


@cache
def neighbours() -> frozenset[Triple]:
    return triples(Graph().parse(ONTOLOGY / "imports" / "neighbours.ttl"))


@cache
def alignments() -> tuple[tuple[Node, URIRef, Node], ...]:
    found = ((s, p, o) for p in ALIGNING for s, o in module("alignments").subject_objects(p))
    return tuple(sorted(found, key=lambda t: ("" if isinstance(t[0], BNode) else str(t[0]), *map(str, t[1:]))))


def logical() -> list[tuple[URIRef, URIRef, URIRef]]:
    """Those that infer something, from one named term to another."""
    return [
        (s, p, o)
        for s, p, o in alignments()
        if p != RDFS.seeAlso and isinstance(s, URIRef) and isinstance(o, URIRef) and is_ours(s)
    ]


# ---------------------------------------------------------------- stated with reason


@pytest.mark.parametrize(
    "alignment", alignments(), ids=lambda a: f"{'' if isinstance(a[0], BNode) else name(a[0])}-{name(a[2])}"
)
def test_an_alignment_has_its_reason(alignment: Triple) -> None:
    graph, (subject, predicate, value) = module("alignments"), alignment
    stated = [
        note
        for note in graph.subjects(OWL.annotatedSource, subject)
        if graph.value(note, OWL.annotatedProperty) == predicate and graph.value(note, OWL.annotatedTarget) == value
    ]
    (note,) = stated
    assert (note, RDF.type, OWL.Axiom) in graph
    assert (note, SSSOM.mapping_justification, SEMAPV.ManualMappingCuration) in graph
    reasons = [r for r in graph.objects(note, RDFS.comment) if isinstance(r, Literal)]
    assert sorted(r.language or "" for r in reasons) == ["en", "fr"]
    assert all(r.endswith(".") for r in reasons)
    assert (predicate == RDFS.seeAlso) == any(r.startswith("Looser: ") for r in reasons)


def test_reasons_are_given_for_nothing_else() -> None:
    notes = set(module("alignments").subjects(RDF.type, OWL.Axiom))
    assert len(notes) == len(alignments()) > 45


def test_terms_of_others_exist() -> None:
    graph = module("alignments") + vocabulary()
    named = {str(n) for n in graph.all_nodes() if isinstance(n, URIRef)}
    lists = {
        str(n): n for n in (DC, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VANN, namespace.TIME, namespace.SDO)
    }
    for term in named:
        base = next((n for n in (*lists, *KNOWN) if term.startswith(n)), "")
        rest = term.removeprefix(base)
        assert not base or rest in (KNOWN[base] if base in KNOWN else lists[base]), term
        assert base or term.startswith(
            ("https://w3id.org/eso-kg/", str(XSD), "https://creativecommons.org/licenses/")
        ), term


def test_terms_of_others_are_declared() -> None:
    graph = module("alignments") + vocabulary()
    for subject, predicate, value in logical():
        kind = OWL.Class if predicate == RDFS.subClassOf else None
        assert (value, RDF.type, kind) in graph, value
        assert (subject, RDF.type, kind) in graph, subject


# ---------------------------------------------------------------- what they add


@pytest.mark.parametrize(
    "alignment", logical(), ids=lambda a: "-".join(name(n) for n in a[::2] if isinstance(n, URIRef))
)
def test_an_alignment_answers_who_knows_only_the_other_term(alignment: tuple[URIRef, URIRef, URIRef]) -> None:
    subject, _, value = alignment
    assert any(found(value, with_alignments=True)), "nothing in the invented world has it"
    assert not set(found(value, with_alignments=False)) & set(found(subject, with_alignments=True))


def found(term: URIRef, *, with_alignments: bool) -> Iterator[Node]:
    """What is an instance of the class, or has the property."""
    facts = everything(with_alignments)
    yield from (s for s, p, o in facts if (p, o) == (RDF.type, term) or p == term)


@cache
def everything(with_alignments: bool) -> frozenset[Triple]:
    return closed(world(), axioms(with_alignments))


def test_they_add_their_own_terms_and_nothing_else() -> None:
    """No conclusion in our vocabulary depends on them, and a node gains only a handful of triples."""
    added = everything(True) - everything(False) - axioms()
    about_data = {t for t in added if str(t[0]).startswith(BASE)}
    for _, predicate, value in about_data:
        said = value if predicate == RDF.type else predicate
        assert not is_ours(said), said
        assert not str(said).startswith((str(OWL), str(RDFS))) or predicate == RDFS.label
    assert 0 < len(about_data) < len(world()) / 2


LAW = {
    "a treaty that has bound somebody": (
        "<x> a eso:BindingTreaty ; eso:party <norland> . <part> a eso:TreatyProvision ; eso:partOf <x> .",
        {"x", "part"},
    ),
    "a treaty that nobody is a party to": (
        "<x> a eso:BindingTreaty . <part> a eso:TreatyProvision ; eso:partOf <x> .",
        set(),
    ),
    "a political document": (
        '<x> a eso:PoliticalDocument ; eso:party <norland> ; eso:inForceFrom "1990-01-01"^^xsd:date .',
        set(),
    ),
}


@pytest.mark.parametrize("case", LAW)
def test_law_is_what_has_bound_somebody(case: str) -> None:
    given, expected = LAW[case]
    legal = (ELI.LegalResource, ELI.LegalResourceSubdivision)
    assert {s for s, p, o in closed(turtle(given)) if p == RDF.type and o in legal} == {
        URIRef(BASE + slug) for slug in expected
    }


# ---------------------------------------------------------------- what they bring along

GAINED = {
    "Actor": "dcterms:Agent foaf:Agent prov:Agent sem:Actor sem:Authority sem:Core",
    "Person": "foaf:Person schema:Person schema:Thing",
    "State": "foaf:Organization org:Organization",
    "Institution": "foaf:Organization org:Organization schema:Organization schema:Thing",
    "Collective": "foaf:Group",
    "Membership": "org:Membership",
    "Office": "org:Post",
    "TermOfOffice": "schema:Intangible schema:Role schema:Thing",
    "BindingTreaty": "eli:LegalResource",
    "TreatyProvision": "eli:LegalResource eli:LegalResourceSubdivision",
    "TreatyAct": "sem:Core sem:Event",
    "Event": "sem:Core sem:Event",
    "Place": "schema:Place schema:Thing",
    "Topic": "skos:Concept",
    "Statement": "oa:Annotation prov:Entity",
    "Position": "prov:Entity",
    "Source": "prov:Entity schema:CreativeWork schema:Thing",
    "Reference": "schema:CreativeWork schema:Thing",
    "Sentence": "prov:Entity",
    "Discrepancy": "prov:Entity",
}
"""What a thing of a kind becomes where the other vocabularies' own axioms are loaded as well."""
SHORT = {
    **{"dcterms": DCTERMS, "eli": ELI, "foaf": FOAF, "oa": OA, "org": ORG, "prov": PROV},
    **{"schema": SCHEMA, "sem": SEM, "skos": SKOS},
}


def expanded(curie: str) -> URIRef:
    prefix, _, local = curie.partition(":")
    return URIRef(str(SHORT[prefix]) + local)


def test_with_the_other_vocabularies_loaded_nothing_contradicts_itself() -> None:
    assert clashes(world(), axioms() | neighbours()) == []
    broken = turtle(f"<x> a eso:Institution, {FOAF.Person.n3()} .")
    assert clashes(broken, axioms() | neighbours()) != []
    assert clashes(broken) == []


def test_with_the_other_vocabularies_loaded_nothing_is_typed_wrongly() -> None:
    allowed = {ESO[kind]: set(map(expanded, gained.split())) for kind, gained in GAINED.items()}
    kinds: dict[Node, set[Node]] = {}
    for subject, predicate, value in closed(world(), axioms() | neighbours()):
        if predicate == RDF.type and str(subject).startswith(BASE):
            kinds.setdefault(subject, set()).add(value)
    foreign = {s for s, k in world().subject_objects(RDF.type) if not is_ours(k)}
    for subject, types in kinds.items():
        ours = {k for k in types if k in terms() and subject not in foreign}
        theirs = {k for k in types - ours if not str(k).startswith((str(OWL), str(RDFS)))}
        if ours:
            assert theirs <= {kind for own in ours for kind in allowed.get(URIRef(own), ())}, subject


def test_the_extract_is_about_terms_that_alignments_reach() -> None:
    graph = Graph()
    for triple in neighbours():
        graph.add(triple)
    reached = {n for n in (module("alignments") + vocabulary()).all_nodes() if isinstance(n, URIRef)}
    reached |= {p for _, p, _ in vocabulary() if isinstance(p, URIRef)}
    while new := {n for s, p, o in graph if s in reached or o in reached for n in (s, o)} - reached:
        reached |= new
    assert set(graph.subjects()) <= reached
    assert not any(str(n).startswith(str(IRI)) for n in graph.all_nodes())
