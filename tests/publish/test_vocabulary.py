"""What is published of the vocabulary: files that agree, a page that leads everywhere, redirects that answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from itertools import combinations

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from kg import store
from kg.namespaces import ESO, ONTOLOGY
from kg.publish import vocabulary
from kg.publish.vocabulary import classes, diagram, terms
from kg.publish.vocabulary.diagram import Picture, Route
from kg.triples import Quad
from tests.publish.redirecting import redirected

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def files(ontology: frozenset[Quad], shapes: frozenset[Quad]) -> Files:
    return vocabulary.files(vocabulary.read(ontology, shapes), "1.2.3")


@pytest.fixture(scope="module")
def read(ontology: frozenset[Quad], shapes: frozenset[Quad]) -> terms.Vocabulary:
    return vocabulary.read(ontology, shapes)


# ---------------------------------------------------------------- files


def canonical(quads: Iterable[ox.Quad]) -> list[str]:
    """The triples with blank nodes named canonically (RDFC-1.0)."""
    data = ox.Dataset(quads)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad.triple) for quad in data)


class TestFiles:
    def test_are_all_there(self, files: Files) -> None:
        data = {"eso.ttl", "eso.rdf", "eso.jsonld", "eso.nt", "shapes.ttl", "topics.ttl", "alignments.sssom.tsv"}
        here = {"index.html", *data}
        redirects = {"w3id.org/eso-kg/.htaccess", "w3id.org/eso-kg/README.md"}
        assert set(files) == here | {f"1.2.3/{name}" for name in here} | redirects

    def test_of_the_version_are_the_same(self, files: Files) -> None:
        for name in files:
            if not name.startswith(("1.2.3/", "w3id.org/", "index.html")):
                assert files[f"1.2.3/{name}"] == files[name]
        assert files["1.2.3/index.html"] == files["index.html"].replace(b'"../index.html"', b'"../../index.html"')

    def test_come_out_the_same_again(self, files: Files, ontology: frozenset[Quad], shapes: frozenset[Quad]) -> None:
        turned = vocabulary.read(reversed(sorted(ontology, key=str)), reversed(sorted(shapes, key=str)))
        again = vocabulary.files(turned, "1.2.3")
        assert again == files

    @pytest.mark.parametrize("ending", ["ttl", "rdf", "jsonld", "nt"])
    def test_say_the_same_in_every_syntax(self, files: Files, ending: str, read: terms.Vocabulary) -> None:
        form = ox.RdfFormat.from_extension(ending)
        assert form is not None
        assert canonical(ox.parse(files[f"eso.{ending}"], format=form)) == canonical(
            ox.parse(store.ntriples(read.graph), format=ox.RdfFormat.N_TRIPLES)  # type: ignore[arg-type]
        )

    @pytest.mark.parametrize("name", ["eso.ttl", "eso.rdf", "eso.jsonld", "shapes.ttl", "topics.ttl"])
    def test_are_read_by_another_parser(self, files: Files, name: str, read: terms.Vocabulary) -> None:
        formats = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
        graph = Graph().parse(data=files[name], format=formats[name.rpartition(".")[2]])
        assert len(graph) == len(read.graph) or (not name.startswith("eso.") and len(graph) > 100)

    def test_keep_the_topics_apart(self, files: Files) -> None:
        assert b"/id/topic/" not in files["eso.nt"]
        topics = Graph().parse(data=files["topics.ttl"], format="turtle")
        assert len(set(topics.subjects(RDF.type, ESO.Topic))) > 5

    def test_in_turtle_begin_with_the_header(self, files: Files) -> None:
        text = files["eso.ttl"].decode()
        first = next(line for line in text.splitlines() if line and not line.startswith("@prefix"))
        assert first == "<https://w3id.org/eso-kg/ontology> a owl:Ontology ;"
        assert "owl:propertyChainAxiom ( eso:holderOf eso:proposition )" in text

    def test_list_the_alignments_with_reasons(self, files: Files) -> None:
        lines = files["alignments.sssom.tsv"].decode().splitlines()
        head = [line for line in lines if line.startswith("#")]
        columns, *rows = (line.split("\t") for line in lines[len(head) :])
        assert columns[:4] == ["subject_id", "predicate_id", "object_id", "mapping_justification"]
        assert len(rows) > 40
        declared = {line.removeprefix("#  ").partition(":")[0] for line in head if line.startswith("#  ")}
        for row in rows:
            assert len(row) == len(columns)
            assert all(row)
            assert {name.partition(":")[0] for name in row[:4]} <= declared


# ---------------------------------------------------------------- the page


class Page(HTMLParser):
    """Ids, links and languages of a page, its elements balanced, and what no page of ours may have."""

    VOID = frozenset({"meta", "link", "input", "br", "path", "rect"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.forbidden: list[str] = []
        self.words: dict[str, list[str]] = {"en": [], "fr": []}
        self._open: list[tuple[str, str]] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.forbidden += [n for n in given if n.startswith("on") or n in ("style", "src", "srcset")]
        self.forbidden += [tag] if tag in ("script", "iframe", "img", "object") else []
        if tag not in self.VOID:
            self._open.append((tag, given.get("lang", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        language = next((lang for _, lang in reversed(self._open) if lang), "en")
        self.words.setdefault(language, []).append(data)


@pytest.fixture(scope="module")
def page(files: Files) -> Page:
    return Page(files["index.html"].decode())


class TestPage:
    def test_describes_every_term_by_its_anchor(self, page: Page, read: terms.Vocabulary) -> None:
        assert len(read.terms) > 100
        assert {term.name for term in read.terms} <= set(page.ids)

    def test_has_no_id_twice(self, page: Page) -> None:
        assert [name for name, times in Counter(page.ids).items() if times > 1] == []

    def test_leads_nowhere_in_vain(self, page: Page, files: Files) -> None:
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids, link
            elif not link.startswith(("https://", "http://")):
                assert link in files or link == "../index.html", link

    def test_tells_everything_in_both_languages(self, page: Page, read: terms.Vocabulary) -> None:
        for language in ("en", "fr"):
            told = " ".join(page.words["en"] + page.words["fr"])
            for term in read.terms:
                texts = (term.label[language], term.definition[language], term.note.get(language, ""))
                assert all(text in told for text in texts), term.name

    def test_tells_each_shape_that_speaks_of_a_term(self, page: Page, read: terms.Vocabulary) -> None:
        statement = next(term for term in read.terms if term.name == "Statement")
        assert {"Statement-holder", "Statement-not-after-publication", "labels"} <= {c.name for c in statement.checks}
        for term in read.terms:
            assert {f"shape-{check.name}" for check in term.checks} <= set(page.ids)

    def test_asks_for_nothing_and_runs_nothing(self, page: Page, files: Files) -> None:
        text = unescape(files["index.html"].decode())
        assert page.forbidden == []
        assert "default-src 'none'; script-src 'none'; style-src 'sha256-" in text
        assert not re.search(r"url\(|@import", text)

    def test_shows_what_any_ontology_says_as_it_is(self, ontology: frozenset[Quad]) -> None:
        """Be it without shapes, with terms of others, or with mark-up in a label."""
        hostile = '</span><script>alert("x")</script>'
        bad = {(ESO.Actor, RDFS.label, Literal(hostile, lang=lang), ONTOLOGY) for lang in ("en", "fr")}
        kept = {q for q in ontology if q[:2] != (ESO.Actor, RDFS.label)}
        other = (URIRef("https://example.org/x"), RDF.type, URIRef("https://example.org/Y"), ONTOLOGY)
        text = vocabulary.files(vocabulary.read(kept | bad | {other}, []), "1.2.3")["index.html"].decode()
        assert Page(text).forbidden == []
        assert "&lt;script&gt;" in text

    def test_names_inferred_properties_as_such(self, files: Files) -> None:
        text = files["index.html"].decode()
        entry = text[text.index('<article id="takesStanceOn"') :].partition("</article>")[0]
        assert "inferred" in entry
        assert 'href="#holderOf">eso:holderOf</a>' in entry
        holder = text[text.index('<article id="holder"') :].partition("</article>")[0]
        assert "inferred" not in holder


# ---------------------------------------------------------------- the diagrams


def pictures(read: terms.Vocabulary) -> Iterator[tuple[str, Picture]]:
    for module in read.modules:
        drawing = classes.drawing(read, module)
        if drawing.lines:
            yield module.slug, diagram.layout(drawing)


def label(route: Route) -> tuple[float, float, float, float]:
    """The room of a line's name: left, top, right, bottom."""
    x, y = route.start
    return x + 12, y - 14, x + 12 + diagram.text_width(route.line.label), y - 2


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class TestDiagrams:
    def test_show_all_classes_and_all_properties_between_them(self, read: terms.Vocabulary, files: Files) -> None:
        text = files["index.html"].decode()
        drawn = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
        for term in read.terms:
            if (
                term.kind != "individual"
                and term.module != "common"
                and term.iri not in (ESO.passageDigest, ESO.deepLink)
            ):
                assert f">{term.name}<" in drawn.replace(" ⇄ ", "<>").replace("▹ ", "").replace(": ", "<"), term.name

    def test_have_no_box_on_another(self, read: terms.Vocabulary) -> None:
        for slug, picture in pictures(read):
            areas = {p.box.name: (p.x, p.y, p.x + p.width, p.y + p.height) for p in picture.boxes}
            for one, other in combinations(areas, 2):
                assert not overlap(areas[one], areas[other]), (slug, one, other)

    def test_have_no_name_on_a_box_or_another_name(self, read: terms.Vocabulary) -> None:
        for slug, picture in pictures(read):
            names = {f"{r.line}": label(r) for r in picture.routes}
            areas = {p.box.name: (p.x, p.y, p.x + p.width, p.y + p.height) for p in picture.boxes}
            for one, other in combinations(names, 2):
                assert not overlap(names[one], names[other]), (slug, one, other)
            for name in names:
                assert not any(overlap(names[name], area) for area in areas.values()), (slug, name)

    def test_have_no_line_through_a_name_or_a_box(self, read: terms.Vocabulary) -> None:
        for slug, picture in pictures(read):
            areas = {p.box.name: (p.x, p.y, p.x + p.width, p.y + p.height) for p in picture.boxes}
            for route in picture.routes:
                starts = [route.start[0], *(bend[2] for bend in route.bends)]
                level = [(x, bend[1], bend[0], bend[1] + 0.1) for x, bend in zip(starts, route.bends, strict=False)]
                for piece in level:
                    assert not any(overlap(piece, area) for area in areas.values()), (slug, route.line)
                    others = (label(r) for r in picture.routes if r is not route)
                    assert not any(overlap(piece, other) for other in others), (slug, route.line)

    def test_join_the_right_boxes(self, read: terms.Vocabulary) -> None:
        for _, picture in pictures(read):
            boxes = {p.box.name: p for p in picture.boxes}
            for route in picture.routes:
                ends = (route.line.source, route.line.target)
                left, right = (boxes[name] for name in (reversed(ends) if route.backwards else ends))
                assert route.start[0] == left.x + left.width
                assert route.end[0] == right.x
                assert left.y <= route.start[1] <= left.y + left.height
                assert right.y <= route.end[1] <= right.y + right.height

    def test_of_circles_and_of_nothing_are_laid_out(self) -> None:
        boxes = tuple(classes.Box(name) for name in "ABC")
        around = [("A", "B", False), ("B", "C", False), ("C", "A", False), ("A", "C", True)]
        lines = tuple(classes.Line(s, t, f"{s}{t}{i}", "#x", i) for s, t, i in around)
        picture = diagram.layout(classes.Drawing(boxes, lines))
        assert len(picture.routes) == 4
        assert len({p.x for p in picture.boxes}) == 3
        assert diagram.layout(classes.Drawing((), ())).boxes == ()


# ---------------------------------------------------------------- the redirects


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"
RDFLIB = "application/rdf+xml;q=0.9, application/xhtml+xml;q=0.3, text/xml;q=0.2, */*;q=0.1"
SITE = "https://example.org/eso-kg/"
ASKED = [
    ("ontology", BROWSER, "ontology/index.html"),
    ("ontology", JENA, "ontology/eso.ttl"),
    ("ontology", RDFLIB, "ontology/eso.rdf"),
    ("ontology", "application/ld+json", "ontology/eso.jsonld"),
    ("ontology", "application/n-triples", "ontology/eso.nt"),
    ("ontology", "*/*", "ontology/eso.ttl"),
    ("ontology", "", "ontology/eso.ttl"),
    ("ontology/", "text/html", "ontology/index.html"),
    ("ontology/1.2.3", BROWSER, "ontology/1.2.3/index.html"),
    ("ontology/1.2.3", "application/rdf+xml", "ontology/1.2.3/eso.rdf"),
    ("ontology/1.2.3/eso.nt", "*/*", "ontology/1.2.3/eso.nt"),
    ("ontology/actors", BROWSER, "ontology/index.html#module-actors"),
    ("ontology/shapes", BROWSER, "ontology/index.html#section-shapes"),
    ("ontology/shapes", "text/turtle", "ontology/shapes.ttl"),
    ("ontology/alignments", "*/*", "ontology/alignments.sssom.tsv"),
    ("id/actor/norland", BROWSER, "id/actor/norland.html"),
    ("id/actor/norland", "text/turtle", "id/actor/norland.ttl"),
    ("id/actor/norland", "application/rdf+xml", "id/actor/norland.ttl"),
    (
        "id/position/minister.harbour.supports.2",
        "application/ld+json",
        "id/position/minister.harbour.supports.2.jsonld",
    ),
    ("id/passage/doe-2031-10-25", BROWSER, "id/source/doe-2031.html#passage-10-25"),
    ("id/selector/doe-2031-10-25-first", "text/turtle", "id/source/doe-2031.ttl"),
    ("id/sentence/doe-2031-4-1", "application/ld+json", "id/source/doe-2031.jsonld"),
    ("id/mapping/actor.norland.eu-country", BROWSER, "id/actor/norland.html#link-eu-country"),
    ("id/dataset/eso-kg", BROWSER, "void.ttl"),
    ("id", BROWSER, "id/index.html"),
    ("graph/source/doe-2031", "*/*", "graph.nq"),
    ("graph/inferred", BROWSER, "graph.nq"),
    ("", BROWSER, "index.html"),
    ("", "text/turtle", "void.ttl"),
    ("links.sssom.tsv", "*/*", "links.sssom.tsv"),
    ("np/RA-0_x", BROWSER, "np/RA-0_x.trig"),
    ("np/RA-0_x.trig", "*/*", "np/RA-0_x.trig"),
    ("networks/holders-neo4j-nodes.csv", "*/*", "networks/holders-neo4j-nodes.csv"),
]


class TestRedirects:
    @pytest.mark.parametrize(("path", "accept", "target"), ASKED)
    def test_lead_to_what_the_client_reads(self, files: Files, path: str, accept: str, target: str) -> None:
        where = redirected(files, path, accept)
        assert where == SITE + target
        name = where.removeprefix(f"{SITE}ontology/").partition("#")[0]
        assert not target.startswith("ontology/") or name in files

    @pytest.mark.parametrize("path", ["nonsense", "ontology/nonsense", "id/actor", "id/actor/a/b", "graph/nonsense"])
    def test_lead_nowhere_where_nothing_is(self, files: Files, path: str) -> None:
        assert redirected(files, path, BROWSER) == ""

    def test_answer_for_every_iri_of_the_ontology(self, files: Files, read: terms.Vocabulary) -> None:
        page = Page(files["index.html"].decode())
        for node in {n for n in read.graph.subjects() if str(n).startswith("https://w3id.org/eso-kg/")}:
            path, _, fragment = str(node).removeprefix("https://w3id.org/eso-kg/").partition("#")
            where = redirected(files, path, BROWSER)
            assert where, node
            assert not fragment or fragment in page.ids
            assert "#" not in where or where.partition("#")[2] in page.ids

    def test_say_what_is_to_be_filled_in(self, files: Files) -> None:
        text = files["w3id.org/eso-kg/.htaccess"].decode()
        assert "FILL IN" in text
        assert text.count("https://example.org/") == 2
        assert "{" not in re.sub(r"%\{\w+(:\w+)?\}", "", text)
