"""What a timeline shows besides positions: events, changes of stance, and what one holder holds in tension."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Dataset
from rdflib.term import Node

from kg.namespaces import ESO
from kg.networks.facts import CONFLICTS, HOLDS, Facts, Graph, Label, local
from kg.networks.holders import holders

EVENT_KINDS = ("War", "Conference", "Visit", "Speech", "Interview", "Negotiation", "Election", "Commitment", "Event")


@dataclass(frozen=True)
class Happening:
    """An event with its days: exact ones from the context where it has them, else as loose as the source's.

    `until` is empty for what goes on, `exact` the EDTF text, `participants` are names.
    """

    id: str
    kind: str
    label: Label
    since: str
    until: str
    exact: str
    participants: tuple[Label, ...]


@dataclass(frozen=True)
class Tension:
    """Two positions of one holder on propositions that conflict, and the days on which both are held.

    `since` is empty where one of them is undated, `until` where both go on.
    """

    first: str
    second: str
    since: str
    until: str


@dataclass(frozen=True)
class Chronicle:
    """Positions as a network, changes as later → earlier position, tensions, and events in the order of time."""

    graph: Graph
    changes: dict[str, str]
    tensions: tuple[Tension, ...]
    events: tuple[Happening, ...]


def chronicle(dataset: Dataset) -> Chronicle:
    """All that has a place in time; events without any day are left out."""
    facts, graph = Facts(dataset), holders(dataset)
    changes = {str(s): str(o) for s in facts.pairs(ESO.supersedes) for o in facts.ours(s, ESO.supersedes)}
    return Chronicle(graph, changes, tuple(_tensions(graph)), tuple(sorted(_events(facts), key=_order)))


def _order(event: Happening) -> tuple[str, str, str]:
    return event.since, event.until or "9999", event.id


def _events(facts: Facts) -> list[Happening]:
    exact = {facts.ours(node, ESO.ofEvent)[0]: node for node in facts.instances("EventDate")}
    found: list[Happening] = []
    for kind in EVENT_KINDS:
        for node in facts.instances(kind):
            dated = exact.get(node, node)
            since, until = facts.text(dated, ESO.earliest), facts.text(dated, ESO.latest)
            if since and not _known(found, node):
                label, text = facts.words(node), facts.text(dated, ESO.dateText)
                who = tuple(facts.words(actor) for actor in facts.ours(node, ESO.participant))
                found.append(Happening(local(node), kind, label, since, until, text, who))
    return found


def _known(found: list[Happening], node: Node) -> bool:
    return any(event.id == local(node) for event in found)


def _tensions(graph: Graph) -> list[Tension]:
    """Pairs that one holder supports, if only on a condition, at one time (as the query `tensions` has it)."""
    found = []
    for one, other, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        if data["relation"] == CONFLICTS:
            pairs = [(a, b) for a in _supported(graph, one) for b in _supported(graph, other) if a[0] == b[0]]
            found += [t for a, b in pairs if (t := _both(a, b))]
    return found


Held = tuple[str, str, str, str]


def _supported(graph: Graph, proposition: str) -> list[Held]:
    """Holder, position, first and last day of those who support it."""
    held = graph.in_edges(proposition, keys=True, data=True)
    return sorted(
        (u, key, data["from"], data["until"])
        for u, _, key, data in held
        if data["relation"] == HOLDS and data["stance"] in ("Supports", "SupportsConditionally")
    )


def _both(one: Held, other: Held) -> Tension | None:
    since = max(one[2], other[2])
    until = min(filter(None, (one[3], other[3])), default="")
    if until and since > until:
        return None
    return Tension(one[1], other[1], since if one[2] and other[2] else "", until)
