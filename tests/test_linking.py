"""`kg link`: what it reads, prints and writes, and what it refuses."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg import linking, pipeline, resources, sssom
from kg.cli import main
from kg.sssom import Table

from .candidates.speaker import Reply, Speaker, speaking
from .conftest import CORPUS
from .tables import HEAD, mapping

ROOT = Path(__file__).parents[1]
LABELS = "item\tkinds\ten\tfr\tother\neurovoc:99\tState\tNorland\tNorlande\t\nwikidata:Q78\tState\tSudlande\t\t\n"


@pytest.fixture(scope="module")
def invented() -> Any:
    return linking._things((CORPUS,))


@pytest.fixture
def folder(tmp_path: Path, invented: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three empty tables, and labels of an invented world."""
    monkeypatch.setattr(linking, "_things", lambda _: invented)
    monkeypatch.setattr(resources, "LINKS", tmp_path)
    (tmp_path / "labels.tsv").write_text(LABELS, encoding="utf-8")
    for name in sssom.TABLES:
        file = tmp_path / f"{name}.sssom.tsv"
        file.write_bytes(sssom.write(Table(file, HEAD, ())))
    return tmp_path


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    found = {"id": "Q77", "name": "Harbour League", "score": 100, "match": True}
    with speaking(Speaker({"Harbour League": [found]})) as known:
        yield known


SHOWN = re.findall(r"^\$ kg (link.*?)(?:\s+#.*)?$", (ROOT / "docs" / "linking.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", SHOWN)
def test_a_command_that_is_shown_is_one(command: str) -> None:
    name, *arguments = shlex.split(command)
    assert main.commands[name].make_context(name, arguments).params


def test_commands_are_shown() -> None:
    assert len(SHOWN) >= 5


def link(folder: Path, *arguments: str) -> Result:
    where = ["--alone", "--sources", str(CORPUS), "--links", str(folder)]
    return CliRunner().invoke(main, ["link", *where, *arguments], catch_exceptions=False)


def items(result: Result) -> list[tuple[str, str]]:
    return [(row["resource"].rpartition("/")[2], row["item"]) for row in json.loads(result.stdout)]


class TestProposing:
    def test_reads_labels_and_writes_nothing(self, folder: Path) -> None:
        before = {path: path.read_bytes() for path in folder.iterdir()}
        result = link(folder)
        assert (result.exit_code, result.stderr) == (0, "")
        assert items(result) == [
            ("norland", "http://eurovoc.europa.eu/99"),
            ("sudland", "http://www.wikidata.org/entity/Q78"),
        ]
        row = json.loads(result.stdout)[0]
        assert row["score"] == 1.0
        assert row["relation"] == "http://www.w3.org/2004/02/skos/core#exactMatch"
        assert row["reasons"] == "same name ‘Norland’; may be a State"
        assert row["taken_by"] is None
        assert {path: path.read_bytes() for path in folder.iterdir()} == before

    @pytest.mark.parametrize(
        "name", ["sudland", "Sudland", "SUDLANDE", "actor:sudland", "https://w3id.org/eso-kg/id/actor/sudland"]
    )
    def test_for_a_resource_by_any_of_its_names(self, folder: Path, name: str) -> None:
        assert items(link(folder, name)) == [("sudland", "http://www.wikidata.org/entity/Q78")]

    def test_from_one_data_set(self, folder: Path) -> None:
        assert items(link(folder, "--to", "eurovoc")) == [("norland", "http://eurovoc.europa.eu/99")]

    @pytest.mark.parametrize("fmt", linking.FORMATS)
    def test_in_every_format(self, folder: Path, fmt: str) -> None:
        result = link(folder, "--format", fmt, "norland")
        assert result.exit_code == 0
        assert "eurovoc:99" in result.stdout or "http://eurovoc.europa.eu/99" in result.stdout

    def test_as_a_table_that_can_be_read_back(self, folder: Path) -> None:
        text = link(folder, "--format", "sssom").stdout
        assert len(sssom.parse(Path("x.sssom.tsv"), text).rows) == 2

    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            (["nortland"], "nothing is called 'nortland'; nearest: "),
            (["--to", "atlas"], "no data set 'atlas'; there are: dbpedia, "),
            (["--format", "pdf"], "no format 'pdf'; there are: table, "),
            (["--online", "ftp://example.org/"], "not an http or https address"),
            (["--online", "http://example.org/", "--contact", "é\n"], "a contact is one line of ASCII"),
        ],
    )
    def test_what_cannot_be_answered_is_told_in_one_line(
        self, folder: Path, arguments: list[str], problem: str
    ) -> None:
        result = link(folder, *arguments)
        assert result.exit_code == 2
        assert problem in result.stderr
        assert result.stderr.count("\n") == 1

    def test_a_name_of_several_resources_is_refused(self, folder: Path, invented: Any) -> None:
        doubled = {**invented, "place:norland": invented["actor:norland"]}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(linking, "_things", lambda _: doubled)
            result = link(folder, "Norland")
        assert "'Norland' is the name of actor:norland, place:norland; give one of them" in result.stderr


class TestWriting:
    def test_adds_candidates_that_keep_the_rules_and_adds_them_once(self, folder: Path, invented: Any) -> None:
        unsure = folder / "unsure.sssom.tsv"
        result = link(folder, "--write")
        assert result.exit_code == 0
        assert f"2 candidates added to {unsure}" in result.stderr
        links = pipeline.read_links(folder, invented, strangers=False)
        assert {(row.subject_id, row.object_id) for row in links.unsure.rows} == {
            ("actor:norland", "eurovoc:99"),
            ("actor:sudland", "wikidata:Q78"),
        }
        assert links.positive.rows == ()
        assert unsure.read_bytes() == sssom.write(links.unsure)
        written = unsure.read_bytes()
        again = link(folder, "--write")
        assert "0 candidates added" in again.stderr
        assert json.loads(again.stdout) == []
        assert unsure.read_bytes() == written
        assert not list(folder.glob(".unsure*"))

    def test_keeps_rows_on_resources_that_were_not_read(self, folder: Path) -> None:
        file = folder / "unsure.sssom.tsv"
        other = mapping("actor:westland", "Westland", "owl:sameAs", "wikidata:Q5")
        file.write_bytes(sssom.write(Table(file, HEAD, (other,))))
        assert link(folder, "--write").exit_code == 0
        assert {row.subject_id for row in sssom.parse(file, file.read_text("utf-8")).rows} == {
            *("actor:westland", "actor:norland", "actor:sudland"),
        }

    def test_a_broken_table_is_refused_and_left_alone(self, folder: Path) -> None:
        file = folder / "unsure.sssom.tsv"
        file.write_text("nonsense\n", encoding="utf-8")
        result = link(folder, "--write")
        assert result.exit_code == 2
        assert str(file) in result.stderr
        assert file.read_text(encoding="utf-8") == "nonsense\n"


class TestOnline:
    def test_a_service_is_asked_politely_and_its_candidates_join(self, folder: Path, speaker: Speaker) -> None:
        result = link(folder, "--online", speaker.url, "--contact", "me@example.org")
        assert (result.exit_code, result.stderr) == (0, "")
        assert ("harbour-league", "http://www.wikidata.org/entity/Q77") in items(result)
        assert ("norland", "http://eurovoc.europa.eu/99") in items(result)
        (agent,) = speaker.agents
        assert agent == f"eso-kg/{resources.version()} (https://w3id.org/eso-kg/; me@example.org)"

    def test_no_account_of_ours_is_sent(self, folder: Path, speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_USER", "someone")
        monkeypatch.setenv("KG_STORE_PASSWORD", "secret")
        speaker.instead = [Reply(401, headers={"WWW-Authenticate": 'Basic realm="x"'})] * 2
        result = link(folder, "--online", speaker.url)
        assert result.exit_code == 2
        assert speaker.instead, "it was asked once"

    def test_where_it_fails_the_other_candidates_are_there_and_one_line_says_so(
        self, folder: Path, speaker: Speaker
    ) -> None:
        speaker.instead = [None, Reply(400, "no")]
        result = link(folder, "--online", speaker.url)
        assert result.exit_code == 2
        assert len(items(result)) == 2
        assert result.stderr.count("\n") == 1
        assert "HTTP 400, no" in result.stderr
