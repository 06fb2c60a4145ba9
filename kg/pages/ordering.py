"""The order: bars of treaties and documents, institutions, and what is in force and who belongs to it on a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.networks.order import NOT_SURELY_LAW, SORTS, Act, Item, Part
from kg.pages import common, tables, texts
from kg.pages.axis import Axis, axis
from kg.pages.common import Row, View
from kg.pages.happenings import cut
from kg.pages.shapes import ACTS
from kg.pages.site import Site

if TYPE_CHECKING:
    from kg.networks import Graph

WIDTH, LEFT, RIGHT = 1060, 306, 884
PITCH, HEADING, HEAD = 24, 32, 38
LETTERS = 42


def view(items: list[Item], graph: Graph, site: Site) -> View:
    """The page and its card; the day it opens on is the last on which a source was published."""
    days = [d for item in items for d in _days(item)]
    published = [s["issued"] for s in graph.graph["sources"] if len(s["issued"]) == 10]
    day = max(published, default=max(days, default=""))
    scale = axis([*days, *published], LEFT, RIGHT - LEFT, even=True)
    rows = [_row(item, scale, day) for item in items]
    blocks, height = _blocks(rows)
    actors = {p.id: p.label for item in items for p in item.parts}
    data = {
        **common.marks(),
        "items": [_data(item) for item in items],
        "actors": [{"id": key, "label": label} for key, label in sorted(actors.items())],
        "day": day,
        "axis": scale.data(),
        "left": LEFT - 16,
    }
    sorts = _count(item.sort for item in items)
    counts = {
        "sort": common.ordered(sorts, SORTS),
        "act": _alike({act.kind for item in items for act in item.acts}),
        "months": common.months([*days, *published]),
    }
    page = common.figure(
        "order", site, graph, data, rows=rows, blocks=blocks, axis=scale, height=height, counts=counts, day=day,
        today=tables.day(day), x=scale.x(day) if day else 0, dims=_dims(), acts=ACTS,
    )  # fmt: skip
    numbers = [(f"n-{sort}", sorts[sort]) for sort in SORTS if sort in sorts]
    numbers.append(("n-now", sum(row["now"] for row in rows if row["sort"] != "Institution")))
    return View("order", texts.TEXTS["question-order"], page, _thumbnail(rows, height), numbers)


def _count(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found


def _alike(kinds: set[str]) -> list[list[str]]:
    """Kinds of acts in the order of the key, those with the same mark together."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, look in ACTS.items():
        if kind in kinds:
            found.setdefault(look, []).append(kind)
    return list(found.values())


def _dims() -> Row:
    return {"width": WIDTH, "left": LEFT, "right": RIGHT, "pitch": PITCH, "head": HEAD}


def _days(item: Item) -> list[str]:
    acts, parts = [a.day for a in item.acts], [d for p in item.parts for d in (p.since, p.until)]
    return [d for d in (item.signed, item.in_force, item.ended, *acts, *parts) if d]


def status(item: Item, day: str) -> str:
    """What it is on a day, as the query `treaties` has it; `none` before it was signed or anyone was a member.

    An institution has ended when its last member has left.
    """
    if item.sort == "Institution":
        left = any(p.until and p.until < day for p in item.parts)
        return "members" if among(item, day) else "ended" if left else "none"
    steps = (("ended", item.ended), ("in-force", item.in_force), ("signed", item.signed))
    found = next((name for name, since in steps if since and since <= day), "none" if item.signed else "proposed")
    return "in-effect" if found == "signed" and item.sort in NOT_SURELY_LAW else found


def _more(item: Item) -> str:
    """What follows the number of parties or members where only some are recorded."""
    return "+" if item.in_part else ""


def among(item: Item, day: str) -> list[Part]:
    """Parties or members on a day; one whose first day is not known counts from the signature on."""
    first = item.signed or item.in_force
    return [p for p in item.parts if (p.since or first) <= day and (not p.until or p.until >= day)]


def suspended(item: Item, day: str) -> list[Act]:
    return [a for a in item.acts if a.kind == "Suspension" and a.day and a.day <= day]


def _row(item: Item, scale: Axis, day: str) -> Row:
    first = item.signed or item.in_force
    begin = item.in_force or (item.signed if item.sort in NOT_SURELY_LAW else "")
    if item.sort == "Institution":
        begin = first = min((p.since for p in item.parts if p.since), default="")
    end = _end(item)
    found = status(item, day)
    return {
        "id": item.id,
        "slug": item.id.replace("/", "."),
        "sort": item.sort,
        "label": item.label,
        "short": {language: cut(label, LETTERS) for language, label in item.label.items()},
        "note": item.note,
        "status": found,
        "now": found in ("in-force", "in-effect", "members"),
        "n": f"{number}{_more(item)}" if (number := len(among(item, day))) else "",
        "signed": tables.day(item.signed),
        "in_force": tables.day(item.in_force),
        "ended": tables.day(item.ended),
        "pending": (scale.x(first), scale.x(begin or end or first)) if first and first != begin else None,
        "force": (scale.x(begin), scale.x(end) if end else RIGHT) if begin else None,
        "open": not end,
        "acts": [_act(act) for act in item.acts],
        "marks": _marks(item, scale),
        "parts": [_part(part) for part in item.parts],
        "more": _more(item),
        "references": [
            {"title": r.title, "publisher": r.publisher, "url": common.usable(r.url)} for r in item.references
        ],
    }


def _end(item: Item) -> str:
    """Its last day, if it has ended; of an institution the day on which the last member left."""
    days = [p.until for p in item.parts] if item.sort == "Institution" else []
    return item.ended or (max(days) if days and all(days) else "")


def _part(part: Part) -> Row:
    when = {"from": part.since, "until": part.until, "statements": ()}
    return {"id": part.id, "label": part.label, "since": part.since, "until": part.until, "when": tables.period(when)}


def _act(act: Act) -> Row:
    return {"kind": act.kind, "when": tables.span(act.date), "by": tables.names(act.by), "note": act.note}


def _marks(item: Item, scale: Axis) -> list[Row]:
    """Acts at their days, at least eight pixels apart; one mark stands for several of a kind that come that close."""
    found: list[Row] = []
    for act in item.acts:
        x = scale.x(act.day) if act.day else 0.0
        if act.day and not any(m["kind"] == act.kind and x - m["day"] < 8 for m in found):
            found.append({"x": max([x, *(m["x"] + 8 for m in found)]), "kind": act.kind, "day": x})
    return found


def _blocks(rows: list[Row]) -> tuple[list[Row], int]:
    blocks: list[Row] = []
    y = 0
    for row in rows:
        if not blocks or blocks[-1]["sort"] != row["sort"]:
            blocks.append({"sort": row["sort"], "y": y, "rows": []})
            y += HEADING
        blocks[-1]["rows"].append(row)
        row["y"] = y
        y += PITCH
    return blocks, y + 6


def _data(item: Item) -> Row:
    return {
        **{name: getattr(item, name) for name in ("id", "sort", "label", "signed", "ended")},
        "force": item.in_force,
        "parts": [[p.id, p.since, p.until] for p in item.parts],
        "more": _more(item),
        "suspended": [[a.day, tables.names(a.by)] for a in item.acts if a.kind == "Suspension" and a.day],
    }


def _thumbnail(rows: list[Row], height: int) -> Markup:
    parts = []
    for row in rows:
        if row["force"]:
            a, b = row["force"]
            colour = "link" if row["now"] else "border"
            parts.append(f'<path stroke="var(--{colour})" stroke-width="12" d="M{a} {row["y"] + 12}H{max(b, a + 3)}"/>')
    box = f"{LEFT - 4} -10 {RIGHT - LEFT + 8} {height + 20}"
    return Markup(f'<svg viewBox="{box}" width="640" height="300" preserveAspectRatio="none">{"".join(parts)}</svg>')
