"""Network views of the graph: RDF in, networkx out, and the files that other network tools read.

Node and edge attributes are plain JSON values. An unknown text or date is `""`, never None, so that every
exporter can write it. Labels are `{"en": …, "fr": …}` in the graph, `label_en`, `label_fr` in flat files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rdflib import Dataset

from kg.errors import Unusable
from kg.networks.facts import ACTOR_KINDS, CONFLICTS, HOLDS, Graph, Label, local
from kg.networks.files import FORMATS, files, flat, to_csv, to_gexf, to_graphml, to_json
from kg.networks.holders import holders
from kg.networks.sides import AGREES, DISAGREES, behind, sides

__all__ = [
    "ACTOR_KINDS",
    "AGREES",
    "CONFLICTS",
    "DISAGREES",
    "FORMATS",
    "HOLDS",
    "NETWORKS",
    "Graph",
    "Label",
    "Network",
    "behind",
    "files",
    "flat",
    "local",
    "network",
    "to_csv",
    "to_gexf",
    "to_graphml",
    "to_json",
]


@dataclass(frozen=True)
class Network:
    """A view: the question it answers, in both languages, and the function that builds it."""

    name: str
    question: Mapping[str, str]
    build: Callable[[Dataset], Graph]


def network(name: str, dataset: Dataset) -> Graph:
    """A view by name.

    Raises:
        Unusable: there is no such view.
    """
    if name not in NETWORKS:
        raise Unusable(f"there is no network {name!r}; there is {', '.join(NETWORKS)}")
    view = NETWORKS[name]
    graph = view.build(dataset)
    graph.graph.update(name=view.name, question=dict(view.question))
    return graph


def _network(name: str, english: str, french: str, build: Callable[[Dataset], Graph]) -> tuple[str, Network]:
    return name, Network(name, MappingProxyType({"en": english, "fr": french}), build)


NETWORKS: Mapping[str, Network] = MappingProxyType(
    dict(
        (
            _network("holders", "Who holds what?", "Qui défend quoi\u00a0?", holders),
            _network("sides", "With whom, against whom?", "Avec qui, contre qui\u00a0?", sides),
        )
    )
)
