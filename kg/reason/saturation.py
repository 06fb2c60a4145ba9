"""Our engine: the OWL 2 RL rules as SPARQL updates on an Oxigraph store, repeated until nothing is new.

In the store every literal and blank node goes by an IRI made up for it. So the rules see generalised RDF, as
the profile assumes (a literal with a type, a blank node as property), and literals keep form and datatype,
where Oxigraph itself would turn `"01"^^xsd:nonNegativeInteger` into `"1"^^xsd:integer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, XSD, BNode, Literal, URIRef
from rdflib.term import Node

from kg.reason.keeping import AnyTriple
from kg.reason.literals import DATATYPES, spelling, well_formed, within

WORK = "urn:eso-kg:reason:"
"""Namespace of what exists in the working store only; prefix `w:` in the rules."""
_LITERAL, _BLANK = WORK + "literal/", WORK + "blank/"
_PREFIXES = {"rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "w": WORK, "l": _LITERAL}
SPARQL_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in _PREFIXES.items())
_TYPE = ox.NamedNode(RDF.type)
_INTEGER = XSD.integer
_NUMBER = ox.NamedNode(WORK + "number")
SCHEMA = ("dt", "list", "scm")
FACTS = (
    *("eq", "prp-spo1", "prp-eqp", "prp-inv", "prp-symp", "prp-trp", "prp-spo2"),
    *("prp-ap", "prp-dom", "prp-rng", "prp-fp", "prp-ifp", "prp-key", "cls", "cax"),
)
"""Rules by the beginnings of their names; relations before the types that follow from them saves rounds."""


@dataclass(frozen=True)
class Saturated:
    """A working store in which no rule finds anything new, and the way back to rdflib's terms."""

    store: ox.Store
    given: frozenset[ox.Quad]
    terms: dict[ox.NamedNode, Node]

    @classmethod
    def of(cls, triples: frozenset[AnyTriple]) -> Saturated:
        names = _names({node for triple in triples for node in triple})
        given = frozenset(ox.Quad(names[s], names[p], names[o]) for s, p, o in triples)
        store = ox.Store()
        store.extend(given)
        store.extend(_about_literals(names))
        _saturate(store)
        return cls(store, given, {name: node for node, name in names.items()})

    def derived(self) -> Iterator[AnyTriple]:
        """What follows and was not given, generalised RDF and axiomatic triples included."""
        for quad in self.store:
            if quad not in self.given:
                subject, predicate, object_ = map(self.term, (quad.subject, quad.predicate, quad.object))
                if subject is not None and predicate is not None and object_ is not None:
                    yield subject, predicate, object_

    def rows(self, query: str) -> Iterator[dict[str, Node | None]]:
        """The solutions of a SELECT query whose text has its prefixes."""
        solutions = self.store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        columns = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {column: self.term(solution[column]) for column in columns}

    def term(self, name: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node | None:
        """The term that a name in the store stands for; None for what exists in the store only."""
        if isinstance(name, ox.NamedNode) and name in self.terms:
            return self.terms[name]
        if isinstance(name, ox.NamedNode) and not name.value.startswith(WORK):
            return URIRef(name.value)
        return None


def consequences(given: frozenset[AnyTriple]) -> Iterable[AnyTriple]:
    """What follows and was not given, generalised RDF and axiomatic triples included."""
    return Saturated.of(given).derived()


def _names(nodes: set[Node]) -> dict[Node, ox.NamedNode]:
    literals = sorted((node for node in nodes if isinstance(node, Literal)), key=spelling)
    blanks = sorted(node for node in nodes if isinstance(node, BNode))
    return {
        **{node: ox.NamedNode(node) for node in nodes if isinstance(node, URIRef)},
        **{node: ox.NamedNode(f"{_LITERAL}{number}") for number, node in enumerate(literals)},
        **{node: ox.NamedNode(f"{_BLANK}{number}") for number, node in enumerate(blanks)},
    }


def _about_literals(names: dict[Node, ox.NamedNode]) -> Iterator[ox.Quad]:
    """dt-type2, as far as the graph names the datatype; and which number a cardinality is."""
    asked = [datatype for datatype in DATATYPES if datatype in names]
    for node, name in names.items():
        if not isinstance(node, Literal) or not well_formed(node):
            continue
        for datatype in asked:
            if within(node, datatype):
                yield ox.Quad(name, _TYPE, names[datatype])
        if within(node, _INTEGER) and 0 <= node.value <= 1:
            yield ox.Quad(name, _NUMBER, ox.Literal(int(node.value)))


def _saturate(store: ox.Store) -> None:
    schema, facts = rules(SCHEMA), rules(FACTS)
    size = -1
    while size != (size := len(store)):
        # The schema is small and closes first, so that one round of the facts is often enough.
        _repeat(store, schema)
        for rule in facts:
            store.update(rule)


def _repeat(store: ox.Store, rules: Iterable[str]) -> None:
    size = -1
    while size != (size := len(store)):
        for rule in rules:
            store.update(rule)


@cache
def rules(families: tuple[str, ...]) -> tuple[str, ...]:
    folder = files("kg.reason") / "rules"
    texts = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir())
    return tuple(SPARQL_PREFIXES + text for family in families for name, text in texts if name.startswith(family))
