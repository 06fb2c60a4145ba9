"""The data sets that are linked to: what their names look like, and which relations lead there from which kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from kg.iris import ID, PREFIXES

SAME = ("owl:sameAs", "skos:exactMatch")
"""What says that two names stand for one thing."""
_THINGS = ("Person", "State", "Institution", "Office", "Place", "Treaty", "Event")
_Relations = Mapping[str, frozenset[str]]


def _may(things: str, concepts: str) -> _Relations:
    """The relations of our things, and of our topics, to the items of a data set; a collective is only ever related."""
    return {
        **dict.fromkeys(_THINGS, frozenset(things.split())),
        "Topic": frozenset(concepts.split()),
        "Collective": frozenset({"skos:relatedMatch"}),
    }


def _only(**relations: str) -> _Relations:
    return {kind: frozenset(named.split()) for kind, named in relations.items()}


_MATCHES = "skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch"
_ITEMS = _may("owl:sameAs skos:closeMatch skos:relatedMatch", _MATCHES)
_CONCEPTS = _may("skos:exactMatch skos:closeMatch skos:relatedMatch", _MATCHES)
"""Entries of a thesaurus or of an authority table are skos:Concepts: a state is none, so it is never owl:sameAs one."""


@dataclass(frozen=True)
class Target:
    """A data set that is linked to: its id, its namespace, what its names look like, and which relations lead there."""

    id: str
    namespace: str
    names: str
    relations: _Relations


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "dbr": Target("dbpedia", "http://dbpedia.org/resource/", r"\S+", _ITEMS),
        "eubody": Target(
            "eu-corporate-body",
            "http://publications.europa.eu/resource/authority/corporate-body/",
            r"[A-Z][A-Z0-9_]*",
            _only(Institution="skos:exactMatch skos:closeMatch"),
        ),
        "eucountry": Target(
            "eu-country",
            "http://publications.europa.eu/resource/authority/country/",
            r"[A-Z]{3}",
            _only(State="skos:exactMatch skos:closeMatch", Institution="skos:exactMatch"),
        ),
        "eurovoc": Target("eurovoc", "http://eurovoc.europa.eu/", r"[1-9]\d*|c_[0-9a-f]{8}", _CONCEPTS),
        "geonames": Target(
            "geonames",
            "https://sws.geonames.org/",
            r"[1-9]\d*/",
            _only(Place="owl:sameAs skos:closeMatch", State="skos:closeMatch"),
        ),
        "isni": Target(
            *("isni", "https://isni.org/isni/", r"\d{15}[\dX]"),
            _only(Institution="owl:sameAs", State="owl:sameAs", Person="owl:sameAs"),
        ),
        "iso3166": Target(
            "iso-3166",
            "https://www.iso.org/obp/ui/#iso:code:3166:",
            r"[A-Z]{2}|[A-Z]{4}",
            _only(State="skos:exactMatch skos:closeMatch"),
        ),
        "ror": Target("ror", "https://ror.org/", r"0[a-z0-9]{6}\d\d", _only(Institution="owl:sameAs")),
        "wikidata": Target("wikidata", "http://www.wikidata.org/entity/", r"Q[1-9]\d*", _ITEMS),
        "wikipedia": Target(
            "wikipedia",
            "https://en.wikipedia.org/wiki/",
            r"\S+",
            dict.fromkeys((*_THINGS, "Topic"), frozenset({"schema:subjectOf"})),
        ),
    }
)
NAMESPACES: Mapping[str, str] = MappingProxyType(
    {prefix: f"{ID}{prefix}/" for prefix in ("actor", "event", "office", "place", "topic", "treaty")}
    | {prefix: PREFIXES[prefix] for prefix in ("owl", "schema", "skos")}
    | {prefix: target.namespace for prefix, target in TARGETS.items()}
    | {"dataset": ID + "dataset/", "semapv": "https://w3id.org/semapv/vocab/", "sssom": "https://w3id.org/sssom/"}
)
"""What each prefix of a table stands for; a table that says otherwise is refused."""


def iri(curie: str) -> str:
    """The IRI of a CURIE of a table. SSSOM's own tool takes ASCII only, DBpedia's IRIs have the letters themselves."""
    prefix, _, local = curie.partition(":")
    return NAMESPACES[prefix] + (unquote(local) if prefix == "dbr" else local)
