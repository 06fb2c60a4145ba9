"""Literals by their value: terms that look different may be one, and a well-formed one may be out of place.

Value spaces: <https://www.w3.org/TR/xmlschema11-2/>, <https://www.w3.org/TR/owl2-syntax/#Datatype_Maps>.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable
from types import MappingProxyType

from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.term import Node

from kg.reason.keeping import AnyTriple

_INTEGERS: MappingProxyType[Node, tuple[float, float]] = MappingProxyType(
    {
        XSD.integer: (-math.inf, math.inf),
        XSD.nonNegativeInteger: (0, math.inf),
        XSD.positiveInteger: (1, math.inf),
        XSD.nonPositiveInteger: (-math.inf, 0),
        XSD.negativeInteger: (-math.inf, -1),
        XSD.long: (-(2**63), 2**63 - 1),
        XSD.int: (-(2**31), 2**31 - 1),
        XSD.short: (-(2**15), 2**15 - 1),
        XSD.byte: (-(2**7), 2**7 - 1),
        XSD.unsignedLong: (0, 2**64 - 1),
        XSD.unsignedInt: (0, 2**32 - 1),
        XSD.unsignedShort: (0, 2**16 - 1),
        XSD.unsignedByte: (0, 2**8 - 1),
    }
)
_ZONE = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)"
_YEAR = r"-?([1-9]\d{3,}|0\d{3})"
_MONTH, _DAY = r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
# The letters of XML names are those of Python's \w, near enough.
_FORMS: MappingProxyType[Node, re.Pattern[str]] = MappingProxyType(
    {
        datatype: re.compile(form, re.DOTALL)
        for datatype, form in (
            (XSD.normalizedString, r"[^\t\n\r]*"),
            (XSD.token, r"([^\t\n\r ]+( [^\t\n\r ]+)*)?"),
            (XSD.language, r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
            (XSD.NMTOKEN, r"[-.:\w·]+"),
            (XSD.Name, r"([^\W\d]|:)[-.:\w·]*"),
            (XSD.NCName, r"[^\W\d][-.\w·]*"),
            (XSD.gYear, rf"{_YEAR}{_ZONE}?"),
            (XSD.gYearMonth, rf"{_YEAR}-{_MONTH}{_ZONE}?"),
            (XSD.gMonth, rf"--{_MONTH}{_ZONE}?"),
            (XSD.gMonthDay, rf"--{_MONTH}-{_DAY}{_ZONE}?"),
            (XSD.gDay, rf"---{_DAY}{_ZONE}?"),
            (XSD.dateTimeStamp, rf".*{_ZONE}"),
        )
    }
)
_STRINGS = (XSD.normalizedString, XSD.token, XSD.language, XSD.NMTOKEN, XSD.Name, XSD.NCName)
_PRIMITIVE: MappingProxyType[Node, URIRef] = MappingProxyType(
    dict.fromkeys(_INTEGERS, XSD.decimal) | dict.fromkeys(_STRINGS, XSD.string) | {XSD.dateTimeStamp: XSD.dateTime}
)
_OTHERS = (
    *(XSD.string, XSD.decimal, XSD.float, XSD.double, XSD.boolean, XSD.dateTime, XSD.date, XSD.time),
    *(XSD.hexBinary, XSD.base64Binary, XSD.anyURI),
    *(XSD.gYear, XSD.gYearMonth, XSD.gMonth, XSD.gMonthDay, XSD.gDay),
    *(RDF.langString, RDF.XMLLiteral, RDF.HTML),
)
_TEXT, _LANGUAGE_TEXT = XSD.string, RDF.langString
_TEXTS = frozenset({_TEXT, _LANGUAGE_TEXT})
_INSTANT, _ANY = XSD.dateTime, RDFS.Literal
_WHOLES = frozenset({_ANY, RDF.PlainLiteral})
_COMPARED_BY_VALUE = frozenset({XSD.decimal, XSD.float, XSD.double, XSD.boolean})

DATATYPES: frozenset[Node] = frozenset({*_PRIMITIVE, *_OTHERS, *_WHOLES})
"""The datatypes whose values `within` knows."""


def datatype_of(literal: Literal) -> URIRef:
    """As RDF 1.1 has it: no literal is without a datatype."""
    return literal.datatype or (_LANGUAGE_TEXT if literal.language else _TEXT)


def value_of(literal: Literal) -> Hashable:
    """What two literals have in common if and only if they are the same value."""
    datatype = datatype_of(literal)
    primitive = _PRIMITIVE.get(datatype, datatype)
    if primitive in _COMPARED_BY_VALUE and literal.value is not None and literal.value == literal.value:
        return primitive, literal.value
    if primitive == _INSTANT and literal.value is not None:
        # Python finds the same instant in two time zones equal, OWL does not.
        return primitive, literal.value, literal.value.utcoffset()
    return primitive, str(literal), literal.language


def well_formed(literal: Literal) -> bool:
    """Whether the literal's form is one of its datatype; true of datatypes that we do not know."""
    datatype = datatype_of(literal)
    return not literal.ill_typed and (datatype not in DATATYPES or _in_facet(literal, datatype))


def within(literal: Literal, datatype: Node) -> bool:
    """Whether a well-formed literal's value is one of a datatype in `DATATYPES`: 3 is one of `xsd:byte`."""
    own = datatype_of(literal)
    primitive = _PRIMITIVE.get(own, own)
    if datatype in _WHOLES:
        return datatype == _ANY or primitive in _TEXTS
    return primitive == _PRIMITIVE.get(datatype, datatype) and _in_facet(literal, datatype)


def _in_facet(literal: Literal, datatype: Node) -> bool:
    if datatype in _INTEGERS:
        low, high = _INTEGERS[datatype]
        return bool(literal.value is not None and low <= literal.value <= high and literal.value % 1 == 0)
    return datatype not in _FORMS or _FORMS[datatype].fullmatch(str(literal)) is not None


def one_spelling(triples: Iterable[AnyTriple]) -> frozenset[AnyTriple]:
    """The triples with one literal for each datatype and value, the first of its spellings by sort order."""
    given = frozenset(triples)
    first: dict[Hashable, Literal] = {}
    chosen: dict[Node, Literal] = {}
    for literal in sorted({o for _, _, o in given if isinstance(o, Literal)}, key=spelling):
        kept = first.setdefault((datatype_of(literal), value_of(literal)), literal)
        if kept is not literal:
            chosen[literal] = kept
    return frozenset((s, p, chosen.get(o, o)) for s, p, o in given) if chosen else given


def spelling(literal: Literal) -> tuple[str, str, str]:
    """A sort key: form, datatype, language. rdflib's own order compares values, and fails on some."""
    return str(literal), datatype_of(literal), literal.language or ""
