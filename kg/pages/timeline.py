"""Over time: a lane for each holder and proposition, with periods, statements, changes, tensions, and events above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kg.networks import HOLDS, local
from kg.networks.chronicle import EVENT_KINDS, Chronicle
from kg.pages import common, tables, texts
from kg.pages.axis import Axis, axis
from kg.pages.common import Row, View
from kg.pages.happenings import WIDTH, cut, event_row, packed
from kg.pages.layout import WIDE, layout
from kg.pages.palette import LINES
from kg.pages.shapes import MODES
from kg.pages.site import Site

if TYPE_CHECKING:
    from kg.networks import Graph

LEFT, RIGHT, TAIL = 402, 1024, 30
UNDATED, GLYPH = (332, 376), 388
PITCH, HEADING, HEAD = 20, 30, 13
LETTERS = 43


def view(known: Chronicle, site: Site) -> View:
    """The page and its card."""
    graph = known.graph
    groups = tables.topics(graph, layout(graph, WIDE))
    scale = axis(_days(known), LEFT, RIGHT - LEFT)
    lanes = _lanes(known, groups, scale)
    happenings = [event_row(event, scale, RIGHT + TAIL) for event in known.events]
    rows = packed(happenings, UNDATED[0])
    blocks, height = _blocks(lanes)
    data = {
        **common.marks(),
        "lanes": [_lane_data(lane) for lane in lanes],
        "events": [{k: e[k] for k in ("id", "kind", "label", "first", "last", "x")} for e in happenings],
        "topics": {str(g["number"]): g["label"] for g in groups},
        "pitch": PITCH,
        "heading": HEADING,
        "left": UNDATED[0] - 4,
        "letters": LETTERS,
    }
    counts = common.counts(graph)
    counts["event"] = _kinds(happenings)
    counts["notable"] = [
        (n, k) for n in ("change", "tension") if (k := sum(any(p[n] for p in lane["positions"]) for lane in lanes))
    ]
    page = common.figure(
        "time", site, graph, data, groups=groups, counts=counts, lanes=lanes, blocks=blocks, events=happenings,
        axis=scale, rows=rows, height=height, dims=_dims(), modes=MODES,
    )  # fmt: skip
    numbers = [("n-positions", sum(len(lane["positions"]) for lane in lanes)), ("n-changes", len(known.changes))]
    numbers += [("n-tensions", len(known.tensions)), ("n-events", len(happenings))]
    return View("time", texts.TEXTS["question-time"], page, _thumbnail(lanes, happenings, height), numbers)


def _dims() -> Row:
    return {
        "width": WIDTH, "left": LEFT, "right": RIGHT, "tail": TAIL, "undated": UNDATED,
        "pitch": PITCH, "heading": HEADING, "head": HEAD,
    }  # fmt: skip


def _kinds(events: list[Row]) -> list[tuple[str, int]]:
    return [(kind, n) for kind in EVENT_KINDS if (n := sum(e["kind"] == kind for e in events))]


def _days(known: Chronicle) -> list[str]:
    held = [data for _, _, data in known.graph.edges(data=True) if data["relation"] == HOLDS]
    found = [data[end] for data in held for end in ("from", "until")]
    found += [s[end] for data in held for s in data["statements"] for end in ("earliest", "latest") if s["earliest"]]
    found += [day for event in known.events for day in (event.since, event.until)]
    return [day for day in (*found, *_published(known.graph)) if day]


def _published(graph: Graph) -> list[str]:
    return [s["issued"] for s in graph.graph["sources"] if len(s["issued"]) == 10]


def _lanes(known: Chronicle, groups: list[Row], scale: Axis) -> list[Row]:
    """Holders with most lanes first, authors last; the lanes of each in the order of time, undated ones at the end."""
    graph = known.graph
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    ends = {s["id"]: s["issued"] for s in graph.graph["sources"]}
    numbers = {p["id"]: group["number"] for group in groups for p in group["propositions"]}
    for holder, proposition, key, data in graph.edges(keys=True, data=True):
        if data["relation"] == HOLDS:
            found[holder, proposition].append(_position(known, key, data, scale, ends))
    size: dict[str, int] = defaultdict(int)
    for holder, _ in found:
        size[holder] += 1

    def rank(lane: Row) -> tuple[bool, int, str, str, str]:
        node = graph.nodes[lane["holder_iri"]]
        return node["author"], -size[lane["holder_iri"]], lane["holder_iri"], lane["since"] or "9999", lane["id"]

    return sorted((_lane(graph, *ends_, held, numbers) for ends_, held in found.items()), key=rank)


def _lane(graph: Graph, holder: str, proposition: str, held: list[Row], numbers: Mapping[str, int]) -> Row:
    who, what = graph.nodes[holder], graph.nodes[proposition]
    held.sort(key=lambda p: (p["since"] or "9999", p["id"]))
    widths = [4 + 7 * len(p["mark"]) for p in held]
    for number, p in enumerate(held):
        p["glyph"] = GLYPH - sum(widths) / 2 + sum(widths[:number]) + widths[number] / 2
    return {
        "id": f"{local(holder).partition('/')[2]}.{local(proposition).partition('/')[2]}",
        "holder_iri": holder,
        "holder": who["label"],
        "author": who["author"],
        "kind": who["kind"],
        "proposition": what["label"],
        "short": {language: cut(label, LETTERS) for language, label in what["label"].items()},
        "topics": what["topics"],
        "group": numbers[local(proposition)],
        "since": held[0]["since"],
        "positions": held,
        "change": any(p["change"] for p in held),
        "tension": any(p["tension"] for p in held),
    }


def _position(known: Chronicle, key: str, data: Mapping[str, Any], scale: Axis, ends: Mapping[str, str]) -> Row:
    since, until = data["from"], data["until"]
    published = max((ends.get(s["source"], "") for s in data["statements"]), default="")
    name = data["stance"] if data["stance"] in LINES else "Ambivalent"
    last = until or max(published, since)
    tensions = [t for t in known.tensions if key in (t.first, t.second)]
    return {
        "id": tables.edge_id(key),
        "stance": data["stance"],
        "line": name,
        "mark": texts.MARKS.get(data["stance"], "?"),
        "dash": " ".join(str(n / 2) for n in LINES[name].dash),
        "attributed": data["evidence"] == "attributed",
        "since": since,
        "until": until,
        "dated": data["dated"],
        "modes": data["modes"],
        "n": data["count"],
        "x1": scale.x(since) if since else None,
        "x2": max(scale.x(last), scale.x(since) + 2) if since else None,
        "change": tables.edge_id(known.changes[key]) if key in known.changes else "",
        "tension": [tables.edge_id(t.second if t.first == key else t.first) for t in tensions],
        "strain": [
            (scale.x(t.since), scale.x(t.until or max(published, t.since)) + (0 if t.until else 4))
            for t in tensions
            if t.since
        ],
        "statements": _marks(data["statements"], scale),
        "venues": sorted({v for s in data["statements"] for v in s.get("venues", ())}),
    }


def _marks(statements: Iterable[Mapping[str, Any]], scale: Axis) -> list[Row]:
    """A mark in the middle of the days that a statement may be from, a whisker over all; apart by six pixels."""
    found: list[Row] = []
    loose = 0
    for s in statements:
        if not s["earliest"]:
            found.append({"x": UNDATED[0] + 9 + 9 * (loose % 4), "wide": None, "mode": s["mode"]})
            loose += 1
            continue
        latest = s["latest"] or s["earliest"]
        x1, x2 = scale.x(s["earliest"]), scale.x(latest)
        middle = _middle(s["earliest"], latest)
        found.append({"x": scale.x(middle), "wide": (x1, x2) if x2 - x1 > 8 else None, "mode": s["mode"]})
    dated = sorted((m for m in found if m["x"] >= LEFT), key=lambda m: m["x"])
    for before, after in pairwise(dated):
        after["x"] = round(max(after["x"], before["x"] + 6), 1)
    return found


def _middle(first: str, last: str) -> str:
    one, other = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return date.fromordinal((one + other) // 2).isoformat()


def _blocks(lanes: list[Row]) -> tuple[list[Row], int]:
    """The headings of holders with their heights; lanes get theirs too."""
    blocks: list[Row] = []
    y = 0
    for lane in lanes:
        if not blocks or blocks[-1]["id"] != lane["holder_iri"]:
            shown = tables.named({"label": lane["holder"], "author": lane["author"]})
            blocks.append({"id": lane["holder_iri"], "label": shown, "kind": lane["kind"], "y": y})
            y += HEADING
        lane["y"] = y
        y += PITCH
    return blocks, y + 6


def _lane_data(lane: Row) -> Row:
    positions = [
        {k: p[k] for k in ("id", "stance", "since", "until", "dated", "modes", "n", "change", "tension", "venues")}
        for p in lane["positions"]
    ]
    names = ("id", "holder", "author", "kind", "proposition", "topics", "group")
    return {**{k: lane[k] for k in names}, "block": local(lane["holder_iri"]), "positions": positions}


def _thumbnail(lanes: list[Row], events: list[Row], height: int) -> Markup:
    """Bars and events only."""
    parts = [f'<path stroke="var(--rule)" stroke-width="2" d="M{e["x"]} 0V{height}"/>' for e in events]
    for lane in lanes:
        for p in lane["positions"]:
            if p["x1"] is not None:
                x2 = max(p["x2"], p["x1"] + 5)
                parts.append(
                    f'<path stroke="var(--{p["line"]})" stroke-width="13" d="M{p["x1"]} {lane["y"] + 10}H{x2}"/>'
                )
    box = f"{LEFT - 4} -10 {WIDTH - LEFT} {height + 20}"
    return Markup(f'<svg viewBox="{box}" width="640" height="300" preserveAspectRatio="none">{"".join(parts)}</svg>')
