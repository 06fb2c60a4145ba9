"""The edge to the file system for sources: their texts, which the project never carries, and what they told."""

from __future__ import annotations

from pathlib import Path

from kg import anchors
from kg.anchoring import ANCHORS_FILE, SEGMENTS_FILE, Recorded
from kg.anchors import Anchor, Segment
from kg.corpus import Folder
from kg.errors import BrokenInput, Fault, Where
from kg.triples import Coded


def source_text(source_id: str, texts: Path | None) -> str | None:
    """The text `<source-id>.txt`, decoded as UTF-8 and otherwise unchanged; None where it is not at hand."""
    if texts is None:
        return None
    if not texts.is_dir():
        raise BrokenInput([Fault(Where(texts), "", "no such folder of texts")])
    path = texts / f"{source_id}.txt"
    if not path.exists():
        return None
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenInput([Fault(Where(path), "", f"not UTF-8 (byte {error.start})")]) from None


def recorded(folder: Folder) -> Recorded:
    """What `kg anchor` wrote; empty where it never ran. BrokenInput where a table was damaged."""
    paths = folder.path / ANCHORS_FILE, folder.path / SEGMENTS_FILE
    tables = [path.read_text(encoding="utf-8") if path.exists() else "" for path in paths]
    try:
        found = tuple(anchors.anchors_from_tsv(tables[0]) if tables[0] else ())
    except ValueError as error:
        raise BrokenInput([Fault(Where(paths[0]), "", str(error))]) from None
    try:
        return Recorded(found, tuple(anchors.segments_from_tsv(tables[1]) if tables[1] else ()))
    except ValueError as error:
        raise BrokenInput([Fault(Where(paths[1]), "", str(error))]) from None


def record(coded: Coded) -> list[Path]:
    """Writes what was found in the text beside the coding files."""
    ordered = [coded.anchors[s.id] for s in coded.folder.content.statements]
    path = coded.folder.path
    (path / ANCHORS_FILE).write_text(anchors.to_tsv(ordered, Anchor), encoding="utf-8")
    (path / SEGMENTS_FILE).write_text(anchors.to_tsv(coded.segments, Segment), encoding="utf-8")
    return [path / ANCHORS_FILE, path / SEGMENTS_FILE]
