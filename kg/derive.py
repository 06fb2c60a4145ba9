"""Positions: what a holder's statements on a proposition add up to, over time.

The rules, in words:

1. *Grouping.* Statements of one holder that take the same stance on the same proposition are one position, unless the
   holder takes another stance in between: then each stretch is a position of its own.
2. *Since when.* A position is held from the earliest first possible day among its statements. A statement that was made
   at an event whose exact days the context graph gives (of the holder's own speech there, where it names one) is not
   earlier than that event, and has its days where it has no date of its own. A statement that says no more than "some
   time up to publication" gives no first day; where there is no other, the position has none.
3. *Change.* A position supersedes the holder's latest earlier position on the proposition that has another stance and
   a known first day.
4. *Until when.* A superseded position is held until the day before its successor's first day. A position that the
   source confines to closed periods ("for the first year of the war"), with no later and no undated statement of it, is
   held until the last of them ends. Nothing else ends one.

What a group holds is never asserted of its members, nor the reverse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from rdflib import RDF, RDFS, URIRef

from kg.chronology import statement_span
from kg.corpus import Corpus
from kg.dates import Span, span
from kg.model import CodingFile, Source, Stance, Statement, Text
from kg.namespaces import ESO, INFERRED, resource
from kg.triples import Quad, labels_of
from kg.triples.source import stance_label, statement_slug
from kg.triples.terms import Triple, day, links, text


@dataclass(frozen=True)
class Evidence:
    """One statement of one holder, with the days that it allows."""

    statement: str
    holder: str
    proposition: str
    stance: Stance
    days: Span
    published: date

    @property
    def ends(self) -> date | None:
        """The last day of a closed period; None for a day, and for what still held when the source appeared."""
        closed = self.days.throughout and self.days.latest is not None and self.days.latest < self.published
        return self.days.latest if closed else None


@dataclass(frozen=True)
class Position:
    slug: str
    holder: str
    proposition: str
    stance: Stance
    held_from: date | None
    held_until: date | None
    based_on: tuple[str, ...]
    supersedes: str | None = None


def evidence(corpus: Corpus) -> list[Evidence]:
    """Every statement once for each of its holders."""
    exact = _exact_days(corpus)
    return [
        _evidence(s, holder, folder.source, exact)
        for folder in corpus.sources
        for s in folder.content.statements
        for holder in s.holder
    ]


def _evidence(item: Statement, holder: str, meta: Source, exact: Mapping[tuple[str, str], Span]) -> Evidence:
    venues = [exact.get((event, holder), exact.get((event, ""))) for event in item.said_at]
    days = _sharpened(statement_span(item, meta), venues)
    slug = statement_slug(meta.id, item.id)
    return Evidence(slug, holder, item.proposition, item.stance, days, meta.published)


def _exact_days(corpus: Corpus) -> Mapping[tuple[str, str], Span]:
    """The days of events as the context gives them: by event, and by event and who gave a speech as part of it."""
    content = corpus.context.content if corpus.context else CodingFile()
    found = {(d.event, ""): span(d.date) for d in content.event_dates}
    for event in content.events:
        if event.date:
            found[event.id, ""] = span(event.date.edtf)
            speakers = event.participants if event.kind == "Speech" and event.part_of else ()
            found |= {(event.part_of or "", speaker): span(event.date.edtf) for speaker in speakers}
    return found


def _sharpened(days: Span, venues: Sequence[Span | None]) -> Span:
    """Rule 2: the days that the statement's date and its venues allow together, if they agree at all."""
    known = [v for v in venues if v and v.earliest]
    if not known or len(known) < len(venues):
        return days
    first = min(v.earliest or date.max for v in known)
    last = max(v.latest or date.max for v in known)
    if not (days.earliest or date.min) <= first <= (days.latest or date.max):
        return days
    return replace(days, earliest=first, latest=days.latest if days.throughout else min(days.latest or last, last))


def positions(items: Iterable[Evidence]) -> list[Position]:
    """The positions that the evidence adds up to, in order of holder, proposition and time."""
    found: list[Position] = []
    ordered = sorted(items, key=lambda e: (e.holder, e.proposition))
    for _, group in groupby(ordered, key=lambda e: (e.holder, e.proposition)):
        found.extend(_on_one_proposition(list(group)))
    return found


def _on_one_proposition(items: Sequence[Evidence]) -> Iterator[Position]:
    runs = _runs(items)
    slugs = _slugs(runs)
    starts = [_first_day(run) for run in runs]
    for i, (run, start) in enumerate(zip(runs, starts, strict=True)):
        others = [j for j, other in enumerate(runs) if start and starts[j] and other[0].stance is not run[0].stance]
        before = [j for j in others if starts[j] < start]  # type: ignore[operator]
        after = [starts[j] for j in others if starts[j] > start]  # type: ignore[operator]
        yield Position(
            slugs[i],
            run[0].holder,
            run[0].proposition,
            run[0].stance,
            start,
            _last_day(run, min(filter(None, after), default=None)),
            tuple(e.statement for e in run),
            slugs[before[-1]] if before else None,
        )


def _runs(items: Sequence[Evidence]) -> list[list[Evidence]]:
    """Rule 1. Undated statements join the first stretch of their stance."""
    dated = sorted((e for e in items if e.days.earliest), key=lambda e: (e.days.earliest, e.stance, e.statement))
    runs = [list(run) for _, run in groupby(dated, key=lambda e: e.stance)]
    for item in sorted((e for e in items if not e.days.earliest), key=lambda e: e.statement):
        home = next((run for run in runs if run[0].stance is item.stance), None)
        if home is None:
            runs.append([item])
        else:
            home.append(item)
    return runs


def _first_day(run: Sequence[Evidence]) -> date | None:
    return min((e.days.earliest for e in run if e.days.earliest), default=None)


def _last_day(run: Sequence[Evidence], successor: date | None) -> date | None:
    """Rule 4: whichever of the two ends comes first."""
    before_successor = successor - timedelta(days=1) if successor else None
    return min(filter(None, (_end_of_periods(run), before_successor)), default=None)


def _end_of_periods(run: Sequence[Evidence]) -> date | None:
    end = max((e.ends for e in run if e.ends), default=None)
    confined = end and all(e.days.earliest and e.days.latest and e.days.latest <= end for e in run)
    return end if confined else None


def _slugs(runs: Iterable[Sequence[Evidence]]) -> list[str]:
    """One for each run; a stance that is taken up again is numbered."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for first, *_ in runs:
        slug = f"{first.holder}.{first.proposition}.{first.stance.lower()}"
        seen[slug] += 1
        found.append(slug if seen[slug] == 1 else f"{slug}.{seen[slug]}")
    return found


def quads(found: Iterable[Position], labels: Mapping[URIRef, Text]) -> frozenset[Quad]:
    """`labels` maps the IRIs of actors and propositions to their labels."""
    return frozenset((*triple, INFERRED) for position in found for triple in _triples(position, labels))


def _triples(position: Position, labels: Mapping[URIRef, Text]) -> Iterator[Triple]:
    node = resource("position", position.slug)
    holder, proposition = resource("actor", position.holder), resource("proposition", position.proposition)
    yield node, RDF.type, ESO.Position
    yield from text(node, RDFS.label, stance_label([labels[holder]], position.stance, labels[proposition]))
    yield node, ESO.holder, holder
    yield node, ESO.proposition, proposition
    yield node, ESO.stance, ESO[position.stance]
    yield from links(node, ESO.basedOn, "statement", position.based_on)
    yield from links(node, ESO.supersedes, "position", [position.supersedes])
    if position.held_from:
        yield node, ESO.heldFrom, day(position.held_from)
    if position.held_until:
        yield node, ESO.heldUntil, day(position.held_until)


def derived(corpus: Corpus) -> frozenset[Quad]:
    """The positions of a corpus, in the graph of what is inferred."""
    return quads(positions(evidence(corpus)), labels_of(corpus))
