"""The matrix: a table of propositions and holders with a mark for each stance, to sort, to print and to hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.pages import common, tables, texts
from kg.pages.common import Row, View
from kg.pages.layout import WIDE, layout
from kg.pages.palette import LINES
from kg.pages.site import Site

if TYPE_CHECKING:
    from kg.networks import Graph


def view(graph: Graph, site: Site) -> View:
    """The page and its card."""
    groups = tables.topics(graph, layout(graph, WIDE))
    matrix = tables.matrix(graph, groups)
    propositions = [_proposition(graph, group, q) for group in groups for q in group["propositions"]]
    positions = [_position(graph, g, q, p) for g in groups for q in g["propositions"] for p in q["positions"]]
    data = {
        **common.marks(),
        "propositions": propositions,
        "holders": [{**c, **_kind(graph, c["id"])} for c in matrix["columns"]],
        "positions": positions,
        "left": 0,
    }
    page = common.figure("matrix", site, graph, data, groups=groups, matrix=matrix, counts=common.counts(graph))
    numbers = [("n-rows", len(propositions)), ("n-columns", len(matrix["columns"])), ("n-positions", len(positions))]
    return View("matrix", texts.TEXTS["question-matrix"], page, _thumbnail(matrix), numbers)


def _iri(graph: Graph, short: str) -> str:
    return next(node for node in graph if node.endswith(f"/id/{short}"))


def _proposition(graph: Graph, group: Row, proposition: Row) -> Row:
    return {
        "id": proposition["id"],
        "label": proposition["label"],
        "group": group["number"],
        "topics": graph.nodes[_iri(graph, proposition["id"])]["topics"],
        "n": len(proposition["positions"]),
    }


def _kind(graph: Graph, short: str) -> Row:
    data = graph.nodes[_iri(graph, short)]
    return {"kind": data["kind"], "author": data["author"]}


def _position(graph: Graph, group: Row, proposition: Row, held: Row) -> Row:
    holder, target = _iri(graph, held["holder_id"]), _iri(graph, proposition["id"])
    edges = graph[holder][target].items()
    data = next(d for key, d in edges if tables.edge_id(key) == held["id"])
    return {
        "id": held["id"],
        "group": group["number"],
        "holder": held["holder_id"],
        "on": proposition["id"],
        "stance": held["stance"],
        "since": data["from"],
        "until": data["until"],
        "dated": data["dated"],
        "modes": data["modes"],
        "n": data["count"],
    }


def _thumbnail(matrix: Row) -> Markup:
    rows = [row for group in matrix["groups"] for row in group["rows"]]
    parts = []
    for y, row in enumerate(rows):
        for x, cell in enumerate(row["cells"]):
            for p in cell[:1]:
                colour = p["stance"] if p["stance"] in LINES else "Ambivalent"
                parts.append(f'<path fill="var(--{colour})" d="M{x * 20 + 2} {y * 20 + 4}h16v12h-16z"/>')
    box = f"0 0 {20 * max(len(matrix['columns']), 1)} {20 * max(len(rows), 1)}"
    return Markup(f'<svg viewBox="{box}" width="640" height="300" preserveAspectRatio="none">{"".join(parts)}</svg>')
