"""The pages of the project's own sources: what no invented sample can promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import CANVAS_WORDS, DESKTOP, PHONE, Open, Watched, covered, words

pytestmark = pytest.mark.browser
DRAWN = ("time", "order", "sides", "vocabulary")
PICTURES = ("holders", *DRAWN, "matrix")
ALIKE = ("time", "order", "vocabulary", "matrix")
"""Printed as `sides` is, each on its own paper."""


@pytest.fixture(scope="module")
def own(_watch: Open, own_site: Path) -> Callable[[str], Watched]:
    """A page by the name of its view, opened once."""
    opened: dict[str, Watched] = {}

    def show(name: str) -> Watched:
        if name not in opened:
            opened[name] = _watch(own_site / f"views/{name}.html", init=CANVAS_WORDS if name == "holders" else "")
        return opened[name]

    return show


@pytest.mark.parametrize("name", ["holders", "sides", *(pytest.param(name, marks=pytest.mark.slow) for name in ALIKE)])
def test_each_is_quiet_and_prints_on_one_light_page(own: Callable[[str], Watched], name: str) -> None:
    watched = own(name)
    page = watched.page
    page.emulate_media(color_scheme="dark")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ground')") == "#FFFFFF"
    assert page.locator("#filters").is_hidden()
    assert page.locator("#paper svg" if name == "holders" else "#sheet").first.is_visible()
    page.emulate_media(media="screen", color_scheme="light")
    assert (len(watched.requests), watched.messages) == (1, [])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", DRAWN)
def test_no_word_of_a_drawing_covers_another_or_leaves_it(
    own: Callable[[str], Watched], name: str, language: str
) -> None:
    page = own(name).page
    page.locator(f"#lang-{language}").check()
    boxes = words(page)
    assert len(boxes) > 15
    assert covered(boxes) == []
    cut = page.evaluate(
        """() => [...document.querySelectorAll('#sheet text')].filter(t => {
        const box = t.getBoundingClientRect(), picture = t.ownerSVGElement.getBoundingClientRect();
        return box.width && (box.left < picture.left - 1 || box.right > picture.right + 1);
        }).map(t => t.textContent)"""
    )
    assert cut == []


def test_no_word_of_the_network_covers_another(own: Callable[[str], Watched]) -> None:
    page = own("holders").page
    page.evaluate("() => { window.words = []; network.redraw(); }")
    page.wait_for_function("window.words.length")
    boxes = [box for box in page.evaluate("window.words") if box[2] > box[0]]
    assert len(boxes) > 100
    assert covered(boxes) == []


@pytest.mark.parametrize("name", PICTURES)
def test_in_the_width_of_a_phone_nothing_scrolls_sideways(own: Callable[[str], Watched], name: str) -> None:
    page = own(name).page
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.set_viewport_size(DESKTOP)


def find(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.press("#search", "Enter")


def test_a_surname_finds_the_person_first(own: Callable[[str], Watched]) -> None:
    page = own("holders").page
    page.fill("#search", "macron")
    assert page.locator("#found li").first.inner_text() == "Emmanuel Macron"
    page.fill("#search", "")


def test_the_head_of_the_details_is_seen_wherever_the_page_has_scrolled(own: Callable[[str], Watched]) -> None:
    page = own("holders").page
    find(page, "some european leaders")
    page.wait_for_function("scrollY > 300")
    page.wait_for_timeout(100)
    name, kind = (page.locator(f"#details-{part}").bounding_box() for part in ("name", "kind"))
    assert name["y"] > 0
    assert kind["y"] - name["y"] - name["height"] > 5, "the ring of the focus covers nothing"
    page.click("#close")
    page.evaluate("scrollTo(0, 0)")


@pytest.fixture
def on_phone(own: Callable[[str], Watched]) -> Iterator[Callable[[str], Any]]:
    """A page of the exports in the size of a phone."""
    used: list[Any] = []

    def show(name: str) -> Any:
        used.append(own(name).page)
        used[-1].set_viewport_size({"width": 390, "height": 844})
        return used[-1]

    yield show
    for page in used:
        page.click("#close")
        page.set_viewport_size(DESKTOP)


class TestWhatIsChosenOnAPhoneIsSeen:
    def test_a_node_is_drawn(self, open_page: Open, own_site: Path) -> None:
        page = open_page(own_site / "views/holders.html", **PHONE).page
        for name in ("vladimir putin", "united states", "european union"):
            find(page, name)
            page.wait_for_timeout(60)
            drawn, wanted = page.evaluate(
                """() => { const id = new URLSearchParams(location.hash.slice(1)).get('sel');
                const canvas = document.querySelector('#canvas canvas'), k = canvas.width / canvas.clientWidth;
                const { x, y } = network.canvasToDOM(network.getPosition(id));
                const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                probe.drawImage(canvas, x * k, y * k, 1, 1, 0, 0, 1, 1);
                const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
                const kinds = { 'vladimir-putin': 'Person', 'united-states': 'State', 'european-union': 'Institution' };
                const colour = getComputedStyle(document.body).getPropertyValue(`--${kinds[id.split('/')[1]]}`);
                return ['#' + [r, g, b].map(n => n.toString(16).padStart(2, '0')).join(''), colour.toLowerCase()]; }"""
            )
            assert drawn == wanted

    def test_the_order_begins_with_the_day(self, open_page: Open, own_site: Path) -> None:
        page = open_page(own_site / "views/order.html", **PHONE).page
        assert 100 < page.locator("#today-head").bounding_box()["x"] < 300
        assert page.locator("#sheet .row .status:visible").first.bounding_box()["x"] < 350

    @pytest.mark.parametrize(
        ("name", "text", "mark"),
        [
            ("time", "emmanuel macron nato effective", ".lane.chosen .bar"),
            ("order", "lisbon", ".row.chosen .force"),
            ("matrix", "russia must not be humiliated", "tr.chosen th[scope=row]"),
        ],
    )
    def test_a_bar_or_row_is_in_sight(self, on_phone: Callable[[str], Any], name: str, text: str, mark: str) -> None:
        page = on_phone(name)
        find(page, text)
        box, sheet = page.locator(f"#sheet {mark}").first.bounding_box(), page.locator("#details").bounding_box()
        head = page.locator("#grid thead").bounding_box() if name == "matrix" else {"y": 0, "height": 0}
        assert head["y"] + head["height"] - 1 <= box["y"] < sheet["y"] - box["height"] + 1
        assert 0 <= box["x"] < 380


def test_all_pages_together_are_under_six_megabytes(own_site: Path) -> None:
    sizes = {path.relative_to(own_site): path.stat().st_size for path in own_site.rglob("*.html")}
    assert len(sizes) > len(PICTURES)
    assert sum(sizes.values()) < 6_000_000, sizes
