"""The query page and a resource's page in Debian's Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def context(browser: Any) -> Iterator[BrowserContext]:
    opened: BrowserContext = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, url: str) -> Iterator[Page]:
    """The query page; whatever the browser complains of, or asks of others, fails the test."""
    found, wrong, asked = context.new_page(), list[str](), list[str]()
    found.set_default_timeout(10_000)
    expect.set_options(timeout=10_000)
    found.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("request", lambda request: asked.append(request.url))
    found.goto(url)
    yield found
    found.close()
    assert [w for w in wrong if "status of 4" not in w] == []
    assert [address for address in asked if not address.startswith(url)] == []


def cells(page: Page) -> list[list[str]]:
    return [row.locator("td").all_inner_texts() for row in page.locator("#answer tbody tr").all()]


def test_a_question_is_asked_and_answered(page: Page) -> None:
    page.get_by_label("Question", exact=True).select_option("positions")
    page.get_by_label("actor", exact=True).fill("Norland")
    page.get_by_label("actor", exact=True).press("Tab")
    expect(page.get_by_label("SPARQL", exact=True)).to_have_value(re.compile("VALUES.*actor/norland"))
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"2 rows"))
    assert {row[0] for row in cells(page)} == {"Norland"}
    assert {row[2] for row in cells(page)} == {"opposes", "supports"}


def test_the_answer_leads_on(page: Page) -> None:
    page.get_by_label("SPARQL", exact=True).fill("SELECT ?it WHERE { VALUES ?it { actor:norland } }")
    page.keyboard.press("Control+Enter")
    page.get_by_role("link", name="Norland", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Norland", use_inner_text=True)
    page.locator("summary", has_text="harbour stays open").first.click()
    expect(page.locator("a[href*=':~:text=']").filter(visible=True)).not_to_have_count(0)


def test_a_passage_is_a_place_on_the_page_of_its_source(page: Page, url: str) -> None:
    page.goto(f"{url}/id/passage/doe-2031-116-208")
    expect(page).to_have_url(f"{url}/id/source/doe-2031#passage-116-208")
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("Question", exact=True).focus()
    page.keyboard.press("m")  # members
    expect(page.get_by_label("SPARQL", exact=True)).to_have_value(re.compile("eso:Membership"))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("2 rows"))
    expect(page.get_by_role("region", name="Answer")).to_be_visible()


def test_a_wrong_name_is_answered_with_the_nearest(page: Page) -> None:
    page.get_by_label("Question", exact=True).select_option("positions")
    page.get_by_label("actor", exact=True).fill("Norlund")
    page.get_by_label("actor", exact=True).press("Tab")
    expect(page.get_by_role("alert")).to_have_text(re.compile("nearest: .*Norland"))


def test_a_late_answer_does_not_undo_a_later_choice(page: Page) -> None:
    """The text of the first question is held back until the second one's is there."""
    held: list[Route] = []
    page.route("**/queries/positions.rq**", lambda route: held.append(route))
    page.get_by_label("Question", exact=True).select_option("positions")
    page.get_by_label("Question", exact=True).select_option("members")
    expect(page.get_by_label("SPARQL", exact=True)).to_have_value(re.compile("eso:Membership"))
    with page.expect_response("**/queries/positions.rq**"):
        held[0].continue_()
    expect(page.get_by_label("SPARQL", exact=True)).to_have_value(re.compile("eso:Membership"))


def test_a_bad_query_is_told_where(page: Page) -> None:
    page.get_by_label("SPARQL", exact=True).fill("SELECT ?x WHERE { ?x a foo:bar }")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("no such prefix is declared .line 1, column 31"))
    expect(page.get_by_role("region", name="Answer")).to_be_hidden()


def test_a_query_can_be_stopped(page: Page) -> None:
    page.get_by_label("SPARQL", exact=True).fill("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("status")).to_have_text("stopped")


def test_a_graph_is_shown_as_text_and_offered_in_every_format(page: Page) -> None:
    page.get_by_label("SPARQL", exact=True).fill("CONSTRUCT WHERE { actor:norland rdfs:label ?l }")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("region", name="Answer")).to_contain_text('"Norlande"@fr')
    assert page.locator("#downloads a").all_inner_texts() == ["ttl", "nt", "jsonld", "rdf"]


def test_an_answer_can_be_taken_away(page: Page, url: str) -> None:
    page.get_by_label("SPARQL", exact=True).fill("SELECT ?l WHERE { actor:norland rdfs:label ?l } ORDER BY ?l")
    page.keyboard.press("Control+Enter")
    href = page.get_by_role("link", name="csv").get_attribute("href")
    assert page.request.get(f"{url}{href}").text().split() == ["l", "Norland", "Norlande"]


def test_the_address_holds_the_query(page: Page, context: BrowserContext) -> None:
    page.get_by_label("SPARQL", exact=True).fill("ASK { actor:norland a eso:State }")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("region", name="Answer")).to_have_text("yes")
    again = context.new_page()
    again.goto(page.url)
    expect(again.get_by_label("SPARQL", exact=True)).to_have_value("ASK { actor:norland a eso:State }")
    again.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    colours = page.evaluate(
        """() => ["--ground", "--ink", "--quiet", "--link", "--wrong", "--panel"].map(
             name => getComputedStyle(document.documentElement).getPropertyValue(name).trim())"""
    )
    ground, *texts, panel = [luminance(c) for c in colours]
    assert (ground > 0.5) == (scheme == "light")
    for text in texts:
        assert min(contrast(text, ground), contrast(text, panel)) >= 4.5


def test_it_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    for path in ("", "id/actor/minister-of-norland"):
        page.goto(f"{page.url.partition('#')[0].split('/id/')[0].rstrip('/')}/{path}")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_without_javascript_the_answer_comes_as_it_is(context: BrowserContext, url: str) -> None:
    browser = context.browser
    assert browser
    with browser.new_context(java_script_enabled=False) as without:
        plain = without.new_page()
        plain.goto(url)
        expect(plain.get_by_label("Question", exact=True)).to_be_hidden()
        plain.get_by_role("button", name="Run").click()
        plain.wait_for_url(re.compile(r"/sparql\?query="))
        assert '"things"' in plain.content()


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2)."""
    digits = colour.lstrip("#")
    parts = [digits[i : i + 2] for i in (0, 2, 4)] if len(digits) == 6 else [d * 2 for d in digits]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (int(part, 16) / 255 for part in parts)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
