"""Where thousands of nodes stand: topics as discs in a ring, their propositions within them, all holders in the middle.

What is held most stands in the middle of its disc (a sunflower's arrangement), topics with holders in common stand next
to each other, and a holder stands as near as there is room to the mean of what it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import asin, ceil, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

from kg.networks import HOLDS
from kg.pages.layout import Band, Layout, topic_of

if TYPE_CHECKING:
    from kg.networks import Graph

NEAR, APART = 26.0, 64.0
"""Least distances of propositions and of holders, in units of the canvas."""
GOLDEN = pi * (3 - sqrt(5))
STEP = NEAR / 1.54
"""A sunflower's seeds at `STEP * sqrt(n)` come no closer to each other than `NEAR`."""
MARGIN = 60.0

Spot = tuple[float, float]


def space(graph: Graph) -> Layout:
    """Positions of all nodes, and the headings of the topics above or below their discs, away from the middle."""
    topics = topic_of(graph)
    members = _members(graph, topics)
    holders = sorted(node for node, data in graph.nodes(data=True) if data["kind"] != "Proposition")
    radii = {topic: STEP * sqrt(len(found)) + MARGIN for topic, found in members.items()}
    middle = APART * sqrt(len(holders) / 2) + MARGIN
    centres = _ring(radii, middle)
    places = {
        node: (x + dx, y + dy)
        for topic, (x, y) in centres.items()
        for node, (dx, dy) in zip(members[topic], _sunflower(len(members[topic])), strict=True)
    }
    places.update(_holders(graph, holders, places, middle))
    bands = [_band(topic, *centre, radii[topic]) for topic, centre in centres.items()]
    return Layout({node: (round(x, 1), round(y, 1)) for node, (x, y) in places.items()}, tuple(bands), topics, NEAR)


def _band(topic: str, x: float, y: float, radius: float) -> Band:
    side = 1 if y > 0 else -1
    return Band(topic, side, round(x, 1), round(y + side * (radius - MARGIN + NEAR), 1))


def _members(graph: Graph, topics: Mapping[str, str]) -> dict[str, list[str]]:
    """The propositions of each topic, those of most statements first; topics in the order of their discs."""
    found: dict[str, list[str]] = {}
    for node in sorted(topics, key=lambda node: (-graph.nodes[node]["count"], node)):
        found.setdefault(topics[node], []).append(node)
    return {topic: found[topic] for topic in _neighbours(graph, topics, found)}


def _neighbours(graph: Graph, topics: Mapping[str, str], found: Mapping[str, Sequence[str]]) -> list[str]:
    """The largest topic first, then always the one that has most holders in common with the last."""
    holders: dict[str, set[str]] = {topic: set() for topic in found}
    for holder, proposition, data in graph.edges(data=True):
        if data["relation"] == HOLDS:
            holders[topics[proposition]].add(holder)
    rest = sorted(found, key=lambda topic: (-len(found[topic]), topic))
    order = rest[:1]
    while rest := [topic for topic in rest if topic != order[-1]]:
        order.append(max(rest, key=lambda topic: len(holders[topic] & holders[order[-1]])))
    return order


def _sunflower(count: int) -> list[Spot]:
    return [(STEP * sqrt(n + 0.5) * cos(n * GOLDEN), STEP * sqrt(n + 0.5) * sin(n * GOLDEN)) for n in range(count)]


def _ring(radii: Mapping[str, float], middle: float) -> dict[str, Spot]:
    """The discs side by side, each in its own wedge, clear of the middle; what is left of the circle is dealt out."""
    if not radii:
        return {}
    reach = _reach(radii.values(), middle + max(radii.values()))
    wedges = {topic: 2 * asin(radius / reach) for topic, radius in radii.items()}
    spare = (2 * pi - sum(wedges.values())) / len(wedges)
    centres, angle = {}, -pi / 2 - next(iter(wedges.values())) / 2
    for topic, wedge in wedges.items():
        angle += (wedge + spare) / 2
        centres[topic] = (reach * cos(angle), reach * sin(angle))
        angle += (wedge + spare) / 2
    return centres


def _reach(radii: Iterable[float], least: float) -> float:
    """The least radius of a ring, at or above `least`, that has room for discs of these radii."""
    known = list(radii)
    low, high = least, max(least, pi / 2 * sum(known))
    for _ in range(60):
        reach = (low + high) / 2
        fits = sum(2 * asin(radius / reach) for radius in known) <= 2 * pi
        low, high = (low, reach) if fits else (reach, high)
    return high


def _holders(graph: Graph, holders: Sequence[str], places: Mapping[str, Spot], reach: float) -> dict[str, Spot]:
    """Holders on the sites of a hexagonal grid in the middle, those of most statements choosing first."""
    sites = _sites(len(holders), reach)
    free = np.ones(len(sites), bool)
    found: dict[str, Spot] = {}
    for holder in sorted(holders, key=lambda node: (-graph.nodes[node]["count"], node)):
        held = [places[v] for _, v, data in graph.out_edges(holder, data=True) if data["relation"] == HOLDS]
        wish = np.mean(held, axis=0) if held else np.zeros(2)
        away = np.where(free, np.square(sites - wish).sum(axis=1).round(3), np.inf)
        chosen = int(away.argmin())
        free[chosen] = False
        found[holder] = (float(sites[chosen][0]), float(sites[chosen][1]))
    return found


def _sites(count: int, reach: float) -> np.ndarray:
    """The sites of a hexagonal grid within a circle, in the order of their distance from its middle."""
    rows = ceil(reach / (APART * sqrt(3) / 2))
    grid = [
        (APART * (column + row % 2 / 2), APART * sqrt(3) / 2 * row)
        for row in range(-rows, rows + 1)
        for column in range(-rows, rows + 1)
    ]
    grid.sort(key=lambda spot: (round(spot[0] ** 2 + spot[1] ** 2, 3), spot))
    within = [spot for spot in grid if spot[0] ** 2 + spot[1] ** 2 <= (reach - MARGIN / 2) ** 2]
    return np.array(within if len(within) >= count else grid[:count])
