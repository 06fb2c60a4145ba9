"""The page of everything at once as bytes: self-contained, the same each time, and led to where it is."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from kg.networks import Graph, network
from kg.npm import Package
from kg.pages import Site, Whole, render
from kg.pages.overview import overview
from kg.pages.render import network_page
from tests.pages import sample
from tests.pages.crowd import crowd

SITE = Site("0.0.1")
SIGMA = Package("sigma", "9.8.7", {"dist/sigma.min.js": b"var Sigma = '</script>';\n//# sourceMappingURL=sigma.map\n"})
GRAPHOLOGY = Package("graphology", "6.5.4", {"dist/graphology.umd.min.js": b"var graphology = 1;"})
WHOLE = Whole(SIGMA, GRAPHOLOGY)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return network("holders", sample.dataset())


@pytest.fixture(scope="module")
def page(graph: Graph) -> str:
    return WHOLE.view(graph, SITE).page.decode()


def test_two_views_are_the_same(graph: Graph) -> None:
    assert WHOLE.view(graph, SITE) == WHOLE.view(graph, SITE)


def test_the_libraries_are_run_only_where_webgl_is_quick(page: str) -> None:
    library = re.search(r"<script>if \(\n(.*?)\) \{\n(.*?)\n\}\n</script>", page, re.DOTALL)
    assert library
    assert "failIfMajorPerformanceCaveat: true" in library[1]
    assert "swiftshader" in library[1]
    assert library[2] == "var graphology = 1;\nvar Sigma = '<\\/script>';\n"
    assert "sourceMappingURL" not in page


def test_every_actor_and_proposition_is_in_it_with_all_its_statements(graph: Graph, page: str) -> None:
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert len(data["nodes"]) == len(graph) == 25
    assert len(data["edges"]) == graph.number_of_edges()
    assert data["view"]["name"] == "whole"
    statements = {s["id"] for *_, d in graph.edges(data=True) for s in d.get("statements", ())}
    assert page.count('<li class="statement"') >= len(statements) == 40


def test_it_asks_for_nothing(page: str) -> None:
    assert re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(?!data:)[^"]*"', page) == []
    assert "default-src 'none'" in unescape(page)


def test_the_index_and_the_overview_lead_to_it() -> None:
    """Of a graph too large for one picture; nothing leads to a page that is not there."""
    graph = network("holders", sample.dataset())
    with_it = render(sample.dataset(), SITE, WHOLE.view)
    assert "views/whole.html" in with_it
    assert 'href="views/whole.html"' in with_it["index.html"].decode()
    assert "whole.html" not in render(sample.dataset(), SITE)["index.html"].decode()
    assert '<a href="whole.html">' in network_page(graph, SITE, whole=True).decode()
    assert "whole.html" not in network_page(graph, SITE).decode()


def test_the_card_has_a_dot_for_each_node() -> None:
    graph = network("holders", crowd(20, 60))
    assert WHOLE.view(graph, SITE).thumbnail.count("h1") == len(graph) == len(overview(graph))
