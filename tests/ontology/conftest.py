"""The real graph in one piece."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg.pipeline import Knowledge


@pytest.fixture(scope="session")
def everything(knowledge: Knowledge) -> Graph:
    """What the project's own sources say and what follows, with the ontology, without the names of graphs."""
    graph = Graph()
    for s, p, o, _ in knowledge.asserted | knowledge.inferred:
        graph.add((s, p, o))
    return graph
