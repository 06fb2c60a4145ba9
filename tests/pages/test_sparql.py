"""The page of queries as bytes: graph and engine are in it, and nothing in it can end its own parts."""

from __future__ import annotations

import base64
import json
import re
import zlib
from html import unescape
from pathlib import Path

import pytest
from rdflib import Dataset

from kg import queries, resources
from kg.networks import network
from kg.npm import Package
from kg.pages import Asking, Site, render
from kg.pages.sparql import TEXTS
from kg.pages.sparql.page import classic
from kg.pages.sparql.texts import ABOUT, NAMES, QUESTIONS
from kg.queries.named import KINDS
from tests.pages import sample

MODULE = (
    b"export class Store {}\nexport function initSync() { return import.meta.url; }\nexport { initSync as default };\n"
)
ENGINE = Package("oxigraph", "9.8.7", {"web.js": MODULE, "web_bg.wasm": b"\0asm</script>"})
GRAPH = b'<a:a> <a:b> "</script><!-- " <a:c> .\n'
STATIC = Path(__file__).parents[2] / "kg" / "pages" / "static"


SITE = Site("0.0.1")


def asking() -> Asking:
    return Asking(GRAPH, ENGINE, queries.every(resources.QUERIES))


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return render(sample.dataset(), SITE, asking().view)


@pytest.fixture(scope="module")
def page(pages: dict[str, bytes]) -> str:
    return pages["views/sparql.html"].decode()


def block(page: str, name: str) -> str:
    found = re.search(rf'<script type="[^"]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return found.group(1)


def test_two_renders_are_byte_identical() -> None:
    graph = network("holders", Dataset(default_union=True))
    one, other = (asking().view(graph, SITE) for _ in range(2))
    assert one == other


def test_the_index_leads_to_it_only_where_it_is(pages: dict[str, bytes]) -> None:
    link = b'href="views/sparql.html"'
    assert link in pages["index.html"]
    without = render(Dataset(default_union=True), SITE)
    assert set(pages) - set(without) == {"views/sparql.html"}
    assert link not in without["index.html"]


@pytest.mark.parametrize(("name", "data"), [("graph", GRAPH), ("wasm", ENGINE.files["web_bg.wasm"])])
def test_graph_and_engine_are_in_it_whole(page: str, name: str, data: bytes) -> None:
    assert zlib.decompress(base64.b64decode(block(page, name)), -zlib.MAX_WBITS) == data


def test_its_worker_reads_no_blob() -> None:
    """WebKit refuses to, in a worker that a page from `file://` has made: the engine would not start."""
    assert "new Blob" not in (STATIC / "sparql-worker.js").read_text("utf-8")


def test_its_policy_allows_webassembly_and_its_own_worker_and_no_request(page: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert found
    policy = dict(part.split(" ", 1) for part in unescape(found.group(1)).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["worker-src"] == "blob:"
    assert policy["script-src"].endswith("' 'wasm-unsafe-eval'")
    assert "connect-src" not in policy
    assert "'unsafe" not in found.group(1)
    assert not re.search(r'(?:src|href)="(?!https://|\.\./index\.html|#answer|data:,)', page)


def test_the_engine_is_a_classic_script_followed_by_ours() -> None:
    script = classic(MODULE.decode())
    assert script == "class Store {}\nfunction initSync() { return self.location.href; }\n\n"
    assert classic("const a = 'export';\n") == "const a = 'export';\n"


def test_every_named_query_is_a_form_with_our_prefixes(page: str) -> None:
    data = json.loads(block(page, "data"))["view"]
    asked = {q["name"]: q for q in data["queries"]}
    assert list(asked) == queries.names(resources.QUERIES)
    positions = asked["positions"]
    assert positions["head"].startswith("# Who holds which position")
    assert "they may see no conflict.\nSELECT" in asked["tensions"]["head"], "a remark belongs to the question"
    assert positions["head"].endswith("WHERE {")
    assert "parameters:" not in positions["head"]
    first = positions["parameters"][0]
    assert (first["name"], first["binds"], first["kind"]) == ("actor", "holder", "actor")
    assert data["prefixes"]["eso"].endswith("ontology#")


def test_the_words_are_used_and_translations_are_of_what_there_is() -> None:
    sources = "".join(path.read_text("utf-8") for path in STATIC.glob("sparql*.js"))
    sources += (STATIC.parent / "templates" / "sparql.html").read_text("utf-8")
    known = ("kind-", "view-", "lead-", "question-", "n-", "open-")
    assert [key for key in TEXTS if f'"{key}"' not in sources and not key.startswith(known)] == []
    every = queries.every(resources.QUERIES)
    assert {f"kind-{kind}" for kind in KINDS - {"date", "text"}} <= set(TEXTS)
    assert set(QUESTIONS) <= {q.name for q in every}
    assert set(NAMES) <= {p.name for q in every for p in q.parameters}
    assert set(ABOUT) <= {p.about for q in every for p in q.parameters}
