"""Which consequences are worth keeping."""

from __future__ import annotations

from typing import TypeGuard

from rdflib import OWL, RDF, RDFS, XSD, BNode, URIRef
from rdflib.term import Node

Triple = tuple[Node, URIRef, Node]
AnyTriple = tuple[Node, Node, Node]
"""What rdflib's graphs hold and the rules see: generalised RDF, where a property may be anything."""

_VOCABULARIES = tuple(map(str, (RDF, RDFS, OWL, XSD)))
_REFLEXIVE = frozenset({OWL.sameAs, RDFS.subClassOf, OWL.equivalentClass, RDFS.subPropertyOf, OWL.equivalentProperty})
# rdflib looks an attribute of a namespace up at a cost that tells in a loop over every triple.
_TYPE = RDF.type
_ABOVE_ALL = frozenset({OWL.Thing, RDFS.Resource})
_BELOW_NOTHING = frozenset({RDFS.subClassOf, RDFS.domain, RDFS.range})
_LISTS = frozenset({RDF.first, RDF.rest})
_KINDS = _ABOVE_ALL | {
    OWL.NamedIndividual,
    OWL.Class,
    OWL.Restriction,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    RDF.List,
    RDF.Property,
    RDFS.Class,
    RDFS.Datatype,
    RDFS.Literal,
}


def worth_keeping(triple: AnyTriple) -> TypeGuard[Triple]:
    """Whether a derived triple tells a reader something. Not kept:

    - what is not plain RDF between named things: a literal as subject, a predicate that is no IRI, anything
      about a blank node (a class expression or list cell: nobody can ask for it, no export may show it);
    - what is true of everything: a thing the same as itself, a class or property below or equal to itself;
      a thing of type, or a class, domain or range below, `owl:Thing` or `rdfs:Resource`;
    - what only says which kind of RDF node it is: `owl:NamedIndividual`, `owl:Class`, `rdf:Property`, …
      (but `owl:Nothing` and a property's characteristics are kept);
    - statements about the vocabularies of RDF, RDFS, OWL and XSD themselves (axiomatic triples);
    - a further first or rest of a list.
    """
    subject, predicate, object_ = triple
    if not (isinstance(subject, URIRef) and isinstance(predicate, URIRef)) or predicate in _LISTS:
        return False
    if predicate == _TYPE and object_ in _KINDS:
        return False
    return _says_something(subject, predicate, object_)


def _says_something(subject: URIRef, predicate: URIRef, object_: Node) -> bool:
    if isinstance(object_, BNode) or str(subject).startswith(_VOCABULARIES):
        return False
    if predicate in _BELOW_NOTHING and object_ in _ABOVE_ALL:
        return False
    return not (subject == object_ and predicate in _REFLEXIVE)
