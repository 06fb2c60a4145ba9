"""The page "Ask the graph": graph and engine compressed into it, and the named queries as forms."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from markupsafe import Markup

from kg.iris import PREFIXES
from kg.npm import Package
from kg.pages import common, html
from kg.pages.common import Row, View
from kg.pages.site import Site
from kg.pages.sparql.texts import ABOUT, NAMES, QUESTIONS, TEXTS
from kg.pages.texts import TEXTS as SHARED
from kg.queries.named import DECLARATION, NamedQuery
from kg.queries.run import parted

if TYPE_CHECKING:
    from kg.networks import Graph

NAME = "sparql"


@dataclass(frozen=True)
class Asking:
    """What the page holds: N-Quads, Oxigraph for browsers, and the named queries."""

    graph: bytes
    engine: Package
    queries: tuple[NamedQuery, ...]

    def view(self, graph: Graph, site: Site) -> View:
        """The page; of the network it needs the sources only."""
        numbers = [("n-facts", len(self.graph.splitlines())), ("n-queries", len(self.queries))]
        return View(NAME, TEXTS["question-sparql"], _page(self, graph, site), _thumbnail(), numbers)


def _page(asking: Asking, graph: Graph, site: Site) -> bytes:
    style, script = html.style("sparql.css"), html.script(("core.js", "sparql-text.js", "sparql-rows.js", "sparql.js"))
    env = html.with_macros(
        html.environment(),
        texts={**SHARED, **TEXTS},
        site=common.cited(site),
        view={"name": NAME, "question": TEXTS["question-sparql"]},
        sources=common.sources(graph, site),
        style=style,
        script=script,
        boot=html.BOOT,
        policy=html.policy([html.BOOT, script], [style], wasm=True),
        script_data=_script_data(asking, site),
        engine=asking.engine,
        worker=classic(asking.engine.files["web.js"].decode()) + html.static("sparql-worker.js"),
        wasm=_packed(asking.engine.files["web_bg.wasm"]),
        graph=_packed(asking.graph),
        languages={},
    )
    return env.get_template("sparql.html").render().encode()


def _script_data(asking: Asking, site: Site) -> Row:
    return {
        "title": dict(site.title),
        "question": dict(TEXTS["question-sparql"]),
        "begin": "positions",
        "queries": [_query(query) for query in asking.queries],
        "prefixes": dict(PREFIXES),
        "texts": {key: dict(label) for key, label in {**SHARED, **TEXTS}.items() if key in TEXTS or key in _ALSO},
    }


_ALSO = ("colon", "copied", "not-copied", "new-tab")
"""Texts of all pages that this one's script needs."""


def _query(query: NamedQuery) -> Row:
    head, tail = parted(body(query.sparql)) if query.parameters else (body(query.sparql), "")
    return {
        "name": query.name,
        "question": {"en": query.question, "fr": QUESTIONS.get(query.name, query.question)},
        "head": head,
        "tail": tail,
        "columns": query.columns,
        "parameters": [
            {
                "name": p.name,
                "label": {"en": p.name, "fr": NAMES.get(p.name, p.name)},
                "binds": p.binds,
                "kind": p.kind,
                "about": {"en": p.about, "fr": ABOUT.get(p.about, p.about)},
                "default": p.default or "",
            }
            for p in query.parameters
        ],
    }


def body(sparql: str) -> str:
    """The question, any remark on it, and the query, without the declaration between them."""
    lines = sparql.splitlines(keepends=True)
    query = list(dropwhile(lambda line: line.startswith("#"), lines))
    prose = takewhile(lambda line: not DECLARATION.match(line.lstrip("# ")), lines[: len(lines) - len(query)])
    return "".join(prose).rstrip("#\n") + "\n" + "".join(query)


def classic(module: str) -> str:
    """A module that imports nothing as a classic script: a page from `file://` cannot start a worker from a module."""
    alone = module.replace("import.meta.url", "self.location.href")
    return re.sub(r"^export (?:\{[^}]*\};|(?=class|function|async|const|let))", "", alone, flags=re.MULTILINE)


def _packed(data: bytes) -> Markup:
    """Raw deflate in Base64: what a browser unpacks by itself."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Markup(base64.b64encode(deflate.compress(data) + deflate.flush()).decode())


def _thumbnail() -> Markup:
    """A question and rows of answers, as bars."""
    lines = [(0, "SELECT ?holder ?proposition ?stance"), (1, "WHERE { ?position eso:holder ?holder ; … }")]
    words = "".join(f'<text x="24" y="{46 + 30 * i}" fill="var(--link)">{text}</text>' for i, text in lines)
    cells = ((x, y, width - 17 * ((x + y) % 3)) for y in range(5) for x, width in ((24, 120), (196, 250), (478, 90)))
    rows = "".join(
        f'<rect x="{x}" y="{112 + 34 * y}" width="{width}" height="12" rx="6" fill="var(--border)"/>'
        for x, y, width in cells
    )
    return Markup(
        '<svg viewBox="0 0 640 300" width="640" height="300" font-family="ui-monospace,monospace" font-size="20">'
        f'{words}<path d="M24 94H616" stroke="var(--rule)" stroke-width="2"/>{rows}</svg>'
    )
