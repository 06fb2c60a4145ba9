"""The vocabulary's documentation as one page that needs nothing else, made from the ontology itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup
from rdflib import DCTERMS, OWL, RDFS, SH, VANN, Graph

from kg.namespaces import ESO
from kg.pages import html, palette
from kg.pages.site import Site
from kg.publish.vocabulary import classes, diagram, serials, svg
from kg.publish.vocabulary.alignments import alignments
from kg.publish.vocabulary.names import words
from kg.publish.vocabulary.terms import KINDS, ONTOLOGY, Check, Module, Term, Vocabulary, message
from kg.publish.vocabulary.texts import TEXTS

RELATIONS = (
    *("is-a", "above", "below", "domain", "domain-includes", "range", "range-includes", "inverse"),
    *("used-on-it", "used-with-it", "members", "disjoint"),
)
"""In the order in which an entry tells them."""


def pages(vocabulary: Vocabulary, version: str, homes: Iterable[str]) -> list[bytes]:
    """The page for each place it stands at: `homes` are the ways from there to all exports, ending in a slash."""
    style = Markup(
        palette.css()
        + "".join(_read("kg.pages", f"static/{name}") for name in ("base.css", "diagram.css"))
        + _read("kg.publish", "templates/vocabulary.css")
    )
    env = html.with_macros(
        html.environment(),
        site=Site(version),
        style=style,
        policy=html.policy([], [style]),
        languages={},
        v=TEXTS,
        header=_header(vocabulary.graph),
        modules=[_module(vocabulary, module) for module in vocabulary.modules],
        index=sorted(vocabulary.terms, key=lambda term: (term.name.casefold(), term.name)),
        alignments=alignments(vocabulary.graph),
        checks=_checks(vocabulary.shapes),
        relations=RELATIONS,
    )
    template = env.from_string(_read("kg.publish", "templates/vocabulary.html"))
    return [template.render(home=home).encode() for home in homes]


@cache
def _read(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")


def _header(graph: Graph) -> dict[str, object]:
    creator = graph.value(ONTOLOGY, DCTERMS.creator)
    return {
        "title": words(graph, ONTOLOGY, DCTERMS.title),
        "about": words(graph, ONTOLOGY, DCTERMS.description),
        "namespace": str(ESO),
        "prefix": str(graph.value(ONTOLOGY, VANN.preferredNamespacePrefix)),
        "version": str(graph.value(ONTOLOGY, OWL.versionIRI)),
        "license": str(graph.value(ONTOLOGY, DCTERMS.license)),
        "creator": words(graph, creator, RDFS.label) if creator else {},
        "cite": str(graph.value(ONTOLOGY, DCTERMS.bibliographicCitation)),
    }


def _module(vocabulary: Vocabulary, module: Module) -> dict[str, object]:
    drawn = classes.drawing(vocabulary, module)
    by_kind = {kind: [_entry(vocabulary, t) for t in module.terms if t.kind == kind] for kind in KINDS.values()}
    return {
        "slug": module.slug,
        "label": module.label,
        "about": module.about,
        "diagram": _diagram(drawn, module) if drawn.lines else "",
        "groups": {kind: entries for kind, entries in by_kind.items() if entries},
    }


def _diagram(drawn: classes.Drawing, module: Module) -> Markup:
    """The picture; its title is in both languages, since a title cannot follow the page's choice."""
    title = " / ".join(f"{TEXTS['diagram'][language]} : {module.label[language]}" for language in ("en", "fr"))
    lines = "; ".join(f"{line.source} {line.label} {line.target}" for line in drawn.lines)
    return svg.svg(diagram.layout(drawn), f"diagram-{module.slug}", title, lines)


def _entry(vocabulary: Vocabulary, term: Term) -> dict[str, object]:
    return {
        "term": term,
        "inferred": bool(term.chains) or "transitive" in term.characteristics,
        "example": term.example.replace(" ; ", " ;\n    "),
        "turtle": serials.turtle_of(vocabulary.graph, term.iri),
    }


def _checks(shapes: Graph) -> list[Check]:
    """All shapes by name."""
    found = sorted(shapes.subjects(SH.severity), key=str)
    return [Check(str(shape).rpartition("#")[2], message(shapes, shape)) for shape in found]
