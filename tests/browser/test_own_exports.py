"""The pages that `kg build` writes for the project's own sources: what no invented sample can promise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import CANVAS_WORDS, DESKTOP, Open, Watched, covered, words

pytestmark = pytest.mark.browser
DRAWN = ("time", "order", "sides", "vocabulary")
PICTURES = ("holders", *DRAWN, "matrix")


@pytest.fixture(scope="module")
def own(_watch: Open, built: Path) -> Callable[[str], Watched]:
    """A page of the exports by the name of its view, opened once."""
    opened: dict[str, Watched] = {}

    def show(name: str) -> Watched:
        if name not in opened:
            opened[name] = _watch(built / f"views/{name}.html", init=CANVAS_WORDS if name == "holders" else "")
        return opened[name]

    return show


@pytest.mark.parametrize("name", PICTURES)
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
def test_no_word_of_a_drawing_covers_another(own: Callable[[str], Watched], name: str, language: str) -> None:
    page = own(name).page
    page.locator(f"#lang-{language}").check()
    boxes = words(page)
    assert len(boxes) > 15
    assert covered(boxes) == []


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


def test_all_pages_together_are_under_six_megabytes(built: Path) -> None:
    sizes = {
        path.relative_to(built): path.stat().st_size for path in (built / "index.html", *built.glob("views/*.html"))
    }
    assert len(sizes) > len(PICTURES)
    assert sum(sizes.values()) < 6_000_000, sizes
