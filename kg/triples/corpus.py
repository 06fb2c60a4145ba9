"""The whole corpus as quads, one named graph for each source and one for the context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from kg.anchors import Anchor, Segment
from kg.corpus import Corpus, Folder
from kg.model import Text
from kg.namespaces import CONTEXT, resource, source_graph
from kg.triples import context, source
from kg.triples.entities import entities
from kg.triples.terms import Quad, Triple
from kg.triples.topics import topics


@dataclass(frozen=True)
class Coded:
    """A source whose passages are found: the anchors by statement id, and the sentences of its body.

    `text` is kept only for exports with the passages in full.
    """

    folder: Folder
    anchors: Mapping[str, Anchor]
    segments: tuple[Segment, ...]
    text: str | None = None

    def codes(self, segment: Segment) -> tuple[str, ...]:
        """Ids of the statements whose passages overlap a sentence, in file order."""
        return tuple(
            s.id
            for s in self.folder.content.statements
            if (a := self.anchors[s.id]).start < segment.end and a.end > segment.start
        )


def quads(corpus: Corpus, coded: tuple[Coded, ...]) -> frozenset[Quad]:
    """Everything asserted, without the ontology."""
    labels = labels_of(corpus)
    found: set[Quad] = set()
    for one in coded:
        found |= _in(source_graph(one.folder.id), _source(one, labels))
    if corpus.context:
        found |= _in(CONTEXT, _context(corpus.context))
    return frozenset(found)


def passages_in_full(coded: Coded) -> frozenset[Quad]:
    """The passages themselves, where the text was kept; none otherwise."""
    meta, text = coded.folder.source, coded.text
    triples = (t for a in coded.anchors.values() if text is not None for t in source.passage_in_full(meta, a, text))
    return frozenset(_in(source_graph(meta.id), triples))


def _in(name: URIRef, triples: Iterator[Triple]) -> set[Quad]:
    return {(*triple, name) for triple in triples}


def labels_of(corpus: Corpus) -> Mapping[URIRef, Text]:
    """The labels of actors and propositions by IRI."""
    found: dict[URIRef, Text] = {}
    for folder in corpus.folders:
        found |= {resource("actor", a.id): a.label for a in folder.content.actors}
        found |= {resource("proposition", p.id): p.label for p in folder.content.propositions}
    return found


def _source(coded: Coded, labels: Mapping[URIRef, Text]) -> Iterator[Triple]:
    meta, content = coded.folder.source, coded.folder.content
    yield from source.source(meta)
    yield from topics(content, meta.id, Text(en=meta.title, fr=meta.title))
    yield from entities(content)
    yield from context.facts(content)
    for item in content.statements:
        yield from source.statement(item, meta, coded.anchors[item.id], labels)
        yield from source.passage(meta, coded.anchors[item.id])
    for discrepancy in content.discrepancies:
        yield from source.discrepancy(discrepancy, meta)
    ledger = {(s.paragraph, s.sentence): s for s in content.skipped}
    for segment in coded.segments:
        skipped = ledger.get((segment.paragraph, segment.sentence))
        yield from source.sentence(meta, segment, coded.codes(segment), skipped)


def _context(folder: Folder) -> Iterator[Triple]:
    yield from topics(folder.content, folder.id, Text(en="context", fr="contexte"))
    yield from entities(folder.content)
    yield from context.facts(folder.content)
