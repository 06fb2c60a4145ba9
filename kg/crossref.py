"""What must hold between coding files: ids once, references to something, one source a folder, references for facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from kg import yamlfile
from kg.corpus import Corpus
from kg.errors import Fault, Where
from kg.model import Refers, Source

_DECLARED = {
    "actors": "actor",
    "places": "place",
    "events": "event",
    "topics": "topic",
    "propositions": "proposition",
    "references": "reference",
    "offices": "office",
    "treaties": "treaty",
}
"""Lists whose entries other entries can refer to; their ids are unique over all folders."""
_LOCAL = {"statements": "statement", "discrepancies": "discrepancy"}
"""Lists whose ids are unique within their folder."""


def faults(corpus: Corpus) -> list[Fault]:
    """Everything that is wrong between the files."""
    return [*_sources(corpus), *_twice(corpus), *_shadowing(corpus), *_dangling(corpus), *_unreferenced(corpus)]


def _sources(corpus: Corpus) -> Iterator[Fault]:
    if not corpus.sources:
        yield Fault(Where(Path("sources")), "", "no source to build from")
    seen: dict[str, Path] = {}
    for folder in corpus.folders:
        declared = [(e, at) for d in folder.documents for _, e, at in d.entries() if isinstance(e, Source)]
        if (first := seen.setdefault(folder.id, folder.path)) != folder.path:
            yield Fault(Where(folder.path), folder.id, f"a source of this id stands in {first} too")
        elif folder is corpus.context:
            yield from (Fault(at, e.id, "the context folder is no source") for e, at in declared)
        elif len(declared) != 1:
            yield Fault(Where(folder.path), "", f"a source folder needs one `source:`, this one has {len(declared)}")
        elif (source := declared[0][0]).id != folder.id:
            yield Fault(declared[0][1], source.id, f"the source's id must be its folder's name, {folder.id!r}")


def _twice(corpus: Corpus) -> Iterator[Fault]:
    seen: dict[tuple[str, str], Where] = {}
    for folder in corpus.folders:
        for document in folder.documents:
            for key, entry, at in document.entries():
                scope = key if key in _DECLARED else f"{folder.id}/{key}" if key in _LOCAL else None
                identity = scope or "", getattr(entry, "id", "")
                if scope and identity in seen:
                    yield Fault(at, identity[1], f"declared already at {seen[identity]}")
                seen.setdefault(identity, at)


def _shadowing(corpus: Corpus) -> Iterator[Fault]:
    for folder in corpus.folders:
        for document in folder.documents:
            for key, entry, at in document.entries():
                if key == "topics" and getattr(entry, "id", "") in corpus.topics:
                    yield Fault(at, getattr(entry, "id", ""), "a topic of ontology/topics.ttl already has this id")


def _dangling(corpus: Corpus) -> Iterator[Fault]:
    known = declared_ids(corpus)
    for folder in corpus.folders:
        local = known | {"statement": {s.id for s in folder.content.statements}}
        for document in folder.documents:
            for path, kind, value in references(document.content):
                if value not in local[kind]:
                    hint = nearest(value, local[kind])
                    yield Fault(document.lines.where(path), value, f"no {kind} of this id is declared{hint}")


def nearest(value: str, known: Iterable[str]) -> str:
    """`; did you mean …?` where one of the known is close, else nothing."""
    close = get_close_matches(value, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def declared_ids(corpus: Corpus) -> dict[str, set[str]]:
    """The ids that can be referred to, by kind."""
    known: dict[str, set[str]] = {kind: set() for kind in _DECLARED.values()}
    known["topic"] |= corpus.topics
    for folder in corpus.folders:
        for key, kind in _DECLARED.items():
            known[kind] |= {entry.id for entry in getattr(folder.content, key)}
    return known


def references(value: Any, path: yamlfile.Path_ = ()) -> Iterator[tuple[yamlfile.Path_, str, str]]:
    """Every reference below a model object: the way to it, the kind it refers to, and the id."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from references(item, (*path, i))
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            here = (*path, field.alias or name)
            kind = _refers_to(field.annotation, field.metadata)
            yield from _ids(getattr(value, name), kind, here) if kind else references(getattr(value, name), here)


def _ids(value: Any, kind: str, path: yamlfile.Path_) -> Iterator[tuple[yamlfile.Path_, str, str]]:
    if isinstance(value, str):
        yield path, kind, value
    for i, item in enumerate(value if isinstance(value, tuple) else ()):
        yield (*path, i), kind, item


def _refers_to(annotation: Any, metadata: Iterable[Any] = ()) -> str | None:
    for extra in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(extra, Refers):
            return extra.kind
    return next((kind for arg in get_args(annotation) if (kind := _refers_to(arg))), None)


def _unreferenced(corpus: Corpus) -> Iterator[Fault]:
    """The context's facts need a reference each; a source's folder rests on the source."""
    for document in corpus.context.documents if corpus.context else ():
        for key, entry, at in document.entries():
            if key not in ("references", "source", "topics") and not getattr(entry, "references", ()):
                yield Fault(at, getattr(entry, "id", key), "a fact of the context needs `references`")
