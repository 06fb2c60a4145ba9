"""Where everything stands: computed once, so that nothing moves after the page has opened.

Actors stand in the middle, propositions beside them, grouped by topic, one on each row, so that every sentence has room
for its words. Rows are networkx's multipartite layout; the order of topics, propositions and actors is the one of a few
barycentre sweeps (each end next to the mean of its other ends) with the shortest lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from kg.networks import CONFLICTS, HOLDS

if TYPE_CHECKING:
    from kg.networks import Graph

SWEEPS = 12
MOST_ROWS = 90
"""Rows of one column; with more propositions there are more columns on each side."""


@dataclass(frozen=True)
class Frame:
    """Room for one kind of screen, in units of the canvas (pixels at scale 1).

    `row` and `actor` are the least distances in a column, `height` what may be used up if there are few of them,
    `reach` the distance of propositions from the middle, `label` the width of their words.
    """

    sides: tuple[int, ...]
    row: float
    actor: float
    height: float
    reach: float
    label: float


WIDE = Frame(sides=(-1, 1), row=34, actor=46, height=640, reach=300, label=300)
NARROW = Frame(sides=(1,), row=54, actor=58, height=0, reach=120, label=200)


class Band(NamedTuple):
    """The heading of a topic's rows: on which side it stands and where its line runs."""

    topic: str
    side: int
    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """Where nodes stand, the headings, the heading that each proposition stands under, and the height of a row."""

    positions: Mapping[str, tuple[float, float]]
    bands: tuple[Band, ...]
    topics: Mapping[str, str]
    row: float


Group = tuple[str, list[str]]
Column = list[Group]


def layout(graph: Graph, frame: Frame) -> Layout:
    """Positions of all nodes and the headings of the topics."""
    if not graph:
        return Layout({}, (), {}, frame.row)
    neighbours = _neighbours(graph)
    columns = _deal(_groups(graph), frame)
    best, shortest = columns, float("inf")
    for _ in range(SWEEPS):
        rows = {key: y for column in columns for key, y in _rows(column).items()}
        middle = {a: _mean(rows[p] for p in found) for a, found in neighbours.items() if a not in rows}
        length = sum(abs(rows[p] - y) for a, y in middle.items() for p in neighbours[a])
        if length < shortest - 1e-6:
            best, shortest = columns, length
        pull = {p: _mean(middle[a] for a in neighbours[p]) for p in neighbours if p in rows}
        columns = [_sorted(column, pull, graph) for column in columns]
    return _placed(best, neighbours, frame)


def _neighbours(graph: Graph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {node: [] for node in sorted(graph)}
    for u, v, data in graph.edges(data=True):
        if data["relation"] == HOLDS:
            found[u].append(v)
            found[v].append(u)
    return found


def topic_of(graph: Graph) -> dict[str, str]:
    """The topic that each proposition stands under: of several the most frequent, so that groups are few."""
    propositions = sorted(node for node, data in graph.nodes(data=True) if data["kind"] == "Proposition")
    often = Counter(topic for p in propositions for topic in graph.nodes[p]["topics"])
    return {p: max(sorted(graph.nodes[p]["topics"]), key=lambda t: often[t], default="") for p in propositions}


def _groups(graph: Graph) -> list[Group]:
    groups: dict[str, list[str]] = {}
    for p, topic in topic_of(graph).items():
        groups.setdefault(topic, []).append(p)
    return sorted(groups.items())


def _deal(groups: Sequence[Group], frame: Frame) -> list[Column]:
    """The groups, largest first, each to the shortest column; one too large for a column is cut."""
    rows = sum(2 + len(members) for _, members in groups)
    depth = 1 if len(frame.sides) == 1 else ceil(rows / len(frame.sides) / MOST_ROWS)
    columns: list[Column] = [[] for _ in range(depth * len(frame.sides))]
    room = ceil(sum(len(members) for _, members in groups) / len(columns)) + 1
    pieces = [(topic, part) for topic, members in groups for part in _parts(members, room)]
    for topic, members in sorted(pieces, key=lambda piece: (-len(piece[1]), piece[0])):
        min(columns, key=_height).append((topic, members))
    return columns


def _parts(members: Sequence[str], room: int) -> list[list[str]]:
    count = ceil(len(members) / room)
    size = ceil(len(members) / count)
    return [list(members[i : i + size]) for i in range(0, len(members), size)]


def _height(column: Column) -> int:
    return sum(2 + len(members) for _, members in column)


def _rows(column: Column) -> dict[str, float]:
    """Row numbers around 0; each group has room for its heading."""
    keys = _keys(column)
    return {key: i - (len(keys) - 1) / 2 for i, key in enumerate(keys) if not key.startswith("#")}


def _keys(column: Column) -> list[str]:
    """What stands on the rows of a column; headings, two rows high, begin with `#`, which no IRI does."""
    return [key for topic, members in column for key in (f"#/{members[0]}", f"#{topic}#{members[0]}", *members)][1:]


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 0.0


def _sorted(column: Column, pull: Mapping[str, float], graph: Graph) -> Column:
    groups = [
        (topic, _together(sorted(members, key=lambda p: (round(pull[p], 6), p)), graph)) for topic, members in column
    ]
    return sorted(groups, key=lambda group: (round(_mean(pull[p] for p in group[1]), 6), group[0], group[1]))


def _together(members: Sequence[str], graph: Graph) -> list[str]:
    """The same order, but what conflicts stands next to each other."""
    ordered: list[str] = []
    for member in members:
        if member not in ordered:
            rivals = {
                end
                for u, v, data in (*graph.in_edges(member, data=True), *graph.out_edges(member, data=True))
                for end in (u, v)
                if data["relation"] == CONFLICTS
            }
            ordered += [member, *(m for m in members if m in rivals and m != member and m not in ordered)]
    return ordered


def _placed(columns: Sequence[Column], neighbours: Mapping[str, Sequence[str]], frame: Frame) -> Layout:
    rows = _multipartite([_keys(column) for column in columns])
    longest = max(len(_keys(column)) for column in columns)
    row = min(max(frame.row, frame.height / longest), 1.5 * frame.row)
    tallest = longest * row
    reach = max(frame.reach, 0.16 * tallest) if len(frame.sides) > 1 else frame.reach
    positions: dict[str, tuple[float, float]] = {}
    bands = []
    for number, column in enumerate(columns):
        side = frame.sides[number % len(frame.sides)]
        x = side * (reach + number // len(frame.sides) * (frame.label + 120))
        positions.update({key: (x, rows[key] * row) for key in _keys(column)})
        bands += [Band(topic, side, x, positions[f"#{topic}#{m[0]}"][1]) for topic, m in column]
    positions = {key: place for key, place in positions.items() if not key.startswith("#")}
    height = max(1.25 * tallest, frame.height)
    positions.update(_actors(positions, neighbours, frame, height))
    rounded = {key: (round(x, 1), round(y, 1)) for key, (x, y) in positions.items()}
    topics = {member: topic for column in columns for topic, members in column for member in members}
    return Layout(rounded, tuple(bands), topics, round(row, 1))


def _multipartite(layers: Sequence[Sequence[str]]) -> dict[str, float]:
    """Row numbers around 0 from networkx's layout, which centres every layer but scales them to its own unit."""
    grid: nx.Graph[str] = nx.Graph()
    grid.add_nodes_from(key for layer in layers for key in layer)
    raw = nx.multipartite_layout(grid, subset_key=dict(enumerate(layers)))
    longest = max(layers, key=len)
    first, second, last = (float(raw[longest[i]][1]) for i in (0, 1, -1))
    numbers = {key: (float(place[1]) - (first + last) / 2) / (second - first) for key, place in raw.items()}
    return {key: round(2 * number) / 2 for key, number in numbers.items()}  # exact, whatever numpy's last digit


def _actors(
    rows: Mapping[str, tuple[float, float]], neighbours: Mapping[str, Sequence[str]], frame: Frame, height: float
) -> dict[str, tuple[float, float]]:
    """Actors next to the mean of what they hold, moved apart until none overlaps, in several files if need be."""
    wish = {a: _mean(rows[p][1] for p in found) for a, found in neighbours.items() if a not in rows}
    order = sorted(wish, key=lambda a: (round(wish[a], 3), a))
    files = max(1, ceil(len(order) * frame.actor / height)) if len(frame.sides) > 1 else 1
    gap = min(max(frame.actor, height / 1.2 / len(order)), 2 * frame.actor) / files
    ys = _apart([wish[a] for a in order], [len(neighbours[a]) for a in order], gap)
    return {a: ((i % files - (files - 1) / 2) * 150, y) for i, (a, y) in enumerate(zip(order, ys, strict=True))}


def _apart(wishes: Sequence[float], weights: Sequence[float], gap: float) -> list[float]:
    """The ascending numbers at least `gap` apart that are nearest to the wishes (pooling adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for i, (wish, weight) in enumerate(zip(wishes, weights, strict=True)):
        value, total, count = wish - i * gap, float(max(weight, 1)), 1
        while pools and pools[-1][0] >= value:
            before, mass, size = pools.pop()
            value = (value * total + before * mass) / (total + mass)
            total, count = total + mass, count + size
        pools.append((value, total, count))
    flat = [value for value, _, count in pools for _ in range(count)]
    return [value + i * gap for i, value in enumerate(flat)]
