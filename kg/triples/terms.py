"""Small vocabulary-independent helpers that all triple makers share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Literal, URIRef
from rdflib.term import Node

from kg.dates import Span, span
from kg.model import Described, Names, Text
from kg.namespaces import ESO, resource

Triple = tuple[Node, URIRef, Node]
Quad = tuple[Node, URIRef, Node, URIRef]


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)


def count(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def offset(value: int) -> Literal:
    """Web Annotation gives offsets as xsd:nonNegativeInteger (Oxigraph's store shows them as xsd:integer)."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def text(subject: URIRef, predicate: URIRef, value: Text | None) -> Iterator[Triple]:
    if value:
        yield subject, predicate, Literal(value.en, lang="en")
        yield subject, predicate, Literal(value.fr, lang="fr")


def names(subject: URIRef, value: Names) -> Iterator[Triple]:
    for language in ("en", "fr"):
        for name in getattr(value, language):
            yield subject, SKOS.altLabel, Literal(name, lang=language)


def links(subject: URIRef, predicate: URIRef, kind: str, slugs: Iterable[str | None]) -> Iterator[Triple]:
    for slug in slugs:
        if slug:
            yield subject, predicate, resource(kind, slug)


def dated(subject: URIRef, edtf: str, found: Span | None = None) -> Iterator[Triple]:
    """The date as EDTF and the first and last possible day."""
    found = found or span(edtf)
    yield subject, ESO.dateText, Literal(edtf)
    if found.earliest:
        yield subject, ESO.earliest, day(found.earliest)
    if found.latest:
        yield subject, ESO.latest, day(found.latest)


def in_part(subject: URIRef, value: bool) -> Iterator[Triple]:
    """Says that only some of the parties or members are recorded, where that is so."""
    if value:
        yield subject, ESO.recordedInPart, Literal("true", datatype=XSD.boolean)


def described(subject: URIRef, kind: URIRef, value: Described) -> Iterator[Triple]:
    """Type, labels, other names, note and references."""
    yield subject, RDF.type, kind
    yield from text(subject, RDFS.label, value.label)
    yield from names(subject, value.also)
    yield from text(subject, SKOS.scopeNote, value.note)
    yield from links(subject, DCTERMS.source, "reference", value.references)
