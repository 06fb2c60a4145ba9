"""The coding files of the sources: YAML to model, strictly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from kg import crossref, yamlfile
from kg.corpus import Corpus, Document, Folder
from kg.errors import BrokenInput, Fault, Where
from kg.model import CodingFile

CONTEXT_FOLDER = "context"
T = TypeVar("T")


def read(roots: Iterable[Path], topics: Collection[str]) -> Corpus:
    """Every source below the roots, checked; BrokenInput names each fault with file, line and value.

    `topics` are the slugs of the topic scheme that propositions may name. Folders called `context` are read as one.
    """
    paths = sorted({p.resolve(): p for root in roots for p in _folders(root)}.values(), key=lambda p: (p.name, p))
    folders = _all(_read_folder, paths)
    context = [f for f in folders if f.id == CONTEXT_FOLDER]
    corpus = Corpus(
        sources=tuple(f for f in folders if f.id != CONTEXT_FOLDER),
        context=Folder(context[0].path, tuple(d for f in context for d in f.documents)) if context else None,
        topics=frozenset(topics),
    )
    if faults := crossref.faults(corpus):
        raise BrokenInput(faults)
    return corpus


def _all(reader: Callable[[Path], T], paths: Iterable[Path]) -> list[T]:
    """What is read from each path; one BrokenInput with the faults of all of them."""
    found: list[T] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            found.append(reader(path))
        except BrokenInput as broken:
            faults.extend(broken.faults)
    if faults:
        raise BrokenInput(faults)
    return found


def _folders(root: Path) -> list[Path]:
    if not root.is_dir():
        raise BrokenInput([Fault(Where(root), "", "no such folder")])
    if any(root.glob("*.yaml")):
        return [root]
    found = [p for p in root.iterdir() if p.is_dir() and any(p.glob("*.yaml"))]
    if not found:
        raise BrokenInput([Fault(Where(root), "", "holds no coding file (*.yaml) and no folder with any")])
    return found


def _read_folder(path: Path) -> Folder:
    return Folder(path, tuple(_all(lambda file: parse(file, _text(file)), sorted(path.glob("*.yaml")))))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenInput([Fault(Where(file), "", f"not UTF-8 (byte {error.start})")]) from None
    except OSError as error:
        raise BrokenInput([Fault(Where(file), "", error.strerror or "cannot be read")]) from None


def parse(file: Path, text: str) -> Document:
    """One coding file; BrokenInput where a field is unknown, missing or has a value that it cannot have."""
    values, lines = yamlfile.load(file, text)
    try:
        return Document(CodingFile.model_validate({} if values is None else values), lines)
    except ValidationError as error:
        raise BrokenInput(_fault(e, lines) for e in error.errors()) from None


def _fault(error: Any, lines: yamlfile.Lines) -> Fault:
    path = error["loc"]
    where, field = lines.where(path), path[-1] if path and isinstance(path[-1], str) else ""
    if error["type"] == "extra_forbidden":
        return Fault(where, field, "unknown field" + crossref.nearest(field, _fields_at(path[:-1])))
    if error["type"] == "missing":
        return Fault(where, "", f"field {field!r} is missing")
    value = str(error["input"]) if isinstance(error["input"], str | int) else ""
    message = str(error["msg"]).removeprefix("Value error, ")
    return Fault(where, value, f"{field}: {message}" if field else message)


def _fields_at(path: yamlfile.Path_) -> list[str]:
    """The fields that the model knows at a place of a file."""
    model: type[BaseModel] = CodingFile
    for step in path:
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)
        model = next(_models(field.annotation), model) if field else model
    return [f.alias or name for name, f in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a coding file, for editors."""
    schema = CodingFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "eso-kg coding file"}
