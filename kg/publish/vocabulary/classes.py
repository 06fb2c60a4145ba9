"""What a class diagram of a module shows: boxes of classes with what is below them, and lines for properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import SH, Graph, URIRef

from kg.publish.vocabulary.names import Name, is_ours, named
from kg.publish.vocabulary.terms import Module, Term, Vocabulary


@dataclass(frozen=True)
class Row:
    """A line of a box: a narrower class, indented by its depth, or a property with a text as value."""

    name: str
    href: str
    depth: int = 0
    suffix: str = ""
    """What a property's values are."""


@dataclass(frozen=True)
class Box:
    """A class with nothing of ours above it; `foreign` where it belongs to another module and is drawn without rows."""

    name: str
    narrower: tuple[Row, ...] = ()
    properties: tuple[Row, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, order=True)
class Line:
    """A property from one box to another, or several that run alike; `inferred` where nobody writes it."""

    source: str
    target: str
    label: str
    href: str
    inferred: bool = False


@dataclass(frozen=True)
class Drawing:
    """What is to be laid out."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawing(vocabulary: Vocabulary, module: Module) -> Drawing:
    """The module's classes and properties, and the classes of other modules that these lead to or come from."""
    terms = {term.name: term for term in vocabulary.terms}
    own = {_root(term.name, terms) for term in module.terms if term.kind == "class"}
    found = {line for term in module.terms if term.kind == "object-property" for line in _lines(term, terms)}
    found |= {line for name in own for line in _borrowed(terms[name], vocabulary.shapes, terms)}
    lines = sorted(found)
    drawn = own | {end for line in lines for end in (line.source, line.target)}
    boxes = (_box(terms[name], vocabulary) if name in own else Box(name, foreign=True) for name in sorted(drawn))
    return Drawing(tuple(boxes), tuple(line for line in lines if line.source != line.target))


def _root(name: str, terms: Mapping[str, Term]) -> str:
    above = terms[name].relations.get("above", ())
    return _root(_local(above[0]), terms) if above else name


def _local(name: Name) -> str:
    return name.href.removeprefix("#")


def _ends(term: Term, *keys: str) -> Iterator[str]:
    """Classes of ours that a property runs from or to."""
    for key in keys:
        yield from (_local(name) for name in term.relations.get(key, ()) if name.href.startswith("#"))


def _lines(term: Term, terms: Mapping[str, Term]) -> Iterator[Line]:
    """One for each pair of boxes; of two inverse properties, the first in the alphabet stands for both.

    A property with several domains and several ranges stays within each kind of thing: parts of events are events.
    """
    inverse = next((_local(name) for name in term.relations.get("inverse", ()) if name.href.startswith("#")), "")
    if inverse and inverse < term.name:
        return
    label = f"{term.name} ⇄ {inverse}" if inverse else term.name
    inferred = bool(term.chains) or "transitive" in term.characteristics
    starts, ends = (list(_ends(term, key, f"{key}-includes")) for key in ("domain", "range"))
    for start in starts:
        for end in ends:
            source, target = _root(start, terms), _root(end, terms)
            narrowed = f": {end}" if end != target else ""
            if source == target or min(len(starts), len(ends)) == 1:
                yield Line(source, target, label + narrowed, f"#{term.name}", inferred)


def _borrowed(term: Term, shapes: Graph, terms: Mapping[str, Term]) -> Iterator[Line]:
    """Properties of other vocabularies by which shapes tie a class to another of ours."""
    for name, value in _others(term, shapes):
        if value.href.startswith("#"):
            yield Line(term.name, _root(_local(value), terms), name.curie, name.href)


def _others(term: Term, shapes: Graph) -> Iterator[tuple[Name, Name]]:
    """Properties of other vocabularies that shapes ask of a class, and what their values are."""
    for owner in shapes.subjects(SH.targetClass, term.iri):
        for shape in shapes.objects(owner, SH.property):
            path = shapes.value(shape, SH.path)
            value = shapes.value(shape, SH["class"]) or shapes.value(shape, SH.datatype)
            if isinstance(path, URIRef) and not is_ours(path) and value is not None:
                yield named(path), named(value)


def _box(term: Term, vocabulary: Vocabulary) -> Box:
    by_name = {t.name: t for t in vocabulary.terms}
    narrower = tuple(_narrower(term, by_name, 1))
    family = {term.name, *(row.name for row in narrower)}
    own = (
        row
        for _, t in sorted(by_name.items())
        for row in _as_rows(t, family)
        if family & set(_ends(t, "domain", "domain-includes"))
    )
    others = (
        Row(name.curie, name.href, suffix=value.curie.removeprefix("xsd:"))
        for name, value in sorted(_others(term, vocabulary.shapes))
        if not value.href.startswith("#")
    )
    return Box(term.name, narrower, (*own, *others))


def _narrower(term: Term, terms: Mapping[str, Term], depth: int) -> Iterator[Row]:
    for name in term.relations.get("below", ()):
        yield Row(_local(name), name.href, depth)
        yield from _narrower(terms[_local(name)], terms, depth + 1)


def _as_rows(term: Term, family: set[str]) -> Iterator[Row]:
    """A property with literals as values, or one that stays within the box."""
    href = f"#{term.name}"
    if term.kind == "datatype-property":
        ranges = (*term.relations.get("range", ()), *term.relations.get("range-includes", ()))
        yield Row(term.name, href, suffix=" ".join(name.curie.removeprefix("xsd:") for name in ranges))
    elif term.kind == "object-property":
        within = sorted(set(_ends(term, "range", "range-includes")) & family)
        yield from (Row(term.name, href, suffix=name) for name in within[:1])
