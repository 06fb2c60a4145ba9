"""Networks as pairs of CSV files, nodes and edges: for Neo4j's bulk import and for Cytoscape.

Neo4j (Operations Manual, "CSV header format"): `:ID`, `:LABEL`, `:START_ID`, `:END_ID` and `:TYPE` in the first line,
properties as `name:type`, lists divided by `;`, an empty field for what is not known, no line break in a field.
Cytoscape: the key of the node table is what the edge table has in `source` and `target`; `interaction` is the relation.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from kg.networks.facts import ACTOR_KINDS, Graph, local

Row = dict[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TYPES = {bool: "boolean", int: "int", float: "double", list: "string[]"}


def neo4j_nodes(graph: Graph) -> bytes:
    """Labels are the kind and, for those who hold positions, `Actor` as well."""
    rows = [({"id:ID": node}, _properties(data), {":LABEL": _labels(data["kind"])}) for node, data in _nodes(graph)]
    return _neo4j(rows)


def neo4j_edges(graph: Graph) -> bytes:
    rows = [
        ({":START_ID": u, ":END_ID": v}, {"key": key, **_properties(data)}, {":TYPE": _type(data["relation"])})
        for u, v, key, data in _edges(graph)
    ]
    return _neo4j(rows)


def cytoscape_nodes(graph: Graph) -> bytes:
    return _csv([{"id": node, "label": data["label"]["en"], **_properties(data)} for node, data in _nodes(graph)])


def cytoscape_edges(graph: Graph) -> bytes:
    rows = [
        {"source": u, "interaction": data["relation"], "target": v, "key": key, **_properties(data)}
        for u, v, key, data in _edges(graph)
    ]
    return _csv(rows)


def _nodes(graph: Graph) -> list[tuple[str, Mapping[str, Any]]]:
    return sorted(graph.nodes.items())


def _edges(graph: Graph) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])


def _labels(kind: str) -> str:
    return ";".join(dict.fromkeys(["Actor", kind] if kind in ACTOR_KINDS else [kind]))


def _type(relation: str) -> str:
    """`conflictsWith` as `CONFLICTS_WITH`, as Neo4j's users write relationship types."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", relation).upper()


def _properties(data: Mapping[str, Any]) -> Row:
    """Texts by language, statements and the like by their identifiers."""
    found: Row = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            found |= {f"{name}_{language}": text for language, text in value.items()}
        elif isinstance(value, list):
            found[name] = [local(v["id"]) if isinstance(v, Mapping) else str(v) for v in value]
        else:
            found[name] = value
    return found


def _neo4j(rows: Iterable[tuple[Row, Row, Row]]) -> bytes:
    """Each row in three parts: what names it, its properties, and its label or type."""
    parts = list(rows)
    names = sorted({name for _, properties, _ in parts for name in properties})
    typed = {name: f"{name}:{_kind([p[name] for _, p, _ in parts if name in p])}" for name in names}
    return _csv([{**head, **{typed[n]: p.get(n, "") for n in names}, **last} for head, p, last in parts])


def _kind(values: Iterable[Any]) -> str:
    """Neo4j's type of a column; days where all are, texts where they differ."""
    known = [value for value in values if value != ""]
    kinds = {_TYPES.get(type(value), "string") for value in known} or {"string"}
    if kinds == {"string"} and known and all(_DAY.fullmatch(value) for value in known):
        return "date"
    return kinds.pop() if len(kinds) == 1 else "string"


def _csv(rows: Sequence[Row]) -> bytes:
    """The columns of all rows, in the order in which they first appear."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_field(row.get(name, "")) for name in columns] for row in rows)
    return out.getvalue().encode()


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = ";".join(value) if isinstance(value, list) else str(value)
    return " ".join(text.split())


PAIRS: Mapping[str, Callable[[Graph], bytes]] = MappingProxyType(
    {
        "neo4j-nodes": neo4j_nodes,
        "neo4j-edges": neo4j_edges,
        "cytoscape-nodes": cytoscape_nodes,
        "cytoscape-edges": cytoscape_edges,
    }
)
