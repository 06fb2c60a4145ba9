"""Auto-completion of entities, types and properties, and the values of properties (data extension)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.iris import ID, PREFIXES
from kg.likeness import words
from kg.reconcile.catalogue import Catalogue, Entity, Term, Word
from kg.reconcile.matching import named
from kg.reconcile.protocol import Extension

PAGE = 20
"""Suggestions in one answer; `cursor` skips those of earlier ones."""
_XSD = PREFIXES["xsd"]
_NUMBERS: Mapping[str, type[int] | type[float]] = {
    f"{_XSD}integer": int, f"{_XSD}nonNegativeInteger": int, f"{_XSD}decimal": float, f"{_XSD}double": float,
}  # fmt: skip


def entities(catalogue: Catalogue, prefix: str, cursor: int, language: str) -> dict[str, Any]:
    meant = catalogue.find(prefix.strip())
    ranked = _ranked(((e.id, (e.name(language), *e.names)) for e in catalogue.entities.values()), prefix)
    ids = [*([meant.id] if meant else []), *(key for key in ranked if meant is None or key != meant.id)]
    found = (catalogue.entities[key] for key in ids[cursor : cursor + PAGE])
    return {
        "result": [
            {
                "id": entity.id,
                "name": entity.name(language),
                "description": entity.note(language),
                "notable": [named(catalogue, name, language) for name in entity.types],
            }
            for entity in found
        ]
    }


def types(catalogue: Catalogue, prefix: str, cursor: int, language: str) -> dict[str, Any]:
    found = _words(catalogue.types, prefix, language)[cursor : cursor + PAGE]
    return {"result": [type_(catalogue, word.id, language) for word in found]}


def type_(catalogue: Catalogue, name: str, language: str) -> dict[str, Any]:
    """A type with the next broader ones."""
    broader = [named(catalogue, above, language) for above in catalogue.types[name].broader]
    return named(catalogue, name, language) | {"broader": broader}


def properties(catalogue: Catalogue, prefix: str, cursor: int, language: str) -> dict[str, Any]:
    found = _words(catalogue.properties, prefix, language)[cursor : cursor + PAGE]
    return {"result": [_property(word, language) for word in found]}


def proposals(catalogue: Catalogue, type_: str, limit: int, language: str) -> dict[str, Any]:
    """The properties that entities of a type (of any, without one) have, the most frequent first."""
    of_type = catalogue.within(type_)
    counts: dict[str, int] = {}
    for entity in catalogue.entities.values():
        for name in entity.values if not type_ or of_type.intersection(entity.types) else ():
            counts[name] = counts.get(name, 0) + 1
    best = sorted(counts, key=lambda name: (-counts[name], name))[:limit]
    told = [_property(catalogue.properties[name], language) for name in best]
    return {"properties": told, "type": type_, "limit": limit}


def extended(catalogue: Catalogue, asked: Extension, language: str) -> dict[str, Any]:
    """The values of properties; an entity or a property that is not ours has none."""
    names = [wanted.id for wanted in asked.properties]
    rows = {}
    for key in asked.ids:
        entity = catalogue.find(key)
        rows[key] = {name: _values(catalogue, entity, name, language) for name in names}
    return {"meta": [_property(_word(catalogue, name), language) for name in names], "rows": rows}


def _word(catalogue: Catalogue, name: str) -> Word:
    return catalogue.properties.get(name) or Word(name, {})


def _property(word: Word, language: str) -> dict[str, Any]:
    return {"id": word.id, "name": word.name(language)}


def _values(catalogue: Catalogue, entity: Entity | None, name: str, language: str) -> list[dict[str, Any]]:
    terms = entity.values.get(name, ()) if entity else ()
    spoken = {term.language for term in terms if isinstance(term, ox.Literal) and term.language}
    other = spoken - {language} if language in spoken else set()
    return [
        value(catalogue, term, language)
        for term in terms
        if not (isinstance(term, ox.Literal) and term.language in other)
    ]


def value(catalogue: Catalogue, term: Term, language: str) -> dict[str, Any]:
    """A value as the protocol has it. Entities that are not offered (propositions, references) are told as IRIs."""
    if isinstance(term, ox.NamedNode):
        entity = catalogue.entities.get(term.value.removeprefix(ID))
        return {"id": entity.id, "name": entity.name(language)} if entity else {"str": term.value}
    kind = term.datatype.value
    if kind == f"{_XSD}date":
        return {"date": f"{term.value}T00:00:00"}
    number = _NUMBERS.get(kind)
    return {number.__name__: number(term.value)} if number else {"str": term.value}


def _words(known: Mapping[str, Word], prefix: str, language: str) -> list[Word]:
    names = ((word.id, (word.name(language), *word.labels.values(), word.id)) for word in known.values())
    return [known[key] for key in _ranked(names, prefix)]


def _ranked(names: Iterable[tuple[str, Iterable[str]]], prefix: str) -> list[str]:
    """What has a name that begins so, then what has one in which a word begins so, each by the first of its names.

    All where nothing is given.
    """
    wanted = words(prefix)
    found = []
    for key, called in names:
        folded = [words(name) for name in called]
        if any(name.startswith(wanted) for name in folded):
            found.append((0, folded[0], key))
        elif any(f" {wanted}" in name for name in folded):
            found.append((1, folded[0], key))
    return [key for _, _, key in sorted(found)]
