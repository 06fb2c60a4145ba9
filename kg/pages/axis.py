"""A time axis on which busy years are wide and empty stretches are cut out, so that words and marks find room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import sqrt

LEAST, CUT = 26.0, 20.0


@dataclass(frozen=True)
class Stretch:
    """A year, or several in which nothing happens (then `last` differs from `first`), in pixels."""

    first: int
    last: int
    x: float
    width: float

    @property
    def cut(self) -> bool:
        return self.last > self.first


@dataclass(frozen=True)
class Axis:
    """Stretches from left to right."""

    stretches: tuple[Stretch, ...]

    def x(self, day: str) -> float:
        """Where a day (`2031-05-04`) stands; days before or after the axis stand at its ends."""
        if not self.stretches:
            return 0.0
        year = int(day[:4])
        found = next((s for s in self.stretches if s.last >= year), self.stretches[-1])
        if year < found.first:
            return found.x
        if year > found.last:
            return round(found.x + found.width, 1)
        begin, end = date(found.first, 1, 1), date(found.last + 1, 1, 1)
        share = (date.fromisoformat(day) - begin).days / (end - begin).days
        return round(found.x + share * found.width, 1)

    def data(self) -> list[list[float]]:
        """For the page's script: first year, last year, left edge, width."""
        return [[s.first, s.last, s.x, s.width] for s in self.stretches]


def axis(days: Iterable[str], left: float, width: float, even: bool = False) -> Axis:
    """An axis over all these days; `even` makes every year as wide as any other and cuts nothing."""
    counts = Counter(int(day[:4]) for day in days)
    if not counts:
        return Axis(())
    runs = [(y, y) for y in range(min(counts), max(counts) + 1)] if even else _runs(sorted(counts))
    fixed = [0.0 if even else CUT if b > a else LEAST for a, b in runs]
    weights = [1.0 if even else 0.0 if b > a else sqrt(counts[a]) for a, b in runs]
    rest, total = width - sum(fixed), sum(weights) or 1.0
    widths = [base + rest * weight / total for base, weight in zip(fixed, weights, strict=True)]
    edges = [round(left + x, 1) for x in accumulate(widths, initial=0.0)]
    stretches = [Stretch(a, b, x, round(y - x, 1)) for (a, b), (x, y) in zip(runs, pairwise(edges), strict=True)]
    return Axis(tuple(stretches))


def _runs(years: list[int]) -> list[tuple[int, int]]:
    """Each year, but two or more empty ones in a row as one run."""
    found = [(years[0], years[0])]
    for before, year in pairwise(years):
        if year - before == 2:
            found.append((year - 1, year - 1))
        elif year - before > 2:
            found.append((before + 1, year - 1))
        found.append((year, year))
    return found
