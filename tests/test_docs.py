"""What the documentation shows is what the commands give."""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, RdfFormat

from kg import engines, queries, resources
from kg.cli import main
from kg.queries import Rows, render
from kg.queries.run import with_prefixes
from kg.queries.values import Names

ROOT = Path(__file__).parents[1]
SHOWN = re.compile(r"<!-- kg (query .*?) -->\n\n((?:\|.*\n)*)")
BLOCKS = [
    pytest.param(path, command, table, id=f"{path.name}: {command[:60]}")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for command, table in SHOWN.findall(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("path", "command", "table"), BLOCKS)
def test_the_table_shown_is_the_answer(exports: Path, path: Path, command: str, table: str) -> None:
    asked = [*shlex.split(command), "--format", "markdown", "--exports", str(exports)]
    assert CliRunner().invoke(main, asked, catch_exceptions=False).output == table, path


def test_the_readme_shows_three_answers() -> None:
    assert len(SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))) >= 3


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))], ids=str)
def test_links_inside_the_repository_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


class TestPython:
    @pytest.fixture(autouse=True)
    def _built(self, exports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(resources, "exports", lambda: exports)

    def test_the_examples_give_what_they_show(self) -> None:
        done = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
        assert done.failed == 0
        assert done.attempted > 10

    @pytest.fixture
    def cell(self) -> Iterator[None]:
        """The notebook sets how pandas shows things."""
        pandas = pytest.importorskip("pandas")
        names = ("max_colwidth", "max_columns", "width")
        with pandas.option_context(*(v for n in names for v in (f"display.{n}", pandas.get_option(f"display.{n}")))):
            yield

    @pytest.mark.usefixtures("cell")
    def test_the_notebook_shows_what_its_cells_give(self) -> None:
        notebook = runpy.run_path(str(ROOT / "docs" / "notebook.py"))
        committed = notebook["NOTEBOOK"].read_text(encoding="utf-8")
        assert notebook["written"](notebook["executed"](notebook["read"]())) == committed, "run python docs/notebook.py"


def test_the_readme_lists_every_query() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for found in (queries.find(resources.QUERIES, name) for name in queries.names(resources.QUERIES)):
        row = f"| `{found.name}` | {found.question} | {', '.join(p.name for p in found.parameters)} |"
        assert row in readme, row


CODE = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMANDS = sorted(
    {
        found
        for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for block in CODE.findall(path.read_text(encoding="utf-8"))
        for found in re.findall(r"^(?:\$ )?kg (.*)$", block, re.MULTILINE)
    }
)


@pytest.mark.parametrize("shown", COMMANDS)
def test_the_command_shown_is_one_and_takes_the_options_shown(shown: str) -> None:
    name, *arguments = shlex.split(shown, comments=True)
    command = main.commands[name]
    command.make_parser(click.Context(command)).parse_args(arguments)


def test_commands_are_shown() -> None:
    assert {"query", "serve", "push", "anchor"} <= {shown.split()[0] for shown in COMMANDS}


JOINED = re.compile(r"<!-- with (\S+) -->\n\n```sparql\n(.*?)\n```\n\n((?:\|[^\n]*\n)+)", re.DOTALL)
LINKING = ROOT / "docs" / "linking.md"


@pytest.mark.parametrize(("extract", "sparql", "table"), JOINED.findall(LINKING.read_text(encoding="utf-8")))
def test_the_answer_of_a_join_with_another_data_set_is_the_one_shown(
    exports: Path, extract: str, sparql: str, table: str
) -> None:
    store = engines.load(exports)
    labels = Names(store).labels("en")
    store.bulk_load(path=str(LINKING.parent / extract), format=RdfFormat.TURTLE, to_graph=NamedNode("urn:extract"))
    rows = queries.run(store, with_prefixes(sparql))
    assert isinstance(rows, Rows)
    assert render.markdown(rows, labels) == table


def test_three_data_sets_are_joined_and_each_extract_says_where_it_is_from() -> None:
    joined = {extract for extract, _, _ in JOINED.findall(LINKING.read_text(encoding="utf-8"))}
    assert joined == {f"linking/{path.name}" for path in (LINKING.parent / "linking").iterdir()}
    assert len(joined) == 3
    for extract in joined:
        head = (LINKING.parent / extract).read_text(encoding="utf-8").partition("@prefix")[0]
        assert re.search(r"CC0|© European Union", head)
        assert re.search(r"github\.com/\S+", head)
        assert re.search(r"\b[0-9a-f]{12}\b", head), "the commit it was read at"
