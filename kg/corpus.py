"""What was read: coding files, the folders they stand in, and all folders together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import yamlfile
from kg.errors import Where
from kg.model import CodingFile, Entry, Source


@dataclass(frozen=True)
class Document:
    """One coding file, as read."""

    content: CodingFile
    lines: yamlfile.Lines

    def entries(self) -> Iterator[tuple[str, Entry, Where]]:
        """Every entry of the file: the list it stands in, itself, its line."""
        if self.content.source:
            yield "source", self.content.source, self.lines.where(("source",))
        for key, value in self.content:
            if isinstance(value, tuple):
                for i, entry in enumerate(value):
                    yield key, entry, self.lines.where((key, i))


@dataclass(frozen=True)
class Folder:
    """One source, or the context."""

    path: Path
    documents: tuple[Document, ...]

    @property
    def id(self) -> str:
        return self.path.name

    @cached_property
    def content(self) -> CodingFile:
        """All files of the folder merged."""
        merged: dict[str, Any] = {}
        for document in self.documents:
            for key, value in document.content:
                merged[key] = merged[key] + value if isinstance(merged.get(key), tuple) else merged.get(key) or value
        return CodingFile.model_construct(**merged)

    @cached_property
    def where(self) -> Mapping[tuple[str, str], Where]:
        """The line of each entry that has an id, by list and id."""
        return {(kind, e.id): at for d in self.documents for kind, e, at in d.entries() if hasattr(e, "id")}

    @property
    def source(self) -> Source:
        assert self.content.source, "checked when the folder was read"
        return self.content.source


@dataclass(frozen=True)
class Corpus:
    """All that was coded: the sources in order of their ids, and the context."""

    sources: tuple[Folder, ...]
    context: Folder | None
    topics: frozenset[str] = frozenset()

    @property
    def folders(self) -> tuple[Folder, ...]:
        return self.sources + ((self.context,) if self.context else ())
