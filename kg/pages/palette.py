"""Colours, shapes and lines of the pages: the one place that says what a type or a stance looks like.

Every mark has at least 3:1 contrast on its background, every text 4.5:1, and no two types or stances come closer than
the tests allow (CIEDE2000) for readers with normal vision and three kinds of colour-blindness. Shape, dash and line end
say the same as the colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Kind:
    """How a type of node looks."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True)
class Line:
    """How a relation looks: `dash` in pixels (empty for solid), `end` and `start` as vis-network names them."""

    light: str
    dark: str
    dash: tuple[int, ...] = ()
    end: str = "arrow"
    start: str = ""


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "Person": Kind("circle", "#002850", "#9999FF"),
        "State": Kind("square", "#502800", "#EE8877"),
        "Institution": Kind("hexagon", "#289090", "#338888"),
        "Collective": Kind("pentagon", "#707050", "#EEFFDD"),
        "Actor": Kind("triangle", "#7000D0", "#FFCCEE"),
        "Proposition": Kind("star", "#9070FF", "#9922EE"),
    }
)

LINES: Mapping[str, Line] = MappingProxyType(
    {
        "Supports": Line("#0B5FA5", "#6FB1F0"),
        "Opposes": Line("#B5121B", "#FF7B72", (16, 7), "bar"),
        "SupportsConditionally": Line("#B07800", "#E8D44D", (14, 5, 3, 5), "circle"),
        "Ambivalent": Line("#6B7075", "#B8BDC2", (7, 7), "diamond"),
        "conflictsWith": Line("#7A0C6E", "#B060FF", (4, 4), "bar", "bar"),
    }
)
DOTTED = (2, 5)
"""The dash of a position that is only ascribed; its colour and end still tell the stance."""

SURFACES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": MappingProxyType(
            {
                "ground": "#FFFFFF",
                "panel": "#F5F7F9",
                "ink": "#1A1F24",
                "quiet": "#56606A",
                "rule": "#C9D0D6",
                "border": "#767F88",
                "link": "#0B5FA5",
                "focus": "#0B5FA5",
            }
        ),
        "dark": MappingProxyType(
            {
                "ground": "#14181D",
                "panel": "#1C2229",
                "ink": "#E9EDF1",
                "quiet": "#A7B1BB",
                "rule": "#39424C",
                "border": "#8B959F",
                "link": "#8CC3F7",
                "focus": "#8CC3F7",
            }
        ),
    }
)


def css() -> str:
    """The palette as custom properties: light, dark where the system asks for it, and either where the reader does."""
    light, dark = (_properties(theme) for theme in THEMES)
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f":root[data-theme=dark]{{color-scheme:dark;{dark}}}\n"
        f"@media print{{:root:root{{color-scheme:light;{light}}}}}\n"
    )


def _properties(theme: str) -> str:
    colours = dict(SURFACES[theme])
    colours.update({name: getattr(mark, theme) for name, mark in (*KINDS.items(), *LINES.items())})
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def data() -> dict[str, object]:
    """The palette for the page's script."""
    return {
        "kinds": {name: asdict(kind) for name, kind in KINDS.items()},
        "lines": {name: asdict(line) for name, line in LINES.items()},
        "surfaces": {theme: dict(colours) for theme, colours in SURFACES.items()},
        "dotted": DOTTED,
        "order": [*LINES, *KINDS],
    }
