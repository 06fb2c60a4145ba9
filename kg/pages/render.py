"""The pages: a graph in, files out. The same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rdflib import Dataset

from kg.networks import network
from kg.networks.chronicle import chronicle
from kg.networks.order import order
from kg.pages import circle, common, grid, html, markup, ordering, sparql, tables, texts, timeline
from kg.pages.common import Row, View
from kg.pages.drawing import drawing
from kg.pages.layout import NARROW, WIDE, Layout, layout
from kg.pages.overview import overview
from kg.pages.site import Site
from kg.pages.thumbnail import thumbnail

if TYPE_CHECKING:
    from kg.networks import Graph


def render(dataset: Dataset, site: Site, *more: Callable[[Graph, Site], View]) -> dict[str, bytes]:
    """All pages by their path below the folder of the exports; `more` make further views, shown last."""
    graph = network("holders", dataset)
    views = [
        _holders(graph, site),
        circle.view(network("sides", dataset), site),
        timeline.view(chronicle(dataset), site),
        ordering.view(order(dataset), graph, site),
        grid.view(graph, site),
        *(view(graph, site) for view in more),
    ]
    pages = {f"views/{view.name}.html": view.page for view in views}
    return {"index.html": _index(graph, views, site), **pages}


def network_page(graph: Graph, site: Site) -> bytes:
    """One network as a page that needs nothing else: picture, filters, details, and the same as a table."""
    if graph.graph["name"] == "sides":
        return circle.page(graph, site)
    graph = overview(graph)
    wide, narrow = layout(graph, WIDE), layout(graph, NARROW)
    groups = tables.topics(graph, wide)
    sources = common.sources(graph, site)
    style, script = html.style(), html.script()
    net = drawing(graph, wide, narrow, groups)
    net.templateEnv = html.with_macros(
        html.environment(pyvis=True),
        site=common.cited(site),
        view={"name": graph.graph["name"], "question": graph.graph["question"]},
        folded=graph.graph.get("folded", 0),
        languages={"": "", **{s["id"]: s["language"] for s in graph.graph["sources"]}},
        groups=groups,
        matrix=tables.matrix(graph, groups),
        counts=common.counts(graph),
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
        "citation": common.cited(site).citation,
        "sources": [source["text"] for source in sources],
        "topics": graph.graph["topics"],
        "bands": {"wide": wide.bands, "narrow": narrow.bands},
        "rows": {"wide": wide.row, "narrow": narrow.row},
        **common.marks(),
        "texts": {key: dict(texts.TEXTS[key]) for key in texts.SCRIPT},
    }


def _holders(graph: Graph, site: Site) -> View:
    small = overview(graph)
    picture = thumbnail(small, layout(small, WIDE))
    return View("holders", graph.graph["question"], network_page(graph, site), picture, common.numbers(graph))


def _index(graph: Graph, views: list[View], site: Site) -> bytes:
    style, sources = html.style(), common.sources(graph, site)
    env = html.with_macros(
        html.environment(),
        texts={**texts.TEXTS, **sparql.TEXTS},
        site=common.cited(site),
        views=views,
        sources=sources,
        data_set=markup.data_set(common.cited(site), sources),
        style=style,
        policy=html.policy([], [style]),
        languages={},
    )
    return env.get_template("index.html").render().encode()
