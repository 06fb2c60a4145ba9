"""The static site: a page and data for each resource, links that lead somewhere, nothing that runs or is fetched."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import normpath
from typing import Any

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, Literal, URIRef

from kg import store
from kg.iris import ID, PREFIXES
from kg.namespaces import ESO, INFERRED, LINKS, OA, resource
from kg.pages.site import Site
from kg.publish import site
from kg.publish.site import Things
from kg.publish.site.addresses import home, is_part
from kg.publish.vocabulary import redirects
from kg.triples import Quad
from tests.publish.browsing import on_a_phone
from tests.publish.redirecting import redirected

Files = Mapping[str, bytes]
SITE = Site("1.2.3", citation="Cite this.")
STATEMENT = "statement/doe-2031-p02-stays-open"
MAPPING = resource("mapping", "actor.norland.wikidata")
SSSOM = rdflib.Namespace("https://w3id.org/sssom/")
BROWSER = "text/html,application/xhtml+xml"


@pytest.fixture(scope="module")
def quads(asserted: frozenset[Quad], positions: frozenset[Quad]) -> frozenset[Quad]:
    norland, item = resource("actor", "norland"), URIRef("http://www.wikidata.org/entity/Q0")
    link = [
        (norland, OWL.sameAs, item),
        (MAPPING, RDF.type, OWL.Axiom),
        (MAPPING, OWL.annotatedSource, norland),
        (MAPPING, OWL.annotatedProperty, OWL.sameAs),
        (MAPPING, OWL.annotatedTarget, item),
        (MAPPING, SSSOM.object_source, resource("dataset", "wikidata")),
        (MAPPING, SSSOM.object_label, Literal("Norland")),
        (MAPPING, SSSOM.mapping_justification, URIRef("https://w3id.org/semapv/vocab/LexicalMatching")),
        (MAPPING, SSSOM.confidence, Literal("0.9")),
        (MAPPING, RDFS.comment, Literal("Seen in <two> registers.")),
    ]
    return asserted | positions | {(*triple, LINKS) for triple in link}


@pytest.fixture(scope="module")
def files(quads: frozenset[Quad]) -> Files:
    return site.files(site.Things(quads), SITE, {ID + STATEMENT: "RAcode"})


def text(page: bytes) -> str:
    """What a reader sees, in both languages."""
    body = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", page.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def said(quads: frozenset[Quad], node: URIRef) -> set[tuple[Any, ...]]:
    return {(s, p, o) for s, p, o, _ in quads if s == node}


class TestFiles:
    def test_are_a_page_and_data_in_two_syntaxes_for_each_resource(self, files: Files, quads: frozenset[Quad]) -> None:
        ours = {str(s).removeprefix(ID) for s, *_ in quads if str(s).startswith(ID) and not is_part(str(s))}
        assert {STATEMENT, "actor/norland", "source/doe-2031", "proposition/harbour-fee"} <= ours
        assert set(files) == {"index.html", *(f"{path}.{end}" for path in ours for end in ("html", "ttl", "jsonld"))}

    def test_of_parts_are_those_of_the_whole(self, files: Files, quads: frozenset[Quad]) -> None:
        parts = {str(s) for s, *_ in quads if is_part(str(s))}
        assert {iri.removeprefix(ID).split("/")[0] for iri in parts} == {"passage", "selector", "sentence", "mapping"}
        pages = {page for page, _ in map(home, parts)}
        told = {page: rdflib.Graph().parse(data=files[f"{page}.ttl"], format="turtle") for page in pages}
        for iri in parts:
            page, place = home(iri)
            assert f'id="{place}"'.encode() in files[f"{page}.html"], iri
            assert (URIRef(iri), RDF.type, None) in told[page], iri

    def test_say_the_same_in_both_syntaxes_as_rdflib_reads_them(self, files: Files, quads: frozenset[Quad]) -> None:
        for name in (STATEMENT, "actor/norland", "source/doe-2031"):
            turtle = {*rdflib.Graph().parse(data=files[f"{name}.ttl"], format="turtle")}
            assert turtle == {*rdflib.Graph().parse(data=files[f"{name}.jsonld"], format="json-ld")}
            assert said(quads, URIRef(ID + name)) <= turtle
            assert not [n for t in turtle for n in t if isinstance(n, rdflib.BNode)]

    def test_hold_what_refers_to_the_resource(self, files: Files, quads: frozenset[Quad]) -> None:
        turtle = {*rdflib.Graph().parse(data=files["actor/norland.ttl"], format="turtle")}
        assert {(s, p, o) for s, p, o, g in quads if o == resource("actor", "norland")} <= turtle

    def test_come_out_the_same_again(self, files: Files, quads: frozenset[Quad]) -> None:
        order = sorted(quads, key=str)
        random.Random(3).shuffle(order)
        assert site.files(site.Things(order), SITE, {ID + STATEMENT: "RAcode"}) == files

    def test_are_where_the_redirects_lead(self, files: Files, quads: frozenset[Quad]) -> None:
        rules = redirects.files([])
        for iri in {str(s) for s, *_ in quads if str(s).startswith(ID)}:
            for accept, end in ((BROWSER, ".html"), ("text/turtle", ".ttl"), ("application/ld+json", ".jsonld")):
                where = redirected(rules, iri.removeprefix("https://w3id.org/eso-kg/"), accept)
                name, _, place = where.removeprefix("https://example.org/eso-kg/id/").partition("#")
                assert name.endswith(end)
                assert name in files, iri
                assert not place or f'id="{place}"'.encode() in files[name]


class TestPages:
    def test_lead_to_pages_and_places_that_are_there(self, files: Files) -> None:
        elsewhere = {"../../index.html", "../index.html", "../../np/RAcode.trig"}
        for name, page in files.items():
            if not name.endswith(".html"):
                continue
            hrefs = {unescape(h) for h in re.findall(r'href="([^"]*)"', page.decode())} - elsewhere
            for href in hrefs:
                if re.match("https?:|data:|#|../../ontology/", href):
                    continue
                target, _, place = normpath(f"{name}/../{href}").partition("#")
                assert target in files, (name, href)
                assert not place or f'id="{place}"'.encode() in files[target], (name, href)

    def test_run_nothing_and_fetch_nothing(self, files: Files) -> None:
        for name, page in files.items():
            if name.endswith(".html"):
                assert set(re.findall(r"<script\b[^>]*>", page.decode())) <= {'<script type="application/ld+json">'}
                assert not re.search(r'\b(src|srcset|style|on\w+)="', page.decode())
                assert unescape(page.decode()).count(site.policy()) == 1
                assert 'rel="stylesheet' not in page.decode()

    def test_hold_their_resource_as_json_ld(self, files: Files, quads: frozenset[Quad]) -> None:
        for name in (STATEMENT, "actor/norland"):
            (data,) = re.findall(
                r'(?s)<script type="application/ld\+json">(.*?)</script>', files[f"{name}.html"].decode()
            )
            found = {*rdflib.Graph().parse(data=data, format="json-ld")}
            assert said(quads, URIRef(ID + name)) <= found
            assert (OA.start in {p for _, p, _ in found}) == (name == STATEMENT)

    def test_of_a_statement_say_whose_words_how_when_where_and_on_what(
        self, files: Files, quads: frozenset[Quad]
    ) -> None:
        page = files[f"{STATEMENT}.html"]
        node = URIRef(ID + STATEMENT)
        of = {p: o for s, p, o, _ in quads if s == node}
        labels = {(s, o.language): str(o) for s, p, o, _ in quads if p == RDFS.label and isinstance(o, Literal)}
        seen = text(page)
        for predicate in (ESO.holder, ESO.reporter, ESO.proposition):
            assert labels[of[predicate], "en"] in seen
            assert labels[of[predicate], "fr"] in seen
        assert "Date" in seen
        link = next(o for s, p, o, _ in quads if s == of[OA.hasTarget] and p == ESO.deepLink)
        assert f'href="{link}"' in unescape(page.decode())

    def test_of_an_actor_list_positions_with_statements_and_links_with_reasons(
        self, files: Files, quads: frozenset[Quad]
    ) -> None:
        held = {
            s for s, p, o, _ in quads if p == ESO.holder and o == resource("actor", "norland") and "/position/" in s
        }
        page = files["actor/norland.html"].decode()
        assert held
        assert page.count('<details class="held"') == len(held)
        for position in held:
            assert f'href="../position/{position.rpartition("/")[2]}.html"' in page
            for statement in (o for s, p, o, _ in quads if s == position and p == ESO.basedOn):
                assert f'href="../statement/{statement.rpartition("/")[2]}.html"' in page
        assert "wikidata Norland owl:sameAs LexicalMatching , confidence confiance 0.9" in text(page.encode())
        assert "Seen in &lt;two&gt; registers." in page

    def test_name_a_stance_in_words_for_one_holder_or_several(self, files: Files) -> None:
        """Between its holder and its proposition; a page about one of them names it like a key."""
        of_position, of_actor = (
            text(files[f"{name}.html"])
            for name in ("position/minister-of-norland.harbour-open.opposes", "actor/minister-of-norland")
        )
        proposition = "The harbour stays open to every ship Le port reste ouvert à tous les navires"
        holder = "Minister of Norland Ministre de Norlande"
        assert f"− {holder} , in opposition to en opposition à : : {proposition}" in of_position
        assert f"− opposes rejette : : {proposition}" in of_actor

    def test_keep_what_is_inferred_apart(self, quads: frozenset[Quad]) -> None:
        agent = URIRef(PREFIXES["prov"] + "Agent")
        more = quads | {(resource("actor", "norland"), RDF.type, agent, INFERRED)}
        files = site.files(site.Things(more), SITE, {})
        page = files["actor/norland.html"].decode()
        assert page.count("prov:Agent") == 1
        assert page.index('<details class="follows">') < page.index("prov:Agent")
        assert b"prov:Agent" not in files["actor/norland.ttl"]

    def test_show_what_a_label_holds_and_never_run_it(self, quads: frozenset[Quad]) -> None:
        trap = "</script><script>alert(1)</script> & <b>"
        labelled = {(s, p, Literal(trap, lang="en") if p == RDFS.label else o, g) for s, p, o, g in quads}
        page = site.files(site.Things(labelled), SITE, {})["actor/norland.html"].decode()
        assert "<script>alert" not in page
        assert trap in text(page.encode())
        data = re.search(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
        assert data
        assert trap in json.dumps(json.loads(data[1]), ensure_ascii=False)

    def test_link_to_nothing_that_runs(self, quads: frozenset[Quad]) -> None:
        node = resource("reference", "norland-gazette")
        more = quads | {(node, URIRef(PREFIXES["schema"] + "url"), URIRef("javascript:alert(1)"), LINKS)}
        page = site.files(Things(more), SITE, {})["reference/norland-gazette.html"].decode()
        assert 'href="javascript:' not in page
        assert "javascript:alert(1)" in text(page.encode())

    def test_name_what_has_no_label_by_what_it_relates(self, files: Files) -> None:
        (name,) = [n for n in files if n.startswith("participation/norland.") and n.endswith(".html")][:1]
        title = re.search("<title>(.*?)</title>", files[name].decode())
        assert title
        assert re.fullmatch(r"Norland and .+", unescape(title[1]))

    def test_are_all_listed(self, files: Files) -> None:
        listed = set(re.findall(r'href="([\w-]+/[^"]+)"', files["index.html"].decode()))
        assert listed == {n for n in files if n.endswith(".html")} - {"index.html"}


class TestAServer:
    """`kg serve` renders the same page from its store, with addresses of its own."""

    @pytest.fixture
    def things(self, quads: frozenset[Quad]) -> Things:
        return Things(store.quads(store.engine(store.nquads(quads))))

    def test_links_where_it_answers(self, things: Things) -> None:
        def address(iri: str) -> str:
            return f"/id/{iri.removeprefix(ID)}" if iri.startswith(ID) else iri

        told = site.describe(things, resource("actor", "norland"), address)
        pages = site.Pages(SITE, "/", "/", things.languages)
        page = pages.resource(told, {"text/turtle": "?format=ttl"}, "{}").decode()
        assert 'href="/id/position/' in page
        assert 'href="?format=ttl"' in page
        assert "../" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)

    def test_tells_the_same(self, things: Things, quads: frozenset[Quad]) -> None:
        node = URIRef(ID + STATEMENT)
        assert site.describe(things, node, str) == site.describe(Things(quads), node, str)

    def test_knows_what_is_not_there(self, things: Things) -> None:
        assert resource("actor", "nobody") not in things
        assert resource("actor", "norland") in things


# ---------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def opened(browser: Any, files: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, list[str]]]:
    yield from on_a_phone(browser, files[f"{STATEMENT}.html"], tmp_path_factory.mktemp("site"), color_scheme="dark")


@pytest.mark.browser
class TestInABrowser:
    def test_nothing_is_requested_or_reported(self, opened: tuple[Any, list[str]]) -> None:
        tab, noticed = opened
        assert noticed == [tab.url]

    def test_a_phone_need_not_be_pushed_sideways(self, opened: tuple[Any, list[str]]) -> None:
        assert opened[0].evaluate("document.documentElement.scrollWidth - innerWidth") == 0

    def test_a_dark_screen_is_dark(self, opened: tuple[Any, list[str]]) -> None:
        assert opened[0].evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)"

    def test_the_language_changes_without_a_script(self, opened: tuple[Any, list[str]]) -> None:
        tab = opened[0]
        assert tab.locator("h1 .en").is_visible()
        tab.locator("label[for=lang-fr]").click()
        assert tab.locator("h1 .fr").is_visible()
        assert not tab.locator("h1 .en").is_visible()
