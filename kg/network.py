"""Network views of the graph: RDF in, networkx out, and the files that other network tools read.

Node and edge attributes are plain JSON values. An unknown text or date is `""`, never None, so that every
exporter can write it. Labels are `{"en": …, "fr": …}` in the graph, `label_en`, `label_fr` in flat files.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx
from rdflib import DCTERMS, RDF, RDFS, SKOS, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.errors import Unusable
from kg.iris import ID
from kg.namespaces import ESO, INFERRED, OA, SCHEMA

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph
Label = dict[str, str]
ACTOR_KINDS = ("Person", "State", "Institution", "Collective", "Actor")
HOLDS, CONFLICTS = "holds", "conflictsWith"
_POSITIONS = ID + "position/"


@dataclass(frozen=True)
class Network:
    """A view: the question it answers, in both languages, and the function that builds it."""

    name: str
    question: Mapping[str, str]
    build: Callable[[Dataset], Graph]


class _Facts:
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
                if context != INFERRED or str(s).startswith(_POSITIONS):
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


def _holders(dataset: Dataset) -> Graph:
    facts = _Facts(dataset)
    graph: Graph = nx.MultiDiGraph()
    for position in _positions(facts):
        _add_position(graph, facts, position)
    _add_conflicts(graph, facts)
    _count(graph)
    topics = {topic for _, data in graph.nodes(data=True) for topic in data["topics"]}
    graph.graph["topics"] = {t: facts.words(URIRef(ID + "topic/" + t)) for t in sorted(topics)}
    sources = facts.instances("Source")
    graph.graph["sources"] = [_source(facts, s) for s in sources]
    authors = {str(author) for s in sources for author in facts.ours(s, DCTERMS.creator)}
    nx.set_node_attributes(graph, {node: node in authors for node in graph}, "author")
    return graph


@dataclass(frozen=True)
class _Held:
    iri: str
    holder: Node
    proposition: Node
    stance: str
    since: str
    until: str
    statements: tuple[Node, ...]


def _positions(facts: _Facts) -> Iterator[_Held]:
    """Derived positions, then what no position rests on (a graph on which nothing was derived)."""
    used: set[tuple[Node, Node]] = set()
    for node in facts.instances("Position"):
        since, until = facts.text(node, ESO.heldFrom), facts.text(node, ESO.heldUntil)
        basis = tuple(facts.ours(node, ESO.basedOn))
        for holder, proposition in _ends(facts, node):
            used.update((holder, statement) for statement in basis)
            yield _Held(str(node), holder, proposition, facts.term(node, ESO.stance), since, until, basis)
    loose: dict[tuple[Node, Node, str], list[Node]] = defaultdict(list)
    for node in facts.instances("Statement"):
        for holder, proposition in _ends(facts, node):
            if (holder, node) not in used:
                loose[holder, proposition, facts.term(node, ESO.stance)].append(node)
    for (holder, proposition, stance), nodes in loose.items():
        iri = f"{_POSITIONS}{_slug(holder)}.{_slug(proposition)}.{stance.lower()}.loose"
        yield _Held(iri, holder, proposition, stance, "", "", tuple(nodes))


def _ends(facts: _Facts, node: Node) -> Iterator[tuple[Node, Node]]:
    for holder in facts.ours(node, ESO.holder):
        for proposition in facts.ours(node, ESO.proposition):
            yield holder, proposition


def _add_position(graph: Graph, facts: _Facts, held: _Held) -> None:
    _add_node(graph, facts, held.holder, facts.kind(held.holder))
    _add_node(graph, facts, held.proposition, "Proposition")
    statements = sorted((_statement(facts, s) for s in held.statements), key=_by_date)
    modes = sorted({s["mode"] for s in statements})
    attributes = {"from": held.since, "until": held.until, "statements": statements, "modes": modes}
    graph.add_edge(
        str(held.holder),
        str(held.proposition),
        key=held.iri,
        relation=HOLDS,
        stance=held.stance,
        count=len(statements),
        evidence=_evidence(modes),
        dated=any(s["earliest"] for s in statements),
        **attributes,
    )


def _by_date(statement: Mapping[str, Any]) -> tuple[str, str]:
    return statement["earliest"] or "9999", statement["id"]


def _evidence(modes: Iterable[str]) -> str:
    """The strongest ground: the holder's own words, a report of words or acts, or ascription only."""
    present = set(modes)
    if present & {"DirectQuotation", "AuthorAssessment"}:
        return "own words"
    return "reported" if present & {"ReportedSpeech", "ReportedAct"} else "attributed"


def _add_node(graph: Graph, facts: _Facts, node: Node, kind: str) -> None:
    if str(node) in graph:
        return
    topics = [_slug(topic) for topic in facts.ours(node, ESO.topic)]
    note = facts.words(node, SKOS.scopeNote)
    graph.add_node(str(node), kind=kind, label=facts.words(node), note=note, topics=topics)


def _add_conflicts(graph: Graph, facts: _Facts) -> None:
    found = facts.pairs(ESO.conflictsWith)
    pairs = {(min(s, o), max(s, o)) for s in map(str, found) for o in map(str, found[URIRef(s)])}
    for first, second in sorted(pairs):
        if first != second and first in graph and second in graph:
            key = f"{_slug(first)}.conflicts.{_slug(second)}"
            graph.add_edge(first, second, key=key, relation=CONFLICTS, stance="", count=0)


def _count(graph: Graph) -> None:
    """Topics of an actor are those of its propositions; counts are of distinct statements."""
    for node, data in graph.nodes(data=True):
        edges = [*graph.in_edges(node, data=True), *graph.out_edges(node, data=True)]
        held = [(u, v, d) for u, v, d in edges if d["relation"] == HOLDS]
        data["positions"] = len(held)
        data["count"] = len({s["id"] for _, _, d in held for s in d["statements"]})
        data["topics"] = data["topics"] or sorted({t for _, v, _ in held for t in graph.nodes[v]["topics"]})


def _statement(facts: _Facts, node: Node) -> dict[str, Any]:
    source = next(iter(facts.ours(node, ESO.source)), None)
    conditions = facts.ours(node, ESO.condition)
    return {
        "id": str(node),
        "mode": facts.term(node, ESO.mode),
        "holders": [facts.words(holder) for holder in facts.ours(node, ESO.holder)],
        "reporters": [facts.words(reporter) for reporter in facts.ours(node, ESO.reporter)],
        "condition": facts.words(conditions[0]) if conditions else {},
        "events": [facts.words(event) for event in facts.ours(node, ESO.saidAt)],
        "date": facts.text(node, ESO.dateText),
        "wording": facts.text(node, ESO.dateWording),
        "earliest": facts.text(node, ESO.earliest),
        "latest": facts.text(node, ESO.latest),
        "term": facts.text(node, ESO.quotedTerm),
        "note": facts.words(node, SKOS.editorialNote),
        "source": str(source or ""),
        **_passage(facts, node),
    }


def _passage(facts: _Facts, statement: Node) -> dict[str, Any]:
    target = next(iter(facts.ours(statement, OA.hasTarget)), None)
    selectors = facts.all(target, OA.hasSelector) if target else []
    start, end = (
        next((e for s in selectors for e in facts.all(s, edge)), None)
        for edge in (OA.hasStartSelector, OA.hasEndSelector)
    )
    return {
        "paragraph": facts.text(target, ESO.paragraph),
        "first": facts.text(start, OA.exact),
        "last": facts.text(end, OA.exact),
        "full": next(filter(None, (facts.text(s, OA.exact) for s in selectors)), ""),
        "link": facts.text(target, ESO.deepLink),
    }


def _source(facts: _Facts, node: Node) -> dict[str, Any]:
    titles = [o for o in facts.all(node, DCTERMS.title) if isinstance(o, Literal)]
    return {
        "id": str(node),
        "title": facts.text(node, DCTERMS.title),
        "language": next((title.language or "" for title in titles), ""),
        "authors": [facts.words(a) for a in facts.ours(node, DCTERMS.creator)],
        "publishers": [facts.words(p) for p in facts.ours(node, DCTERMS.publisher)],
        "issued": facts.text(node, DCTERMS.issued),
        "url": facts.text(node, SCHEMA.url),
    }


def _slug(node: object) -> str:
    return local(node).partition("/")[2]


def to_json(graph: Graph) -> bytes:
    """Node-link JSON with everything; `networkx.node_link_graph(…, edges="edges")` reads it."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def to_graphml(graph: Graph) -> bytes:
    # lxml, where it happens to be installed, would write other bytes
    out = io.BytesIO()
    nx.write_graphml_xml(flat(graph), out)
    return out.getvalue() + b"\n"


def to_gexf(graph: Graph) -> bytes:
    text = "\n".join(nx.generate_gexf(flat(graph), prettyprint=True))
    # the writer puts today's date here
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n").encode()


def to_csv(graph: Graph) -> bytes:
    """One line an edge, with the labels of both ends; nodes without an edge are not in it."""
    simple = flat(graph)
    names = sorted({name for _, _, data in simple.edges(data=True) for name in data})
    ends = ("source", "source_label", "target", "target_label", "key")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*ends, *names])
    for u, v, key, data in simple.edges(keys=True, data=True):
        labels = [simple.nodes[end]["label"] for end in (u, v)]
        writer.writerow([u, labels[0], v, labels[1], key, *(data.get(name, "") for name in names)])
    return out.getvalue().encode()


def flat(graph: Graph) -> Graph:
    """A copy whose attributes are single values; `label` is English, statements are their identifiers."""
    copy: Graph = nx.MultiDiGraph()
    copy.graph["name"] = graph.graph.get("name", "")
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **_flat(data), label=_xml_text(data["label"]["en"]))
    for u, v, key, data in graph.edges(keys=True, data=True):
        copy.add_edge(u, v, key=key, **_flat(data))
    return copy


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            result.update({f"{name}_{key}": _xml_text(str(v)) for key, v in value.items()})
        elif isinstance(value, list):
            result[name] = " ".join(str(v["id"] if isinstance(v, dict) else v) for v in value)
        else:
            result[name] = _xml_text(value) if isinstance(value, str) else value
    return result


def _xml_text(text: str) -> str:
    """Without the control characters that no XML 1.0 document can carry."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


FORMATS: Mapping[str, Callable[[Graph], bytes]] = MappingProxyType(
    {"graphml": to_graphml, "gexf": to_gexf, "csv": to_csv, "json": to_json}
)
NETWORKS: Mapping[str, Network] = MappingProxyType(
    {
        "holders": Network(
            "holders",
            MappingProxyType({"en": "Who holds what?", "fr": "Qui défend quoi ?"}),
            _holders,
        )
    }
)
