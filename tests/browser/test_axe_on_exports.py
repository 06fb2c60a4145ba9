"""axe over the whole of every page that `kg build` makes of the project's own sources: all rows, with details open.

It takes two minutes, so that it runs only where it is asked for (KG_SLOW=1), as `.ci/run` does. The other tests of axe
look at the first rows of an invented sample.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHOSEN = {
    "holders": "emmanuel macron",
    "sides": "emmanuel macron",
    "time": "macron",
    "order": "new start",
    "matrix": "emmanuel macron",
    "vocabulary": "statement",
}
"""What is searched for, so that there are details to look at."""

WHOLE = """() => {
  document.querySelectorAll('details').forEach(d => { d.open = true });
  document.querySelectorAll('*').forEach(e => {
    if (getComputedStyle(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible'; }); }"""
"""Rows that the browser has not drawn yet lie upon each other: axe says that it cannot tell their colours."""

LOOK = """async options => {
  const found = await axe.run({ resultTypes: ['violations', 'incomplete'], selectors: false, ...options });
  const nodes = (results, keep) => results.filter(keep).flatMap(r => r.nodes.map(n => [r.id, n]));
  const said = ([id, node]) => `${id}: ${node.any[0]?.message ?? ''} ${node.html.slice(0, 120)}`;
  return [
    nodes(found.violations, r => ['serious', 'critical'].includes(r.impact)).map(said),
    nodes(found.incomplete, r => r.id === 'color-contrast').filter(([, n]) => !/^<t(ext|span)/.test(n.html)
      && !['nonBmp', 'shortTextContent'].includes(n.any[0].data.messageKey)).map(said)]; }"""
"""What is serious or critical, and words whose contrast axe could not tell, signs and words in pictures excepted."""


CONTRAST = {"runOnly": ["color-contrast"]}


def looked(page: Any, axe: str) -> list[str]:
    """What axe finds in light and in dark; of its rules only the one about contrast can tell the themes apart."""
    page.evaluate(WHOLE)
    page.evaluate(axe)
    found = []
    for theme, options in (("light", {}), ("dark", CONTRAST)):
        page.emulate_media(color_scheme=theme)
        found += [f"{theme}: {each}" for results in page.evaluate(LOOK, options) for each in results]
    return found


@pytest.mark.parametrize("name", CHOSEN)
def test_nothing_serious_on_a_whole_view_in_either_theme(open_page: Open, built: Path, axe: str, name: str) -> None:
    page = open_page(built / f"views/{name}.html", settled=True, viewport={"width": 1700, "height": 900}).page
    page.fill("#search", CHOSEN[name])
    page.press("#search", "Enter")
    assert page.is_visible("#details")
    assert page.is_visible("#filters")
    assert page.locator("#table noscript").count() == 0
    assert looked(page, axe) == []


@pytest.mark.parametrize("path", ["index.html", "id/actor/emmanuel-macron.html", "ontology/index.html"])
def test_nothing_serious_on_other_pages_in_either_theme(browser: Any, built: Path, axe: str, path: str) -> None:
    page = browser.new_page()
    page.goto((built / path).as_uri())
    found = looked(page, axe)
    page.close()
    assert found == []


class TestItCanFail:
    @pytest.fixture
    def order(self, open_page: Open, built: Path, axe: str) -> Any:
        page = open_page(built / "views/order.html", settled=True).page
        page.evaluate(axe)
        return page

    def test_on_a_pale_word_in_the_last_row(self, order: Any) -> None:
        order.evaluate("document.querySelector('#table > :last-child tr:last-child th span').style.color = '#999'")
        order.evaluate(WHOLE)
        serious, unsure = order.evaluate(LOOK, CONTRAST)
        assert [each.partition(" of 2.")[0] for each in serious] == [
            "color-contrast: Element has insufficient color contrast"
        ]
        assert unsure == []

    def test_on_rows_that_are_not_drawn(self, order: Any) -> None:
        order.evaluate("document.querySelectorAll('#table details').forEach(d => { d.open = true })")
        serious, unsure = order.evaluate(LOOK, CONTRAST)
        assert serious == []
        assert len(unsure) > 100
