"""What is too much for one picture is folded, and nothing is lost."""

from __future__ import annotations

import pytest

from kg.networks import HOLDS, Graph, network
from kg.pages import Site, network_page
from kg.pages.overview import overview
from tests.pages import sample


@pytest.fixture(scope="module")
def graph() -> Graph:
    return network("holders", sample.dataset())


def statements(graph: Graph) -> set[str]:
    return {s["id"] for *_, data in graph.edges(data=True) if data["relation"] == HOLDS for s in data["statements"]}


def test_what_has_room_stays_as_it_is(graph: Graph) -> None:
    assert overview(graph, len(graph)) is graph


def test_topics_stand_for_their_propositions(graph: Graph) -> None:
    small = overview(graph, 24)
    assert small.graph["folded"] == len(graph) == 25
    folded = {data["label"]["en"] for _, data in small.nodes(data=True) if data["kind"] == "Proposition"}
    assert "Defence (4 propositions)" in folded
    assert len(folded) == len(sample.TOPICS)
    assert len(small) == len(sample.TOPICS) + 11
    assert statements(small) == statements(graph)


def test_a_line_keeps_its_statements_and_what_they_are_about(graph: Graph) -> None:
    small = overview(graph, 24)
    ends = ("https://w3id.org/eso-kg/id/actor/minister-of-norland", "https://w3id.org/eso-kg/id/topic/defence")
    lines = {data["stance"]: data for data in small[ends[0]][ends[1]].values()}
    assert {stance: data["count"] for stance, data in lines.items()} == {"Supports": 2, "Opposes": 1}
    assert [s["about"]["en"] for s in lines["Supports"]["statements"]] == [
        "Norland should build a fleet of its own",
        "The Union should own a common fleet",
    ]
    assert (lines["Supports"]["from"], lines["Supports"]["until"]) == ("2026-01-01", "")
    assert lines["Opposes"]["until"] == "2030-01-31"


def test_many_holders_stand_under_their_kinds(graph: Graph) -> None:
    small = overview(graph, 20)
    labels = {data["label"]["en"] for _, data in small.nodes(data=True) if data["kind"] != "Proposition"}
    assert labels == {"Person (4)", "State (3)", "Institution (2)", "Group (2)"}
    assert statements(small) == statements(graph)


def test_the_page_of_a_large_graph_is_an_overview_that_says_so(graph: Graph) -> None:
    large = graph.copy()
    holder = "https://w3id.org/eso-kg/id/actor/norland"
    data = next(d for *_, d in graph.out_edges(holder, data=True))
    label = {"en": "One of many wishes", "fr": "Un vœu parmi d’autres"}
    for n in range(1000):
        wish = f"https://w3id.org/eso-kg/id/proposition/wish-{n}"
        large.add_node(
            wish, kind="Proposition", label=label, note=label, topics=["defence"], positions=1, count=1, author=False
        )
        large.add_edge(holder, wish, key=f"https://w3id.org/eso-kg/id/position/norland.wish-{n}", **data)
    page = network_page(large, Site("0.0.1")).decode()
    assert "as 1025 actors and propositions are too many" in page
    assert "Defence (1004 propositions)" in page
    assert len(page) < 1_500_000
