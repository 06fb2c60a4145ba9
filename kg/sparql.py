"""What can be told of a SPARQL text without parsing it, and what can be told a reader whose text does not parse."""

from __future__ import annotations

import re

_ASIDE = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>"""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n\r]|\\.)*"'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n\r]|\\.)*'"""
    r"""|\\.|\#[^\n\r]*""",
    re.DOTALL,
)
"""IRIs, strings, escapes in names, and comments: no keyword stands there."""
_POSITION = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_TOLD = {
    "Prefix not found": "no such prefix is declared",
    "IRI parsing failed": "not an absolute IRI",
}
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


def has_keyword(sparql: str, *keywords: str) -> bool:
    """Whether one of the keywords may stand in the text.

    A name that merely begins with one (`service:x`) counts as well: Oxigraph reads `SERVICEx:y` as `SERVICE x:y`.
    """
    return bool(re.search(rf"(?<![\w?$@:%-])(?:{'|'.join(keywords)})", _ASIDE.sub(" ", sparql), re.IGNORECASE))


def form(sparql: str) -> str:
    """The first keyword after the prologue, in capitals: `SELECT`, `INSERT` …; empty where there is none."""
    body = re.sub(r"^\s*(?:(?:PREFIX\s*[\w.-]*:|BASE)\s*)*", "", _ASIDE.sub(" ", sparql), flags=re.IGNORECASE)
    found = re.match(r"[a-z]+", body, re.IGNORECASE)
    return found[0].upper() if found else ""


def is_update(sparql: str) -> bool:
    """Whether the text, which is no query, begins like a SPARQL update."""
    return form(sparql) in UPDATES


def readable(sparql: str, error: str) -> str:
    """Oxigraph's message about a text that does not parse, in one line that shows where."""
    found = _POSITION.match(error)
    if not found:
        return " ".join(error.split())
    line, column, expected = int(found[1]), int(found[2]), found[3]
    told = next((ours for theirs, ours in _TOLD.items() if theirs in expected), None)
    sentence = re.search(r"[A-Z][a-z]+(?: [\w-]+){3,}", expected)
    what = told or (sentence[0] if sentence else "cannot be read")
    return f"{what} (line {line}, column {column}{_near(sparql, line, column)})"


def _near(sparql: str, line: int, column: int) -> str:
    """The word at a position, or that the text ends there."""
    lines = sparql.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    before, after = text[: column - 1], text[column - 1 :]
    if not after.strip() and line >= len(lines):
        return ", where the text ends"
    word = re.split(r"\s", before)[-1] + re.split(r"\s", after)[0]
    return f", near {_short(word)}" if word else ""


def _short(word: str, limit: int = 40) -> str:
    return repr(word if len(word) <= limit else word[: limit - 1] + "…")
