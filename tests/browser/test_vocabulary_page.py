"""The vocabulary's page on a phone: it asks for nothing, changes language without a script, leads to its entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kg.publish import vocabulary
from kg.triples import Quad
from tests.publish.browsing import on_a_phone


@pytest.fixture(scope="module")
def opened(
    browser: Any, ontology: frozenset[Quad], shapes: frozenset[Quad], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, list[str]]]:
    """The page, and whatever it requested or reported."""
    page = vocabulary.files(vocabulary.read(ontology, shapes), "1.2.3")["index.html"]
    yield from on_a_phone(browser, page, tmp_path_factory.mktemp("ontology"))


@pytest.mark.browser
class TestInABrowser:
    def test_nothing_is_requested_or_reported(self, opened: tuple[Any, list[str]]) -> None:
        tab, noticed = opened
        assert noticed == [tab.url]

    def test_a_phone_need_not_be_pushed_sideways(self, opened: tuple[Any, list[str]]) -> None:
        assert opened[0].evaluate("document.documentElement.scrollWidth - innerWidth") == 0

    def test_the_language_changes_without_a_script(self, opened: tuple[Any, list[str]]) -> None:
        tab = opened[0]
        assert tab.locator("#Statement .definition .en").is_visible()
        tab.locator("label[for=lang-fr]").click()
        assert tab.locator("#Statement .definition .fr").is_visible()
        assert not tab.locator("#Statement .definition .en").is_visible()
        tab.locator("label[for=lang-en]").click()

    def test_a_name_in_a_diagram_leads_to_its_entry(self, opened: tuple[Any, list[str]]) -> None:
        tab = opened[0]
        tab.locator("#module-treaties ~ .scroll .diagram a[href='#ofTreaty'] text").first.click()
        assert tab.url.endswith("#ofTreaty")
        assert tab.evaluate("document.querySelector('.term:target').id") == "ofTreaty"

    def test_no_name_of_a_diagram_is_wider_than_its_room(self, opened: tuple[Any, list[str]]) -> None:
        wide = opened[0].evaluate(
            """() => [...document.querySelectorAll('.box')].flatMap(box => {
                const room = box.querySelector('rect').getBBox();
                return [...box.querySelectorAll('text')].filter(t => { const b = t.getBBox();
                    return b.x < room.x || b.x + b.width > room.x + room.width }).map(t => t.textContent) })"""
        )
        assert wide == []
