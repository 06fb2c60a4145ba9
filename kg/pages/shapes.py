"""Outlines of the node types as SVG paths around 0,0 with a radius of about 9."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType


def _polygon(corners: int, radius: float, turn: float = -90, inner: float | None = None) -> str:
    """A regular polygon, or with an inner radius a star; `turn` is the angle of the first corner in degrees."""
    steps = corners * (2 if inner else 1)
    points = []
    for i in range(steps):
        r = inner if inner and i % 2 else radius
        angle = turn * pi / 180 + 2 * pi * i / steps
        points.append(f"{r * cos(angle):.2f} {r * sin(angle):.2f}")
    return "M" + "L".join(points) + "Z"


SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "circle": "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z",
        "square": "M-7.200 -7.200H7.200V7.200H-7.200Z",
        "hexagon": _polygon(6, 8.8, 0),
        "pentagon": _polygon(5, 9),
        "triangle": _polygon(3, 9.5),
        "diamond": _polygon(4, 9),
        "star": _polygon(5, 9.5, inner=4.2),
    }
)
