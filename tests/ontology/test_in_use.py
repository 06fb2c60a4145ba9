"""On the real data: every shape finds something to check, every term is used, nothing undeclared is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.paths import Path, SequencePath
from rdflib.term import BNode, Node

from tests.ontology.vocabulary import BASE, ESO, axioms, is_ours, module, name, terms, vocabulary

SHAPES = module("shapes")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
NODE_SHAPES = sorted({s for p in TARGETS for s in SHAPES.subjects(p)})
PROPERTY_SHAPES = sorted({shape for owner in NODE_SHAPES for shape in SHAPES.objects(owner, SH.property)})
SPARSE = {"Deadline-given-before"}
"""Property shapes whose path no focus node of the real data has a value of, so far: no commitment has both days."""


def local(shape: object) -> str:
    return str(shape).rpartition("#")[2]


def focus_nodes(everything: Graph, shape: Node) -> Iterator[Node]:
    """As SHACL finds them: instances of a class or of one below it, a node, or what has a property."""
    for kind in SHAPES.objects(shape, SH.targetClass):
        for below in everything.transitive_subjects(RDFS.subClassOf, kind):
            yield from everything.subjects(RDF.type, below)
    for property_ in SHAPES.objects(shape, SH.targetSubjectsOf):
        yield from everything.subjects(property_)
    yield from (node for node in SHAPES.objects(shape, SH.targetNode) if in_use(everything, node))


def in_use(everything: Graph, node: Node) -> bool:
    """A class has instances, anything else is described; a focus node that is named is one in any case."""
    kind = (node, RDF.type, OWL.Class) in everything
    return ((None, RDF.type, node) if kind else (node, RDF.type, None)) in everything


def path(shape: Node) -> URIRef | Path:
    """A property or a sequence of properties: our shapes have no other paths."""
    found = SHAPES.value(shape, SH.path)
    if isinstance(found, URIRef):
        return found
    assert isinstance(found, BNode)
    return SequencePath(*Collection(SHAPES, found))


@pytest.mark.parametrize("shape", NODE_SHAPES, ids=local)
def test_a_shape_finds_something_to_check(everything: Graph, shape: Node) -> None:
    assert next(focus_nodes(everything, shape), None) is not None


@pytest.mark.parametrize("shape", PROPERTY_SHAPES, ids=local)
def test_a_shape_finds_a_value_to_check(everything: Graph, shape: Node) -> None:
    focus = (node for owner in SHAPES.subjects(SH.property, shape) for node in focus_nodes(everything, owner))
    assert any(next(everything.objects(f, path(shape)), None) is not None for f in focus) or local(shape) in SPARSE


def test_shapes_have_something_to_check_only_where_there_is_something(everything: Graph) -> None:
    """The functions above are not always true."""
    assert not list(focus_nodes(Graph(), URIRef(f"{NODE_SHAPES[0]}")))
    assert not in_use(everything, ESO.Nothing)


UNUSED = {ESO["no-claim"], ESO.announcement, ESO.biography, ESO.repetition, ESO.transition}
"""Reasons to skip a sentence that no source has needed so far."""


def test_every_term_is_used(everything: Graph) -> None:
    about = [t for t in everything if str(t[0]).startswith(BASE)]
    used = {p for _, p, _ in about} | {o for _, _, o in about}
    used |= {kind for kind in vocabulary().objects(None, RDF.type) if is_ours(kind)}
    assert {name(term) for term in terms()} - {name(node) for node in used} <= {name(term) for term in UNUSED}


def test_every_property_of_the_data_is_declared(everything: Graph) -> None:
    declared = {s for s, p, o in axioms() if p == RDF.type}
    builtin = (str(RDF), str(RDFS), str(OWL))
    used = {p for s, p, _ in everything if str(s).startswith(BASE)}
    undeclared = {p for p in used - declared if not str(p).startswith(builtin)}
    assert undeclared == set(), "declare them in ontology/eso.ttl, or a tool for OWL 2 DL refuses the data"
