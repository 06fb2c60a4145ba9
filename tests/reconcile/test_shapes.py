"""The shapes by which the service is judged refuse what the protocol refuses, and agree with its schemas."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft7Validator

from .shapes import FOLDER, SCHEMAS, SHAPES, against_schema, against_shape, problems, schema, with_schemas

REFERENCE = {"id": "eso:State", "name": "state"}
ENDPOINT = {"service_url": "http://localhost/reconcile", "service_path": "/x"}
SUGGESTING = {**ENDPOINT, "flyout_service_path": "/y?id=${id}"}
ANSWERS: dict[str, Any] = {
    "manifest": {
        "versions": ["0.2"],
        "name": "Norland",
        "identifierSpace": "https://norland.example/id/",
        "schemaSpace": "https://norland.example/ontology#",
        "serviceVersion": "1",
        "defaultTypes": [{**REFERENCE, "broader": [REFERENCE]}],
        "batchSize": 9,
        "view": {"url": "http://localhost/{{id}}"},
        "preview": {"url": "http://localhost/{{id}}", "width": 400, "height": 300},
        "suggest": {"entity": SUGGESTING, "type": SUGGESTING, "property": SUGGESTING},
        "extend": {"propose_properties": ENDPOINT, "property_settings": []},
    },
    "reconciliation-result-batch": {
        "q0": {
            "result": [
                {
                    "id": "actor/norland",
                    "name": "Norland",
                    "type": [REFERENCE],
                    "score": 87.5,
                    "match": True,
                    "features": [{"id": "exact_name", "value": True}, {"id": "name_likeness", "value": 87.5}],
                }
            ]
        }
    },
    "suggest-entities-response": {"result": [{"id": "actor/norland", "name": "Norland", "notable": [REFERENCE]}]},
    "suggest-types-response": {"result": [{**REFERENCE, "broader": []}]},
    "suggest-properties-response": {"result": [{"id": "eso:party", "name": "party"}]},
    "data-extension-property-proposal": {"properties": [{"id": "eso:party", "name": "party"}], "limit": 1},
    "data-extension-response": {
        "meta": [{"id": "p", "name": "party", "type": REFERENCE}],
        "rows": {
            "a": {"p": [{"id": "actor/norland", "name": "Norland"}, {"str": "x"}, {"int": 1}, {"float": 1.5}]},
            "b": {"p": [{"date": "1999-02-03T00:00:00"}, {"date": "1999-02-03T00:00:00Z"}]},
            "c": {"p": []},
        },
    },
}
REQUIRED = [
    *(("manifest", member) for member in ("versions", "name", "identifierSpace", "schemaSpace")),
    *(("manifest", member) for member in ("view/url", "preview/url", "preview/width", "preview/height")),
    *(("manifest", member) for member in ("defaultTypes/0/id", "defaultTypes/0/name", "defaultTypes/0/broader/0/id")),
    ("reconciliation-result-batch", "q0/result"),
    *(("reconciliation-result-batch", f"q0/result/0/{member}") for member in ("id", "name", "score", "type/0/id")),
    *(
        (f"suggest-{what}-response", member)
        for what in ("entities", "types", "properties")
        for member in ("result", "result/0/id", "result/0/name")
    ),
    ("suggest-entities-response", "result/0/notable/0/id"),
    *(("data-extension-property-proposal", m) for m in ("properties", "properties/0/id", "properties/0/name")),
    *(("data-extension-response", m) for m in ("meta", "rows", "meta/0/id", "meta/0/name", "meta/0/type/id")),
    *(("data-extension-response", f"rows/a/p/0/{member}") for member in ("id", "name")),
]
"""Members that the specification requires, by the way to them."""
WRONG: list[tuple[str, str, Any]] = [
    ("manifest", "versions", ["0.1"]),
    ("manifest", "versions", "0.2"),
    ("manifest", "view/url", "http://localhost/"),
    ("manifest", "preview/url", "http://localhost/{id}"),
    ("manifest", "preview/width", "400"),
    ("manifest", "suggest/type/flyout_service_path", "/y?id={{id}}"),
    ("manifest", "defaultTypes/0", "eso:State"),
    ("reconciliation-result-batch", "q0/result/0/score", "87.5"),
    ("reconciliation-result-batch", "q0/result/0/match", "true"),
    ("reconciliation-result-batch", "q0/result/0/features/0/value", "much"),
    ("reconciliation-result-batch", "q0/result/0/id", 7),
    ("suggest-entities-response", "result/0/name", None),
    ("suggest-types-response", "result/0/broader", [{"name": "x"}]),
    ("suggest-properties-response", "result", {}),
    ("data-extension-response", "rows/b/p/0/date", "1999-02-03"),
    ("data-extension-response", "rows/b/p/0/date", 1999),
    ("data-extension-response", "rows/a/p/1/str", 7),
    ("data-extension-response", "rows/a/p/1/int", 7),
    ("data-extension-response", "rows/a/p/2/int", 1.5),
    ("data-extension-response", "rows/a/p/0", "actor/norland"),
    ("data-extension-response", "rows/c/p", {}),
]


def changed(name: str, way: str, *value: Any) -> Any:
    """The answer with another value at the end of the way, or without that member."""
    answer = deepcopy(ANSWERS[name])
    *steps, last = (int(step) if step.isdigit() else step for step in way.split("/"))
    at = answer
    for step in steps:
        at = at[step]
    if value:
        at[last] = value[0]
    else:
        del at[last]
    return answer


def refused(name: str, answer: Any) -> None:
    assert list(against_shape(name, answer))
    assert list(against_schema(name, answer)) or not FOLDER


@pytest.mark.parametrize("name", SHAPES)
def test_an_answer_as_it_should_be_is_accepted(name: str) -> None:
    assert problems(name, ANSWERS[name]) == []
    refused(name, [])


@pytest.mark.parametrize(("name", "way"), REQUIRED)
def test_an_answer_without_a_member_that_is_required_is_refused(name: str, way: str) -> None:
    refused(name, changed(name, way))


@pytest.mark.parametrize(("name", "way", "value"), WRONG)
def test_an_answer_with_a_wrong_value_is_refused(name: str, way: str, value: Any) -> None:
    refused(name, changed(name, way, value))


@pytest.mark.parametrize(
    ("name", "way", "value"),
    [
        ("manifest", "surprise", 1),
        ("manifest", "name", ""),
        ("reconciliation-result-batch", "q0/result/0/score", 101),
        ("reconciliation-result-batch", "q0/result/0/all_labels", []),
        ("data-extension-response", "rows/c", {}),
        ("data-extension-response", "rows/c", {"q": []}),
    ],
)
def test_what_the_schemas_let_pass_and_we_do_not(name: str, way: str, value: Any) -> None:
    answer = changed(name, way, value)
    assert list(against_shape(name, answer))
    assert list(against_schema(name, answer)) == []


@with_schemas
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_of_the_protocol_is_one_and_refuses_something(name: str) -> None:
    Draft7Validator.check_schema(schema(name))
    assert list(against_schema(name, []))
