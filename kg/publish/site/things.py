"""The graph seen from one resource: what is said of it, what refers to it, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from rdflib import DCTERMS, RDF, RDFS, SKOS, BNode, URIRef
from rdflib.term import Node

from kg.iris import ID, PREFIXES, curie
from kg.namespaces import ESO, INFERRED
from kg.networks import Label
from kg.networks.facts import POSITIONS, Facts
from kg.pages.tables import names, period
from kg.publish.site.addresses import is_part
from kg.publish.site.texts import PROPERTIES
from kg.triples import Quad, Triple

_ENDS = ("org:member", "org:organization", "eso:participant", "eso:ofTreaty", "eso:officeHolder", "eso:office")
ENDS = tuple(URIRef(PREFIXES[p] + n) for p, _, n in (c.partition(":") for c in (*_ENDS, "eso:ofEvent", "eso:about")))
"""What a thing without a label is named by: the things it relates."""
_NAMING = (RDFS.label, SKOS.prefLabel, DCTERMS.title)


class Things(Facts):
    """An index of quads by subject, by object and by predicate.

    What is asserted and the derived positions make up a resource's data; the rest of the closure is kept apart.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said: dict[Node, list[Triple]] = defaultdict(list)
        self._naming: dict[Node, list[Triple]] = defaultdict(list)
        self._follows: dict[Node, list[Triple]] = defaultdict(list)
        self._by_predicate: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
        self._titles: dict[tuple[Node, Node | None], Label] = {}
        for s, p, o, graph in quads:
            self._add((s, p, o), graph)

    def _add(self, triple: Triple, graph: Node) -> None:
        s, p, o = triple
        if graph == INFERRED and not _derived(triple):
            self._follows[s].append(triple)
        elif o not in self._by_predicate[p][s]:
            self._by_predicate[p][s].add(o)
            self._said[s].append(triple)
            self._naming[o].append(triple)

    def __contains__(self, node: Node) -> bool:
        return node in self._said

    def said(self, node: Node) -> list[Triple]:
        """What is asserted of it, or is a derived position's own."""
        return sorted(self._said.get(node, ()), key=_order)

    def naming(self, node: Node) -> list[Triple]:
        """Where it is referred to."""
        return sorted(self._naming.get(node, ()), key=_order)

    def follows(self, node: Node) -> list[Triple]:
        """What else is inferred of it."""
        return sorted(self._follows.get(node, ()), key=_order)

    def pairs(self, predicate: URIRef) -> Mapping[Node, set[Node]]:
        return self._by_predicate.get(predicate, {})

    @cached_property
    def resources(self) -> list[URIRef]:
        """Those of ours of which something is said and that have a page of their own."""
        return sorted(s for s in self._said if isinstance(s, URIRef) and s.startswith(ID) and not is_part(s))

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each source's text, of which pages show a few words; "" where it is not known."""
        titles = {str(s): self.value(s, DCTERMS.title) for s in self.instances("Source")}
        return {"": "", **{s: getattr(title, "language", None) or "" for s, title in titles.items()}}

    def title(self, node: Node, but: Node | None = None) -> Label:
        """What a thing is called; one without a label by the things that it relates (`but` one) and its period."""
        if (node, but) not in self._titles:
            self._titles[node, but] = self._title(node, but)
        return self._titles[node, but]

    def _title(self, node: Node, but: Node | None) -> Label:
        for predicate in _NAMING:
            if node in self.pairs(predicate):
                return self.words(node, predicate)
        ends = [self.title(o) for p in ENDS for o in self.ours(node, p) if o != but]
        if not ends:
            return dict(PROPERTIES.get(curie(str(node))) or {"en": _short(node), "fr": _short(node)})
        return {language: text + self._when(node)[language] for language, text in names(ends).items()}

    def _when(self, node: Node) -> Label:
        since, until = self.text(node, ESO.validFrom), self.text(node, ESO.validUntil)
        if not since and not until:
            return {"en": "", "fr": ""}
        words = period({"from": since, "until": until, "statements": ()})
        return {language: f", {text}" for language, text in words.items()}

    def value(self, node: Node, predicate: URIRef) -> Node | None:
        """The first value of a property, if it has one."""
        return next(iter(self.all(node, predicate)), None)

    def types(self, node: Node) -> list[URIRef]:
        """Its classes of our vocabulary, the narrowest that is said."""
        return [o for o in self.all(node, RDF.type) if isinstance(o, URIRef) and o.startswith(str(ESO))]

    def referring(self, node: Node, predicate: URIRef) -> list[Node]:
        """What refers to it with a property."""
        return [s for s, p, _ in self.naming(node) if p == predicate]


def _order(triple: Triple) -> tuple[str, str, str, str]:
    s, p, o = triple
    return p, s, o, getattr(o, "language", None) or ""  # type: ignore[return-value]


def _derived(triple: Triple) -> bool:
    """Whether an inferred triple is a position's own, in our words."""
    s, p, o = triple
    ours = p == RDFS.label or p.startswith(str(ESO)) or (p == RDF.type and o == ESO.Position)
    return ours and str(s).startswith(POSITIONS)


def _short(node: Node) -> str:
    text = str(node)
    if isinstance(node, BNode):
        return "…"
    return text.removeprefix(ID) if text.startswith(ID) else curie(text)
