"""What a resource's page tells, as plain values in both languages; nothing is escaped yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.iris import ID, curie
from kg.namespaces import ESO
from kg.networks import Label
from kg.networks.holders import by_date, statement
from kg.pages import tables
from kg.pages.texts import MARKS
from kg.publish.site.addresses import home
from kg.publish.site.ledger import Sentence, passages, sentences
from kg.publish.site.things import Things
from kg.sssom import iri
from kg.triples import Triple

_SSSOM = Namespace(iri("sssom:"))
Address = Callable[[str], str]
"""From an IRI to what a page links to."""
_TOLD = (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.scopeNote, SKOS.definition, RDFS.comment)
"""What stands at the head of a page, not in its table."""
_NOTES = (SKOS.definition, SKOS.scopeNote, RDFS.comment)
_WAYS = ("https://", "http://", "/", "../")
"""How an address begins that a page may link to: nothing that runs."""
_FOLDED = {ESO.basedOn, ESO.codedBy, OWL.annotatedSource}
"""References to a resource that other parts of its page show."""


@dataclass(frozen=True)
class Value:
    """A value in words; `href` where it leads somewhere, `language` where it is in one language only."""

    text: Label
    href: str = ""
    language: str = ""


@dataclass(frozen=True)
class Fact:
    """A property with its values."""

    name: Label
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Position:
    """A holder's stance on a proposition, `who` and `what` unless the page is about them, with its statements."""

    id: str
    href: str
    stance: str
    mark: str
    who: Value | None
    what: Value | None
    period: Label
    statements: tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True)
class Link:
    """An item of another data set, what it is to ours, and why we think so."""

    place: str
    data_set: str
    item: Value
    relation: str
    justification: str
    confidence: str
    comment: str


@dataclass(frozen=True)
class Description:
    """All that the page of a resource tells."""

    iri: str
    title: Label
    kinds: tuple[Value, ...]
    names: tuple[Value, ...]
    notes: tuple[Label, ...]
    statement: Mapping[str, Any] | None
    positions: tuple[Position, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]
    naming: tuple[Fact, ...]
    follows: tuple[Fact, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Mapping[str, Any], ...]


def describe(things: Things, node: Node, address: Address) -> Description:
    """Everything known of a resource."""
    said = things.said(node)
    positions = _positions(things, node, address)
    links = tuple(_link(things, s) for s in things.referring(node, OWL.annotatedSource))
    told = {link.item.href for link in links}
    is_statement = ESO.Statement in things.types(node)
    return Description(
        iri=str(node),
        title=things.title(node),
        kinds=tuple(_value(things, kind, address) for kind in things.types(node)),
        names=_names(said),
        notes=tuple(note for p in _NOTES if (note := things.words(node, p))["en"]),
        statement=_card(things, node) if is_statement else None,
        positions=positions,
        facts=_facts(things, [t for t in said if t[1] not in _TOLD and str(t[2]) not in told], address, node),
        links=links,
        naming=_naming(things, node, address, {p.id for p in positions}),
        follows=_facts(things, things.follows(node), address, node),
        sentences=tuple(sentences(things, node, address)),
        passages=tuple(passages(things, node, address)),
    )


def _names(said: Iterable[Triple]) -> tuple[Value, ...]:
    """Other names, each once, with its language where it is a name in one only."""
    languages = defaultdict[str, set[str]](set)
    for _, p, o in said:
        if p == SKOS.altLabel and isinstance(o, Literal):
            languages[str(o)].add(o.language or "")
    return tuple(
        Value({"en": name, "fr": name}, language=min(spoken) if len(spoken) == 1 else "")
        for name, spoken in sorted(languages.items())
    )


def _card(things: Things, node: Node) -> Mapping[str, Any]:
    topics = [things.words(t) for p in things.ours(node, ESO.proposition) for t in things.ours(p, ESO.topic)]
    return tables.statement(statement(things, node), topics)


def _positions(things: Things, node: Node, address: Address) -> tuple[Position, ...]:
    """Those that it holds, that are about it, or that rest on it."""
    found = {s for p in (ESO.holder, ESO.proposition, ESO.basedOn) for s in things.referring(node, p)}
    shown = [_position(things, s, node, address) for s in found if ESO.Position in things.types(s)]
    if ESO.Position in things.types(node):
        shown = [_position(things, node, None, address)]
    return tuple(sorted(shown, key=lambda p: (p.what.text["en"] if p.what else "", p.id)))


def _position(things: Things, node: Node, about: Node | None, address: Address) -> Position:
    stance = things.term(node, ESO.stance)
    based = sorted((statement(things, s) for s in things.ours(node, ESO.basedOn)), key=by_date)
    held = {"from": things.text(node, ESO.heldFrom), "until": things.text(node, ESO.heldUntil), "statements": based}
    who, what = (
        next((_value(things, o, address) for o in things.ours(node, p) if o != about), None)
        for p in (ESO.holder, ESO.proposition)
    )
    shown = tuple((address(s["id"]), tables.statement(s, [])) for s in based)
    return Position(
        str(node), address(str(node)), stance, MARKS.get(stance, "?"), who, what, tables.period(held), shown
    )  # fmt: skip


def _link(things: Things, mapping: Node) -> Link:
    target = things.value(mapping, OWL.annotatedTarget)
    label = things.text(mapping, _SSSOM.object_label) or curie(str(target))
    return Link(
        place=home(str(mapping))[1],
        data_set=str(things.value(mapping, _SSSOM.object_source)).rpartition("/")[2],
        item=Value({"en": label, "fr": label}, str(target)),
        relation=curie(str(things.value(mapping, OWL.annotatedProperty))),
        justification=str(things.value(mapping, _SSSOM.mapping_justification)).rpartition("/")[2],
        confidence=things.text(mapping, _SSSOM.confidence),
        comment=things.text(mapping, RDFS.comment),
    )


def _naming(things: Things, node: Node, address: Address, shown: set[str]) -> tuple[Fact, ...]:
    """By the kind of what refers to it and the property with which it does."""
    found = [
        (things.title(_kind(things, s)), things.title(p), _value(things, s, address, but=node))
        for s, p, _ in things.naming(node)
        if p not in _FOLDED and str(s) not in shown and str(s).startswith(ID)
    ]
    found.sort(key=lambda f: (f[0]["en"], f[1]["en"], f[2].text["en"].casefold(), f[2].href))
    return tuple(
        Fact({lang: f"{kind[lang]} ({prop[lang]})" for lang in kind}, tuple(v for *_, v in group))
        for (kind, prop), group in ((k, [*g]) for k, g in groupby(found, key=lambda f: (f[0], f[1])))
    )


def _kind(things: Things, node: Node) -> Node:
    return next(iter(things.types(node)), RDFS.Resource)


def _facts(things: Things, said: Iterable[Triple], address: Address, about: Node) -> tuple[Fact, ...]:
    """By property, in the order of their names."""
    ordered = sorted(said, key=lambda t: (things.title(t[1])["en"], t[1]))
    return tuple(
        Fact(things.title(p), _values(things, [o for *_, o in group], address, about))
        for p, group in groupby(ordered, key=lambda t: t[1])
    )


def _values(things: Things, nodes: list[Node], address: Address, about: Node) -> tuple[Value, ...]:
    """A text in both languages is one value."""
    languages = {o.language for o in nodes if isinstance(o, Literal)}
    if languages == {"en", "fr"} and len(nodes) == 2:
        return (Value({str(o.language): str(o) for o in nodes if isinstance(o, Literal)}),)
    values = [_value(things, o, address, but=about) for o in nodes]
    return tuple(sorted(values, key=lambda v: (v.text["en"].casefold(), v.href, v.language)))


def _value(things: Things, node: Node, address: Address, but: Node | None = None) -> Value:
    if isinstance(node, Literal):
        text = str(node)
        link = text if node.datatype == XSD.anyURI and text.startswith(_WAYS[:2]) else ""
        return Value(
            tables.day(text) if node.datatype == XSD.date else {"en": text, "fr": text}, link, node.language or ""
        )
    known = isinstance(node, URIRef) and (node in things or not node.startswith(ID))
    href = address(str(node)) if known else ""
    return Value(things.title(node, but), href if href.startswith(_WAYS) else "")
