"""A stranger's corpus: another language, other countries, topics of its own, and no line of Python.

`stranger/` holds an invented article and its coding, written from docs/coding.md alone. All that is done with it here
is what that page tells: `kg anchor`, `kg check`, `kg build`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, SKOS, Graph, URIRef

from kg.cli import main
from kg.namespaces import ESO, resource

STRANGER = Path(__file__).parent / "stranger"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def done(*arguments: str | Path) -> str:
    result = kg(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `kg anchor`, `kg check` and `kg build` make of the stranger's files."""
    folder = tmp_path_factory.mktemp("stranger")
    shutil.copytree(STRANGER / "sources", folder / "sources")
    given = ("--alone", "--sources", folder / "sources", "--texts", STRANGER / "texts")
    assert "anchors.tsv" in done("anchor", *given)
    assert "14 anchors verified against the text; 14 sentences" in done("check", *given)
    done("build", *given, "--out", folder / "exports")
    return folder / "exports"


@pytest.fixture(scope="module")
def graph(exports: Path) -> Graph:
    return Graph().parse(exports / "graph.ttl")


def rows(exports: Path, name: str, *params: str) -> list[dict[str, str]]:
    arguments = [a for param in params for a in ("--param", param)]
    found: list[dict[str, str]] = json.loads(done("query", name, "--exports", exports, "--format", "json", *arguments))
    return found


def test_there_is_nothing_but_text_and_coding() -> None:
    assert {path.suffix for path in STRANGER.rglob("*") if path.is_file()} == {".txt", ".yaml"}


def test_all_is_in_the_graph(graph: Graph) -> None:
    assert len(set(graph.subjects(RDF.type, ESO.Statement))) == 14
    assert len(set(graph.subjects(RDF.type, ESO.Sentence))) == 14
    assert set(graph.subjects(RDF.type, ESO.Source)) == {resource("source", "lindqvar-2044")}
    assert (resource("treaty", "anse-accord"), RDF.type, ESO.BindingTreaty) in graph


def test_the_topics_are_the_strangers_own(graph: Graph) -> None:
    scheme = resource("topic-scheme", "lindqvar-2044")
    own = set(graph.subjects(SKOS.inScheme, scheme))
    assert own == {resource("topic", slug) for slug in ("water-sharing", "dams", "river-ecology")}
    assert (resource("topic", "dams"), SKOS.broader, resource("topic", "water-sharing")) in graph
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == own - {resource("topic", "dams")}
    used = {topic for subject, topic in graph.subject_objects(ESO.topic) if "/id/" in str(subject)}
    assert used == own


def test_quotations_between_guillemets_are_anchored(graph: Graph) -> None:
    said = resource("statement", "lindqvar-2044-p01-gates-if-no-diversion")
    assert (said, ESO.mode, ESO.DirectQuotation) in graph
    assert (said, ESO.condition, resource("proposition", "oss-stops-diverting")) in graph


def test_the_named_queries_answer(exports: Path) -> None:
    (change,) = rows(exports, "changes")
    assert URIRef(change["holder"]) == resource("actor", "merrow")
    assert change["from"] == "2042-01-01"
    on_dams = rows(exports, "positions", "topic=Barrages et écluses")
    assert {row["holder"].rsplit("/", 1)[-1] for row in on_dams} == {"teo-marrane", "delta-fishers", "oss"}
    assert len(rows(exports, "members", "institution=Commission de l’Anse")) == 2
    assert {row["treaty"].rsplit("/", 1)[-1] for row in rows(exports, "treaties")} == {"anse-accord"}


def test_the_pages_show_it(exports: Path) -> None:
    page = (exports / "index.html").read_text("utf-8")
    assert "Le partage de l’Anse" in page
    assert "Momtaz" not in page


def test_a_topic_that_nobody_declared_is_named_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(STRANGER / "sources", tmp_path / "sources")
    file = tmp_path / "sources" / "lindqvar-2044" / "propositions.yaml"
    file.write_text(file.read_text("utf-8").replace("topics: [dams]", "topics: [dam]", 1), encoding="utf-8")
    result = kg("check", "--alone", "--sources", tmp_path / "sources", "--texts", STRANGER / "texts")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert "propositions.yaml:" in line
    assert "'dam': no topic of this id is declared; did you mean 'dams'?" in line


def test_a_topic_of_the_projects_own_scheme_is_not_declared_again(tmp_path: Path) -> None:
    shutil.copytree(STRANGER / "sources", tmp_path / "sources")
    file = tmp_path / "sources" / "lindqvar-2044" / "source.yaml"
    file.write_text(file.read_text("utf-8").replace("id: river-ecology", "id: nato"), encoding="utf-8")
    result = kg("check", "--alone", "--sources", tmp_path / "sources", "--texts", STRANGER / "texts")
    assert result.exit_code == 2
    assert "'nato': a topic of ontology/topics.ttl already has this id" in result.stderr
