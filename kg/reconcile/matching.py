"""Which entities a reconciliation query may mean, with scores from 0 to 100 and what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg import sssom
from kg.iris import ID
from kg.likeness import likeness, words
from kg.reconcile.catalogue import Catalogue, Entity, Term
from kg.reconcile.protocol import Query, Reference, Value, Wanted

LEAST = 0.7
"""How like a name must be to be proposed."""
MOST = 50
"""Candidates of one query."""
_OF_PROPERTIES = 0.3
"""How much of the score the properties make, where there are any beside the name."""
_IDENTIFYING = frozenset(target.id for target in sssom.TARGETS.values())
"""Properties whose values no two entities share."""


@dataclass(frozen=True)
class _Match:
    entity: Entity
    name: float | None
    exact: bool
    properties: Mapping[str, float]

    @property
    def score(self) -> float:
        agreeing = _mean(self.properties.values())
        if self.name is None:
            return 100 * agreeing
        share = _OF_PROPERTIES if self.properties else 0
        return 100 * ((1 - share) * self.name + share * agreeing)

    @property
    def certain(self) -> bool:
        """Called exactly so, or an item that stands for it was given; and nothing that was asked speaks against it.

        Certain it is only if it is alone in that.
        """
        identified = any(self.properties.get(name) == 1 for name in _IDENTIFYING)
        return (self.exact or identified) and all(agreement == 1 for agreement in self.properties.values())


def candidates(catalogue: Catalogue, query: Query, language: str) -> list[dict[str, Any]]:
    """The result of a query, the best first. Types are taken at their word: what is of another type is not proposed.

    `match` is true for one that is called exactly so (or whose id, or an item standing for it, was given), has all the
    properties, and is alone in that.
    """
    found = sorted(_matches(catalogue, query), key=lambda m: (-m.score, m.entity.id))
    certain = [match for match in found if match.certain]
    sure = certain[0].entity if len(certain) == 1 else None
    return [_told(catalogue, m, m.entity is sure, language) for m in found[: min(int(query.limit), MOST)]]


def _matches(catalogue: Catalogue, query: Query) -> Iterator[_Match]:
    allowed = frozenset[str]().union(*(catalogue.within(name) for name in query.types))
    for entity, name, exact in _named(catalogue, (query.query or "").strip()):
        if query.types and not allowed.intersection(entity.types):
            continue
        agreements = {wanted.pid: _agreement(catalogue, entity, wanted) for wanted in query.properties}
        if name is not None or any(agreements.values()):
            yield _Match(entity, name, exact, agreements)


def _named(catalogue: Catalogue, name: str) -> Iterator[tuple[Entity, float | None, bool]]:
    """Entities by name; all, without a likeness, where the query has none but properties."""
    if not name:
        yield from ((entity, None, False) for entity in catalogue.entities.values())
        return
    meant = catalogue.find(name)
    if meant:
        yield meant, 1, True
    for key, found in catalogue.index.like(name, LEAST).items():
        if meant is None or key != meant.id:
            yield catalogue.entities[key], found.likeness, found.likeness == 1


def _agreement(catalogue: Catalogue, entity: Entity, wanted: Wanted) -> float:
    """How well an entity has the values that are wanted, from 0 to 1."""
    held = entity.values.get(wanted.pid, ())
    return _mean(max((_alike(catalogue, term, value) for term in held), default=0.0) for value in wanted.values)


def _alike(catalogue: Catalogue, term: Term, value: Value) -> float:
    if isinstance(value, Reference):
        return float(term.value.removeprefix(ID) == value.id.removeprefix(ID))
    text = str(value).strip()
    if isinstance(term, ox.Literal):
        # Part of a date stands for the year or the month that it names.
        begins = bool(text) and term.value.startswith(text + "-")
        return 1.0 if begins else float(words(text) == words(term.value) and bool(text))
    if text in (term.value, term.value.removeprefix(ID), term.value.rstrip("/").rsplit("/", 1)[-1]):
        return 1.0
    entity = catalogue.find(term.value)
    alike = max((likeness(text, name) for name in entity.names), default=0.0) if entity else 0.0
    return alike if alike >= LEAST else 0.0


def _mean(values: Iterable[float]) -> float:
    several = list(values)
    return sum(several) / len(several) if several else 0.0


def _told(catalogue: Catalogue, match: _Match, sure: bool, language: str) -> dict[str, Any]:
    entity = match.entity
    features: list[dict[str, Any]] = [{"id": "exact_name", "value": match.exact}]
    if match.name is not None:
        features.append({"id": "name_likeness", "value": round(100 * match.name, 1)})
    features += [{"id": f"property {pid}", "value": round(100 * n, 1)} for pid, n in match.properties.items()]
    return {
        "id": entity.id,
        "name": entity.name(language),
        "description": entity.note(language),
        "type": [named(catalogue, name, language) for name in entity.types],
        "score": round(match.score, 1),
        "match": sure,
        "features": features,
    }


def named(catalogue: Catalogue, type_: str, language: str) -> dict[str, str]:
    """A type as answers name it."""
    return {"id": type_, "name": catalogue.types[type_].name(language)}
