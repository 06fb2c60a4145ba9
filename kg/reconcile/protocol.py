"""The messages of the Reconciliation Service API 0.2 that are read: queries by the service, answers by `kg link`."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from kg.errors import Unusable

VERSION = "0.2"
_Message = TypeVar("_Message")


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Reference(_Asked):
    """A value that is an entity itself."""

    id: str
    name: str = ""


Value = str | bool | int | float | Reference


class Wanted(_Asked):
    """A property that candidates should have, with one or several values."""

    pid: str
    v: Value | list[Value]

    @property
    def values(self) -> list[Value]:
        return self.v if isinstance(self.v, list) else [self.v]


class Query(_Asked):
    """A reconciliation query. `type_strict`, whose meaning the specification calls unclear, is read and left alone."""

    query: str | None = None
    type: str | list[str] = []
    limit: Annotated[float, Field(ge=1, allow_inf_nan=False)] = 10
    properties: list[Wanted] = []
    type_strict: Literal["any", "should", "all"] = "should"

    @model_validator(mode="after")
    def _asks_something(self) -> Query:
        if self.query is None and not self.properties:
            raise ValueError("neither a query nor properties")
        return self

    @property
    def types(self) -> list[str]:
        return [self.type] if isinstance(self.type, str) else list(self.type)


class ExtendedProperty(_Asked):
    """A property to be fetched. We offer no settings, so those that are sent are left alone."""

    id: str
    settings: dict[str, Any] = {}


class Extension(_Asked):
    """A data extension query."""

    ids: list[str]
    properties: list[ExtendedProperty]


class _Answered(BaseModel):
    """What others send may hold more than we read."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class TypeReference(_Answered):
    id: str
    name: str = ""


class Candidate(_Answered):
    """An entity that a service proposes."""

    id: Annotated[str, Field(min_length=1)]
    name: Annotated[str, Field(min_length=1)]
    score: Annotated[float, Field(allow_inf_nan=False)]
    match: bool = False
    type: list[TypeReference | str] = []
    description: str | None = None


class Result(_Answered):
    result: list[Candidate]


class Manifest(_Answered):
    """What a service says of itself. One without `versions` is of the first, 0.1."""

    versions: list[str] = ["0.1"]
    name: str
    identifierSpace: str
    schemaSpace: str = ""
    batchSize: Annotated[int, Field(ge=1)] | None = None


QUERIES: TypeAdapter[dict[str, Query]] = TypeAdapter(dict[str, Query])
EXTENSION = TypeAdapter(Extension)
RESULTS: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
RESULT = TypeAdapter(Result)
MANIFEST = TypeAdapter(Manifest)


def parsed(message: TypeAdapter[_Message], text: str | bytes, what: str) -> _Message:
    """A message from JSON; Unusable, in one line that names the place, where it is not what the protocol says."""
    try:
        return message.validate_json(text)
    except ValidationError as error:
        raise Unusable(f"{what}: {_first(error)}") from None


def checked(message: TypeAdapter[_Message], value: Any, what: str) -> _Message:
    """The same for JSON that is read already."""
    try:
        return message.validate_python(value)
    except ValidationError as error:
        raise Unusable(f"{what}: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    at = ".".join(str(step) for step in first["loc"])
    return " ".join(f"{at}: {first['msg']}".removeprefix(": ").split())
