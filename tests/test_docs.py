"""What the documentation shows is what the commands give."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

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
