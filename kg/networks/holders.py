"""Who holds what: actors and propositions, joined by positions into which statements are folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
from rdflib import DCTERMS, SKOS, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.iris import ID
from kg.namespaces import ESO, OA, SCHEMA
from kg.networks.facts import CONFLICTS, HOLDS, POSITIONS, Facts, Graph, local, slug


def holders(dataset: Dataset) -> Graph:
    """Every position of every holder; the graph also knows its topics and sources."""
    facts = Facts(dataset)
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


def _positions(facts: Facts) -> Iterator[_Held]:
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
        iri = f"{POSITIONS}{slug(holder)}.{slug(proposition)}.{stance.lower()}.loose"
        yield _Held(iri, holder, proposition, stance, "", "", tuple(nodes))


def _ends(facts: Facts, node: Node) -> Iterator[tuple[Node, Node]]:
    for holder in facts.ours(node, ESO.holder):
        for proposition in facts.ours(node, ESO.proposition):
            yield holder, proposition


def _add_position(graph: Graph, facts: Facts, held: _Held) -> None:
    _add_node(graph, facts, held.holder, facts.kind(held.holder))
    _add_node(graph, facts, held.proposition, "Proposition")
    statements = sorted((statement(facts, s) for s in held.statements), key=by_date)
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


def by_date(said: Mapping[str, Any]) -> tuple[str, str]:
    """Statements without a date come last."""
    return said["earliest"] or "9999", said["id"]


def _evidence(modes: Iterable[str]) -> str:
    """The strongest ground: the holder's own words, a report of words or acts, or ascription only."""
    present = set(modes)
    if present & {"DirectQuotation", "AuthorAssessment"}:
        return "own words"
    return "reported" if present & {"ReportedSpeech", "ReportedAct"} else "attributed"


def _add_node(graph: Graph, facts: Facts, node: Node, kind: str) -> None:
    if str(node) in graph:
        return
    topics = [slug(topic) for topic in facts.ours(node, ESO.topic)]
    note = facts.words(node, SKOS.scopeNote)
    graph.add_node(str(node), kind=kind, label=facts.words(node), note=note, topics=topics)


def _add_conflicts(graph: Graph, facts: Facts) -> None:
    found = facts.pairs(ESO.conflictsWith)
    pairs = {(min(s, o), max(s, o)) for s in map(str, found) for o in map(str, found[URIRef(s)])}
    for first, second in sorted(pairs):
        if first != second and first in graph and second in graph:
            key = f"{slug(first)}.conflicts.{slug(second)}"
            graph.add_edge(first, second, key=key, relation=CONFLICTS, stance="", count=0)


def _count(graph: Graph) -> None:
    """Topics of an actor are those of its propositions; counts are of distinct statements."""
    for node, data in graph.nodes(data=True):
        edges = [*graph.in_edges(node, data=True), *graph.out_edges(node, data=True)]
        held = [(u, v, d) for u, v, d in edges if d["relation"] == HOLDS]
        data["positions"] = len(held)
        data["count"] = len({s["id"] for _, _, d in held for s in d["statements"]})
        data["topics"] = data["topics"] or sorted({t for _, v, _ in held for t in graph.nodes[v]["topics"]})


def statement(facts: Facts, node: Node) -> dict[str, Any]:
    """All that is shown of a statement."""
    source = next(iter(facts.ours(node, ESO.source)), None)
    conditions = facts.ours(node, ESO.condition)
    return {
        "id": str(node),
        "mode": facts.term(node, ESO.mode),
        "holders": [facts.words(holder) for holder in facts.ours(node, ESO.holder)],
        "reporters": [facts.words(reporter) for reporter in facts.ours(node, ESO.reporter)],
        "condition": facts.words(conditions[0]) if conditions else {},
        "events": [facts.words(event) for event in facts.ours(node, ESO.saidAt)],
        "venues": [local(event) for event in facts.ours(node, ESO.saidAt)],
        "date": facts.text(node, ESO.dateText),
        "wording": facts.text(node, ESO.dateWording),
        "earliest": facts.text(node, ESO.earliest),
        "latest": facts.text(node, ESO.latest),
        "term": facts.text(node, ESO.quotedTerm),
        "note": facts.words(node, SKOS.editorialNote),
        "source": str(source or ""),
        **_passage(facts, node),
    }


def _passage(facts: Facts, statement: Node) -> dict[str, Any]:
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


def _source(facts: Facts, node: Node) -> dict[str, Any]:
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
