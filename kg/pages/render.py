"""The pages: a graph in, files out. The same graph gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Dataset

from kg.network import network
from kg.network.chronicle import chronicle
from kg.network.order import order
from kg.pages import circle, common, grid, html, ordering, tables, texts, timeline
from kg.pages.common import Row, View
from kg.pages.drawing import drawing
from kg.pages.layout import NARROW, WIDE, Layout, layout
from kg.pages.site import Site
from kg.pages.thumbnail import thumbnail

if TYPE_CHECKING:
    from kg.network import Graph


def render(dataset: Dataset, site: Site) -> dict[str, bytes]:
    """All pages by their path below the folder of the exports."""
    graph = network("holders", dataset)
    views = [
        _holders(graph, site),
        circle.view(network("sides", dataset), site),
        timeline.view(chronicle(dataset), site),
        ordering.view(order(dataset), graph, site),
        grid.view(graph, site),
    ]
    pages = {f"views/{view.name}.html": view.page for view in views}
    return {"index.html": _index(graph, views, site), **pages}


def network_page(graph: Graph, site: Site) -> bytes:
    """One network as a page that needs nothing else: picture, filters, details, and the same as a table."""
    if graph.graph["name"] == "sides":
        return circle.page(graph, site)
    wide, narrow = layout(graph, WIDE), layout(graph, NARROW)
    groups = tables.topics(graph, wide)
    sources = common.sources(graph, site)
    style, script = html.style(), html.script()
    net = drawing(graph, wide, narrow, groups)
    net.templateEnv = html.with_macros(
        html.environment(pyvis=True),
        site=common.cited(site),
        view={"name": graph.graph["name"], "question": graph.graph["question"]},
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
    picture = thumbnail(graph, layout(graph, WIDE))
    return View("holders", graph.graph["question"], network_page(graph, site), picture, common.numbers(graph))


def _index(graph: Graph, views: list[View], site: Site) -> bytes:
    style = html.style()
    env = html.with_macros(
        html.environment(),
        site=common.cited(site),
        views=views,
        sources=common.sources(graph, site),
        style=style,
        policy=html.policy([], [style]),
        languages={},
    )
    return env.get_template("index.html").render().encode()
