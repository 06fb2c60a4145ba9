"""What each kind of answer of the Reconciliation Service API 0.2 must have and may have, in our words.

Written from the specification (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/). It is
stricter than that: a member that the specification does not name is refused, and so is an empty id or name. The
protocol's own JSON Schemas judge too where `KG_RECONCILIATION_SCHEMAS` names a folder that holds them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

Text = Annotated[str, Field(min_length=1)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$")]
OfEntity = Annotated[str, Field(pattern=r"^https?://\S*\{\{id\}\}\S*$")]
Day = Annotated[str, Field(pattern=r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$")]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Reference(_Shape):
    id: Text
    name: Text


class Described(Reference):
    description: str = ""


class Type(Described):
    broader: list[Type] = []


class View(_Shape):
    url: OfEntity


class Preview(View):
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]


class Endpoint(_Shape):
    service_url: Address
    service_path: Annotated[str, Field(pattern=r"^/")]


class Suggesting(Endpoint):
    flyout_service_path: Annotated[str, Field(pattern=r"^/.*\$\{id\}")]


class Suggest(_Shape):
    entity: Suggesting
    type: Suggesting
    property: Suggesting


class Extend(_Shape):
    propose_properties: Endpoint
    property_settings: list[Any] = Field(default=[], max_length=0)


class Manifest(_Shape):
    """Ours offers all that is optional, but authentication; `batchSize` is of the protocol's draft."""

    versions: list[Literal["0.2"]] = Field(min_length=1)
    name: Text
    identifierSpace: Address
    schemaSpace: Address
    serviceVersion: Text
    defaultTypes: list[Type] = Field(min_length=1)
    batchSize: Annotated[int, Field(gt=0)]
    view: View
    preview: Preview
    suggest: Suggest
    extend: Extend


class Feature(_Shape):
    id: Text
    value: bool | int | float


class Candidate(Described):
    type: list[Reference] = Field(min_length=1)
    score: Annotated[float, Field(ge=0, le=100)]
    match: bool
    features: list[Feature]


class Result(_Shape):
    result: list[Candidate]


class Entity(Described):
    notable: list[Reference] = []


class Entities(_Shape):
    result: list[Entity]


class Types(_Shape):
    result: list[Type]


class Properties(_Shape):
    result: list[Described]


class Proposal(_Shape):
    properties: list[Described]
    type: str = ""
    limit: int = 0


class Column(Reference):
    type: Reference | None = None
    service: Address = "http://localhost/"


class AsText(_Shape):
    str: str


class AsInteger(_Shape):
    int: int


class AsNumber(_Shape):
    float: float


class AsDay(_Shape):
    date: Day


class Extension(_Shape):
    meta: list[Column]
    rows: dict[str, dict[str, list[Described | AsText | AsInteger | AsNumber | AsDay]]]

    @model_validator(mode="after")
    def _each_row_has_each_column(self) -> Extension:
        columns = {column.id for column in self.meta}
        if any(set(row) != columns for row in self.rows.values()):
            raise ValueError("a row has other columns than `meta`")
        return self


SHAPES: dict[str, TypeAdapter[Any]] = {
    "manifest": TypeAdapter(Manifest),
    "reconciliation-result-batch": TypeAdapter(dict[str, Result]),
    "suggest-entities-response": TypeAdapter(Entities),
    "suggest-types-response": TypeAdapter(Types),
    "suggest-properties-response": TypeAdapter(Properties),
    "data-extension-property-proposal": TypeAdapter(Proposal),
    "data-extension-response": TypeAdapter(Extension),
}
"""By the name that the protocol's schema of that answer has."""
SCHEMAS = (*SHAPES, "data-extension-query", "reconciliation-query-batch", "type")
FOLDER = os.environ.get("KG_RECONCILIATION_SCHEMAS", "")
with_schemas = pytest.mark.skipif(
    not FOLDER, reason="KG_RECONCILIATION_SCHEMAS names no folder of the protocol's schemas"
)


@cache
def schema(name: str) -> Any:
    return json.loads((Path(FOLDER) / f"{name}.json").read_text("utf-8"))


@cache
def _validator(name: str) -> Draft7Validator:
    every = [Resource.from_contents(schema(each), default_specification=DRAFT7) for each in SCHEMAS]
    return Draft7Validator(schema(name), registry=Registry().with_resources((r.id(), r) for r in every))


def against_shape(name: str, message: Any) -> Iterator[str]:
    """What the answer has and must not have, or has not and must."""
    try:
        SHAPES[name].validate_python(message)
    except ValidationError as error:
        yield from (f"{'/'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())


def against_schema(name: str, message: Any) -> Iterator[str]:
    """The same, in the protocol's judgement; nothing where its schemas are not at hand."""
    if FOLDER:
        yield from (error.message for error in _validator(name).iter_errors(message))


def problems(name: str, answer: Any) -> list[str]:
    """What is wrong with an answer of ours, by our words and, where they are at hand, by the protocol's schemas."""
    return [*against_shape(name, answer), *against_schema(name, answer)]
