"""Shared fixtures: the invented corpus of tests/sources, read and anchored once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import anchoring, codings, derive, triples
from kg.corpus import Corpus
from kg.triples import Coded, Quad

HERE = Path(__file__).parent
CORPUS = HERE / "sources" / "corpus"
TEXTS = HERE / "sources" / "texts"
TOPICS = {"arms-control"}


@pytest.fixture(scope="session")
def text() -> str:
    return (TEXTS / "doe-2031.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return codings.read([CORPUS], TOPICS)


@pytest.fixture(scope="session")
def coded(corpus: Corpus, text: str) -> Coded:
    return anchoring.from_text(corpus.sources[0], text)


@pytest.fixture(scope="session")
def asserted(corpus: Corpus, coded: Coded) -> frozenset[Quad]:
    return triples.quads(corpus, (coded,))


@pytest.fixture(scope="session")
def positions(corpus: Corpus) -> frozenset[Quad]:
    return derive.derived(corpus)
