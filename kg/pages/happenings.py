"""Events above a time axis: their days in words, their places, and rows in which no words cover others."""

from __future__ import annotations

from kg.networks.chronicle import Happening
from kg.pages import tables
from kg.pages.axis import Axis
from kg.pages.common import Row

WIDTH, LETTERS = 1062, 26
LETTER, PADDING = 6.3, 12
"""The width of a letter on average, and what the mark and a gap take, in pixels."""


def cut(text: str, letters: int) -> str:
    """No longer than so many letters, with an ellipsis where something is missing."""
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def event_row(event: Happening, scale: Axis, end: float) -> Row:
    """An event with its place on the axis; what goes on ends at `end`."""
    x1 = scale.x(event.since)
    x2 = scale.x(event.until) if event.until else end
    first, last = (int(d[:4]) * 12 + int(d[5:7]) - 1 if d else None for d in (event.since, event.until))
    return {
        "id": event.id,
        "slug": event.id.partition("/")[2],
        "kind": event.kind,
        "label": event.label,
        "short": {language: cut(label, LETTERS) for language, label in event.label.items()},
        "when": tables.span(event.exact) if event.exact else tables.day(event.since),
        "who": tables.names(event.participants),
        "first": first,
        "last": last,
        "x": round((x1 + x2) / 2, 1) if event.until and x2 - x1 < 14 else x1,
        "wide": (x1, x2) if x2 - x1 >= 14 else None,
        "band": event.kind == "War",
    }


def packed(events: list[Row], left: float) -> int:
    """Gives each event a row in which its words cover no others; says how many rows there are.

    The earlier half have their words to the left, the later half to the right, so that a row has room for two of a time
    in which much happens. Nothing begins before `left`; words that were cut get the room that their row has left.
    """
    rows: list[list[tuple[float, float]]] = []
    ordered = sorted(events, key=lambda e: (e["x"], e["id"]))
    for number, event in enumerate(ordered):
        room = _room(event["short"])
        fits = event["x"] - room > left
        event["flip"] = fits and (number < len(ordered) / 2 or event["x"] > WIDTH - room)
        side = _side(event, room)
        event["row"] = next((i for i, row in enumerate(rows) if _free(row, side)), len(rows))
        if event["row"] == len(rows):
            rows.append([])
        rows[event["row"]].append(side)
    for event in ordered:
        _widen(event, rows[event["row"]], left)
    return len(rows)


def _room(label: Row) -> float:
    return PADDING + LETTER * max(map(len, label.values()))


def _side(event: Row, room: float) -> tuple[float, float]:
    return (event["x"] - room, event["x"] + 6) if event["flip"] else (event["x"] - 6, event["x"] + room)


def _widen(event: Row, row: list[tuple[float, float]], left: float) -> None:
    """As many letters as there is room for on its side, up to the next words of its row or the end of the picture."""
    side = _side(event, _room(event["short"]))
    row.remove(side)
    if event["flip"]:
        room = event["x"] - max([left, *(b for _, b in row if b < event["x"])])
    else:
        room = min([WIDTH - 6.0, *(a for a, _ in row if a > event["x"])]) - event["x"]
    letters = max(int((room - PADDING) / LETTER), LETTERS)
    event["short"] = {language: cut(label, letters) for language, label in event["label"].items()}
    row.append(_side(event, _room(event["short"])))


def _free(taken: list[tuple[float, float]], room: tuple[float, float]) -> bool:
    return all(room[1] < left or room[0] > right for left, right in taken)
