"""The `.rq` files: a question in plain words, declared parameters and columns, and SPARQL.

The leading comment is the declaration: first the question, perhaps a remark, then YAML with `parameters` (each with the
variable it `binds`, its `kind` and what it is `about`) and `columns`. Without its declaration the file is a plain
SPARQL query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Any

from kg.errors import BrokenInput, Fault, Unusable, Where

KINDS = frozenset({"actor", "date", "event", "mode", "proposition", "resource", "source", "text", "topic", "treaty"})
DECLARATION = re.compile(r"(parameters|columns):")
_PARAMETER_FIELDS = {"binds", "kind", "about", "default"}


@dataclass(frozen=True)
class Parameter:
    """A value that the reader may give; `binds` is the variable of the query that takes it."""

    name: str
    binds: str
    kind: str
    about: str
    default: str | None = None


@dataclass(frozen=True)
class NamedQuery:
    name: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    sparql: str

    def parameter(self, name: str) -> Parameter:
        """Raises Unusable, with the nearest name, where the query has no such parameter."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [p.name for p in self.parameters]
        raise Unusable(f"{self.name} has no parameter {name!r}{_nearest(name, known)}")


def names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.rq"))


def every(folder: Path) -> tuple[NamedQuery, ...]:
    return tuple(read(folder / f"{name}.rq") for name in names(folder))


def find(folder: Path, name: str) -> NamedQuery:
    """The named query; Unusable, with the nearest names, where there is none."""
    known = names(folder)
    if name not in known:
        raise Unusable(f"no query is named {name!r}{_nearest(name, known)}")
    return read(folder / f"{name}.rq")


def read(path: Path) -> NamedQuery:
    try:
        return parse(path, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenInput([Fault(Where(path), "", f"not UTF-8 (byte {error.start})")]) from None


def parse(path: Path, text: str) -> NamedQuery:
    """A query file; BrokenInput where its declaration is not as described."""
    comments = [line[1:].removeprefix(" ") for line in takewhile(lambda line: line.startswith("#"), text.splitlines())]
    start = next((i for i, line in enumerate(comments) if DECLARATION.match(line)), len(comments))
    question = "\n".join(comments[:start]).strip().split("\n\n")[0]
    # Empty lines in the place of the prose keep the line numbers of faults.
    declared = _yaml(path, "\n" * start + "\n".join(comments[start:]))
    return NamedQuery(
        path.stem,
        " ".join(question.split()),
        tuple(_parameter(path, name, fields) for name, fields in declared["parameters"].items()),
        tuple(declared["columns"].items()),
        text,
    )


def _yaml(path: Path, text: str) -> dict[str, dict[str, Any]]:
    from kg import yamlfile

    declared, _ = yamlfile.load(path, text) if text.strip() else ({}, None)
    if not isinstance(declared, dict) or set(declared) - {"parameters", "columns"}:
        raise BrokenInput([Fault(Where(path), "", "the declaration holds `parameters` and `columns` only")])
    for key in ("parameters", "columns"):
        if not isinstance(declared.setdefault(key, {}) or {}, dict):
            raise BrokenInput([Fault(Where(path), key, "must map names to what they are")])
    return {key: value or {} for key, value in declared.items()}


def _parameter(path: Path, name: str, fields: Any) -> Parameter:
    if not isinstance(fields, dict) or not {"kind", "about"} <= set(fields) <= _PARAMETER_FIELDS:
        problem = "a parameter declares kind, about and, if need be, binds, default"
        raise BrokenInput([Fault(Where(path), name, problem)])
    if not isinstance(fields["kind"], str) or fields["kind"] not in KINDS:
        problem = f"no such kind; one of {', '.join(sorted(KINDS))}"
        raise BrokenInput([Fault(Where(path), str(fields["kind"]), problem)])
    return Parameter(name, fields.get("binds", name), fields["kind"], fields["about"], fields.get("default"))


def _nearest(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=3, cutoff=0.4)
    return f"; nearest: {', '.join(close)}" if close else f"; there are: {', '.join(known)}"
