"""What in a saturated graph contradicts itself, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import OWL, RDF, Literal, URIRef
from rdflib.term import Node

from kg.iris import curie
from kg.reason.literals import DATATYPES, datatype_of, value_of, well_formed, within
from kg.reason.saturation import SPARQL_PREFIXES, WORK, Saturated

_FORM, _OUTSIDE, _DIFFERS = (ox.NamedNode(WORK + name) for name in ("form", "outside", "differs"))
_TYPE, _SAME_AS = ox.NamedNode(RDF.type), ox.NamedNode(OWL.sameAs)


def sentences(saturated: Saturated) -> list[str]:
    """One for each contradiction that a query of `contradictions/` finds; adds to the working store."""
    saturated.store.extend([*_ill_formed(saturated), *_outside(saturated), *_different(saturated)])
    return sorted(
        {
            template.format_map({name: _named(term) for name, term in row.items()})
            for template, query in _queries()
            for row in saturated.rows(query)
        }
    )


def _ill_formed(saturated: Saturated) -> Iterator[ox.Quad]:
    for name, term in saturated.terms.items():
        if isinstance(term, Literal) and not well_formed(term):
            yield ox.Quad(name, _FORM, ox.Literal(False))


def _outside(saturated: Saturated) -> Iterator[ox.Quad]:
    """Literals with a type that their value is not in; those of an unknown datatype may have any value."""
    for datatype in DATATYPES:
        for quad in saturated.store.quads_for_pattern(None, _TYPE, ox.NamedNode(str(datatype))):
            literal = saturated.term(quad.subject)
            if isinstance(literal, Literal) and _is_known(literal) and not within(literal, datatype):
                yield ox.Quad(quad.subject, _OUTSIDE, quad.object)


def _different(saturated: Saturated) -> Iterator[ox.Quad]:
    """dt-diff: literals that follow to be the same and are not."""
    for quad in saturated.store.quads_for_pattern(None, _SAME_AS, None):
        one, other = saturated.term(quad.subject), saturated.term(quad.object)
        if isinstance(one, Literal) and isinstance(other, Literal) and value_of(one) != value_of(other):
            yield ox.Quad(quad.subject, _DIFFERS, quad.object)


def _is_known(literal: Literal) -> bool:
    return datatype_of(literal) in DATATYPES and well_formed(literal)


def _named(term: Node | None) -> str:
    if isinstance(term, Literal):
        return term.n3().replace(f"<{term.datatype}>", curie(term.datatype or ""))
    return curie(term) if isinstance(term, URIRef) else "an unnamed class"


@cache
def _queries() -> tuple[tuple[str, str], ...]:
    """Template and text of every query; the template is the first line, a comment."""
    folder = files("kg.reason") / "contradictions"
    texts = sorted(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".rq"))
    return tuple((text.partition("\n")[0].removeprefix("# "), SPARQL_PREFIXES + text) for text in texts)
