"""The network as pyvis carries it to vis-network: positions and lines only.

No label, title or colour goes through pyvis: labels are drawn, and words shown, by the page's own script as text, so
nothing that a source says is ever read as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from kg.networks import CONFLICTS, local
from kg.pages.layout import Layout
from kg.pages.palette import DOTTED, LINES
from kg.pages.tables import edge_id

if TYPE_CHECKING:
    from kg.networks import Graph

Row = Mapping[str, Any]

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"dragNodes": False, "hover": False, "keyboard": False, "selectConnectedEdges": False},
    "nodes": {"chosen": False},
}


def drawing(graph: Graph, wide: Layout, narrow: Layout, groups: Sequence[Row]) -> Any:
    """A pyvis Network of the graph, untyped as pyvis is."""
    from pyvis.network import Network  # brings IPython: not for commands that draw nothing

    net = Network(directed=True, cdn_resources="in_line")
    for node in nodes(graph, wide, narrow, groups):
        net.add_node(node.pop("id"), label=" ", shape="custom", color=None, **node)
    for edge in edges(graph, groups):
        net.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    net.set_options(json.dumps(OPTIONS))
    return net


def nodes(graph: Graph, wide: Layout, narrow: Layout, groups: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Nodes as a page's script reads them; each knows the part of the table, one of `groups`, that tells of it."""
    parts = {p["id"]: number for number, group in enumerate(groups) for p in group["propositions"]}
    for node in sorted(graph):
        data = graph.nodes[node]
        (x, y), (nx, ny) = wide.positions[node], narrow.positions[node]
        yield {
            "id": local(node),
            "size": node_size(data),
            "words": data["label"],
            "group": parts.get(local(node), -1),
            "topic": wide.topics.get(node, ""),
            **{name: data[name] for name in ("kind", "note", "topics", "positions", "count", "author")},
            **{"x": x, "y": y, "nx": nx, "ny": ny},
        }


def edges(graph: Graph, groups: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Lines as a page's script reads them; `order` is the one of the rows that tell their statements."""
    rows = [position["id"] for group in groups for p in group["propositions"] for position in p["positions"]]
    order = {row: number for number, row in enumerate(rows)}
    for u, v, key in sorted(graph.edges(keys=True)):
        name = edge_id(key)
        ends = {"from": local(u), "to": local(v), "id": name, "order": order.get(name, -1)}
        yield {**ends, **_edge(graph.edges[u, v, key])}


def node_size(data: dict[str, Any]) -> float:
    """Half the width of a node, in pixels at scale 1: its area grows with the number of statements."""
    return round(min(6 + 2.2 * sqrt(data["count"]), 20), 1)


def edge_width(data: dict[str, Any]) -> float:
    """Pixels at scale 1: grows with the square root of the number of statements."""
    return 3.2 if data["relation"] == CONFLICTS else round(min(1.2 + 1.2 * sqrt(data["count"]), 7), 1)


def _edge(data: dict[str, Any]) -> dict[str, Any]:
    name = data["stance"] or data["relation"]
    dotted = data.get("evidence") == "attributed"
    return {
        "stance": name,
        "width": edge_width(data),
        "dashes": list(DOTTED if dotted else LINES.get(name, LINES["Ambivalent"]).dash),
        "since": data.get("from", ""),
        "until": data.get("until", ""),
        "dated": data.get("dated", True),
        "modes": data.get("modes", []),
        "n": data["count"],
    }
