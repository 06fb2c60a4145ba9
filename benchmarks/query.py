"""CPU milliseconds of the named queries on Oxigraph and on plain rdflib: `python benchmarks/query.py [--large]`.

The data are the invented corpus of the tests with all that follows from it, copied as often as it takes, each copy with
names of its own. Both engines hold the same quads in memory, answer the same text in this process, and must give the
same number of rows.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from kg import pipeline, queries, resources, store
from kg.iris import ID
from kg.queries.run import bound
from kg.queries.values import Names

SIZES, LARGE = (5_000, 20_000), 80_000
TESTS = Path(__file__).parents[1] / "tests" / "sources"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} quads (minutes, by rdflib)")
    parser.add_argument("--only", metavar="NAME", help="this query alone")
    asked = parser.parse_args()
    names = [asked.only] if asked.only else queries.names(resources.QUERIES)
    print("| quads | query | rows | Oxigraph, ms | rdflib, ms | ratio |")
    print("| --: | :-- | --: | --: | --: | --: |")
    for size in (*SIZES, LARGE) if asked.large else SIZES:
        for row in _rows(size, names):
            print(row, flush=True)


def _rows(size: int, names: list[str]) -> Iterator[str]:
    data = grown(size)
    engine, plain = store.engine(data), Dataset(default_union=True)
    plain.parse(data=data, format="nquads")
    plain.query("ASK { ?nothing a <https://example.org/nothing> }")  # rdflib makes its parser on first use
    quads = data.count(b"\n")
    for name in names:
        text = bound(queries.find(resources.QUERIES, name), {}, Names(engine))
        fast, rows = _timed(lambda text=text: _oxigraph(engine, text))  # type: ignore[misc]
        slow, same = _timed(lambda text=text: len(plain.query(text)))  # type: ignore[misc]
        note = "" if same == rows else f" ({same:,} by rdflib)"
        yield f"| {quads:,} | {name} | {rows:,}{note} | {fast:,.1f} | {slow:,.0f} | {slow / fast:,.0f} |"


def _oxigraph(engine: ox.Store, text: str) -> int:
    answer = queries.run(engine, text)
    assert isinstance(answer, queries.Rows)
    return len(answer.rows)


def _timed(ask: Callable[[], int]) -> tuple[float, int]:
    """CPU milliseconds of one run, and the rows it gave."""
    start = time.process_time()
    rows = ask()
    return 1000 * (time.process_time() - start), rows


def grown(size: int) -> bytes:
    """N-Quads, about as many as asked for, the same for the same size."""
    known = pipeline.gather([TESTS / "corpus"], TESTS / "texts", lambda _: None)
    quads = store.nquads(known.asserted | known.inferred)
    copied = [line for line in quads.splitlines(keepends=True) if line.startswith(f"<{ID}".encode())]
    copies = max(0, round((size - quads.count(b"\n")) / len(copied)))
    return quads + b"".join(_renamed(line, number) for number in range(copies) for line in copied)


def _renamed(line: bytes, number: int) -> bytes:
    """The quad with every resource of ours under another name; topics, classes and graphs are shared."""
    parts = line.split(b"> ")
    return b"> ".join(
        part + f".copy{number}".encode() if part.startswith(f"<{ID}".encode()) and b"/topic/" not in part else part
        for part in parts
    )


if __name__ == "__main__":
    main()
