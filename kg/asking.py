"""The edge between a reader's question and the exports: loads, asks, prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import query, resources
from kg.errors import Unusable
from kg.query import Graph, NamedQuery, Rows, render
from kg.query.named import read
from kg.query.run import bound
from kg.query.values import Names

_WIDE = 110
"""Characters of a terminal line from which every column has room."""


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
        if path.suffix == ".rq":
            if not path.is_file():
                raise Unusable(f"{path}: no such file")
            return read(path)
        return query.find(resources.QUERIES, self.name)


def pairs(params: Iterable[str]) -> dict[str, str]:
    """`k=v` texts as a mapping."""
    found: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key:
            raise Unusable(f"--param takes name=value, not {param!r}")
        found[key] = value
    return found


def load(exports: Path | None) -> ox.Store:
    """An embedded store with all that `kg build` wrote."""
    path = (exports or resources.exports()) / "graph.nq"
    if not path.is_file():
        raise Unusable(f"{path}: not there yet; run `kg build` first")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise Unusable(f"{path}: damaged ({' '.join(str(error).split())}); run `kg build` again") from None
    return store


@dataclass(frozen=True)
class Answer:
    """A query as run, its result (None where it was not run), and what the things in it are called."""

    sparql: str
    result: Rows | Graph | None
    names: Names


def ask(asked: Question, exports: Path | None, run: bool = True, columns: Sequence[str] = ()) -> Answer:
    """Binds the parameters and runs the query; Unusable where it has no such column."""
    store = load(exports)
    names = Names(store)
    sparql = bound(asked.read(), asked.params, names)
    result = query.run(store, sparql) if run else None
    return Answer(sparql, result.only(columns) if columns and isinstance(result, Rows) else result, names)


def show(answer: Answer, fmt: str, title: str, language: str) -> None:
    """Prints an answer in a format; Unusable where the format does not fit it."""
    if isinstance(answer.result, Graph):
        fmt = "turtle" if fmt in ("table", "json") else fmt
        sys.stdout.write(render.graph(answer.result, _known(fmt, render.GRAPHS)))
    elif isinstance(answer.result, Rows):
        _show_rows(answer.result, _known(fmt, (*render.FOR_READERS, *render.ROWS)), answer.names, title, language)


def _show_rows(rows: Rows, fmt: str, names: Names, title: str, language: str) -> None:
    if fmt == "table":
        from rich.console import Console

        console = Console()
        shown = rows if console.width >= _WIDE else rows.only(render.without_handles(rows))
        console.print(render.table(shown, names.labels(language), title))
    elif fmt == "markdown":
        sys.stdout.write(render.markdown(rows, names.labels(language)))
    else:
        sys.stdout.write(render.ROWS[fmt](rows))


def _known(fmt: str, formats: Iterable[str]) -> str:
    if fmt not in formats:
        raise Unusable(f"no format {fmt!r} for this answer; there are: {', '.join(formats)}")
    return fmt


def listing() -> str:
    """Every named query with its question and parameters."""
    lines: list[str] = []
    for name in query.names(resources.QUERIES):
        found = query.find(resources.QUERIES, name)
        lines.append(f"{name}\n    {found.question}")
        lines.extend(f"    --param {p.name}=…  {p.about}" for p in found.parameters)
    return "\n".join(lines)


def network(name: str | None, fmt: str, exports: Path | None) -> bytes:
    """A network view in a format; the list of views without a name."""
    from kg import network as networks
    from kg import pages
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
