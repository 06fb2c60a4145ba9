"""The network as pyvis carries it to vis-network: positions and lines only.

No label, title or colour goes through pyvis: labels are drawn, and words shown, by the page's own script as text, so
nothing that a source says is ever read as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from kg.networks import CONFLICTS, local
from kg.pages.layout import Layout
from kg.pages.palette import DOTTED, LINES
from kg.pages.tables import edge_id

if TYPE_CHECKING:
    from kg.networks import Graph

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"dragNodes": False, "hover": False, "keyboard": False, "selectConnectedEdges": False},
    "nodes": {"chosen": False},
}


def drawing(graph: Graph, wide: Layout, narrow: Layout, groups: Sequence[Mapping[str, Any]]) -> Any:
    """A pyvis Network of the graph, untyped as pyvis is.

    `groups` are the topics of the table: a node knows the part, an edge the row that tells its statements.
    """
    from pyvis.network import Network  # brings IPython: not for commands that draw nothing

    net = Network(directed=True, cdn_resources="in_line")
    parts = {p["id"]: number for number, group in enumerate(groups) for p in group["propositions"]}
    rows = [position["id"] for group in groups for p in group["propositions"] for position in p["positions"]]
    order = {row: number for number, row in enumerate(rows)}
    for node in sorted(graph):
        data = graph.nodes[node]
        (x, y), (nx, ny) = wide.positions[node], narrow.positions[node]
        kind, size = data["kind"], node_size(data)
        text = {"words": data["label"], "note": data["note"], "topics": data["topics"]}
        text |= {"positions": data["positions"], "count": data["count"], "group": parts.get(local(node), -1)}
        text |= {"author": data["author"], "topic": wide.topics.get(node, "")}
        places = {"x": x, "y": y, "nx": nx, "ny": ny}
        net.add_node(local(node), label=" ", shape="custom", color=None, size=size, kind=kind, **places, **text)
    for u, v, key in sorted(graph.edges(keys=True)):
        net.add_edge(
            local(u), local(v), id=edge_id(key), order=order.get(edge_id(key), -1), **_edge(graph.edges[u, v, key])
        )
    net.set_options(json.dumps(OPTIONS))
    return net


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
