"""Names of terms and texts by language, as the documentation shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.iris import ID, PREFIXES
from kg.namespaces import ESO

Words = Mapping[str, str]
"""One text by language."""

ALL_PREFIXES = MappingProxyType(
    {
        **{prefix: base for prefix, base in PREFIXES.items() if not base.startswith(ID)},
        "eli": "http://data.europa.eu/eli/ontology#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "semapv": "https://w3id.org/semapv/vocab/",
        "sh": "http://www.w3.org/ns/shacl#",
        "sssom": "https://w3id.org/sssom/",
        "time": "http://www.w3.org/2006/time#",
        "vann": "http://purl.org/vocab/vann/",
    }
)
"""The prefixes of the ontology's files."""


@dataclass(frozen=True, order=True)
class Name:
    """A term where another speaks of it: its CURIE, and the address of its description."""

    curie: str
    href: str


def named(iri: Node) -> Name:
    """A term of ours by its anchor, another by its own address."""
    text = str(iri)
    local = text.removeprefix(str(ESO))
    return Name(curie(text), f"#{local}" if is_ours(iri) else text)


def curie(iri: str) -> str:
    prefix = next((p for p, base in ALL_PREFIXES.items() if iri.startswith(base)), "")
    return f"{prefix}:{iri.removeprefix(ALL_PREFIXES[prefix])}" if prefix else iri


def is_ours(node: object) -> bool:
    return str(node).startswith(str(ESO))


def words(graph: Graph, subject: Node, predicate: URIRef) -> Words:
    """The texts of a property by language."""
    texts = graph.objects(subject, predicate)
    return {text.language or "": str(text) for text in texts if isinstance(text, Literal)}
