"""A class diagram as SVG that a page can hold: no style of its own, a link on every term, a title and a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from kg.publish.vocabulary.classes import Row
from kg.publish.vocabulary.diagram import HEAD, PAD, ROW, Picture, Placed, Route

MARGIN = 8


def svg(picture: Picture, slug: str, title: str, description: str) -> Markup:
    """The picture with classes for the page's style sheet; `slug` makes its ids the page's own."""
    width, height = picture.width + 2 * MARGIN, picture.height + 2 * MARGIN
    parts = [
        f'<svg class="diagram" viewBox="{-MARGIN} {-MARGIN} {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="group" aria-labelledby="{slug}-title {slug}-description">',
        f'<title id="{slug}-title">{escape(title)}</title>',
        f'<desc id="{slug}-description">{escape(description)}</desc>',
        *map(_route, picture.routes),
        *map(_box, picture.boxes),
        "</svg>",
    ]
    return Markup("\n".join(parts))


def _route(route: Route) -> str:
    (x, y), (end_x, end_y) = route.start, route.end
    path = [f"M{x:.1f} {y:.1f}"]
    for from_x, from_y, to_x, to_y in route.bends:
        middle = (from_x + to_x) / 2
        path += [f"H{from_x:.1f}", f"C{middle:.1f} {from_y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"]
    arrow = f"M{x:.1f} {y:.1f}l9 -4.5v9z" if route.backwards else f"M{end_x:.1f} {end_y:.1f}l-9 -4.5v9z"
    href, label = escape(route.line.href), escape(route.line.label)
    kind = " inferred" if route.line.inferred else ""
    return (
        f'<a class="line{kind}" href="{href}"><path class="way" d="{"".join(path)}"/><path class="arrow" d="{arrow}"/>'
        f'<text x="{x + 12:.1f}" y="{y - 4:.1f}">{label}</text></a>'
    )


def _box(placed: Placed) -> str:
    x, y, box = placed.x, placed.y, placed.box
    kind = " foreign" if box.foreign else ""
    head = y + HEAD / 2 + 5 if box.narrower or box.properties else y + placed.height / 2 + 5
    return (
        f'<g class="box{kind}"><rect x="{x:.1f}" y="{y:.1f}" width="{placed.width:.1f}" height="{placed.height:.1f}" '
        f'rx="5"/><a href="#{escape(box.name)}"><text class="name" x="{x + PAD:.1f}" y="{head:.1f}">'
        f"{escape(box.name)}</text></a>{''.join(_parts(placed))}</g>"
    )


def _parts(placed: Placed) -> Iterator[str]:
    """The rows, each part below a line of its own."""
    at = placed.y + HEAD
    for part in (placed.box.narrower, placed.box.properties):
        if part:
            yield f'<path class="rule" d="M{placed.x:.1f} {at:.1f}h{placed.width:.1f}"/>'
            yield from _rows(part, placed.x, at)
            at += ROW * len(part) + 6


def _rows(rows: Iterable[Row], x: float, top: float) -> Iterator[str]:
    for number, row in enumerate(rows):
        y, indent = top + ROW * number + 16, PAD + 14 * max(row.depth - 1, 0)
        mark = "▹ " if row.depth else ""
        suffix = f'<tspan class="suffix"> {escape(row.suffix)}</tspan>' if row.suffix else ""
        yield (
            f'<a href="{escape(row.href)}"><text x="{x + indent:.1f}" y="{y:.1f}">'
            f"{mark}{escape(row.name)}{suffix}</text></a>"
        )
