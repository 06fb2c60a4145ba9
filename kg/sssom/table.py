"""SSSOM/TSV <https://mapping-commons.github.io/sssom/>: one table, read strictly and written canonically.

Only the columns and header fields named here are used; what else the standard allows is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg import yamlfile
from kg.errors import BrokenInput, Fault, Where
from kg.sssom.targets import NAMESPACES

COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"),
    *("mapping_justification", "author_label", "object_source", "mapping_date", "confidence", "comment"),
)
"""In the order that SSSOM calls canonical."""
HEADER = (
    *("curie_map", "mapping_set_id", "mapping_set_version"),
    *("mapping_set_title", "mapping_set_description", "license"),
)
NOT_FOUND = "sssom:NoTermFound"
JUSTIFICATIONS = frozenset(
    f"semapv:{way}"
    for way in (
        *("CompositeMatching", "LexicalMatching", "LogicalReasoning", "ManualMappingCuration", "MappingChaining"),
        *("MappingReview", "UnspecifiedMatching"),
    )
)
_EMPTY_ALLOWED = {"predicate_modifier", "object_label"}
_CURIE = re.compile(r"[a-z][a-z0-9]*:[!$&'()*+,./:;=@_~%A-Za-z0-9-]+")


@dataclass(frozen=True)
class Row:
    """One mapping, its cells by the names of their columns."""

    subject_id: str
    subject_label: str
    predicate_id: str
    predicate_modifier: str
    object_id: str
    object_label: str
    mapping_justification: str
    author_label: str
    object_source: str
    mapping_date: str
    confidence: str
    comment: str
    where: Where = field(compare=False, default=Where(Path()), kw_only=True)

    def cells(self) -> tuple[str, ...]:
        return tuple(getattr(self, column) for column in COLUMNS)

    @property
    def target(self) -> str:
        """The id of the data set that the object is from."""
        return self.object_source.partition(":")[2]

    def fault(self, value: str, problem: str) -> Fault:
        return Fault(self.where, value, problem)


@dataclass(frozen=True)
class Table:
    """A mapping set: its header and its rows, as they stand in the file."""

    file: Path
    header: Mapping[str, Any]
    rows: tuple[Row, ...]


def parse(file: Path, text: str) -> Table:
    """One table; BrokenInput where it is not SSSOM/TSV as this project writes it."""
    lines = text.removesuffix("\n").split("\n")
    head = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header, where = yamlfile.load(file, "\n".join(line[1:].removeprefix(" ") for line in lines[:head]))
    faults = list(_header_faults(header, where))
    columns = tuple(lines[head].split("\t")) if head < len(lines) else ()
    if columns != COLUMNS:
        raise BrokenInput([*faults, *_column_faults(columns, Where(file, head + 1))])
    rows, declared = [], frozenset(_prefixes(header))
    for number, line in enumerate(lines[head + 1 :], head + 2):
        cells, at = line.split("\t"), Where(file, number)
        if len(cells) == len(COLUMNS):
            rows.append(Row(*cells, where=at))
            faults.extend(rows[-1].fault(value, problem) for value, problem in _cell_faults(rows[-1], declared))
        else:
            faults.append(Fault(at, line, f"{len(cells)} cells, not {len(COLUMNS)}"))
    if faults:
        raise BrokenInput(faults)
    return Table(file, header, tuple(rows))


def _header_faults(header: Any, lines: yamlfile.Lines) -> Iterator[Fault]:
    found = set(header) if isinstance(header, dict) else set()
    for key in sorted(found - set(HEADER)):
        yield Fault(lines.where((key,)), key, "unknown field of the header")
    for key in sorted(set(HEADER) - found):
        yield Fault(lines.where(()), key, "this field of the header is missing")
    for prefix, namespace in _prefixes(header).items():
        if NAMESPACES.get(prefix) != namespace:
            problem = f"prefix {prefix!r} stands for {NAMESPACES[prefix]}" if prefix in NAMESPACES else "unknown prefix"
            yield Fault(lines.where(("curie_map", prefix)), namespace or prefix, problem)


def _prefixes(header: Any) -> dict[str, Any]:
    declared = header.get("curie_map") if isinstance(header, dict) else None
    return declared if isinstance(declared, dict) else {}


def _column_faults(columns: tuple[str, ...], at: Where) -> Iterator[Fault]:
    for column in columns:
        if column not in COLUMNS:
            close = get_close_matches(column, COLUMNS, n=1)
            yield Fault(at, column, "unknown column" + (f"; did you mean {close[0]!r}?" if close else ""))
    yield from (Fault(at, column, "this column is missing") for column in COLUMNS if column not in columns)
    if set(columns) == set(COLUMNS):
        yield Fault(at, "", f"the columns stand in this order: {', '.join(COLUMNS)}")


def _cell_faults(row: Row, prefixes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with single cells, whatever the table."""
    for column, cell in zip(COLUMNS, row.cells(), strict=True):
        if not cell and column not in _EMPTY_ALLOWED:
            yield "", f"{column} is missing"
        elif cell != " ".join(cell.split()) or '"' in cell:
            yield cell, f"{column}: surplus white space or a double quote"
    for column in ("subject_id", "predicate_id", "object_id", "mapping_justification", "object_source"):
        cell = getattr(row, column)
        if cell and not (_CURIE.fullmatch(cell) and cell.partition(":")[0] in prefixes):
            yield cell, f"{column}: not a CURIE with a prefix of the header (non-ASCII letters percent-encoded)"
    if row.predicate_modifier not in ("", "Not"):
        yield row.predicate_modifier, "predicate_modifier is empty or 'Not'"
    if row.mapping_justification and row.mapping_justification not in JUSTIFICATIONS:
        yield row.mapping_justification, f"no such justification; one of {', '.join(sorted(JUSTIFICATIONS))}"
    if row.confidence and not _is(lambda: 0 < float(row.confidence) <= 1):
        yield row.confidence, "confidence is a number above 0 and at most 1"
    if row.mapping_date and not _is(lambda: date.fromisoformat(row.mapping_date).isoformat() == row.mapping_date):
        yield row.mapping_date, "mapping_date is a day as YYYY-MM-DD"


def _is(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except ValueError:
        return False


def write(table: Table) -> bytes:
    """The table in canonical form: fixed order of fields and columns, prefixes and rows sorted, no others declared."""
    rows = sorted({row.cells() for row in table.rows})
    used = {cell.partition(":")[0] for row in rows for cell in (row[0], row[2], row[4], row[6], row[8])}
    prefixes = [f"  {p}: {json.dumps(NAMESPACES[p])}" for p in sorted(used)]
    header = ["curie_map:", *prefixes] if prefixes else ["curie_map: {}"]
    header += [f"{key}: {json.dumps(table.header[key], ensure_ascii=False)}" for key in HEADER[1:]]
    lines = [*(f"# {line}" for line in header), "\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()
