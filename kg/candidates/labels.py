"""The labels that are shipped (`kg/links/labels.tsv`): items of other data sets, with their names and what they may be.

Tab-separated, with comments at the head that say whence the labels are and under which licence; `python -m
kg.candidates.build` makes the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import BrokenInput, Fault, Where
from kg.sssom import TARGETS

COLUMNS = ("item", "kinds", "en", "fr", "other")
_BETWEEN = " | "


@dataclass(frozen=True)
class Item:
    """Something of another data set: its CURIE, the kinds of ours that it may be, its names, its label first."""

    id: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.names[0]


def parse(file: Path, text: str) -> dict[str, Item]:
    """The items by CURIE; BrokenInput where the file is not as `write` leaves it."""
    lines = [(n, line) for n, line in enumerate(text.removesuffix("\n").split("\n"), 1) if not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        raise BrokenInput([Fault(Where(file, lines[0][0] if lines else 0), "", f"columns: {', '.join(COLUMNS)}")])
    items: dict[str, Item] = {}
    faults: list[Fault] = []
    for number, line in lines[1:]:
        item = _item(line.split("\t"))
        if item is None or item.id in items:
            faults.append(Fault(Where(file, number), line, "not an item with a name, or one that was there before"))
        else:
            items[item.id] = item
    if faults:
        raise BrokenInput(faults)
    return items


def _item(cells: list[str]) -> Item | None:
    if len(cells) != len(COLUMNS):
        return None
    curie, kinds, en, fr, other = cells
    prefix, _, local = curie.partition(":")
    names = tuple(dict.fromkeys(name for name in (en, fr, *other.split(_BETWEEN)) if name))
    known = prefix in TARGETS and re.fullmatch(TARGETS[prefix].names, local)
    return Item(curie, tuple(kinds.split()), names) if known and names else None


def write(comments: Iterable[str], items: Iterable[tuple[str, str, str, str, Iterable[str]]]) -> str:
    """The file, its rows sorted; each item as CURIE, kinds, English label, French label, other names."""
    rows = sorted("\t".join((*cells[:4], _BETWEEN.join(_others(cells)))) for cells in items)
    return "".join(f"{line}\n" for line in (*(f"# {c}" for c in comments), "\t".join(COLUMNS), *rows))


def _others(cells: tuple[str, str, str, str, Iterable[str]]) -> Iterator[str]:
    _, _, en, fr, other = cells
    yield from (name for name in dict.fromkeys(other) if name not in (en, fr, ""))
