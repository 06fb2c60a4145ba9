"""What the table and the details show, made ready for the templates: plain values, both languages, nothing escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.networks import HOLDS, local
from kg.pages.layout import Layout
from kg.pages.texts import MARKS, TEXTS, fill

if TYPE_CHECKING:
    from kg.networks import Graph

Row = dict[str, Any]
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
_QUOTES = "“”„«»\"‘’'"
SMALL, GUIDE = 10_000, 20
"""Cells of a matrix that a browser lays out at once; in a larger one empty cells are one up to each guide line."""


def day(edtf: str) -> dict[str, str]:
    """A day, month or year as people write it: `2031-05-04`, `2031-05`, `2031`; anything else stays as it is."""
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?", edtf)
    if not found or not found[2]:
        return {"en": edtf, "fr": edtf}
    month = {language: names[int(found[2]) - 1] for language, names in MONTHS.items()}
    if not found[3]:
        return {language: f"{month[language]} {found[1]}" for language in month}
    number = int(found[3])
    return {
        "en": f"{number} {month['en']} {found[1]}",
        "fr": f"{'1er' if number == 1 else number} {month['fr']} {found[1]}",
    }


def span(edtf: str) -> dict[str, str]:
    """An EDTF date, interval or `[a..b]` (one day in a span) in words; anything else stays as it is."""
    one = re.fullmatch(r"\[([\d-]+)\.\.([\d-]+)\]", edtf)
    if one:
        return fill("between", **{"from": _le(day(one[1])), "until": _le(day(one[2]))})
    since, slash, until = edtf.partition("/")
    if not slash:
        return day(edtf)
    if until in ("", ".."):
        return fill("since-date", **{"from": _le(day(since))})
    return fill("from-date", **{"from": day(since), "until": day(until)})


def period(data: Mapping[str, Any]) -> dict[str, str]:
    """From when until when a position is held, in words."""
    since, until = data["from"], data["until"]
    key = {(True, True): "ended", (True, False): "still", (False, True): "ended-only"}.get((bool(since), bool(until)))
    if key is None:
        return dict(TEXTS["no-period"])
    first = _first_day(since, data["statements"])
    return fill(key, **{"from": _le(first) if key == "still" else first, "until": day(until)})


def _first_day(since: str, statements: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The first day no more exactly than the statement that it comes from."""
    found = next((s["date"] for s in statements if s["earliest"] == since), "")
    exact, rough = re.match(r"[\d-]+", found), re.match(r"\[([\d-]+)\.\.", found)
    if rough:
        return fill("earliest", day=day(rough[1]))
    return day(exact[0].rstrip("-") if exact else since)


def _le(label: Mapping[str, str]) -> dict[str, str]:
    """French days take an article after a preposition, months and years do not."""
    return {**label, "fr": re.sub(r"^(?=\d{1,2}(er)? )", "le ", label["fr"])}


def topics(graph: Graph, places: Layout) -> list[Row]:
    """Topics in reading order, their propositions, and for each of these its positions."""
    found: dict[str, list[str]] = {}
    for band in sorted(places.bands, key=lambda b: (b.side, b.x, b.y)):
        found.setdefault(band.topic, [])
    ordered = sorted(places.positions, key=lambda n: places.positions[n])
    for node in ordered:
        if graph.nodes[node]["kind"] == "Proposition":
            found[places.topics[node]].append(node)
    return [
        {"number": n, "label": _topic(graph, topic), "propositions": [_proposition(graph, node) for node in nodes]}
        for n, (topic, nodes) in enumerate((topic, nodes) for topic, nodes in found.items() if nodes)
    ]


def _topic(graph: Graph, topic: str) -> Mapping[str, str]:
    label: Mapping[str, str] = graph.graph["topics"].get(topic, {"en": "–", "fr": "–"})
    return label


def _proposition(graph: Graph, node: str) -> Row:
    held = [(u, key, d) for u, _, key, d in graph.in_edges(node, keys=True, data=True) if d["relation"] == HOLDS]
    held.sort(key=lambda edge: (graph.nodes[edge[0]]["label"]["en"], edge[2]["from"] or "9999", edge[1]))
    data = graph.nodes[node]
    labels = [_topic(graph, topic) for topic in data["topics"]]
    return {
        "id": local(node),
        "label": data["label"],
        "note": data["note"],
        "positions": [_position(graph, *edge, labels) for edge in held],
    }


def _position(graph: Graph, holder: str, key: str, data: Mapping[str, Any], labels: list[Mapping[str, str]]) -> Row:
    count = data["count"]
    return {
        "id": edge_id(key),
        "holder": graph.nodes[holder]["label"],
        "holder_id": local(holder),
        "stance": data["stance"],
        "mark": MARKS.get(data["stance"], "?"),
        "attributed": data["evidence"] == "attributed",
        "period": period(data),
        "count": fill("statement-1") if count == 1 else fill("statement-n", n=count),
        "statements": [statement(s, labels) for s in data["statements"]],
    }


def edge_id(key: str) -> str:
    """The short form of an edge's key, unique among the edges."""
    return local(key).removeprefix("position/")


def statement(data: Mapping[str, Any], labels: Sequence[Mapping[str, str]]) -> Row:
    """A statement of the network as the template of statements shows it, with the labels of its topics."""
    direct = data["mode"] == "DirectQuotation"
    who = {"holder": names(data["holders"]), "reporter": names(data["reporters"])}
    first, last = data["first"], data["last"]
    return {
        **data,
        "direct": direct,
        "voice": fill("voice-" + data["mode"], **who) if "voice-" + data["mode"] in TEXTS else who["holder"],
        "when": _when(data),
        "topics": labels,
        # quotation marks are for direct quotation only: elsewhere an anchor points to words, it quotes no speaker
        "first": first.strip(_QUOTES) if direct else _unquoted(first),
        "last": last.strip(_QUOTES) if direct else _unquoted(last),
        "full": data["full"].strip(_QUOTES) if direct else data["full"],
        "whole": first == last,
        "usable": urlsplit(data["link"]).scheme in ("http", "https"),
    }


def _unquoted(words: str) -> str:
    return re.sub('[“”„«»"]', "", words).strip()


def _when(data: Mapping[str, Any]) -> dict[str, str]:
    """What the date means; the source's wording stands beside it."""
    if not data["earliest"]:
        return fill("no-date", latest=day(data["latest"]))
    if data["date"]:
        return span(data["date"])
    same = data["earliest"] == data["latest"]
    return day(data["latest"]) if same else span(f"{data['earliest']}/{data['latest']}")


def named(node: Mapping[str, Any]) -> dict[str, str]:
    """An actor's name in a picture: a source's author, who is no party to what it reports, is marked as such."""
    label: Mapping[str, str] = node["label"]
    return fill("named-author", name=label) if node["author"] else dict(label)


def names(labels: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Several names as one text: `A, B and C`."""
    found = list(labels)
    return {"en": _listed([n["en"] for n in found], " and "), "fr": _listed([n["fr"] for n in found], " et ")}


def _listed(items: list[str], last: str) -> str:
    return last.join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def matrix(graph: Graph, groups: list[Row]) -> Row:
    """Holders as columns, those with most positions first, and for each proposition the marks in their columns."""
    holders = [node for node, data in graph.nodes(data=True) if data["kind"] != "Proposition"]
    holders.sort(key=lambda node: (-graph.nodes[node]["positions"], node))
    columns = [{"id": local(node), "label": named(graph.nodes[node])} for node in holders]
    longest = 1 if len(columns) * sum(len(group["propositions"]) for group in groups) <= SMALL else GUIDE
    return {"columns": columns, "groups": [{**group, "rows": _rows(group, columns, longest)} for group in groups]}


def _rows(group: Row, columns: list[Row], longest: int) -> list[Row]:
    found = []
    for proposition in group["propositions"]:
        cells = [[p for p in proposition["positions"] if p["holder_id"] == column["id"]] for column in columns]
        row = {"id": proposition["id"], "label": proposition["label"], "cells": cells, "runs": [*_runs(cells, longest)]}
        found.append(row)
    return found


def _runs(cells: list[list[Row]], longest: int) -> Iterator[Row]:
    """The cells with their width in columns; neighbouring empty ones are one as far as the next guide."""
    for _, run in groupby(enumerate(cells), key=lambda cell: (cell[0] // longest, cell[0] if cell[1] else -1)):
        members = [positions for _, positions in run]
        yield {"span": len(members), "positions": members[0]}


def citation(source: Mapping[str, Any]) -> dict[str, str]:
    """`Author, “Title”, Publisher, date`, in each language's quotation marks."""
    author, publisher, issued = names(source["authors"]), names(source["publishers"]), day(source["issued"])
    title = source["title"]
    return {
        "en": ", ".join(filter(None, [author["en"], f"“{title}”", publisher["en"], issued["en"]])),
        "fr": ", ".join(filter(None, [author["fr"], f"« {title} »", publisher["fr"], issued["fr"]])),
    }
