"""Everything at once: thousands of actors and propositions, drawn by sigma where there is WebGL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.npm import Package
from kg.pages import common, html, tables, texts
from kg.pages.common import View
from kg.pages.drawing import edges, nodes
from kg.pages.layout import Layout
from kg.pages.shapes import OUTLINES
from kg.pages.site import Site
from kg.pages.space import space

if TYPE_CHECKING:
    from kg.networks import Graph

NAME = "whole"
CROWDED = 3000
"""Actors and propositions beyond which an overview leaves too much out of sight."""


@dataclass(frozen=True)
class Whole:
    """The page draws with sigma, which keeps its graph in graphology."""

    sigma: Package
    graphology: Package

    def view(self, graph: Graph, site: Site) -> View:
        """The page and its card."""
        places = space(graph)
        picture = _thumbnail(graph, places)
        return View(NAME, texts.TEXTS["question-whole"], self.page(graph, places, site), picture, common.numbers(graph))

    def page(self, graph: Graph, places: Layout, site: Site) -> bytes:
        """The page, with each node at its place."""
        groups, sources = tables.topics(graph, places), common.sources(graph, site)
        style, script, libraries = html.style(), html.script(html.SPACE), [self._libraries()]
        question = texts.TEXTS["question-whole"]
        data = common.canvas(graph, places, places, site, sources)
        env = html.with_macros(
            html.environment(),
            site=common.cited(site),
            view={"name": "holders", "question": question},
            languages={"": "", **{s["id"]: s["language"] for s in graph.graph["sources"]}},
            groups=groups,
            counts=common.counts(graph),
            sources=sources,
            style=style,
            script=script,
            libraries=libraries,
            boot=html.BOOT,
            policy=html.policy([html.BOOT, *libraries, script], [style]),
            nodes=[*nodes(graph, places, places, groups)],
            edges=[*edges(graph, groups)],
            options="",
            script_data={**data, "name": NAME, "question": dict(question), "outlines": dict(OUTLINES)},
        )
        return env.get_template(f"{NAME}.html").render().encode()

    def _libraries(self) -> Markup:
        """Both, where WebGL is quick: sigma asks for it as soon as it is read; without a graphics card it is slow."""
        files = (self.graphology.files["dist/graphology.umd.min.js"], self.sigma.files["dist/sigma.min.js"])
        code = "\n".join(html.inlined_script(file.decode()) for file in files)
        return Markup(f"if (\n{html.static('quick.js')}) {{\n{code}\n}}\n")


def _thumbnail(graph: Graph, places: Layout) -> Markup:
    """A dot for each node in the colour of its kind; one path a kind, as they are thousands."""
    spots = places.positions
    reach = max((abs(n) for spot in spots.values() for n in spot), default=0) + 40
    paths = []
    for kind in sorted({data["kind"] for _, data in graph.nodes(data=True)}):
        here = [spots[node] for node in sorted(graph) if graph.nodes[node]["kind"] == kind]
        dots = "".join(f"M{x:.0f} {y:.0f}h1" for x, y in here)
        paths.append(f'<path stroke="var(--{kind})" d="{dots}"/>')
    box = f"{-2 * reach:.0f} {-reach:.0f} {4 * reach:.0f} {2 * reach:.0f}"
    return Markup(
        f'<svg viewBox="{box}" width="640" height="300"><g fill="none" stroke-width="16" stroke-linecap="round">'
        f"{''.join(paths)}</g></svg>"
    )
