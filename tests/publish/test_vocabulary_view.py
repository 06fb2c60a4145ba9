"""The vocabulary among the views: everything drawn is told in the table, and counted in the graph."""

from __future__ import annotations

import re
from collections import Counter

import networkx as nx
import pytest

from kg.namespaces import ESO
from kg.pages import Site
from kg.pages.common import View
from kg.publish import vocabulary
from kg.publish.vocabulary.view import uses
from kg.triples import Quad
from tests.pages import sample

Quads = frozenset[Quad]


@pytest.fixture(scope="module")
def view(ontology: Quads, shapes: Quads) -> View:
    return _view(ontology, shapes)


@pytest.fixture(scope="module")
def page(view: View) -> str:
    return view.page.decode()


def _view(ontology: Quads, shapes: Quads) -> View:
    graph = nx.MultiDiGraph(sources=[])
    return vocabulary.view(vocabulary.read(ontology, shapes), sample.dataset().quads())(graph, Site("0.0.1"))


def test_every_link_leads_to_something_on_the_page_or_to_the_documentation(page: str) -> None:
    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert max(ids.values()) == 1
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert len(targets) > 100
    assert targets <= set(ids)
    others = set(re.findall(r'href="([^"#]*)["#]', page)) - {""}
    assert {address for address in others if not address.startswith("http")} == {
        "data:,",
        "../index.html",
        "../ontology/index.html",
    }


def test_each_name_is_one_item_wherever_it_is_drawn(page: str) -> None:
    drawn = set(re.findall(r'data-id="([^"]+)"', page))
    assert {f"i.{name}" for name in drawn} <= set(re.findall(r'\sid="([^"]+)"', page))
    own = re.search(r'<g class="box" data-box="Actor"><a class="item box" [^>]*id="i.Actor"', page)
    assert own, "a class is the item where it is defined, not where another part leads to it"


def test_uses_are_counted_in_things_and_triples() -> None:
    found = uses(sample.dataset().quads())
    assert found[str(ESO.Statement)] == len(sample.STATEMENTS)
    assert found[str(ESO.reporter)] == len(sample.STATEMENTS)
    assert found[str(ESO.Ambivalent)] == 2 + 2, "two statements and the positions that rest on them"
    assert str(ESO.Sentence) not in found


def test_a_class_of_fixed_values_is_used_where_these_are(page: str) -> None:
    found = uses(sample.dataset().quads())
    values = sum(found[str(ESO[name])] for name in ("Supports", "Opposes", "SupportsConditionally", "Ambivalent"))
    row = re.search(r'<tr id="t.Stance".*?<td>(\d+)</td>', page)
    assert row
    assert int(row[1]) == values > 40


def test_the_card_counts_classes_and_properties(view: View) -> None:
    numbers = dict(view.numbers)
    assert set(numbers) == {"n-classes", "n-properties", "n-alignments"}
    assert min(numbers.values()) > 20
    assert "<text" not in view.thumbnail


def test_two_runs_give_the_same_bytes(view: View, ontology: Quads, shapes: Quads) -> None:
    assert _view(ontology, shapes).page == view.page
