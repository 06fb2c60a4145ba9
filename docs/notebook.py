"""Runs docs/analysis.ipynb and writes what its cells show into it: `python docs/notebook.py`, after `make build`.

The cells are plain Python, run here from top to bottom; IPython's formatter shows their values as Jupyter would.
Needs the extra `analysis` (`pip install -e .[analysis]`).
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).with_name("analysis.ipynb")
Json = dict[str, Any]


def main() -> None:
    NOTEBOOK.write_text(written(executed(read())), encoding="utf-8")


def read() -> Json:
    found: Json = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return found


def written(notebook: Json) -> str:
    """The notebook as Jupyter writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def executed(notebook: Json) -> Json:
    """A copy with the outputs of a run in a fresh namespace; what a cell raises is raised."""
    namespace: Json = {}
    return notebook | {"cells": [_cell(cell, namespace) for cell in notebook["cells"]]}


def _cell(cell: Json, namespace: Json) -> Json:
    if cell["cell_type"] != "code":
        return cell
    value = _value("".join(cell["source"]), namespace)
    return cell | {"execution_count": None, "outputs": [] if value is None else [_output(value)]}


def _value(source: str, namespace: Json) -> object:
    """Runs a cell; its last expression, None where it ends in a statement."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), namespace)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace) if last else None


def _output(value: object) -> Mapping[str, Any]:
    from IPython.core.formatters import DisplayFormatter

    shown, _ = DisplayFormatter().format(value)
    data = {kind: text.splitlines(keepends=True) for kind, text in sorted(shown.items())}
    return {"data": data, "execution_count": None, "metadata": {}, "output_type": "execute_result"}


if __name__ == "__main__":
    main()
