"""The invented world as a service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from werkzeug.test import Client

from kg import resources
from kg.reconcile import Catalogue, read
from kg.server.app import App
from kg.server.reconciling import Reconciling
from kg.server.shelf import Shelf


@pytest.fixture(scope="session")
def quads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world as a file that `kg serve` reads."""
    world = ox.parse(path=str(Path(__file__).with_name("world.trig")), format=ox.RdfFormat.TRIG)
    path = tmp_path_factory.mktemp("world") / "graph.nq"
    ox.serialize(world, str(path), format=ox.RdfFormat.N_QUADS)
    return path


@pytest.fixture(scope="session")
def catalogue(quads: Path) -> Catalogue:
    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    return read(store)


@pytest.fixture(scope="session")
def client(catalogue: Catalogue, quads: Path) -> Client:
    """The service as `kg serve` mounts it; the engine, which only SPARQL needs, is left out."""
    engine: Any = None
    return Client(App(engine, Shelf(quads, resources.QUERIES), Reconciling(catalogue, "1.2.3").rules()))
