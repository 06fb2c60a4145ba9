"""The three tables of links together, held to the rules of docs/linking.md.

`positive` holds the links, `negative` what looks like one and is none, and the resources of which no item was found,
`unsure` candidates. Only `positive` reaches the graph.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from kg.errors import BrokenInput, Fault, Where
from kg.sssom.table import NOT_FOUND, Row, Table, parse
from kg.sssom.targets import SAME, TARGETS, iri

TABLES = ("positive", "negative", "unsure")


@dataclass(frozen=True)
class Thing:
    """One of our resources: its kind (a key of the targets' relations), its English label, and its other names."""

    kind: str
    label: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Links:
    positive: Table
    negative: Table
    unsure: Table

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for table in self._tables() for row in table.rows)

    def about(self, things: Container[str]) -> Links:
        """Only the rows on these resources."""
        kept = (replace(t, rows=tuple(r for r in t.rows if r.subject_id in things)) for t in self._tables())
        return Links(*kept)

    def _tables(self) -> tuple[Table, ...]:
        return self.positive, self.negative, self.unsure


def read(texts: Mapping[Path, str], things: Mapping[str, Thing], strangers: bool = False) -> Links:
    """The three tables; `things` are our resources by CURIE. BrokenInput names each fault with file, line and value.

    With `strangers`, rows on resources that are not among `things` are left out; else they are faults.
    """
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for path, text in texts.items():
        try:
            tables[path.name.removesuffix(".sssom.tsv")] = parse(path, text)
        except BrokenInput as broken:
            faults.extend(broken.faults)
    if not faults and set(tables) != set(TABLES):
        folder = next(iter(texts), Path("links", "none")).parent
        faults.append(
            Fault(Where(folder), "", f"holds {', '.join(f'{name}.sssom.tsv' for name in TABLES)}, and no other")
        )
    links = Links(**tables) if not faults else None
    if links and strangers:
        links = links.about(things)
    if not links or (faults := check(links, things)):
        raise BrokenInput(faults)
    return links


def check(links: Links, things: Mapping[str, Thing]) -> list[Fault]:
    """Everything that breaks a rule of docs/linking.md."""
    return [
        *(fault for row in links.rows for fault in _row_faults(row, things)),
        *(fault for name in TABLES for fault in _table_faults(name, getattr(links, name).rows)),
        *_shared(links.positive.rows),
        *_contradicted(links),
        *_pages(links.positive.rows),
        *merged(links.positive.rows, links.negative.rows),
    ]


def _row_faults(row: Row, things: Mapping[str, Thing]) -> Iterator[Fault]:
    thing = things.get(row.subject_id)
    if thing is None:
        close = get_close_matches(row.subject_id, things, n=1)
        yield row.fault(row.subject_id, "no such resource" + (f"; did you mean {close[0]!r}?" if close else ""))
        return
    if thing.label != row.subject_label:
        yield row.fault(row.subject_label, f"{row.subject_id} is called {thing.label!r}")
    if row.object_id == NOT_FOUND:
        yield from _not_found_faults(row, thing)
        return
    prefix, _, local = row.object_id.partition(":")
    target = TARGETS.get(prefix)
    if target is None or not re.fullmatch(target.names, local):
        yield row.fault(row.object_id, f"no name of a data set that is linked to: {', '.join(sorted(TARGETS))}")
        return
    if row.object_source != f"dataset:{target.id}":
        yield row.fault(row.object_source, f"{row.object_id} is from dataset:{target.id}")
    allowed = target.relations.get(thing.kind, frozenset())
    if row.predicate_id not in allowed and row.predicate_modifier != "Not":
        may = f"only {', '.join(sorted(allowed))}" if allowed else "nothing"
        yield row.fault(row.predicate_id, f"from a {thing.kind} to {target.id} there is {may}")


def _not_found_faults(row: Row, thing: Thing) -> Iterator[Fault]:
    same = "skos:exactMatch" if thing.kind == "Topic" else "owl:sameAs"
    if row.predicate_id != same or row.predicate_modifier or row.object_label:
        yield row.fault(row.predicate_id, f"{NOT_FOUND} goes with {same} alone, without modifier and label")
    if row.target not in {target.id for target in TARGETS.values()}:
        yield row.fault(row.object_source, "no data set that is linked to")


def _table_faults(name: str, rows: tuple[Row, ...]) -> Iterator[Fault]:
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        key = (row.subject_id, row.object_id, row.object_source)
        if key in seen:
            yield row.fault(row.object_id, f"{row.subject_id} has this object already")
        seen.add(key)
        if name == "positive" and (row.predicate_modifier or row.object_id == NOT_FOUND):
            yield row.fault(row.object_id, "what does not hold stands in the table `negative`")
        if name == "negative" and not row.predicate_modifier and row.object_id != NOT_FOUND:
            yield row.fault(row.object_id, "a row of `negative` has the modifier 'Not', or no object")
    for before, row in pairwise(rows):
        if row.cells() < before.cells():
            yield row.fault(row.subject_id, "rows are sorted, cell by cell")


def _shared(rows: Iterable[Row]) -> Iterator[Fault]:
    """Two of ours on one external item; two items of one data set on one of ours."""
    owner: dict[str, Row] = {}
    item: dict[tuple[str, str], Row] = {}
    for row in rows:
        first = owner.setdefault(iri(row.object_id), row)
        if first.subject_id != row.subject_id:
            yield row.fault(row.object_id, f"linked from {first.subject_id} already, at {first.where}")
        first = item.setdefault((row.subject_id, row.target), row)
        if first.object_id != row.object_id:
            yield row.fault(row.object_id, f"{row.subject_id} has {first.object_id} of {row.target}, at {first.where}")


def _contradicted(links: Links) -> Iterator[Fault]:
    """What `positive` says and another table takes back; not owl:sameAs and yet skos:closeMatch is no contradiction."""
    held = {(r.subject_id, r.object_id): r for r in links.positive.rows}
    found = {(r.subject_id, r.target): r for r in links.positive.rows}
    for row in links.negative.rows + links.unsure.rows:
        none = row.object_id == NOT_FOUND
        other = found.get((row.subject_id, row.target)) if none else held.get((row.subject_id, row.object_id))
        if other and (none or row.predicate_modifier == "" or row.predicate_id == other.predicate_id):
            yield row.fault(row.object_id, f"{row.subject_id} is linked to {other.object_id}, at {other.where}")


def _pages(rows: tuple[Row, ...]) -> Iterator[Fault]:
    """A Wikipedia address follows from DBpedia's name for the same thing, and from nothing else."""
    same = {
        (r.subject_id, r.object_id.partition(":")[2]) for r in rows if r.target == "dbpedia" and r.predicate_id in SAME
    }
    for row in rows:
        if row.target == "wikipedia" and (row.subject_id, row.object_id.partition(":")[2]) not in same:
            yield row.fault(row.object_id, f"{row.subject_id} is not the same as DBpedia’s resource of this title")


def merged(positive: Iterable[Row], negative: Iterable[Row] = ()) -> Iterator[Fault]:
    """Where following the links of identity would make one of two of our resources, or of two things said to differ."""
    heads: dict[str, str] = {}

    def head(name: str) -> str:
        while heads.setdefault(name, name) != name:
            name = heads[name]
        return name

    first: dict[str, Row] = {}
    for row in positive:
        if row.predicate_id in SAME:
            ours, theirs = head(row.subject_id), head(iri(row.object_id))
            one, other = first.get(ours, row), first.get(theirs, row)
            if one.subject_id != other.subject_id:
                yield row.fault(row.object_id, f"makes one of {one.subject_id} and {other.subject_id}")
            heads[theirs] = ours
            first[ours] = one
    for row in negative:
        if row.predicate_modifier and head(row.subject_id) == head(iri(row.object_id)):
            yield row.fault(row.object_id, f"said not to be {row.subject_id}, but the links make one of them")


def unlinked(links: Links, things: Iterable[str]) -> Iterator[Fault]:
    """Our resources that no table speaks of. No fault of a build: whoever adds a source of their own may link later."""
    for name in sorted(set(things) - {row.subject_id for row in links.rows}):
        yield Fault(Where(links.negative.file), name, f"has no row in any table: link it, or say {NOT_FOUND}")
