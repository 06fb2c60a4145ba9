"""For web developers: the context knows every property, and framing gives plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib import OWL, RDF

from kg import publish
from kg.iris import ID, PREFIXES
from kg.publish import plain
from kg.triples import Quad


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


@pytest.fixture(scope="module")
def framed(asserted: frozenset[Quad], positions: frozenset[Quad], ontology: frozenset[Quad]) -> list[dict[str, Any]]:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pip install -e .[publication]")
    with_the_ontology = asserted | ontology
    document = json.loads(publish.graphs(with_the_ontology, positions)["graph.jsonld"])
    frame = json.loads(plain.files()["frame.jsonld"])
    found: list[dict[str, Any]] = jsonld.frame(document, frame)["@graph"]
    return found


class TestContext:
    def test_gives_each_property_of_ours_a_kind_of_value_where_it_has_one(self, ontology: frozenset[Quad]) -> None:
        context = plain.context()
        objects = {str(s).rpartition("#")[2] for s, p, o, _ in ontology if (p, o) == (RDF.type, OWL.ObjectProperty)}
        inferred = {"belongsTo", "descendsFrom", "hasTerm", "holderOf", "memberOf", "takesStanceOn", "withinTopic"}
        inferred |= {"heldOffice", "heldOfficeIn", "heldOfficeInMemberOf"}
        ours = {name for name in objects if any(str(s) == PREFIXES["eso"] + name for s, *_ in ontology)}
        assert ours - inferred <= set(context)
        assert all(context[name]["@id"] == f"eso:{name}" for name in ours - inferred)

    def test_leaves_iris_whole(self) -> None:
        assert not [base for base in plain.context().values() if isinstance(base, str) and base.startswith(ID)]

    def test_is_the_one_of_the_frame(self) -> None:
        files = {name: json.loads(data) for name, data in plain.files().items()}
        assert files["context.jsonld"]["@context"] == files["frame.jsonld"]["@context"] == plain.context()


class TestFraming:
    """By PyLD, an implementation of its own."""

    def test_gives_every_statement(self, framed: list[dict[str, Any]], asserted: frozenset[Quad]) -> None:
        statements = {str(s) for s, p, o, _ in asserted if p == RDF.type and str(o) == PREFIXES["eso"] + "Statement"}
        assert {one["id"] for one in framed} == statements
        assert {one["type"] for one in framed} == {"Statement"}

    def test_leaves_no_key_that_a_web_developer_must_look_up(self, framed: list[dict[str, Any]]) -> None:
        assert not [key for key in keys(framed) if ":" in key or "@" in key]

    def test_gives_the_same_shape_each_time(self, framed: list[dict[str, Any]]) -> None:
        for one in framed:
            assert isinstance(one["holder"], list)
            assert all(set(holder) >= {"id", "label"} for holder in one["holder"])
            assert set(one["proposition"]["label"]) == {"en", "fr"}
            assert isinstance(one["mode"], str)
            assert one["stance"] in {"Supports", "Opposes", "SupportsConditionally", "Ambivalent"}
            assert isinstance(one["passage"]["paragraph"], int)
            assert one["passage"]["deepLink"].startswith("https://")
            assert one["passage"]["selector"][0]["start"].isdigit()

    def test_tells_a_condition_only_where_there_is_one(self, framed: list[dict[str, Any]]) -> None:
        conditional = [one for one in framed if "condition" in one]
        assert conditional
        assert {one["stance"] for one in conditional} == {"SupportsConditionally"}
