"""Positions: complete, apart, and the same each time."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import networks
from kg.pages.layout import NARROW, WIDE, Frame, Layout, _apart, layout
from tests.pages import sample


def small(edges: list[tuple[int, int]], topics: int) -> networks.Graph:
    """Actors a0, a1 … that hold propositions p0, p1 …; each proposition under one topic."""
    graph: networks.Graph = nx.MultiDiGraph()
    for actor, proposition in edges:
        graph.add_node(f"a{actor}", kind="State", topics=[])
        graph.add_node(f"p{proposition}", kind="Proposition", topics=[f"t{proposition % topics}"])
        graph.add_edge(f"a{actor}", f"p{proposition}", relation=networks.HOLDS)
    return graph


def overlaps(places: Layout, least: float) -> list[tuple[str, str]]:
    spots = places.positions
    return [
        (a, b)
        for a, b in combinations(spots, 2)
        if abs(spots[a][0] - spots[b][0]) < least and abs(spots[a][1] - spots[b][1]) < least
    ]


@pytest.mark.parametrize("frame", [WIDE, NARROW])
class TestSample:
    def test_places_every_node_apart(self, frame: Frame) -> None:
        graph = networks.network("holders", sample.dataset())
        places = layout(graph, frame)
        assert set(places.positions) == set(graph)
        assert overlaps(places, 30) == []

    def test_is_the_same_each_time(self, frame: Frame) -> None:
        one, other = (layout(networks.network("holders", sample.dataset()), frame) for _ in range(2))
        assert one == other

    def test_puts_conflicting_propositions_of_a_topic_next_to_each_other(self, frame: Frame) -> None:
        places = layout(networks.network("holders", sample.dataset()), frame)
        for one, other in sample.CONFLICTS:
            (x1, y1), (x2, y2) = (
                places.positions[f"https://w3id.org/eso-kg/id/proposition/{slug}"] for slug in (one, other)
            )
            assert (x1, abs(y1 - y2)) == (x2, pytest.approx(places.row, abs=0.2))

    def test_heads_every_group(self, frame: Frame) -> None:
        places = layout(networks.network("holders", sample.dataset()), frame)
        assert {band.topic for band in places.bands} == set(places.topics.values()) == set(sample.TOPICS)


@given(
    edges=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), min_size=1, max_size=60, unique=True),
    topics=st.integers(1, 7),
    frame=st.sampled_from([WIDE, NARROW]),
)
@settings(max_examples=40, deadline=None)
def test_any_network_is_placed_without_overlap(edges: list[tuple[int, int]], topics: int, frame: Frame) -> None:
    graph = small(edges, topics)
    places = layout(graph, frame)
    assert set(places.positions) == set(graph)
    assert overlaps(places, 20) == []


def test_many_propositions_stand_in_more_columns() -> None:
    places = layout(small([(n % 20, n) for n in range(400)], 30), WIDE)
    assert len({x for x, _ in places.positions.values() if abs(x) > 200}) > 2
    assert overlaps(places, 20) == []


def test_propositions_without_a_topic_are_placed_too() -> None:
    graph = small([(0, 0), (0, 1)], 1)
    nx.set_node_attributes(graph, [], "topics")
    assert set(layout(graph, WIDE).positions) == {"a0", "p0", "p1"}


def test_nothing_is_placed_nowhere() -> None:
    assert layout(nx.MultiDiGraph(), WIDE).positions == {}


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.integers(1, 50)), min_size=1, max_size=30))
def test_moving_apart_keeps_order_and_distance(pairs: list[tuple[float, int]]) -> None:
    wishes = sorted(wish for wish, _ in pairs)
    found = _apart(wishes, [weight for _, weight in pairs], 10)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(found))


def test_moving_apart_leaves_alone_what_is_apart() -> None:
    assert _apart([0, 50, 100], [1, 9, 1], 10) == [0, 50, 100]
