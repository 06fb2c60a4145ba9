"""Five hundred nodes, invented: quick without a graphics card, and nothing on top of anything else.

The limits are for a machine with two quiet cores. Other programs, also those of a virtual machine's neighbours, make
single measurements worthless. So each figure is the best of some attempts, most of them a median, and is divided by
how much longer than on such a machine the same browser takes just then for a sum: what a page can do, not what it did
while something else was going on. All of it is slow, and never runs beside other tests in `.ci/run`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from kg.networks import network
from kg.networks.chronicle import chronicle
from kg.pages import Site, circle, grid, network_page, timeline
from tests.browser.conftest import CANVAS_WORDS, DESKTOP, Open, Watched, covered
from tests.pages.crowd import crowd

pytestmark = [pytest.mark.browser, pytest.mark.slow]

POSITIONS = 532
DRAWN = ("sides", "time", "matrix")
"""Views with elements of their own: 100 actors with their ties, 532 lanes, 400 rows and 100 columns."""
Show = Callable[[str], Watched]
Best = Callable[[Callable[[], float], float], float]
READY = """window.complete = new Promise(done => new MutationObserver((_, watch) => {
  const page = document.documentElement;
  if (!page) return;
  watch.disconnect();
  new MutationObserver((_, own) => {
    if (!page.dataset.ready) return;
    own.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  }).observe(page, { attributes: true });
}).observe(document, { childList: true }));"""
"""Before a page's own script: tells when the picture was painted."""

SUM = """() => { const start = performance.now();
let sum = 1;
for (let i = 0; i < 1e7; i++) sum = (sum * 1103515245 + i) & 0x7fffffff;
return sum && performance.now() - start; }"""
QUIET = 75
"""Milliseconds that the sum takes on two quiet cores of the kind the limits were set on."""

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
    return _watch(views("holders"), init=CANVAS_WORDS, settled=True)


@pytest.fixture(scope="module")
def drawn(_watch: Open, views: Callable[[str], Path]) -> Show:
    return cache(lambda name: _watch(views(name), settled=True))


@pytest.fixture(scope="module")
def best(browser: Any) -> Iterator[Best]:
    """The least of some measurements, in milliseconds of a quiet machine; one within the limit is enough."""
    blank = browser.new_page()

    def least(measure: Callable[[], float], limit: float, attempts: int = 15) -> float:
        found: list[float] = []
        while not found or (min(found) > limit and len(found) < attempts):
            before = blank.evaluate(SUM)
            measured = measure()
            found.append(measured / max(1, (before + blank.evaluate(SUM)) / 2 / QUIET))
        return min(found)

    yield least
    blank.close()


@pytest.mark.parametrize("name", ["holders", *DRAWN])
def test_the_picture_is_complete_within_a_second(
    browser: Any, best: Best, views: Callable[[str], Path], name: str
) -> None:
    """From the start of loading until it was painted."""

    def opening() -> float:
        with browser.new_context(viewport=DESKTOP) as context:
            page = context.new_page()
            page.add_init_script(READY)
            page.goto(views(name).as_uri(), wait_until="commit")  # a selector waited for would have the page laid out
            return float(page.evaluate("window.complete"))

    assert best(opening, 1000) < 1000


def test_nothing_moves_afterwards(large: Watched) -> None:
    page = large.page
    assert large.shown() == [POSITIONS, POSITIONS, 100, 100, 400, 400]
    painted = "document.querySelector('#canvas canvas').toDataURL()"
    before = page.evaluate(painted)
    page.wait_for_timeout(400)
    assert page.evaluate(painted) == before


@pytest.mark.parametrize("name", DRAWN)
def test_nor_does_anything_in_the_other_views(drawn: Show, name: str) -> None:
    page = drawn(name).page
    places = "[...document.querySelectorAll('#sheet .item')].map(e => e.getBoundingClientRect()).map(b => [b.x, b.y])"
    before = page.evaluate(places)
    page.wait_for_timeout(400)
    assert len(before) > 100
    assert page.evaluate(places) == before


@pytest.mark.parametrize("name", ["holders", *DRAWN])
def test_a_filter_takes_less_than_150_milliseconds(best: Best, large: Watched, drawn: Show, name: str) -> None:
    """From the click to the next frame, picture, counts and address included."""
    page = (large if name == "holders" else drawn(name)).page
    clicks = """async () => { const taken = [], boxes = [...document.querySelectorAll('[data-filter]')].slice(0, 5);
    for (const box of [...boxes, ...boxes]) {
      const start = performance.now();
      box.click();
      await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
      taken.push(performance.now() - start);
    }
    return taken; }"""
    assert best(lambda: median(page.evaluate(clicks)), 150) < 150


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


def test_panning_shows_thirty_frames_a_second(best: Best, large: Watched) -> None:
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


@pytest.mark.parametrize("name", DRAWN)
def test_so_does_scrolling_the_other_views(best: Best, drawn: Show, name: str) -> None:
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
