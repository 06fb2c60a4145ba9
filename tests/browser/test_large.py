"""Five hundred nodes, invented: quick without a graphics card, and nothing on top of anything else.

Other programs on the machine make single measurements worthless, so each figure is the best of a few attempts, each of
which is a median: what a page can do, not what it did while something else was going on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from kg.networks import network
from kg.networks.chronicle import chronicle
from kg.pages import Site, circle, grid, network_page, timeline
from tests.browser.conftest import CANVAS_WORDS, Open, Watched, covered
from tests.pages.crowd import crowd

pytestmark = pytest.mark.browser

POSITIONS = 532
DRAWN = ("sides", "time", "matrix")
"""Views with elements of their own: 100 actors with their ties, 532 lanes, 400 rows and 100 columns."""
Show = Callable[[str], Watched]
READY = """window.complete = new Promise(done => { const watch = new MutationObserver(() => {
  if (!document.documentElement?.dataset.ready) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => done(performance.now()))); });
watch.observe(document, { subtree: true, childList: true, attributes: true }); });"""
"""Before a page's own script: tells when the picture was painted."""

FRAMES = """() => { window.gaps = []; let last = 0;
(function next(now) { if (!window.gaps) return; if (last) gaps.push(now - last); last = now;
requestAnimationFrame(next); })(0); }"""


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A view of the same crowd by its name, written when it is first asked for."""
    data, site, folder = crowd(100, 400), Site("0.0.1"), tmp_path_factory.mktemp("large")
    graph = network("holders", data)
    made: dict[str, Callable[[], bytes]] = {
        "holders": lambda: network_page(graph, site),
        "sides": lambda: circle.page(network("sides", data), site),
        "time": lambda: timeline.view(chronicle(data), site).page,
        "matrix": lambda: grid.view(graph, site).page,
    }

    @cache
    def path(name: str) -> Path:
        (folder / f"{name}.html").write_bytes(made[name]())
        return folder / f"{name}.html"

    return path


@pytest.fixture(scope="module")
def large(_watch: Open, views: Callable[[str], Path]) -> Watched:
    return _watch(views("holders"), init=READY + CANVAS_WORDS, settled=True)


@pytest.fixture(scope="module")
def drawn(_watch: Open, views: Callable[[str], Path]) -> Show:
    return cache(lambda name: _watch(views(name), init=READY, settled=True))


def best(measure: Callable[[], float], limit: float, attempts: int = 12) -> float:
    """The least of some measurements; no more are made once one is within the limit."""
    found: list[float] = []
    while not found or (min(found) > limit and len(found) < attempts):
        found.append(measure())
    return min(found)


def opened(first: Watched, again: Callable[[], Watched]) -> float:
    """Milliseconds from the start of loading until the picture was painted."""
    pages = chain([first], iter(again, None))

    def opening() -> float:
        return float(next(pages).page.evaluate("window.complete"))

    return best(opening, 1000)


def test_the_picture_is_complete_within_a_second(open_page: Open, views: Callable[[str], Path], large: Watched) -> None:
    assert opened(large, lambda: open_page(views("holders"), init=READY)) < 1000


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_so_are_the_other_views(open_page: Open, views: Callable[[str], Path], drawn: Show, name: str) -> None:
    assert opened(drawn(name), lambda: open_page(views(name), init=READY)) < 1000


def test_nothing_moves_afterwards(large: Watched) -> None:
    page = large.page
    assert large.shown() == [POSITIONS, POSITIONS, 100, 100, 400, 400]
    painted = "document.querySelector('#canvas canvas').toDataURL()"
    before = page.evaluate(painted)
    page.wait_for_timeout(400)
    assert page.evaluate(painted) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_nor_does_anything_in_the_other_views(drawn: Show, name: str) -> None:
    page = drawn(name).page
    places = "[...document.querySelectorAll('#sheet .item')].map(e => e.getBoundingClientRect()).map(b => [b.x, b.y])"
    before = page.evaluate(places)
    page.wait_for_timeout(400)
    assert len(before) > 100
    assert page.evaluate(places) == before


def test_a_filter_takes_less_than_150_milliseconds(large: Watched) -> None:
    filtering(large)
    assert large.shown()[0] == POSITIONS


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_it_does_not_take_longer_in_the_other_views(drawn: Show, name: str) -> None:
    filtering(drawn(name))


def filtering(watched: Watched) -> None:
    """From the click to the next frame, picture, counts and address included."""
    clicks = """async () => { const taken = [], boxes = [...document.querySelectorAll('[data-filter]')].slice(0, 5);
    for (const box of [...boxes, ...boxes]) {
      const start = performance.now();
      box.click();
      await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
      taken.push(performance.now() - start);
    }
    return taken; }"""
    assert best(lambda: median(watched.page.evaluate(clicks)), 150) < 150


@pytest.mark.slow
def test_marks_of_a_large_matrix_stand_below_the_names_of_their_holders(drawn: Show) -> None:
    """Although its empty cells are as wide as several columns, and fewer when columns go."""
    page = drawn("matrix").page
    misplaced = """[...document.querySelectorAll('#grid .mark')].filter(mark => {
      const holder = `actor/${mark.dataset.id.split('.')[0]}`;
      const head = document.querySelector(`[data-sort="${holder}"]`).getBoundingClientRect();
      const box = mark.getBoundingClientRect();
      return box.width && !(head.left <= box.left && box.right <= head.right);
    }).length"""
    assert page.evaluate(misplaced) == 0
    page.locator("[data-filter=kind][value=Person]").uncheck()
    assert page.locator("#grid thead th:visible").count() == 77
    assert page.evaluate(misplaced) == 0
    page.locator("[data-filter=kind][value=Person]").check()
    assert page.locator("#grid thead th:visible").count() == 102
    assert page.evaluate(misplaced) == 0


def test_panning_shows_thirty_frames_a_second(large: Watched) -> None:
    page = large.page
    page.evaluate("document.getElementById('stage').scrollIntoView({ behavior: 'instant' })")

    def panning() -> float:
        page.mouse.move(700, 400)
        page.mouse.down()
        page.evaluate(FRAMES)
        for step in range(60):
            page.mouse.move(700 + 3 * (step % 20), 400 + 4 * (step % 15))
        gaps = page.evaluate("(() => { const found = gaps; window.gaps = null; return found; })()")
        page.mouse.up()
        return float(median(gaps))

    x = page.evaluate("network.getViewPosition().x")
    assert best(panning, 1000 / 30) <= 1000 / 30
    assert page.evaluate("network.getViewPosition().x") != x


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_so_does_scrolling_the_other_views(drawn: Show, name: str) -> None:
    scroll = """async () => { const stage = document.getElementById('stage');
    for (let i = 0; i < 60; i++) {
      stage.scrollTop += 24;
      stage.scrollLeft += 6;
      scrollBy(0, 3);
      await new Promise(requestAnimationFrame);
    } }"""
    page = drawn(name).page

    def scrolling() -> float:
        page.evaluate("() => { document.getElementById('stage').scrollTo(0, 0); scrollTo(0, 0); }")
        page.evaluate(FRAMES)
        page.evaluate(scroll)
        gaps = page.evaluate("(() => { const found = gaps; window.gaps = null; return found; })()")
        return float(median(gaps))

    assert best(scrolling, 1000 / 30) <= 1000 / 30
    assert page.evaluate("scrollY + document.getElementById('stage').scrollTop") > 100


def test_no_word_covers_another_or_a_node(large: Watched) -> None:
    page = large.page
    page.click("#fit")
    for zoom in (0, 2):
        for _ in range(zoom):
            page.click("#zoom-in")
        page.wait_for_timeout(300)
        page.evaluate("() => { window.words = []; network.redraw(); }")
        page.wait_for_function("window.words.length")
        boxes = [box for box in page.evaluate("window.words") if box[2] > box[0]]
        assert len(boxes) > 10
        assert covered(boxes) == []
        nodes = page.evaluate(
            "Object.values(network.getPositions()).map(p => network.canvasToDOM(p)).map(p => [p.x, p.y])"
        )
        hit = [(n, b) for n in nodes for b in boxes if b[0] - 2 < n[0] < b[2] + 2 and b[1] - 2 < n[1] < b[3] + 2]
        assert hit == []
    page.click("#fit")


def test_no_node_overlaps_another(large: Watched, tmp_path: Path) -> None:
    """As the saved picture has them, each with its own size."""
    with large.page.expect_download() as download:
        large.page.click("#svg")
    download.value.save_as(tmp_path / "picture.svg")
    text = (tmp_path / "picture.svg").read_text("utf-8")
    drawn = re.findall(r'<path [^>]*transform="translate\((-?[\d.]+) (-?[\d.]+)\) scale\(([\d.]+)\)"', text)
    discs: list[Any] = [(float(x), float(y), 8.5 * float(scale)) for x, y, scale in drawn]
    assert len(discs) == 500
    over = [
        (a, b)
        for i, a in enumerate(discs)
        for b in discs[:i]
        if (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < (a[2] + b[2]) ** 2
    ]
    assert over == []
