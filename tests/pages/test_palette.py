"""The palette can be told apart: in both themes, by four kinds of eyes, and without colour."""

from __future__ import annotations

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from kg.pages import palette, shapes, texts

Triple = tuple[float, float, float]
Rows = tuple[Triple, Triple, Triple]

SEEN_BY: dict[str, Rows] = {
    # Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopes": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopes": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TO_XYZ: Rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))


def times(rows: Rows, v: Triple) -> Triple:
    a, b, c = (sum(r * x for r, x in zip(row, v, strict=True)) for row in rows)
    return a, b, c


def linear(colour: str) -> Triple:
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    a, b_, c = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in (r, g, b))
    return a, b_, c


def contrast(one: str, other: str) -> float:
    """WCAG 2."""
    low, high = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Triple) -> Triple:
    x, y, z = times(TO_XYZ, (min(max(rgb[0], 0), 1), min(max(rgb[1], 0), 1), min(max(rgb[2], 0), 1)))
    f, g, h = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x / 0.95047, y, z / 1.08883))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def delta_e(one: Triple, other: Triple) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    ml, mc = (l1 + l2) / 2, (c1 + c2) / 2
    mh = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = 1 - 0.17 * cos(radians(mh - 30)) + 0.24 * cos(radians(2 * mh))
    t += 0.32 * cos(radians(3 * mh + 6)) - 0.2 * cos(radians(4 * mh - 63))
    sl = 1 + 0.015 * (ml - 50) ** 2 / sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    rotation = -sin(radians(60 * exp(-(((mh - 275) / 25) ** 2)))) * 2 * sqrt(mc**7 / (mc**7 + 25**7))
    x, y, z = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return sqrt(x * x + y * y + z * z + rotation * y * z)


def apart(one: str, other: str) -> float:
    """The smallest difference that any of the four kinds of eyes sees."""
    return min(delta_e(lab(times(eye, linear(one))), lab(times(eye, linear(other)))) for eye in SEEN_BY.values())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_delta_e_agrees_with_the_published_examples(one: Triple, other: Triple, expected: float) -> None:
    assert delta_e(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("theme", palette.THEMES)
class TestTheme:
    def test_marks_stand_out_three_to_one(self, theme: str) -> None:
        ground = palette.SURFACES[theme]["ground"]
        marks = {**palette.KINDS, **palette.LINES}
        assert {
            n: contrast(getattr(m, theme), ground) for n, m in marks.items() if contrast(getattr(m, theme), ground) < 3
        } == {}

    @pytest.mark.parametrize("name", ["ink", "quiet", "link"])
    @pytest.mark.parametrize("behind", ["ground", "panel"])
    def test_text_stands_out_four_and_a_half_to_one(self, theme: str, name: str, behind: str) -> None:
        colours = palette.SURFACES[theme]
        assert contrast(colours[name], colours[behind]) >= 4.5

    @pytest.mark.parametrize("name", ["border", "focus"])
    def test_what_bounds_a_control_stands_out_three_to_one(self, theme: str, name: str) -> None:
        assert contrast(palette.SURFACES[theme][name], palette.SURFACES[theme]["ground"]) >= 3

    def test_stances_differ_for_all_eyes(self, theme: str) -> None:
        stances = {name: getattr(line, theme) for name, line in palette.LINES.items() if name != "conflictsWith"}
        for one, other in combinations(stances, 2):
            assert apart(stances[one], stances[other]) >= 13, (one, other)

    def test_conflicts_differ_from_stances_for_all_eyes(self, theme: str) -> None:
        """Less far, as they join other things and have bars at both ends."""
        for name, line in palette.LINES.items():
            if name != "conflictsWith":
                assert apart(getattr(line, theme), getattr(palette.LINES["conflictsWith"], theme)) >= 10, name

    def test_types_differ_for_all_eyes(self, theme: str) -> None:
        for one, other in combinations(palette.KINDS, 2):
            assert apart(getattr(palette.KINDS[one], theme), getattr(palette.KINDS[other], theme)) >= 10, (one, other)


def test_without_colour_dash_and_end_tell_relations_apart() -> None:
    looks = [(line.dash, line.end, line.start) for line in palette.LINES.values()]
    assert len(set(looks)) == len(looks)
    ends = [(line.end, line.start) for line in palette.LINES.values()]
    assert len(set(ends)) == len(ends), "a dotted line is told by its ends only"


def test_without_colour_the_shape_tells_types_apart() -> None:
    assert len({kind.shape for kind in palette.KINDS.values()}) == len(palette.KINDS)


def over(colour: str, share: float, ground: str) -> str:
    """A colour that lets the ground shine through."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes(round(share * a + (1 - share) * b) for a, b in pairs).hex()


@pytest.mark.parametrize("theme", palette.THEMES)
class TestActsOnTreaties:
    """Drawn in the ink, or in the colour of opposition, on the ground or on a bar."""

    @pytest.mark.parametrize("bar", [("link", 0.28), ("rule", 0.6), ("ground", 1.0)])
    def test_stand_out_three_to_one(self, theme: str, bar: tuple[str, float]) -> None:
        colours = palette.SURFACES[theme]
        behind = over(colours[bar[0]], bar[1], colours["ground"])
        for mark in (colours["ink"], getattr(palette.LINES["Opposes"], theme)):
            assert contrast(mark, behind) >= 3

    def test_those_against_differ_for_all_eyes(self, theme: str) -> None:
        assert apart(palette.SURFACES[theme]["ink"], getattr(palette.LINES["Opposes"], theme)) >= 13


def test_without_colour_the_outline_tells_acts_and_modes_apart() -> None:
    """A treaty is signed and a political document adopted: these two may look alike."""
    acts = {(path, "hollow" in look) for name, (path, look) in shapes.ACTS.items() if name != "Adoption"}
    assert len(acts) == len(shapes.ACTS) - 1
    assert shapes.ACTS["Adoption"] == shapes.ACTS["Signature"]
    assert len(set(shapes.MODES.values())) == len(shapes.MODES)


@pytest.mark.parametrize("theme", palette.THEMES)
def test_in_grey_nothing_that_shares_a_shape_is_told_by_colour_alone(theme: str) -> None:
    """The bars of the timeline and the marks of the matrix share a shape: signs and dashes tell them apart."""
    signs = {texts.MARKS[name] for name in texts.STANCES}
    dashes = {palette.LINES[name].dash for name in texts.STANCES}
    assert len(signs) == len(dashes) == len(texts.STANCES)
    for name in texts.STANCES:
        assert contrast(getattr(palette.LINES[name], theme), palette.SURFACES[theme]["ground"]) >= 3
