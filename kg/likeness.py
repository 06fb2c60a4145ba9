"""How alike names are, from 0 to 1; case, diacritics, punctuation and the order of words are set aside."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from kg.queries.values import folded

Thing = TypeVar("Thing", bound=Hashable)
REORDERED = 0.99
"""The same words in another order."""
_OTHER_NUMBER = 0.8
"""What is left of a likeness where the numbers differ: SALT I and SALT II, conferences of two years."""
_LONGEST = 500
"""Characters of a name that are compared."""


def words(name: str) -> str:
    """The words of a name, folded."""
    return " ".join(re.findall(r"\w+", folded(name[:_LONGEST])))


def likeness(one: str, other: str) -> float:
    """1 where the words are the same."""
    return _weighed(words(one), words(other), fuzz.ratio(_sorted(words(one)), _sorted(words(other))))


def _sorted(folded_words: str) -> str:
    return " ".join(sorted(folded_words.split()))


def _weighed(one: str, other: str, ratio: float) -> float:
    if one == other:
        return 1.0
    numbers_differ = _numbers(one) != _numbers(other)
    return min(ratio / 100, REORDERED) * (_OTHER_NUMBER if numbers_differ else 1)


def _numbers(name: str) -> list[str]:
    return sorted(re.findall(r"\b(?:\d+|[ivx]+)\b", name))


@dataclass(frozen=True)
class Found(Generic[Thing]):
    """A thing, its name that was found, and how like the name that was sought."""

    thing: Thing
    name: str
    likeness: float


class Index(Generic[Thing]):
    """The names of things, to be searched for names like one given."""

    def __init__(self, names: Iterable[tuple[str, Thing]]) -> None:
        self._names: dict[str, list[tuple[str, str, Thing]]] = {}
        for name, thing in names:
            if folded_words := words(name):
                self._names.setdefault(_sorted(folded_words), []).append((folded_words, name, thing))

    def like(self, name: str, least: float) -> dict[Thing, Found[Thing]]:
        """Each thing with a name at least so like this one, with the likest of its names."""
        sought = words(name)
        close = process.extract(
            _sorted(sought), self._names.keys(), scorer=fuzz.ratio, score_cutoff=100 * least, limit=None
        )
        best: dict[Thing, Found[Thing]] = {}
        for found, ratio, _ in close if sought else ():
            for folded_words, written, thing in self._names[found]:
                near = _weighed(sought, folded_words, ratio)
                if near >= least and (thing not in best or near > best[thing].likeness):
                    best[thing] = Found(thing, written, near)
        return best
