"""A class diagram as SVG that a page can hold: no style of its own, a link on every term, a title and a description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from markupsafe import Markup, escape

from kg.publish.vocabulary.classes import Row
from kg.publish.vocabulary.diagram import HEAD, PAD, ROW, Picture, Placed, Route

MARGIN = 8


class Link(Protocol):
    """The attributes of the link on a name.

    `kind` is `line`, `line inferred`, `box`, `foreign` (a box of another module) or `term`; `ends` are the boxes that a
    line joins.
    """

    def __call__(self, href: str, label: str, kind: str, ends: tuple[str, ...] = ()) -> str: ...


def plain(href: str, label: str, kind: str, ends: tuple[str, ...] = ()) -> str:  # noqa: ARG001
    """Leads to the term's entry on the same page."""
    return f'class="{kind}" href="{escape(href)}"' if kind.startswith("line") else f'href="{escape(href)}"'


def svg(picture: Picture, slug: str, title: str, description: str) -> Markup:
    """The picture with classes for the page's style sheet; `slug` makes its ids the page's own."""
    width, height = picture.width + 2 * MARGIN, picture.height + 2 * MARGIN
    parts = [
        f'<svg class="diagram" viewBox="{-MARGIN} {-MARGIN} {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="group" aria-labelledby="{slug}-title {slug}-description">',
        f'<title id="{slug}-title">{escape(title)}</title>',
        f'<desc id="{slug}-description">{escape(description)}</desc>',
        drawn(picture),
        "</svg>",
    ]
    return Markup("\n".join(parts))


def drawn(picture: Picture, link: Link = plain) -> Markup:
    """What is in the picture, lines first."""
    lines = (_route(route, link) for route in picture.routes)
    return Markup("\n".join((*lines, *(_box(placed, link) for placed in picture.boxes))))


def _route(route: Route, link: Link) -> str:
    (x, y), (end_x, end_y) = route.start, route.end
    path = [f"M{x:.1f} {y:.1f}"]
    for from_x, from_y, to_x, to_y in route.bends:
        middle = (from_x + to_x) / 2
        path += [f"H{from_x:.1f}", f"C{middle:.1f} {from_y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"]
    arrow = f"M{x:.1f} {y:.1f}l9 -4.5v9z" if route.backwards else f"M{end_x:.1f} {end_y:.1f}l-9 -4.5v9z"
    line = route.line
    attributes = link(line.href, line.label, "line inferred" if line.inferred else "line", (line.source, line.target))
    return (
        f'<a {attributes}><path class="way" d="{"".join(path)}"/><path class="arrow" d="{arrow}"/>'
        f'<text x="{x + 12:.1f}" y="{y - 4:.1f}">{escape(line.label)}</text></a>'
    )


def _box(placed: Placed, link: Link) -> str:
    x, y, box = placed.x, placed.y, placed.box
    kind = " foreign" if box.foreign else ""
    head = y + HEAD / 2 + 5 if box.narrower or box.properties else y + placed.height / 2 + 5
    attributes = link(f"#{box.name}", box.name, "foreign" if box.foreign else "box")
    return (
        f'<g class="box{kind}" data-box="{escape(box.name)}"><a {attributes}><rect x="{x:.1f}" y="{y:.1f}" '
        f'width="{placed.width:.1f}" height="{placed.height:.1f}" rx="5"/><text class="name" x="{x + PAD:.1f}" '
        f'y="{head:.1f}">{escape(box.name)}</text></a>{"".join(_parts(placed, link))}</g>'
    )


def _parts(placed: Placed, link: Link) -> Iterator[str]:
    """The rows, each part below a line of its own."""
    at = placed.y + HEAD
    for part in (placed.box.narrower, placed.box.properties):
        if part:
            yield f'<path class="rule" d="M{placed.x:.1f} {at:.1f}h{placed.width:.1f}"/>'
            yield from _rows(part, placed.x, at, link)
            at += ROW * len(part) + 6


def _rows(rows: Iterable[Row], x: float, top: float, link: Link) -> Iterator[str]:
    for number, row in enumerate(rows):
        y, indent = top + ROW * number + 16, PAD + 14 * max(row.depth - 1, 0)
        mark = "▹ " if row.depth else ""
        suffix = f'<tspan class="suffix"> {escape(row.suffix)}</tspan>' if row.suffix else ""
        yield (
            f'<a {link(row.href, row.name, "term")}><text x="{x + indent:.1f}" y="{y:.1f}">'
            f"{mark}{escape(row.name)}{suffix}</text></a>"
        )
