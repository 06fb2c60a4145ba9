"""Places of thousands of nodes: complete, apart, grouped by topic, and the same each time."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import networks
from kg.pages.layout import Layout
from kg.pages.space import APART, NEAR, space
from tests.pages import sample
from tests.pages.crowd import crowd


def small(edges: list[tuple[int, int]], topics: int) -> networks.Graph:
    graph: networks.Graph = nx.MultiDiGraph()
    for actor, proposition in edges:
        graph.add_node(f"a{actor}", kind="State", topics=[], count=1)
        graph.add_node(f"p{proposition}", kind="Proposition", topics=[f"t{proposition % topics}"], count=proposition)
        graph.add_edge(f"a{actor}", f"p{proposition}", relation=networks.HOLDS)
    return graph


def crowded(graph: networks.Graph, places: Layout) -> list[tuple[str, str]]:
    """Pairs that are nearer to each other than the largest of their kinds are wide."""
    least = {True: NEAR, False: APART}
    kind = {node: least[data["kind"] == "Proposition"] for node, data in graph.nodes(data=True)}
    spots = places.positions
    return [(a, b) for a, b in combinations(spots, 2) if dist(spots[a], spots[b]) < (kind[a] + kind[b]) / 2 - 0.2]


@pytest.fixture(scope="module")
def graph() -> networks.Graph:
    return networks.network("holders", crowd(60, 240))


def test_every_node_has_a_place_of_its_own(graph: networks.Graph) -> None:
    places = space(graph)
    assert set(places.positions) == set(graph)
    assert crowded(graph, places) == []


def test_is_the_same_each_time() -> None:
    one, other = (space(networks.network("holders", sample.dataset())) for _ in range(2))
    assert one == other


def test_the_propositions_of_a_topic_stand_together(graph: networks.Graph) -> None:
    """Each is nearer to the middle of its own topic's than to that of any other."""
    places = space(graph)
    topics = {band.topic for band in places.bands}
    assert len(topics) == 5
    found = {t: [places.positions[p] for p, topic in places.topics.items() if topic == t] for t in topics}
    middle = {
        t: (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)) for t, spots in found.items()
    }
    for topic, spots in found.items():
        for spot in spots:
            assert min(topics, key=lambda t: dist(middle[t], spot)) == topic


def test_what_is_held_most_stands_in_the_middle_of_its_disc() -> None:
    places = space(small([(0, p) for p in range(40)], 1)).positions
    band = space(small([(0, p) for p in range(40)], 1)).bands[0]
    away = [dist((band.x, 0), (places[f"p{p}"][0], 0)) for p in (39, 0)]
    assert away[0] < 15 < away[1]


def test_holders_stand_in_the_middle_nearest_to_what_they_hold(graph: networks.Graph) -> None:
    places = space(graph)
    holders = {node for node, data in graph.nodes(data=True) if data["kind"] != "Proposition"}
    outermost = max(dist((0, 0), places.positions[h]) for h in holders)
    assert outermost < min(dist((0, 0), places.positions[p]) for p in places.topics)
    holder = max(holders, key=lambda node: (graph.nodes[node]["count"], node))
    held = [places.positions[v] for _, v, d in graph.out_edges(holder, data=True) if d["relation"] == networks.HOLDS]
    mean = (sum(x for x, _ in held) / len(held), sum(y for _, y in held) / len(held))
    assert dist(mean, places.positions[holder]) < dist(mean, (0, 0))


def test_topics_with_holders_in_common_are_neighbours() -> None:
    """t0 and t3 share three holders, t1 and t2 share one; the order starts with the largest topic."""
    edges = [(0, 0), (1, 0), (2, 0), (0, 3), (1, 3), (2, 3), (3, 1), (3, 2), (0, 4), (0, 8)]
    bands = [band.topic for band in space(small(edges, 4)).bands]
    assert bands[0] == "t0"
    assert ("t0", "t3") in set(pairwise(bands))


def test_headings_stand_outside_their_discs(graph: networks.Graph) -> None:
    places = space(graph)
    for band in places.bands:
        ys = [places.positions[p][1] for p, topic in places.topics.items() if topic == band.topic]
        assert band.y < min(ys) if band.side < 0 else band.y > max(ys)


def test_nothing_has_no_places() -> None:
    assert space(nx.MultiDiGraph()) == Layout({}, (), {}, NEAR)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 30)), min_size=1, max_size=60, unique=True),
    st.integers(1, 9),
)
def test_whatever_the_graph_nothing_overlaps(edges: list[tuple[int, int]], topics: int) -> None:
    graph = small(edges, topics)
    places = space(graph)
    assert set(places.positions) == set(graph)
    assert crowded(graph, places) == []
