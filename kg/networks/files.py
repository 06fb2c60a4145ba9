"""Networks as files that other tools read: the same network gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import networkx as nx

from kg.networks.facts import Graph
from kg.networks.pairs import PAIRS


def to_json(graph: Graph) -> bytes:
    """Node-link JSON with everything; `networkx.node_link_graph(…, edges="edges")` reads it."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def to_graphml(graph: Graph) -> bytes:
    # lxml, where it happens to be installed, would write other bytes
    out = io.BytesIO()
    nx.write_graphml_xml(flat(graph), out)
    return out.getvalue() + b"\n"


def to_gexf(graph: Graph) -> bytes:
    text = "\n".join(nx.generate_gexf(flat(graph), prettyprint=True))
    # the writer puts today's date here
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n").encode()


def to_csv(graph: Graph) -> bytes:
    """One line an edge, with the labels of both ends; nodes without an edge are not in it."""
    simple = flat(graph)
    names = sorted({name for _, _, data in simple.edges(data=True) for name in data})
    ends = ("source", "source_label", "target", "target_label", "key")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*ends, *names])
    for u, v, key, data in simple.edges(keys=True, data=True):
        labels = [simple.nodes[end]["label"] for end in (u, v)]
        writer.writerow([u, labels[0], v, labels[1], key, *(data.get(name, "") for name in names)])
    return out.getvalue().encode()


def flat(graph: Graph) -> Graph:
    """A copy whose attributes are single values; `label` is English, statements are their identifiers."""
    copy: Graph = nx.MultiDiGraph()
    copy.graph["name"] = graph.graph.get("name", "")
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **_flat(data), label=_xml_text(data["label"]["en"]))
    for u, v, key, data in graph.edges(keys=True, data=True):
        copy.add_edge(u, v, key=key, **_flat(data))
    return copy


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            result.update({f"{name}_{key}": _xml_text(str(v)) for key, v in value.items()})
        elif isinstance(value, list):
            result[name] = " ".join(str(v["id"] if isinstance(v, dict) else v) for v in value)
        else:
            result[name] = _xml_text(value) if isinstance(value, str) else value
    return result


def _xml_text(text: str) -> str:
    """Without the control characters that no XML 1.0 document can carry."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


FORMATS: Mapping[str, Callable[[Graph], bytes]] = MappingProxyType(
    {"graphml": to_graphml, "gexf": to_gexf, "csv": to_csv, "json": to_json, **PAIRS}
)

FILES: Mapping[str, str] = MappingProxyType({"graphml": "graphml", "gexf": "gexf", **{name: "csv" for name in PAIRS}})
"""The formats of which the exports hold a file, with its ending: those that other tools open."""


def files(graph: Graph) -> dict[str, bytes]:
    """A network for Gephi, yEd, Neo4j and Cytoscape, by file name."""
    name = graph.graph["name"]
    paths = {fmt: f"{name}.{fmt}" if fmt == end else f"{name}-{fmt}.{end}" for fmt, end in FILES.items()}
    return {path: FORMATS[fmt](graph) for fmt, path in paths.items()}
