"""The vocabulary as its documentation tells it: terms by module, what stands where, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.iris import BASE, ID
from kg.namespaces import ESO, SCHEMA
from kg.publish.vocabulary.alignments import Alignment, alignments
from kg.publish.vocabulary.names import Name, Words, is_ours, named, words
from kg.triples import Quad

ONTOLOGY = URIRef(BASE + "ontology")
SHAPES = URIRef(BASE + "ontology/shapes")
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object-property",
    OWL.DatatypeProperty: "datatype-property",
    OWL.NamedIndividual: "individual",
}
CHARACTERISTICS = {
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
}
_USED = {RDFS.domain: SCHEMA.domainIncludes, RDFS.range: SCHEMA.rangeIncludes}


@dataclass(frozen=True)
class Check:
    """A SHACL shape that speaks of a term: its name and what it tells whoever breaks it."""

    name: str
    message: str


@dataclass(frozen=True)
class Term:
    """Everything that is said of one term."""

    iri: URIRef
    name: str
    kind: str
    label: Words
    definition: Words
    note: Words
    example: str
    module: str
    relations: Mapping[str, tuple[Name, ...]]
    characteristics: tuple[str, ...]
    chains: tuple[tuple[Name, ...], ...]
    alignments: tuple[Alignment, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Module:
    """A part of the vocabulary with its terms: classes first, each before those below it."""

    slug: str
    label: Words
    about: Words
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The ontology, its shapes and the topics as rdflib graphs, and the ontology as modules of terms."""

    graph: Graph
    shapes: Graph
    topics: Graph
    modules: tuple[Module, ...]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for module in self.modules for term in module.terms)


def read(ontology: Iterable[Quad], shapes: Iterable[Quad]) -> Vocabulary:
    """The vocabulary of the modules, alignments and topics, and of the SHACL shapes; names of graphs are ignored.

    Blank nodes in both must be named canonically.
    """
    quads = frozenset(ontology)
    topics = {quad for quad in quads if str(quad[0]).startswith(ID)}
    graph, checks = _graph(quads - topics), _graph(shapes)
    found = _checks(checks)
    sets = sorted(graph.subjects(RDF.type, SCHEMA.DefinedTermSet), key=_order)
    modules = tuple(_module(graph, URIRef(str(node)), found) for node in sets)
    return Vocabulary(graph, checks, _graph(topics), modules)


def _graph(quads: Iterable[Quad]) -> Graph:
    graph = Graph()
    for s, p, o, _ in quads:
        graph.add((s, p, o))
    return graph


def _order(module: Node) -> tuple[bool, str]:
    """What all modules share comes last, the others by name."""
    slug = str(module).rpartition("/")[2]
    return slug == "common", slug


def _module(graph: Graph, node: URIRef, checks: Mapping[Node, tuple[Check, ...]]) -> Module:
    slug = node.rpartition("/")[2]
    members = sorted(graph.objects(node, SCHEMA.hasDefinedTerm), key=lambda term: _place(graph, term))
    aligned = alignments(graph)
    terms = tuple(_term(graph, URIRef(str(member)), slug, aligned, checks) for member in members)
    return Module(slug, words(graph, node, RDFS.label), words(graph, node, RDFS.comment), terms)


def _place(graph: Graph, term: Node) -> tuple[int, list[str]]:
    """Where a term stands in its module: by kind, and under what it is below."""
    kind = next(n for n, k in enumerate(KINDS) if (term, RDF.type, k) in graph)
    above = list(graph.transitive_objects(term, RDFS.subClassOf))
    ours = [str(a) for a in above if str(a).startswith(str(ESO))]
    individual_of = [str(o) for o in graph.objects(term, RDF.type) if str(o).startswith(str(ESO))]
    return kind, [*individual_of, *reversed(ours)]


def _term(
    graph: Graph, term: URIRef, module: str, aligned: list[Alignment], checks: Mapping[Node, tuple[Check, ...]]
) -> Term:
    kind = next(name for k, name in KINDS.items() if (term, RDF.type, k) in graph)
    chains = (Collection(graph, head) for head in graph.objects(term, OWL.propertyChainAxiom))
    return Term(
        iri=term,
        name=term.removeprefix(str(ESO)),
        kind=kind,
        label=words(graph, term, RDFS.label),
        definition=words(graph, term, SKOS.definition),
        note=words(graph, term, SKOS.scopeNote),
        example=str(graph.value(term, SKOS.example) or ""),
        module=module,
        relations=_relations(graph, term),
        characteristics=tuple(name for c, name in CHARACTERISTICS.items() if (term, RDF.type, c) in graph),
        chains=tuple(tuple(map(named, chain)) for chain in chains),
        alignments=tuple(a for a in aligned if a.subject.href == named(term).href),
        checks=checks.get(term, ()),
    )


def _relations(graph: Graph, term: URIRef) -> dict[str, tuple[Name, ...]]:
    """What it is above and below, used on and with, of and disjoint with; what there is none of is left out."""
    up = RDFS.subClassOf if (term, RDF.type, OWL.Class) in graph else RDFS.subPropertyOf
    found: dict[str, Iterable[Node]] = {
        "is-a": (o for o in graph.objects(term, RDF.type) if is_ours(o)),
        "above": (o for o in graph.objects(term, up) if is_ours(o)),
        "below": (s for s in graph.subjects(up, term) if is_ours(s)),
        "domain": graph.objects(term, RDFS.domain),
        "domain-includes": graph.objects(term, SCHEMA.domainIncludes),
        "range": graph.objects(term, RDFS.range),
        "range-includes": graph.objects(term, SCHEMA.rangeIncludes),
        "inverse": {*graph.objects(term, OWL.inverseOf), *graph.subjects(OWL.inverseOf, term)},
        "used-on-it": _using(graph, term, RDFS.domain),
        "used-with-it": _using(graph, term, RDFS.range),
        "members": (s for s in graph.subjects(RDF.type, term) if is_ours(s)),
        "disjoint": _disjoint(graph, term),
    }
    listed = {key: tuple(sorted(map(named, set(nodes)))) for key, nodes in found.items()}
    return {key: names for key, names in listed.items() if names}


def _using(graph: Graph, kind: URIRef, place: URIRef) -> Iterable[Node]:
    """Properties that the class, or one above it, is the domain or range of."""
    for above in graph.transitive_objects(kind, RDFS.subClassOf):
        for predicate in (place, _USED[place]):
            yield from graph.subjects(predicate, above)


def _disjoint(graph: Graph, kind: URIRef) -> set[Node]:
    groups = [set(Collection(graph, head)) for head in graph.objects(None, OWL.members)]
    apart = {other for group in groups if kind in group for other in group if other != kind}
    return apart | {*graph.objects(kind, OWL.disjointWith), *graph.subjects(OWL.disjointWith, kind)}


def _checks(shapes: Graph) -> dict[Node, tuple[Check, ...]]:
    """Shapes by the terms that they, or the shapes of their properties, are about."""
    about: dict[Node, set[Check]] = {}
    for shape in shapes.subjects(SH.severity):
        check = Check(str(shape).rpartition("#")[2], message(shapes, shape))
        for term in _spoken_of(shapes, shape):
            about.setdefault(term, set()).add(check)
    return {term: tuple(sorted(found, key=lambda c: c.name)) for term, found in about.items()}


def message(shapes: Graph, shape: Node) -> str:
    """What a shape tells, be it in its query."""
    return str(shapes.value(shapes.value(shape, SH.sparql) or shape, SH.message) or "")


def _spoken_of(shapes: Graph, shape: Node) -> set[Node]:
    targets = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    owners = [shape, *shapes.subjects(SH.property, shape)]
    terms = {o for owner in owners for p in targets for o in shapes.objects(owner, p)}
    path = shapes.value(shape, SH.path)
    terms |= set(Collection(shapes, path)) if isinstance(path, BNode) else {path} if path else set()
    return {term for term in terms if is_ours(term)}
