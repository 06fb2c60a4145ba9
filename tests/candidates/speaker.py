"""A server that speaks the Reconciliation Service API on loopback, as badly as it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Invented items",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
}


@dataclass(frozen=True)
class Reply:
    """An answer: a status, a body, headers, and how long it takes."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0


@dataclass
class Speaker:
    """What it knows by name; what it answers instead, request by request (None: as the protocol says)."""

    known: dict[str, list[dict[str, Any]]]
    manifest: dict[str, Any] = field(default_factory=lambda: dict(MANIFEST))
    instead: list[Reply | None] = field(default_factory=list)
    batches: list[list[str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    url: str = ""

    def answer(self, form: str) -> Reply:
        if not form:
            return Reply(body=json.dumps(self.manifest))
        queries = json.loads(parse_qs(form)["queries"][0])
        self.batches.append([query["query"] for query in queries.values()])
        found = {key: {"result": self.known.get(query["query"], [])} for key, query in queries.items()}
        return Reply(body=json.dumps(found))

    def reply(self, form: str) -> Reply:
        other = self.instead.pop(0) if self.instead else None
        return other or self.answer(form)


@contextmanager
def speaking(speaker: Speaker) -> Iterator[Speaker]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _answer(self, form: str) -> None:
            speaker.agents.add(self.headers["User-Agent"])
            reply = speaker.reply(form)
            time.sleep(reply.after)
            data = reply.body.encode()
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(data)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    speaker.url = f"http://127.0.0.1:{server.server_address[1]}/en/api"
    try:
        yield speaker
    finally:
        server.shutdown()
        server.server_close()
