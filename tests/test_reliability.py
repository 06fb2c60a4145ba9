"""How far two codings agree: units, passages, values."""

from __future__ import annotations

import json
import math
import runpy
import sys
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import reliability
from kg.anchors import Segment, segments_from_tsv
from kg.errors import Unusable
from kg.reliability import FEATURES, Pair, Unit

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reliability"
measured = pytest.mark.skipif(
    not all(map(find_spec, ("krippendorff", "scipy", "sklearn"))), reason="the extra `reliability` is not installed"
)


def unit(start: int, end: int, proposition: str = "harbour-open", holder: str = "norland", **other: str) -> Unit:
    said = {"id": f"u{start}", "mode": "ReportedAct", "stance": "Supports"} | other
    return Unit(paragraph=1, start=start, end=end, holder=frozenset({holder}), proposition=proposition, **said)


def ids(found: list[Pair]) -> set[tuple[str | None, str | None]]:
    return {(p.first.id if p.first else None, p.second.id if p.second else None) for p in found}


def test_a_coding_is_read_from_json() -> None:
    row = {"id": "a", "paragraph": 1, "start": 0, "end": 9, "holder": ["sudland", "norland"], "mode": "ReportedAct"}
    row |= {"proposition": "harbour-open", "stance": "Opposes", "condition": None}
    assert reliability.units(json.dumps([row])) == [
        replace(unit(0, 9, id="a", stance="Opposes"), holder=frozenset({"norland", "sudland"}))
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 1 / 3), ((0, 10), (10, 20), 0.0), ((0, 10), (2, 7), 0.5)],
)
def test_overlap_is_intersection_over_union(first: tuple[int, int], second: tuple[int, int], expected: float) -> None:
    assert reliability.overlap(unit(*first), unit(*second)) == pytest.approx(expected)


@measured
def test_the_pairs_have_the_greatest_overlap_in_sum() -> None:
    """The unit that overlaps one other best is given up where the sum is greater so."""
    first, second = [unit(0, 10, id="a"), unit(4, 16, id="b")], [unit(2, 14, id="x"), unit(0, 3, id="y")]
    assert ids(reliability.pairs(first, second)) == {("a", "y"), ("b", "x")}


@measured
def test_what_does_not_overlap_is_never_paired() -> None:
    found = reliability.pairs([unit(0, 10)], [unit(20, 30)])
    assert ids(found) == {("u0", None), (None, "u20")}
    assert reliability.pairs([], []) == []
    assert ids(reliability.pairs([], [unit(0, 5)])) == {(None, "u0")}


@measured
@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_on_one_passage_proposition_decides_then_holder(order: tuple[int, ...]) -> None:
    shared = [unit(0, 9), unit(0, 9, holder="sudland"), unit(0, 9, proposition="tolls-end")]
    found = reliability.pairs(shared, [shared[i] for i in order])
    assert [(p.first, p.second) for p in found] == [(u, u) for u in shared]


@measured
@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8), st.integers(0, 8))
def test_every_unit_is_in_one_pair_and_a_coding_agrees_with_itself(spans: list[tuple[int, int]], cut: int) -> None:
    coding = [unit(start, start + length, id=str(i)) for i, (start, length) in enumerate(spans)]
    found = reliability.pairs(coding, coding[cut:])
    assert Counter(p.first for p in found if p.first) == Counter(coding)
    assert Counter(p.second for p in found if p.second) == Counter(coding[cut:])
    assert len(reliability.matched(found, 1.0)) == len(coding[cut:])


def test_detection_counts_pairs_that_overlap_enough() -> None:
    found = [Pair(unit(0, 10), unit(0, 10)), Pair(unit(20, 30), unit(20, 24)), Pair(unit(40, 50), None)]
    hits, precision, recall, f1 = reliability.detection(found, 0.5)
    assert (hits, precision, recall, f1) == (1, 1 / 2, 1 / 3, 2 / 5)
    assert reliability.detection(found, 0.4)[:2] == (2, 1.0)
    assert all(map(math.isnan, reliability.detection([], 0.5)[1:]))


def test_a_missing_unit_is_a_value_of_its_own() -> None:
    found = [Pair(unit(0, 5), None), Pair(unit(0, 5), unit(0, 5, mode="ReportedSpeech"))]
    assert reliability.confusion(found, FEATURES["mode"]) == {
        ("ReportedAct", None): 1,
        ("ReportedAct", "ReportedSpeech"): 1,
    }


def test_characters_are_those_of_sentences_and_carry_every_passage_they_stand_in() -> None:
    body = [Segment(1, 1, 0, 4, ""), Segment(1, 2, 6, 8, "")]  # the gap between sentences is nobody's
    first = [unit(0, 3), unit(2, 7, mode="AttributedView")]
    found = reliability.characters(first, [], body, FEATURES["mode"])
    act, view = "ReportedAct", "AttributedView"
    assert [set(a) for a, _ in found] == [{act}, {act}, {act, view}, {view}, {view}, set()]
    assert {b for _, b in found} == {frozenset()}


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), A and B: binary and nominal data, two coders.
PUBLISHED = [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)]


@measured
@pytest.mark.parametrize(("first", "second", "expected"), PUBLISHED)
def test_alpha_is_the_published_one(first: str, second: str, expected: float) -> None:
    assert reliability.alpha([*zip(first, second, strict=True)]) == pytest.approx(expected, abs=0.0005)


@measured
def test_kappa_corrects_for_chance_with_each_coders_own_margins() -> None:
    values = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert reliability.share(values) == 0.7
    assert reliability.kappa(values) == pytest.approx(0.4)


@measured
def test_where_nothing_varies_there_is_no_figure() -> None:
    assert all(math.isnan(f(values)) for f in (reliability.alpha, reliability.kappa) for values in ([("a", "a")], []))


@measured
def test_the_interval_holds_alpha_and_is_the_same_each_time() -> None:
    groups = [[("a", "a"), ("b", "b")], [("a", "b"), ("b", "b")], [("a", "a")], [("b", "b"), ("a", "a")]] * 3
    low, high = reliability.interval(groups, resamples=200)
    assert low < reliability.alpha([v for g in groups for v in g]) < high
    assert reliability.interval(groups, resamples=200) == (low, high)
    assert all(map(math.isnan, reliability.interval([], resamples=5)))


@measured
def test_agreement_names_its_units() -> None:
    found = [Pair(unit(0, 5), unit(0, 5)), Pair(unit(6, 9, stance="Opposes"), unit(6, 9, stance="Opposes"))]
    figure = reliability.agreement(found, FEATURES["stance"])
    assert (figure.units, figure.share, figure.alpha, figure.kappa) == (2, 1.0, 1.0, 1.0)


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(Unusable, match=r"eso-kg\[reliability\]"):
        reliability.alpha([("a", "b")])


@pytest.mark.parametrize("name", ["first", "second"])
def test_the_two_codings_stand_in_the_articles_sentences(name: str) -> None:
    segments = (ROOT / "kg/sources/momtaz-2024/segments.tsv").read_text("utf-8")
    bounds: dict[int, list[Segment]] = {}
    for segment in segments_from_tsv(segments):
        bounds.setdefault(segment.paragraph, []).append(segment)
    coding = reliability.units((FOLDER / f"{name}-coding.json").read_text("utf-8"))
    assert len({u.id for u in coding}) == len(coding)
    for u in coding:
        assert bounds[u.paragraph][0].start <= u.start < u.end <= bounds[u.paragraph][-1].end, u.id


@measured
@pytest.mark.slow
def test_the_page_shows_the_figures() -> None:
    shown = (FOLDER / "README.md").read_text("utf-8")
    for table in runpy.run_path(str(FOLDER / "tables.py"))["report"]().split("\n\n"):
        assert table in shown
