"""The graph for Python: an rdflib Dataset, answers as rows of named tuples, networks as networkx graphs.

`import kg` offers all of it. What is read is what `kg build` wrote: the folder `exports`, or another one by name.
"""

from __future__ import annotations

import keyword
from collections import namedtuple
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

import pyoxigraph as ox

from kg import asking, engines, queries, resources
from kg.errors import Unusable
from kg.iris import PREFIXES
from kg.queries import render
from kg.queries.run import Cell, bound
from kg.queries.values import Names

if TYPE_CHECKING:
    import pandas
    import polars
    from rdflib import Dataset

    from kg.networks import Graph

Folder = str | PathLike[str]
_DATE = PREFIXES["xsd"] + "date"


class Rows(Sequence[Any]):
    """The rows of an answer, each a named tuple: `row.holder`; `row.from_` where the column is a word of Python.

    Cells are Python values: an IRI a `str`, a day a `datetime.date`, numbers and truth values what they are, any other
    literal a `str`, and None where there is nothing.
    """

    def __init__(self, answer: queries.Rows, names: Names, language: str | None = None) -> None:
        labels = names.labels(language) if language else None
        fields = [f"{column}_" if keyword.iskeyword(column) else column for column in answer.columns]
        row = namedtuple("Row", fields, rename=True)  # type: ignore[misc]  # the columns are known when it is run
        self.columns = answer.columns
        self._answer, self._names = answer, names
        self._rows = [row(*(_value(cell, labels) for cell in cells)) for cells in answer.rows]

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def labelled(self, language: Literal["en", "fr"] = "en") -> Rows:
        """The same rows with what things are called instead of their IRIs; statements and positions as CURIEs.

        What has no label in the language is called by the one it has.
        """
        if language not in ("en", "fr"):
            raise Unusable(f"no labels in {language!r}; there are: en, fr")
        return Rows(self._answer, self._names, language)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame with the columns of the answer, days as `datetime64`, nothing as NA.

        Raises:
            ImportError: pandas is not installed.
        """
        cells = self._by_column()
        frame = _library("pandas").DataFrame(cells).convert_dtypes()
        days = [column for column in cells if _kinds(cells[column]) == {date}]
        typed: pandas.DataFrame = frame.astype(dict.fromkeys(days, "datetime64[s]"))
        return typed

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame with the columns of the answer; a column of mixed values as text.

        Raises:
            ImportError: polars is not installed.
        """
        cells = self._by_column()
        mixed = [column for column in cells if len(_kinds(cells[column])) > 1 and _kinds(cells[column]) != {int, float}]
        cells |= {column: [None if c is None else str(c) for c in cells[column]] for column in mixed}
        frame: polars.DataFrame = _library("polars").DataFrame(cells, strict=False)
        return frame

    def _by_column(self) -> dict[str, list[Any]]:
        return {column: [row[i] for row in self._rows] for i, column in enumerate(self.columns)}


def load(exports: Folder | None = None) -> Dataset:
    """All named graphs as an rdflib `Dataset` on Oxigraph, with our prefixes; its default graph is their union.

    It is the caller's own copy in memory: what is added to it stays there.

    Raises:
        Unusable: there are no exports; `kg build` makes them.
    """
    from kg.store import dataset

    found = dataset(engines.load(_folder(exports)))
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri, replace=True)
    return found


def query(name: str, /, *, exports: Folder | None = None, **params: str | date | None) -> Rows:
    """The rows of a named query (`kg query --list`), of a file (`.rq`, `.sparql`), or of SPARQL text.

    Parameters are given as on the command line: IRI, CURIE, slug or label in English or French, a day as a date or
    `YYYY-MM-DD`; None is as if not given. A parameter that is a word of Python takes an underscore: `with_=`.

    Raises:
        Unusable: no such query, parameter or value (the nearest are named), no SPARQL, or an answer without rows.
    """
    text = name if "{" in name else None
    given = {key.removesuffix("_"): str(value) for key, value in params.items() if value is not None}
    asked = asking.Question(None if text else name, text, given)
    store, names = _opened(exports)
    answer = queries.run(store, bound(asked.read(), asked.params, names))
    if isinstance(answer, queries.Graph):
        raise Unusable("the answer is triples, not rows; ask it of kg.load()")
    return Rows(answer, names)


def network(name: str, *, exports: Folder | None = None) -> Graph:
    """A network view as a networkx `MultiDiGraph` (a copy); `kg network` lists the views and what they answer.

    Node and edge attributes are plain values; `label` is `{"en": …, "fr": …}`, a day `YYYY-MM-DD` or empty.

    Raises:
        Unusable: there is no such view.
    """
    from kg import networks
    from kg.store import dataset

    return networks.network(name, dataset(_opened(exports)[0]))


def _folder(exports: Folder | None) -> Path | None:
    return None if exports is None else Path(exports)


def _opened(exports: Folder | None) -> tuple[ox.Store, Names]:
    folder = (_folder(exports) or resources.exports()).resolve()
    file = folder / "graph.nq"
    return _read(folder, file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=1)
def _read(folder: Path, _changed: int) -> tuple[ox.Store, Names]:
    """Read once until `kg build` writes again; nobody outside is given the store, so that nobody changes it."""
    store = engines.load(folder)
    return store, Names(store)


def _value(cell: Cell, labels: dict[str, str] | None) -> Any:
    if labels is not None and isinstance(cell, ox.NamedNode):
        return render.called(cell, labels)
    if isinstance(cell, ox.Literal) and cell.datatype.value == _DATE:
        try:
            return date.fromisoformat(cell.value)
        except ValueError:
            return cell.value
    return render.plain(cell)


def _kinds(cells: Iterable[Any]) -> set[type]:
    return {type(cell) for cell in cells if cell is not None}


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise ImportError(f"this needs {name}, which is not installed: pip install 'eso-kg[analysis]'") from None
