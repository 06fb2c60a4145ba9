"""Every named query on the article's graph, on each topic and for some actors and days: Virtuoso gives the same rows.

It takes a minute, so that it runs only where it is asked for (KG_SLOW=1), as `.ci/run` does. The invented corpus of
the other tests is too small to show what Virtuoso does with some forms of EXISTS.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import queries, store
from kg.pipeline import Knowledge
from kg.queries import Rows
from kg.queries.named import read
from kg.queries.run import bound
from kg.queries.values import Names
from kg.remote import Server
from tests.server.test_engines import FILES, normal

pytestmark = pytest.mark.slow

SAMPLES = {
    "actor": ["emmanuel-macron", "russia"],
    "date": ["2019-08-19", "2023-06-01"],
    "mode": ["DirectQuotation"],
    "treaty": ["new-start"],
}
TOPICS = "SELECT ?topic WHERE { ?topic a <https://w3id.org/eso-kg/ontology#Topic> } ORDER BY ?topic"


@pytest.fixture(scope="module")
def data(knowledge: Knowledge) -> bytes:
    return store.nquads(knowledge.asserted | knowledge.inferred)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_rows_are_the_same(embedded: ox.Store, names: Names, on_virtuoso: Server, path: Path) -> None:
    query = read(path)
    found = queries.run(embedded, TOPICS)
    assert isinstance(found, Rows)
    samples = SAMPLES | {"topic": [topic.value for (topic,) in found.rows if isinstance(topic, ox.NamedNode)]}
    for given in [{}, *({p.name: value} for p in query.parameters for value in samples.get(p.kind, ()))]:
        text = bound(query, given, names)
        answer = queries.run(embedded, text)
        assert isinstance(answer, Rows)
        assert normal(on_virtuoso.select(text)) == normal(answer), given
