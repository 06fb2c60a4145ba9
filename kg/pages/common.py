"""What all pages share: the frame around a picture, counts for the filters, sources, numbers for the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kg.networks import ACTOR_KINDS, CONFLICTS, HOLDS
from kg.pages import html, palette, tables, texts
from kg.pages.layout import Layout
from kg.pages.shapes import SHAPES
from kg.pages.site import Site

if TYPE_CHECKING:
    from kg.networks import Graph

Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """A page with what the index says of it: numbers are keys of texts with a value each."""

    name: str
    question: Mapping[str, str]
    page: bytes
    thumbnail: Markup
    numbers: list[tuple[str, int]]


def figure(name: str, site: Site, graph: Graph, data: Row, **values: object) -> bytes:
    """A page with a picture in SVG: `NAME.html` is its template, `NAME.js` its script, `data` what the script reads."""
    style, script = html.style(), html.script((*html.FIGURE, f"{name}.js"))
    question, found = texts.TEXTS[f"question-{name}"], sources(graph, site)
    view = {**data, "name": name, "question": dict(question), **_told(site, found, *texts.SCRIPTS.get(name, ()))}
    env = html.with_macros(
        html.environment(),
        site=cited(site),
        view={"name": name, "question": question},
        languages={"": "", **{s["id"]: s["language"] for s in graph.graph["sources"]}},
        sources=found,
        style=style,
        script=script,
        boot=html.BOOT,
        policy=html.policy([html.BOOT, script], [style]),
        script_data=view,
        **values,
    )
    return env.get_template(f"{name}.html").render().encode()


def canvas(graph: Graph, wide: Layout, narrow: Layout, site: Site, sources: list[Row]) -> Row:
    """What the script of a picture on a canvas reads besides nodes and lines."""
    return {
        "name": graph.graph["name"],
        "question": graph.graph["question"],
        **_told(site, sources),
        "topics": graph.graph["topics"],
        "bands": {"wide": wide.bands, "narrow": narrow.bands},
        "rows": {"wide": wide.row, "narrow": narrow.row},
        **marks(),
    }


def _told(site: Site, sources: list[Row], *keys: str) -> Row:
    """The words of every page's script, and of its own."""
    return {
        "title": dict(site.title),
        "citation": cited(site).citation,
        "sources": [source["text"] for source in sources],
        "texts": {key: dict(texts.TEXTS[key]) for key in (*texts.SCRIPT, *keys)},
        "months": tables.MONTHS,
    }


def counts(graph: Graph) -> Row:
    """What the filters offer, with numbers; months count from the year 0."""
    held = [(v, data) for _, v, data in graph.edges(data=True) if data["relation"] == HOLDS]
    kinds = Counter(data["kind"] for _, data in graph.nodes(data=True))
    stances = Counter(data["stance"] for _, data in held)
    modes = Counter(mode for _, data in held for mode in data["modes"])
    topics = Counter(topic for v, _ in held for topic in graph.nodes[v]["topics"])
    holders = Counter(v for _, v in {(u, v) for u, v, d in graph.edges(data=True) if d["relation"] == HOLDS})
    several = Counter("several" if n > 1 else "one" for n in holders.values())
    labels = graph.graph["topics"]
    days = [s[end] for _, data in held for s in data["statements"] for end in ("earliest", "latest") if s[end]]
    return {
        "kind": ordered(kinds, ACTOR_KINDS),
        "stance": ordered(stances, texts.STANCES),
        "held": ordered(several, ("several", "one")),
        "mode": ordered(modes, texts.MODES),
        "topic": [(topic, labels[topic], n) for topic, n in sorted(topics.items(), key=lambda t: (-t[1], t[0]))],
        "conflicts": sum(data["relation"] == CONFLICTS for _, _, data in graph.edges(data=True)),
        "months": months(days),
        "undated": sum(not data["dated"] for _, data in held),
    }


def months(days: Iterable[str]) -> tuple[int, ...]:
    """The first and the last month of these days, or nothing."""
    found = sorted(int(d[:4]) * 12 + int(d[5:7]) - 1 for d in days if d[:4].isdigit() and d[5:7].isdigit())
    return (found[0], found[-1]) if found else ()


def ordered(counts: Mapping[str, int], order: Iterable[str]) -> list[tuple[str, int]]:
    return [(name, counts[name]) for name in order if counts.get(name)]


def sources(graph: Graph, site: Site) -> list[Row]:
    if site.source_citations:
        return [{"text": {"en": text, "fr": text}, "url": ""} for text in site.source_citations]
    return [{"text": tables.citation(s), "url": usable(s["url"])} for s in graph.graph["sources"]]


def usable(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def cited(site: Site) -> Site:
    return site if site.citation else replace(site, citation=f"{site.title['en']}, version {site.version}.")


def marks() -> Row:
    """Colours and shapes for the page's script."""
    return {"palette": palette.data(), "shapes": dict(SHAPES)}


def numbers(graph: Graph) -> list[tuple[str, int]]:
    held = [data for _, _, data in graph.edges(data=True) if data["relation"] == HOLDS]
    propositions = sum(data["kind"] == "Proposition" for _, data in graph.nodes(data=True))
    return [
        ("n-holders", len(graph) - propositions),
        ("n-propositions", propositions),
        ("n-positions", len(held)),
        ("n-statements", len({s["id"] for data in held for s in data["statements"]})),
        ("n-sources", len(graph.graph["sources"])),
    ]
