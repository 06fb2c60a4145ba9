"""From a coded folder to one whose every passage is found, with the text or with what was recorded from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg import anchors
from kg.anchors import Anchor, Segment, Unanchored
from kg.corpus import Folder
from kg.errors import BrokenInput, Fault, Where
from kg.triples import Coded

ANCHORS_FILE, SEGMENTS_FILE = "anchors.tsv", "segments.tsv"
_REMEDY = "run `kg anchor --texts DIR`"


@dataclass(frozen=True)
class Recorded:
    """What `kg anchor` wrote beside the coding files."""

    anchors: tuple[Anchor, ...] = ()
    segments: tuple[Segment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.anchors or self.segments)


def from_text(folder: Folder, text: str) -> Coded:
    """Finds every passage and sentence in the text; BrokenInput names each passage that is not there."""
    meta = folder.source
    try:
        blocks = anchors.paragraphs(text, meta.body, meta.headings)
    except Unanchored as error:
        raise BrokenInput([Fault(folder.where["source", meta.id], "", str(error))]) from None
    found: dict[str, Anchor] = {}
    faults: list[Fault] = []
    for statement in folder.content.statements:
        try:
            found[statement.id] = anchors.locate(text, blocks, statement)
        except Unanchored as error:
            faults.append(Fault(folder.where["statements", statement.id], statement.id, str(error)))
    segments = tuple(anchors.segments(text, blocks, meta.language))
    faults.extend(_ledger_faults(folder, segments, text))
    if faults:
        raise BrokenInput(faults)
    return Coded(folder, found, segments)


def from_record(folder: Folder, recorded: Recorded) -> Coded:
    """Takes the passages from the record; BrokenInput where it is missing or older than the coding."""
    rows = {a.statement: a for a in recorded.anchors}
    faults = list(_record_faults(folder, rows))
    if len(rows) < len(recorded.anchors):
        faults.append(Fault(Where(folder.path / ANCHORS_FILE), "", f"a statement stands there twice; {_REMEDY}"))
    faults.extend(_ledger_faults(folder, recorded.segments))
    if faults:
        raise BrokenInput(faults)
    return Coded(folder, rows, recorded.segments)


def compare(coded: Coded, recorded: Recorded) -> Iterator[Fault]:
    """What the record says other than the text."""
    path = coded.folder.path
    rows = {a.statement: a for a in recorded.anchors}
    for statement, anchor in coded.anchors.items():
        if rows.get(statement) != anchor:
            yield Fault(Where(path / ANCHORS_FILE), statement, f"the text says otherwise; {_REMEDY}")
    if set(rows) - set(coded.anchors):
        yield Fault(Where(path / ANCHORS_FILE), ", ".join(sorted(set(rows) - set(coded.anchors))), "no such statement")
    if recorded.segments != coded.segments:
        yield Fault(Where(path / SEGMENTS_FILE), "", f"the text has other sentences; {_REMEDY}")


def _record_faults(folder: Folder, rows: Mapping[str, Anchor]) -> Iterator[Fault]:
    for statement in folder.content.statements:
        where = folder.where["statements", statement.id]
        if statement.id not in rows:
            yield Fault(where, statement.id, f"its passage is not in {ANCHORS_FILE}; {_REMEDY}")
        elif not anchors.matches(rows[statement.id], statement):
            yield Fault(where, statement.id, f"its passage changed since {ANCHORS_FILE} was written; {_REMEDY}")
    for unknown in sorted(set(rows) - {s.id for s in folder.content.statements}):
        yield Fault(Where(folder.path / ANCHORS_FILE), unknown, f"no such statement; {_REMEDY}")


def _ledger_faults(folder: Folder, segments: tuple[Segment, ...], text: str | None = None) -> Iterator[Fault]:
    known = {(s.paragraph, s.sentence): s for s in segments}
    for document in folder.documents:
        for i, item in enumerate(document.content.skipped):
            where = document.lines.where(("skipped", i))
            segment = known.get((item.paragraph, item.sentence))
            if segment is None:
                yield Fault(where, f"{item.paragraph}.{item.sentence}", "the body has no such sentence")
            elif text is not None and not text.startswith(item.first, segment.start):
                yield Fault(where, item.first, "the sentence does not begin with these words")
