"""With whom, against whom: actors joined by what they agree on and by what they oppose each other on."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

import networkx as nx
from rdflib import Dataset

from kg.networks.facts import CONFLICTS, HOLDS, Graph, slug
from kg.networks.holders import holders

AGREES, DISAGREES = "agrees", "disagrees"
_SIGN = {"Supports": 1, "SupportsConditionally": 1, "Opposes": -1}
Held = tuple[str, str, dict[str, Any]]


def sides(dataset: Dataset) -> Graph:
    """The holders' network seen from its actors, two of which have at most one edge of each kind.

    They agree on a proposition where both support it, if only on a condition, or both oppose it, and disagree where
    one supports and one opposes it, or where they support propositions that conflict. Both must have held it at one
    time, so far as the sources date it. Ambivalence is neither.
    """
    whole = holders(dataset)
    graph: Graph = nx.MultiDiGraph(**{name: whole.graph[name] for name in ("topics", "sources")})
    graph.graph["propositions"] = {n: d for n, d in whole.nodes(data=True) if d["kind"] == "Proposition"}
    graph.graph["positions"] = [
        {"holder": u, "proposition": v, "position": key, **data}
        for u, v, key, data in sorted(whole.edges(keys=True, data=True), key=lambda e: e[:3])
        if data["relation"] == HOLDS
    ]
    graph.add_nodes_from((n, d) for n, d in whole.nodes(data=True) if d["kind"] != "Proposition")
    for (first, second, relation), ties in sorted(_ties(whole).items()):
        named = {
            "relation": relation,
            "stance": "",
            "count": len(ties),
            "propositions": sorted({t["proposition"] for t in ties}),
        }
        graph.add_edge(first, second, f"{slug(first)}.{relation}.{slug(second)}", **named, **_period(ties), ties=ties)
    return graph


def behind(graph: Graph) -> Graph:
    """The holders' network that the sides were taken from, without conflicts between propositions."""
    whole: Graph = nx.MultiDiGraph(**{name: graph.graph[name] for name in ("topics", "sources")})
    whole.add_nodes_from(graph.nodes(data=True))
    whole.add_nodes_from(graph.graph["propositions"].items())
    for held in graph.graph["positions"]:
        data = {key: value for key, value in held.items() if key not in ("holder", "proposition", "position")}
        whole.add_edge(held["holder"], held["proposition"], held["position"], **data)
    return whole


def _ties(whole: Graph) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    on: dict[str, list[Held]] = defaultdict(list)
    for holder, proposition, key, data in sorted(whole.edges(keys=True, data=True), key=lambda e: e[:3]):
        if data["relation"] == HOLDS and data["stance"] in _SIGN:
            on[proposition].append((holder, key, data))
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for proposition, held in sorted(on.items()):
        for one, other in combinations(held, 2):
            same = _SIGN[one[2]["stance"]] == _SIGN[other[2]["stance"]]
            _tie(found, AGREES if same else DISAGREES, one, other, proposition, proposition)
    for first, second, data in sorted(whole.edges(data=True), key=lambda e: e[:2]):
        if data["relation"] == CONFLICTS:
            pairs = [
                (a, b) for a in on[first] for b in on[second] if _SIGN[a[2]["stance"]] == _SIGN[b[2]["stance"]] == 1
            ]
            for one, other in pairs:
                _tie(found, DISAGREES, one, other, first, second)
    return found


def _tie(
    found: dict[tuple[str, str, str], list[dict[str, Any]]],
    relation: str,
    one: Held,
    other: Held,
    proposition: str,
    against: str,
) -> None:
    """Adds what joins two holders, if they are two and may have held it at one time."""
    if one[0] > other[0]:
        one, other, proposition, against = other, one, against, proposition
    since = max(one[2]["from"], other[2]["from"])
    until = min(filter(None, (one[2]["until"], other[2]["until"])), default="")
    if one[0] == other[0] or (until and since > until):
        return
    dated = bool(one[2]["from"] and other[2]["from"])
    found[one[0], other[0], relation].append(
        {
            "id": f"{slug(one[1])}+{slug(other[1])}",
            "proposition": proposition,
            "against": against,
            "first": one[1],
            "second": other[1],
            "from": since if dated else "",
            "until": until,
            "dated": dated,
        }
    )


def _period(ties: list[dict[str, Any]]) -> dict[str, str]:
    """From the first common day on anything to the last on everything, as far as known."""
    since, until = [t["from"] for t in ties], [t["until"] for t in ties]
    return {"from": min(since) if all(since) else "", "until": max(until) if all(until) else ""}
