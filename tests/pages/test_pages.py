"""The pages as bytes: the same each time, self-contained, and safe whatever a source says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from rdflib import RDFS, Dataset, Literal

from kg.namespaces import ESO, OA, resource, source_graph
from kg.networks import network
from kg.pages import DataFile, Site, html, network_page, render, tables
from kg.pages.layout import WIDE, layout
from kg.pages.sparql.texts import TEXTS as SPARQL
from kg.pages.texts import MODES, SCRIPT, SCRIPTS, STANCES, TEXTS, fill
from kg.triples import Quad
from tests.pages import sample
from tests.pages.crowd import crowd

SITE = Site("0.0.1")
VIEWS = ("holders", "sides", "time", "order", "matrix")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {path: data.decode() for path, data in render(sample.dataset(), SITE).items()}


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[tuple[str, dict[str, str | None], str]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.inline.append((*self.tags[-1], data))


def test_two_renders_are_byte_identical() -> None:
    assert render(sample.dataset(), SITE) == render(sample.dataset(), SITE)


def test_there_is_an_index_and_a_page_for_each_view(pages: dict[str, str]) -> None:
    assert set(pages) == {"index.html", *(f"views/{name}.html" for name in VIEWS)}


DATA = ("application/json", "application/ld+json")
"""What stands in a script element and is not run."""


@pytest.mark.parametrize("path", ["index.html", *(f"views/{name}.html" for name in VIEWS)])
class TestEveryPage:
    def test_asks_for_nothing(self, pages: dict[str, str], path: str) -> None:
        for tag, attributes in Elements(pages[path]).tags:
            address = attributes.get("src") or (attributes.get("href") if tag in ("link", "use", "image") else None)
            assert not address or address == "data:,", (tag, address)
        assert "@import" not in pages[path]

    def test_its_policy_names_exactly_what_is_inline(self, pages: dict[str, str], path: str) -> None:
        found = Elements(pages[path])
        policy = next(a["content"] for t, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy is not None
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        inline = [text for _, attributes, text in found.inline if attributes.get("type") not in DATA]
        hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
        assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes

    def test_has_no_handler_and_no_inline_style(self, pages: dict[str, str], path: str) -> None:
        for tag, attributes in Elements(pages[path]).tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], tag

    def test_hostile_strings_are_text(self, pages: dict[str, str], path: str) -> None:
        tags = [tag for tag, _ in Elements(pages[path]).tags]
        assert "img" not in tags
        assert tags.count("title") == 1
        assert 'onerror="' not in pages[path]

    def test_links_open_apart_and_only_to_the_web(self, pages: dict[str, str], path: str) -> None:
        for tag, attributes in Elements(pages[path]).tags:
            address = attributes.get("href") or ""
            if tag == "a" and "//" in address:
                assert address.startswith("https://")
                assert (attributes.get("target"), attributes.get("rel")) == ("_blank", "noopener")


def test_the_data_of_the_script_survive_hostile_strings(pages: dict[str, str]) -> None:
    block = next(
        text for _, attributes, text in Elements(pages["views/holders.html"]).inline if attributes.get("id") == "data"
    )
    data = json.loads(block)
    labels = {node["words"]["en"] for node in data["nodes"]}
    assert {sample.HOSTILE["script"], sample.HOSTILE["image"]} <= labels
    assert "<" not in block


def test_a_passage_in_full_is_marked_as_for_own_use(pages: dict[str, str]) -> None:
    known = sample.dataset()
    graph = known.graph(source_graph("doe-2031"))
    selector = resource("selector", "doe-2031-100-180-full")
    graph.add((resource("passage", "doe-2031-100-180"), OA.hasSelector, selector))
    graph.add((selector, OA.exact, Literal("The words of 1 <i>and all others</i> end here 1")))
    page = network_page(network("holders", known), SITE).decode()
    assert "“The words of 1 &lt;i&gt;and all others&lt;/i&gt; end here 1” <small" in page
    assert "for your own use only" in page
    assert "for your own use only" not in pages["views/holders.html"]


def test_what_is_recorded_in_part_has_a_plus_after_its_number(pages: dict[str, str]) -> None:
    """In the picture, in the script's data, and in the table; elsewhere there is none."""
    order = pages["views/order.html"]
    data = json.loads(next(text for _, a, text in Elements(order).inline if a.get("id") == "data"))
    assert {item["id"]: item["more"] for item in data["view"]["items"]} == {
        "actor/harbour-union": "",
        "treaty/harbour-pact": "",
        "treaty/toll-treaty": "",
        "treaty/unborn-treaty": "",
        f"treaty/{sample.IN_PART}": "+",
    }
    assert re.findall(r'class="number"[^>]*>([^<]*\+)<', order) == ["2+"]
    told = re.findall(r'class="n">([^<]*)</span>.*?(\d+\+?)</summary>', order)
    assert [pair for pair in told if "+" in "".join(pair)] == [("2+", "2+")]


@pytest.mark.parametrize("name", ["sides", "time", "matrix"])
def test_an_author_is_marked_as_such_among_those_whose_positions_are_reported(pages: dict[str, str], name: str) -> None:
    told = " ".join(re.sub("<[^>]*>", " ", pages[f"views/{name}.html"].partition('id="table"')[0]).split())
    assert "Jane Doe (author)" in told
    assert "Norland (author)" not in told


def test_no_page_is_over_a_megabyte(pages: dict[str, str]) -> None:
    assert max(len(page.encode()) for page in pages.values()) < 1_000_000
    assert sum(len(page.encode()) for page in pages.values()) < 2_500_000


def test_an_empty_graph_gives_empty_pages() -> None:
    assert set(render(Dataset(default_union=True), SITE)) == {"index.html", *(f"views/{name}.html" for name in VIEWS)}


def test_site_says_which_files_there_are_and_how_to_cite() -> None:
    site = Site("1.2.3", citation="Doe <2031>", files=(DataFile("x.ttl", {"en": "all", "fr": "tout"}),))
    index = render(sample.dataset(), site)["index.html"].decode()
    assert '<a href="x.ttl">x.ttl</a>' in index
    assert "Doe &lt;2031&gt;" in index
    assert "graph.nq" not in index


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        ("2031-05-04", "4 May 2031", "4 mai 2031"),
        ("2031-08-01", "1 August 2031", "1er août 2031"),
        ("2031-05", "May 2031", "mai 2031"),
        ("2031", "2031", "2031"),
        ("2019/2021-11", "2019 – November 2021", "2019 – novembre 2021"),
        ("2019-01/..", "since January 2019", "depuis janvier 2019"),
        ("2019-01-05/..", "since 5 January 2019", "depuis le 5 janvier 2019"),
        (
            "[2019-11..2019-12]",
            "some time between November 2019 and December 2019",
            "entre novembre 2019 et décembre 2019",
        ),
        ("2031-13-01", "2031-13-01", "2031-13-01"),
        ("2023-21", "2023-21", "2023-21"),
    ],
)
def test_dates_in_words(edtf: str, english: str, french: str) -> None:
    assert tables.span(edtf) == {"en": english, "fr": french}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2030-05", "since May 2030"),
        ("2030-05-01", "since 1 May 2030"),
        ("", "since 1 May 2030"),
        ("[2030-05..2030-06]", "since May 2030 at the earliest"),
        ("2030-05/..", "since May 2030"),
    ],
)
def test_a_period_is_no_more_exact_than_its_statement(date: str, words: str) -> None:
    statements = [{"date": date, "earliest": "2030-05-01"}]
    assert tables.period({"from": "2030-05-01", "until": "", "statements": statements})["en"] == words


def test_texts_are_filled_in_one_pass() -> None:
    assert fill("statement-n", n="{n}{x}")["en"] == "{n}{x} statements"


def test_no_french_sign_stands_at_the_begin_of_a_line() -> None:
    french = [text["fr"] for text in (*TEXTS.values(), *SPARQL.values())]
    assert [text for text in french if re.search(" [:;?!»]|« ", text)] == []
    assert sum("\u00a0" in text for text in french) > 30


@pytest.mark.parametrize("term", [*STANCES, *MODES])
def test_stances_and_modes_are_worded_as_in_the_ontology(ontology: frozenset[Quad], term: str) -> None:
    """The page of queries shows the ontology's labels: a reader should meet one word for one thing."""
    found = {(o.language, plain(o)) for s, p, o, _ in ontology if (s, p) == (ESO[term], RDFS.label)}
    assert {(language, plain(words)) for language, words in TEXTS[term].items()} == found


def plain(words: str) -> str:
    return words.replace("’", "'").lower()


def test_every_text_has_both_languages_and_the_same_places() -> None:
    for key, text in TEXTS.items():
        places = {language: sorted(re.findall(r"\{(\w+)\}", text[language])) for language in ("en", "fr")}
        assert places["en"] == places["fr"], key
    assert set(SCRIPT) <= set(TEXTS)
    assert {key for keys in SCRIPTS.values() for key in keys} <= set(TEXTS)


def test_in_a_large_matrix_empty_neighbours_are_one_cell() -> None:
    graph = network("holders", crowd(100, 400))
    matrix = tables.matrix(graph, tables.topics(graph, layout(graph, WIDE)))
    rows = [row for group in matrix["groups"] for row in group["rows"]]
    assert len(rows) == 400
    for row in rows:
        spread = [cell for run in row["runs"] for cell in (run["positions"], *[[]] * (run["span"] - 1))]
        assert spread == row["cells"]
    assert max(run["span"] for row in rows for run in row["runs"]) == tables.GUIDE
    assert sum(len(row["runs"]) for row in rows) < 400 * 100 / 10


def test_in_a_small_one_each_holder_has_a_cell() -> None:
    graph = network("holders", crowd(20, 40))
    matrix = tables.matrix(graph, tables.topics(graph, layout(graph, WIDE)))
    assert all(len(row["runs"]) == 20 for group in matrix["groups"] for row in group["rows"])


SCRIPTS_OF_PAGES = {"network": html.NETWORK, "space": html.SPACE} | {
    name: (*html.FIGURE, f"{name}.js") for name in ("sides", "time", "order", "matrix", "vocabulary")
}


@pytest.mark.parametrize("page", SCRIPTS_OF_PAGES)
def test_no_name_is_declared_twice_in_a_script(page: str) -> None:
    """Its files share one scope, in which a second function of a name silently takes the place of the first."""
    code = "".join(html.static(name) for name in SCRIPTS_OF_PAGES[page])
    names = re.findall(r"^(?:function|const|let|class) (\w+)", code, re.MULTILINE)
    assert len(names) > 50
    assert [name for name, n in Counter(names).items() if n > 1] == []
