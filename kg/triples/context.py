"""Background facts: each a resource of its own that names its references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from rdflib import DC, DCTERMS, ORG, RDF, RDFS, SKOS, Literal, URIRef

from kg.dates import span
from kg.model import (
    CodingFile,
    EventDate,
    Fact,
    Membership,
    Office,
    Period,
    Reference,
    Term,
    Text,
    Treaty,
    TreatyAct,
)
from kg.namespaces import ESO, SCHEMA, resource
from kg.triples.terms import Triple, dated, day, described, in_part, links, text

_ACTS = {
    "signature": (ESO.Signature, Text(en="signature", fr="signature")),
    "adoption": (ESO.Adoption, Text(en="adoption", fr="adoption")),
    "entry-into-force": (ESO.EntryIntoForce, Text(en="entry into force", fr="entrée en vigueur")),
    "provisional-application": (
        ESO.ProvisionalApplication,
        Text(en="provisional application", fr="application provisoire"),
    ),
    "extension": (ESO.Extension, Text(en="extension", fr="prorogation")),
    "suspension": (ESO.Suspension, Text(en="suspension", fr="suspension")),
    "withdrawal-notice": (
        ESO.WithdrawalNotice,
        Text(en="notice of withdrawal", fr="notification de retrait"),
    ),
    "withdrawal": (ESO.Withdrawal, Text(en="withdrawal", fr="retrait")),
    "expiry": (ESO.Expiry, Text(en="expiry", fr="expiration")),
    "termination": (ESO.Termination, Text(en="termination", fr="extinction")),
    "replacement": (ESO.Replacement, Text(en="replacement", fr="remplacement")),
}
"""The class of each act, and what it is called."""
_SHORTCUTS = {
    "signature": ESO.signedOn,
    "adoption": ESO.signedOn,
    "entry-into-force": ESO.inForceFrom,
    "expiry": ESO.endedOn,
    "termination": ESO.endedOn,
    "replacement": ESO.endedOn,
}
"""The plain property of a treaty that repeats the first (of an end: the only) act of a kind."""


class _Slugs:
    """Slugs for facts that have no id: repeated ones are numbered in file order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, *parts: str) -> str:
        slug = ".".join(parts)
        self._seen[slug] += 1
        return slug if self._seen[slug] == 1 else f"{slug}.{self._seen[slug]}"


def facts(content: CodingFile) -> Iterator[Triple]:
    slugs = _Slugs()
    for reference in content.references:
        yield from _reference(reference)
    for office in content.offices:
        yield from _office(office)
    for term in content.terms:
        yield from _term(term, slugs)
    for membership in content.memberships:
        yield from _membership(membership, slugs)
    for treaty in content.treaties:
        yield from _treaty(treaty, slugs)
    for event_date in content.event_dates:
        yield from _event_date(event_date, slugs)


def _reference(item: Reference) -> Iterator[Triple]:
    node = resource("reference", item.id)
    yield node, RDF.type, ESO.Reference
    yield node, RDFS.label, Literal(item.title, lang="en")
    yield node, DCTERMS.title, Literal(item.title)
    yield node, DC.publisher, Literal(item.publisher)
    yield node, SCHEMA.url, URIRef(str(item.url))
    yield node, ESO.checkedOn, day(item.checked)
    yield node, ESO.evidence, Literal(item.evidence, lang="en")
    if item.issued:
        yield node, DCTERMS.issued, Literal(item.issued)


def _fact(node: URIRef, kind: URIRef, item: Fact) -> Iterator[Triple]:
    yield node, RDF.type, kind
    yield from links(node, DCTERMS.source, "reference", item.references)
    yield from text(node, SKOS.scopeNote, item.note)


def _period(node: URIRef, kind: URIRef, item: Period) -> Iterator[Triple]:
    yield from _fact(node, kind, item)
    if item.from_:
        yield node, ESO.validFrom, day(item.from_)
    if item.until:
        yield node, ESO.validUntil, day(item.until)


def _office(item: Office) -> Iterator[Triple]:
    node = resource("office", item.id)
    yield from described(node, ESO.Office, item)
    yield node, ESO.officeOf, resource("actor", item.of)


def _term(item: Term, slugs: _Slugs) -> Iterator[Triple]:
    node = resource("term", slugs(item.holder, item.office))
    yield from _period(node, ESO.TermOfOffice, item)
    yield node, ESO.officeHolder, resource("actor", item.holder)
    yield node, ESO.office, resource("office", item.office)


def _membership(item: Membership, slugs: _Slugs) -> Iterator[Triple]:
    node = resource("membership", slugs(item.member, item.institution))
    yield from _period(node, ESO.Membership, item)
    yield node, ORG.member, resource("actor", item.member)
    yield node, ORG.organization, resource("actor", item.institution)


def _treaty(item: Treaty, slugs: _Slugs) -> Iterator[Triple]:
    node = resource("treaty", item.id)
    yield from described(node, ESO[item.kind], item)
    if item.kind == "BindingTreaty":
        yield node, RDF.type, ESO.Treaty
    yield from in_part(node, item.in_part)
    yield from links(node, ESO.partOf, "treaty", [item.part_of])
    yield from links(node, ESO.topic, "topic", item.topics)
    for participation in item.parties:
        for actor in participation.actors:
            fact = resource("participation", slugs(actor, item.id))
            yield node, ESO.party, resource("actor", actor)
            yield from _period(fact, ESO.TreatyParticipation, participation)
            yield fact, ESO.ofTreaty, node
            yield fact, ESO.participant, resource("actor", actor)
    for act in item.acts:
        yield from _act(act, item, node, slugs)
    yield from _shortcuts(node, item)


def _act(act: TreatyAct, treaty: Treaty, node: URIRef, slugs: _Slugs) -> Iterator[Triple]:
    fact = resource("treaty-act", slugs(treaty.id, act.act))
    kind, name = _ACTS[act.act]
    label = Text(en=f"{treaty.label.en}: {name.en}", fr=f"{treaty.label.fr} : {name.fr}")
    yield from _fact(fact, kind, act)
    yield from text(fact, RDFS.label, label)
    yield fact, ESO.ofTreaty, node
    yield from dated(fact, act.date)
    yield from links(fact, ESO.actBy, "actor", act.by)
    yield from links(fact, ESO.place, "place", [act.place])


def _shortcuts(node: URIRef, treaty: Treaty) -> Iterator[Triple]:
    found: dict[URIRef, list[date]] = {}
    for act in treaty.acts:
        first = span(act.date).earliest
        if act.act in _SHORTCUTS and first:
            found.setdefault(_SHORTCUTS[act.act], []).append(first)
    for predicate, days in found.items():
        yield node, predicate, day(min(days))


def _event_date(item: EventDate, slugs: _Slugs) -> Iterator[Triple]:
    node = resource("event-date", slugs(item.event))
    yield from _fact(node, ESO.EventDate, item)
    yield node, ESO.ofEvent, resource("event", item.event)
    yield from dated(node, item.date)
    yield from links(node, ESO.place, "place", [item.place])
