"""Oxigraph's store in this process: over a file in memory, or in a folder on disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import Unusable
from kg.iris import graph

_OURS = graph("")


def opened(source: Path) -> ox.Store:
    """A folder as a store on disk, for reading (several processes may), a file as N-Quads in memory; else Unusable."""
    try:
        if source.is_dir():
            return ox.Store.read_only(str(source))
        store = ox.Store()
        store.bulk_load(path=str(source), format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, OSError) as error:
        raise Unusable(f"{source}: cannot be read ({_line(error)})") from None
    return store


def replace(folder: Path, quads: Path) -> list[str]:
    """Makes a folder a store with exactly these N-Quads in our graphs, whose names it gives; all of it or nothing.

    What an existing store holds in graphs of others is kept. Unusable where the folder is no store, or is in use.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as aside:
        with _others(folder) as others:
            names = _written(Path(aside) / "new", quads, others)
        _swap(folder, Path(aside) / "new", Path(aside) / "old")
    return names


def _swap(folder: Path, new: Path, old: Path) -> None:
    if folder.exists():
        os.replace(folder, old)
    try:
        os.replace(new, folder)
    except BaseException:
        if old.exists():
            os.replace(old, folder)
        raise


@contextmanager
def _others(folder: Path) -> Iterator[Iterator[ox.Quad]]:
    """What a store holds besides our graphs. Nobody else can write to it meanwhile."""
    if not folder.exists() or (folder.is_dir() and not os.listdir(folder)):
        yield iter(())
        return
    if not (folder / "CURRENT").is_file():
        raise Unusable(f"{folder}: holds something else, no store of Oxigraph; choose another folder")
    try:
        store = ox.Store(str(folder))
    except OSError as error:
        raise Unusable(f"{folder}: cannot be written ({_line(error)})") from None
    yield (quad for quad in store if not _is_ours(quad))


def _written(folder: Path, quads: Path, others: Iterator[ox.Quad]) -> list[str]:
    store = ox.Store(str(folder))
    try:
        store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(others)
        store.optimize()
    except SyntaxError as error:
        raise Unusable(f"{quads}: damaged ({_line(error)}); run `kg build` again") from None
    return sorted(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode) and g.value.startswith(_OURS))


def _is_ours(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(_OURS)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
