"""docs/ontology.md tells what the tests test and names what there is."""

from __future__ import annotations

import re

import pytest
from rdflib import SH

from tests.ontology.test_alignments import alignments, neighbours
from tests.ontology.test_consequences import CONCLUSIONS, IMPOSSIBLE
from tests.ontology.test_profile import OUTSIDE
from tests.ontology.vocabulary import ONTOLOGY, module, name, terms

TEXT = (ONTOLOGY.parent / "docs" / "ontology.md").read_text("utf-8")
NAMES = {name(term) for term in terms()}


@pytest.mark.parametrize("question", [*CONCLUSIONS, *IMPOSSIBLE])
def test_a_question_that_is_tested_is_told(question: str) -> None:
    assert question in TEXT


def test_the_terms_it_names_exist() -> None:
    assert set(re.findall(r"\beso:([A-Za-z-]+)", TEXT)) <= NAMES


def test_the_diagram_shows_what_there_is() -> None:
    diagram = TEXT.partition("```mermaid")[2].partition("```")[0]
    lines = re.findall(r"(\w+) --> (\w+) : (.+)", diagram)
    assert len(lines) > 10
    for source, target, properties in lines:
        assert {source, target, *properties.split(", ")} <= NAMES


def test_the_shapes_it_names_exist() -> None:
    shapes = {str(s).rpartition("#")[2] for s in module("shapes").subjects(SH.severity)}
    assert set(re.findall(r"`(\w+-key)`", TEXT)) == {s for s in shapes if s.endswith("-key")}


def test_the_files_it_names_exist() -> None:
    for path in re.findall(r"`((?:ontology|tests)/[\w./-]+)`", TEXT):
        assert (ONTOLOGY.parent / path).exists(), path


def test_its_numbers_are_right() -> None:
    assert f"({len(neighbours())} axioms)" in TEXT
    assert f"\n{len(alignments())}, each an annotated axiom" in TEXT
    assert f"{len(OUTSIDE)} ways to leave it are found" in TEXT
