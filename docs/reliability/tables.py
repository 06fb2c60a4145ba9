"""Prints the tables of README.md beside this file from the two codings: `python docs/reliability/tables.py`.

Needs the extra `reliability` (`pip install -e .[reliability]`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.anchors import Segment, segments_from_tsv
from kg.errors import Unusable
from kg.reliability import (
    FEATURES,
    Pair,
    Unit,
    Value,
    agreement,
    alpha,
    characters,
    confusion,
    detection,
    matched,
    pairs,
    share,
    units,
)

HERE = Path(__file__).parent
SEGMENTS = HERE.parents[1] / "kg" / "sources" / "momtaz-2024" / "segments.tsv"
MODES = ("DirectQuotation", "ReportedSpeech", "ReportedAct", "AttributedView", "AuthorAssessment")
STANCES = ("Supports", "Opposes", "SupportsConditionally", "Ambivalent")
OVERLAPS = {"any overlap": 0.0, "at least half": 0.5, "at least three quarters": 0.75, "identical": 1.0}


def main() -> None:
    try:
        print(report())
    except Unusable as error:
        sys.exit(str(error))


def report() -> str:
    first, second = (units((HERE / f"{name}-coding.json").read_text("utf-8")) for name in ("first", "second"))
    body = list(segments_from_tsv(SEGMENTS.read_text("utf-8")))
    found = pairs(first, second)
    tables = (
        _units(found),
        _characters(first, second, body),
        _categories({"matched": matched(found), "all units": found}),
        _confusion(found, "mode", MODES),
        _confusion(found, "stance", STANCES),
    )
    return "\n\n".join("\n".join(table) for table in tables)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(f'{cell:.3f}' if isinstance(cell, float) else str(cell) for cell in cells)} |"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] + ["---:"] * (len(head) - 1))
    yield from map(_row, rows)


def _units(found: Sequence[Pair]) -> Iterator[str]:
    head = ("overlap of the passages", "pairs", "precision", "recall", "F1")
    return _table(head, ((name, *detection(found, least)) for name, least in OVERLAPS.items()))


def _characters(first: Sequence[Unit], second: Sequence[Unit], body: Sequence[Segment]) -> Iterator[str]:
    def values(feature: Callable[[Unit], Value]) -> list[tuple[Value, Value]]:
        return [*characters(first, second, body, feature)]

    modes = characters(first, second, body, FEATURES["mode"])
    judged = {
        "inside any passage": values(lambda _: True),
        "the set of modes": values(FEATURES["mode"]),
        "the set of voices (holder and mode)": values(lambda unit: (unit.holder, unit.mode)),
    } | {f"inside a `{mode}`": [(mode in a, mode in b) for a, b in modes] for mode in MODES}
    rows = ((name, len(found), share(found), alpha(found)) for name, found in judged.items())
    return _table(("of each character", "characters", "same", "alpha"), rows)


def _categories(groups: dict[str, list[Pair]]) -> Iterator[str]:
    rows = (
        (feature, name, a.units, a.share, a.alpha, f"{a.low:.3f} to {a.high:.3f}", a.kappa)
        for feature, read in FEATURES.items()
        for name, found in groups.items()
        for a in (agreement(found, read),)
    )
    return _table(("", "over", "units", "same", "alpha", "95 %", "kappa"), rows)


def _confusion(found: Sequence[Pair], name: str, order: Sequence[str]) -> Iterator[str]:
    counts = confusion(found, FEATURES[name])
    values = (*order, None)
    labels = [str(value or "no unit") for value in values]
    rows = ((label, *(counts[a, b] or "·" for b in values)) for label, a in zip(labels, values, strict=True))
    return _table((f"{name}: first ↓, second →", *labels), rows)


if __name__ == "__main__":
    main()
