"""With whom, against whom: actors in a circle, tied by what they agree on and what they oppose each other on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kg.networks import AGREES, DISAGREES, HOLDS, behind, local
from kg.pages import common, tables
from kg.pages.common import Row, View
from kg.pages.drawing import node_size
from kg.pages.layout import WIDE, layout
from kg.pages.palette import KINDS
from kg.pages.shapes import SHAPES
from kg.pages.site import Site

if TYPE_CHECKING:
    from kg.networks import Graph

WIDTH, REACH, ROW = 1060, 300, 62
LETTERS = 27
RELATIONS = (AGREES, DISAGREES)


def view(graph: Graph, site: Site) -> View:
    """The page and its card."""
    places, height = circle(graph)
    ties = _ties(graph, places, height)
    numbers = [("n-tied", len(places)), *((f"n-{r}", sum(t["relation"] == r for t in ties)) for r in RELATIONS)]
    return View("sides", graph.graph["question"], page(graph, site), _thumbnail(graph, places, ties, height), numbers)


def page(graph: Graph, site: Site) -> bytes:
    """The page of the network `sides`."""
    whole = behind(graph)
    groups = tables.topics(whole, layout(whole, WIDE))
    places, height = circle(graph)
    ties, nodes = _ties(graph, places, height), _nodes(graph, places)
    data = {
        **common.marks(),
        "nodes": nodes,
        "ties": [{k: t[k] for k in ("id", "from", "to", "relation", "on")} for t in ties],
        "positions": _positions(whole, groups),
        "propositions": {local(n): {"label": d["label"], "topics": d["topics"]} for n, d in _propositions(graph)},
        "left": 0,
    }
    counts = common.counts(whole)
    counts = {name: counts[name] for name in ("kind", "months")} | {"topic": _topics(graph)}
    counts["relation"] = [(r, sum(t["relation"] == r for t in ties)) for r in RELATIONS]
    counts["undated"] = sum(not on["dated"] for t in ties for on in t["on"])
    alone = [graph.nodes[node]["label"] for node in sorted(graph) if node not in places]
    return common.figure(
        "sides", site, graph, data, groups=groups, counts=counts, ties=ties, nodes=nodes, height=height, width=WIDTH,
        alone={language: " · ".join(label[language] for label in alone) for language in ("en", "fr")},
        outlines={kind: SHAPES[mark.shape] for kind, mark in KINDS.items()},
    )  # fmt: skip


def _topics(graph: Graph) -> list[tuple[str, Row, int]]:
    """Topics with the number of ties on any of their propositions."""
    known = graph.graph["propositions"]
    found: Counter[str] = Counter()
    for _, _, data in graph.edges(data=True):
        on = {p for tie in data["ties"] for p in (tie["proposition"], tie["against"])}
        found.update({topic for p in on for topic in known[p]["topics"]})
    return [(t, graph.graph["topics"][t], n) for t, n in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


def _propositions(graph: Graph) -> list[tuple[str, Row]]:
    found: dict[str, Row] = graph.graph["propositions"]
    return sorted(found.items())


def circle(graph: Graph) -> tuple[dict[str, tuple[float, float]], int]:
    """Places of actors that have a tie, allies next to each other, and the height that their names need."""
    order = _order(graph)
    height = max(460, 24 + ROW * ((len(order) + 1) // 2))
    reach = height / 2 - 44
    places = {}
    for i, node in enumerate(order):
        angle = -pi / 2 + 2 * pi * (i + 0.5) / len(order)
        places[node] = (round(WIDTH / 2 + REACH * cos(angle), 1), round(height / 2 + reach * sin(angle), 1))
    return places, height


def _order(graph: Graph) -> list[str]:
    """From who has most ties on, whoever agrees most with the last three; ties are broken by the identifier."""
    pull: dict[tuple[str, str], int] = {}
    for u, v, data in graph.edges(data=True):
        weight = data["count"] if data["relation"] == AGREES else -data["count"]
        pull[u, v] = pull[v, u] = pull.get((u, v), 0) + weight
    rest = sorted(node for node in graph if graph.degree(node))
    order: list[str] = []
    while rest:
        near = order[-3:]
        best = max(rest, key=lambda n: (sum(pull.get((n, o), 0) for o in near), graph.degree(n)))
        order.append(best)
        rest.remove(best)
    return order


def _nodes(graph: Graph, places: Mapping[str, tuple[float, float]]) -> list[Row]:
    found = []
    for node, (x, y) in places.items():
        data = graph.nodes[node]
        side = "end" if x < WIDTH / 2 - 1 else "start"
        size = round(node_size(data) / 8.5 * 0.85, 2)
        gap = 8 + 8.5 * size
        found.append({
            "id": local(node), "kind": data["kind"], "label": data["label"], "author": data["author"], "x": x, "y": y,
            "lines": {language: halves(name) for language, name in tables.named(data).items()},
            "size": size, "anchor": side, "tx": round(x - gap if side == "end" else x + gap, 1),
            "positions": data["positions"],
        })  # fmt: skip
    return found


def halves(name: str) -> list[str]:
    """A long name on two lines, about as long as each other: beside the circle there is no room for more."""
    spaces = [i for i, letter in enumerate(name) if letter == " "]
    if len(name) <= LETTERS or not spaces:
        return [name]
    middle = min(spaces, key=lambda i: abs(i - len(name) / 2))
    return [name[:middle], name[middle + 1 :]]


def _ties(graph: Graph, places: Mapping[str, tuple[float, float]], height: int) -> list[Row]:
    found = []
    for u, v, key, data in sorted(graph.edges(keys=True, data=True), key=lambda e: (-e[3]["count"], e[2])):
        found.append({
            "id": key,
            "from": local(u),
            "to": local(v),
            "names": (graph.nodes[u]["label"], graph.nodes[v]["label"]),
            "relation": data["relation"],
            "width": round(1.2 + 1.6 * sqrt(data["count"]), 1),
            "d": _curve(places[u], places[v], height, data["relation"] == AGREES),
            "period": tables.period({**data, "statements": ()}),
            "on": [_on(tie) for tie in data["ties"]],
            "propositions": [graph.graph["propositions"][p]["label"] for p in data["propositions"]],
        })  # fmt: skip
    return found


def _on(tie: Mapping[str, Any]) -> Row:
    ends = {"first": tables.edge_id(tie["first"]), "second": tables.edge_id(tie["second"])}
    on = {"proposition": local(tie["proposition"]), "against": local(tie["against"])}
    return {**ends, **on, "since": tie["from"], "until": tie["until"], "dated": tie["dated"]}


def _curve(start: tuple[float, float], end: tuple[float, float], height: int, agree: bool) -> str:
    """A bow towards the middle of the circle; agreement and conflict of the same two bow differently."""
    (x1, y1), (x2, y2) = start, end
    pull, aside = (0.3, 0.06) if agree else (0.58, -0.06)
    x = (x1 + x2) / 2 * (1 - pull) + WIDTH / 2 * pull + aside * (y2 - y1)
    y = (y1 + y2) / 2 * (1 - pull) + height / 2 * pull - aside * (x2 - x1)
    return f"M{x1} {y1}Q{round(x, 1)} {round(y, 1)} {x2} {y2}"


def _positions(whole: Graph, groups: list[Row]) -> Row:
    numbers = {p["id"]: group["number"] for group in groups for p in group["propositions"]}
    return {
        tables.edge_id(key): {"group": numbers[local(v)], "n": data["count"], "holder": local(u), "on": local(v)}
        for u, v, key, data in whole.edges(keys=True, data=True)
        if data["relation"] == HOLDS
    }


def _thumbnail(graph: Graph, places: Mapping[str, tuple[float, float]], ties: list[Row], height: int) -> Markup:
    parts = []
    for tie in ties:
        name, dash = ("Supports", "") if tie["relation"] == AGREES else ("Opposes", ' stroke-dasharray="16 7"')
        parts.append(f'<path fill="none" stroke="var(--{name})" stroke-width="{tie["width"]}"{dash} d="{tie["d"]}"/>')
    for node, (x, y) in places.items():
        kind = graph.nodes[node]["kind"]
        parts.append(
            f'<path fill="var(--{kind})" transform="translate({x} {y}) scale(1.6)" d="{SHAPES[KINDS[kind].shape]}"/>'
        )
    box = f"{WIDTH / 2 - REACH - 60} 0 {2 * REACH + 120} {height}"
    return Markup(f'<svg viewBox="{box}" width="640" height="300">{"".join(parts)}</svg>')
