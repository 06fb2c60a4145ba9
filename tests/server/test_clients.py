"""Strangers: curl, rdflib's SPARQLStore, SPARQLWrapper."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

from kg.iris import PREFIXES, graph, resource

from .test_protocol import STATEMENTS

SPARQLWrapper = pytest.importorskip("SPARQLWrapper")
LABEL = "SELECT ?label WHERE { actor:norland rdfs:label ?label } ORDER BY ?label"


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
class TestCurl:
    @staticmethod
    def curl(*arguments: str) -> str:
        return subprocess.run(
            ["curl", "-sS", *arguments], capture_output=True, text=True, check=True, timeout=20
        ).stdout

    def test_by_get(self, url: str) -> None:
        found = self.curl("-G", f"{url}/sparql", "--data-urlencode", f"query={LABEL}", "-H", "Accept: text/csv")
        assert found.split() == ["label", "Norland", "Norlande"]

    def test_by_a_form(self, url: str) -> None:
        found = json.loads(self.curl(f"{url}/sparql", "--data-urlencode", f"query={STATEMENTS}"))
        assert found["results"]["bindings"][0]["n"]["value"] == "11"

    def test_by_a_body(self, url: str) -> None:
        found = self.curl(f"{url}/sparql", "-H", "Content-Type: application/sparql-query", "--data-binary", LABEL)
        assert "Norlande" in found

    def test_of_a_resource(self, url: str) -> None:
        assert 'rdfs:label "Norland"@en' in self.curl(f"{url}/id/actor/norland").replace("\n\t", " ")
        assert "<title>Norland</title>" in self.curl("-H", "Accept: text/html", f"{url}/id/actor/norland")

    def test_refused_updates_and_bad_queries_are_told_why(self, url: str) -> None:
        told = self.curl(f"{url}/sparql", "--data-urlencode", "update=DROP ALL", "-w", "%{http_code}")
        assert told == "updates are refused: this endpoint is read-only\n403"
        assert self.curl(f"{url}/sparql?query=SELEC", "-w", "%{http_code}").endswith("400")


class TestRdflib:
    def test_sparql_store(self, url: str) -> None:
        remote = Graph(store=SPARQLStore(f"{url}/sparql"))
        found = {
            str(o) for o in remote.objects(URIRef(resource("actor", "norland")), URIRef(PREFIXES["rdfs"] + "label"))
        }
        assert found == {"Norland", "Norlande"}
        ((number,),) = remote.query(STATEMENTS)  # type: ignore[misc]
        assert int(number) == 11

    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    @pytest.mark.parametrize("returned", ["xml", "json", "csv", "tsv"])
    def test_sparql_store_by_every_method_and_format(self, url: str, method: str, returned: str) -> None:
        remote = Graph(store=SPARQLStore(f"{url}/sparql", returnFormat=returned, method=method))
        assert sorted(str(row[0]) for row in remote.query(LABEL)) == ["Norland", "Norlande"]  # type: ignore[index]

    def test_sparql_store_by_named_graph(self, url: str) -> None:
        norland = URIRef(resource("actor", "norland"))
        context = Graph(store=SPARQLStore(f"{url}/sparql"), identifier=URIRef(graph("context")))
        assert list(context.objects(norland, URIRef(PREFIXES["rdfs"] + "label")))
        article = Graph(store=SPARQLStore(f"{url}/sparql"), identifier=URIRef(graph("source/doe-2031")))
        assert not list(article.objects(norland, None))

    def test_sparql_store_construct(self, url: str) -> None:
        remote = Graph(store=SPARQLStore(f"{url}/sparql"))
        found = remote.query("CONSTRUCT WHERE { actor:norland rdfs:label ?label }")
        assert found.graph is not None
        assert len(found.graph) == 2

    def test_an_update_is_refused(self, url: str) -> None:
        store = SPARQLUpdateStore(f"{url}/sparql", f"{url}/sparql")
        remote = Graph(store=store, identifier=URIRef(graph("context")))
        with pytest.raises(Exception, match="403"):
            remote.add((URIRef("http://x/"), URIRef("http://x/"), URIRef("http://x/")))


class TestSparqlWrapper:
    def wrapper(self, url: str, text: str) -> Any:
        found = SPARQLWrapper.SPARQLWrapper(f"{url}/sparql")
        found.setQuery(text)
        return found

    @pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
    @pytest.mark.parametrize("requested", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
    def test_rows(self, url: str, method: str, requested: str) -> None:
        asked = self.wrapper(url, f"PREFIX actor: <{PREFIXES['actor']}> PREFIX rdfs: <{PREFIXES['rdfs']}> {LABEL}")
        asked.setMethod(method)
        asked.setRequestMethod(requested)
        asked.setReturnFormat(SPARQLWrapper.JSON)
        found = asked.queryAndConvert()
        assert [row["label"]["value"] for row in found["results"]["bindings"]] == ["Norland", "Norlande"]

    def test_rows_as_xml(self, url: str) -> None:
        asked = self.wrapper(url, STATEMENTS)
        asked.setReturnFormat(SPARQLWrapper.XML)
        assert asked.queryAndConvert().getElementsByTagName("literal")[0].firstChild.data == "11"

    def test_default_graphs(self, url: str) -> None:
        asked = self.wrapper(url, "SELECT (COUNT(*) AS ?n) WHERE { ?s a ?type }")
        asked.addParameter("default-graph-uri", graph("links"))
        asked.addParameter("default-graph-uri", "http://x/none")
        asked.setReturnFormat(SPARQLWrapper.JSON)
        few = int(asked.queryAndConvert()["results"]["bindings"][0]["n"]["value"])
        everything = self.wrapper(url, "SELECT (COUNT(*) AS ?n) WHERE { ?s a ?type }")
        everything.setReturnFormat(SPARQLWrapper.JSON)
        assert few < int(everything.queryAndConvert()["results"]["bindings"][0]["n"]["value"])

    def test_construct(self, url: str) -> None:
        asked = self.wrapper(url, f"PREFIX actor: <{PREFIXES['actor']}> CONSTRUCT WHERE {{ actor:norland ?p ?o }}")
        asked.setReturnFormat(SPARQLWrapper.TURTLE)
        found = Graph().parse(data=asked.queryAndConvert(), format="turtle")
        assert set(found.subjects()) == {URIRef(resource("actor", "norland"))}

    def test_a_bad_query_is_its_own_exception_and_says_what_is_wrong(self, url: str) -> None:
        asked = self.wrapper(url, "SELECT ?x WHERE { ?x a foo:bar }")
        with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="no such prefix is declared"):
            asked.query()

    def test_an_update_is_refused(self, url: str) -> None:
        asked = self.wrapper(url, "DROP ALL")
        asked.setMethod(SPARQLWrapper.POST)
        with pytest.raises(Exception, match="403"):
            asked.query()
