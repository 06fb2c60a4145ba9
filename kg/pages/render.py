"""The pages: a graph in, files out. The same graph gives the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rdflib import Dataset

from kg.network import ACTOR_KINDS, CONFLICTS, HOLDS, NETWORKS, network
from kg.pages import html, palette, tables, texts
from kg.pages.drawing import drawing
from kg.pages.layout import NARROW, WIDE, Layout, layout
from kg.pages.shapes import SHAPES
from kg.pages.site import Site
from kg.pages.thumbnail import thumbnail

if TYPE_CHECKING:
    from kg.network import Graph

Row = dict[str, Any]


def render(dataset: Dataset, site: Site) -> dict[str, bytes]:
    """All pages by their path below the folder of the exports."""
    graphs = {name: network(name, dataset) for name in NETWORKS}
    pages = {f"views/{name}.html": network_page(graph, site) for name, graph in graphs.items()}
    return {"index.html": _index(graphs, site), **pages}


def network_page(graph: Graph, site: Site) -> bytes:
    """One network as a page that needs nothing else: picture, filters, details, and the same as a table."""
    wide, narrow = layout(graph, WIDE), layout(graph, NARROW)
    groups = tables.topics(graph, wide)
    sources = _sources(graph, site)
    style, script = html.style(), html.script()
    net = drawing(graph, wide, narrow, groups)
    net.templateEnv = html.with_macros(
        html.environment(pyvis=True),
        site=_cited(site),
        view={"name": graph.graph["name"], "question": graph.graph["question"]},
        languages={"": "", **{s["id"]: s["language"] for s in graph.graph["sources"]}},
        groups=groups,
        matrix=tables.matrix(graph, groups),
        counts=_counts(graph),
        sources=sources,
        style=style,
        script=script,
        vis=html.vis(),
        boot=html.BOOT,
        policy=html.policy([html.BOOT, html.vis(), script], [style]),
        script_data=_script_data(graph, wide, narrow, site, sources),
    )
    net.path = "network.html"
    text: str = net.generate_html(notebook=False)
    return text.encode()


def _script_data(graph: Graph, wide: Layout, narrow: Layout, site: Site, sources: list[Row]) -> Row:
    return {
        "name": graph.graph["name"],
        "question": graph.graph["question"],
        "title": dict(site.title),
        "citation": _cited(site).citation,
        "sources": [source["text"] for source in sources],
        "topics": graph.graph["topics"],
        "bands": {"wide": wide.bands, "narrow": narrow.bands},
        "rows": {"wide": wide.row, "narrow": narrow.row},
        "palette": palette.data(),
        "shapes": dict(SHAPES),
        "texts": {key: dict(texts.TEXTS[key]) for key in texts.SCRIPT},
    }


def _counts(graph: Graph) -> Row:
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
    months = sorted(int(d[:4]) * 12 + int(d[5:7]) - 1 for d in days if d[:4].isdigit() and d[5:7].isdigit())
    return {
        "kind": _ordered(kinds, ACTOR_KINDS),
        "stance": _ordered(stances, texts.STANCES),
        "held": _ordered(several, ("several", "one")),
        "mode": _ordered(modes, texts.MODES),
        "topic": [(topic, labels[topic], n) for topic, n in sorted(topics.items(), key=lambda t: (-t[1], t[0]))],
        "conflicts": sum(data["relation"] == CONFLICTS for _, _, data in graph.edges(data=True)),
        "months": (months[0], months[-1]) if months else (),
        "undated": sum(not data["dated"] for _, data in held),
    }


def _ordered(counts: Mapping[str, int], order: tuple[str, ...]) -> list[tuple[str, int]]:
    return [(name, counts[name]) for name in order if counts.get(name)]


def _sources(graph: Graph, site: Site) -> list[Row]:
    if site.source_citations:
        return [{"text": {"en": text, "fr": text}, "url": ""} for text in site.source_citations]
    return [{"text": tables.citation(s), "url": _usable(s["url"])} for s in graph.graph["sources"]]


def _usable(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def _cited(site: Site) -> Site:
    return site if site.citation else replace(site, citation=f"{site.title['en']}, version {site.version}.")


def _index(graphs: Mapping[str, Graph], site: Site) -> bytes:
    style = html.style()
    views = [
        {
            "name": name,
            "question": graph.graph["question"],
            "thumbnail": thumbnail(graph, layout(graph, WIDE)),
            "numbers": _numbers(graph),
        }
        for name, graph in graphs.items()
    ]
    env = html.with_macros(
        html.environment(),
        site=_cited(site),
        views=views,
        sources=_sources(next(iter(graphs.values())), site),
        style=style,
        policy=html.policy([], [style]),
        languages={},
    )
    return env.get_template("index.html").render().encode()


def _numbers(graph: Graph) -> list[tuple[str, int]]:
    held = [data for _, _, data in graph.edges(data=True) if data["relation"] == HOLDS]
    propositions = sum(data["kind"] == "Proposition" for _, data in graph.nodes(data=True))
    return [
        ("n-holders", len(graph) - propositions),
        ("n-propositions", propositions),
        ("n-positions", len(held)),
        ("n-statements", len({s["id"] for data in held for s in data["statements"]})),
        ("n-sources", len(graph.graph["sources"])),
    ]
