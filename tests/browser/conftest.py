"""Pages written once, and every page watched for requests and messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from rdflib import Dataset

from kg import store
from kg.pages import Site, render
from kg.pipeline import Knowledge
from kg.publish import vocabulary
from kg.triples import Quad
from tests.pages import sample

DESKTOP = {"width": 1400, "height": 860}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}


Write = Callable[[Dataset], Path]


@pytest.fixture(scope="session")
def _write(ontology: frozenset[Quad], shapes: frozenset[Quad], tmp_path_factory: pytest.TempPathFactory) -> Write:
    described = vocabulary.read(ontology, shapes)

    def write(data: Dataset) -> Path:
        folder = tmp_path_factory.mktemp("site")
        diagram = vocabulary.view(described, data.quads())
        for path, page in render(data, Site("0.0.1", citation="Invented sample, 2031."), diagram).items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(page)
        return folder

    return write


@pytest.fixture(scope="session")
def site(_write: Write) -> Path:
    """The pages of the invented sample."""
    return _write(sample.dataset())


@pytest.fixture(scope="session")
def own_site(_write: Write, knowledge: Knowledge) -> Path:
    """The pages of the project's own sources."""
    return _write(store.dataset(store.engine(store.nquads(knowledge.asserted | knowledge.inferred))))


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which PyPI's `axe-playwright-python` bundles."""
    package = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install -e .[test]")
    script: str = package.Axe().axe_script
    return script


def serious(page: Any, **options: Any) -> list[str]:
    """What axe finds on a page that holds its script and is more than a nicety, with the first element it is about."""
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **options})
    assert found["passes"], "some rule has found something to look at"
    return [
        f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


ROWS = ("#table .topic:nth-of-type(n+2)", "#table tr:nth-child(n+3)", "#grid tr:nth-child(n+3)")
REST = ", ".join((*ROWS, ".part + .part", ".part .item:nth-child(n+9)"))
"""Much more of the same: further rows, which cost axe a minute and which test_axe_on_exports.py has."""


def in_both_themes(axe: str, page: Any) -> None:
    show = "([rest, how]) => document.querySelectorAll(rest).forEach(e => { e.style.display = how })"
    page.evaluate(axe)
    page.evaluate(show, [REST, "none"])
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page, runOnly=["color-contrast"]) == []
    page.emulate_media(color_scheme="light")
    page.evaluate(show, [REST, ""])


class Watched:
    """A page that remembers what it should not have done."""

    def __init__(self, page: Any, init: str = "", options: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.page, self.init, self.options = page, init, options
        self.left = False
        page.set_default_timeout(15000)
        page.add_init_script(init)
        self.requests: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("dialog", lambda dialog: (self.messages.append(dialog.message), dialog.dismiss()))

    def shown(self) -> list[int]:
        """The six numbers of `x of y positions · a of b holders · c of d propositions`."""
        numbers = self.page.evaluate("document.getElementById('shown').textContent.match(/\\d+/g).map(Number)")
        assert len(numbers) == 6
        return numbers


Open = Callable[..., Watched]


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def covered(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs of boxes that share some room."""
    return [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def words(page: Any, selector: str = "#sheet text") -> list[Box]:
    """The boxes of all words in a drawing, without the room above and below the letters."""
    boxes: list[Box] = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].map(t => t.getBoundingClientRect())
        .filter(b => b.width).map(b => [b.left, b.top + 3, b.right, b.bottom - 3])""",
        selector,
    )
    return boxes


CANVAS_WORDS = """{ window.words = [];
        const paint = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          const w = this.measureText(text).width, left = x - ({ right: w, center: w / 2 }[this.textAlign] ?? 0);
          window.words.push([left, y + 1, left + w, y + 12]);
          paint.call(this, text, x, y); } }"""
"""Before a page's own script: remembers the boxes of all words that are painted on a canvas."""


@pytest.fixture(scope="session")
def _watch(browser: Any, site: Path) -> Iterator[Open]:
    """Opens a page of the site, or any; a page that `_leave` has left is used again, for it costs half a second."""
    used: list[Watched] = []

    def open_it(
        path: str | Path = "views/holders.html",
        fragment: str = "",
        init: str = "",
        settled: bool = False,
        **options: Any,
    ) -> Watched:
        options = {"viewport": DESKTOP} | options
        watched = next((w for w in used if w.left and (w.init, w.options) == (init, options)), None)
        if not watched:
            watched = Watched(browser.new_context(**options).new_page(), init, options)
            used.append(watched)
        watched.left = False
        watched.page.goto((site / path).as_uri() + fragment)
        if path != "index.html" and options.get("java_script_enabled", True):
            watched.page.wait_for_selector(f"html[data-{'table' if settled else 'ready'}]", state="attached")
        return watched

    yield open_it
    for watched in used:
        watched.page.context.close()


def _leave(watched: Watched) -> None:
    """Whatever a test did to a page, the next finds it as new."""
    _quiet(watched)
    page = watched.page
    page.emulate_media(media="null", color_scheme=watched.options.get("color_scheme", "light"))
    page.goto("about:blank")
    watched.requests.clear()
    watched.messages.clear()
    watched.left = True


@pytest.fixture
def open_page(_watch: Open) -> Iterator[Open]:
    """Opens a page of the site, or any; whatever a test does, nothing may be requested or reported."""
    opened = []

    def open_it(*where: str | Path, **options: Any) -> Watched:
        opened.append(_watch(*where, **options))
        return opened[-1]

    yield open_it
    for watched in opened:
        _leave(watched)


RESET = """() => { const search = document.getElementById('search');
        search.value = '';
        search.dispatchEvent(new Event('input'));
        document.querySelectorAll('#details-body details').forEach(d => { d.open = false });
        history.pushState(null, '', location.pathname);
        dispatchEvent(new PopStateEvent('popstate'));
        scrollTo(0, 0);
        document.activeElement.blur(); }"""


@pytest.fixture(scope="session")
def _figures(_watch: Open) -> dict[str, Watched]:
    return {}


@pytest.fixture
def figure(_watch: Open, _figures: dict[str, Watched]) -> Iterator[Callable[[str], Watched]]:
    """A picture as it opens, by the name of its view; one page of each for all tests."""
    used = []

    def show(name: str) -> Watched:
        if name not in _figures:
            _figures[name] = _watch(f"views/{name}.html", settled=True)
        _figures[name].page.evaluate(RESET)
        used.append(_figures[name])
        return _figures[name]

    yield show
    for watched in used:
        _quiet(watched)


@pytest.fixture
def view(figure: Callable[[str], Watched]) -> Watched:
    """The network page as it opens."""
    return figure("holders")


def _quiet(watched: Watched) -> None:
    assert watched.messages == []
    assert [url for url in watched.requests if not url.startswith("file://")] == []
