"""Each statement as a nanopublication: what is asserted, where that comes from, and who publishes it.

https://nanopub.net/guidelines/working_draft/. Unsigned; the name of each is a trusty URI. Nothing in it depends on the
day of the build: where the version has no release day, there is no day of creation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import RdfFormat, serialize
from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from kg import store
from kg.iris import CONTRIBUTORS, ID, PREFIXES, nanopub
from kg.namespaces import ESO, OA, resource
from kg.pages.markup import LICENCE
from kg.publish import trusty
from kg.publish.site.data import own
from kg.publish.site.things import Things
from kg.triples import Quad, Triple

NP = Namespace("http://www.nanopub.org/nschema#")
NPX = Namespace("http://purl.org/nanopub/x/")
_MAKERS = URIRef(CONTRIBUTORS)
_HOW = (ESO.mode, ESO.reporter, ESO.source, OA.hasTarget)
"""What of a statement tells how we know of it: provenance, not assertion."""
_OPEN = "code"
"""Stands for the code until it is known."""
_PREFIXES = {p: b for p, b in PREFIXES.items() if p in ("dcterms", "eso", "oa", "prov", "rdf", "rdfs", "schema", "xsd")}


@dataclass(frozen=True)
class Nanopub:
    """A statement with its code and its four graphs."""

    statement: str
    code: str
    quads: tuple[Quad, ...]


def nanopubs(things: Things, version: str, released: str) -> list[Nanopub]:
    """One for each statement, in the order of their IRIs."""
    return [_nanopub(things, node, version, released) for node in things.instances("Statement")]


def files(found: Iterable[Nanopub]) -> dict[str, bytes]:
    """Each in a file of its own, and all in one, as TriG."""
    pubs = list(found)
    single = {f"np/{pub.code}.trig": _trig(pub.quads, pub.code) for pub in pubs}
    return {"nanopubs.trig": _trig([quad for pub in pubs for quad in pub.quads]), **single}


def _nanopub(things: Things, node: Node, version: str, released: str) -> Nanopub:
    code = trusty.code(_graphs(things, node, _OPEN, version, released), nanopub(_OPEN))
    return Nanopub(str(node), code, tuple(_graphs(things, node, code, version, released)))


def _graphs(things: Things, node: Node, code: str, version: str, released: str) -> Iterator[Quad]:
    this = URIRef(nanopub(code))
    head, assertion, provenance, publication = (
        URIRef(f"{this}#{name}") for name in ("Head", "assertion", "provenance", "pubinfo")
    )
    parts = {
        head: _head(this, assertion, provenance, publication),
        assertion: _assertion(things, node),
        provenance: _provenance(things, node, assertion),
        publication: _publication(this, node, version, released),
    }
    return ((*triple, graph) for graph, triples in parts.items() for triple in triples)


def _head(this: URIRef, assertion: URIRef, provenance: URIRef, publication: URIRef) -> Iterator[Triple]:
    yield this, RDF.type, NP.Nanopublication
    yield this, NP.hasAssertion, assertion
    yield this, NP.hasProvenance, provenance
    yield this, NP.hasPublicationInfo, publication


def _assertion(things: Things, node: Node) -> Iterator[Triple]:
    """Who takes which stance on what, when and where, with the names of what it is about."""
    named = {node}
    for s, p, o in things.said(node):
        if p not in _HOW:
            yield s, p, o
            named |= {o} if str(o).startswith(ID) else set()
    for one in sorted(named - {node}, key=str):
        yield from ((s, p, o) for s, p, o in things.said(one) if p == RDFS.label)


def _provenance(things: Things, node: Node, assertion: URIRef) -> Iterator[Triple]:
    """The passage, with whose words it is, and the source of which that is a part."""
    yield assertion, PROV.wasAttributedTo, _MAKERS
    yield from ((assertion, PROV.wasDerivedFrom, o) for o in things.ours(node, OA.hasTarget))
    yield from ((assertion, PROV.hadPrimarySource, o) for o in things.ours(node, ESO.source))
    for s, p, o in things.said(node):
        if p in _HOW:
            yield s, p, o
    for p in (OA.hasTarget, ESO.source):
        for o in things.ours(node, p):
            yield from own(things, o)


def _publication(this: URIRef, node: Node, version: str, released: str) -> Iterator[Triple]:
    yield this, DCTERMS.creator, _MAKERS
    yield this, DCTERMS.license, URIRef(LICENCE)
    yield this, DCTERMS.isPartOf, resource("dataset", "eso-kg")
    yield this, URIRef(PREFIXES["schema"] + "version"), Literal(version)
    yield this, NPX.introduces, node
    yield this, NPX.hasNanopubType, ESO.Statement
    if released:
        yield this, DCTERMS.created, Literal(f"{released}T00:00:00+00:00", datatype=XSD.dateTime)


def _trig(quads: Iterable[Quad], code: str = "") -> bytes:
    """Sorted, so that the same quads give the same bytes; `this` and `sub` as nanopublications name themselves."""
    own_names: Mapping[str, str] = {"this": nanopub(code), "sub": nanopub(code) + "#"} if code else {}
    prefixes = {**_PREFIXES, "np": str(NP), "npx": str(NPX), **own_names}
    ordered = sorted(map(store.ox_quad, set(quads)), key=lambda q: (q.graph_name.value, str(q.triple)))  # type: ignore[union-attr]
    return serialize(ordered, format=RdfFormat.TRIG, prefixes=prefixes) or b""
