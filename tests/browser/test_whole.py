"""Everything at once: drawn by sigma where WebGL is quick, else on a canvas; either way the same to its reader.

Slow, all of it, for only a graph of thousands has such a page.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from kg import npm
from kg.errors import Unusable
from kg.networks import network
from kg.npm import Package
from kg.pages import Site, Whole
from kg.pages.palette import KINDS
from tests.browser.conftest import CANVAS_WORDS, PHONE, Open, Watched, covered, in_both_themes
from tests.pages import sample
from tests.pages.crowd import crowd
from tests.pages.sample import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN_BY = """{ const get = HTMLCanvasElement.prototype.getContext;
const name = WebGL2RenderingContext.prototype.getParameter;
HTMLCanvasElement.prototype.getContext = function (type, options) {
  return get.call(this, type, type.startsWith('webgl') ? { ...options, failIfMajorPerformanceCaveat: false } : options);
};
WebGL2RenderingContext.prototype.getParameter = function (key) { return key === 0x9246 ? '%s' : name.call(this, key); };
}"""
ANY_WEBGL = DRAWN_BY % "A graphics card"
"""Before a page's own script: WebGL also without a graphics card, as here."""
NO_WEBGL = """{ const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
  return type.startsWith('webgl') ? null : get.call(this, type, ...rest); }; }"""
EMPTY = {"dist/sigma.min.js": b"", "dist/graphology.umd.min.js": b""}


def packages() -> Whole:
    """Sigma where npm has brought it, else nothing, which a page without WebGL does not miss."""
    try:
        return Whole(npm.package(npm.SIGMA, False), npm.package(npm.GRAPHOLOGY, False))
    except Unusable:
        return Whole(Package("sigma", "", EMPTY), Package("graphology", "", EMPTY))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("whole")
    for name, data in {"sample": sample.dataset(), "crowd": crowd(60, 240)}.items():
        (folder / f"{name}.html").write_bytes(packages().view(network("holders", data), Site("0.0.1")).page)
    return {name: folder / f"{name}.html" for name in ("sample", "crowd")}


@pytest.fixture(params=["canvas", "sigma"])
def way(request: pytest.FixtureRequest) -> str:
    if request.param == "sigma" and not packages().sigma.version:
        pytest.skip("no sigma: `kg build --npm` brings it for a graph of thousands, .ci/run always")
    way: str = request.param
    return way


@pytest.fixture
def shown(way: str, open_page: Open, pages: dict[str, Path]) -> Callable[..., Watched]:
    """Opens a page; what Chromium says of a WebGL without a graphics card is no message of the page's."""

    def open_it(name: str = "sample", fragment: str = "", init: str = "", **options: Any) -> Watched:
        watched = open_page(pages[name], fragment, init=init + (ANY_WEBGL if way == "sigma" else NO_WEBGL), **options)
        watched.page.wait_for_timeout(150)
        assert watched.page.evaluate("typeof Sigma") == ("function" if way == "sigma" else "undefined")
        watched.messages[:] = [text for text in watched.messages if "GL Driver Message" not in text]
        return watched

    return open_it


def pixels(page: Any, spots: list[tuple[float, float]]) -> list[tuple[int, int, int]]:
    """The colours of points of the picture as the reader sees it, above which words have been left out."""
    image = base64.b64encode(page.screenshot()).decode()
    reader = page.context.new_page()
    found = reader.evaluate(
        """async ([image, spots]) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
        const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        pen.drawImage(bitmap, 0, 0);
        return spots.map(([x, y]) => [...pen.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3)); }""",
        [image, spots],
    )
    reader.close()
    return [tuple(colour) for colour in found]


def near(one: tuple[int, ...], other: tuple[int, ...], most: int = 40) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= most


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


SPOTS = """() => { const box = document.getElementById('canvas').getBoundingClientRect();
return JSON.parse(document.getElementById('data').textContent).nodes.map(n => {
  const p = network.canvasToDOM(n); return [n.kind, n.id, p.x + box.x, p.y + box.y]; }); }"""
WORDLESS = "CanvasRenderingContext2D.prototype.fillText = CanvasRenderingContext2D.prototype.strokeText = () => {};"


def spots(page: Any) -> list[tuple[str, str, float, float]]:
    return [tuple(spot) for spot in page.evaluate(SPOTS)]


def spot(page: Any, name: str) -> tuple[float, float]:
    return next((x, y) for _, node, x, y in spots(page) if node == name)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_mark_stands_where_it_should_in_its_colour(shown: Callable[..., Watched], theme: str) -> None:
    page = shown(init=WORDLESS, color_scheme=theme).page
    known = spots(page)
    seen = pixels(page, [(x, y) for _, _, x, y in known])
    assert len(known) == 25
    wrong = [
        (n, c) for (kind, n, *_), c in zip(known, seen, strict=True) if not near(c, rgb(getattr(KINDS[kind], theme)))
    ]
    assert wrong == []


def test_all_is_shown_and_nothing_is_asked_for(shown: Callable[..., Watched]) -> None:
    watched = shown("crowd")
    assert watched.shown() == [240, 240, 42, 42, 240, 240]
    assert [url for url in watched.requests if not url.startswith("file://")] == []
    assert len(set(watched.requests)) == 1


def test_software_that_stands_in_for_a_graphics_card_is_not_asked(open_page: Open, pages: dict[str, Path]) -> None:
    if not packages().sigma.version:
        pytest.skip("no sigma")
    page = open_page(pages["sample"], init=DRAWN_BY % "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device))").page
    assert page.evaluate("typeof Sigma") == "undefined"


def test_both_ways_draw_the_same_picture(open_page: Open, pages: dict[str, Path]) -> None:
    """Shapes, dashes and line ends included: next to no point of the two is of quite another colour."""
    if not packages().sigma.version:
        pytest.skip("no sigma")
    images = []
    for init in (ANY_WEBGL, NO_WEBGL):
        watched = open_page(pages["sample"], init=WORDLESS + init, color_scheme="light")
        watched.page.wait_for_timeout(300)
        images.append(base64.b64encode(watched.page.locator("#canvas").screenshot()).decode())
        watched.messages[:] = [text for text in watched.messages if "GL Driver Message" not in text]
    reader = watched.page.context.new_page()
    inked, other = reader.evaluate(
        """async images => { const [a, b] = await Promise.all(images.map(async image => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          pen.drawImage(bitmap, 0, 0);
          return pen.getImageData(0, 0, bitmap.width, bitmap.height).data; }));
        let inked = 0, other = 0;
        for (let i = 0; i < a.length; i += 4) {
          const away = Math.max(...[0, 1, 2].map(k => Math.abs(a[i + k] - b[i + k])));
          inked += Math.min(a[i], a[i + 1], a[i + 2]) < 200 || Math.min(b[i], b[i + 1], b[i + 2]) < 200;
          other += away > 128;
        }
        return [inked, other]; }""",
        images,
    )
    reader.close()
    assert inked > 5000
    assert other / inked < 0.1


def test_a_node_is_chosen_its_statements_read_and_left_by_escape(shown: Callable[..., Watched]) -> None:
    page = shown().page
    page.mouse.click(*spot(page, "actor/minister-of-norland"))
    assert page.inner_text("#details-name") == "Minister of Norland"
    assert "sel=" in page.url
    page.locator("#details summary").first.click()
    link = page.locator("#details .statement a.open").first
    assert "#:~:text=" in link.get_attribute("href")
    assert link.get_attribute("rel") == "noopener"
    page.keyboard.press("Escape")
    assert page.is_hidden("#details")
    page.go_back()
    assert page.inner_text("#details-name") == "Minister of Norland"


CLEAR = """() => { const { nodes, edges } = JSON.parse(document.getElementById('data').textContent);
const box = document.getElementById('canvas').getBoundingClientRect(), at = new Map(nodes.map(n => [n.id, n]));
const lines = edges.filter(e => e.n).map(e => [e.id, at.get(e.from), at.get(e.to)]);
const on = ([, a, b], t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
const away = (p, [, a, b]) => { const dx = b.x - a.x, dy = b.y - a.y;
  const t = Math.min(Math.max(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0), 1);
  return Math.hypot(a.x + t * dx - p.x, a.y + t * dy - p.y); };
for (const line of lines) for (const t of [.4, .5, .6]) {
  const p = on(line, t), seen = network.canvasToDOM(p);
  const clear = nodes.every(n => Math.abs(n.x - p.x) > 90 || Math.abs(n.y - p.y) > 45);
  if (clear && lines.every(other => other === line || away(p, other) > 12))
    return [line[0], seen.x + box.x, seen.y + box.y]; } }"""
"""A point of the screen that is on one line only, and away from marks and their words."""


def test_a_line_is_chosen(shown: Callable[..., Watched]) -> None:
    page = shown().page
    edge, x, y = page.evaluate(CLEAR)
    page.mouse.click(x, y)
    assert f"sel={edge}" in unquote(page.url)
    assert page.locator("#details .statement").count() >= 1


def test_it_is_walked_by_keyboard_and_searched(shown: Callable[..., Watched]) -> None:
    page = shown().page
    page.focus("#canvas")
    page.keyboard.press("ArrowDown")
    first = page.inner_text("#live")
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 3:
        page.keyboard.press(key)
        seen.add(page.inner_text("#live"))
    assert first
    assert len(seen) > 3
    page.keyboard.press("Enter")
    assert page.is_visible("#details")
    assert page.evaluate("document.activeElement.id") == "details-name"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("berg")
    page.keyboard.press("Enter")
    assert page.inner_text("#details-name") == "Admiral Ylva Bérg"


def test_what_a_filter_leaves_out_fades(shown: Callable[..., Watched]) -> None:
    page = shown(init=WORDLESS, color_scheme="light").page
    marks = [spot(page, "actor/harbour-union"), spot(page, "actor/norland")]
    institution, state = (rgb(KINDS[kind].light) for kind in ("Institution", "State"))
    assert [near(*pair) for pair in zip(pixels(page, marks), (institution, state), strict=True)] == [True, True]
    page.locator("[data-filter=kind][value=Institution]").uncheck()
    page.wait_for_timeout(300)
    faded, stayed = pixels(page, marks)
    assert near(faded, (255, 255, 255), 60)
    assert near(stayed, state)
    assert page.inner_text("#shown").split("·")[1].strip() == "9 of 11 holders"


def test_it_is_moved_by_the_mouse_and_a_link_reopens_what_was_seen(shown: Callable[..., Watched]) -> None:
    page = shown(init=WORDLESS, color_scheme="light").page
    before = spot(page, "actor/norland")
    page.mouse.move(900, 450)
    page.mouse.down()
    page.mouse.move(960, 490, steps=4)
    page.mouse.up()
    after = spot(page, "actor/norland")
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (60, 40)
    assert page.is_hidden("#details")
    scale = page.evaluate("network.getScale()")
    page.keyboard.down("Control")
    page.mouse.move(*after)
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_timeout(400)
    assert page.evaluate("network.getScale()") > scale * 1.2
    assert near(tuple(map(round, spot(page, "actor/norland"))), tuple(map(round, after)), 1)
    assert near(pixels(page, [after])[0], rgb(KINDS["State"].light))
    assert "at=" in page.url
    again = shown(fragment="#" + page.url.partition("#")[2]).page
    assert near(tuple(map(round, spot(again, "actor/norland"))), tuple(map(round, after)), 1)


def test_the_wheel_alone_scrolls_the_page(shown: Callable[..., Watched]) -> None:
    page = shown().page
    scale = page.evaluate("network.getScale()")
    page.mouse.move(900, 450)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > 100
    assert page.evaluate("network.getScale()") == scale


def test_words_cover_neither_each_other_nor_a_mark(shown: Callable[..., Watched]) -> None:
    page = shown("crowd", init=CANVAS_WORDS).page
    for zoom in (0, 5):
        for _ in range(zoom):
            page.click("#zoom-in")
        page.wait_for_timeout(300)
        page.evaluate("() => { window.words = []; network.redraw(); }")
        page.wait_for_timeout(200)
        boxes = [tuple(box) for box in page.evaluate("window.words") if box[2] > box[0]]
        assert len(boxes) > 5
        assert covered(boxes) == []
        x, y = page.evaluate("(b => [b.x, b.y])(document.getElementById('canvas').getBoundingClientRect())")
        marks = [(mx - x, my - y) for _, _, mx, my in spots(page)]
        assert [(m, b) for m in marks for b in boxes if b[0] < m[0] < b[2] and b[1] < m[1] < b[3]] == []


def test_it_is_taken_along_as_svg_with_words_and_a_key(shown: Callable[..., Watched], tmp_path: Path) -> None:
    page = shown().page
    with page.expect_download() as download:
        page.click("#svg")
    download.value.save_as(tmp_path / "whole.svg")
    root = ElementTree.parse(tmp_path / "whole.svg").getroot()
    drawn = root.findall(".//{*}path[@transform]")
    texts = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert len(drawn) >= 25
    assert {"Defence", "supports", "opposes"} <= texts
    assert len({name for _, name, _ in sample.ACTORS.values()} & texts) >= 5


def test_hostile_words_are_words(shown: Callable[..., Watched]) -> None:
    watched = shown()
    page = watched.page
    page.mouse.click(*spot(page, "actor/island-states"))
    assert page.inner_text("#details-name") == HOSTILE["script"]
    assert page.title() != "owned"
    assert watched.messages == []


def test_it_prints_on_one_page(shown: Callable[..., Watched]) -> None:
    page = shown().page
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1


def test_on_a_phone_nothing_is_wider_than_the_screen(shown: Callable[..., Watched]) -> None:
    page = shown("crowd", **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    name = "actor/town-3"
    x, y = spot(page, name)
    page.evaluate("y => scrollBy({ top: y - 300, behavior: 'instant' })", y)
    page.touchscreen.tap(*spot(page, name))
    assert page.is_visible("#details")
    x, y = spot(page, name)
    assert 0 < x < 390
    assert 0 < y < page.evaluate("document.getElementById('details').getBoundingClientRect().top")


def test_without_a_script_the_table_is_complete(open_page: Open, pages: dict[str, Path]) -> None:
    page = open_page(pages["sample"], java_script_enabled=False).page
    assert page.locator("#table .statement").count() >= 40
    assert not page.locator("#canvas").is_visible()


def test_axe_finds_nothing_serious(open_page: Open, pages: dict[str, Path], axe: str) -> None:
    in_both_themes(axe, open_page(pages["sample"], init=NO_WEBGL, color_scheme="light").page)
