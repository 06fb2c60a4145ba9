"""Shared fixtures, each made once: the invented corpus of tests/sources, the project's own graph, one Chromium."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kg import anchoring, codings, derive, pipeline, publish, resources, sssom, store, triples
from kg.corpus import Corpus
from kg.namespaces import ONTOLOGY
from kg.pipeline import Knowledge
from kg.triples import Coded, Quad, links

HERE = Path(__file__).parent
CORPUS = HERE / "sources" / "corpus"
TEXTS = HERE / "sources" / "texts"
TOPICS = {"arms-control"}
CHROMIUM = Path("/usr/bin/chromium")
gc.set_threshold(50_000)  # graphs are many small objects that live long: looking through them costs a tenth of the time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "KG_SLOW" not in os.environ:
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="takes long: set KG_SLOW=1"))


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


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What the project's own sources say, and what follows."""
    return pipeline.gather([resources.SOURCES], None, lambda _: None)


@pytest.fixture(scope="session")
def exports(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of the project's own sources, as `kg build` writes it."""
    folder = tmp_path_factory.mktemp("exports")
    (folder / "graph.nq").write_bytes(store.nquads(knowledge.asserted | knowledge.inferred))
    return folder


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that `kg build` makes of the project’s own sources, once for all workers; not to be changed."""
    root = tmp_path_factory.getbasetemp()
    shared = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / "built"
    if not shared.exists():
        folder = tmp_path_factory.mktemp("built") / "exports"
        publish.write(folder, pipeline.exports(request.getfixturevalue("knowledge"), lambda _: None))
        with suppress(OSError):  # another worker was quicker
            folder.rename(shared)
    return shared


@pytest.fixture(scope="session")
def ontology() -> frozenset[Quad]:
    return pipeline.read_ontology()


@pytest.fixture(scope="session")
def shapes() -> frozenset[Quad]:
    return store.turtle_files([resources.SHAPES], ONTOLOGY)


@pytest.fixture(scope="session")
def things(ontology: frozenset[Quad]) -> Mapping[str, sssom.Thing]:
    """What can be linked of the project's own sources."""
    return links.things(codings.read([resources.SOURCES], pipeline.topics(ontology)), ontology)


@pytest.fixture(scope="session")
def ours(things: Mapping[str, sssom.Thing]) -> sssom.Links:
    """The project's own links."""
    return pipeline.read_links(resources.LINKS, things, strangers=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium; one for all tests, since Playwright's sync API cannot be started twice."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install -e .[test]")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()
