"""The edge between a reader's question and the exports: loads, asks, prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import queries, resources
from kg.engines import Engine, load
from kg.errors import Unusable
from kg.queries import Graph, NamedQuery, Rows, render
from kg.queries.named import read
from kg.queries.run import bound

_WIDE = 110
"""Characters of a terminal line from which every column has room."""
_TAKES = {"date": "YYYY-MM-DD"}
"""What a parameter of a kind takes, where the name of the kind does not say it."""


@dataclass(frozen=True)
class Question:
    """A query by name or file, or as text, with its parameters as given."""

    name: str | None
    text: str | None
    params: Mapping[str, str]

    @property
    def title(self) -> str:
        return self.read().question

    def read(self) -> NamedQuery:
        if self.text is not None:
            return NamedQuery("this query", "", (), (), self.text)
        assert self.name is not None
        path = Path(self.name)
        if path.suffix in (".rq", ".sparql"):
            if not path.is_file():
                raise Unusable(f"{path}: no such file")
            return read(path)
        return queries.find(resources.QUERIES, self.name)


def pairs(params: Iterable[str]) -> dict[str, str]:
    """`k=v` texts as a mapping."""
    found: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key:
            raise Unusable(f"--param takes name=value, not {param!r}")
        if key in found:
            raise Unusable(f"--param {key} is given twice")
        found[key] = value
    return found


@dataclass(frozen=True)
class Answer:
    """A query as run, and its result (None where it was not run)."""

    sparql: str
    result: Rows | Graph | None


def ask(asked: Question, engine: Engine, run: bool = True, columns: Sequence[str] = ()) -> Answer:
    """Binds the parameters and runs the query; Unusable where it has no such column."""
    named = asked.read()
    sparql = bound(named, asked.params, engine.names(named, asked.params))
    result = engine.run(sparql) if run else None
    return Answer(sparql, result.only(columns) if columns and isinstance(result, Rows) else result)


def show(answer: Answer, engine: Engine, fmt: str, title: str, language: str) -> None:
    """Prints an engine's answer in a format; Unusable where the format does not fit it."""
    if isinstance(answer.result, Graph):
        fmt = "turtle" if fmt in ("table", "json") else fmt
        sys.stdout.write(render.graph(answer.result, _known(fmt, render.GRAPHS)))
    elif isinstance(answer.result, Rows):
        rows, fmt = answer.result, _known(fmt, (*render.FOR_READERS, *render.ROWS))
        show_rows(rows, fmt, lambda shown: engine.labels(shown, language), title, render.without_handles(rows))


def show_rows(
    rows: Rows, fmt: str, labels: Callable[[Rows], Mapping[str, str]], title: str, narrow: Sequence[str]
) -> None:
    """Prints rows in a format that there is; `narrow` are the columns that a terminal of usual width has room for.

    Things are called by their labels in tables for readers only, and only these are asked for.
    """
    if fmt == "table":
        from rich.console import Console

        console = Console()
        shown = rows if console.width >= _WIDE else rows.only(narrow)
        console.print(render.table(shown, labels(shown), title))
    elif fmt == "markdown":
        sys.stdout.write(render.markdown(rows, labels(rows)))
    else:
        sys.stdout.write(render.ROWS[fmt](rows))


def _known(fmt: str, formats: Iterable[str]) -> str:
    if fmt not in formats:
        raise Unusable(f"no format {fmt!r} for this answer; there are: {', '.join(formats)}")
    return fmt


def listing(name: str | None = None) -> str:
    """Every named query with its question and parameters; of a single one, or a file, the columns, too."""
    if name is not None:
        return "\n".join(_described(Question(name, None, {}).read(), columns=True))
    found = (queries.find(resources.QUERIES, known) for known in queries.names(resources.QUERIES))
    return "\n".join(line for query in found for line in _described(query))


def _described(query: NamedQuery, columns: bool = False) -> Iterator[str]:
    yield f"{query.name}\n    {query.question}"
    for p in query.parameters:
        default = "" if p.default is None else f" (default: {p.default})"
        yield f"    --param {p.name}={_TAKES.get(p.kind, p.kind.upper())}  {p.about}{default}"
    if columns and query.columns:
        yield "    columns"
        yield from (f"        {column}  {about}" for column, about in query.columns)


def network(name: str | None, fmt: str, exports: Path | None) -> bytes:
    """A network view in a format; the list of views without a name."""
    from kg import networks, pages
    from kg.store import dataset

    if name is None:
        return "".join(f"{n.name}  {n.question['en']}\n" for n in networks.NETWORKS.values()).encode()
    if fmt not in (*networks.FORMATS, "html"):
        raise Unusable(f"no format {fmt!r}; there are: {', '.join((*networks.FORMATS, 'html'))}")
    graph = networks.network(name, dataset(load(exports)))
    return (
        pages.network_page(graph, pages.Site(resources.version(), citation=resources.citation()))
        if fmt == "html"
        else networks.FORMATS[fmt](graph)
    )
