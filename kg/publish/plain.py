"""For web developers: a JSON-LD context with plain words for names, and a frame that makes plain JSON of statements."""

from __future__ import annotations

import json
from typing import Any

from kg.iris import ID, PREFIXES

_DATES = (
    *("earliest", "latest", "heldFrom", "heldUntil", "validFrom", "validUntil", "checkedOn", "deadline"),
    *("signedOn", "inForceFrom", "endedOn"),
)
_ONE = (
    *("about", "inCountry", "office", "officeHolder", "officeOf", "ofEvent", "ofTreaty", "place", "proposition"),
    *("reporter", "source"),
)
_MANY = (
    *("actBy", "basedOn", "codedBy", "condition", "conflictsWith", "discrepantStatement", "foundedBy", "hasMember"),
    *("holder", "partOf", "participant", "party", "saidAt", "succeeds", "supersedes", "topic"),
)
_TERMS = ("mode", "stance", "skippedBecause")
"""Properties of our vocabulary by their values: days, one thing, things, individuals of the vocabulary."""
_NAMES = {"id": "@id", "type": "@type"}
_TEXTS = {
    "label": "rdfs:label",
    "prefLabel": "skos:prefLabel",
    "note": "skos:scopeNote",
    "definition": "skos:definition",
    "editorialNote": "skos:editorialNote",
    "comment": "rdfs:comment",
    "title": "dcterms:title",
    "dateWording": "eso:dateWording",
    "quotedTerm": "eso:quotedTerm",
}
_LINKS = {
    "sameAs": "owl:sameAs",
    "exactMatch": "skos:exactMatch",
    "closeMatch": "skos:closeMatch",
    "broader": "skos:broader",
    "inScheme": "skos:inScheme",
    "subjectOf": "schema:subjectOf",
    "reference": "dcterms:source",
    "creator": "dcterms:creator",
    "publisher": "dcterms:publisher",
    "selector": "oa:hasSelector",
}
_OTHERS = {
    "passage": {"@id": "oa:hasTarget", "@type": "@id"},
    "passageOf": {"@id": "oa:hasSource", "@type": "@id"},
    "member": {"@id": "org:member", "@type": "@id"},
    "organization": {"@id": "org:organization", "@type": "@id"},
    "url": {"@id": "schema:url", "@type": "@id"},
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "deepLink": {"@id": "eso:deepLink", "@type": "xsd:anyURI"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
}


def context() -> dict[str, Any]:
    """Our vocabulary without a prefix; texts by language; what can be several always as a list; IRIs in full."""
    return {
        "@version": 1.1,
        "@vocab": PREFIXES["eso"],
        **{prefix: base for prefix, base in PREFIXES.items() if not base.startswith(ID)},
        **_NAMES,
        **{term: {"@id": name, "@container": "@language"} for term, name in _TEXTS.items()},
        "altLabel": {"@id": "skos:altLabel", "@container": ["@language", "@set"]},
        **{term: {"@id": name, "@type": "@id", "@container": "@set"} for term, name in _LINKS.items()},
        **_OTHERS,
        **{term: {"@id": f"eso:{term}", "@type": "xsd:date"} for term in _DATES},
        **{term: {"@id": f"eso:{term}", "@type": "@id"} for term in _ONE},
        **{term: {"@id": f"eso:{term}", "@type": "@id", "@container": "@set"} for term in _MANY},
        **{term: {"@id": f"eso:{term}", "@type": "@vocab"} for term in _TERMS},
    }


def frame() -> dict[str, Any]:
    """Each statement with the names of what it is about and with its passage, and nothing beyond."""
    named = _only("label")
    return {
        "@context": context(),
        "type": "Statement",
        "holder": named,
        "reporter": named,
        "mode": {"@embed": "@never"},
        "stance": {"@embed": "@never"},
        "proposition": {**_only("label"), "topic": named},
        "condition": named,
        "saidAt": _only("label", "dateText", "earliest", "latest"),
        "source": _only("title", "url", "issued"),
        "passage": {**_only("paragraph", "deepLink"), "selector": _only("start", "end")},
    }


def _only(*properties: str) -> dict[str, Any]:
    """These properties of a thing and no others, wherever it stands; nothing in the place of one that it has not.

    A text goes by its prefixed name, since a frame cannot stand where languages are expected.
    """
    absent = {"@omitDefault": True}
    names = [_TEXTS.get(name, name) for name in properties]
    return {"@embed": "@always", "@explicit": True, **absent, **dict.fromkeys(names, absent)}


def files() -> dict[str, bytes]:
    found = {"context.jsonld": {"@context": context()}, "frame.jsonld": frame()}
    return {name: (json.dumps(data, indent=1) + "\n").encode() for name, data in found.items()}
