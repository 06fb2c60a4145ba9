"""From RDF to networkx, and the files that other tools read."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx
import pytest
from rdflib import RDF, RDFS, Dataset, Literal

from kg import networks
from kg.errors import Unusable
from kg.iris import ID
from kg.namespaces import ESO, INFERRED, resource, source_graph
from tests.pages import sample


@pytest.fixture(scope="module")
def graph() -> networks.Graph:
    return networks.network("holders", sample.dataset())


def edge(graph: networks.Graph, slug: str) -> dict[str, Any]:
    key = f"{ID}position/{slug}"
    return next(data for _, _, k, data in graph.edges(keys=True, data=True) if k == key)


def test_an_unknown_view_is_refused_with_what_there_is() -> None:
    with pytest.raises(Unusable, match=r"'nobody'.*holders"):
        networks.network("nobody", sample.dataset())


def test_every_view_asks_its_question_in_both_languages() -> None:
    for name, view in networks.NETWORKS.items():
        assert view.name == name
        assert set(view.question) == {"en", "fr"}


class TestHolders:
    def test_joins_actors_to_propositions(self, graph: networks.Graph) -> None:
        kinds = nx.get_node_attributes(graph, "kind")
        held = [(u, v) for u, v, data in graph.edges(data=True) if data["relation"] == networks.HOLDS]
        assert {kinds[v] for _, v in held} == {"Proposition"}
        assert {kinds[u] for u, _ in held} == {"Person", "State", "Institution", "Collective"}

    def test_folds_statements_into_the_edge(self, graph: networks.Graph) -> None:
        data = edge(graph, "minister-of-norland.harbour-stays-open.supports")
        assert (data["stance"], data["count"], data["from"], data["until"]) == ("Supports", 3, "2029-01-01", "")
        assert data["modes"] == ["DirectQuotation", "ReportedAct", "ReportedSpeech"]
        assert [s["earliest"] for s in data["statements"]] == ["2029-01-01", "2030-05-01", ""]

    def test_a_statement_tells_everything_that_a_reader_asks(self, graph: networks.Graph) -> None:
        statement = edge(graph, "minister-of-norland.harbour-stays-open.supports")["statements"][1]
        assert statement["mode"] == "DirectQuotation"
        assert statement["holders"] == [{"en": "Minister of Norland", "fr": "Ministre de Norlande"}]
        assert statement["reporters"] == [{"en": "Jane Doe", "fr": "Jane Doe"}]
        assert statement["events"] == [{"en": "Harbour Conference 2030", "fr": "Conférence du port 2030"}]
        assert (statement["wording"], statement["date"]) == ("last May", "[2030-05-01..2030-05-31]")
        assert (statement["first"], statement["last"]) == ("“The words of 1", "end here 1,”")
        assert statement["link"].startswith(sample.ARTICLE + "#:~:text=")

    def test_two_stances_in_turn_are_two_edges(self, graph: networks.Graph) -> None:
        opposed = edge(graph, "minister-of-norland.shared-fleet.opposes")
        supported = edge(graph, "minister-of-norland.shared-fleet.supports")
        assert (opposed["from"], opposed["until"]) == ("2026-06-01", "2030-01-31")
        assert (supported["from"], supported["until"]) == ("2030-02-01", "")

    @pytest.mark.parametrize(
        ("slug", "evidence"),
        [
            ("minister-of-norland.harbour-stays-open.supports", "own words"),
            ("jane-doe.pact-dead.supports", "own words"),
            ("harbour-union.shared-fleet.supports", "reported"),
            ("sudland.pact-dead.supports", "attributed"),
        ],
    )
    def test_says_how_well_it_is_known(self, graph: networks.Graph, slug: str, evidence: str) -> None:
        assert edge(graph, slug)["evidence"] == evidence

    def test_an_undated_position_says_so(self, graph: networks.Graph) -> None:
        assert not edge(graph, "sudland.pact-dead.supports")["dated"]
        assert edge(graph, "sudland.toll-abolished.opposes")["dated"]

    def test_conflicts_join_propositions_once(self, graph: networks.Graph) -> None:
        pairs = [(u, v) for u, v, data in graph.edges(data=True) if data["relation"] == networks.CONFLICTS]
        assert len(pairs) == len({frozenset(pair) for pair in pairs}) == len(sample.CONFLICTS)

    def test_a_symmetric_closure_adds_no_second_conflict(self) -> None:
        dataset = sample.dataset()
        asserted = dataset.graph(source_graph("doe-2031"))
        for one, other in sample.CONFLICTS:
            asserted.add((resource("proposition", other), ESO.conflictsWith, resource("proposition", one)))
        again = networks.network("holders", dataset)
        assert again.number_of_edges() == networks.network("holders", sample.dataset()).number_of_edges()

    def test_counts_and_topics(self, graph: networks.Graph) -> None:
        minister = graph.nodes[f"{ID}actor/minister-of-norland"]
        assert (minister["positions"], minister["count"]) == (8, 10)
        assert minister["topics"] == ["alliances", "defence", "sea-access"]
        assert graph.nodes[f"{ID}actor/jane-doe"]["author"]
        assert not minister["author"]

    def test_the_closure_changes_no_name_and_adds_no_foreign_node(self, graph: networks.Graph) -> None:
        assert all(node.startswith(ID) for node in graph)
        assert graph.nodes[f"{ID}actor/norland"]["label"] == {"en": "Norland", "fr": "Norlande"}

    def test_what_no_position_rests_on_is_shown_all_the_same(self) -> None:
        dataset = sample.dataset()
        dataset.remove_graph(INFERRED)
        graph = networks.network("holders", dataset)
        data = edge(graph, "minister-of-norland.harbour-stays-open.supports.loose")
        assert (data["count"], data["from"]) == (3, "")
        assert graph.number_of_edges() == networks.network("holders", sample.dataset()).number_of_edges()

    def test_an_unnamed_language_falls_back_and_at_last_on_the_identifier(self) -> None:
        dataset = Dataset(default_union=True)
        facts = dataset.graph(source_graph("doe-2031"))
        position, holder = resource("position", "x.y.supports"), resource("actor", "x")
        for triple in (
            (position, RDF.type, ESO.Position),
            (position, ESO.holder, holder),
            (position, ESO.proposition, resource("proposition", "y")),
            (resource("proposition", "y"), RDFS.label, Literal("Oui", lang="fr")),
        ):
            facts.add(triple)
        graph = networks.network("holders", dataset)
        assert graph.nodes[str(holder)]["label"] == {"en": "actor/x", "fr": "actor/x"}
        assert graph.nodes[f"{ID}proposition/y"]["label"] == {"en": "Oui", "fr": "Oui"}

    def test_nothing_gives_an_empty_network(self) -> None:
        assert len(networks.network("holders", Dataset(default_union=True))) == 0


class TestFiles:
    @pytest.mark.parametrize("format_", networks.FORMATS)
    def test_same_graph_same_bytes(self, format_: str) -> None:
        one, other = (networks.network("holders", sample.dataset()) for _ in range(2))
        assert networks.FORMATS[format_](one) == networks.FORMATS[format_](other)

    @pytest.mark.parametrize("format_", networks.FORMATS)
    def test_nothing_is_none(self, graph: networks.Graph, format_: str) -> None:
        assert b"None" not in networks.FORMATS[format_](graph)

    def test_json_comes_back_whole(self, graph: networks.Graph) -> None:
        again = nx.node_link_graph(json.loads(networks.to_json(graph)), edges="edges")
        assert nx.utils.graphs_equal(again, graph)

    def test_graphml_comes_back(self, graph: networks.Graph) -> None:
        again, flat = nx.read_graphml(io.BytesIO(networks.to_graphml(graph))), networks.flat(graph)
        assert set(again.edges(keys=True)) == set(flat.edges(keys=True))
        for node, data in flat.nodes(data=True):
            assert again.nodes[node] == data

    def test_gexf_comes_back(self, graph: networks.Graph) -> None:
        again = nx.read_gexf(io.BytesIO(networks.to_gexf(graph)))
        assert set(again) == set(graph)
        assert set(again.edges(keys=True)) == set(graph.edges(keys=True))

    def test_csv_comes_back(self, graph: networks.Graph) -> None:
        rows = list(csv.DictReader(io.StringIO(networks.to_csv(graph).decode())))
        again = nx.MultiDiGraph()
        again.add_edges_from((row["source"], row["target"], row["key"], row) for row in rows)
        assert set(again.edges(keys=True)) == set(graph.edges(keys=True))
        assert sum(int(row["count"]) for row in rows) == sum(d["count"] for _, _, d in graph.edges(data=True))

    def test_control_characters_leave_xml_well_formed(self) -> None:
        graph = nx.MultiDiGraph(name="x")
        graph.add_node("a", kind="State", label={"en": "bell\x07 <b>", "fr": "\ufffe"}, topics=[])
        again = nx.read_graphml(io.BytesIO(networks.to_graphml(graph)))
        assert again.nodes["a"]["label_en"] == "bell <b>"
