"""The pages: a graph in, files out. The same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rdflib import Dataset

from kg.networks import network
from kg.networks.chronicle import chronicle
from kg.networks.order import order
from kg.pages import circle, common, grid, html, markup, ordering, sparql, tables, texts, timeline
from kg.pages.common import View
from kg.pages.drawing import drawing
from kg.pages.layout import NARROW, WIDE, layout
from kg.pages.overview import overview
from kg.pages.site import Site
from kg.pages.thumbnail import thumbnail
from kg.pages.whole import NAME

if TYPE_CHECKING:
    from kg.networks import Graph


MakeView = Callable[["Graph", Site], View]
"""How a view is made of the network of who holds what."""


def render(
    dataset: Dataset, site: Site, *more: MakeView, graphs: Mapping[str, Graph] | None = None
) -> dict[str, bytes]:
    """All pages by their path below the folder of the exports; `more` make further views, shown last.

    `graphs` are the networks of the dataset, where they have been made already.
    """
    graphs = graphs or {name: network(name, dataset) for name in ("holders", "sides")}
    graph = graphs["holders"]
    further = [view(graph, site) for view in more]
    views = [
        _holders(graph, site, any(view.name == NAME for view in further)),
        circle.view(graphs["sides"], site),
        timeline.view(chronicle(dataset), site),
        ordering.view(order(dataset), graph, site),
        grid.view(graph, site),
        *further,
    ]
    pages = {f"views/{view.name}.html": view.page for view in views}
    return {"index.html": _index(graph, views, site), **pages}


def network_page(graph: Graph, site: Site, whole: bool = False) -> bytes:
    """One network as a page that needs nothing else: picture, filters, details, and the same as a table.

    An overview leads to the page of everything at once where there is one (`whole`).
    """
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
        whole=whole,
        languages={"": "", **{s["id"]: s["language"] for s in graph.graph["sources"]}},
        groups=groups,
        matrix=tables.matrix(graph, groups),
        counts=common.counts(graph),
        sources=sources,
        style=style,
        script=script,
        libraries=[html.vis()],
        boot=html.BOOT,
        policy=html.policy([html.BOOT, html.vis(), script], [style]),
        script_data=common.canvas(graph, wide, narrow, site, sources),
    )
    net.path = "network.html"
    text: str = net.generate_html(notebook=False)
    return text.encode()


def _holders(graph: Graph, site: Site, whole: bool) -> View:
    small = overview(graph)
    picture = thumbnail(small, layout(small, WIDE))
    return View("holders", graph.graph["question"], network_page(graph, site, whole), picture, common.numbers(graph))


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
