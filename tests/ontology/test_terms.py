"""Every term: labelled, defined and exemplified in both languages, in one module; and the header."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, BNode, Graph, Literal, URIRef

from tests.ontology.vocabulary import (
    ESO,
    IRI,
    MODULES,
    ONTOLOGY,
    SCHEMA,
    is_ours,
    module,
    name,
    terms,
    turtle,
    vocabulary,
)

EACH = pytest.mark.parametrize("term", terms(), ids=name)
VERSION = (ONTOLOGY / "VERSION").read_text("utf-8").strip()


@EACH
def test_a_term_is_labelled_and_defined_in_both_languages(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        texts = [t for t in vocabulary().objects(term, predicate) if isinstance(t, Literal)]
        assert sorted(t.language or "" for t in texts) == ["en", "fr"]
        assert all(t.strip() == str(t) and t for t in texts)
    definitions = [str(d) for d in vocabulary().objects(term, SKOS.definition)]
    assert all(d[0].isupper() and d.endswith(".") for d in definitions)
    notes = [n.language or "" for n in vocabulary().objects(term, SKOS.scopeNote) if isinstance(n, Literal)]
    assert not notes or sorted(notes) == ["en", "fr"]
    assert set(vocabulary().objects(term, RDFS.isDefinedBy)) == {IRI}


@EACH
def test_a_term_has_an_example_that_uses_it(term: URIRef) -> None:
    (example,) = vocabulary().objects(term, SKOS.example)
    assert isinstance(example, Literal)
    if (term, RDF.type, OWL.NamedIndividual) in vocabulary():
        assert example.language == "en"
    else:
        used = turtle(example)
        assert (None, term, None) in used or (None, RDF.type, term) in used


def test_examples_are_invented() -> None:
    names = " ".join(str(o) for o in vocabulary().objects(None, SKOS.example)).casefold()
    assert not re.search(r"russia|ukrain|france|macron|nato|putin", names)


def test_texts_name_only_terms_that_exist() -> None:
    known = {name(term) for term in terms()}
    for subject, predicate, text in vocabulary():
        if isinstance(text, Literal) and predicate != SKOS.example:
            named = set(re.findall(r"\beso:([\w-]+)", text))
            assert named <= known, (subject, named - known)


def test_each_term_stands_in_one_module() -> None:
    places = Counter(s for file in MODULES for s in set(module(file).subjects(RDF.type)) if is_ours(s))
    assert len(terms()) > 100
    assert places == dict.fromkeys(terms(), 1)


@pytest.mark.parametrize("file", MODULES)
def test_a_module_names_its_terms_and_describes_no_others(file: str) -> None:
    itself = URIRef(MODULES[file])
    own = {s for s in module(file).subjects(RDF.type) if is_ours(s)}
    assert set(module(file).objects(itself, SCHEMA.hasDefinedTerm)) == own
    for predicate in (RDFS.label, RDFS.comment):
        assert {t.language for t in module(file).objects(itself, predicate) if isinstance(t, Literal)} == {"en", "fr"}
    described = {s for s in module(file).subjects() if is_ours(s)}
    assert described == own
    for subject, predicate in module(file).subject_predicates():
        elsewhere = not str(subject).startswith("https://w3id.org/eso-kg/") and not isinstance(subject, BNode)
        assert not elsewhere or predicate in {RDF.type, OWL.inverseOf}, (subject, predicate)


def test_no_file_uses_an_undeclared_term() -> None:
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        graph = Graph().parse(path)
        used = {n for n in graph.all_nodes() | set(graph.predicates()) if isinstance(n, URIRef)}
        ours = {n for n in used if is_ours(n)} - {URIRef(ESO)}
        assert ours <= set(terms()), (path.name, sorted(ours - set(terms())))


def test_shapes_and_topics_are_not_part_of_the_vocabulary() -> None:
    assert not set(module("shapes").subjects(RDF.type, SH.NodeShape)) & set(terms())
    assert not any(map(is_ours, module("topics").subjects()))


def test_the_header_says_what_an_adopter_asks_for() -> None:
    header = module("eso")
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert header.value(IRI, OWL.versionIRI) == IRI + "/" + VERSION
    assert header.value(IRI, OWL.versionInfo) == Literal(VERSION)
    assert header.value(IRI, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert f"version {VERSION}." in str(header.value(IRI, DCTERMS.bibliographicCitation))
    assert header.value(IRI, VANN.preferredNamespacePrefix) == Literal("eso")
    assert header.value(IRI, VANN.preferredNamespaceUri) == Literal(str(ESO))
    for predicate in (RDFS.label, DCTERMS.title, DCTERMS.description):
        assert {t.language for t in header.objects(IRI, predicate) if isinstance(t, Literal)} == {"en", "fr"}
    for role in (DCTERMS.creator, DCTERMS.publisher):
        assert list(header.objects(header.value(IRI, role), RDFS.label)), "an agent, by a name"
