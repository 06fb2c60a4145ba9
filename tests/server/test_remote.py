"""Asking servers and loading them: retries, accounts, answers cut short, and pushes that are cut off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pyoxigraph as ox
import pytest

from kg.errors import Unusable
from kg.iris import graph
from kg.queries import Graph, Rows
from kg.remote import Server, push
from kg.remote.auth import account as found_account
from kg.remote.push import RECORDS

from .conftest import free_port

pytestmark = pytest.mark.usefixtures("_virtuoso_started")
EMPTY = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
QUADS = """
<http://x/a> <http://x/p> "one" <{a}> .
<http://x/b> <http://x/p> "two"@en <{a}> .
<http://x/b> <http://x/p> "3"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> <{a}> .
_:x <http://x/p> <http://x/c> <{b}> .
""".format(a=graph("test-a"), b=graph("test-b")).encode()


@dataclass
class Script:
    """A server that answers as told, one answer after the other, the last for ever; and what it was asked."""

    answers: list[tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    name: str = "Somebody/1.0"
    url: str = ""

    def next(self, method: str) -> tuple[int, dict[str, str], bytes]:
        if method == "HEAD":
            return 404, {}, b""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


Answer = tuple[int, dict[str, str], bytes]
Start = Callable[..., Script]


@pytest.fixture
def scripted() -> Iterator[Start]:
    """Starts servers that answer as told."""
    running: list[ThreadingHTTPServer] = []

    def start(*answers: tuple[int, dict[str, str], bytes], name: str = "Somebody/1.0") -> Script:
        script = Script(list(answers), name=name)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                script.asked.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                status, headers, content = script.next(self.command)
                if status == 0:
                    self.close_connection = True
                    return
                self.send_response_only(status)
                self.send_header("Server", script.name)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = handle_one

            def log_message(self, *_: object) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        running.append(server)
        script.url = f"http://127.0.0.1:{server.server_port}/sparql"
        return script

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _no_account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_STORE_USER", "KG_STORE_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))


def said(call: Callable[[], object]) -> str:
    """The one line with which a call is refused."""
    with pytest.raises(Unusable) as refused:
        call()
    assert "\n" not in str(refused.value)
    return str(refused.value)


def everywhere(server: Server) -> Rows:
    return server.select("SELECT ?x WHERE {}", everywhere=True)


class TestAsking:
    def test_is_a_form(self, scripted: Start) -> None:
        script = scripted((200, {}, EMPTY))
        with Server(script.url) as server:
            assert everywhere(server) == Rows(("x",), ())
        method, path, headers, body = script.asked[-1]
        assert (method, path) == ("POST", "/sparql")
        assert headers["content-type"] == "application/x-www-form-urlencoded"
        assert headers["accept"] == "application/sparql-results+json"
        assert parse_qs(body.decode()) == {"query": ["SELECT ?x WHERE {}"]}

    def test_rows_truth_and_graphs(self, oxigraph: str) -> None:
        with Server(oxigraph) as server:
            rows = server.run("SELECT ?a ?b ?c WHERE { VALUES (?a ?b) { (<http://x/> 'ö'@fr) } }")
            assert rows == Rows(("a", "b", "c"), ((ox.NamedNode("http://x/"), ox.Literal("ö", language="fr"), None),))
            truth = server.run("ASK {}")
            assert isinstance(truth, Rows)
            assert (truth.columns, truth.boolean) == (("answer",), True)
            made = server.run("CONSTRUCT { <http://x/> <http://y/> 1 } WHERE {}")
            assert isinstance(made, Graph)
            assert len(made.triples) == 1

    @pytest.mark.slow
    @pytest.mark.usefixtures("account")
    def test_blank_nodes_of_virtuoso_are_read(self, virtuoso: str) -> None:
        with Server(virtuoso) as server:
            push(server, QUADS)
            ((node,),) = server.select("SELECT ?s WHERE { ?s ?p <http://x/c> }", everywhere=True).rows
            push(server, b"")
        assert isinstance(node, ox.BlankNode)

    @pytest.mark.slow
    def test_an_answer_that_virtuoso_cuts_short_is_refused(self, virtuoso: str) -> None:
        many = "SELECT (1 AS ?one) WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
        with Server(virtuoso) as server:
            assert "no more than 10,000 rows" in said(lambda: server.select(many, everywhere=True))
            assert len(server.select(many.replace("20000", "9999"), everywhere=True).rows) == 9999

    @pytest.mark.parametrize(("sparql", "fmt"), [("SELECT ?x {}", "SPARQL JSON"), ("CONSTRUCT {} {}", "N-Triples")])
    def test_an_answer_that_breaks_off_is_refused(self, scripted: Start, sparql: str, fmt: str) -> None:
        truth: Answer = (200, {}, b'{"head":{},"boolean":true}')
        script = scripted(truth, (200, {}, b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":'))
        with Server(script.url) as server:
            assert f"cut short or something else, no {fmt}" in said(lambda: server.run(sparql))

    @pytest.mark.parametrize("engine", ["oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)])
    def test_a_bad_query_is_told_why(self, request: pytest.FixtureRequest, engine: str) -> None:
        with Server(request.getfixturevalue(engine)) as server:
            told = said(lambda: server.select("SELECT ?x WHERE { ?x a foo:bar }"))
        assert told.startswith("http://127.0.0.1")
        assert "HTTP 400" in told
        assert "refix" in told

    def test_our_graphs_are_named_where_the_default_graph_is_empty(self, scripted: Start) -> None:
        no: Answer = (200, {}, b'{"head":{},"boolean":false}')
        ours: Answer = (
            200,
            {},
            b'{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"type":"uri","value":"http://g/"}}]}}',
        )
        script = scripted(no, ours, (200, {}, EMPTY))
        with Server(script.url) as server:
            server.select("SELECT ?x WHERE { ?x ?y ?z }")
            server.select("SELECT ?x FROM <http://other/> WHERE { ?x ?y ?z }")
        first, second = (parse_qs(body.decode()) for *_, body in script.asked[-2:])
        assert first["default-graph-uri"] == first["named-graph-uri"] == ["http://g/"]
        assert set(second) == {"query"}


class TestAgain:
    """What may pass is tried again, a little later each time; what will not is not."""

    @pytest.mark.parametrize("status", [429, 500, 502, 503])
    def test_after_a_status_that_passes(self, scripted: Start, status: int) -> None:
        script, waits = scripted((status, {}, b""), (status, {}, b""), (200, {}, EMPTY)), list[float]()
        with Server(script.url, pause=waits.append) as server:
            assert everywhere(server).rows == ()
        assert waits == [0.5, 1.0]

    def test_after_as_long_as_the_server_asks_for_within_reason(self, scripted: Start) -> None:
        busy = [(503, {"Retry-After": after}, b"") for after in ("7", "9999", "soon")]
        script, waits = scripted(*busy, (200, {}, EMPTY)), list[float]()
        with Server(script.url, pause=waits.append) as server:
            everywhere(server)
        assert waits == [7, 30, 2]

    def test_after_a_broken_connection(self, scripted: Start) -> None:
        script, waits = scripted((0, {}, b""), (200, {}, EMPTY)), list[float]()
        with Server(script.url, pause=waits.append) as server:
            everywhere(server)
        assert waits == [0.5]

    def test_not_for_ever(self, scripted: Start) -> None:
        script, waits = scripted((503, {}, b"<html><b>busy</b>\n\nnow</html>")), list[float]()
        with Server(script.url, pause=waits.append) as server:
            assert said(lambda: everywhere(server)) == f"{script.url}: HTTP 503, busy now"
        assert waits == [0.5, 1.0, 2.0]
        with Server(f"http://127.0.0.1:{free_port()}/sparql", pause=waits.append) as server:
            assert "cannot be reached" in said(lambda: everywhere(server))
        assert waits[3:] == [0.5, 1.0, 2.0]

    @pytest.mark.parametrize(
        ("status", "body"),
        [(400, b"bad"), (403, b"no"), (404, b"gone"), (504, b"slow"), (500, b"Virtuoso 37000 Error SP030: bad")],
    )
    def test_not_after_what_does_not_pass(self, scripted: Start, status: int, body: bytes) -> None:
        script, waits = scripted((status, {}, body)), list[float]()
        with Server(script.url, pause=waits.append) as server:
            assert f"HTTP {status}, {body.decode()}" in said(lambda: everywhere(server))
        assert waits == []

    def test_not_after_waiting_in_vain(self, url: str) -> None:
        slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        with Server(url, seconds=0.3) as server:
            assert "no answer within 0.3 seconds" in said(lambda: server.select(slow, everywhere=True))

    def test_not_where_the_server_sends_us_elsewhere(self, scripted: Start) -> None:
        script = scripted((302, {"Location": "http://elsewhere/"}, b""))
        with Server(script.url) as server:
            assert "points to http://elsewhere/" in said(lambda: everywhere(server))


CHALLENGES = {
    "basic": {"WWW-Authenticate": 'Basic realm="x"'},
    "digest": {"WWW-Authenticate": 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'},
}


class TestAccount:
    def test_comes_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_STORE_USER", "me")
        assert "both or not at all" in said(lambda: found_account("host"))
        monkeypatch.setenv("KG_STORE_PASSWORD", "open sesame")
        found = found_account("host")
        assert found
        assert (found.user, found.password) == ("me", "open sesame")
        assert "sesame" not in repr(found)

    def test_comes_from_netrc(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        path = tmp_path / "netrc"
        path.write_text("machine host login me password sesame\n", encoding="ascii")
        monkeypatch.setenv("NETRC", str(path))
        found = found_account("host")
        assert found
        assert (found.user, found.password) == ("me", "sesame")
        assert found_account("other") is None
        path.write_text("machine host login me sesame\n", encoding="ascii")
        told = said(lambda: found_account("host"))
        assert told == f"{path}: not as a netrc file has to be"

    @pytest.mark.usefixtures("account")
    @pytest.mark.parametrize("kind", CHALLENGES)
    def test_is_sent_when_asked_for_and_as_asked_for(self, scripted: Start, kind: str) -> None:
        script = scripted((401, CHALLENGES[kind], b""), (200, {}, EMPTY))
        with Server(script.url) as server:
            # What asks first who the server is, and what asks then, is asked without.
            everywhere(server)
            everywhere(server)
        sent = [
            headers.get("authorization", "-").lower().split()[0]
            for method, _, headers, _ in script.asked
            if method == "POST"
        ]
        assert sent[0] == "-"
        assert set(sent[-2:]) == {kind}

    @pytest.mark.usefixtures("account")
    def test_is_not_sent_where_nobody_asks(self, scripted: Start) -> None:
        script = scripted((200, {}, EMPTY))
        with Server(script.url) as server:
            everywhere(server)
        assert not any("authorization" in headers for _, _, headers, _ in script.asked)

    def test_that_is_missing_or_wrong_is_told_without_it(
        self, scripted: Start, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script = scripted((401, CHALLENGES["basic"], b"go away"))
        with Server(script.url) as server:
            told = said(lambda: everywhere(server))
        assert "KG_STORE_USER" in told
        assert "netrc" in told
        monkeypatch.setenv("KG_STORE_USER", "me")
        monkeypatch.setenv("KG_STORE_PASSWORD", "sesame")
        with Server(script.url) as server:
            told = said(lambda: everywhere(server))
        assert "does not accept this user and password" in told
        assert "sesame" not in told

    @pytest.mark.parametrize(
        ("address", "told"),
        [
            ("http://me:sesame@host/", "does not belong in the address"),
            ("ftp://host/", "not an http or https address"),
            ("host:8890", "not an http or https address"),
            ("http://host:port/", "not an address"),
        ],
    )
    def test_does_not_belong_in_the_address_which_must_be_one(self, address: str, told: str) -> None:
        refused = said(lambda: Server(address))
        assert told in refused
        assert "sesame" not in refused


def held(server: Server) -> dict[str, int]:
    """The test graphs that a server holds, with their sizes."""
    ours = 'FILTER(REGEX(STR(?g), "eso-kg/graph/test-"))'
    asked = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }} GROUP BY ?g"
    rows = server.select(asked, everywhere=True).rows
    return {g.value.rpartition("/")[2]: int(n.value) for g, n in rows}  # type: ignore[union-attr]


@pytest.mark.parametrize("engine", ["oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)])
class TestPush:
    @pytest.fixture
    def server(self, request: pytest.FixtureRequest, engine: str) -> Iterator[Server]:
        request.getfixturevalue("account")
        with Server(request.getfixturevalue(engine)) as found:
            push(found, b"")
            yield found
            push(found, b"")
            assert held(found) == {}

    def test_replaces_each_graph_and_tells(self, server: Server) -> None:
        events: list[tuple[str, str, int, int]] = []
        push(server, QUADS, lambda p: events.append((p.graph.rpartition("/")[2], p.what, p.done, p.of)))
        assert events == [("test-a", "replaced", 1, 2), ("test-b", "replaced", 2, 2)]
        assert held(server) == {"test-a": 3, "test-b": 1}

    def test_again_skips_what_is_there(self, server: Server) -> None:
        push(server, QUADS)
        assert {p.what for p in push(server, QUADS)} == {"unchanged"}
        changed = QUADS.replace(b'"one"', b'"uno"')
        assert [p.what for p in push(server, changed)] == ["replaced", "unchanged"]
        ((found,),) = server.select(
            f"SELECT ?o WHERE {{ GRAPH <{graph('test-a')}> {{ <http://x/a> ?p ?o }} }}", everywhere=True
        ).rows
        assert found == ox.Literal("uno")

    def test_removes_what_we_no_longer_have_and_leaves_others_alone(self, server: Server) -> None:
        other = "http://x/other"
        assert server.addresses.graphs
        put = {"content": b"<http://x/a> <http://x/b> <http://x/c> .", "headers": {"Content-Type": "text/turtle"}}
        server.client.send("PUT", server.addresses.graphs, params={"graph": other}, **put)
        push(server, QUADS)
        without = b"\n".join(line for line in QUADS.splitlines() if b"test-b" not in line)
        assert [p.what for p in push(server, without)] == ["unchanged", "removed"]
        assert held(server) == {"test-a": 3}
        left = server.select(f"ASK {{ GRAPH <{other}> {{ ?s ?p ?o }} }}", everywhere=True)
        assert left.boolean
        server.client.send("DELETE", server.addresses.graphs, params={"graph": other})

    def test_that_was_cut_off_goes_on_where_it_stopped(self, server: Server) -> None:
        def stop(_: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            push(server, QUADS, stop)
        assert held(server) == {"test-a": 3}
        assert [p.what for p in push(server, QUADS)] == ["unchanged", "replaced"]

    def test_repairs_a_graph_that_somebody_touched(self, server: Server) -> None:
        push(server, QUADS)
        assert server.addresses.graphs
        server.client.send("DELETE", server.addresses.graphs, params={"graph": graph("test-a")})
        assert [p.what for p in push(server, QUADS)] == ["replaced", "unchanged"]

    def test_that_fails_leaves_the_graph_as_it_was_or_is_known_to_have_failed(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The body breaks off half-way through its second line, as it may when something in between fails."""
        push(server, QUADS)
        send = server.client.send

        def broken(method: str, url: str, *arguments: object, **content: object) -> httpx.Response:
            body = content.get("content")
            if method == "PUT" and isinstance(body, bytes) and b"uno" in body:
                content["content"] = body.splitlines()[0] + b'\n<http://x/b> <http://x/p> "tw'
            return send(method, url, *arguments, **content)  # type: ignore[arg-type]

        monkeypatch.setattr(server.client, "send", broken)
        said(lambda: push(server, QUADS.replace(b'"one"', b'"uno"')))
        assert held(server) == {"test-a": 3, "test-b": 1}
        monkeypatch.setattr(server.client, "send", send)
        assert [p.what for p in push(server, QUADS)] == ["replaced", "unchanged"]
        assert held(server) == {"test-a": 3, "test-b": 1}

    def test_records_stand_in_a_graph_of_their_own(self, server: Server) -> None:
        push(server, QUADS)
        ((number,),) = server.select(
            f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{RECORDS}> {{ ?g ?p ?o }} }}", everywhere=True
        ).rows
        assert isinstance(number, ox.Literal)
        assert number.value == "4"


class TestPushRefused:
    def test_where_the_server_takes_no_graphs(self, url: str) -> None:
        with Server(url) as server:
            assert "--graph-store" in said(lambda: push(server, QUADS))

    def test_where_the_data_have_no_graph_or_are_no_quads(self, oxigraph: str) -> None:
        with Server(oxigraph) as server:
            assert "in no named graph" in said(lambda: push(server, b"<http://x/> <http://x/> <http://x/> .\n"))
            assert "no N-Quads" in said(lambda: push(server, b"nothing"))

    def test_where_less_arrives_than_was_sent(self, scripted: Start) -> None:
        two = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"2"}}]}}'
        none = b'{"head":{"vars":["g","size","digest"]},"results":{"bindings":[]}}'
        script = scripted((200, {}, none), (204, {}, b""), (200, {}, two))
        with Server(script.url, graphs=script.url + "/data") as server:
            assert "2 triples are there, not 3; push again" in said(lambda: push(server, QUADS))
        assert [(method, path.partition("?")[0]) for method, path, *_ in script.asked if method == "PUT"] == [
            ("PUT", "/sparql/data")
        ]

    @pytest.mark.slow
    def test_where_an_account_is_missing(self, virtuoso: str) -> None:
        with Server(virtuoso) as server:
            assert "KG_STORE_USER" in said(lambda: push(server, QUADS))
