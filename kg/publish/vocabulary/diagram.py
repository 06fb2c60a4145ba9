"""Where the boxes and lines of a class diagram stand: in layers from left to right, every line's name where it starts.

A box stands in the layer of the longest way to it (circles are broken where they close), a line that passes a layer has
a place of its own in it, and the order in a layer is that of a few barycentre sweeps. The same drawing always comes out
the same. Lines run level where names stand and bend only between, so that no name lies on a line or another name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.publish.vocabulary.classes import Box, Drawing, Line

CHARACTER, ROW, HEAD, PAD = 6.9, 19, 28, 12
"""Width of a character, height of a row and of a box's head, space at a box's sides; pixels at scale 1."""
PORT, BEND, APART = 19, 48, 22
"""Distance of lines at a box's side, room in which they bend, distance of boxes in a layer."""
SWEEPS, SETTLING = 16, 24

Slot = tuple[str, int]
"""What takes room in a layer: a box (its name, -1), or a line that passes (the number of the line)."""


@dataclass(frozen=True)
class Placed:
    """A box with its corner and its size."""

    box: Box
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Route:
    """A line: level from its left end to each `bends`' start, bending to each one's end; its name at its left end.

    `backwards` if its arrow points to the left.
    """

    line: Line
    start: tuple[float, float]
    bends: tuple[tuple[float, float, float, float], ...]
    end: tuple[float, float]
    backwards: bool


@dataclass(frozen=True)
class Picture:
    """Where everything stands, and how large it all is."""

    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]
    width: float
    height: float


class _Layers:
    """The slots of each layer in order, and the slots that each line runs through, from left to right."""

    def __init__(self, drawing: Drawing) -> None:
        rank = _ranks(drawing)
        self.first = [min(rank[line.source], rank[line.target]) for line in drawing.lines]
        self.slots: list[list[Slot]] = [[] for _ in range(max(rank.values(), default=0) + 1)]
        for name, layer in sorted(rank.items()):
            self.slots[layer].append((name, -1))
        self.ways: list[list[Slot]] = []
        for number, line in enumerate(drawing.lines):
            left, right = sorted((line.source, line.target), key=rank.__getitem__)
            passed = range(rank[left] + 1, rank[right])
            for layer in passed:
                self.slots[layer].append(("", number))
            self.ways.append([(left, -1), *(("", number) for _ in passed), (right, -1)])
        self.before: dict[tuple[int, Slot], list[Slot]] = defaultdict(list)
        self.after: dict[tuple[int, Slot], list[Slot]] = defaultdict(list)
        for number, way in enumerate(self.ways):
            for layer, (one, other) in enumerate(pairwise(way), self.first[number]):
                self.after[layer, one].append(other)
                self.before[layer + 1, other].append(one)

    def sweep(self) -> None:
        """Puts each slot at the mean place of its neighbours, to and fro."""
        for turn in range(SWEEPS):
            order = range(1, len(self.slots)) if turn % 2 == 0 else reversed(range(len(self.slots) - 1))
            for layer in order:
                side, near = (self.before, layer - 1) if turn % 2 == 0 else (self.after, layer + 1)
                place = {slot: float(i) for i, slot in enumerate(self.slots[near])}
                old = {slot: float(i) for i, slot in enumerate(self.slots[layer])}
                wish = {s: _mean([place[n] for n in side[layer, s]], old[s]) for s in old}
                self.slots[layer].sort(key=lambda s, wish=wish, old=old: (wish[s], old[s]))  # type: ignore[misc]


def layout(drawing: Drawing) -> Picture:
    """Places for all boxes and lines."""
    layers = _Layers(drawing)
    layers.sweep()
    boxes = {box.name: box for box in drawing.boxes}
    sizes = {(name, -1): (_width(box), _height(box, layers)) for name, box in boxes.items()}
    tops = _settled(layers, {slot: size[1] for slot, size in sizes.items()})
    edges = _columns(layers, drawing.lines, sizes)
    placed = tuple(
        Placed(boxes[slot[0]], edges[layer][0], tops[layer, slot], *sizes[slot])
        for layer, slots in enumerate(layers.slots)
        for slot in slots
        if slot in sizes
    )
    routes = tuple(_routes(drawing.lines, layers, {p.box.name: p for p in placed}, tops, edges))
    bottom = max((p.y + p.height for p in placed), default=0)
    lowest = max((top for top in tops.values()), default=0) + PORT
    return Picture(placed, routes, edges[-1][1] if edges else 0, max(bottom, lowest))


def _ranks(drawing: Drawing) -> dict[str, int]:
    """The layer of each box; what nothing leads to stands right before what it leads to.

    Inferred lines count only where both ends would otherwise stand in one layer.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(box.name for box in drawing.boxes))
    _add(graph, (line for line in drawing.lines if not line.inferred))
    ranks = _longest_ways(graph)
    while level := [line for line in drawing.lines if ranks[line.source] == ranks[line.target]]:
        _add(graph, level)
        ranks = _longest_ways(graph)
    return ranks


def _add(graph: nx.DiGraph[str], lines: Iterable[Line]) -> None:
    """The lines as edges, turned round where they would close a circle."""
    for line in sorted(lines):
        forward = not nx.has_path(graph, line.target, line.source)
        graph.add_edge(*((line.source, line.target) if forward else (line.target, line.source)))


def _longest_ways(graph: nx.DiGraph[str]) -> dict[str, int]:
    order = list(nx.lexicographical_topological_sort(graph))
    ranks: dict[str, int] = {}
    for node in order:
        ranks[node] = max((ranks[p] + 1 for p in graph.predecessors(node)), default=0)
    for node in reversed(order):
        if not graph.in_degree(node) and graph.out_degree(node):
            ranks[node] = min(ranks[s] for s in graph.successors(node)) - 1
    return ranks


def text_width(text: str) -> float:
    return len(text) * CHARACTER


def _width(box: Box) -> float:
    rows = [text_width(row.name + row.suffix) + 14 * row.depth + 20 for row in (*box.narrower, *box.properties)]
    return max([text_width(box.name) * 1.3, *rows]) + 2 * PAD


def _height(box: Box, layers: _Layers) -> float:
    """Room for the rows, and for the lines on the side that has more of them."""
    slot = box.name, -1
    ends = [sum(way[end] == slot for way in layers.ways) for end in (0, -1)]
    parts = sum(bool(part) for part in (box.narrower, box.properties))
    return max(HEAD + ROW * (len(box.narrower) + len(box.properties)) + 6 * parts, PORT * (max(ends) + 1))


def _settled(layers: _Layers, heights: Mapping[Slot, float]) -> dict[tuple[int, Slot], float]:
    """The top of each slot: as near to its neighbours as the order and the distances in its layer allow."""
    middle: dict[tuple[int, Slot], float] = {}
    for layer, slots in enumerate(layers.slots):
        total = sum(heights.get(slot, PORT) + APART for slot in slots)
        at = -total / 2
        for slot in slots:
            middle[layer, slot] = at + heights.get(slot, PORT) / 2
            at += heights.get(slot, PORT) + APART
    for _ in range(SETTLING):
        for layer, slots in enumerate(layers.slots):
            wishes = [
                _mean(
                    [middle[layer - 1, n] for n in layers.before[layer, slot]]
                    + [middle[layer + 1, n] for n in layers.after[layer, slot]],
                    middle[layer, slot],
                )
                for slot in slots
            ]
            sizes = [heights.get(slot, PORT) for slot in slots]
            middle.update(zip(((layer, s) for s in slots), _spread(wishes, sizes), strict=True))
    tops = {key: y - heights.get(key[1], PORT) / 2 for key, y in middle.items()}
    highest = min(tops.values(), default=0)
    return {key: round(y - highest, 1) for key, y in tops.items()}


def _spread(wishes: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Places in this order, as wished or pushed apart: the mean of pushing down from the top and up from the bottom."""
    down, up = list(wishes), list(wishes)
    for i in range(1, len(down)):
        down[i] = max(down[i], down[i - 1] + (sizes[i - 1] + sizes[i]) / 2 + APART)
    for i in range(len(up) - 2, -1, -1):
        up[i] = min(up[i], up[i + 1] - (sizes[i] + sizes[i + 1]) / 2 - APART)
    return [(a + b) / 2 for a, b in zip(down, up, strict=True)]


def _columns(
    layers: _Layers, lines: Sequence[Line], sizes: Mapping[Slot, tuple[float, float]]
) -> list[tuple[float, float, float]]:
    """For each layer its left and right edge, and where the names of the lines that start there end."""
    columns, x = [], 0.0
    for layer, slots in enumerate(layers.slots):
        right = x + max((sizes[slot][0] for slot in slots if slot in sizes), default=0)
        names = [text_width(line.label) + 26 for line, first in zip(lines, layers.first, strict=True) if first == layer]
        columns.append((x, right, right + max(names, default=0)))
        x = columns[-1][2] + BEND
    return columns


def _routes(
    lines: Sequence[Line],
    layers: _Layers,
    placed: Mapping[str, Placed],
    tops: Mapping[tuple[int, Slot], float],
    edges: Sequence[tuple[float, float, float]],
) -> Iterable[Route]:
    starts, ends = (_ports(layers, placed, tops, end) for end in (0, -1))
    for number, line in enumerate(lines):
        way, layer = layers.ways[number], layers.first[number]
        left, right = placed[way[0][0]], placed[way[-1][0]]
        heights = [starts[number], *(tops[layer + i, s] + PORT / 2 for i, s in enumerate(way[1:-1], 1)), ends[number]]
        bends = tuple(
            (edges[layer + i][2], y, edges[layer + i + 1][0], heights[i + 1]) for i, y in enumerate(heights[:-1])
        )
        start, end = (left.x + left.width, starts[number]), (right.x, ends[number])
        yield Route(line, start, bends, end, backwards=line.source == right.box.name)


def _ports(
    layers: _Layers, placed: Mapping[str, Placed], tops: Mapping[tuple[int, Slot], float], end: int
) -> dict[int, float]:
    """The height at which each line leaves (end 0) or reaches (end -1) its box, in the order of where it comes from."""
    found: dict[int, float] = {}
    for name, box in placed.items():
        at_box = [n for n, way in enumerate(layers.ways) if way[end] == (name, -1)]
        at_box.sort(key=lambda n: (_next_height(layers, placed, tops, n, end), n))
        step = box.height / (len(at_box) + 1)
        found |= {n: round(box.y + step * i, 1) for i, n in enumerate(at_box, 1)}
    return found


def _next_height(
    layers: _Layers, placed: Mapping[str, Placed], tops: Mapping[tuple[int, Slot], float], number: int, end: int
) -> float:
    way = layers.ways[number]
    neighbour = way[1] if end == 0 else way[-2]
    layer = layers.first[number] + (1 if end == 0 else len(way) - 2)
    box = placed.get(neighbour[0])
    return box.y + box.height / 2 if box else tops[layer, neighbour] + PORT / 2


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
