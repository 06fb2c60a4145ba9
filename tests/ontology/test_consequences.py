"""What follows, from which axiom, and what must not follow. An axiom that no question needs has no place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import reason
from kg.reason import Triple
from tests.ontology.vocabulary import (
    BASE,
    ESO,
    PROPERTIES,
    TESTS,
    XSD,
    axioms,
    clashes,
    closed,
    examples,
    is_ours,
    name,
    terms,
    triples,
    turtle,
    vocabulary,
    world,
)

# ---------------------------------------------------------------- what follows

CONCLUSIONS = {
    "who has ever been a member of the union": (
        "<m> org:member <norland> ; org:organization <union> .",
        "<norland> eso:memberOf <union> . <union> eso:hasMember <norland> .",
        [(ESO.memberOf, OWL.propertyChainAxiom)],
    ),
    "which members the union has, asked from its side": (
        "<norland> eso:memberOf <union> .",
        "<union> eso:hasMember <norland> .",
        [(ESO.memberOf, OWL.inverseOf)],
    ),
    "what belongs to the union at any remove": (
        "<desk> eso:partOf <commission> . <commission> eso:partOf <union> . <union> eso:memberOf <club> .",
        "<desk> eso:belongsTo <union>, <club> .",
        [(ESO.belongsTo, OWL.TransitiveProperty), (ESO.partOf, RDFS.subPropertyOf)],
    ),
    "what belongs to the club through a member": (
        "<commission> eso:partOf <union> . <union> eso:memberOf <club> .",
        "<commission> eso:belongsTo <club> .",
        [(ESO.memberOf, RDFS.subPropertyOf)],
    ),
    "which states a state descends from": (
        "<norland> eso:succeeds <old> . <old> eso:succeeds <older> .",
        "<norland> eso:descendsFrom <older> .",
        [(ESO.descendsFrom, OWL.TransitiveProperty), (ESO.succeeds, RDFS.subPropertyOf)],
    ),
    "who has held which office": (
        "<t> eso:officeHolder <minister> ; eso:office <o> .",
        "<minister> eso:heldOffice <o> .",
        [(ESO.heldOffice, OWL.propertyChainAxiom), (ESO.officeHolder, OWL.inverseOf)],
    ),
    "who has held an office of a state": (
        "<t> eso:officeHolder <minister> ; eso:office <o> . <o> eso:officeOf <norland> .",
        "<minister> eso:heldOfficeIn <norland> .",
        [(ESO.heldOfficeIn, OWL.propertyChainAxiom)],
    ),
    "who has held an office in a member of the union": (
        "<t> eso:officeHolder <minister> ; eso:office <o> . <o> eso:officeOf <norland> ."
        "<m> org:member <norland> ; org:organization <union> .",
        "<minister> eso:heldOfficeInMemberOf <union> .",
        [(ESO.heldOfficeInMemberOf, OWL.propertyChainAxiom)],
    ),
    "on what an actor takes any stance": (
        "<s> eso:holder <minister> ; eso:proposition <p> .",
        "<minister> eso:takesStanceOn <p> .",
        [(ESO.takesStanceOn, OWL.propertyChainAxiom), (ESO.holder, OWL.inverseOf)],
    ),
    "what is about a topic or a narrower one": (
        "<p> eso:topic <ferries> . <ferries> skos:broader <ships> . <ships> skos:broader <sea> .",
        "<p> eso:withinTopic <ferries>, <ships>, <sea> .",
        [(ESO.withinTopic, OWL.propertyChainAxiom), (ESO.topic, RDFS.subPropertyOf)],
    ),
    "with what a proposition conflicts, asked from either side": (
        "<p> eso:conflictsWith <q> .",
        "<q> eso:conflictsWith <p> .",
        [(ESO.conflictsWith, OWL.SymmetricProperty)],
    ),
}
"""Question: what is given, what follows, and the axioms without each of which it does not."""


def without(subject: Node, axiom: URIRef) -> frozenset[Triple]:
    """The axioms but this one, given by its predicate or, for a characteristic, by its class."""
    return frozenset(t for t in axioms() if t[0] != subject or axiom not in (t[1], t[2]))


@pytest.mark.parametrize("question", CONCLUSIONS)
def test_an_axiom_answers_a_question_that_fails_without_it(question: str) -> None:
    given, answer, needed = CONCLUSIONS[question]
    expected = triples(turtle(answer))
    assert expected <= closed(turtle(given))
    for subject, axiom in needed:
        assert not expected <= closed(turtle(given), without(subject, axiom)), (subject, axiom)


# ---------------------------------------------------------------- what cannot be

IMPOSSIBLE = {
    "a state that is a place": ("<x> a eso:State, eso:Place .", None),
    "a person that is a state": ("<x> a eso:Person, eso:State .", None),
    "a treaty that is a provision": (
        "<x> a eso:Treaty, eso:TreatyProvision .",
        (ESO.TreatyProvision, OWL.disjointWith),
    ),
    "a document binding in law and only politically": (
        "<x> a eso:BindingTreaty, eso:PoliticalDocument .",
        (ESO.BindingTreaty, OWL.disjointWith),
    ),
    "a notice that is the withdrawal itself": (
        "<x> a eso:WithdrawalNotice, eso:Withdrawal .",
        (ESO.WithdrawalNotice, OWL.disjointWith),
    ),
    "a part of itself": ("<x> eso:partOf <x> .", (ESO.partOf, OWL.IrreflexiveProperty, OWL.AsymmetricProperty)),
    "parts of each other": ("<x> eso:partOf <y> . <y> eso:partOf <x> .", (ESO.partOf, OWL.AsymmetricProperty)),
    "its own successor": ("<x> eso:succeeds <x> .", (ESO.succeeds, OWL.IrreflexiveProperty, OWL.AsymmetricProperty)),
    "successors of each other": (
        "<x> eso:succeeds <y> . <y> eso:succeeds <x> .",
        (ESO.succeeds, OWL.AsymmetricProperty),
    ),
    "a position that supersedes itself": (
        "<x> eso:supersedes <x> .",
        (ESO.supersedes, OWL.IrreflexiveProperty, OWL.AsymmetricProperty),
    ),
    "positions that supersede each other": (
        "<x> eso:supersedes <y> . <y> eso:supersedes <x> .",
        (ESO.supersedes, OWL.AsymmetricProperty),
    ),
    "a proposition in conflict with itself": (
        "<x> eso:conflictsWith <x> .",
        (ESO.conflictsWith, OWL.IrreflexiveProperty),
    ),
    "one mode by two names": ("eso:DirectQuotation owl:sameAs eso:ReportedSpeech .", None),
    "one stance by two names": ("eso:Supports owl:sameAs eso:Opposes .", None),
    "one reason to skip by two names": ("eso:setting owl:sameAs eso:transition .", None),
}
"""What contradicts itself, and by which axioms (None: a list of disjoint classes or different individuals)."""


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_a_contradiction_is_found_by_its_axiom(case: str) -> None:
    text, needed = IMPOSSIBLE[case]
    assert clashes(turtle(text))
    kinds = {OWL.AllDisjointClasses, OWL.AllDifferent}
    lists = {s for s in vocabulary().subjects(RDF.type) if (set(vocabulary().objects(s, RDF.type)) & kinds)}
    lacking = axioms()
    for axiom in needed[1:] if needed else ():
        assert needed
        lacking &= without(needed[0], axiom)
    if not needed:
        lacking = frozenset(t for t in axioms() if t[0] not in lists)
    assert not clashes(turtle(text), lacking)


def kinds_apart() -> dict[URIRef, URIRef]:
    """For each class one that is disjoint with it or with a class above it."""
    graph, apart = vocabulary(), dict[URIRef, URIRef]()
    for group in graph.objects(None, OWL.members):
        members = [m for m in Collection(graph, group) if isinstance(m, URIRef)]
        for one, other in zip(members, [*members[1:], members[0]], strict=True):
            apart.setdefault(one, other)
    for kind in terms(OWL.Class):
        above = [c for c in graph.transitive_objects(kind, RDFS.subClassOf) if c in apart]
        if above:
            apart[kind] = apart[above[-1]]
    return apart


def test_which_things_of_a_kind_there_are_narrower_kinds_included() -> None:
    """Each subclass on a thing of its own; without the axioms nothing follows for any."""
    below = [(s, o) for s, o in vocabulary().subject_objects(RDFS.subClassOf)]
    data = turtle("".join(f"<{name(kind)}> a {kind.n3()} ." for kind, _ in below))
    follows = {(URIRef(BASE + name(kind)), RDF.type, above) for kind, above in below}
    assert len(below) > 25
    assert follows <= closed(data)
    assert not follows & closed(data, frozenset(t for t in axioms() if t[1] != RDFS.subClassOf)) - triples(data)


def typings() -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Domains and ranges that are classes of ours with something disjoint."""
    for axiom in (RDFS.domain, RDFS.range):
        for property_, kind in vocabulary().subject_objects(axiom):
            if isinstance(property_, URIRef) and isinstance(kind, URIRef) and kind in kinds_apart():
                yield property_, axiom, kind


def misused(property_: URIRef, axiom: URIRef) -> str:
    return f"misused/{name(property_)}/{axiom.rpartition('#')[2]}"


def misuse(property_: URIRef, axiom: URIRef, kind: URIRef) -> str:
    """The property between two things of its own, one of the wrong kind; the things are called after the axiom."""
    this, other = (f"<{misused(property_, axiom)}/{end}>" for end in ("wrong", "other"))
    subject, value = (this, other) if axiom == RDFS.domain else (other, this)
    if (property_, RDF.type, OWL.DatatypeProperty) in vocabulary():
        value = "1" if (property_, RDFS.range, XSD.integer) in vocabulary() else '"1"'
    return f"{subject} {property_.n3()} {value} . {this} a {kinds_apart()[kind].n3()} ."


def test_what_is_used_with_the_wrong_kind_of_thing_is_found() -> None:
    """Each domain and range on things of their own; without these axioms nothing is found."""
    found = sorted(typings())
    data = turtle("".join(misuse(*typing) for typing in found))
    sentences = " ".join(clashes(data))
    missed = [t for t in found if f"{misused(t[0], t[1])}/wrong " not in sentences]
    assert len(found) > 50
    assert missed == []
    assert clashes(data, frozenset(t for t in axioms() if t[1] not in (RDFS.domain, RDFS.range))) == []


def test_every_axiom_has_a_question() -> None:
    """Every axiom of the vocabulary is one of those above, but for declarations and the types of literals."""
    asked = {(s, a) for _, _, needed in CONCLUSIONS.values() for s, a in needed}
    asked |= {(needed[0], axiom) for _, needed in IMPOSSIBLE.values() if needed for axiom in needed[1:]}
    asked |= {(p, a) for p, a, _ in typings()} | {(kind, RDFS.subClassOf) for kind in terms(OWL.Class)}
    declared = {OWL.Class, *PROPERTIES, OWL.NamedIndividual}
    for subject, predicate, value in axioms(with_alignments=False):
        key = value if predicate == RDF.type else predicate
        if is_ours(subject) and key not in declared and not is_ours(key):
            literal = predicate == RDFS.range and str(value).startswith("http://www.w3.org/2001/XMLSchema#")
            unopposed = (subject, value) in {(ESO.checkedOn, ESO.Reference), (ESO.evidence, ESO.Reference)}
            assert (subject, key) in asked or literal or unopposed, (subject, key)


# ---------------------------------------------------------------- what does not follow

NOT_CONCLUDED = {
    "a member holds what its group holds": (
        "<group> a eso:Collective ; eso:hasMember <norland> . <s> eso:holder <group> ; eso:proposition <p> .",
        "<norland> eso:takesStanceOn <p> .",
    ),
    "a group holds what a member holds": (
        "<group> a eso:Collective ; eso:hasMember <norland> . <s> eso:holder <norland> ; eso:proposition <p> .",
        "<group> eso:takesStanceOn <p> .",
    ),
    "who supports on a condition takes a stance on the condition": (
        "<s> a eso:Statement ; eso:holder <norland> ; eso:proposition <p> ; eso:condition <q> .",
        "<norland> eso:takesStanceOn <q> .",
    ),
    "who reports a view takes a stance": (
        "<s> a eso:Statement ; eso:holder <norland> ; eso:reporter <jane> ; eso:proposition <p> .",
        "<jane> eso:takesStanceOn <p> .",
    ),
    "what has a deadline is a commitment": (
        '<e> a eso:Conference ; eso:deadline "2031-01-01"^^xsd:date .',
        "<e> a eso:Commitment .",
    ),
    "a member of a member is a member": (
        "<norland> eso:memberOf <union> . <union> eso:memberOf <club> .",
        "<norland> eso:memberOf <club> .",
    ),
    "who signs is a party": (
        "<act> a eso:Signature ; eso:ofTreaty <pact> ; eso:actBy <norland> .",
        "<pact> eso:party <norland> .",
    ),
    "what entered into force binds in law": (
        '<d> a eso:PoliticalDocument ; eso:inForceFrom "2031-01-01"^^xsd:date ; eso:party <norland> .',
        "<d> a eso:BindingTreaty .",
    ),
    "an alternative name is a label": (
        '<norland> skos:altLabel "the North"@en .',
        '<norland> rdfs:label "the North"@en .',
    ),
    "what conflicts with a conflicting proposition conflicts too": (
        "<p> eso:conflictsWith <q> . <q> eso:conflictsWith <r> .",
        "<p> eso:conflictsWith <r> .",
    ),
}


@pytest.mark.parametrize("claim", NOT_CONCLUDED)
def test_it_does_not_follow_that(claim: str) -> None:
    given, wrong = NOT_CONCLUDED[claim]
    assert not triples(turtle(wrong)) & closed(turtle(given))


def test_nothing_is_typed_by_its_use() -> None:
    """In the world each thing gets, of our classes, only those above the one that it was given."""
    above = {c: set(vocabulary().transitive_objects(c, RDFS.subClassOf)) for c in terms()}
    given = set(world().subject_objects(RDF.type))
    allowed = {(s, b) for s, c in given if isinstance(c, URIRef) for b in above.get(c, ())}
    inferred = {(s, c) for s, p, c in closed(world()) if p == RDF.type and c in above and str(s).startswith(BASE)}
    assert inferred <= allowed


# ---------------------------------------------------------------- consistency, and a second engine


@pytest.mark.parametrize("data", [Graph(), examples(), world()], ids=["alone", "examples", "world"])
def test_nothing_contradicts_itself(data: Graph) -> None:
    assert clashes(data) == []


def test_owlrl_concludes_the_same() -> None:
    given = axioms() | triples(examples() + Graph().parse(TESTS / "shapes" / "world.ttl"))
    assert reason.closure(given, "owlrl") == reason.closure(given, "oxigraph")
