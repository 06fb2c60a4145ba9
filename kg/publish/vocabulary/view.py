"""The vocabulary as a view among those of the graph: class diagrams, what each term means, and how often it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from rdflib import URIRef

from kg.iris import ID
from kg.namespaces import ESO
from kg.pages import common
from kg.pages.common import Row, View
from kg.pages.site import Site
from kg.pages.texts import TEXTS as PAGE_TEXTS
from kg.publish.vocabulary import classes, diagram, svg
from kg.publish.vocabulary.alignments import alignments
from kg.publish.vocabulary.diagram import Picture
from kg.publish.vocabulary.names import Name
from kg.publish.vocabulary.page import RELATIONS
from kg.publish.vocabulary.terms import KINDS, Module, Term, Vocabulary
from kg.publish.vocabulary.texts import TEXTS
from kg.triples import Quad

if TYPE_CHECKING:
    from kg.networks import Graph

HEAD, MARGIN = 46, 8


def view(vocabulary: Vocabulary, used: Iterable[Quad]) -> Callable[[Graph, Site], View]:
    """What makes the page and its card; uses are counted in `used`, whatever its named graphs."""
    return partial(_view, vocabulary, uses(used))


def uses(quads: Iterable[Quad]) -> Counter[str]:
    """How many of our things are in each class, and how many of their triples have each predicate or fixed value."""
    triples = {(s, p, o) for s, p, o, _ in quads if str(s).startswith(ID)}
    found = Counter(str(p) for _, p, _ in triples)
    found.update(str(o) for _, _, o in triples if isinstance(o, URIRef) and not o.startswith(ID))
    return found


def _view(vocabulary: Vocabulary, used: Mapping[str, int], graph: Graph, site: Site) -> View:
    drawings = [(module, _joined(classes.drawing(vocabulary, module))) for module in vocabulary.modules]
    drawings = sorted((d for d in drawings if d[1].boxes), key=lambda d: -len(d[1].lines))
    pictures = [diagram.layout(drawing) for _, drawing in drawings]
    links = _Links(drawing for _, drawing in drawings)
    parts = [_part(module, picture, links) for (module, _), picture in zip(drawings, pictures, strict=True)]
    groups = [_group(m.slug, m.label, [_term(t, used) for t in m.terms]) for m in vocabulary.modules]
    groups.append(_group("other", PAGE_TEXTS["other-vocabularies"], links.strangers(used)))
    rows = [row for group in groups for row in group["terms"]]
    kinds = Counter(row["kind"] for row in rows)
    page = common.figure(
        "vocabulary", site, graph, {**common.marks(), "terms": [_data(row) for row in rows], "left": 0},
        parts=parts, terms=groups, counts={"kind": common.ordered(kinds, (*KINDS.values(), "foreign"))},
        margin=MARGIN, head=HEAD, v=TEXTS,
    )  # fmt: skip
    properties = kinds["object-property"] + kinds["datatype-property"]
    numbers = [("n-classes", kinds["class"]), ("n-properties", properties)]
    numbers.append(("n-alignments", len(alignments(vocabulary.graph))))
    return View("vocabulary", PAGE_TEXTS["question-vocabulary"], page, _thumbnail(pictures[0]), numbers)


def _joined(drawing: classes.Drawing) -> classes.Drawing:
    """Without classes of other modules that no line leads to."""
    ends = {end for line in drawing.lines for end in (line.source, line.target)}
    return replace(drawing, boxes=tuple(box for box in drawing.boxes if box.name in ends or not box.foreign))


def _part(module: Module, picture: Picture, links: _Links) -> Row:
    """One picture with room for its heading; drawn in order, as the first place of a name becomes its item."""
    size = {"width": round(picture.width + 2 * MARGIN), "height": round(picture.height + HEAD + MARGIN)}
    return {"slug": module.slug, "label": module.label, **size, "drawn": svg.drawn(picture, links)}


class _Links:
    """Names in the pictures as items of a page: the first place of each has the id, a class's own box before others."""

    def __init__(self, drawings: Iterable[classes.Drawing]) -> None:
        drawn = list(drawings)
        self._boxes = {box.name for drawing in drawn for box in drawing.boxes if not box.foreign}
        self._seen: set[str] = set()
        self._strangers: dict[str, str] = {}

    def __call__(self, href: str, label: str, kind: str, ends: tuple[str, ...] = ()) -> str:
        name = href.removeprefix("#") if href.startswith("#") else label
        if name == label and not href.startswith("#"):
            self._strangers[name] = href
        first = name not in self._seen and (kind == "box" or name not in self._boxes)
        self._seen |= {name} if first else set()
        identity = f' id="i.{escape(name)}"' if first else ""
        joined = f' data-ends="{escape(" ".join(ends))}"' if ends else ""
        return f'class="item {kind}" href="#t.{escape(name)}" data-id="{escape(name)}"{identity}{joined}'

    def strangers(self, used: Mapping[str, int]) -> list[Row]:
        """Rows for the terms of other vocabularies; known once all is drawn."""
        return [
            {
                "name": name, "kind": "foreign", "label": {"en": name, "fr": name}, "definition": {}, "note": {},
                "facts": [], "n": used.get(iri, 0), "more": iri,
            }
            for name, iri in sorted(self._strangers.items())
        ]  # fmt: skip


def _group(slug: str, label: Mapping[str, str], rows: list[Row]) -> Row:
    return {"slug": slug, "label": label, "terms": rows}


def _term(term: Term, used: Mapping[str, int]) -> Row:
    """A term's row; a class of fixed values is used where these are."""
    values = (f"{ESO}{name.href[1:]}" for name in term.relations.get("members", ()))
    return {
        "name": term.name,
        "kind": term.kind,
        "label": term.label,
        "definition": term.definition,
        "note": term.note,
        "facts": [(key, list(map(_link, term.relations[key]))) for key in RELATIONS if key in term.relations],
        "n": sum(used.get(iri, 0) for iri in (str(term.iri), *values)),
        "more": f"../ontology/index.html#{term.name}",
    }


def _link(name: Name) -> tuple[str, str]:
    """A CURIE and where it leads: to the term's row, or out."""
    return name.curie, f"#t.{name.href[1:]}" if name.href.startswith("#") else name.href


def _data(row: Row) -> Row:
    return {"id": row["name"], "label": row["label"], "kind": row["kind"], "n": row["n"]}


def _thumbnail(picture: Picture) -> Markup:
    """Boxes and lines only."""
    return Markup(
        f'<svg viewBox="-4 -4 {picture.width + 8:.0f} {picture.height + 8:.0f}" width="640" height="300">'
        + "".join(_shapes(picture))
        + "</svg>"
    )


def _shapes(picture: Picture) -> Iterator[str]:
    for route in picture.routes:
        path = [f"M{route.start[0]:.0f} {route.start[1]:.0f}"]
        for x1, y1, x2, y2 in route.bends:
            middle = (x1 + x2) / 2
            path.append(f"H{x1:.0f}C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f} {x2:.0f} {y2:.0f}")
        yield f'<path fill="none" stroke="var(--border)" stroke-width="2" d="{"".join(path)}"/>'
    for box in picture.boxes:
        yield (
            f'<rect fill="var(--panel)" stroke="var(--link)" stroke-width="3" x="{box.x:.0f}" y="{box.y:.0f}" '
            f'width="{box.width:.0f}" height="{box.height:.0f}" rx="6"/>'
        )
