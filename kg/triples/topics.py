"""Topics that a folder declares, as concepts of a scheme of its own."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, RDFS, SKOS

from kg.model import CodingFile, Text
from kg.namespaces import ESO, resource
from kg.triples.terms import Triple, described, links, text


def topics(content: CodingFile, folder: str, about: Text) -> Iterator[Triple]:
    """The scheme `topic-scheme/<folder>`, called after what it is about, and its topics, if there are any."""
    scheme = resource("topic-scheme", folder)
    if content.topics:
        label = Text(en=f"Topics: {about.en}", fr=f"Thèmes : {about.fr}")
        yield scheme, RDF.type, SKOS.ConceptScheme
        yield from text(scheme, RDFS.label, label)
        yield from text(scheme, SKOS.prefLabel, label)
    for topic in content.topics:
        node = resource("topic", topic.id)
        yield from described(node, ESO.Topic, topic)
        yield from text(node, SKOS.prefLabel, topic.label)
        yield node, SKOS.inScheme, scheme
        yield from links(node, SKOS.broader, "topic", [topic.broader])
        if not topic.broader:
            yield node, SKOS.topConceptOf, scheme
            yield scheme, SKOS.hasTopConcept, node
