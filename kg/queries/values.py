"""Parameter values as people give them (IRI, CURIE, slug, label, day) to RDF terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from itertools import chain

import pyoxigraph as ox

from kg.errors import Unusable
from kg.iris import ID, PREFIXES, curie, expand
from kg.queries.named import Parameter

Term = ox.NamedNode | ox.Literal
_NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?iri ?label WHERE { ?iri rdfs:label|skos:altLabel ?label }
"""
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?iri ?label WHERE { ?iri rdfs:label ?label }
"""
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_XSD_DATE = ox.NamedNode(PREFIXES["xsd"] + "date")


def folded(text: str) -> str:
    """Case, diacritics and surplus white space set aside."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


class Names:
    """What the things of a store are called."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        rows = self._store.query(_NAMES, use_default_graph_as_union=True)
        return sorted({(row["iri"].value, row["label"].value) for row in rows})  # type: ignore[union-attr]

    def labels(self, language: str) -> dict[str, str]:
        """The label of each thing by its IRI; in another language where it has none in this one."""
        rows = self._store.query(_LABELS, use_default_graph_as_union=True)
        found = sorted((r["label"].language == language, r["iri"].value, r["label"].value) for r in rows)  # type: ignore[union-attr]
        return {iri: label for _, iri, label in found}

    @cached_property
    def _modes(self) -> set[str]:
        quads = self._store.quads_for_pattern(None, _TYPE, ox.NamedNode(PREFIXES["eso"] + "Mode"), None)
        return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}

    def _is_spoken_of(self, iri: str) -> bool:
        node = ox.NamedNode(iri)
        said = chain(
            self._store.quads_for_pattern(node, None, None, None), self._store.quads_for_pattern(None, None, node, None)
        )
        return next(said, None) is not None

    def _of_kind(self, kind: str) -> list[tuple[str, str]]:
        if kind == "mode":
            return [(iri, label) for iri, label in self._names if iri in self._modes]
        within = ID if kind == "resource" else f"{ID}{kind}/"
        return [(iri, label) for iri, label in self._names if iri.startswith(within)]

    def term(self, parameter: Parameter, value: str) -> Term:
        """The term that a value stands for; Unusable, with the nearest names, where it stands for none."""
        if parameter.kind == "date":
            return ox.Literal(_day(parameter.name, value), datatype=_XSD_DATE)
        if parameter.kind == "text":
            return ox.Literal(value)
        return ox.NamedNode(self._iri(parameter, value))

    def _iri(self, parameter: Parameter, value: str) -> str:
        known = self._of_kind(parameter.kind)
        iri = expand(value)
        if iri is not None:
            if any(iri == i for i, _ in known) or (parameter.kind == "resource" and self._known(iri)):
                return iri
            raise Unusable(f"no {parameter.kind} has the IRI {_one_line(iri)}{_nearest(_slug(iri), known)}")
        matches = {i for i, label in known if folded(label) == folded(value)} or {
            i for i, _ in known if i.endswith((f"/{value}", f"#{value}"))
        }
        if len(matches) == 1:
            return matches.pop()
        if matches:
            raise Unusable(f"{value!r} is the name of {', '.join(map(curie, sorted(matches)))}; give one of them")
        raise Unusable(f"no {parameter.kind} is called {value!r}{_nearest(value, known)}")

    def _known(self, iri: str) -> bool:
        try:
            return self._is_spoken_of(iri)
        except ValueError:
            return False


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Unusable(f"{name}: {value!r} is not a day as YYYY-MM-DD") from None


def _slug(iri: str) -> str:
    return re.split(r"[/#]", iri.rstrip("/#"))[-1].replace("-", " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _nearest(value: str, known: list[tuple[str, str]]) -> str:
    by_folded: Mapping[str, str] = {folded(label): label for _, label in known}
    wanted = folded(value)
    close = get_close_matches(wanted, by_folded, n=3, cutoff=0.5)
    close += [f for f in by_folded if wanted in f.split() and f not in close]
    return f"; nearest: {', '.join(by_folded[c] for c in close[:3])}" if close else ""
