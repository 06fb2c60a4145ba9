"""Outlines of the node types as SVG paths around 0,0 with a radius of about 9."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin, sqrt
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


OUTLINES: Mapping[str, tuple[int, float, float, float]] = MappingProxyType(
    {
        "circle": (0, 8, 0, 8),
        "square": (4, 7.2 * sqrt(2), 45, 7.2),
        "hexagon": (6, 8.8, 0, 8.8 * cos(pi / 6)),
        "pentagon": (5, 9, -90, 9 * cos(pi / 5)),
        "triangle": (3, 9.5, -90, 9.5 * cos(pi / 3)),
        "diamond": (4, 9, -90, 9 * cos(pi / 4)),
        "star": (5, 9.5, -90, 4.2),
    }
)
"""How many corners, how far from the middle, the first one's angle in degrees, and how far the sides are halfway."""

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "circle": "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1 -8 0Z",
        "square": "M-7.200 -7.200H7.200V7.200H-7.200Z",
        **{name: _polygon(*OUTLINES[name][:3]) for name in ("hexagon", "pentagon", "triangle", "diamond")},
        "star": _polygon(*OUTLINES["star"]),
    }
)

MODES: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "DirectQuotation": ("M-4.500 0A4.500 4.500 0 1 1 4.500 0A4.500 4.500 0 1 1 -4.500 0Z", True),
        "AuthorAssessment": (_polygon(4, 5.4), True),
        "ReportedSpeech": ("M-3.900 0A3.900 3.900 0 1 1 3.900 0A3.900 3.900 0 1 1 -3.900 0Z", False),
        "ReportedAct": ("M-4 -4H4V4H-4Z", True),
        "AttributedView": (_polygon(3, 5), False),
    }
)
"""Marks of statements by how we know of them, with a radius of about 4.5, and whether they are filled."""

_RING = "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z"
_END = "M-3.500 -5H3.500V5H-3.500Z"
ACTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Signature": (_RING, "hollow"),
        "Adoption": (_RING, "hollow"),
        "ProvisionalApplication": (_polygon(4, 5), "hollow"),
        "EntryIntoForce": (_RING, ""),
        "Extension": (_polygon(3, 5.5, 0), ""),
        "Suspension": ("M-4 -5H-1.500V5H-4ZM1.500 -5H4V5H1.500Z", "against"),
        "WithdrawalNotice": (_polygon(3, 5.5, 90), "against hollow"),
        "Withdrawal": (_polygon(3, 5.5, 90), "against"),
        "Replacement": (_END, "hollow"),
        "Expiry": (_END, ""),
        "Termination": ("M-5 -3L-3 -5L0 -2L3 -5L5 -3L2 0L5 3L3 5L0 2L-3 5L-5 3L-2 0Z", ""),
    }
)
"""Marks of acts on treaties with a radius of about 5, and the classes that say how they are filled."""
