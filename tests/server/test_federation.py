"""The federated queries, with a server on loopback in Wikidata's place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg import queries, resources
from kg.queries import Rows
from kg.queries.named import read
from kg.queries.run import with_prefixes

from .conftest import HERE, oxigraph_serving, serving
from .test_protocol import refused

WIKIDATA = "https://query.wikidata.org/sparql"
FOLDER = resources.QUERIES / "federated"
DOCS = HERE.parents[1] / "docs" / "federation.md"
EXPECTED = {
    "wikidata-memberships": [
        "european-union,france,1958-01-01,1993-11-01,true",
        "nato,france,1949-08-24,1949-08-24,false",
        "nato,sweden,2024-03-07,2024-03-07,false",
    ],
    "wikidata-presidents": [
        "emmanuel-macron,president-of-france,2017-05-14,2022-05-13,1",
        "emmanuel-macron,president-of-france,2022-05-14,,2",
    ],
}


@pytest.fixture(scope="module")
def wikidata(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has some of Wikidata's items."""
    with oxigraph_serving(tmp_path_factory.mktemp("wikidata")) as running:
        body, kind = (HERE / "wikidata.ttl").read_bytes(), {"Content-Type": "text/turtle"}
        httpx.put(f"{running.url}/store?default", content=body, headers=kind).raise_for_status()
        yield f"{running.url}/query"


@pytest.fixture(scope="module")
def ours() -> ox.Store:
    store = ox.Store()
    store.load(path=str(HERE / "ours.trig"), format=ox.RdfFormat.TRIG)
    return store


def redirected(name: str, endpoint: str) -> str:
    text = with_prefixes((FOLDER / f"{name}.rq").read_text(encoding="utf-8"))
    assert text.count(f"<{WIKIDATA}>") == 1
    return text.replace(WIKIDATA, endpoint)


def plain(rows: Rows) -> list[str]:
    cells = [["" if cell is None else cell.value.rpartition("/")[2] for cell in row] for row in rows.rows]  # type: ignore[union-attr]
    return [",".join(row) for row in cells]


def test_every_query_is_tested_and_documented() -> None:
    assert {path.stem for path in FOLDER.glob("*.rq")} == set(EXPECTED)
    text = DOCS.read_text(encoding="utf-8")
    assert all(f"queries/federated/{name}.rq" in text for name in EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_rows_are_joined(ours: ox.Store, wikidata: str, name: str) -> None:
    found = queries.run(ours, redirected(name, wikidata))
    assert isinstance(found, Rows)
    assert found.columns == tuple(column for column, _ in read(FOLDER / f"{name}.rq").columns)
    assert plain(found) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_wikidata_is_asked_for_what_is_needed_only(wikidata: str, name: str) -> None:
    """The engine sends the pattern of the SERVICE as it stands, so it must be narrow by itself."""
    _, _, inner = redirected(name, wikidata).partition(f"SERVICE <{wikidata}>")
    assert "VALUES" in inner.partition("}")[0]


def test_through_our_server(tmp_path: Path, ours: ox.Store, wikidata: str, url: str) -> None:
    ours.dump(str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    asked = {"query": redirected("wikidata-presidents", wikidata), "format": "csv"}
    with serving(tmp_path / "graph.nq", service=True, seconds=20) as running:
        answer = httpx.post(f"{running.url}/sparql", data=asked)
        assert [line.rpartition(",")[2] for line in answer.text.splitlines()] == ["statements", "1", "2"]
        assert "sd:BasicFederatedQuery" in httpx.get(f"{running.url}/sparql").text
        nobody = {"query": "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}
        refused(httpx.get(f"{running.url}/sparql", params=nobody), 400, "cannot be run")
    refused(httpx.post(f"{url}/sparql", data=asked), 403, "--allow-service")


def test_the_items_are_those_that_were_verified() -> None:
    """Each is linked, with its evidence, in our own table."""
    listed = HERE.parents[1] / "kg" / "links" / "positive.sssom.tsv"
    text = listed.read_text(encoding="utf-8")
    for item in ("Q142", "Q34", "Q7184", "Q458", "Q3052772", "Q191954", "Q218295", "Q11696"):
        assert f"wikidata:{item}\t" in text
