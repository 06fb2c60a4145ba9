"""YAML as plain values that remember their lines: strings, lists, mappings and null, nothing guessed.

The YAML 1.1 guesses (`no` is false, `2023-02-01` a date) are left out on purpose: the model gives every field its type.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.errors import BrokenInput, Fault, Where

Path_ = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and list indices."""


_DEEPEST = 30


class Lines:
    """The line of every value of a file."""

    def __init__(self, file: Path, lines: dict[Path_, int]) -> None:
        self._file = file
        self._lines = lines

    def where(self, path: Path_) -> Where:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return Where(self._file, self._lines.get(path, 0))


def load(file: Path, text: str) -> tuple[Any, Lines]:
    """The values of a YAML text; BrokenInput where it is not YAML, repeats a key or uses an alias."""
    faults: list[Fault] = []
    lines: dict[Path_, int] = {}
    value = _value(_compose(file, text), (), file, lines, faults)
    if faults:
        raise BrokenInput(faults)
    return value, Lines(file, lines)


def _compose(file: Path, text: str) -> yaml.Node | None:
    try:
        _refuse_oddities(file, text)
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BrokenInput([Fault(Where(file, line), "", f"not YAML: {error.problem}")]) from None
    except yaml.YAMLError as error:
        raise BrokenInput([Fault(Where(file), "", f"not YAML: {str(error).splitlines()[0]}")]) from None
    return node


def _refuse_oddities(file: Path, text: str) -> None:
    """Aliases, because a reader of a diff cannot see what they change; and nesting that no coding file needs."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if name := getattr(event, "anchor", None):
            raise BrokenInput([Fault(_at(file, event), name, "YAML aliases are not used in coding files")])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BrokenInput([Fault(_at(file, event), "", f"nested more than {_DEEPEST} levels deep")])


def _at(file: Path, marked: Any) -> Where:
    return Where(file, marked.start_mark.line + 1)


def _value(node: yaml.Node | None, path: Path_, file: Path, lines: dict[Path_, int], faults: list[Fault]) -> Any:
    if node is None:
        return None
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), file, lines, faults) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, file, lines, faults)
    assert isinstance(node, yaml.ScalarNode)
    return None if not node.style and node.value in ("", "~", "null") else node.value


def _mapping(
    node: yaml.MappingNode, path: Path_, file: Path, lines: dict[Path_, int], faults: list[Fault]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault(_at(file, key), "", "a key must be a word"))
        elif key.value in values:
            faults.append(Fault(_at(file, key), key.value, "this key stands twice in one mapping"))
        else:
            values[key.value] = _value(item, (*path, key.value), file, lines, faults)
            lines[(*path, key.value)] = key.start_mark.line + 1
    return values
