"""The service over HTTP, judged by the shapes of the protocol's answers (`shapes.py`)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from werkzeug.test import Client, TestResponse

from kg.reconcile.showing import BATCH
from kg.reconcile.suggest import PAGE

from .shapes import against_schema, problems

BASE = "http://localhost/reconcile/en"


def got(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(f"/reconcile{path}")
    assert response.status_code == status, response.text
    return response.json


def queried(client: Client, batch: Any, path: str = "/en") -> TestResponse:
    return client.post(f"/reconcile{path}", data={"queries": batch if isinstance(batch, str) else json.dumps(batch)})


class TestManifest:
    @pytest.mark.parametrize("path", ["", "/", "/en", "/fr"])
    def test_is_what_the_protocol_says(self, client: Client, path: str) -> None:
        manifest = got(client, path)
        assert problems("manifest", manifest) == []
        assert manifest["versions"] == ["0.2"]
        assert manifest["identifierSpace"] == "https://w3id.org/eso-kg/id/"
        assert manifest["serviceVersion"] == "1.2.3"

    def test_speaks_the_language_of_its_address(self, client: Client) -> None:
        english, french = got(client, ""), got(client, "/fr")
        assert english["defaultTypes"][0] == {"id": "eso:Actor", "name": "actor", "broader": []}
        assert french["defaultTypes"][0]["name"] == "acteur"
        assert english["view"]["url"].startswith(f"{BASE}/")
        assert french["view"]["url"].startswith("http://localhost/reconcile/fr/")

    def test_every_address_in_it_answers(self, client: Client) -> None:
        manifest = got(client, "")
        id_ = quote("actor/norland", safe="")
        for template in (manifest["view"]["url"], manifest["preview"]["url"]):
            assert client.get(template.replace("{{id}}", id_)).status_code in (200, 303)
        for what, example in (("entity", "actor/norland"), ("type", "eso:State"), ("property", "eso:party")):
            offered = manifest["suggest"][what]
            assert client.get(offered["service_url"] + offered["service_path"] + "?prefix=n").status_code == 200
            flyout = offered["service_url"] + offered["flyout_service_path"].replace("${id}", quote(example, safe=""))
            assert client.get(flyout).json["id"] == example
        proposed = manifest["extend"]["propose_properties"]
        assert client.get(proposed["service_url"] + proposed["service_path"] + "?type=eso:State").status_code == 200


TWO = {"q0": {"query": "Norland"}, "q1": {"query": "Harbour League", "type": "eso:Topic", "limit": 1}}
VALUES = {
    "ids": ["actor/norland", "treaty/harbour-pact-1", "actor/nobody"],
    "properties": [{"id": "eso:party", "settings": {}}, {"id": "eso:signedOn"}, {"id": "wikidata"}, {"id": "nope"}],
}


class TestQueries:
    @pytest.mark.parametrize("path", ["", "/en", "/fr"])
    def test_a_batch_is_answered_key_by_key(self, client: Client, path: str) -> None:
        assert list(against_schema("reconciliation-query-batch", TWO)) == []
        answer = queried(client, TWO, path).json
        assert problems("reconciliation-result-batch", answer) == []
        assert {key: found["result"][0]["id"] for key, found in answer.items()} == {
            "q0": "actor/norland",
            "q1": "topic/harbours",
        }

    def test_by_get_as_well(self, client: Client) -> None:
        answer = got(client, "/en?queries=" + quote(json.dumps(TWO)))
        assert answer == queried(client, TWO).json

    def test_features_are_named_once_and_have_values(self, client: Client) -> None:
        batch = {"q": {"query": "Harbour Pact I", "properties": [{"pid": "eso:party", "v": "Norland"}]}}
        answer = queried(client, batch).json
        assert problems("reconciliation-result-batch", answer) == []
        for candidate in answer["q"]["result"]:
            names = [feature["id"] for feature in candidate["features"]]
            assert len(set(names)) == len(names)
            assert {"name_likeness", "exact_name", "property eso:party"} <= set(names)

    def test_an_empty_batch_has_an_empty_answer(self, client: Client) -> None:
        assert queried(client, {}).json == {}

    def test_too_many_queries_are_refused(self, client: Client) -> None:
        batch = {f"q{n}": {"query": "x"} for n in range(BATCH + 1)}
        assert queried(client, batch).status_code == 413
        batch.popitem()
        assert len(queried(client, batch).json) == BATCH == got(client, "")["batchSize"]

    @pytest.mark.parametrize("batch", ["", "nonsense", "[1]", '{"q": {"limit": 1}}'])
    def test_what_is_no_batch_is_refused_in_one_line(self, client: Client, batch: str) -> None:
        response = queried(client, batch)
        assert response.status_code == 400
        assert response.text.startswith("queries: ")
        assert response.text.count("\n") == 1

    def test_a_post_without_anything_is_refused(self, client: Client) -> None:
        assert client.post("/reconcile/en", data={"query": "Norland"}).status_code == 400


class TestSuggest:
    @pytest.mark.parametrize(
        ("prefix", "found"),
        [
            ("norl", ["actor/norland"]),
            ("Royaume", ["actor/norland"]),
            ("league", ["actor/harbour-league", "topic/harbours"]),
            ("actor/norland", ["actor/norland"]),
            ("actor:norland", ["actor/norland"]),
            ("orland", []),
        ],
    )
    def test_entities_by_the_beginning_of_a_name_or_word(self, client: Client, prefix: str, found: list[str]) -> None:
        answer = got(client, "/en/suggest/entity?prefix=" + quote(prefix, safe=""))
        assert problems("suggest-entities-response", answer) == []
        assert [one["id"] for one in answer["result"]] == found

    def test_the_cursor_skips(self, client: Client) -> None:
        every = got(client, "/en/suggest/entity?prefix=")["result"]
        assert 3 < len(every) <= PAGE
        assert got(client, "/en/suggest/entity?prefix=&cursor=2")["result"] == every[2:]

    @pytest.mark.parametrize("cursor", ["-1", "x", "²", "9" * 20])
    def test_a_cursor_that_is_no_number_is_refused(self, client: Client, cursor: str) -> None:
        got(client, f"/en/suggest/entity?prefix=a&cursor={quote(cursor)}", 400)

    def test_types_with_what_is_broader(self, client: Client) -> None:
        answer = got(client, "/en/suggest/type?prefix=bind")
        assert problems("suggest-types-response", answer) == []
        (only,) = answer["result"]
        assert only == {
            "id": "eso:BindingTreaty",
            "name": "binding treaty",
            "broader": [{"id": "eso:Treaty", "name": "treaty"}],
        }

    @pytest.mark.parametrize("prefix", ["sign", "eso:signedOn"])
    def test_properties(self, client: Client, prefix: str) -> None:
        answer = got(client, f"/en/suggest/property?prefix={prefix}")
        assert problems("suggest-properties-response", answer) == []
        assert answer == {"result": [{"id": "eso:signedOn", "name": "signed on"}]}


class TestShowing:
    def test_a_preview_is_a_small_page_and_shows_no_markup_of_the_data(self, client: Client) -> None:
        response = client.get("/reconcile/en/preview?id=actor%2Fharbour-league")
        assert response.content_type == "text/html; charset=utf-8"
        assert response.text.lstrip().lower().startswith("<!doctype html>")
        assert "<h1>" in response.text
        assert "Keeps &lt;b&gt;the&lt;/b&gt; harbour &amp;" in response.text
        assert "2001-05-09" in response.text
        assert "frame-ancestors" not in "".join(response.headers.getlist("Content-Security-Policy"))
        assert "frame-ancestors" in client.get("/reconcile/en").headers["Content-Security-Policy"]

    def test_a_flyout_is_a_piece_of_html(self, client: Client) -> None:
        answer = got(client, "/fr/flyout/entity?id=treaty%2Fharbour-pact-1")
        assert set(answer) == {"id", "html"}
        assert "traité contraignant" in answer["html"]
        assert "Norlande; Sudlande" in answer["html"]
        assert "<html" not in answer["html"]

    def test_the_view_leads_to_the_page_of_the_resource(self, client: Client) -> None:
        response = client.get("/reconcile/en/view?id=actor%2Fnorland")
        assert (response.status_code, response.headers["Location"]) == (303, "/id/actor/norland")
        assert client.get("/id/actor/norland", headers={"Accept": "text/turtle"}).status_code == 200

    @pytest.mark.parametrize("path", ["preview", "view", "flyout/entity", "flyout/type", "flyout/property"])
    @pytest.mark.parametrize("id_", ["", "actor/nobody", "//evil.example", "proposition/p"])
    def test_what_is_not_offered_is_not_found(self, client: Client, path: str, id_: str) -> None:
        response = client.get(f"/reconcile/en/{path}?id={quote(id_, safe='')}")
        assert response.status_code == 404
        assert response.text.count("\n") == 1


class TestExtending:
    def extended(self, client: Client, asked: Any, language: str = "en") -> Any:
        response = client.post(f"/reconcile/{language}", data={"extend": json.dumps(asked)})
        assert response.status_code == 200, response.text
        assert list(against_schema("data-extension-query", asked)) == []
        assert problems("data-extension-response", response.json) == []
        return response.json

    def test_values_come_as_entities_days_and_texts(self, client: Client) -> None:
        answer = self.extended(client, VALUES)
        assert [meta["id"] for meta in answer["meta"]] == ["eso:party", "eso:signedOn", "wikidata", "nope"]
        treaty = answer["rows"]["treaty/harbour-pact-1"]
        assert treaty["eso:party"] == [
            {"id": "actor/norland", "name": "Norland"},
            {"id": "actor/sudland", "name": "Sudland"},
        ]
        assert treaty["eso:signedOn"] == [{"date": "1999-02-03T00:00:00"}]
        assert answer["rows"]["actor/norland"]["wikidata"] == [{"str": "http://www.wikidata.org/entity/Q901"}]
        assert answer["rows"]["actor/nobody"] == {"eso:party": [], "eso:signedOn": [], "wikidata": [], "nope": []}

    def test_texts_come_in_the_language_asked_for_if_there_are_any(self, client: Client) -> None:
        asked = {"ids": ["actor/norland", "actor/harbour-league"], "properties": [{"id": "skos:altLabel"}]}
        rows = self.extended(client, asked, "fr")["rows"]
        assert rows["actor/norland"]["skos:altLabel"] == [{"str": "Royaume de Norlande"}]
        assert rows["actor/harbour-league"]["skos:altLabel"] == [{"str": "HL"}]

    def test_properties_are_proposed_for_a_type(self, client: Client) -> None:
        answer = got(client, "/en/properties?type=eso:Treaty&limit=2")
        assert problems("data-extension-property-proposal", answer) == []
        assert [one["id"] for one in answer["properties"]] == ["eso:party", "eso:signedOn"]
        assert got(client, "/en/properties?type=Q5")["properties"] == []
        assert "wikidata" in {one["id"] for one in got(client, "/en/properties")["properties"]}

    @pytest.mark.parametrize("asked", ["", "{}", '{"ids": "actor/norland", "properties": []}'])
    def test_what_is_no_extension_query_is_refused(self, client: Client, asked: str) -> None:
        response = client.post("/reconcile/en", data={"extend": asked})
        assert response.status_code == 400
        assert response.text.startswith("extend: ")


class TestHttp:
    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/reconcile", 200),
            ("GET", "/reconcile/", 200),
            ("HEAD", "/reconcile", 200),
            ("OPTIONS", "/reconcile", 204),
            ("OPTIONS", "/reconcile/en/suggest/entity", 204),
            ("GET", "/reconcile/en/preview?id=actor/norland", 200),
            ("GET", "/reconcile/de", 404),
            ("GET", "/reconcile/en/nothing", 404),
            ("POST", "/reconcile/en/suggest/entity", 405),
            ("DELETE", "/reconcile", 405),
            ("GET", "/reconcile?queries=x", 400),
        ],
    )
    def test_other_origins_may_read_whatever_is_answered(
        self, client: Client, method: str, path: str, status: int
    ) -> None:
        response = client.open(path, method=method)
        assert response.status_code == status
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_a_browser_may_ask_first(self, client: Client) -> None:
        response = client.options("/reconcile", headers={"Access-Control-Request-Method": "POST"})
        assert "POST" in response.headers["Access-Control-Allow-Methods"]
