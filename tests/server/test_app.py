"""The application takes services besides its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from werkzeug import Request, Response
from werkzeug.routing import Rule
from werkzeug.test import Client

from kg import resources
from kg.errors import Unusable
from kg.server.app import App
from kg.server.shelf import Shelf


def greet(request: Request, name: str) -> Response:
    if name == "nobody":
        raise Unusable("nobody\nis there")
    return Response(f"{request.method} {name}")


@pytest.fixture(scope="module")
def client(source: Path) -> Client:
    engine: Any = None  # nothing here asks a query
    more = [Rule("/greet/<name>", endpoint=greet, methods=["GET", "POST", "OPTIONS"])]
    return Client(App(engine, Shelf(source, resources.QUERIES), more))


def test_another_service_answers_at_its_address(client: Client) -> None:
    assert client.get("/greet/norland").text == "GET norland"
    assert client.post("/greet/norland").text == "POST norland"
    assert client.get("/").status_code == 200


def test_its_answers_may_be_read_across_origins_and_its_refusals_are_one_line(client: Client) -> None:
    refusal = client.get("/greet/nobody")
    assert (refusal.status_code, refusal.text) == (400, "nobody is there\n")
    assert refusal.headers["access-control-allow-origin"] == "*"
    assert client.options("/greet/nobody").status_code == 204
    assert client.delete("/greet/norland").status_code == 405
