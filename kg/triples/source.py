"""A source: its metadata, its statements with their anchors, and its coverage ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Literal, URIRef

from kg import anchors
from kg.anchors import Anchor, Segment
from kg.chronology import statement_edtf, statement_span
from kg.model import STANDS, Discrepancy, Skipped, Source, Stance, Statement, Text
from kg.namespaces import ESO, OA, SCHEMA, resource
from kg.triples.terms import Triple, count, dated, day, links, offset, text


def source(meta: Source) -> Iterator[Triple]:
    node = resource("source", meta.id)
    yield node, RDF.type, ESO.Source
    yield node, RDFS.label, Literal(meta.title, lang=meta.language)
    yield node, DCTERMS.title, Literal(meta.title, lang=meta.language)
    yield node, DCTERMS.creator, resource("actor", meta.author)
    yield node, DCTERMS.publisher, resource("actor", meta.publisher)
    yield node, DCTERMS.issued, day(meta.published)
    yield node, SCHEMA.inLanguage, Literal(meta.language)
    yield node, SCHEMA.url, URIRef(str(meta.url))


def statement_slug(source_id: str, statement_id: str) -> str:
    return f"{source_id}-{statement_id}"


def stance_label(holders: Sequence[Text], stance: Stance, proposition: Text) -> Text:
    """A stance as a heading, in both languages."""
    stands = STANDS[stance]
    en, fr = " and ".join(h.en for h in holders), " et ".join(h.fr for h in holders)
    return Text(en=f"{en}, {stands.en}: {proposition.en}", fr=f"{fr}, {stands.fr} : {proposition.fr}")


def statement(item: Statement, meta: Source, anchor: Anchor, labels: Mapping[URIRef, Text]) -> Iterator[Triple]:
    """`labels` maps the IRIs of actors and propositions to their labels."""
    node = resource("statement", statement_slug(meta.id, item.id))
    yield node, RDF.type, ESO.Statement
    yield from text(node, RDFS.label, _statement_label(item, labels))
    yield from links(node, ESO.holder, "actor", item.holder)
    yield node, ESO.reporter, resource("actor", item.reporter or meta.author)
    yield node, ESO.mode, ESO[item.mode]
    yield node, ESO.proposition, resource("proposition", item.proposition)
    yield node, ESO.stance, ESO[item.stance]
    yield from links(node, ESO.condition, "proposition", [item.condition])
    yield from links(node, ESO.saidAt, "event", item.said_at)
    yield from dated(node, statement_edtf(item, meta), statement_span(item, meta))
    if item.date and item.date.text:
        yield node, ESO.dateWording, Literal(item.date.text, lang=meta.language)
    if item.term:
        yield node, ESO.quotedTerm, Literal(item.term, lang=meta.language)
    yield node, ESO.source, resource("source", meta.id)
    yield node, OA.hasTarget, passage_node(meta, anchor)
    yield from text(node, SKOS.editorialNote, item.note)


def _statement_label(item: Statement, labels: Mapping[URIRef, Text]) -> Text:
    holders = [labels[resource("actor", h)] for h in item.holder]
    return stance_label(holders, item.stance, labels[resource("proposition", item.proposition)])


def passage_node(meta: Source, anchor: Anchor) -> URIRef:
    return resource("passage", f"{meta.id}-{anchor.start}-{anchor.end}")


def passage(meta: Source, anchor: Anchor) -> Iterator[Triple]:
    """The Web Annotation target: a specific resource with a position and a range selector."""
    node, slug = passage_node(meta, anchor), f"{meta.id}-{anchor.start}-{anchor.end}"
    position, span, first, last = (
        resource("selector", f"{slug}-{part}") for part in ("position", "range", "first", "last")
    )
    yield node, RDF.type, OA.SpecificResource
    yield node, OA.hasSource, resource("source", meta.id)
    yield node, OA.hasSelector, position
    yield node, OA.hasSelector, span
    yield node, ESO.passageDigest, Literal(anchor.sha256)
    yield node, ESO.paragraph, count(anchor.paragraph)
    yield node, ESO.deepLink, Literal(anchors.deep_link(str(meta.url), anchor), datatype=XSD.anyURI)
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, offset(anchor.start)
    yield position, OA.end, offset(anchor.end)
    yield span, RDF.type, OA.RangeSelector
    for role, end, quoted in (
        (OA.hasStartSelector, first, anchor.first),
        (OA.hasEndSelector, last, anchor.last),
    ):
        yield span, role, end
        yield end, RDF.type, OA.TextQuoteSelector
        yield end, OA.exact, Literal(quoted)


def passage_in_full(meta: Source, anchor: Anchor, text_of_source: str) -> Iterator[Triple]:
    """A selector that quotes the whole passage: for who has the text, for their own use."""
    full = resource("selector", f"{meta.id}-{anchor.start}-{anchor.end}-full")
    yield passage_node(meta, anchor), OA.hasSelector, full
    yield full, RDF.type, OA.TextQuoteSelector
    # The Web Annotation model wants a plain string here.
    yield full, OA.exact, Literal(text_of_source[anchor.start : anchor.end])


def sentence(meta: Source, segment: Segment, coded_by: tuple[str, ...], skipped: Skipped | None) -> Iterator[Triple]:
    """A sentence of the body: which statements code it, or why none does."""
    node = resource("sentence", f"{meta.id}-{segment.paragraph}-{segment.sentence}")
    yield node, RDF.type, ESO.Sentence
    yield node, ESO.source, resource("source", meta.id)
    yield node, ESO.paragraph, count(segment.paragraph)
    yield node, ESO.sentenceNumber, count(segment.sentence)
    yield node, OA.start, offset(segment.start)
    yield node, OA.end, offset(segment.end)
    yield from links(node, ESO.codedBy, "statement", (statement_slug(meta.id, s) for s in coded_by))
    if skipped:
        yield node, ESO.skippedBecause, ESO[skipped.reason]
        yield node, SKOS.editorialNote, Literal(skipped.note, lang="en")


def discrepancy(item: Discrepancy, meta: Source) -> Iterator[Triple]:
    node = resource("discrepancy", statement_slug(meta.id, item.id))
    yield node, RDF.type, ESO.Discrepancy
    yield node, ESO.source, resource("source", meta.id)
    yield from links(node, ESO.about, "event", [item.about])
    slugs = (statement_slug(meta.id, s) for s in item.statements)
    yield from links(node, ESO.discrepantStatement, "statement", slugs)
    yield from text(node, RDFS.comment, item.note)
