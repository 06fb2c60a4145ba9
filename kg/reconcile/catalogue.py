"""What can be matched: entities with their names, types and values, read once from the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg import iris, sssom
from kg.iris import ID, PREFIXES, curie
from kg.likeness import Index

Term = ox.NamedNode | ox.Literal
LANGUAGES = ("en", "fr")
ROOTS = tuple(f"eso:{name}" for name in ("Actor", "Instrument", "Topic", "Event", "Place", "Office"))
"""The classes whose members are offered; their sub-classes are types as well."""
_NOTES = ("skos:scopeNote", "skos:definition")
_ALSO = {"skos:altLabel": {"en": "other name", "fr": "autre nom"}, "skos:broader": {"en": "broader", "fr": "générique"}}
_INFERRED = ox.NamedNode(iris.graph("inferred"))
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_TYPE, _BROADER = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")


@dataclass(frozen=True)
class Word:
    """A type or a property: its id (a CURIE), what it is called by language, and for types the next broader ones."""

    id: str
    labels: Mapping[str, str]
    broader: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return called(self.labels, language) or self.id


@dataclass(frozen=True)
class Entity:
    """A resource: `<kind>/<slug>`, its labels and notes by language, all its names, its types, its values."""

    id: str
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    names: tuple[str, ...]
    types: tuple[str, ...]
    values: Mapping[str, tuple[Term, ...]]

    def name(self, language: str) -> str:
        return called(self.labels, language) or self.id

    def note(self, language: str) -> str:
        return called(self.notes, language)


def called(texts: Mapping[str, str], language: str) -> str:
    """The text in this language, else in the first other one; empty where there is none."""
    return texts.get(language) or next((texts[key] for key in sorted(texts)), "")


@dataclass(frozen=True)
class Catalogue:
    """Everything that is offered, by id."""

    entities: Mapping[str, Entity]
    types: Mapping[str, Word]
    properties: Mapping[str, Word]

    @cached_property
    def index(self) -> Index[str]:
        """The names of all entities."""
        return Index((name, entity.id) for entity in self.entities.values() for name in entity.names)

    def find(self, name: str) -> Entity | None:
        """An entity by its id, its IRI or its CURIE."""
        iri = iris.expand(name) or ID + name
        return self.entities.get(iri.removeprefix(ID))

    def within(self, type_: str) -> frozenset[str]:
        """A type with all that are narrower; empty where there is no such type."""
        below = {type_} if type_ in self.types else set()
        while more := {t for t, word in self.types.items() if t not in below and below.intersection(word.broader)}:
            below |= more
        return frozenset(below)


def read(store: ox.Store) -> Catalogue:
    """All that the asserted graphs of a store say of the resources of our kinds."""
    types = _types(store)
    members: dict[ox.NamedNode, set[str]] = {}
    for type_ in types:
        for quad in store.quads_for_pattern(None, _TYPE, _class(type_), None):
            if isinstance(quad.subject, ox.NamedNode):
                members.setdefault(quad.subject, set()).add(type_)
    entities = (_entity(store, node, _narrowest(found, types)) for node, found in members.items())
    by_id = {entity.id: entity for entity in sorted(entities, key=lambda e: e.id)}
    used = sorted({property_ for entity in by_id.values() for property_ in entity.values})
    return Catalogue(by_id, types, {name: Word(name, _property_labels(store, name)) for name in used})


def _types(store: ox.Store) -> dict[str, Word]:
    broader: dict[str, set[str]] = {root: set() for root in ROOTS}
    waiting = list(ROOTS)
    while waiting:
        above = waiting.pop()
        for quad in store.quads_for_pattern(None, _BROADER, _class(above), None):
            if not isinstance(quad.subject, ox.NamedNode) or quad.graph_name == _INFERRED:
                continue
            below = curie(quad.subject.value)
            if below.startswith("eso:") and below not in broader:
                waiting.append(below)
            if below.startswith("eso:"):
                broader.setdefault(below, set()).add(above)
    return {name: Word(name, _labels(store, _class(name).value), tuple(sorted(broader[name]))) for name in broader}


def _class(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["eso"] + name.removeprefix("eso:"))


def _narrowest(found: Iterable[str], types: Mapping[str, Word]) -> tuple[str, ...]:
    all_found = set(found)
    implied = {above for name in all_found for above in _above(name, types)}
    return tuple(sorted(all_found - implied))


def _above(name: str, types: Mapping[str, Word]) -> Iterator[str]:
    for broader in types[name].broader:
        yield broader
        yield from _above(broader, types)


def _labels(store: ox.Store, iri: str) -> dict[str, str]:
    return _texts(q.object for q in store.quads_for_pattern(ox.NamedNode(iri), _LABEL, None, None))


def _texts(terms: Iterable[object]) -> dict[str, str]:
    """Texts by language; the first in alphabetical order where there are several."""
    literals = (term for term in terms if isinstance(term, ox.Literal))
    return {term.language or "": term.value for term in sorted(literals, key=str, reverse=True)}


def _property_labels(store: ox.Store, name: str) -> Mapping[str, str]:
    iri = iris.expand(name)
    return _ALSO.get(name) or (_labels(store, iri) if iri else {})


def _entity(store: ox.Store, node: ox.NamedNode, types: tuple[str, ...]) -> Entity:
    said: dict[str, set[Term]] = {}
    for quad in store.quads_for_pattern(node, None, None, None):
        if quad.graph_name != _INFERRED and isinstance(quad.object, ox.NamedNode | ox.Literal):
            said.setdefault(curie(quad.predicate.value), set()).add(quad.object)
    labels = _texts(said.get("rdfs:label", ()))
    others = (term.value for name in ("rdfs:label", "skos:altLabel") for term in said.get(name, ()))
    notes = next((_texts(said[name]) for name in _NOTES if name in said), {})
    names = tuple(dict.fromkeys([*labels.values(), *sorted(others)]))
    return Entity(node.value.removeprefix(ID), labels, notes, names, types, _values(said))


def _values(said: Mapping[str, set[Term]]) -> dict[str, tuple[Term, ...]]:
    """Values of our own properties, other names, and the items of other data sets that stand for the same."""
    values = {name: terms for name, terms in said.items() if name.startswith("eso:") or name in _ALSO}
    for target in sssom.TARGETS.values():
        same = {term for name in sssom.SAME for term in said.get(name, ()) if term.value.startswith(target.namespace)}
        if same:
            values[target.id] = same
    return {name: tuple(sorted(terms, key=str)) for name, terms in sorted(values.items())}
