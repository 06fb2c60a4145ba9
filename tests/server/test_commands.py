"""`kg serve`, `kg push` and `kg query --store` as a user meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.iris import graph

from .conftest import Running, ended

pytestmark = pytest.mark.usefixtures("_virtuoso_started")


def kg(*arguments: object, **environment: str) -> Result:
    runner = CliRunner(env={"KG_STORE_USER": None, "KG_STORE_PASSWORD": None, "KG_STORE": None, **environment})
    return runner.invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def refused(result: Result, *told: str) -> None:
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert all(t in result.stderr for t in told), result.stderr


class TestServe:
    def test_prints_its_address_when_it_answers(self, source: Path, tmp_path: Path) -> None:
        """Over a store on disk, which others may read at the same time."""
        assert kg("push", tmp_path / "store", "--exports", source.parent).exit_code == 0
        command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", "--store", str(tmp_path / "store")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            asked = "ASK { ?s a eso:Statement }"
            assert httpx.get(f"{address}sparql", params={"query": asked}).json()["boolean"]
            assert json.loads(kg("query", "-e", asked, "--store", tmp_path / "store").stdout) == [{"answer": True}]
        finally:
            ended(process)
        assert process.returncode == 0

    def test_that_cannot_be_is_one_line_and_exit_2(self, served: Running, source: Path, tmp_path: Path) -> None:
        port = served.url.rpartition(":")[2]
        refused(kg("serve", "--port", port, "--exports", source.parent), f"127.0.0.1:{port}: cannot listen there")
        refused(kg("serve", "--store", tmp_path / "none"), "none", "kg push")

    def test_without_exports_names_the_remedy(self, tmp_path: Path) -> None:
        refused(kg("serve", "--exports", tmp_path), "kg build")


class TestPushAndQuery:
    ASK = ("query", "positions", "--param", "actor=Norland", "--format", "csv")

    @pytest.mark.parametrize("engine", ["oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)])
    def test_of_a_server(self, request: pytest.FixtureRequest, source: Path, engine: str) -> None:
        url, account = request.getfixturevalue(engine), {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "dba"}
        pushed = kg("push", url, "--exports", source.parent, **account)
        assert pushed.exit_code == 0, pushed.stderr
        assert len(pushed.stdout.splitlines()) == len({line.split()[-1] for line in pushed.stdout.splitlines()}) >= 5
        here = kg(*self.ASK, "--exports", source.parent)
        there = kg(*self.ASK, "--store", url)
        assert sorted(there.stdout.splitlines()) == sorted(here.stdout.splitlines())
        assert len(here.stdout.splitlines()) > 1
        assert kg(*self.ASK, KG_STORE=url).stdout == there.stdout
        table = kg(*self.ASK[:-1], "markdown", "--lang", "fr", "--store", url)
        assert "| Norlande |" in table.stdout, "labels come from the server too"
        explained = kg(*self.ASK, "--store", url, "--explain")
        assert explained.stdout == kg(*self.ASK, "--exports", source.parent, "--explain").stdout

    def test_of_a_folder(self, source: Path, tmp_path: Path) -> None:
        folder = tmp_path / "new" / "store"
        for _ in range(2):
            assert kg("push", folder, "--exports", source.parent).exit_code == 0
        assert os.listdir(folder.parent) == ["store"]
        here = kg(*self.ASK, "--exports", source.parent)
        assert kg(*self.ASK, "--store", folder).stdout == here.stdout

    def test_to_a_folder_keep_what_others_have_there(self, source: Path, tmp_path: Path) -> None:
        folder, mine = tmp_path / "store", ox.NamedNode("http://x/mine")
        with_mine = ox.Store(str(folder))
        with_mine.add(ox.Quad(mine, mine, mine, mine))
        with_mine.add(ox.Quad(mine, mine, mine, ox.NamedNode(graph("gone"))))
        with_mine.flush()
        refused(kg("push", folder, "--exports", source.parent), str(folder), "cannot be written")
        del with_mine
        assert kg("push", folder, "--exports", source.parent).exit_code == 0
        held = {g.value for g in ox.Store.read_only(str(folder)).named_graphs()}
        assert held >= {mine.value, graph("context")}
        assert graph("gone") not in held

    def test_that_fail_leave_the_folder_as_it_was(self, source: Path, tmp_path: Path) -> None:
        assert kg("push", tmp_path / "store", "--exports", source.parent).exit_code == 0
        before = kg(*self.ASK, "--store", tmp_path / "store").stdout
        (tmp_path / "graph.nq").write_bytes(source.read_bytes() + b"<http://x/> broken")
        refused(kg("push", tmp_path / "store", "--exports", tmp_path), "graph.nq", "kg build")
        assert sorted(os.listdir(tmp_path)) == ["graph.nq", "store"]
        assert kg(*self.ASK, "--store", tmp_path / "store").stdout == before

    def test_to_a_folder_of_something_else_is_refused(self, source: Path, tmp_path: Path) -> None:
        (tmp_path / "letter").write_text("dear", encoding="ascii")
        refused(kg("push", tmp_path, "--exports", source.parent), str(tmp_path), "something else")
        assert os.listdir(tmp_path) == ["letter"]

    def test_of_a_server_of_ours(self, url: str, source: Path) -> None:
        there = kg("query", "-e", "SELECT ?l WHERE { actor:norland rdfs:label ?l }", "--store", url)
        assert {row["l"] for row in json.loads(there.stdout)} == {"Norland", "Norlande"}
        refused(kg("push", url, "--exports", source.parent), "--graph-store")

    def test_of_exports_that_are_damaged_name_the_remedy(self, tmp_path: Path) -> None:
        (tmp_path / "graph.nq").write_text("<http://x/> broken", encoding="ascii")
        for command in (self.ASK, ("serve",), ("push", tmp_path / "store")):
            refused(kg(*command, "--exports", tmp_path), "graph.nq")
        refused(kg(*self.ASK, "--exports", tmp_path), "run `kg build` again")

    def test_that_cannot_work_are_one_line_and_exit_2(self, tmp_path: Path, url: str) -> None:
        refused(kg(*self.ASK, "--store", tmp_path / "none"), "none", "kg push")
        refused(kg(*self.ASK, "--store", tmp_path), str(tmp_path), "cannot be read")
        refused(kg(*self.ASK, "--store", url, "--exports", tmp_path), "give one")
        refused(kg(*self.ASK, "--store", "http://me:sesame@host/"), "does not belong in the address")
        refused(kg("query", "positions", "--param", "actor=Norlund", "--store", url), "nearest: Norland")
        refused(kg("query", "-e", "SELEC", "--store", url), "not a SPARQL query")
        refused(kg("query", "-e", "DROP ALL", "--store", url), "read-only")
