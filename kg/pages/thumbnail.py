"""A small still picture of a view, as SVG without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.pages.drawing import edge_width, node_size
from kg.pages.layout import Layout
from kg.pages.palette import DOTTED, KINDS, LINES
from kg.pages.shapes import SHAPES

if TYPE_CHECKING:
    from kg.networks import Graph

WIDTH, HEIGHT, MARGIN = 640, 300, 16


def thumbnail(graph: Graph, places: Layout) -> Markup:
    """All nodes and lines in the palette's colours, stretched to one size; no words, so nothing to escape."""
    if not places.positions:
        return Markup("")
    spots = _fitted(places)
    ys = sorted(y for _, y in places.positions.values())
    row = places.row / ((ys[-1] - ys[0]) or 1) * (HEIGHT - 2 * MARGIN)
    parts = []
    for u, v, key in sorted(graph.edges(keys=True)):
        parts.append(_curve(spots[u], spots[v], graph.edges[u, v, key]))
    for node in sorted(graph):
        data, (x, y) = graph.nodes[node], spots[node]
        size = min(node_size(data) / 16, row * (0.5 if data["kind"] == "Proposition" else 1) / 8.5)
        path = SHAPES[KINDS[data["kind"]].shape]
        parts.append(
            f'<path fill="var(--{data["kind"]})" transform="translate({x} {y}) scale({size:.2f})" d="{path}"/>'
        )
    return Markup(f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{"".join(parts)}</svg>')


def _fitted(places: Layout) -> dict[str, tuple[float, float]]:
    xs, ys = zip(*places.positions.values(), strict=True)
    wide, high = max(xs) - min(xs) or 1, max(ys) - min(ys) or 1
    return {
        node: (
            round(MARGIN + (x - min(xs)) / wide * (WIDTH - 2 * MARGIN), 1),
            round(MARGIN + (y - min(ys)) / high * (HEIGHT - 2 * MARGIN), 1),
        )
        for node, (x, y) in places.positions.items()
    }


def _curve(start: tuple[float, float], end: tuple[float, float], data: dict[str, object]) -> str:
    name = str(data["stance"] or data["relation"])
    line = LINES.get(name, LINES["Ambivalent"])
    dash = DOTTED if data.get("evidence") == "attributed" else line.dash
    (x1, y1), (x2, y2) = start, end
    bend = 12 if x1 == x2 else 0
    inward = -bend if x1 > WIDTH / 2 else bend
    middle = (x1 + x2) / 2 + inward
    dashes = f' stroke-dasharray="{" ".join(str(d / 2) for d in dash)}"' if dash else ""
    return (
        f'<path fill="none" stroke="var(--{name})" stroke-width="{edge_width(data) / 2}"{dashes} '
        f'd="M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"/>'
    )
