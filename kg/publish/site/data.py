"""A resource's data: what is said of it and of its parts, and what refers to it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pyoxigraph import RdfFormat
from rdflib import OWL, RDF, XSD, Literal
from rdflib.term import Node

from kg import store
from kg.iris import PREFIXES
from kg.iris import curie as shortened
from kg.namespaces import ESO, OA
from kg.publish.site.addresses import is_part
from kg.publish.site.things import Things
from kg.triples import Triple

_INTO = (OA.hasTarget, OA.hasSelector, OA.hasStartSelector, OA.hasEndSelector)
"""From a statement to the parts that say where its words are."""
_ONTO = (OWL.annotatedSource, OA.hasSource, ESO.source)
"""From parts to what they are parts of: links to their resource, passages and sentences to their source."""


_NATIVE = (XSD.integer, XSD.boolean)
"""What JSON has numbers and words for, spelled as XML Schema's canonical forms are."""
curie = lru_cache(maxsize=None)(shortened)
"""The same few names are shortened for each of thousands of files."""


def own(things: Things, node: Node) -> list[Triple]:
    """What is said of a resource and of the parts that it points to."""
    nodes, found = [node], list[Triple]()
    for one in nodes:
        said = things.said(one)
        found += said
        nodes += [o for _, p, o in said if p in _INTO and o not in nodes]
    return found


def whole(things: Things, node: Node) -> list[Triple]:
    """What is said of a resource and of all its parts, and what refers to it."""
    parts = [s for p in _ONTO for s in things.referring(node, p) if is_part(str(s))]
    return [*own(things, node), *(t for part in parts for t in own(things, part)), *things.naming(node)]


def turtle(triples: Iterable[Triple]) -> bytes:
    found = set(triples)
    return store.serialized(found, RdfFormat.TURTLE, _used(found))


def json_ld(triples: Iterable[Triple]) -> str:
    """JSON-LD 1.1 with its context inside, a line for each node, in a fixed order; there must be no blank node."""
    found = set(triples)
    by_subject: dict[Node, dict[str, list[Any]]] = defaultdict(dict)
    for s, p, o in found:
        key, value = ("@type", curie(str(o))) if p == RDF.type else (curie(str(p)), _value(o))
        by_subject[s].setdefault(key, []).append(value)
    nodes = ({"@id": curie(str(s)), **_ordered(by_subject[s])} for s in sorted(by_subject, key=str))
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    return f'{{"@context": {json.dumps(_used(found))}, "@graph": [\n{lines}\n]}}\n'


def _value(node: Node) -> Any:
    if not isinstance(node, Literal):
        return {"@id": curie(str(node))}
    if node.language:
        return {"@value": str(node), "@language": node.language}
    if node.datatype in _NATIVE and json.dumps(node.value) == str(node):
        return node.value
    return {"@value": str(node), "@type": curie(str(node.datatype))} if node.datatype else str(node)


def _ordered(said: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Properties by name, values by text; a single value stands by itself."""
    return {key: v[0] if len(v) == 1 else sorted(v, key=json.dumps) for key, v in sorted(said.items())}


def _used(triples: Iterable[Triple]) -> dict[str, str]:
    """Those of our prefixes that the triples use."""
    names = {str(term) for triple in triples for term in triple if not isinstance(term, Literal)}
    names |= {str(o.datatype) for *_, o in triples if isinstance(o, Literal) and o.datatype}
    used = {curie(name).partition(":")[0] for name in names}
    return {prefix: base for prefix, base in PREFIXES.items() if prefix in used}
