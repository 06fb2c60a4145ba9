"""The data set described: DCAT and VoID for machines, the coverage of each source as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import RdfFormat
from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, VOID, XSD, Literal, URIRef
from rdflib.term import Node

from kg import store
from kg.iris import BASE, CONTRIBUTORS, ID, PREFIXES
from kg.namespaces import ESO, LINKS, resource
from kg.pages.markup import LICENCE
from kg.pages.site import KEYWORDS, Site
from kg.sssom import TARGETS, iri
from kg.triples import Coded, Quad, Triple
from kg.triples.terms import count

_FILES = {
    "graph.nq": ("application/n-quads", "All named graphs"),
    "graph.ttl": ("text/turtle", "The union of what is asserted"),
    "graph.jsonld": ("application/ld+json", "The union of what is asserted"),
    "graph.rdf": ("application/rdf+xml", "The union of what is asserted"),
    "inferred.nt": ("application/n-triples", "What is inferred"),
    "nanopubs.trig": ("application/trig", "Each statement as a nanopublication"),
    "links.sssom.tsv": ("text/tab-separated-values", "The links to other data sets, as SSSOM"),
}
_VOCABULARIES = ("dcterms", "eso", "oa", "org", "owl", "prov", "rdfs", "schema", "skos")
_LICENCE = URIRef(LICENCE)
_MAKERS = URIRef(CONTRIBUTORS)
_DATASET = resource("dataset", "eso-kg")


def void(quads: frozenset[Quad], site: Site, files: Mapping[str, bytes]) -> bytes:
    """VoID statistics of the whole and of each named graph, and a DCAT distribution for each of the files."""
    triples = {*_dataset(quads, site), *_distributions(files), *_named_graphs(quads), *_linksets(quads)}
    prefixes = {**PREFIXES, "void": str(VOID), "dcat": str(DCAT)}
    return store.serialized(triples, RdfFormat.TURTLE, prefixes)


def _dataset(quads: frozenset[Quad], site: Site) -> Iterator[Triple]:
    union = {(s, p, o) for s, p, o, _ in quads}
    yield _DATASET, RDF.type, DCAT.Dataset
    yield _DATASET, RDF.type, VOID.Dataset
    yield from _described(site)
    yield _DATASET, VOID.uriSpace, Literal(BASE)
    yield from ((_DATASET, VOID.vocabulary, URIRef(PREFIXES[prefix])) for prefix in _VOCABULARIES)
    yield from ((_DATASET, VOID.exampleResource, node) for node in _examples(union))
    yield _DATASET, VOID.triples, count(len(union))
    yield _DATASET, VOID.entities, count(len({s for s, p, _ in union if p == RDF.type and s.startswith(ID)}))  # type: ignore[attr-defined]
    yield _DATASET, VOID.distinctSubjects, count(len({s for s, _, _ in union}))
    yield _DATASET, VOID.distinctObjects, count(len({o for _, _, o in union}))
    yield _DATASET, VOID.properties, count(len({p for _, p, _ in union}))
    yield _DATASET, VOID.classes, count(len({o for _, p, o in union if p == RDF.type}))
    yield from _class_partitions(union)
    yield from _property_partitions(union)


def _described(site: Site) -> Iterator[Triple]:
    """What it is, in words, whose, and since when."""
    for language in ("en", "fr"):
        yield _DATASET, DCTERMS.title, Literal(site.title[language], lang=language)
        yield _DATASET, DCTERMS.description, Literal(site.about[language], lang=language)
        yield _DATASET, DCTERMS.language, URIRef(f"http://id.loc.gov/vocabulary/iso639-1/{language}")
    yield _DATASET, DCTERMS.license, _LICENCE
    yield _DATASET, DCTERMS.creator, _MAKERS
    yield _DATASET, DCTERMS.publisher, _MAKERS
    yield _DATASET, DCAT.landingPage, URIRef(BASE)
    yield _DATASET, FOAF.homepage, URIRef(BASE)
    yield _DATASET, URIRef(str(DCAT) + "version"), Literal(site.version)
    yield from ((_DATASET, DCAT.keyword, Literal(keyword, lang="en")) for keyword in KEYWORDS)
    if site.released:
        yield _DATASET, DCTERMS.issued, Literal(site.released, datatype=XSD.date)


def _examples(union: Iterable[Triple]) -> Iterator[Node]:
    """The first statement and the first actor that holds a position."""
    held = sorted((s, o) for s, p, o in union if p == ESO.holder)
    for position in (0, 1):
        yield from [pair[position] for pair in held[:1]]


def _class_partitions(union: Iterable[Triple]) -> Iterator[Triple]:
    """How many instances each of our classes has."""
    classes = Counter(o for _, p, o in union if p == RDF.type and str(o).startswith(str(ESO)))
    for found, number in classes.items():
        node = resource("dataset", f"eso-kg-{str(found).removeprefix(str(ESO))}")
        yield _DATASET, VOID.classPartition, node
        yield node, VOID["class"], found
        yield node, VOID.entities, count(number)


def _property_partitions(union: Iterable[Triple]) -> Iterator[Triple]:
    """How often each of our properties is used."""
    for found, number in Counter(p for _, p, _ in union if p.startswith(str(ESO))).items():
        node = resource("dataset", f"eso-kg-{found.removeprefix(str(ESO))}-uses")
        yield _DATASET, VOID.propertyPartition, node
        yield node, VOID.property, found
        yield node, VOID.triples, count(number)


def _distributions(files: Mapping[str, bytes]) -> Iterator[Triple]:
    for name, (media, title) in _FILES.items():
        if name in files:
            node = resource("distribution", name)
            yield _DATASET, DCAT.distribution, node
            yield node, RDF.type, DCAT.Distribution
            yield node, DCTERMS.title, Literal(title, lang="en")
            yield node, DCTERMS.license, _LICENCE
            yield node, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}")
            yield node, DCAT.accessURL, URIRef(BASE)
            yield node, DCAT.downloadURL, URIRef(BASE + name)
            yield node, DCAT.byteSize, Literal(str(len(files[name])), datatype=XSD.nonNegativeInteger)
            if not name.endswith(".tsv"):
                yield _DATASET, VOID.dataDump, URIRef(BASE + name)


def _named_graphs(quads: frozenset[Quad]) -> Iterator[Triple]:
    for name, number in Counter(g for *_, g in quads).items():
        yield _DATASET, VOID.subset, name
        yield name, RDF.type, VOID.Dataset
        yield name, RDFS.label, Literal(str(name).removeprefix(BASE))
        yield name, VOID.triples, count(number)


def _linksets(quads: frozenset[Quad]) -> Iterator[Triple]:
    """A linkset for each data set and relation (VoID allows one link predicate each), and the data sets linked to."""
    cells = {(s, p): o for s, p, o, g in quads if g == LINKS}
    axioms = [s for (s, p), o in cells.items() if (p, o) == (RDF.type, OWL.Axiom)]
    source = URIRef(iri("sssom:object_source"))
    kinds = Counter((cells[s, source], cells[s, OWL.annotatedProperty]) for s in axioms)
    for (target, relation), number in kinds.items():
        name = f"{str(target).rsplit('/', 1)[-1]}-{re.split('[/#]', str(relation))[-1]}"
        node = resource("dataset", f"eso-kg-links-{name}")
        yield _DATASET, VOID.subset, node
        yield node, RDF.type, VOID.Linkset
        yield node, VOID.subjectsTarget, _DATASET
        yield node, VOID.objectsTarget, target
        yield node, VOID.linkPredicate, relation
        yield node, VOID.triples, count(number)
    for known in TARGETS.values():
        other = resource("dataset", known.id)
        if any(other == linked for linked, _ in kinds):
            yield other, RDF.type, VOID.Dataset
            yield other, RDFS.label, Literal(known.id)
            yield other, VOID.uriSpace, Literal(known.namespace)


def coverage(sources: Iterable[Coded]) -> bytes:
    """For each source: sentences and characters coded, what was skipped and why, statements by mode."""
    report = {one.folder.id: _coverage(one) for one in sources}
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()


def _coverage(one: Coded) -> dict[str, object]:
    statements, skipped = one.folder.content.statements, one.folder.content.skipped
    coded = [s for s in one.segments if one.codes(s)]
    body = sum(s.end - s.start for s in one.segments)
    spans = [one.anchors[s.id].span for s in statements]
    covered = sum(
        _length((max(a, s.start), min(b, s.end)) for a, b in spans if a < s.end and b > s.start) for s in one.segments
    )
    return {
        "statements": len(statements),
        "by_mode": dict(sorted(Counter(str(s.mode) for s in statements).items())),
        "holders": len({h for s in statements for h in s.holder}),
        "propositions": len({s.proposition for s in statements}),
        "sentences": len(one.segments),
        "sentences_coded": len(coded),
        "sentences_skipped": len(skipped),
        "sentences_open": len(one.segments) - len(coded) - len(skipped),
        "skipped_because": dict(sorted(Counter(s.reason for s in skipped).items())),
        "characters": body,
        "characters_coded": covered,
        "characters_coded_share": round(covered / body, 3) if body else 0,
    }


def _length(spans: Iterable[tuple[int, int]]) -> int:
    """Characters under at least one span."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
