"""Stand-off anchors: where in a source's text a statement's passage stands, without carrying the text.

Offsets are Unicode code points of the text as decoded from UTF-8, unchanged, end exclusive (Web Annotation,
TextPositionSelector). Digests are SHA-256 of the stretch in UTF-8, in hex.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from urllib.parse import quote

from kg.model import MAX_QUOTED_WORDS, Body, Mode, Passage, Statement, words

_MARKS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
"""Opening and closing quotation marks; ‘ and ’ are left out, since ’ is an apostrophe too."""


class Unanchored(ValueError):
    """A passage that the text does not hold as described."""


@dataclass(frozen=True, order=True)
class Segment:
    """A sentence of the body; paragraphs and the sentences in them count from 1."""

    paragraph: int
    sentence: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True)
class Anchor:
    """A statement's passage, found."""

    statement: str
    paragraph: int
    start: int
    end: int
    sha256: str
    first: str
    last: str

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True)
class Block:
    """A numbered paragraph of the body."""

    number: int
    start: int
    end: int


def digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def paragraphs(text: str, body: Body, headings: Iterable[str]) -> list[Block]:
    """The body's blocks without its headings; Unanchored where the body or a heading is not found."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    first = _block(text, lines, body.first_paragraph)
    last = _block(text, lines, body.last_paragraph)
    if last < first:
        raise Unanchored("the last paragraph of the body stands before the first")
    inside = lines[first : last + 1]
    titles = [_heading(text, inside, h) for h in headings]
    kept = [line for line in inside if line not in titles]
    return [Block(n, start, end) for n, (start, end) in enumerate(kept, 1)]


def _block(text: str, lines: Sequence[tuple[int, int]], opening: str) -> int:
    found = [i for i, (start, _) in enumerate(lines) if text.startswith(opening, start)]
    if len(found) != 1:
        raise Unanchored(f"{len(found)} paragraphs of the text begin with {opening!r}")
    return found[0]


def _heading(text: str, lines: Iterable[tuple[int, int]], heading: str) -> tuple[int, int]:
    found = [line for line in lines if text[slice(*line)].strip() == heading.strip()]
    if len(found) != 1:
        raise Unanchored(f"{len(found)} blocks of the body are the heading {heading!r}")
    return found[0]


def segments(text: str, blocks: Iterable[Block], language: str) -> list[Segment]:
    """The sentences of the body (sentence boundaries by sentencex)."""
    from sentencex import segment

    found: list[Segment] = []
    for block in blocks:
        # One plain space for each white space of any kind: sentencex fails on some no-break spaces.
        smooth = re.sub(r"\s", " ", text[block.start : block.end])
        at, number = 0, 0
        for stretch in filter(None, (sentence.strip() for sentence in segment(language, smooth))):
            start = smooth.index(stretch, at)
            at, number = start + len(stretch), number + 1
            first, last = block.start + start, block.start + at
            found.append(Segment(block.number, number, first, last, digest(text[first:last])))
    return found


def locate(text: str, blocks: Sequence[Block], statement: Statement) -> Anchor:
    """The anchor of a statement's passage; Unanchored says why there is none, or more than one."""
    passage = statement.passage
    if passage.start is not None and passage.end is not None:
        block = next((b for b in blocks if b.start <= passage.start < passage.end <= b.end), None)
        if block is None:
            raise Unanchored("the offsets do not lie within one paragraph of the body")
        start, end = passage.start, passage.end
        first, last = _ends(text[start:end])
    else:
        block, start, end = _by_words(text, blocks, passage)
        first, last = passage.first or "", passage.last or ""
    _within_quotation_marks(text, block, start, end, statement)
    _opens_here(text, start, first)
    return Anchor(statement.id, block.number, start, end, digest(text[start:end]), first, last)


def _by_words(text: str, blocks: Sequence[Block], passage: Passage) -> tuple[Block, int, int]:
    number, first, last = passage.paragraph or 0, passage.first or "", passage.last or ""
    if number > len(blocks):
        raise Unanchored(f"the body has {len(blocks)} paragraphs, not {number}")
    block = blocks[number - 1]
    if (times := len(re.findall(f"(?={re.escape(first)})", text[block.start : block.end]))) != 1:
        raise Unanchored(f"{first!r} occurs {times} times in paragraph {number}; it must occur once")
    start = text.index(first, block.start, block.end)
    at = text.find(last, start, block.end)
    while at != -1 and at + len(last) < start + len(first):
        at = text.find(last, at + 1, block.end)
    if at == -1:
        raise Unanchored(f"{last!r} does not follow {first!r} in paragraph {number}")
    return block, start, at + len(last)


def _ends(passage: str) -> tuple[str, str]:
    """The first and last words of a passage: three where the publisher's limit allows, else fewer."""
    found = list(re.finditer(r"\S+", passage))
    heads = [passage[: m.end()] for m in found]
    tails = [passage[m.start() :] for m in reversed(found)]
    return _quotable(heads), _quotable(tails)


def _quotable(growing: Sequence[str], wanted: int = 3) -> str:
    allowed = [quoted for quoted in growing if 1 <= len(words(quoted)) <= MAX_QUOTED_WORDS]
    if not allowed:
        raise Unanchored(f"no one to {MAX_QUOTED_WORDS} words can be quoted at an end of this passage")
    return next((q for q in reversed(allowed) if growing.index(q) < wanted), allowed[0])


def _within_quotation_marks(text: str, block: Block, start: int, end: int, statement: Statement) -> None:
    """A direct quotation stands between marks; a quoted term stands between marks inside its passage."""
    passage = text[start:end]
    if statement.mode is Mode.DirectQuotation:
        before = text[block.start : start]
        if not any(_within(before, passage, *marks) for marks in _MARKS):
            raise Unanchored("a DirectQuotation stands within one pair of quotation marks; this passage does not")
    if statement.term and not any(_in_marks(passage, statement.term, *marks) for marks in _MARKS):
        raise Unanchored(f"the quoted term {statement.term!r} does not stand between quotation marks in the passage")


def _in_marks(passage: str, term: str, opening: str, closing: str) -> bool:
    return re.search(rf"{opening}\s*{re.escape(term)}[,.;]?\s*{closing}", passage) is not None


def _within(before: str, passage: str, opening: str, closing: str) -> bool:
    """Whether a passage stands within one pair of these marks, with or without them at its ends."""
    if opening == "“" and "„" in before + passage:
        return False  # there “ closes
    if passage.startswith(opening):
        before, passage = before + opening, passage[len(opening) :]
    passage = passage.removesuffix(closing)
    if opening in passage or closing in passage:
        return False
    return before.count(opening) % 2 == 1 if opening == closing else before.rfind(opening) > before.rfind(closing)


def _opens_here(text: str, start: int, first: str) -> None:
    """A browser goes to the first place in the whole page where the words of a text fragment stand."""
    words_ = r"\s+".join(map(re.escape, _plain(first).split()))
    found = re.search(rf"(?<!\w){words_}(?!\w)", text, re.IGNORECASE)
    if found and found.start() < start:
        raise Unanchored(f"{first!r} stands earlier in the text too, where a link would lead; begin with more words")


def matches(anchor: Anchor, statement: Statement) -> bool:
    """Whether a recorded anchor is still the one that the coding describes (checkable without the text)."""
    passage = statement.passage
    if passage.start is not None:
        return (passage.start, passage.end) == anchor.span
    return (passage.paragraph, passage.first, passage.last) == (anchor.paragraph, anchor.first, anchor.last)


def deep_link(url: str, anchor: Anchor) -> str:
    """The source's address with a text fragment (WICG Scroll to Text Fragment) of the first and last words."""
    overlap = len(anchor.first) + len(anchor.last) - (anchor.end - anchor.start)
    whole = [anchor.first + anchor.last[overlap:]] if overlap > 0 else [anchor.first, anchor.last]
    parts = ",".join(quote(_plain(part), safe="").replace("-", "%2D") for part in whole)
    return f"{url}{'' if '#' in url else '#'}:~:text={parts}"


def _plain(quoted: str) -> str:
    """Browsers match whole words: marks at the ends are dropped, white space is one space."""
    return " ".join(re.sub(r"^\W+|\W+$", "", quoted).split())


def to_tsv(rows: Sequence[Anchor] | Sequence[Segment], kind: type[Anchor] | type[Segment]) -> str:
    """The rows as a table with a header line; the inverse of `from_tsv`."""
    names = [f.name for f in fields(kind)]
    lines = ["\t".join(names), *("\t".join(_escaped(getattr(row, n)) for n in names) for row in rows)]
    return "\n".join(lines) + "\n"


def anchors_from_tsv(table: str) -> list[Anchor]:
    """The anchors of a table; ValueError (with the line's number) where it is none."""
    return [Anchor(r[0], int(r[1]), int(r[2]), int(r[3]), r[4], r[5], r[6]) for r in _rows(table, Anchor)]


def segments_from_tsv(table: str) -> list[Segment]:
    """The sentences of a table; ValueError (with the line's number) where it is none."""
    return [Segment(int(r[0]), int(r[1]), int(r[2]), int(r[3]), r[4]) for r in _rows(table, Segment)]


def _rows(table: str, kind: type[Anchor] | type[Segment]) -> list[list[str]]:
    names = [f.name for f in fields(kind)]
    numeric = [i for i, f in enumerate(fields(kind)) if f.type == "int"]
    header, *lines = table.rstrip("\n").split("\n")
    if header.split("\t") != names:
        raise ValueError(f"line 1: the columns must be {' '.join(names)}")
    rows = [[_unescaped(cell) for cell in line.split("\t")] for line in lines]
    for number, row in enumerate(rows, 2):
        if len(row) != len(names) or not all(row[i].isdecimal() for i in numeric):
            raise ValueError(f"line {number}: not a row of this table")
    return rows


def _escaped(value: object) -> str:
    text = str(value).replace("\\", "\\\\")
    return text.replace("\t", "\\t").replace("\n", "\\n")


def _unescaped(cell: str) -> str:
    return re.sub(r"\\([\\tn])", lambda m: {"t": "\t", "n": "\n"}.get(m.group(1), "\\"), cell)
