"""The data set described: DCAT and VoID for machines, the coverage of each source as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import RdfFormat
from rdflib import DCAT, DCTERMS, OWL, RDF, RDFS, VOID, Literal, URIRef

from kg import store
from kg.iris import BASE, PREFIXES
from kg.namespaces import ESO, LINKS, resource
from kg.sssom import TARGETS, iri
from kg.triples import Coded, Quad, Triple
from kg.triples.terms import count

_FILES = {
    "graph.nq": ("application/n-quads", "All named graphs"),
    "graph.ttl": ("text/turtle", "The union of what is asserted"),
    "graph.jsonld": ("application/ld+json", "The union of what is asserted"),
    "graph.rdf": ("application/rdf+xml", "The union of what is asserted"),
    "inferred.nt": ("application/n-triples", "What is inferred"),
    "links.sssom.tsv": ("text/tab-separated-values", "The links to other data sets, as SSSOM"),
}
_DATASET = resource("dataset", "eso-kg")


def void(quads: frozenset[Quad], version: str) -> bytes:
    """VoID statistics of the whole and of each named graph, and a DCAT distribution for each file."""
    triples = {*_dataset(quads, version), *_distributions(), *_named_graphs(quads), *_linksets(quads)}
    prefixes = {**PREFIXES, "void": str(VOID), "dcat": str(DCAT)}
    return store.serialized(triples, RdfFormat.TURTLE, prefixes)


def _dataset(quads: frozenset[Quad], version: str) -> Iterator[Triple]:
    union = {(s, p, o) for s, p, o, _ in quads}
    yield _DATASET, RDF.type, DCAT.Dataset
    yield _DATASET, RDF.type, VOID.Dataset
    yield _DATASET, DCTERMS.title, Literal("European Security Order Knowledge Graph", lang="en")
    yield (
        _DATASET,
        DCTERMS.title,
        Literal("Graphe de connaissances de l’ordre de sécurité européen", lang="fr"),
    )
    yield _DATASET, DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")
    yield _DATASET, URIRef(str(DCAT) + "version"), Literal(version)
    yield _DATASET, VOID.uriSpace, Literal(BASE)
    yield _DATASET, VOID.vocabulary, URIRef(str(ESO))
    yield _DATASET, VOID.triples, count(len(union))
    yield _DATASET, VOID.distinctSubjects, count(len({s for s, _, _ in union}))
    yield _DATASET, VOID.properties, count(len({p for _, p, _ in union}))
    yield from _class_partitions(union)


def _class_partitions(union: Iterable[Triple]) -> Iterator[Triple]:
    """How many instances each of our classes has."""
    classes = Counter(o for _, p, o in union if p == RDF.type and str(o).startswith(str(ESO)))
    for found, number in classes.items():
        node = resource("dataset", f"eso-kg-{str(found).removeprefix(str(ESO))}")
        yield _DATASET, VOID.classPartition, node
        yield node, VOID["class"], found
        yield node, VOID.entities, count(number)


def _distributions() -> Iterator[Triple]:
    for name, (media, title) in _FILES.items():
        node = resource("distribution", name)
        yield _DATASET, DCAT.distribution, node
        yield node, RDF.type, DCAT.Distribution
        yield node, DCTERMS.title, Literal(title, lang="en")
        yield node, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}")
        yield node, DCAT.downloadURL, URIRef(BASE + name)


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
