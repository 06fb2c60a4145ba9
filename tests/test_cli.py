"""The command as a user meets it: exit codes, one line for a fault, nothing half-written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

from .conftest import CORPUS, TEXTS
from .test_architecture import HEAVY, LOADED, run

HERE = Path(__file__).parent


def kg(*arguments: object) -> Result:
    return CliRunner(env={"KG_TEXTS": None}).invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the invented corpus."""
    out = tmp_path_factory.mktemp("exports")
    result = kg("build", "--alone", "--sources", CORPUS, "--texts", TEXTS, "--out", out)
    assert result.exit_code == 0, result.stderr
    return out


@pytest.fixture
def corpus_copy(tmp_path: Path) -> Path:
    copy = tmp_path / "corpus"
    shutil.copytree(CORPUS, copy)
    return copy


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_help_names_every_command() -> None:
    result = kg("--help")
    assert result.exit_code == 0
    for command in ("build", "check", "query", "serve", "push", "network", "anchor", "schema"):
        assert command in result.output
        assert kg(command, "--help").exit_code == 0


def test_build_writes_what_the_contract_lists(built: Path) -> None:
    graphs = ["graph.nq", "graph.ttl", "graph.jsonld", "graph.rdf", "inferred.nt"]
    wanted = [*graphs, "void.ttl", "coverage.json", "index.html"]
    assert all((built / name).stat().st_size for name in wanted)
    assert list((built / "views").glob("*.html"))


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "build", "--alone", "--sources", CORPUS, "--texts", TEXTS]
    subprocess.run([*command, "--out", tmp_path], check=True, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert snapshot(tmp_path) == snapshot(built)


def test_nothing_of_the_text_is_exported(built: Path) -> None:
    sentence = "Norland closed it in March 2029 all the same"
    assert not [name for name, data in snapshot(built).items() if sentence.encode() in data]


BROKEN = {
    "unknown field": ("holder: norland\n", "holdr: norland\n", "yaml:10: 'holdr': unknown field; did you mean 'holder"),
    "unknown reference": ("holder: norland\n", "holder: norlandd\n", "statements.yaml:10: 'norlandd': no actor"),
    "no date": ("edtf: 2029-03}", "edtf: 2029-13}", "statements.yaml:14: '2029-13'"),
    "no stance": ("stance: Opposes", "stance: Maybe", "'Maybe'"),
    "no anchor": ('first: "Norland closed it"', 'first: "Norland opened it"', "'p01-closed'"),
    "no YAML": ("  - id: p01-closed", "  - id: [p01-closed", "statements.yaml:"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_line_exit_2_and_leaves_the_exports(
    built: Path, corpus_copy: Path, old: str, new: str, said: str
) -> None:
    before = snapshot(built)
    edit(corpus_copy / "doe-2031" / "statements.yaml", old, new)
    result = kg("build", "--alone", "--sources", corpus_copy, "--texts", TEXTS, "--out", built)
    assert result.exit_code == 2
    assert len([line for line in result.stderr.splitlines() if line]) == 1 + (new.startswith("holdr"))
    assert said in result.stderr
    assert snapshot(built) == before


def test_without_text_and_record_the_remedy_is_named() -> None:
    result = kg("build", "--alone", "--sources", CORPUS)
    assert result.exit_code == 2
    assert "--texts" in result.stderr


@pytest.mark.slow
def test_anchor_records_what_build_then_uses_without_the_text(corpus_copy: Path, tmp_path: Path, built: Path) -> None:
    assert kg("anchor", "--alone", "--sources", corpus_copy, "--texts", TEXTS).exit_code == 0
    assert (corpus_copy / "doe-2031" / "anchors.tsv").is_file()
    out = tmp_path / "out"
    assert kg("build", "--alone", "--sources", corpus_copy, "--out", out).exit_code == 0
    assert snapshot(out) == snapshot(built)


def test_a_changed_passage_makes_the_record_stale(corpus_copy: Path) -> None:
    kg("anchor", "--alone", "--sources", corpus_copy, "--texts", TEXTS)
    edit(corpus_copy / "doe-2031" / "statements.yaml", 'last: "a promise"', 'last: "than a promise"')
    result = kg("check", "--alone", "--sources", corpus_copy)
    assert result.exit_code == 2
    assert "kg anchor" in result.stderr


def test_a_tampered_record_does_not_survive_the_text(corpus_copy: Path) -> None:
    kg("anchor", "--alone", "--sources", corpus_copy, "--texts", TEXTS)
    edit(corpus_copy / "doe-2031" / "anchors.tsv", "\t116\t208\t", "\t117\t208\t")
    without = kg("check", "--alone", "--sources", corpus_copy)
    assert (without.exit_code, "NOT verified" in without.output) == (0, True)
    result = kg("check", "--alone", "--sources", corpus_copy, "--texts", TEXTS)
    assert result.exit_code == 2
    assert "anchors.tsv" in result.stderr


def test_check_finds_a_sentence_that_is_not_accounted_for(corpus_copy: Path) -> None:
    edit(corpus_copy / "doe-2031" / "statements.yaml", "  - {paragraph: 5, sentence: 1", "#")
    result = kg("check", "--alone", "--sources", corpus_copy, "--texts", TEXTS)
    assert result.exit_code == 1
    assert "paragraph 5, sentence 1" in result.stderr


def test_query_by_name_is_a_list_of_rows_when_piped(built: Path) -> None:
    result = kg("query", "positions", "--param", "actor=Minister of Norland", "--exports", built)
    rows = json.loads(result.output)
    assert list(rows[0])[:6] == ["holder", "proposition", "stance", "from", "until", "statements"]
    assert {row["holder"] for row in rows} == {"https://w3id.org/eso-kg/id/actor/minister-of-norland"}


def test_query_by_file_and_by_text(built: Path, tmp_path: Path) -> None:
    for name in ("mine.rq", "mine.sparql"):
        (tmp_path / name).write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s a eso:Statement }")
        assert json.loads(kg("query", tmp_path / name, "--exports", built).output) == [{"n": 11}]
    assert json.loads(kg("query", "-e", "ASK { ?s a eso:Position }", "--exports", built).output) == [{"answer": True}]


def test_query_results_format(built: Path) -> None:
    document = json.loads(kg("query", "members", "--format", "srj", "--exports", built).output)
    assert document["head"]["vars"] == ["institution", "member", "since", "until", "recorded"]
    assert document["results"]["bindings"][0]["since"]["datatype"].endswith("#date")


def test_a_graph_is_turtle_unless_another_format_is_asked_for(built: Path) -> None:
    construct = ("query", "-e", "CONSTRUCT { ?s a eso:Source } WHERE { ?s a eso:Source }", "--exports", built)
    *prefixes, triple = kg(*construct).output.splitlines()
    assert triple == "source:doe-2031 a eso:Source ."
    assert {line.split()[1] for line in prefixes} == {"eso:", "rdf:", "source:"}
    assert kg(*construct, "--format", "ntriples").output.startswith("<https://w3id.org/eso-kg/id/source/doe-2031>")
    assert json.loads(kg(*construct, "--format", "jsonld").output)
    refused = kg(*construct, "--format", "csv")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "no format 'csv' for this answer; there are: turtle, ntriples, jsonld\n",
    )


def test_the_list_tells_each_query_its_parameters_and_their_defaults() -> None:
    listed = kg("query", "--list").output
    assert "positions\n    Who holds which position" in listed
    assert "    --param at=YYYY-MM-DD  only positions known to be held on this day\n" in listed
    assert "    --param lang=TEXT  language of the labels: en or fr (default: en)\n" in listed
    assert "columns" not in listed


def test_the_list_of_one_query_tells_its_columns_too(tmp_path: Path) -> None:
    listed = kg("query", "positions", "--list").output
    assert listed.startswith("positions\n    Who holds which position")
    assert "    columns\n        holder  who holds it\n" in listed
    assert "timeline" not in listed
    (tmp_path / "mine.rq").write_text("# Is there anything?\nASK { ?s ?p ?o }")
    assert kg("query", tmp_path / "mine.rq", "--list").output == "mine\n    Is there anything?\n"


def test_an_answer_needs_no_graph_library_but_the_engine(built: Path) -> None:
    """They take longer to load than the 300 ms that an answer may take."""
    command = ["query", "positions", "--param", "actor=Norland", "--format", "csv", "--exports", str(built)]
    done = run(LOADED, *command)
    *shown, loaded = done.stdout.splitlines()
    assert len(shown) == 3
    assert set(loaded.split()) & HEAVY == set()


REFUSED = {
    "unknown query": (["query", "position"], "nearest: positions"),
    "unknown actor": (
        ["query", "positions", "--param", "actor=Ministr of Norland"],
        "nearest: Minister of Norland",
    ),
    "unknown parameter": (["query", "positions", "--param", "actr=norland"], "nearest: actor"),
    "a parameter twice": (["query", "positions", *["--param", "actor=norland"] * 2], "--param actor is given twice"),
    "an unknown query to list": (["query", "position", "--list"], "nearest: positions"),
    "no date": (["query", "positions", "--param", "at=yesterday"], "not a day"),
    "no SPARQL": (["query", "-e", "SELECT WHERE"], "not a SPARQL query"),
    "unknown format": (["query", "positions", "--format", "xlsx"], "there are: table, markdown"),
    "nothing asked": (["query"], "kg query --list"),
    "no exports": (["query", "positions", "--exports", "/nowhere"], "run `kg build`"),
    "unknown network": (["network", "nobody"], "holders"),
    "unknown option": (["build", "--frobnicate"], "No such option"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_in_a_line(built: Path, arguments: list[str], said: str) -> None:
    at = [] if "--exports" in arguments or arguments[0] == "build" else ["--exports", built]
    result = kg(*arguments, *at)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_explain_shows_values_as_bindings(built: Path) -> None:
    result = kg("query", "positions", "--param", "actor=norland", "--explain", "--exports", built)
    assert "VALUES (?holder) { (<https://w3id.org/eso-kg/id/actor/norland>) }" in result.output


def test_the_committed_schema_is_the_models() -> None:
    committed = (HERE.parent / "kg" / "sources" / "coding.schema.json").read_text(encoding="utf-8")
    assert kg("schema").output == committed


@pytest.mark.slow
def test_passages_in_full_only_for_who_asks_and_has_the_text(corpus_copy: Path, tmp_path: Path) -> None:
    kg("anchor", "--alone", "--sources", corpus_copy, "--texts", TEXTS)
    build = ("build", "--alone", "--sources", corpus_copy, "--out", tmp_path / "out", "--with-passages")
    assert kg(*build).exit_code == 2
    assert kg(*build, "--texts", TEXTS).exit_code == 0
    assert "Norland closed it in March 2029" in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
