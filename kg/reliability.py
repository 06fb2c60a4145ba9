"""How far two codings of one text agree, from their offsets alone.

Krippendorff's alpha by `krippendorff`, Cohen's kappa by `scikit-learn`, the assignment of units by SciPy: the extra
`reliability`, which nothing else needs. `docs/reliability/tables.py` prints the figures of our own two codings.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib import import_module
from itertools import groupby
from math import isnan
from random import Random
from typing import Any

from kg.anchors import Segment
from kg.errors import Unusable

RESAMPLES, SEED, LEVEL = 1000, 20240202, 0.95
Value = Hashable
Judgements = Sequence[tuple[Value, Value]]


@dataclass(frozen=True)
class Unit:
    """One statement of one coder; offsets are code points of the text, the end exclusive."""

    id: str
    paragraph: int
    start: int
    end: int
    holder: frozenset[str]
    mode: str
    stance: str
    proposition: str


@dataclass(frozen=True)
class Pair:
    """What one coder made of a passage beside what the other did; None where that coder has no such unit."""

    first: Unit | None
    second: Unit | None

    @property
    def paragraph(self) -> int:
        return next(unit.paragraph for unit in (self.first, self.second) if unit)

    @property
    def overlap(self) -> float:
        return overlap(self.first, self.second) if self.first and self.second else 0.0


@dataclass(frozen=True)
class Agreement:
    """`low` and `high` bound alpha at 95 % (bootstrap over paragraphs, since units of one paragraph hang together)."""

    units: int
    share: float
    alpha: float
    low: float
    high: float
    kappa: float


FEATURES: Mapping[str, Callable[[Unit], Value]] = {
    "holder": lambda unit: unit.holder,
    "mode": lambda unit: unit.mode,
    "stance": lambda unit: unit.stance,
    "proposition": lambda unit: unit.proposition,
}


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise Unusable(f"{error.name} is not installed: pip install 'eso-kg[reliability]'") from None


def units(text: str) -> list[Unit]:
    """A coding as JSON: a list of objects with the fields of Unit, `holder` a list; other fields are left aside."""
    rows = [row | {"holder": frozenset(row["holder"])} for row in json.loads(text)]
    return [Unit(**{field.name: row[field.name] for field in fields(Unit)}) for row in rows]


def overlap(first: Unit, second: Unit) -> float:
    """Intersection over union of the two passages in characters, 0 to 1."""
    common = max(0, min(first.end, second.end) - max(first.start, second.start))
    return common / (first.end - first.start + second.end - second.start - common)


def pairs(first: Sequence[Unit], second: Sequence[Unit]) -> list[Pair]:
    """Each unit once: the one-to-one assignment with the greatest summed overlap, then what only one coder has.

    Between equal overlaps the same proposition decides, then the same holder.
    """
    assign = _library("scipy.optimize").linear_sum_assignment
    ties = 3 * min(len(first), len(second)) + 1  # no sum of tie-breaks outweighs a millionth of overlap
    scores = [[_score(a, b, ties) for b in second] for a in first]
    rows, columns = assign(scores, maximize=True) if first and second else ((), ())
    joined = {int(i): int(j) for i, j in zip(rows, columns, strict=True) if scores[int(i)][int(j)]}
    taken = set(joined.values())
    found = [Pair(a, second[joined[i]] if i in joined else None) for i, a in enumerate(first)]
    return found + [Pair(None, b) for j, b in enumerate(second) if j not in taken]


def _score(a: Unit, b: Unit, ties: int) -> int:
    shared = round(overlap(a, b) * 1_000_000)
    return shared and shared * ties + 2 * (a.proposition == b.proposition) + (a.holder == b.holder)


def matched(found: Iterable[Pair], least: float = 0.0) -> list[Pair]:
    """The pairs of which both coders have a unit, with an overlap of at least `least`."""
    return [pair for pair in found if pair.first and pair.second and pair.overlap >= least]


def detection(found: Sequence[Pair], least: float) -> tuple[int, float, float, float]:
    """Matched units, their share of the second coding (precision), of the first (recall), and F1 of the two."""
    hits = len(matched(found, least))
    of_first, of_second = sum(bool(p.first) for p in found), sum(bool(p.second) for p in found)
    return hits, _ratio(hits, of_second), _ratio(hits, of_first), _ratio(2 * hits, of_first + of_second)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def judgements(found: Iterable[Pair], feature: Callable[[Unit], Value]) -> list[tuple[Value, Value]]:
    """Both coders' values; None, a value like any other, where a coder has no unit."""
    return [(feature(p.first) if p.first else None, feature(p.second) if p.second else None) for p in found]


def share(values: Judgements) -> float:
    return _ratio(sum(a == b for a, b in values), len(values))


def alpha(values: Judgements) -> float:
    """Krippendorff's alpha, nominal; not a number where nothing varies."""
    measure = _library("krippendorff").alpha
    return _measured(lambda codes: measure(codes, level_of_measurement="nominal"), values)


def kappa(values: Judgements) -> float:
    """Cohen's kappa; not a number where nothing varies."""
    measure = _library("sklearn.metrics").cohen_kappa_score
    return _measured(lambda codes: measure(*codes), values)


def _measured(measure: Callable[[Sequence[list[int]]], float], values: Judgements) -> float:
    numbers: dict[Value, int] = {}
    codes = [[numbers.setdefault(value, len(numbers)) for value in coder] for coder in zip(*values, strict=True)]
    return float(measure(codes)) if len(numbers) > 1 else float("nan")


def agreement(found: Sequence[Pair], feature: Callable[[Unit], Value]) -> Agreement:
    values = judgements(found, feature)
    ordered = sorted(found, key=lambda pair: pair.paragraph)
    low, high = interval([judgements(group, feature) for _, group in groupby(ordered, key=lambda pair: pair.paragraph)])
    return Agreement(len(values), share(values), alpha(values), low, high, kappa(values))


def interval(groups: Sequence[Judgements], resamples: int = RESAMPLES) -> tuple[float, float]:
    """The middle 95 % of alpha over resamples of whole groups, drawn with replacement from a fixed seed."""
    draw = Random(SEED)
    drawn = (draw.choices(groups, k=len(groups)) for _ in range(resamples if groups else 0))
    found = sorted(value for sample in drawn if not isnan(value := alpha([v for group in sample for v in group])))
    if not found:
        return float("nan"), float("nan")
    tail = int(len(found) * (1 - LEVEL) / 2)
    return found[tail], found[-1 - tail]


def characters(
    first: Iterable[Unit], second: Iterable[Unit], body: Iterable[Segment], feature: Callable[[Unit], Value]
) -> list[tuple[frozenset[Value], frozenset[Value]]]:
    """For each character of the body's sentences, the values of all passages that it stands in, by each coder."""
    inside = _covered(first, feature), _covered(second, feature)
    places = [place for segment in body for place in range(segment.start, segment.end)]
    return [(inside[0].get(place, frozenset()), inside[1].get(place, frozenset())) for place in places]


def _covered(coding: Iterable[Unit], feature: Callable[[Unit], Value]) -> dict[int, frozenset[Value]]:
    found: dict[int, frozenset[Value]] = {}
    for unit in coding:
        value = frozenset([feature(unit)])
        found |= {place: found.get(place, frozenset()) | value for place in range(unit.start, unit.end)}
    return found


def confusion(found: Iterable[Pair], feature: Callable[[Unit], Value]) -> Counter[tuple[Value, Value]]:
    """How often the first coder's value met the second's."""
    return Counter(judgements(found, feature))
