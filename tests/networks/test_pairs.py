"""Pairs of CSV files: what Neo4j's import asks of a header, and what network tools read out of them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg import networks
from kg.networks import pairs
from kg.networks.facts import Graph

HEADER = re.compile(
    r"(?P<name>\w*):(?P<type>ID|LABEL|START_ID|END_ID|TYPE|IGNORE"
    r"|(?:int|long|float|double|boolean|byte|short|char|string|point|date|localtime|time|localdatetime|datetime"
    r"|duration)(?:\[\])?)"
)
"""A field of a header as the Operations Manual has it."""
READ: dict[str, Callable[[str], object]] = {
    "int": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text) and text,
    "string": str,
    "string[]": lambda text: text.split(";"),
}


@pytest.fixture
def graph() -> Graph:
    made: Graph = nx.MultiDiGraph(name="holders")
    label = {"en": 'Norland, "the North"', "fr": "Norlande"}
    made.add_node("a/norland", kind="State", label=label, note={"en": "one\ntwo", "fr": ""}, count=2, author=False)
    made.add_node("p/fee", kind="Proposition", label={"en": "Fee", "fr": "Taxe"}, note={"en": "", "fr": ""}, count=2)
    made.add_node("p/free", kind="Proposition", label={"en": "Free", "fr": "Libre"}, note={"en": "", "fr": ""}, count=0)
    held = {"relation": "holds", "stance": "Supports", "dated": True, "from": "2031-05-04", "until": ""}
    statements = [
        {"id": "https://w3id.org/eso-kg/id/statement/one"},
        {"id": "https://w3id.org/eso-kg/id/statement/two"},
    ]
    made.add_edge("a/norland", "p/fee", key="k1", statements=statements, count=2, **held)
    made.add_edge("p/fee", "p/free", key="k2", relation="conflictsWith", stance="", count=0)
    return made


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def typed(data: bytes) -> list[dict[str, object]]:
    """As Neo4j's import reads it: each field by the type of its column, an empty one as nothing."""
    found = []
    for row in rows(data):
        columns = {name: HEADER.fullmatch(name) for name in row}
        found.append(
            {name: READ.get(column["type"], str)(row[name]) for name, column in columns.items() if column and row[name]}
        )
    return found


class TestNeo4j:
    def test_headers_are_in_the_form_of_the_manual(self, graph: Graph) -> None:
        for data, needed in (
            (pairs.neo4j_nodes(graph), {":LABEL": 1, "ID": 1}),
            (pairs.neo4j_edges(graph), {":START_ID": 1, ":END_ID": 1, ":TYPE": 1}),
        ):
            header = data.decode().splitlines()[0].split(",")
            assert all(HEADER.fullmatch(field) for field in header), header
            assert len(set(header)) == len(header)
            special = Counter(field if field.startswith(":") else field.partition(":")[2] for field in header)
            assert {name: special[name] for name in needed} == needed

    def test_each_edge_ends_at_a_node(self, graph: Graph) -> None:
        ids = [row["id:ID"] for row in rows(pairs.neo4j_nodes(graph))]
        assert sorted(ids) == sorted(set(ids)) == sorted(graph)
        for row in rows(pairs.neo4j_edges(graph)):
            assert {row[":START_ID"], row[":END_ID"]} <= set(ids)

    def test_every_field_is_of_its_columns_type(self, graph: Graph) -> None:
        first, second = typed(pairs.neo4j_edges(graph))
        assert first["count:int"] == 2
        assert first["dated:boolean"] is True
        assert first["from:date"] == "2031-05-04"
        assert first["statements:string[]"] == ["statement/one", "statement/two"]
        assert (first[":TYPE"], second[":TYPE"]) == ("HOLDS", "CONFLICTS_WITH")
        assert not {"from:date", "dated:boolean", "statements:string[]"} & set(second), "nothing where nothing is known"

    def test_an_actor_is_one_by_label_too(self, graph: Graph) -> None:
        assert {r["id:ID"]: r[":LABEL"] for r in rows(pairs.neo4j_nodes(graph))} == {
            "a/norland": "Actor;State",
            "p/fee": "Proposition",
            "p/free": "Proposition",
        }

    def test_texts_stay_in_one_line_and_as_they_are(self, graph: Graph) -> None:
        data = pairs.neo4j_nodes(graph)
        assert len(data.decode().splitlines()) == 1 + len(graph)
        norland = next(row for row in rows(data) if row["id:ID"] == "a/norland")
        assert norland["label_en:string"] == 'Norland, "the North"'
        assert norland["note_en:string"] == "one two"

    def test_a_column_of_mixed_values_holds_texts(self, graph: Graph) -> None:
        graph.nodes["p/fee"]["count"] = "many"
        assert "count:string" in pairs.neo4j_nodes(graph).decode().splitlines()[0]

    def test_a_network_of_nothing_has_headers(self) -> None:
        assert pairs.neo4j_nodes(nx.MultiDiGraph()) == b"\n"


class TestCytoscape:
    def test_networkx_and_igraph_read_the_network_out_of_the_pair(self, graph: Graph) -> None:
        igraph = pytest.importorskip("igraph", reason="pip install -e .[publication]")
        nodes, edges = rows(pairs.cytoscape_nodes(graph)), rows(pairs.cytoscape_edges(graph))
        read = igraph.Graph.DictList(nodes, edges, directed=True, vertex_name_attr="id")
        assert sorted(read.vs["id"]) == sorted(graph)
        assert {(read.vs[e.source]["id"], e["interaction"], read.vs[e.target]["id"]) for e in read.es} == {
            (u, data["relation"], v) for u, v, data in graph.edges(data=True)
        }
        again = nx.MultiDiGraph()
        again.add_nodes_from((row["id"], row) for row in nodes)
        again.add_edges_from((row["source"], row["target"], row["key"], row) for row in edges)
        assert set(again.edges(keys=True)) == set(graph.edges(keys=True))
        assert {n: d["label"] for n, d in again.nodes(data=True)} == {
            n: d["label"]["en"] for n, d in graph.nodes(data=True)
        }


class TestFiles:
    def test_are_those_that_other_tools_open(self, graph: Graph) -> None:
        assert set(networks.files(graph)) == {
            "holders.graphml",
            "holders.gexf",
            "holders-neo4j-nodes.csv",
            "holders-neo4j-edges.csv",
            "holders-cytoscape-nodes.csv",
            "holders-cytoscape-edges.csv",
        }

    def test_igraph_reads_graphml_as_gephi_and_yed_do(self, graph: Graph, tmp_path: Path) -> None:
        igraph = pytest.importorskip("igraph", reason="pip install -e .[publication]")
        path = tmp_path / "holders.graphml"
        path.write_bytes(networks.files(graph)["holders.graphml"])
        read = igraph.Graph.Read_GraphML(str(path))
        assert sorted(read.vs["id"]) == sorted(graph)
        assert dict(zip(read.vs["id"], read.vs["kind"], strict=True)) == dict(graph.nodes(data="kind"))
        assert sorted(read.es["relation"]) == ["conflictsWith", "holds"]

    def test_networkx_reads_gexf(self, graph: Graph) -> None:
        read = nx.read_gexf(io.BytesIO(networks.files(graph)["holders.gexf"]))
        assert set(read) == set(graph)
        assert {d["relation"] for *_, d in read.edges(data=True)} == {"holds", "conflictsWith"}
