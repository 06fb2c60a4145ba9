"""Media types of answers, and which of them a client wants."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.iris import PREFIXES

if TYPE_CHECKING:
    from werkzeug.datastructures import MIMEAccept

HTML = "text/html"
JSON = "application/sparql-results+json"
TURTLE = "text/turtle"

ROWS: Mapping[str, ox.QueryResultsFormat] = MappingProxyType(
    {
        JSON: ox.QueryResultsFormat.JSON,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/csv": ox.QueryResultsFormat.CSV,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
        "application/json": ox.QueryResultsFormat.JSON,
        "application/xml": ox.QueryResultsFormat.XML,
        "text/xml": ox.QueryResultsFormat.XML,
    }
)
GRAPHS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        TURTLE: ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/ld+json": ox.RdfFormat.JSON_LD,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
        "application/json": ox.RdfFormat.JSON_LD,
        "application/xml": ox.RdfFormat.RDF_XML,
        "text/xml": ox.RdfFormat.RDF_XML,
        "text/plain": ox.RdfFormat.N_TRIPLES,
    }
)
SHORT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "json": (JSON, "application/ld+json"),
        "xml": ("application/sparql-results+xml", "application/rdf+xml"),
        "csv": ("text/csv",),
        "tsv": ("text/tab-separated-values",),
        "ttl": (TURTLE,),
        "nt": ("application/n-triples",),
        "jsonld": ("application/ld+json",),
        "rdf": ("application/rdf+xml",),
        "html": (HTML,),
    }
)
"""Names of formats for `?format=`, which goes before the Accept header; other names (SPARQLWrapper's) are ignored."""

_PREFIXES = {**PREFIXES, "sd": "http://www.w3.org/ns/sparql-service-description#", "void": "http://rdfs.org/ns/void#"}


def wanted(accept: MIMEAccept, offered: Sequence[str], short: str | None = None) -> str | None:
    """The offered media type that the client likes best, the first of equals; None where it takes none of them."""
    by_name = next((media for media in SHORT.get(short or "", ()) if media in offered), None)
    return by_name or (accept.best_match(offered) if accept else offered[0])


def content_type(media: str) -> str:
    """The value of the header."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def graph(triples: Iterable[ox.Triple], media: str, out: io.BytesIO) -> None:
    """Writes triples, each once, with those of our prefixes that they use."""
    found = list(dict.fromkeys(triples))
    used = {_namespace(term) for triple in found for term in triple}
    prefixes = {name: base for name, base in _PREFIXES.items() if base in used}
    ox.serialize(found, out, format=GRAPHS[media], prefixes=prefixes)


def _namespace(term: object) -> str:
    named = term.datatype if isinstance(term, ox.Literal) else term
    if not isinstance(named, ox.NamedNode):
        return ""
    return named.value[: max(named.value.rfind("#"), named.value.rfind("/")) + 1]
