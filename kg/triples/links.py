"""Links to other data sets: each as a triple of its own, and as a mapping that says who holds it, why and how surely.

The mapping follows the RDF serialisation of SSSOM (an owl:Axiom about the triple), with an IRI where SSSOM would have a
blank node. Resources of which nothing was found, and what does not hold, are left to the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Literal, Namespace, URIRef

from kg.corpus import Corpus
from kg.model import Described
from kg.namespaces import ESO, LINKS, resource
from kg.sssom import Links, Row, Table, Thing, iri
from kg.triples.terms import Quad, Triple

SSSOM = Namespace("https://w3id.org/sssom/")
_KINDS = {"places": "Place", "events": "Event", "offices": "Office", "treaties": "Treaty", "topics": "Topic"}
"""The kind of what is declared in a list, where its entries do not say it themselves as actors do."""
_LISTS = {"actors": "actor", **{key: kind.lower() for key, kind in _KINDS.items()}}


def things(corpus: Corpus, ontology: Iterable[Quad]) -> Mapping[str, Thing]:
    """What can be linked, by CURIE: what is declared in the lists above, and the topics of the ontology.

    Other names are the French label and what else they are called in either language.
    """
    declared = {
        f"{prefix}:{entry.id}": Thing(_KINDS.get(key) or entry.kind, entry.label.en, _others(entry))
        for folder in corpus.folders
        for key, prefix in _LISTS.items()
        for entry in getattr(folder.content, key)
    }
    return declared | dict(_topics(list(ontology)))


def _others(entry: Described) -> tuple[str, ...]:
    return (entry.label.fr, *entry.also.en, *entry.also.fr)


def _topics(ontology: list[Quad]) -> Iterator[tuple[str, Thing]]:
    topics = {s for s, p, o, _ in ontology if (p, o) == (RDF.type, ESO.Topic)}
    labels: dict[str, dict[str, str]] = {}
    for s, p, o, _ in ontology:
        if s in topics and p == SKOS.prefLabel and isinstance(o, Literal):
            labels.setdefault(str(s).rsplit("/", 1)[-1], {})[o.language or ""] = str(o)
    for slug, by_language in labels.items():
        label = by_language.pop("en", "")
        if label:
            yield f"topic:{slug}", Thing("Topic", label, tuple(by_language.values()))


def quads(links: Links) -> frozenset[Quad]:
    """The graph of links: what holds, and nothing else."""
    return frozenset((*triple, LINKS) for triple in _set(links.positive) if links.positive.rows)


def _set(table: Table) -> Iterator[Triple]:
    node = URIRef(table.header["mapping_set_id"])
    yield node, RDF.type, SSSOM.MappingSet
    yield node, DCTERMS.title, Literal(table.header["mapping_set_title"], lang="en")
    yield node, DCTERMS.description, Literal(table.header["mapping_set_description"], lang="en")
    yield node, DCTERMS.license, URIRef(table.header["license"])
    yield node, OWL.versionInfo, Literal(table.header["mapping_set_version"])
    for row in table.rows:
        yield node, SSSOM.mappings, mapping_node(row)
        yield from mapping(row)


def mapping_node(row: Row) -> URIRef:
    """`…/id/mapping/<kind>.<slug>.<data set>`: a resource has one item of a data set at most."""
    return resource("mapping", f"{row.subject_id.replace(':', '.')}.{row.target}")


def mapping(row: Row) -> Iterator[Triple]:
    """The link, and all that its row says of it."""
    node = mapping_node(row)
    subject, predicate, target = (URIRef(iri(name)) for name in (row.subject_id, row.predicate_id, row.object_id))
    yield subject, predicate, target
    yield node, RDF.type, OWL.Axiom
    yield node, OWL.annotatedSource, subject
    yield node, OWL.annotatedProperty, predicate
    yield node, OWL.annotatedTarget, target
    yield node, SSSOM.subject_label, Literal(row.subject_label)
    yield node, SSSOM.object_label, Literal(row.object_label)
    yield node, SSSOM.mapping_justification, URIRef(iri(row.mapping_justification))
    yield node, SSSOM.author_label, Literal(row.author_label)
    yield node, SSSOM.object_source, URIRef(iri(row.object_source))
    yield node, DCTERMS.created, Literal(row.mapping_date, datatype=XSD.date)
    yield node, SSSOM.confidence, Literal(row.confidence, datatype=XSD.double)
    yield node, RDFS.comment, Literal(row.comment)
