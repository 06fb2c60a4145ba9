"""Proposals: which items a resource of ours may be linked to, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice

from kg.candidates.labels import Item
from kg.likeness import Found, Index, likeness, words
from kg.sssom import NOT_FOUND, TARGETS, Links, Row, Table, Thing, iri

AUTHOR = "kg link"
MOST = 3
"""Items of one data set that are proposed for one resource."""
_OTHER_NAME = 0.97
"""What is left of a likeness where a name is not the first one, ours or theirs."""
_ABBREVIATION = 0.8
"""What is left of it where both are other names of one short word: abbreviations coincide."""
_SHORT = 5
_FITS, _UNKNOWN, _OTHER = 1.0, 0.95, 0.8
"""What is left of it where the kind of an item is ours, is not known, is another."""
_RELATIONS = ("owl:sameAs", "skos:exactMatch", "skos:closeMatch", "skos:relatedMatch")
_RELATIONS_OF_OTHERS = ("skos:closeMatch", "skos:relatedMatch")
_SURENESS = 0.6
"""Confidence of a candidate that is called exactly the same: a name alone proves little."""


@dataclass(frozen=True)
class Proposal:
    """An item that a resource may be linked to; `taken` names the resource of ours that has it already."""

    subject: str
    thing: Thing
    relation: str
    item: str
    label: str
    score: float
    reasons: tuple[str, ...]
    taken: str = ""


@dataclass(frozen=True)
class Tables:
    """What the curated tables say already."""

    linked: frozenset[tuple[str, str]]
    decided: frozenset[tuple[str, str]]
    owners: Mapping[str, str]
    without: frozenset[str]
    items: Mapping[str, Item]

    @classmethod
    def of(cls, links: Links) -> Tables:
        held = links.positive.rows
        objects = [row for row in links.rows if row.object_id != NOT_FOUND]
        return cls(
            linked=frozenset((row.subject_id, row.target) for row in held),
            decided=frozenset((row.subject_id, iri(row.object_id)) for row in objects),
            owners={iri(row.object_id): row.subject_id for row in held},
            without=frozenset(row.subject_id for row in links.negative.rows if row.object_id == NOT_FOUND),
            items={row.object_id: Item(row.object_id, (), (row.object_label,)) for row in objects if row.object_label},
        )

    def open(self, things: Mapping[str, Thing]) -> dict[str, Thing]:
        """The resources that have no link, and of which nobody has said that there is none."""
        settled = {subject for subject, _ in self.linked} | self.without
        return {subject: thing for subject, thing in things.items() if subject not in settled}

    def settles(self, subject: str, item: str) -> bool:
        """Whether there is nothing to propose: linked into that data set, or this pair is in a table."""
        target = TARGETS[item.partition(":")[0]].id
        return (subject, target) in self.linked or (subject, iri(item)) in self.decided


def relation(kind: str, item: str, fits: bool) -> str:
    """The closest relation that is allowed between these kinds; empty where none is."""
    allowed = TARGETS[item.partition(":")[0]].relations.get(kind, frozenset())
    return next((name for name in (_RELATIONS if fits else _RELATIONS_OF_OTHERS) if name in allowed), "")


def from_labels(things: Mapping[str, Thing], items: Mapping[str, Item], tables: Tables, least: float) -> list[Proposal]:
    """Items whose names are like those of the resources (from `least`, 0 to 1); the likest of each data set first.

    Items of the tables are searched as well, so that a resource that is there under another name is noticed.
    """
    known = {**tables.items, **items}
    index = Index((name, item.id) for item in known.values() for name in item.names)
    found: list[Proposal] = []
    for subject, thing in things.items():
        for key, (name, match) in _best(thing, index, least).items():
            found += _proposed(subject, thing, known[key], name, match, tables)
    return best(proposal for proposal in found if proposal.score >= least)


def _best(thing: Thing, index: Index[str], least: float) -> dict[str, tuple[str, Found[str]]]:
    """Each item with the likest pair of names, ours and theirs."""
    likest: dict[str, tuple[str, Found[str]]] = {}
    for name in (thing.label, *thing.others):
        for key, match in index.like(name, least).items():
            if key not in likest or match.likeness > likest[key][1].likeness:
                likest[key] = name, match
    return likest


def _proposed(
    subject: str, thing: Thing, item: Item, name: str, match: Found[str], tables: Tables
) -> Iterator[Proposal]:
    known = bool(item.kinds)
    fits = not known or thing.kind in item.kinds
    predicate = relation(thing.kind, item.id, fits)
    if predicate and not tables.settles(subject, item.id):
        reasons = (names_compared(thing, name, item.names, match.name), _kinds_compared(thing, item))
        kinds = _UNKNOWN if not known else _FITS if fits else _OTHER
        score = round(match.likeness * _names_weighed(thing, name, item, match.name) * kinds, 2)
        yield Proposal(
            subject,
            thing,
            predicate,
            item.id,
            item.label,
            round(score, 2),
            reasons,
            tables.owners.get(iri(item.id), ""),
        )


def _names_weighed(thing: Thing, name: str, item: Item, match: str) -> float:
    others = [words(name) != words(thing.label), words(match) != words(item.label)]
    short = all(others) and len(words(match)) <= _SHORT
    return float(_OTHER_NAME ** sum(others)) * (_ABBREVIATION if short else 1)


def names_compared(thing: Thing, name: str, theirs: tuple[str, ...], match: str) -> str:
    """In words, how a name of ours and one of an item compare."""
    alike = likeness(name, match)
    how = "same name" if alike == 1 else f"name like it ({alike:.2f})"
    ours = "" if name == thing.label else f", our other name ‘{name}’"
    return f"{how} ‘{match}’{'' if match == theirs[0] else ', an other name there'}{ours}"


def _kinds_compared(thing: Thing, item: Item) -> str:
    if not item.kinds:
        return "kind there not known"
    return f"may be a {thing.kind}" if thing.kind in item.kinds else f"another kind: {', '.join(item.kinds)}"


def best(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Sorted by resource, the likest items of each data set first, each once, the others left out."""

    def data_set(proposal: Proposal) -> tuple[str, str]:
        return proposal.subject, proposal.item.partition(":")[0]

    likest: dict[tuple[str, str], Proposal] = {}
    for proposal in sorted(proposals, key=lambda p: (*data_set(p), -p.score, p.item)):
        likest.setdefault((proposal.subject, proposal.item), proposal)
    kept = [proposal for _, several in groupby(likest.values(), key=data_set) for proposal in islice(several, MOST)]
    return sorted(kept, key=order)


def order(proposal: Proposal) -> tuple[str, float, str]:
    """By resource, then the likest first."""
    return proposal.subject, -proposal.score, proposal.item


def rows(proposals: Iterable[Proposal], day: str) -> list[Row]:
    """Rows for the table `unsure`; what is linked from another resource of ours is none."""
    return [_row(proposal, day) for proposal in proposals if not proposal.taken]


def _row(proposal: Proposal, day: str) -> Row:
    return Row(
        subject_id=proposal.subject,
        subject_label=proposal.thing.label,
        predicate_id=proposal.relation,
        predicate_modifier="",
        object_id=proposal.item,
        object_label=_cell(proposal.label),
        mapping_justification="semapv:LexicalMatching",
        author_label=AUTHOR,
        object_source=f"dataset:{TARGETS[proposal.item.partition(':')[0]].id}",
        mapping_date=day,
        confidence=f"{_SURENESS * proposal.score:.2f}",
        comment=_cell(f"Proposed: {'; '.join(proposal.reasons)}."),
    )


def _cell(text: str) -> str:
    return " ".join(text.replace('"', "’").split())


def extended(table: Table, added: Iterable[Row], day: str) -> Table:
    """The table with more rows, of this version."""
    every = tuple(sorted((*table.rows, *added), key=Row.cells))
    return replace(table, rows=every, header={**table.header, "mapping_set_version": day})
