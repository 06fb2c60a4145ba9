"""The order: treaties and documents with their parties and acts, institutions with their members."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rdflib import DC, DCTERMS, ORG, SKOS, Dataset, URIRef
from rdflib.term import Node

from kg.namespaces import ESO, SCHEMA
from kg.networks.facts import Facts, Label, local

ACTS = (
    *("Signature", "Adoption", "ProvisionalApplication", "EntryIntoForce", "Extension", "Suspension"),
    *("WithdrawalNotice", "Withdrawal", "Replacement", "Expiry", "Termination"),
)
SORTS = ("BindingTreaty", "Treaty", "PoliticalDocument", "TreatyProvision", "Institution")
NOT_SURELY_LAW = ("Treaty", "PoliticalDocument")
"""What takes effect when it is signed or adopted, where no entry into force is known."""
_WIDE_TO_NARROW = ("Treaty", "BindingTreaty", "PoliticalDocument", "TreatyProvision")


@dataclass(frozen=True)
class Reference:
    """Where a fact is taken from."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True)
class Part:
    """A party of a treaty or a member of an institution; a day that is not known, or not there yet, is empty."""

    id: str
    label: Label
    since: str
    until: str


@dataclass(frozen=True)
class Act:
    """Something done to a treaty: `date` in EDTF, `day` the first possible one."""

    kind: str
    date: str
    day: str
    by: tuple[Label, ...]
    note: Label


@dataclass(frozen=True)
class Item:
    """An instrument or an institution. `signed`, `in_force` and `ended` are first possible days, or empty.

    Institutions have no days of their own: `since` of their first member stands for them. `in_part` tells that only
    some of the parties or members are recorded.
    """

    id: str
    sort: str
    label: Label
    note: Label
    signed: str
    in_force: str
    ended: str
    in_part: bool
    parts: tuple[Part, ...]
    acts: tuple[Act, ...]
    references: tuple[Reference, ...]


def order(dataset: Dataset) -> list[Item]:
    """Instruments in the order of signature, then institutions that have members."""
    facts = Facts(dataset)
    parties = _periods(facts, "TreatyParticipation", ESO.ofTreaty, ESO.participant)
    members = _periods(facts, "Membership", ORG.organization, ORG.member)
    acts: dict[Node, list[tuple[Node, Act]]] = defaultdict(list)
    for kind in ACTS:
        for node in facts.instances(kind):
            for treaty in facts.ours(node, ESO.ofTreaty):
                acts[treaty].append((node, _act(facts, node, kind)))
    treaties = {n: sort for sort in _WIDE_TO_NARROW for n in facts.instances(sort)}
    items = [_item(facts, n, sort, parties.get(n, []), acts.get(n, [])) for n, sort in treaties.items()]
    institutions = [_item(facts, n, "Institution", found, []) for n, found in members.items()]
    return sorted(items + institutions, key=lambda i: (SORTS.index(i.sort), _begin(i) or "9999", i.id))


def _begin(item: Item) -> str:
    return item.signed or item.in_force or min((p.since for p in item.parts if p.since), default="")


def _periods(facts: Facts, kind: str, whole: URIRef, part: URIRef) -> dict[Node, list[tuple[Node, Part]]]:
    found: dict[Node, list[tuple[Node, Part]]] = defaultdict(list)
    for node in facts.instances(kind):
        since, until = facts.text(node, ESO.validFrom), facts.text(node, ESO.validUntil)
        for of in facts.ours(node, whole):
            for actor in facts.ours(node, part):
                found[of].append((node, Part(local(actor), facts.words(actor), since, until)))
    return found


def _act(facts: Facts, node: Node, kind: str) -> Act:
    date, day = facts.text(node, ESO.dateText), facts.text(node, ESO.earliest)
    by = tuple(facts.words(actor) for actor in facts.ours(node, ESO.actBy))
    return Act(kind, date, day, by, facts.words(node, SKOS.scopeNote))


def _item(facts: Facts, node: Node, sort: str, parts: list[tuple[Node, Part]], acts: list[tuple[Node, Act]]) -> Item:
    told_by = {r for n in (node, *(n for n, _ in parts), *(n for n, _ in acts)) for r in facts.ours(n, DCTERMS.source)}
    signed, in_force, ended = (facts.text(node, p) for p in (ESO.signedOn, ESO.inForceFrom, ESO.endedOn))
    return Item(
        local(node),
        sort,
        facts.words(node),
        facts.words(node, SKOS.scopeNote),
        signed,
        in_force,
        ended,
        bool(facts.all(node, ESO.recordedInPart)),
        tuple(sorted((p for _, p in parts), key=lambda p: (p.label["en"], p.since))),
        tuple(sorted((a for _, a in acts), key=lambda a: (a.day or "9999", ACTS.index(a.kind)))),
        tuple(_reference(facts, r) for r in sorted(told_by, key=str)),
    )


def _reference(facts: Facts, node: Node) -> Reference:
    return Reference(facts.text(node, DCTERMS.title), facts.text(node, DC.publisher), facts.text(node, SCHEMA.url))
