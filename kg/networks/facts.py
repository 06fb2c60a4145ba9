"""What the graph says, one predicate at a time, in plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

import networkx as nx
from rdflib import RDF, RDFS, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.iris import ID
from kg.namespaces import ESO, INFERRED

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph
Label = dict[str, str]
ACTOR_KINDS = ("Person", "State", "Institution", "Collective", "Actor")
HOLDS, CONFLICTS = "holds", "conflictsWith"
POSITIONS = ID + "position/"


class Facts:
    """What the sources and the context say, one predicate at a time, plus the derived positions.

    The rest of the closure is left out: it repeats resources under the names of other data sets and
    alternative names as labels.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._objects: dict[Node, dict[Node, set[Node]]] = {}

    def pairs(self, predicate: URIRef) -> Mapping[Node, set[Node]]:
        if predicate not in self._objects:
            found: dict[Node, set[Node]] = defaultdict(set)
            for s, _, o, context in self._dataset.quads((None, predicate, None, None)):
                if context != INFERRED or str(s).startswith(POSITIONS):
                    found[s].add(o)
            self._objects[predicate] = dict(found)
        return self._objects[predicate]

    def all(self, node: Node, predicate: URIRef) -> list[Node]:
        return sorted(self.pairs(predicate).get(node, ()), key=str)

    def ours(self, node: Node, predicate: URIRef) -> list[Node]:
        return [o for o in self.all(node, predicate) if str(o).startswith(ID)]

    def text(self, node: Node | None, predicate: URIRef) -> str:
        values = self.all(node, predicate) if node is not None else []
        return str(values[0]) if values else ""

    def term(self, node: Node, predicate: URIRef) -> str:
        """The local name of the vocabulary's term, `Supports` for `eso:Supports`."""
        return next((str(o)[len(ESO) :] for o in self.all(node, predicate) if str(o).startswith(ESO)), "")

    def words(self, node: Node, predicate: URIRef = RDFS.label) -> Label:
        """The literal in English and French; each falls back on the other, then on any, then on the IRI."""
        found = [o for o in self.all(node, predicate) if isinstance(o, Literal)]
        by_language = {o.language or "": str(o) for o in reversed(found)}
        last = next(iter(by_language.values()), local(node) if predicate == RDFS.label else "")
        english = by_language.get("en") or by_language.get("fr") or last
        return {"en": english, "fr": by_language.get("fr") or english}

    def kind(self, node: Node) -> str:
        types = self.pairs(RDF.type).get(node, set())
        return next((kind for kind in ACTOR_KINDS if ESO[kind] in types), "Actor")

    def instances(self, kind: str) -> list[Node]:
        return sorted((s for s, types in self.pairs(RDF.type).items() if ESO[kind] in types), key=str)


def local(node: object) -> str:
    """The short form of one of our IRIs, `actor/norland`; any other text as it is."""
    return str(node).removeprefix(ID)


def slug(node: object) -> str:
    """The last part of one of our IRIs, `norland`."""
    return local(node).partition("/")[2]
