"""Which entities a query may mean."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import Unusable
from kg.reconcile import Catalogue
from kg.reconcile.matching import MOST, candidates
from kg.reconcile.protocol import QUERIES, Query, parsed


def asked(catalogue: Catalogue, language: str = "en", **query: Any) -> list[dict[str, Any]]:
    return candidates(catalogue, Query.model_validate(query), language)


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [candidate["id"] for candidate in found]


class TestNames:
    def test_the_exact_name_of_one_thing_is_a_match(self, catalogue: Catalogue) -> None:
        first, *_ = asked(catalogue, query="norland")
        assert (first["id"], first["name"], first["score"], first["match"]) == ("actor/norland", "Norland", 100, True)
        assert first["type"] == [{"id": "eso:State", "name": "state"}]

    @pytest.mark.parametrize("name", ["Norlande", "Kingdom of NORLAND", "royaume de norlande", "of Norland, Kingdom"])
    def test_other_names_in_either_language_are_found(self, catalogue: Catalogue, name: str) -> None:
        first, *_ = asked(catalogue, query=name)
        assert first["id"] == "actor/norland"
        assert first["score"] >= 99

    def test_a_name_of_two_things_matches_neither(self, catalogue: Catalogue) -> None:
        first, second = asked(catalogue, query="Harbour League")[:2]
        assert {first["id"], second["id"]} == {"actor/harbour-league", "topic/harbours"}
        assert first["score"] == second["score"] == 100
        assert (first["match"], second["match"]) == (False, False)

    def test_unless_the_type_tells_them_apart(self, catalogue: Catalogue) -> None:
        (only,) = asked(catalogue, query="Harbour League", type="eso:Topic")
        assert (only["id"], only["match"]) == ("topic/harbours", True)

    def test_a_misspelt_name_is_found_and_no_match(self, catalogue: Catalogue) -> None:
        first, *_ = asked(catalogue, query="Nordland")
        assert first["id"] == "actor/norland"
        assert 70 <= first["score"] < 100
        assert first["match"] is False

    def test_another_number_makes_names_less_alike(self, catalogue: Catalogue) -> None:
        first, second = asked(catalogue, query="Harbour Pact II", type="eso:Treaty")
        assert ids([first, second]) == ["treaty/harbour-pact-2", "treaty/harbour-pact-1"]
        assert second["score"] <= 80

    def test_what_is_unlike_or_of_no_offered_kind_is_not_found(self, catalogue: Catalogue) -> None:
        assert asked(catalogue, query="Westland Bank") == []
        assert "proposition/p" not in ids(asked(catalogue, query="Harbours must be open"))

    @pytest.mark.parametrize("name", ["actor/norland", "https://w3id.org/eso-kg/id/actor/norland", "actor:norland"])
    def test_an_identifier_is_found(self, catalogue: Catalogue, name: str) -> None:
        first, *_ = asked(catalogue, query=name)
        assert (first["id"], first["score"], first["match"]) == ("actor/norland", 100, True)

    def test_names_are_told_in_the_language_that_is_asked_for(self, catalogue: Catalogue) -> None:
        (found,) = asked(catalogue, "fr", query="Norland", type="eso:State", limit=1)
        assert (found["name"], found["type"][0]["name"]) == ("Norlande", "État")
        assert asked(catalogue, "fr", query="Jane Doe")[0]["name"] == "Jane Doe"

    def test_an_empty_cell_finds_nothing(self, catalogue: Catalogue) -> None:
        assert asked(catalogue, query="  ") == []


class TestTypes:
    def test_a_broader_type_allows_the_narrower(self, catalogue: Catalogue) -> None:
        assert ids(asked(catalogue, query="Harbour League", type="eso:Actor")) == ["actor/harbour-league"]
        assert ids(asked(catalogue, query="Harbour Pact I", type=["eso:Instrument"]))[0] == "treaty/harbour-pact-1"

    def test_several_types_allow_either(self, catalogue: Catalogue) -> None:
        found = asked(catalogue, query="Harbour League", type=["eso:Institution", "eso:Topic"])
        assert set(ids(found)) == {"actor/harbour-league", "topic/harbours"}

    def test_an_unknown_type_allows_nothing(self, catalogue: Catalogue) -> None:
        assert asked(catalogue, query="Norland", type="Q5") == []


class TestProperties:
    @pytest.mark.parametrize("value", ["Q901", "http://www.wikidata.org/entity/Q901"])
    def test_an_item_of_another_data_set_identifies(self, catalogue: Catalogue, value: str) -> None:
        (only,) = asked(catalogue, properties=[{"pid": "wikidata", "v": value}])
        assert (only["id"], only["score"], only["match"]) == ("actor/norland", 100, True)

    def test_what_is_only_close_does_not(self, catalogue: Catalogue) -> None:
        assert asked(catalogue, properties=[{"pid": "geonames", "v": "77"}]) == []

    @pytest.mark.parametrize("value", ["2004", 2004, "2004-07", "2004-07-01"])
    def test_a_year_stands_for_its_days(self, catalogue: Catalogue, value: str | int) -> None:
        (only,) = asked(catalogue, properties=[{"pid": "eso:signedOn", "v": value}])
        assert only["id"] == "treaty/harbour-pact-2"
        assert only["match"] is False, "a date does not identify"

    @pytest.mark.parametrize("value", ["Sudland", "Sudlande", {"id": "actor/sudland"}, "actor/sudland"])
    def test_a_value_is_another_entity_by_name_or_id(self, catalogue: Catalogue, value: Any) -> None:
        found = asked(catalogue, properties=[{"pid": "eso:party", "v": value}])
        assert found[0]["id"] == "treaty/harbour-pact-1"
        assert found[0]["score"] == 100

    def test_all_of_several_values_count(self, catalogue: Catalogue) -> None:
        both = [{"pid": "eso:party", "v": ["Norland", {"id": "actor/sudland", "name": "x"}]}]
        first, second = asked(catalogue, properties=both)
        assert (first["id"], first["score"]) == ("treaty/harbour-pact-1", 100)
        assert second["score"] < 100

    def test_a_property_that_disagrees_takes_the_certainty_away(self, catalogue: Catalogue) -> None:
        wrong = [{"pid": "eso:foundedOn", "v": "1900"}]
        first, *_ = asked(catalogue, query="Harbour League", type="eso:Actor", properties=wrong)
        assert (first["score"], first["match"]) == (70, False)
        assert {"id": "property eso:foundedOn", "value": 0} in first["features"]

    def test_and_one_that_agrees_tells_namesakes_apart(self, catalogue: Catalogue) -> None:
        right = [{"pid": "eso:foundedOn", "v": "2001"}]
        first, second = asked(catalogue, query="Harbour League", properties=right)[:2]
        assert (first["id"], first["match"], second["match"]) == ("actor/harbour-league", True, False)

    def test_what_is_only_inferred_is_no_value(self, catalogue: Catalogue) -> None:
        assert asked(catalogue, properties=[{"pid": "eso:party", "v": "Harbour Pact II"}]) == []


class TestReading:
    @pytest.mark.parametrize(
        ("batch", "problem"),
        [
            ("", "queries: Invalid JSON"),
            ("[]", "queries: Input should be"),
            ('{"q": {"limit": 1}}', "q: Value error, neither a query nor properties"),
            ('{"q": {"properties": []}}', "neither a query nor properties"),
            ('{"q": {"query": "x", "limit": 0}}', "q.limit: "),
            ('{"q": {"query": "x", "limit": NaN}}', "q.limit: "),
            ('{"q": {"query": "x", "propertys": []}}', "q.propertys: Extra inputs"),
            ('{"q": {"query": 7}}', "q.query: "),
            ('{"q": {"query": "x", "type_strict": "maybe"}}', "q.type_strict: "),
            ('{"q": {"query": "x", "properties": [{"pid": "p"}]}}', "q.properties.0.v: "),
        ],
    )
    def test_what_is_wrong_is_told_in_one_line(self, batch: str, problem: str) -> None:
        assert problem in refusal(batch)
        assert "\n" not in refusal(batch)

    @settings(max_examples=60)
    @given(st.text(max_size=20) | st.dictionaries(st.text(max_size=2), st.text(max_size=9), max_size=2).map(json.dumps))
    def test_anything_is_read_or_refused_in_one_line(self, batch: str) -> None:
        assert "\n" not in refusal(batch)


def refusal(batch: str) -> str:
    try:
        parsed(QUERIES, batch, "queries")
    except Unusable as refused:
        return str(refused)
    return ""


class TestAlways:
    @settings(max_examples=60)
    @given(
        name=st.text(max_size=30) | st.sampled_from(["Norland", "Harbour League", "Harbour Pact", "La mer"]),
        limit=st.integers(1, 10**9),
        value=st.none() | st.text(max_size=10) | st.integers() | st.booleans() | st.floats(allow_nan=False),
    )
    def test_candidates_are_sorted_within_bounds_and_one_is_sure_at_most(
        self, catalogue: Catalogue, name: str, limit: int, value: Any
    ) -> None:
        properties = [] if value is None else [{"pid": "eso:party", "v": value}]
        found = asked(catalogue, query=name, limit=limit, properties=properties)
        scores = [candidate["score"] for candidate in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert sum(candidate["match"] for candidate in found) <= 1
        assert len(found) <= min(limit, MOST)
        assert len(set(ids(found))) == len(found)
