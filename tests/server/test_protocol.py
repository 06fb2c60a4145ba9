"""/sparql as the SPARQL 1.1 Protocol has it, from the outside."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from kg.iris import PREFIXES, graph

STATEMENTS = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s a <{PREFIXES['eso']}Statement> }}"
ONE = "SELECT ?s ?name WHERE { VALUES (?s ?name) { (<http://x/> 'ö,\"'@fr) } }"
TRIPLE = "CONSTRUCT { <http://x/> <http://y/> 'ö' } WHERE {}"
RESULTS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
}


@pytest.fixture(scope="module")
def sizes(data: bytes) -> dict[str, int]:
    """Triples by graph, and in all."""
    found: dict[str, set[str]] = {}
    for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
        found.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    return {name: len(triples) for name, triples in found.items()} | {"all": len(set().union(*found.values()))}


def media(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


def count(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def refused(response: httpx.Response, status: int, *told: str) -> None:
    """One line of plain text that says why."""
    assert response.status_code == status, response.text
    assert media(response) == "text/plain"
    assert response.text.count("\n") == 1
    assert all(t in response.text for t in told), response.text


class TestAsking:
    def test_by_get(self, web: httpx.Client) -> None:
        assert count(web.get("/sparql", params={"query": STATEMENTS})) == 11

    def test_by_a_form(self, web: httpx.Client) -> None:
        assert count(web.post("/sparql", data={"query": STATEMENTS})) == 11

    def test_by_a_query_as_the_body(self, web: httpx.Client) -> None:
        headers = {"Content-Type": "application/sparql-query"}
        assert count(web.post("/sparql", content=STATEMENTS, headers=headers)) == 11

    def test_with_our_prefixes_undeclared(self, web: httpx.Client) -> None:
        assert count(web.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s a eso:Statement }"})) == 11

    def test_with_our_prefixes_declared_otherwise(self, web: httpx.Client) -> None:
        other = "PREFIX eso: <http://x/> SELECT (COUNT(*) AS ?n) { ?s a eso:Statement }"
        assert count(web.get("/sparql", params={"query": other})) == 0

    def test_head_has_headers_and_no_body(self, web: httpx.Client) -> None:
        head, get = (web.request(method, "/sparql", params={"query": ONE}) for method in ("HEAD", "GET"))
        assert (head.status_code, head.content) == (200, b"")
        assert {k: v for k, v in head.headers.items() if k != "date"} == {
            k: v for k, v in get.headers.items() if k != "date"
        }

    def test_ask(self, web: httpx.Client) -> None:
        assert web.get("/sparql", params={"query": "ASK { ?s a eso:Statement }"}).json()["boolean"] is True

    def test_describe(self, web: httpx.Client) -> None:
        found = web.get("/sparql", params={"query": "DESCRIBE actor:norland"})
        assert "Norlande" in found.text


class TestDataset:
    """The default graph is the union of all, unless the query or the request says otherwise."""

    ALL = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    NAMED = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"

    def test_the_union_counts_each_triple_once(self, web: httpx.Client, sizes: dict[str, int]) -> None:
        assert count(web.get("/sparql", params={"query": self.ALL})) == sizes["all"]

    @pytest.mark.parametrize("name", ["context", "inferred"])
    def test_default_graph_uri(self, web: httpx.Client, sizes: dict[str, int], name: str) -> None:
        asked = {"query": self.ALL, "default-graph-uri": graph(name)}
        assert count(web.get("/sparql", params=asked)) == sizes[graph(name)]
        assert count(web.post("/sparql", data=asked)) == sizes[graph(name)]

    def test_several_default_graph_uris(self, web: httpx.Client, sizes: dict[str, int]) -> None:
        names = [graph("context"), graph("source/doe-2031")]
        asked = {"query": self.ALL, "default-graph-uri": names}
        assert count(web.get("/sparql", params=asked)) == sum(sizes[n] for n in names)

    def test_in_the_address_of_a_posted_query(self, web: httpx.Client, url: str, sizes: dict[str, int]) -> None:
        headers = {"Content-Type": "application/sparql-query"}
        at = httpx.URL(f"{url}/sparql", params={"default-graph-uri": graph("context")})
        assert count(web.post(at, content=self.ALL, headers=headers)) == sizes[graph("context")]

    def test_named_graph_uri(self, web: httpx.Client, sizes: dict[str, int]) -> None:
        asked = {"query": self.NAMED, "named-graph-uri": graph("context")}
        assert count(web.get("/sparql", params=asked)) == sizes[graph("context")]
        assert count(web.get("/sparql", params=asked | {"query": self.ALL})) == 0

    def test_from(self, web: httpx.Client, sizes: dict[str, int]) -> None:
        """Oxigraph alone would ignore it where the default graph is the union."""
        asked = self.ALL.replace("WHERE", f"FROM <{graph('context')}> WHERE")
        assert count(web.get("/sparql", params={"query": asked})) == sizes[graph("context")]

    def test_the_request_goes_before_from(self, web: httpx.Client, sizes: dict[str, int]) -> None:
        asked = self.ALL.replace("WHERE", f"FROM <{graph('context')}> WHERE")
        params = {"query": asked, "default-graph-uri": graph("inferred")}
        assert count(web.get("/sparql", params=params)) == sizes[graph("inferred")]

    def test_an_iri_that_is_none(self, web: httpx.Client) -> None:
        asked = {"query": self.ALL, "default-graph-uri": "context"}
        refused(web.get("/sparql", params=asked), 400, "default-graph-uri", "'context'")


class TestFormats:
    @pytest.mark.parametrize("wanted", RESULTS)
    def test_of_rows(self, web: httpx.Client, wanted: str) -> None:
        asked = {"query": ONE}
        found = web.get("/sparql", params=asked, headers={"Accept": wanted})
        assert media(found) == wanted
        assert found.text == web.get("/sparql", params=asked | {"format": RESULTS[wanted]}).text
        assert "ö" in found.content.decode("utf-8")

    def test_of_rows_are_what_they_are_called(self, web: httpx.Client) -> None:
        texts = {short: web.get("/sparql", params={"query": ONE, "format": short}).text for short in RESULTS.values()}
        assert json.loads(texts["json"])["head"]["vars"] == ["s", "name"]
        assert ElementTree.fromstring(texts["xml"]).tag.endswith("sparql")
        assert list(csv.reader(io.StringIO(texts["csv"]))) == [["s", "name"], ["http://x/", 'ö,"']]
        assert texts["tsv"].splitlines()[0] == "?s\t?name"

    @pytest.mark.parametrize("wanted", GRAPHS)
    def test_of_graphs(self, web: httpx.Client, wanted: str) -> None:
        asked = {"query": TRIPLE}
        found = web.get("/sparql", params=asked, headers={"Accept": wanted})
        assert media(found) == wanted
        fmt = ox.RdfFormat.from_media_type(wanted)
        assert fmt
        (triple,) = {quad.triple for quad in ox.parse(found.content, format=fmt)}
        assert triple.object == ox.Literal("ö")

    @pytest.mark.parametrize(
        ("accept", "rows", "triples"),
        [
            ("", "application/sparql-results+json", "text/turtle"),
            ("*/*", "application/sparql-results+json", "text/turtle"),
            ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml", None),
            ("text/*", "text/csv", "text/turtle"),
            ("application/json", "application/json", "application/json"),
            (
                "text/html, application/n-triples;q=0.2, */*;q=0.1",
                "application/sparql-results+json",
                "application/n-triples",
            ),
        ],
    )
    def test_are_negotiated(self, web: httpx.Client, accept: str, rows: str, triples: str | None) -> None:
        headers = {"Accept": accept}
        assert media(web.get("/sparql", params={"query": ONE}, headers=headers)) == rows
        graphs = web.get("/sparql", params={"query": TRIPLE}, headers=headers)
        assert (media(graphs) == triples) if triples else (graphs.status_code == 406)

    @pytest.mark.parametrize(("query", "accept"), [(ONE, "text/turtle"), (TRIPLE, "text/csv"), (ONE, "image/png")])
    def test_that_there_are_not(self, web: httpx.Client, query: str, accept: str) -> None:
        asked = web.get("/sparql", params={"query": query}, headers={"Accept": accept})
        refused(asked, 406, "text/csv" if query == ONE else "text/turtle")

    def test_of_an_ask(self, web: httpx.Client) -> None:
        for short, body in {"json": '{"head":{},"boolean":true}', "csv": "true", "tsv": "true"}.items():
            assert web.get("/sparql", params={"query": "ASK {}", "format": short}).text.strip() == body

    def test_a_graph_has_each_triple_once_and_only_the_prefixes_it_uses(self, web: httpx.Client) -> None:
        twice = "CONSTRUCT { actor:norland a eso:State } WHERE { VALUES ?x { 1 2 } }"
        found = web.get("/sparql", params={"query": twice}).text
        assert found.count("eso:State") == 1
        assert set(re.findall(r"@prefix (\w+):", found)) == {"actor", "eso", "rdf"}


class TestRefusals:
    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("SELECT ?x WHERE { ?x a foo:bar }", "no such prefix is declared (line 1, column 31, near 'foo:bar')"),
            ("nonsense", "line 1"),
            ("", "line 1"),
            ("SELECT * { ?s a <relative> }", "not an absolute IRI"),
        ],
    )
    def test_of_what_is_no_query(self, web: httpx.Client, query: str, told: str) -> None:
        refused(web.get("/sparql", params={"query": query}), 400, "not a SPARQL query", told)

    def test_of_what_is_not_utf_8(self, web: httpx.Client) -> None:
        headers = {"Content-Type": "application/sparql-query"}
        refused(web.post("/sparql", content=b"SELECT \xff", headers=headers), 400, "UTF-8")

    def test_of_several_queries(self, web: httpx.Client) -> None:
        refused(web.get("/sparql", params={"query": [ONE, ONE]}), 400, "one query at a time")

    def test_of_a_form_without_a_query(self, web: httpx.Client) -> None:
        refused(web.post("/sparql", data={"quary": ONE}), 400, "has no query")

    def test_of_other_bodies(self, web: httpx.Client) -> None:
        refused(web.post("/sparql", json={"query": ONE}), 415, "application/sparql-query", "application/json")

    def test_of_other_methods(self, web: httpx.Client) -> None:
        for method in ("PUT", "DELETE", "PATCH"):
            answer = web.request(method, "/sparql")
            refused(answer, 405, method, "GET")
            assert "POST" in answer.headers["allow"]

    def test_of_a_body_that_is_too_long(self, web: httpx.Client) -> None:
        assert web.post("/sparql", data={"query": "#" * 2**21}).status_code == 413

    def test_of_other_addresses(self, web: httpx.Client) -> None:
        for path in ("/nothing", "/sparql/x", "/static/none.css", "/id/actor", "/../../etc/passwd"):
            refused(web.get(path), 404, "/sparql")

    UPDATE = "PREFIX x: <http://x/> INSERT DATA { x:a x:b x:c }"

    def test_of_updates(self, web: httpx.Client) -> None:
        typed = {"Content-Type": "application/sparql-update"}
        for answer in (
            web.post("/sparql", data={"update": self.UPDATE}),
            web.post("/sparql", content=self.UPDATE, headers=typed),
            web.post("/sparql", data={"query": self.UPDATE}),
            web.get("/sparql", params={"query": "drop all"}),
            web.get("/sparql", params={"update": "DROP ALL"}),
        ):
            refused(answer, 403, "read-only")
        assert not web.get("/sparql", params={"query": "ASK { <http://x/a> ?p ?o }"}).json()["boolean"]

    def test_of_service(self, web: httpx.Client) -> None:
        """Nobody is asked: what would be asked is listening, and hears nothing."""
        with socket.create_server(("127.0.0.1", 0)) as other:
            there = f"http://127.0.0.1:{other.getsockname()[1]}/"
            asked = f"SELECT * WHERE {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}"
            refused(web.get("/sparql", params={"query": asked}), 403, "SERVICE", "--allow-service")
            other.settimeout(0.3)
            with pytest.raises(TimeoutError):
                other.accept()


class TestDescription:
    SD = "http://www.w3.org/ns/sparql-service-description#"

    def test_says_what_the_service_is(self, web: httpx.Client, url: str) -> None:
        answer = web.get("/sparql")
        assert media(answer) == "text/turtle"
        store = ox.Store()
        store.load(answer.content, format=ox.RdfFormat.TURTLE)
        asked = f"""PREFIX sd: <{self.SD}> PREFIX void: <http://rdfs.org/ns/void#>
        ASK {{ <{url}/sparql> a sd:Service ; sd:endpoint <{url}/sparql> ; sd:supportedLanguage sd:SPARQL11Query ;
          sd:feature sd:UnionDefaultGraph ; sd:defaultDataset ?d .
          ?d sd:defaultGraph ?u .
          ?d sd:namedGraph [ sd:name <{graph("context")}> ; sd:graph/void:triples ?n ] FILTER(?n > 9)
          FILTER NOT EXISTS {{ <{url}/sparql> sd:feature sd:BasicFederatedQuery }} }}"""
        assert store.query(asked)

    def test_has_no_blank_node(self, web: httpx.Client) -> None:
        found = web.get("/sparql", headers={"Accept": "application/n-triples"})
        assert media(found) == "application/n-triples"
        assert "_:" not in found.text

    def test_leads_a_browser_to_the_query_page(self, web: httpx.Client) -> None:
        answer = web.get("/sparql", headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
        assert (answer.status_code, urlsplit(answer.headers["location"]).path) == (303, "/")


class TestAcrossOrigins:
    def test_every_answer_may_be_read(self, web: httpx.Client) -> None:
        for answer in (web.get("/sparql"), web.get("/sparql?query=x"), web.get("/nothing")):
            assert answer.headers["access-control-allow-origin"] == "*"
            assert len(answer.headers.get_list("access-control-allow-origin")) == 1

    def test_a_browser_that_asks_first_may_post(self, web: httpx.Client) -> None:
        asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
        answer = web.options("/sparql", headers=asked)
        assert answer.status_code == 204
        assert "POST" in answer.headers["access-control-allow-methods"]
        assert "Content-Type" in answer.headers["access-control-allow-headers"]
