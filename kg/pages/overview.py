"""Too much for one picture: an overview, in which topics stand for their propositions, and kinds for many holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.iris import ID
from kg.networks import HOLDS
from kg.networks.facts import slug
from kg.pages.layout import topic_of
from kg.pages.texts import TEXTS, fill

if TYPE_CHECKING:
    from kg.networks import Graph

MOST = 1000
"""Nodes that vis-network pans smoothly and that a reader can still tell apart."""


def overview(graph: Graph, most: int = MOST) -> Graph:
    """The graph itself if it has no more nodes than `most`, else a folded one of the same form.

    Folded lines join a holder (or a kind of holders, where holders alone would fill half the picture) and a topic; they
    keep all their statements, each of which then names its proposition as `about`. `folded` of the graph tells how many
    nodes there were.
    """
    if len(graph) <= most:
        return graph
    topics = topic_of(graph)
    holders = [n for n, data in graph.nodes(data=True) if data["kind"] != "Proposition"]
    place = {p: f"{ID}topic/{topic}" for p, topic in topics.items()}
    place |= {h: f"{ID}kind/{graph.nodes[h]['kind']}" if len(holders) > most / 2 else h for h in holders}
    small: Graph = nx.MultiDiGraph(**graph.graph, folded=len(graph))
    for node, members in _gathered(place).items():
        small.add_node(node, **_node(graph, node, members))
    lines: dict[tuple[str, str, str], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for u, v, data in graph.edges(data=True):
        if data["relation"] == HOLDS:
            lines[place[u], place[v], data["stance"]].append((v, data))
    for (holder, topic, stance), held in sorted(lines.items()):
        key = f"{ID}position/{slug(holder)}.{slug(topic)}.{stance.lower()}"
        small.add_edge(holder, topic, key=key, relation=HOLDS, stance=stance, **_line(graph, held))
    for node, data in small.nodes(data=True):
        edges = [d for *_, d in (*small.in_edges(node, data=True), *small.out_edges(node, data=True))]
        data["positions"] = len(edges)
        data["count"] = len({s["id"] for d in edges for s in d["statements"]})
    return small


def _gathered(place: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for member, node in sorted(place.items()):
        found[node].append(member)
    return found


def _node(graph: Graph, node: str, members: list[str]) -> dict[str, Any]:
    """A topic, a kind of holders, or a holder as it was."""
    if members == [node]:
        return dict(graph.nodes[node])
    first = graph.nodes[members[0]]
    shared = {"kind": first["kind"], "note": {"en": "", "fr": ""}, "author": False}
    if first["kind"] == "Proposition":
        topic = slug(node)
        name = graph.graph["topics"].get(topic, {"en": "–", "fr": "–"})
        return {**shared, "label": fill("folded", name=name, n=len(members)), "topics": [topic] if topic else []}
    topics = sorted({topic for member in members for topic in graph.nodes[member]["topics"]})
    return {**shared, "label": fill("folded-kind", name=TEXTS[first["kind"]], n=len(members)), "topics": topics}


def _line(graph: Graph, held: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    """Several positions as one: as long as any, as well grounded as the best."""
    known = list(held)
    found = {
        s["id"]: {**s, "about": graph.nodes[proposition]["label"]} for proposition, d in known for s in d["statements"]
    }
    statements = sorted(found.values(), key=lambda s: (s["earliest"] or "9999", s["id"]))
    ends = [d["until"] for _, d in known]
    return {
        "statements": statements,
        "count": len(statements),
        "modes": sorted({mode for _, d in known for mode in d["modes"]}),
        "from": min((d["from"] for _, d in known if d["from"]), default=""),
        "until": max(ends) if all(ends) else "",
        "dated": any(d["dated"] for _, d in known),
        "evidence": min((d["evidence"] for _, d in known), key=("own words", "reported", "attributed").index),
    }
