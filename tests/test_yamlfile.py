"""YAML without its guesses, with the line of every value."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BrokenInput, Fault
from kg.yamlfile import load

FILE = Path("harbour.yaml")
HARBOUR = """\
# a comment
source:
  id: doe-2031
  published: 2031-05-04
actors:
  - id: norland
    label: {en: no, fr: "non"}
  - id: sudland
    note:
      >-
      first line
      second line
"""


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BrokenInput) as broken:
        load(FILE, text)
    return broken.value.faults


@pytest.mark.parametrize("word", ["no", "yes", "on", "2031-05-04", "1_000", "0x1F", "1e3", "12:30", "True", "=", "<<"])
def test_every_word_stays_the_string_that_was_written(word: str) -> None:
    assert load(FILE, f"value: {word}")[0] == {"value": word}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_only_a_bare_null_is_nothing(written: str) -> None:
    assert load(FILE, f"value: {written}")[0] == {"value": None}
    assert load(FILE, f'value: "{written}"')[0] == {"value": written}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_text_is_nothing(text: str) -> None:
    assert load(FILE, text)[0] is None


def test_tags_build_no_objects() -> None:
    assert load(FILE, "value: !!python/object/apply:os.getcwd []")[0] == {"value": []}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("source",), 2),
        (("source", "published"), 4),
        (("actors", 0), 6),
        (("actors", 0, "label", "fr"), 7),
        (("actors", 1), 8),
        (("actors", 1, "note"), 9),
        ((), 2),
    ],
)
def test_every_value_knows_its_line(path: tuple[str | int, ...], line: int) -> None:
    _, lines = load(FILE, HARBOUR)
    assert str(lines.where(path)) == f"harbour.yaml:{line}"


def test_what_is_absent_is_looked_for_where_it_should_stand() -> None:
    _, lines = load(FILE, HARBOUR)
    assert lines.where(("actors", 1, "label", "en")).line == 8
    assert lines.where(("treaties", 0)).line == 2


def test_of_an_empty_file_there_is_no_line() -> None:
    assert str(load(FILE, "")[1].where(("source",))) == "harbour.yaml"


REFUSED = {
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, "a", "twice"),
    "a key twice, further in": ("a:\n - {b: 1, b: 2}\n", 2, "b", "twice"),
    "an alias": ("a: 1\nb: *x\n", 2, "x", "alias"),
    "an anchor": ("a: 1\nb: &x 2\n", 2, "x", "alias"),
    "a list as key": ("a: 1\n? [b]\n: 2\n", 2, "", "key"),
    "a tab": ("a:\n\tb: 1\n", 2, "", "not YAML"),
    "an open bracket": ("a: 1\nb: [1, 2\n", 3, "", "not YAML"),
    "an open quote": ('a: "x\n', 2, "", "not YAML"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "", "not YAML"),
    "a control character": ("a: \x07\n", 0, "", "not YAML"),
    "an unknown escape": ('a: "\\q"\n', 1, "", "not YAML"),
}


@pytest.mark.parametrize(("text", "line", "value", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_each_fault_is_named_with_line_and_value(text: str, line: int, value: str, why: str) -> None:
    (fault,) = faults(text)
    assert (fault.where.file, fault.where.line, fault.value) == (FILE, line, value)
    assert why in fault.problem


def test_every_repeated_key_is_named_at_once() -> None:
    assert [(f.where.line, f.value) for f in faults("a: 1\na: 2\nb: {c: 1, c: 2}\n")] == [(2, "a"), (3, "c")]


DEEP = {"brackets": "'[' * {0} + ']' * {0}", "open brackets": "'[' * {0}", "dashes": "'- ' * {0} + 'x'"}


@pytest.mark.parametrize("depth", [2_000, 100_000])
@pytest.mark.parametrize("nested", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_is_a_fault_and_no_crash(nested: str, depth: int) -> None:
    """In a process of its own, because the parser could take the test run down with it."""
    code = f"""
from pathlib import Path
from kg.errors import BrokenInput
from kg.yamlfile import load
try:
    load(Path("deep.yaml"), {nested.format(depth)})
except BrokenInput as broken:
    print(len(broken.faults), broken.faults[0].where.file)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=5)
    assert (done.returncode, done.stdout) == (0, "1 deep.yaml\n"), done.stderr[-300:]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")) | st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`# \n\t~\\")))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        value, lines = load(FILE, text)
    except BrokenInput as broken:
        named = {fault.where.file for fault in broken.faults}
    else:
        named = {lines.where(()).file}
        assert value is None or isinstance(value, str | list | dict)
    assert named == {FILE}
