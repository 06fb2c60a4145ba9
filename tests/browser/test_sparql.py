"""What a reader does with the page of queries, from `file://` and without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pyoxigraph as ox
import pytest

from kg import npm, queries, resources
from kg.networks import HOLDS, local, network
from kg.networks.chronicle import chronicle
from kg.networks.order import order
from kg.pages import Asking, Site
from kg.queries.render import ROWS
from kg.queries.run import bound
from kg.queries.values import Names
from tests.browser.conftest import DESKTOP, PHONE, Watched
from tests.pages import sample

pytestmark = pytest.mark.browser
SHIPS = 20_000
"""Facts besides the sample's, so that a join has something to do."""
JOIN = """PREFIX ship: <https://example.org/ship/>
SELECT (COUNT(*) AS ?n) {
  ?a ship:follows/ship:follows ?b . ?a ship:anchorsIn ?harbour . ?b ship:anchorsIn ?other FILTER(?harbour != ?other)
}"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="session")
def graph() -> bytes:
    """The sample and a fleet, each ship behind another and in one of a few harbours, as N-Quads."""
    said = sorted(sample.dataset().serialize(format="nquads").splitlines())
    ship = "<https://example.org/ship/{}>".format
    where = "<https://example.org/graph/fleet> ."
    fleet = (
        f"{ship(n)} {ship('follows')} {ship(n + 1)} {where}\n{ship(n)} {ship('anchorsIn')} {ship(f'h{n % 7}')} {where}"
        for n in range(SHIPS // 2)
    )
    return "\n".join([*filter(None, said), *fleet, ""]).encode()


@pytest.fixture(scope="session")
def store(graph: bytes) -> ox.Store:
    found = ox.Store()
    found.bulk_load(graph, format=ox.RdfFormat.N_QUADS)
    return found


@pytest.fixture(scope="session")
def written(graph: bytes, site: Path) -> Path:
    """The page beside the others, so that links between them lead somewhere."""
    try:
        engine = npm.package(npm.OXIGRAPH, fetch=False)
    except npm.Unusable as why:
        pytest.skip(str(why))
    asking = Asking(graph, engine, queries.every(resources.QUERIES))
    path = site / "views" / "sparql.html"
    path.write_bytes(
        asking.view(network("holders", sample.dataset()), Site("0.0.1", citation="Invented sample, 2031.")).page
    )
    return path


Open = Callable[..., Watched]


@pytest.fixture(scope="session")
def opened(browser: Any, written: Path) -> Iterator[Open]:
    contexts = []

    def open_it(fragment: str = "", **options: Any) -> Watched:
        contexts.append(browser.new_context(**({"viewport": DESKTOP} | options)))
        watched = Watched(contexts[-1].new_page())
        watched.page.set_default_timeout(10_000)
        watched.page.goto(written.as_uri() + fragment)
        watched.page.wait_for_selector("html[data-ready]", state="attached")
        return watched

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shared(opened: Open) -> Watched:
    return opened()


@pytest.fixture
def page(shared: Watched) -> Iterator[Any]:
    """The page as it opens; one for all tests that need no other settings of the browser."""
    shared.page.evaluate(
        "() => { history.pushState(null, '', location.pathname); dispatchEvent(new PopStateEvent('popstate')); }"
    )
    yield shared.page
    assert_quiet(shared)


def assert_quiet(watched: Watched) -> None:
    """Nothing was reported, and nothing was requested but the page and the worker that it makes of itself."""
    messages, watched.messages[:] = [*watched.messages], []
    assert messages == []
    assert [url for url in watched.requests if not url.startswith(("file://", "blob:null/"))] == []


def ask(page: Any, sparql: str) -> str:
    """Asks by keyboard; what the page says then."""
    page.fill("#query", sparql)
    page.keyboard.press("Control+Enter")
    return said(page)


def said(page: Any) -> str:
    page.wait_for_selector("#stop:disabled")
    text: str = page.inner_text("#fault") or page.inner_text("#status")
    return text


def rows(page: Any) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('#rows tr')].map(tr => [...tr.cells].map(td => td.innerText))"
    )
    return found


def download(page: Any, button: str) -> str:
    with page.expect_download() as loaded:
        page.click(button)
    return Path(loaded.value.path()).read_text("utf-8")


UNSAVED = """button => {
    const create = URL.createObjectURL, click = HTMLAnchorElement.prototype.click, made = [];
    URL.createObjectURL = blob => { made.push(blob); return create.call(URL, blob) };
    HTMLAnchorElement.prototype.click = () => {};
    document.querySelector(button).click();
    Object.assign(URL, { createObjectURL: create });
    HTMLAnchorElement.prototype.click = click;
    return made[0].text() }"""


def unsaved(page: Any, button: str) -> str:
    """What a button would save. Chromium takes ten downloads in a row of one page, and no more without asking."""
    text: str = page.evaluate(UNSAVED, button)
    return text


def asked(store: ox.Store, name: str, **given: str) -> queries.Rows:
    """The answer of `kg query`."""
    found = queries.run(store, bound(queries.find(resources.QUERIES, name), given, Names(store)))
    assert isinstance(found, queries.Rows)
    return found


def in_any_order(rows: str) -> list[dict[str, Any]]:
    """Rows from JSON; what a GROUP_CONCAT joined comes in the order in which an engine meets it."""
    return [
        {name: sorted(value.split(", ")) if isinstance(value, str) else value for name, value in row.items()}
        for row in json.loads(rows)
    ]


def test_opens_without_a_request_or_a_message(shared: Watched) -> None:
    assert_quiet(shared)
    assert len(shared.requests) == 2


@pytest.mark.slow
def test_is_ready_within_seconds(opened: Open) -> None:
    assert int(opened().page.get_attribute("html", "data-ready")) < 5000


CASES: list[tuple[str, dict[str, str]]] = [
    *((name, {}) for name in queries.names(resources.QUERIES)),
    ("statements", {"actor": "Ministre de Norlande", "since": "2030-05-01", "until": "2030-12-31"}),
    ("positions", {"topic": "access to the SEA", "at": "2030-07-02"}),
    ("disagreements", {"actor": "norland", "with": "actor:sudland"}),
    ("timeline", {"since": "2030-01-01", "lang": "fr"}),
]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        pytest.param(name, given, id=f"{name} {' '.join(given)}".strip(), marks=[] if given else pytest.mark.slow)
        for name, given in CASES
    ],
)
def test_a_named_query_answers_as_kg_query_does(page: Any, store: ox.Store, name: str, given: dict[str, str]) -> None:
    page.select_option("#named", name)
    for key, value in given.items():
        page.fill(f"[name='p.{key}']", value)
        page.dispatch_event(f"[name='p.{key}']", "change")
    page.click("#run")
    expected = asked(store, name, **given)
    assert re.match(rf"{len(expected.rows)} rows? in \d+ ms", said(page))
    assert in_any_order(unsaved(page, "#json")) == in_any_order(ROWS["json"](expected))
    if name != "treaties":
        assert unsaved(page, "#csv") == ROWS["csv"](expected)
    assert unquote(page.url.partition("#")[2]).startswith(f"named={name}")


def test_an_answer_is_saved_as_a_file(page: Any, store: ox.Store) -> None:
    page.select_option("#named", "members")
    page.click("#run")
    said(page)
    assert download(page, "#csv") == ROWS["csv"](asked(store, "members"))


def test_the_cases_have_rows(store: ox.Store) -> None:
    assert sum(bool(asked(store, name, **given).rows) for name, given in CASES) > 10


@pytest.mark.slow
def test_a_join_is_answered_within_a_second(page: Any) -> None:
    told = ask(page, JOIN)
    assert rows(page) == [[str(SHIPS // 2 - 2)]]
    assert int(re.findall(r"\d+", told)[1]) < 1000


def test_all_graphs_are_one_unless_one_is_named(page: Any) -> None:
    ask(page, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n)")
    per_graph = rows(page)
    assert [row[0].partition(" ")[0].rpartition("/")[2] for row in per_graph[:1]] == ["fleet"]
    assert len(per_graph) == 4
    ask(page, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(rows(page)[0][0]) == sum(int(n) for _, n in per_graph)


class TestFaults:
    @pytest.mark.parametrize(
        ("sparql", "told"),
        [
            ("SELECT * WHERE {\n ?s eso:holder ?o . ?s ! ?x }", "Line 2, column 29: not SPARQL from “}” on."),
            ("SELECT * WHERE { ?s ?p ", "Line 1, column 24: the question ends too early."),
            ("SELECT * {\n\n ?s boat:x ?o }", "Line 3: the prefix boat: is not declared."),
            ("DELETE WHERE { ?s ?p ?o }", "Only questions are answered: SELECT, ASK, CONSTRUCT or DESCRIBE."),
            ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "The question cannot be run: The service"),
            ("  ", "There is no question yet."),
        ],
    )
    def test_are_one_readable_line(self, page: Any, sparql: str, told: str) -> None:
        ask(page, "ASK {}")
        found = ask(page, sparql)
        assert found.startswith(told)
        assert len(found) < 160
        assert page.is_hidden("#answered")

    def test_an_unknown_name_is_refused_with_the_nearest(self, page: Any) -> None:
        page.select_option("#named", "positions")
        page.fill("[name='p.actor']", "Norlant")
        page.click("#run")
        assert page.inner_text("#fault").startswith("No actor is called “Norlant”. Nearest: Norland")
        assert "named=" not in page.url

    def test_an_endless_question_is_stopped_and_the_next_is_answered(self, page: Any) -> None:
        page.fill("#query", ENDLESS)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#stop:enabled")
        page.keyboard.press("Escape")
        assert said(page) == "Stopped."
        assert ask(page, "ASK { actor:norland a eso:State }").startswith("1 row")
        assert rows(page) == [["true"]]


class TestHostileText:
    def test_in_the_graph_shows_literally(self, page: Any) -> None:
        ask(page, "SELECT ?who ?label { ?who a eso:Collective ; rdfs:label ?label } ORDER BY ?label")
        found = [text for row in rows(page) for text in row]
        assert sample.HOSTILE["script"] in found
        assert sample.HOSTILE["image"] in found
        assert page.locator("#answer img, #answer script").count() == 0

    def test_in_address_and_query_shows_literally(self, page: Any) -> None:
        text = "<img src=x onerror=document.title='owned'>"
        page.evaluate(
            "q => { location.hash = q }", "#q=" + quote(f'SELECT ("{text}" AS ?x) {{}}') + "&named=<b>&lang=<b>"
        )
        page.wait_for_selector("#rows td:has-text('<img')")
        assert rows(page) == [[text]]
        assert page.title().startswith("Ask the graph")

    def test_a_script_as_deep_link_is_no_link(self, page: Any) -> None:
        ask(
            page,
            "SELECT * { VALUES ?s { statement:doe-2031-s034 statement:doe-2031-s035 } ?s a eso:Statement } ORDER BY ?s",
        )
        assert page.locator("#rows a").count() == 1
        ask(page, "SELECT ?link { ?passage eso:deepLink ?link }")
        assert page.locator("#rows td").count() == len(sample.STATEMENTS)
        assert page.locator("#rows a[rel=noopener]").count() == len(sample.STATEMENTS) - 1
        assert page.locator("#rows a[href^='javascript']").count() == 0


class TestAnswers:
    def test_statements_lead_to_their_passage_and_things_to_a_picture(self, page: Any) -> None:
        ask(page, "SELECT ?s ?who { ?s a eso:Statement ; eso:holder ?who } ORDER BY ?s LIMIT 1")
        passage, who = page.locator("#rows a").all()
        assert passage.inner_text().startswith("statement:doe-2031-s001")
        assert unquote(passage.get_attribute("href")).endswith("#:~:text=“The words of 1,end here 1,”")
        assert passage.get_attribute("rel") == "noopener"
        who.click()
        page.wait_for_selector("#details:visible")
        assert page.inner_text("#details-name") == "Minister of Norland"
        page.go_back()
        page.wait_for_selector("#rows td")
        assert page.inner_text("#rows td >> nth=1") == "Minister of Norland"

    def test_just_what_a_picture_can_select_leads_to_it(self, page: Any) -> None:
        data = sample.dataset()
        holders = network("holders", data)
        held = {local(key) for *_, key, told in holders.edges(keys=True, data=True) if told["relation"] == HOLDS}
        expected = {i: "time" for i in (e.id for e in chronicle(data).events)} | {i.id: "order" for i in order(data)}
        expected |= dict.fromkeys([*held, *map(local, holders)], "holders")
        kinds = "actor|event|position|proposition|treaty"
        ask(page, f"SELECT DISTINCT ?x {{ ?x a ?kind FILTER(REGEX(STR(?x), 'id/({kinds})/')) }}")
        while page.is_visible("#more"):
            page.click("#more")
        found = page.locator("#rows a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert sorted(found) == sorted(f"{v}.html#sel={i.removeprefix('position/')}" for i, v in expected.items())
        assert len(rows(page)) > len(found)

    def test_labels_are_french_where_the_page_is(self, page: Any) -> None:
        ask(page, "SELECT ?who { VALUES ?who { actor:norland } ?who a ?type } LIMIT 1")
        page.locator("#lang-fr").check()
        assert rows(page) == [["Norlande"]]
        assert page.locator("#rows a").get_attribute("href") == "holders.html#sel=actor/norland&lang=fr"
        assert page.inner_text("#status").startswith("1 ligne")
        page.locator("#iris").check()
        assert rows(page) == [["Norlande\nactor:norland"]]

    def test_long_ones_are_shown_in_portions(self, page: Any) -> None:
        assert "the first 200 are shown" in ask(page, "SELECT * { ?s ?p ?o } LIMIT 250")
        page.click("#more")
        assert page.locator("#rows tr").count() == 250
        assert page.is_hidden("#more")

    def test_triples_are_a_table_too(self, page: Any) -> None:
        ask(page, "CONSTRUCT { ?s eso:topic ?t } WHERE { ?s eso:topic ?t }")
        assert page.locator("#heads th").all_inner_texts() == ["subject", "predicate", "object"]
        assert len(rows(page)) == len(sample.PROPOSITIONS)


class TestAddress:
    def test_a_link_reopens_question_and_answer_and_back_returns(self, page: Any) -> None:
        first, second = "ASK { ?s a eso:State } # é+&=", "SELECT (7 AS ?seven) {}"
        ask(page, first)
        link = page.url
        assert "#q=" in link
        ask(page, second)
        page.go_back()
        page.wait_for_selector("#rows td >> text=true")
        assert page.input_value("#query") == first
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector("#rows td")
        assert (page.input_value("#query"), rows(page)) == (first, [["true"]])

    def test_a_named_query_is_reopened_with_its_values(self, page: Any) -> None:
        page.evaluate("location.hash = '#named=positions&p.actor=actor:court-of-seas'")
        page.wait_for_selector("#rows td >> nth=0 >> text='Court of the Seas'")
        assert "VALUES (?holder) { (actor:court-of-seas) }" in page.input_value("#query")
        assert page.input_value("[name='p.actor']") == "actor:court-of-seas"
        assert {row[0] for row in rows(page)} == {"Court of the Seas"}


def test_all_is_done_by_keyboard(page: Any) -> None:
    page.focus("#named")
    page.keyboard.type("changes")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "p.actor"
    page.keyboard.type("minister of norland")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "query"
    assert "(actor:minister-of-norland)" in page.input_value("#query")
    page.keyboard.press("Control+Enter")
    assert said(page).startswith("1 row ")
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert reached[:5] == ["run", "csv", "json", "iris", "scroll"]
    assert "A" in reached[5:]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_axe_finds_nothing_in_either_theme(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install -e .[test]").Axe()
    ask(page, "SELECT * { ?s eso:holder ?who } LIMIT 5")
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found += axe.run(page, None, {"resultTypes": ["violations"]}).response["violations"]
    page.emulate_media(color_scheme="light")
    assert [(f["id"], f["nodes"][0]["html"][:120]) for f in found] == []


def test_on_a_phone_in_the_dark_nothing_scrolls_sideways_and_a_long_question_times_out(opened: Open) -> None:
    watched = opened("#named=statements", color_scheme="dark", **PHONE)
    page = watched.page
    said(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)"
    small = page.evaluate(
        """() => [...document.querySelectorAll('main :is(button, select, input:not([type=checkbox]), .box, summary)')]
        .filter(e => e.offsetHeight && e.offsetHeight < 44).map(e => e.id || e.name)"""
    )
    assert small == []
    page.clock.install()
    page.fill("#query", ENDLESS)
    page.click("#run")
    page.clock.fast_forward(31_000)
    assert said(page).startswith("Stopped after 30 seconds")
    assert_quiet(watched)
