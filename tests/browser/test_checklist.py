"""What holds on every page: for those who do not see well, do not use a mouse, or hold a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PHONE, Open, Write, in_both_themes, serious
from tests.pages import sample
from tests.pages.sample import HOSTILE

pytestmark = pytest.mark.browser
PICTURES = ("holders", "sides", "time", "order", "matrix", "vocabulary")
Show = Any


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_axe_finds_nothing_serious_in_either_theme(figure: Show, axe: str, name: str) -> None:
    """With details open; of axe's rules only the one about contrast can tell the themes apart."""
    page = figure(name).page
    page.fill("#search", "state" if name == "vocabulary" else "sud")
    page.press("#search", "Enter")
    assert page.is_visible("#details")
    in_both_themes(axe, page)


def test_axe_finds_nothing_serious_on_the_index(open_page: Open, axe: str) -> None:
    in_both_themes(axe, open_page("index.html", color_scheme="light").page)


def test_axe_sees_what_it_should(browser: Any, axe: str) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><p style='color:#999'>pale</p><input></main>")
    page.evaluate(axe)
    found = serious(page)
    page.close()
    assert {text.partition(":")[0] for text in found} == {"color-contrast", "label"}


def test_the_index_on_a_phone(open_page: Open) -> None:
    page = open_page("index.html", **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    small = page.evaluate(
        """[...document.querySelectorAll('main a:not([aria-hidden]), label')]
        .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.textContent.trim())"""
    )
    assert small == []


@pytest.mark.parametrize("name", PICTURES[1:])
def test_the_keyboard_reaches_every_item_its_details_and_its_source(figure: Show, name: str) -> None:
    page = figure(name).page
    ids = page.evaluate("[...document.querySelectorAll('#sheet .item[id]')].map(e => e.dataset.id)")
    page.focus("#stage")
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("ArrowRight")
    reached = page.evaluate(
        """steps => { const reached = [];
        for (let step = 0; step < steps; step++) {
          reached.push(document.activeElement.dataset.id);
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        }
        return reached; }""",
        len(ids) - 1,
    )
    assert sorted([first, *reached]) == sorted(ids)
    page.evaluate("id => { location.hash = 'sel=' + id }", next(i for i in ids if i in SOURCED))
    page.wait_for_selector("#details")
    page.evaluate("document.querySelectorAll('#details details').forEach(d => { d.open = true })")
    page.focus("#details-name")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#details a[href^=http]')"):
            break
    assert page.evaluate("document.activeElement.matches('#details a[href^=http]')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    assert page.is_hidden("#details")


SOURCED = {
    "court-of-seas.court-decides",
    "treaty/harbour-pact",
    "minister-of-norland.disagrees.queen-of-sudland",
    "court-of-seas.court-decides.supports",
    "oa:hasTarget",
}
"""An item of each picture that leads to a source."""


@pytest.mark.parametrize("name", PICTURES[1:])
def test_the_focus_is_seen(figure: Show, name: str) -> None:
    """An item of the picture looks different when it has the focus: something gets the focus colour or an outline."""
    page = figure(name).page
    page.focus("#stage")
    page.keyboard.press("Home")
    seen = page.evaluate(
        """() => { const focus = getComputedStyle(document.body).getPropertyValue('--focus');
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = focus;
          const colour = getComputedStyle(probe).color;
          probe.remove();
          const at = document.activeElement, all = [at, ...at.querySelectorAll('*')].map(e => getComputedStyle(e));
          return all.some(s => s.stroke === colour || (s.outlineStyle === 'solid' && s.outlineColor === colour)); }"""
    )
    assert seen


class TestOnlyDirectQuotationStandsInQuotationMarks:
    @pytest.mark.parametrize("name", PICTURES)
    def test_in_passages_of_the_table(self, figure: Show, name: str) -> None:
        passages = figure(name).page.eval_on_selector_all(
            "#table .statement", "all => all.map(s => [s.dataset.mode, s.querySelector('.passage').textContent])"
        )
        assert name in ("order", "vocabulary") or len(passages) == 41
        for mode, text in passages:
            assert any(mark in text for mark in '“”«»"') == (mode == "DirectQuotation"), text

    @pytest.mark.parametrize("name", PICTURES)
    def test_elsewhere_only_around_terms_titles_and_what_a_source_says_itself(self, figure: Show, name: str) -> None:
        """Hostile strings of the sample carry straight quotation marks, never curly ones. On paper sources follow."""
        quoted = figure(name).page.evaluate(
            """() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
            while (walk.nextNode()) if (/[“”«»]/.test(walk.currentNode.data)
              && !walk.currentNode.parentElement.closest('script, .passage, dd, footer, #paper'))
                found.push(walk.currentNode.data);
            return found; }"""
        )
        assert quoted == []


@pytest.mark.parametrize("name", PICTURES[:-1])
def test_what_is_found_by_a_hostile_name_is_text(figure: Show, name: str) -> None:
    page = figure(name).page
    page.fill("#search", "onerror")
    page.press("#search", "Enter")
    told = page.inner_text("#details")
    assert any(HOSTILE[key] in told for key in ("script", "image"))
    page.locator("#lang-fr").check()
    assert page.title().endswith("européen")
    assert page.locator("#details :is(script, img, svg[onload], [onerror])").count() == 0


EVIL = "o'x\"><img/src=x/onerror=window.owned=1>&amp;{{7*7}}"
"""What no careful coder would choose as an identifier, and no parser of ours lets in; a graph from elsewhere might."""


@pytest.fixture(scope="module")
def evil(_write: Write) -> Path:
    """A site on which a holder, and all that is called after it, has such an identifier."""
    said = [
        sample.Said(holder, "Q+", "harbour-stays-open", "2030-05-01", "2030-05-31", "", "harbour-conference-2030")
        for holder in (EVIL, "norland")
    ]
    return _write(sample.dataset(said))


@pytest.mark.parametrize("name", ["holders", "sides"])
def test_hostile_identifiers_are_text(open_page: Open, evil: Path, name: str) -> None:
    page = open_page(evil / f"views/{name}.html").page
    drawn = "[...document.querySelectorAll('.item')].map(e => e.dataset.id)"
    ids = page.evaluate("network.body.nodeIndices" if name == "holders" else drawn)
    chosen = next(i for i in ids if EVIL in i)
    page.evaluate("id => { location.hash = new URLSearchParams({ sel: id }) }", chosen)
    page.wait_for_selector("#details")
    assert page.locator("#details .statement").count() >= 1
    assert EVIL in page.inner_text("#details")
    assert page.locator("img, main script, [onerror]").count() == 0
    assert page.evaluate("window.owned") is None
