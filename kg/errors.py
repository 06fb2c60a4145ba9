"""What the project tells a user whose input it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Where:
    """A line of a file; line 0 stands for the file as a whole."""

    file: Path
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else str(self.file)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong with an input: where, which value, and what to do about it."""

    where: Where
    value: str
    problem: str

    def __str__(self) -> str:
        value = f"{_short(self.value)}: " if self.value else ""
        return f"{self.where}: {value}{self.problem}"


class BrokenInput(Exception):
    """The input cannot be used; nothing was written. Carries every fault found, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class Unusable(Exception):
    """A request that cannot be answered as it is put (unknown query, actor, parameter …), in one line."""


def _short(value: str, limit: int = 80) -> str:
    line = " ".join(value.split())
    return repr(line if len(line) <= limit else line[: limit - 1] + "…")
