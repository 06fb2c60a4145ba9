"""Answers as text: JSON by column, SPARQL 1.1 Results, CSV, TSV, Markdown, a terminal table; graphs as Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

import pyoxigraph as ox

from kg.iris import PREFIXES, curie
from kg.queries.run import Cell, Graph, Rows

_XSD = PREFIXES["xsd"]
_NUMBERS: Mapping[str, Callable[[str], Any]] = {
    _XSD + "integer": int,
    _XSD + "nonNegativeInteger": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}


def plain(cell: Cell) -> Any:
    """A term as a JSON value: IRIs and other literals as strings, numbers and truth values as what they are."""
    if cell is None:
        return None
    if isinstance(cell, ox.Literal):
        try:
            value = _NUMBERS.get(cell.datatype.value, str)(cell.value)
        except (KeyError, ValueError):
            return cell.value
        return value if not isinstance(value, float) or isfinite(value) else cell.value
    return str(cell) if isinstance(cell, ox.Triple) else cell.value


def _json(answer: Rows) -> str:
    rows = [dict(zip(answer.columns, map(plain, row), strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _srj(answer: Rows) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    if answer.boolean is not None:
        return json.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
    bindings = [
        {name: _srj_term(cell) for name, cell in zip(answer.columns, row, strict=True) if cell is not None}
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _srj_term(cell: Cell) -> dict[str, str]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    assert isinstance(cell, ox.Literal)
    if cell.language:
        return {"type": "literal", "value": cell.value, "xml:lang": cell.language}
    if cell.datatype.value == _XSD + "string":
        return {"type": "literal", "value": cell.value}
    return {"type": "literal", "value": cell.value, "datatype": cell.datatype.value}


def _separated(answer: Rows, dialect: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, dialect=dialect, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([getattr(cell, "value", cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def markdown(answer: Rows, labels: Mapping[str, str]) -> str:
    """A table for a document (GitHub Flavored Markdown), things by their label."""
    cells = [[" ".join(_cell(cell, labels).split()).replace("|", "\\|") for cell in row] for row in answer.rows]
    lines = [answer.columns, ["---"] * len(answer.columns), *cells]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def short(cell: Cell) -> str:
    """A term for a reader: prefixed, or plain."""
    value = plain(cell)
    return "" if value is None else curie(value) if isinstance(cell, ox.NamedNode) else str(value)


ROWS: Mapping[str, Callable[[Rows], str]] = {
    "json": _json,
    "srj": _srj,
    "csv": lambda answer: _separated(answer, "excel"),
    "tsv": lambda answer: _separated(answer, "excel-tab"),
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_SHORT = 12
"""Characters of a cell (a day, a stance, a number) that a narrow terminal must not break."""
FOR_READERS = ("table", "markdown")


def graph(answer: Graph, fmt: str) -> str:
    """The triples in an order of their own, with those of our prefixes that they need."""
    triples = sorted(set(answer.triples), key=str)
    text = " ".join(map(str, triples))
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if f"<{iri}" in text}
    data = (ox.serialize(triples, format=GRAPHS[fmt], prefixes=prefixes) or b"").decode("utf-8")
    return data if data.endswith("\n") or not data else data + "\n"


def table(answer: Rows, labels: Mapping[str, str], title: str = "") -> Any:
    """A table for the terminal (a rich renderable); things are shown by their label where they have one."""
    from rich.table import Table
    from rich.text import Text

    found = Table(title=title or None, title_justify="left", header_style="bold", expand=False)
    rows = [[_cell(cell, labels) for cell in row] for row in answer.rows]
    for i, column in enumerate(answer.columns):
        longest = max((len(row[i]) for row in rows), default=0)
        found.add_column(column, overflow="fold", no_wrap=longest <= _SHORT, ratio=None if longest <= _SHORT else 1)
    for row in rows:
        found.add_row(*map(Text, row))
    return found


def without_handles(answer: Rows) -> list[str]:
    """The columns without those that only name positions, for the next question: a narrow terminal has no room."""
    at = range(len(answer.columns))
    handles = (
        {i for i in at if all(short(row[i]).startswith("position:") for row in answer.rows)} if answer.rows else set()
    )
    return [answer.columns[i] for i in at if i not in handles]


def called(node: ox.NamedNode, labels: Mapping[str, str]) -> str:
    """The label of a thing; a statement or position, which the next question may be about, as a CURIE."""
    handle = node.value.startswith((PREFIXES["statement"], PREFIXES["position"]))
    return short(node) if handle else labels.get(node.value) or short(node)


def _cell(cell: Cell, labels: Mapping[str, str]) -> str:
    return called(cell, labels) if isinstance(cell, ox.NamedNode) else short(cell)
