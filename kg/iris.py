"""The names of graphs and resources as plain strings: the only place where IRIs are minted."""

from __future__ import annotations

from types import MappingProxyType

BASE = "https://w3id.org/eso-kg/"
ID = BASE + "id/"
CONTRIBUTORS = BASE + "contributors"
"""Who made the data set."""

PREFIXES = MappingProxyType(
    {
        "actor": ID + "actor/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "eso": BASE + "ontology#",
        "event": ID + "event/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "passage": ID + "passage/",
        "position": ID + "position/",
        "proposition": ID + "proposition/",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "reference": ID + "reference/",
        "schema": "https://schema.org/",
        "selector": ID + "selector/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "source": ID + "source/",
        "statement": ID + "statement/",
        "topic": ID + "topic/",
        "treaty": ID + "treaty/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes of exports and of `kg query`."""


def resource(kind: str, slug: str) -> str:
    """`…/id/<kind>/<slug>`."""
    return f"{ID}{kind}/{slug}"


def graph(name: str) -> str:
    """`…/graph/<name>`; names are `context`, `links`, `inferred`, `ontology`, `source/<source-id>`."""
    return f"{BASE}graph/{name}"


def nanopub(code: str) -> str:
    """`…/np/<code>`, a trusty URI: the code is computed from what the nanopublication says."""
    return f"{BASE}np/{code}"


def curie(iri: str) -> str:
    """The IRI with one of our prefixes, or itself."""
    prefix = max(
        (p for p, base in PREFIXES.items() if iri.startswith(base)),
        key=lambda p: len(PREFIXES[p]),
        default="",
    )
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


def expand(name: str) -> str | None:
    """The IRI of an IRI in full (with or without angle brackets) or of a CURIE; None if it is neither."""
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    if bare.startswith(("http://", "https://")):
        return bare
    prefix, colon, local = bare.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None
