"""Whether a graph keeps to the OWL 2 RL profile: the grammar of <https://www.w3.org/TR/owl2-profiles/#OWL_2_RL>.

For graphs that are well-formed OWL 2 DL otherwise; the test beside it has the OWL API judge the same cases. Also the
one global restriction of OWL 2 DL that is easily broken: some characteristics are for simple properties only.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

DATATYPES = {
    *(RDFS.Literal, RDF.PlainLiteral, RDF.XMLLiteral, XSD.decimal, XSD.integer, XSD.nonNegativeInteger),
    *(XSD.nonPositiveInteger, XSD.positiveInteger, XSD.negativeInteger, XSD.long, XSD.int, XSD.short, XSD.byte),
    *(XSD.unsignedLong, XSD.unsignedInt, XSD.unsignedShort, XSD.unsignedByte, XSD.float, XSD.double, XSD.string),
    *(XSD.normalizedString, XSD.token, XSD.language, XSD.Name, XSD.NCName, XSD.NMTOKEN, XSD.boolean),
    *(XSD.hexBinary, XSD.base64Binary, XSD.anyURI, XSD.dateTime, XSD.dateTimeStamp),
}
SIMPLE_ONLY = {
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty),
}
LISTS = (OWL.intersectionOf, OWL.unionOf, OWL.oneOf)
FILLERS = (OWL.someValuesFrom, OWL.allValuesFrom, OWL.onClass, OWL.onDataRange)


def violations(graph: Graph) -> Iterator[str]:
    """A sentence for each thing that OWL 2 RL does not allow."""
    for subject, value in graph.subject_objects(RDFS.subClassOf):
        yield from below(graph, subject)
        yield from above(graph, value)
    for one, other in graph.subject_objects(OWL.equivalentClass):
        yield from either(graph, one)
        yield from either(graph, other)
    for pair in graph.subject_objects(OWL.disjointWith):
        yield from (fault for one in pair for fault in below(graph, one))
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        yield from (f for m in members(graph, graph.value(group, OWL.members)) for f in below(graph, m))
    for kind in graph.subjects(OWL.hasKey):
        yield from below(graph, kind)
    yield from _of_properties(graph)
    yield from _not_simple(graph)


def _of_properties(graph: Graph) -> Iterator[str]:
    for axiom in (RDFS.domain, RDFS.range):
        for property_, value in graph.subject_objects(axiom):
            of_data = axiom == RDFS.range and (property_, RDF.type, OWL.DatatypeProperty) in graph
            yield from datatype(value) if of_data else above(graph, value)
    for property_ in graph.subjects(RDF.type, OWL.ReflexiveProperty):
        yield f"{property_} is reflexive"
    for kind in graph.subjects(OWL.disjointUnionOf):
        yield f"{kind} is a disjoint union"
    for literal in {o for o in graph.objects() if isinstance(o, Literal) and o.datatype and not o.language}:
        yield from datatype(literal.datatype)


def datatype(value: Node | None) -> Iterator[str]:
    if value not in DATATYPES:
        yield f"{value} is a datatype that the profile does not have"


def below(graph: Graph, kind: Node) -> Iterator[str]:
    """Faults of a class expression in the place of a subclass."""
    yield from _expression(graph, kind, {*LISTS, OWL.someValuesFrom, OWL.hasValue}, "subclass")


def above(graph: Graph, kind: Node) -> Iterator[str]:
    """Faults of a class expression in the place of a superclass."""
    allowed = {OWL.intersectionOf, OWL.complementOf, OWL.allValuesFrom, OWL.hasValue}
    yield from _expression(graph, kind, allowed | {OWL.maxCardinality, OWL.maxQualifiedCardinality}, "superclass")


def either(graph: Graph, kind: Node) -> Iterator[str]:
    """Faults of a class expression in the place of an equivalent class."""
    yield from _expression(graph, kind, {OWL.intersectionOf, OWL.hasValue}, "equivalent class")


def _expression(graph: Graph, kind: Node, allowed: set[URIRef], place: str) -> Iterator[str]:
    if not isinstance(kind, BNode):
        if kind == OWL.Thing:
            yield f"owl:Thing stands as {place}"
        return
    forms = {p for p in graph.predicates(kind) if str(p).startswith(str(OWL))} - {OWL.onProperty, OWL.onClass}
    forms -= {OWL.onDataRange, OWL.disjointWith, OWL.equivalentClass}
    yield from (f"{form} stands as {place}" for form in forms - allowed)
    for form in forms & {OWL.maxCardinality, OWL.maxQualifiedCardinality}:
        if str(graph.value(kind, form)) not in ("0", "1"):
            yield f"{form} is more than 1"
    inner = {"subclass": below, "superclass": above, "equivalent class": either}[place]
    for form in (OWL.intersectionOf, OWL.unionOf):
        yield from (f for m in members(graph, graph.value(kind, form)) for f in inner(graph, m))
    yield from _fillers(graph, kind)


def _fillers(graph: Graph, kind: Node) -> Iterator[str]:
    for form in FILLERS:
        value = graph.value(kind, form)
        of_data = (graph.value(kind, OWL.onProperty), RDF.type, OWL.DatatypeProperty) in graph
        if value is None or (value == OWL.Thing and form != OWL.allValuesFrom):
            continue
        yield from datatype(value) if of_data else (above if form == OWL.allValuesFrom else below)(graph, value)
    for value in graph.objects(kind, OWL.complementOf):
        yield from below(graph, value)


def members(graph: Graph, head: Node | None) -> Collection | list[Node]:
    return Collection(graph, head) if head is not None else []


def _not_simple(graph: Graph) -> Iterator[str]:
    """Transitive properties and chains, what is above them, and their inverses, are not simple."""
    found: set[Node] = {*graph.subjects(RDF.type, OWL.TransitiveProperty), *graph.subjects(OWL.propertyChainAxiom)}
    while new := _neighbours(graph, found) - found:
        found |= new
    for kind in SIMPLE_ONLY:
        yield from (f"{p} is a {kind}, but not simple" for p in found & set(graph.subjects(RDF.type, kind)))


def _neighbours(graph: Graph, found: set[Node]) -> set[Node]:
    above_ = {o for p in found for o in graph.objects(p, RDFS.subPropertyOf)}
    inverse = {o for p in found for o in (*graph.objects(p, OWL.inverseOf), *graph.subjects(OWL.inverseOf, p))}
    return above_ | inverse
