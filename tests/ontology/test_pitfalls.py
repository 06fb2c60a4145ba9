"""The pitfalls of the OOPS! catalogue (P01 to P41) that a program can test; docs/ontology.md judges the others.

P08 (annotations), P38 (declaration of the ontology) and P41 (licence) are also looked at in `test_terms.py`, P40
(terms of others that do not exist) in `test_alignments.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.ontology import test_alignments, test_consequences, test_profile, test_terms
from tests.ontology.vocabulary import (
    ESO,
    IRI,
    KINDS,
    ONTOLOGY,
    PROPERTIES,
    SCHEMA,
    is_ours,
    module,
    name,
    terms,
    vocabulary,
)

CLASSES = terms(OWL.Class)
OBJECT, DATA = terms(OWL.ObjectProperty), terms(OWL.DatatypeProperty)
DOMAIN, RANGE = (RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)
DOCUMENT = ONTOLOGY.parent / "docs" / "ontology.md"


def values(subject: Node, *predicates: URIRef) -> set[Node]:
    return {o for p in predicates for o in vocabulary().objects(subject, p)}


def above(kind: Node) -> set[Node]:
    """The class and all above it."""
    return set(vocabulary().transitive_objects(kind, RDFS.subClassOf))


def labels(term: Node, language: str) -> list[str]:
    return [str(o) for o in vocabulary().objects(term, RDFS.label) if isinstance(o, Literal) and o.language == language]


def inverses() -> set[tuple[Node, Node]]:
    pairs = set(vocabulary().subject_objects(OWL.inverseOf))
    return pairs | {(o, s) for s, o in pairs}


def disjoint() -> set[frozenset[Node]]:
    graph = vocabulary()
    pairs = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    for group in graph.objects(None, OWL.members):
        pairs |= {frozenset(pair) for pair in combinations(Collection(graph, group), 2)}
    return pairs


def test_p02_no_class_is_a_synonym_of_another() -> None:
    assert not list(vocabulary().triples((None, OWL.equivalentClass, None)))
    alternatives = Counter(str(o).casefold() for o in vocabulary().objects(None, SKOS.altLabel))
    assert not alternatives


def test_p03_no_property_is_called_is() -> None:
    for property_ in (*OBJECT, *DATA):
        assert not re.match(r"is([A-Z]|$)|instanceOf|kindOf|typeOf|subClass", name(property_)), property_
        assert not re.match(r"(is|is an?|kind of|type of)$", labels(property_, "en")[0]), property_


def test_p04_every_class_is_connected_with_others() -> None:
    used = {c for p in (*OBJECT, *DATA) for c in values(p, *DOMAIN, *RANGE)}
    used |= {above_ for kind in used for above_ in above(kind)}
    for kind in CLASSES:
        assert above(kind) & used, kind


def test_p05_inverse_properties_run_between_the_same_classes() -> None:
    pairs = {(one, other) for one, other in inverses() if is_ours(one) and is_ours(other)}
    assert len(pairs) == 6
    for one, other in pairs:
        assert values(one, *RANGE) == values(other, *DOMAIN), (one, other)


def test_p06_no_class_or_property_stands_above_itself() -> None:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in terms():
            direct = set(vocabulary().objects(term, predicate))
            assert not any(term in vocabulary().transitive_objects(d, predicate) for d in direct), term


def test_p07_no_class_is_two_in_one() -> None:
    for kind in CLASSES:
        assert not re.search(r"[a-z](And|Or)[A-Z]", name(kind)), kind
        assert not re.search(r" (and|or|et|ou) |/", " ".join(labels(kind, "en") + labels(kind, "fr"))), kind


NOT_DISJOINT = {ESO.Event, ESO.TreatyAct}
"""Classes whose subclasses may overlap: a visit can be a negotiation, a withdrawal a termination."""


def test_p10_classes_that_share_nothing_are_disjoint() -> None:
    apart = disjoint()
    for one, other in combinations(CLASSES, 2):
        if above(one) & above(other) & NOT_DISJOINT or one in above(other) or other in above(one):
            continue
        if ESO.Reference in (one, other):
            continue
        pairs = {frozenset((a, b)) for a in above(one) for b in above(other)}
        assert pairs & apart, (one, other)


def test_p11_every_property_says_what_it_is_used_on_and_with() -> None:
    for property_ in (*OBJECT, *DATA):
        assert values(property_, *DOMAIN), property_
        assert values(property_, *RANGE), property_


def test_p12_no_two_properties_are_defined_alike() -> None:
    texts = Counter(str(o) for p in (*OBJECT, *DATA) for o in vocabulary().objects(p, SKOS.definition))
    assert [text for text, times in texts.items() if times > 1] == []


def test_p13_an_inverse_is_declared_where_an_axiom_needs_it() -> None:
    """Others are asked for with ^ in SPARQL: each inverse would double what is written or inferred."""
    asked = {(s, a) for _, _, needed in test_consequences.CONCLUSIONS.values() for s, a in needed}
    for subject in vocabulary().subjects(OWL.inverseOf):
        assert not is_ours(subject) or (subject, OWL.inverseOf) in asked, subject


def test_p14_p15_p16_p30_p31_no_class_is_defined_by_an_expression() -> None:
    """None by "only" (which nothing also satisfies), "not some" or "some not", and none equivalent to another."""
    graph = vocabulary()
    assert not list(graph.subjects(RDF.type, OWL.Restriction))
    for form in (OWL.allValuesFrom, OWL.complementOf, OWL.equivalentClass, OWL.intersectionOf, OWL.unionOf):
        assert not list(graph.subjects(form)), form


def test_p18_p19_no_property_has_two_domains_or_ranges() -> None:
    for property_ in (*OBJECT, *DATA):
        assert len(values(property_, RDFS.domain)) <= 1, property_
        assert len(values(property_, RDFS.range)) <= 1, property_
        for strict, loose in (DOMAIN, RANGE):
            assert not (values(property_, strict) and values(property_, loose)), property_


def test_p20_labels_definitions_and_notes_are_different_things() -> None:
    for term in terms():
        texts = [str(o) for p in (RDFS.label, SKOS.definition, SKOS.scopeNote) for o in vocabulary().objects(term, p)]
        in_both = {label for label in labels(term, "en") if label in labels(term, "fr")}
        assert len(texts) - len(in_both) == len(set(texts)), term
        assert all(len(label.split()) <= 10 for label in labels(term, "en") + labels(term, "fr")), term


def test_p21_no_class_takes_what_is_left_over() -> None:
    for kind in CLASSES:
        words = f"{name(kind)} {' '.join(labels(kind, 'en'))}".casefold()
        assert not re.search(r"other|misc|unknown|various|general|rest\b", words), kind


def test_p22_names_follow_one_convention() -> None:
    """UpperCamel for classes and for individuals that code something, lowerCamel for properties.

    Reasons to skip a sentence are called as in the coding files.
    """
    for kind in CLASSES:
        assert re.fullmatch(r"([A-Z][a-z]+)+", name(kind)), kind
    for property_ in (*OBJECT, *DATA):
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", name(property_)), property_
    for individual in terms(OWL.NamedIndividual):
        skip = (individual, RDF.type, ESO.SkipReason) in vocabulary()
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*" if skip else r"([A-Z][a-z]+)+", name(individual)), individual


def test_p23_no_datatype_is_made_anew() -> None:
    assert not list(vocabulary().subjects(RDF.type, RDFS.Datatype))


def test_p24_no_class_is_defined_by_itself() -> None:
    for kind in CLASSES:
        for definition in vocabulary().objects(kind, SKOS.definition):
            assert isinstance(definition, Literal)
            first = re.sub(r"^(an?|the|one|une?|la|le|l’) ?", "", definition.casefold())
            assert not re.match(rf"{labels(kind, definition.language or '')[0]}\b", first, re.IGNORECASE), kind


def test_p25_p26_no_property_is_its_own_inverse_and_none_that_is_symmetric_has_one() -> None:
    for one, other in inverses():
        assert one != other
        assert (one, RDF.type, OWL.SymmetricProperty) not in vocabulary()


def test_p27_no_property_is_equivalent_to_another() -> None:
    assert not list(vocabulary().triples((None, OWL.equivalentProperty, None)))


def test_p28_a_symmetric_property_runs_within_a_class() -> None:
    symmetric = list(vocabulary().subjects(RDF.type, OWL.SymmetricProperty))
    assert symmetric == [ESO.conflictsWith]
    assert values(ESO.conflictsWith, *DOMAIN) == values(ESO.conflictsWith, *RANGE)


def test_p29_a_transitive_property_can_be_followed() -> None:
    transitive = set(vocabulary().subjects(RDF.type, OWL.TransitiveProperty))
    assert transitive == {ESO.belongsTo, ESO.descendsFrom}
    for property_ in transitive:
        assert values(property_, *DOMAIN) & values(property_, *RANGE), property_


def test_p32_terms_of_a_kind_have_different_labels() -> None:
    for language in ("en", "fr"):
        for kind in KINDS:
            times = Counter(label for term in terms(kind) for label in labels(term, language))
            assert [label for label, n in times.items() if n > 1] == [], (language, kind)


def test_p33_a_chain_has_two_links_at_least() -> None:
    chains = list(vocabulary().objects(None, OWL.propertyChainAxiom))
    assert len(chains) == 6
    assert all(len(Collection(vocabulary(), chain)) >= 2 for chain in chains)


def test_p34_p35_what_is_used_as_class_or_property_is_declared_as_one() -> None:
    graph = vocabulary() + module("alignments")
    builtin = (str(RDF), str(RDFS), str(OWL), "http://www.w3.org/2001/XMLSchema#")
    classes = {o for p in (RDFS.subClassOf, RDFS.domain, RDFS.range) for o in graph.objects(None, p)}
    classes |= set(graph.objects(None, RDF.type)) | set(graph.subjects(RDFS.subClassOf))
    for kind in classes:
        if not str(kind).startswith(builtin) and not isinstance(kind, BNode):
            assert (kind, RDF.type, OWL.Class) in graph, kind
    for property_ in graph.predicates():
        if not str(property_).startswith(builtin):
            declared = set(graph.objects(property_, RDF.type))
            assert declared & {*PROPERTIES, OWL.AnnotationProperty}, property_


def test_p36_no_iri_has_a_file_extension() -> None:
    for iri in (IRI, *terms(), *module("shapes").subjects(RDF.type), *module("topics").subjects()):
        assert not re.search(r"\.(owl|rdf|ttl|n3|xml|html?|json(ld)?)\b", str(iri)), iri


def test_p38_p39_the_ontology_is_declared_and_its_namespace_is_clear() -> None:
    graph = vocabulary()
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [IRI]
    assert str(graph.value(IRI, VANN.preferredNamespaceUri)) == str(ESO) == f"{IRI}#"
    for path in ONTOLOGY.glob("*.ttl"):
        text = re.sub(r"'[^'\n]*'", "", path.read_text("utf-8"))
        assert not re.search(r"@base|<[^>:\n]*>", re.sub(r'"[^"\n]*"|#.*', "", text)), path


def test_p41_the_licence_is_named() -> None:
    for file, subject in (("eso", IRI), ("shapes", IRI + "/shapes")):
        assert module(file).value(URIRef(subject), DCTERMS.license), file


# ---------------------------------------------------------------- and the document that goes through all of them


def rows() -> dict[str, str]:
    """The table of pitfalls: number and what is said of it."""
    found = re.findall(r"^\| (P\d\d) \|[^|]*\| (.*?) \|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return dict(found)


def test_every_pitfall_is_gone_through() -> None:
    assert list(rows()) == [f"P{n:02}" for n in range(1, 42)]


@pytest.mark.parametrize("pitfall", [f"P{n:02}" for n in range(1, 42)])
def test_a_pitfall_is_tested_by_the_test_that_is_named_or_judged(pitfall: str) -> None:
    named = re.findall(r"`(test_\w+)`", rows()[pitfall])
    here = {n for m in (test_terms, test_alignments, test_consequences, test_profile) for n in dir(m)} | set(globals())
    assert set(named) <= here
    own = [n for n in globals() if re.search(rf"_{pitfall.casefold()}(_|$)", n)]
    assert set(own) <= set(named), own
    assert named or len(rows()[pitfall]) > 40, "neither tested nor judged"


def test_this_file_is_where_the_document_says() -> None:
    assert Path(__file__).relative_to(ONTOLOGY.parent).as_posix() in DOCUMENT.read_text("utf-8")
