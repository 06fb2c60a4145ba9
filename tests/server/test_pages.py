"""/id/<kind>/<slug> for people and for machines, /queries/<name>.rq, and what every page promises."""

from __future__ import annotations

import re
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from html import unescape
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg import queries, resources, store
from kg.iris import ID, PREFIXES, resource
from kg.pages.site import Site
from kg.publish import site
from kg.publish.site.addresses import is_part
from kg.server.shelf import Shelf

from .test_protocol import GRAPHS, media, refused

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NORLAND = resource("actor", "norland")
STATEMENT = "statement/doe-2031-p04-close"


@pytest.fixture(scope="module")
def paths(data: bytes) -> list[str]:
    """The resources of which something is asserted, by their path below `/id/`."""
    quads = ox.parse(data, format=ox.RdfFormat.N_QUADS)
    said = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    return sorted(iri.removeprefix(ID) for iri in said if iri.startswith(ID))


def page(web: httpx.Client, path: str) -> str:
    answer = web.get(path, headers=BROWSER)
    assert (answer.status_code, media(answer)) == (200, "text/html"), answer.text
    return answer.text


def seen(page: str) -> list[str]:
    """What a reader sees of the resource, in both languages."""
    main = page.partition('<main id="main"')[2].partition("</main>")[0]
    return unescape(re.sub(r"<[^>]+>", " ", main)).split()


class TestThings:
    @pytest.mark.parametrize("wanted", GRAPHS)
    def test_for_machines(self, web: httpx.Client, wanted: str) -> None:
        answer = web.get("/id/actor/norland", headers={"Accept": wanted})
        assert media(answer) == wanted
        assert answer.headers["vary"] == "Accept"
        fmt = ox.RdfFormat.from_media_type(wanted)
        assert fmt
        triples = {quad.triple for quad in ox.parse(answer.content, format=fmt)}
        node = ox.NamedNode(NORLAND)
        label = ox.NamedNode(PREFIXES["rdfs"] + "label")
        assert ox.Triple(node, label, ox.Literal("Norlande", language="fr")) in triples
        assert any(t.object == node for t in triples), "who refers to it"
        assert all(node in (t.subject, t.object) for t in triples)

    def test_for_machines_by_address(self, web: httpx.Client) -> None:
        for wanted, short in GRAPHS.items():
            assert media(web.get("/id/actor/norland", params={"format": short}, headers=BROWSER)) == wanted

    def test_for_machines_that_do_not_say_what_they_want(self, web: httpx.Client) -> None:
        assert media(web.get("/id/actor/norland", headers={"Accept": "*/*"})) == "text/turtle"

    def test_for_people_are_the_pages_of_the_static_site(self, web: httpx.Client, data: bytes) -> None:
        files = site.files(site.Things(store.quads(store.engine(data))), Site(resources.version()), {})
        for path in ("actor/minister-of-norland", STATEMENT, "position/norland.harbour-open.opposes"):
            assert seen(page(web, f"/id/{path}")) == seen(files[f"{path}.html"].decode())

    def test_for_people_lead_to_pages_and_places_that_are_there(self, web: httpx.Client) -> None:
        for path in ("/id/", "/id/actor/minister-of-norland", f"/id/{STATEMENT}"):
            hrefs = {unescape(href) for href in re.findall(r'href="([^"]*)"', page(web, path))}
            ours = {href for href in hrefs if href.startswith("/id/")}
            assert len(ours) > 3
            assert not [href for href in hrefs if not re.match(r"/|\?format=|https?:|#|data:,$", href)]
            for address in sorted(ours):
                asked, _, place = address.partition("#")
                assert f'id="{place}"' in page(web, asked) or not place, address

    def test_for_people_lead_to_the_passages(self, web: httpx.Client) -> None:
        for path in ("actor/minister-of-norland", "proposition/harbour-open", STATEMENT):
            text = unescape(page(web, f"/id/{path}"))
            assert 'href="https://example.org/harbour#:~:text=We%20close%20what,cannot%20guard"' in text, path

    def test_for_people_keep_what_is_inferred_apart(self, web: httpx.Client) -> None:
        text = page(web, "/id/event/harbour-conference-2030")
        assert 0 < text.index('id="facts"') < text.index('<details class="follows">')

    def test_of_parts_are_told_on_the_page_of_the_whole(self, web: httpx.Client, paths: list[str]) -> None:
        parts = {path.split("/")[0]: path for path in paths if is_part(ID + path)}
        assert {"passage", "selector", "sentence"} <= set(parts)
        for path in parts.values():
            answer = web.get(f"/id/{path}", headers=BROWSER)
            where, _, place = answer.headers["location"].partition("#")
            assert (answer.status_code, answer.headers["vary"]) == (303, "Accept")
            assert f'id="{place}"' in page(web, where)
            triples = [*ox.parse(web.get(f"/id/{path}").content, format=ox.RdfFormat.TURTLE)]
            assert any(t.subject == ox.NamedNode(ID + path) for t in triples), "machines are not sent elsewhere"

    def test_name_their_formats(self, web: httpx.Client) -> None:
        text = page(web, "/id/actor/norland")
        for wanted, short in GRAPHS.items():
            assert f'<link rel="alternate" type="{wanted}" href="?format={short}">' in text

    def test_that_are_unknown(self, web: httpx.Client) -> None:
        refused(web.get("/id/actor/nobody", headers=BROWSER), 404, resource("actor", "nobody"))
        refused(web.get("/id/passage/nobody-1-2", headers=BROWSER), 404)
        refused(web.get("/id/actor/%3Cscript%3E", headers=BROWSER), 404)
        refused(web.get("/id/actor/%00%ff%20", headers=BROWSER), 404)

    def test_in_a_format_that_there_is_not(self, web: httpx.Client) -> None:
        refused(web.get("/id/actor/norland", headers={"Accept": "image/png"}), 406, "text/turtle")
        assert media(web.get("/id/actor/norland", params={"format": "docx"}, headers=BROWSER)) == "text/html"

    def test_of_every_kind_have_a_page(self, web: httpx.Client, paths: list[str]) -> None:
        by_kind = {path.split("/")[0]: path for path in paths if not is_part(ID + path)}
        assert {"actor", "statement", "position", "topic", "treaty"} <= set(by_kind)
        for path in by_kind.values():
            page(web, f"/id/{path}")

    def test_are_all_listed(self, web: httpx.Client, paths: list[str]) -> None:
        listed = set(re.findall(r'href="/id/([^"]+)"', page(web, "/id/")))
        assert listed == {path for path in paths if not is_part(ID + path)}

    def test_asked_for_at_once_are_indexed_once(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        indexed: list[object] = []
        index = site.Things.__init__
        monkeypatch.setattr(site.Things, "__init__", lambda self, quads: (indexed.append(self), index(self, quads))[1])
        shelf = Shelf(source, resources.QUERIES)
        with ThreadPoolExecutor(4) as pool:
            found = {*pool.map(lambda _: shelf.resources(), range(4))}
        assert len(found) == len(indexed) == 1


class TestNamedQueries:
    def test_come_bound(self, web: httpx.Client) -> None:
        answer = web.get("/queries/positions.rq", params={"actor": "Norland", "at": "2030-01-01", "topic": ""})
        assert media(answer) == "application/sparql-query"
        assert "VALUES (?holder ?at)" in answer.text or "VALUES (?at ?holder)" in answer.text
        assert f"<{NORLAND}>" in answer.text

    def test_come_with_the_nearest_names_where_one_is_unknown(self, web: httpx.Client) -> None:
        refused(web.get("/queries/positions.rq", params={"actor": "Norlund"}), 400, "nearest", "Norland")
        refused(web.get("/queries/positions.rq", params={"actr": "Norland"}), 400, "actor")
        refused(web.get("/queries/position.rq"), 404, "positions")

    def test_run_as_they_come(self, web: httpx.Client) -> None:
        for name in queries.names(resources.QUERIES):
            text = web.get(f"/queries/{name}.rq").text
            assert web.post("/sparql", data={"query": text}).status_code == 200, name


class TestEveryPage:
    PATHS = ("/", "/id/", "/id/actor/norland", f"/id/{STATEMENT}")

    def test_loads_nothing_from_elsewhere(self, web: httpx.Client) -> None:
        for path in self.PATHS:
            answer = web.get(path, headers=BROWSER)
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert not re.findall(r'\bsrc="(?!/static/)', answer.text)
            assert not re.findall(r'<link rel="stylesheet" href="(?!/static/)', answer.text)
            assert not re.search(r"<[^>]*\s(on\w+|style)=", answer.text)
            for style in re.findall("(?s)<style>(.*?)</style>", answer.text):
                assert b64encode(sha256(style.encode()).digest()).decode() in policy

    def test_serves_what_it_loads(self, web: httpx.Client) -> None:
        for path in self.PATHS:
            for static in re.findall(r'"(/static/[^"]+)"', page(web, path)):
                answer = web.get(static)
                assert answer.status_code == 200
                assert media(answer) in ("text/css", "text/javascript")
                assert "http" not in re.sub(r"\^https\?|\(https\?", "", answer.text)

    def test_tells_what_its_fields_are(self, web: httpx.Client) -> None:
        text = page(web, "/")
        named = set(re.findall(r'<label for="([^"]+)"', text))
        assert named == set(re.findall(r'<(?:select|textarea|input)[^>]* ?id="([^"]+)"', text))

    def test_of_the_questions_names_them_all(self, web: httpx.Client) -> None:
        text = page(web, "/")
        for name in queries.names(resources.QUERIES):
            assert f'<option value="{name}">' in text

    def test_escapes_what_it_shows(self, web: httpx.Client) -> None:
        assert (
            web.get("/queries/positions.rq", params={"actor": "<b>"}).headers["content-type"].startswith("text/plain")
        )
        assert web.get("/sparql?query=%3Cscript%3E").headers["content-type"].startswith("text/plain")
        assert "</script" not in page(web, "/").partition('id="data"')[2].partition("</script>")[0]
