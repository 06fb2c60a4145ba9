"""Trusty URIs of RDF (module RA): a name that whoever has the content can check.

Kuhn and Dumontier, "Making Digital Artifacts on the Web Verifiable and Reliable" (2015). The content must have no blank
node.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256

from rdflib import XSD, Literal
from rdflib.term import Node

from kg.triples import Quad


def code(quads: Iterable[Quad], name: str) -> str:
    """`RA` and 43 characters, from what the quads say; `name` is what stands in them where the trusty URI will be."""
    ordered = sorted({(g, s, p, o) for s, p, o, g in quads}, key=lambda quad: _order(quad, name))
    text = "".join(_line(term, name) for quad in ordered for term in quad)
    return "RA" + urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


def _order(quad: tuple[Node, ...], name: str) -> tuple[object, ...]:
    """Graph, subject, predicate, object; IRIs before literals, these by text, datatype and language."""
    *names, o = quad
    iris = [_open(term, name) for term in names]
    if isinstance(o, Literal):
        return *iris, True, (str(o), _datatype(o), o.language or "")
    return *iris, False, _open(o, name)


def _open(term: Node, name: str) -> str:
    """An IRI with a space where the code will be, if it is the name or begins with it."""
    text = str(term)
    return f"{name.rpartition('/')[0]}/ {text[len(name) :]}" if text == name or text.startswith(f"{name}#") else text


def _line(term: Node, name: str) -> str:
    if not isinstance(term, Literal):
        return f"{_open(term, name)}\n"
    kind = f"@{term.language.lower()}" if term.language else f"^{_datatype(term)}"
    text = str(term).replace("\\", "\\\\").replace("\n", "\\n")
    return f"{kind} {text}\n"


def _datatype(literal: Literal) -> str:
    return "" if literal.language else str(literal.datatype or XSD.string)
