"""The WSGI application: which address answers what, and every refusal as one line of text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox
from werkzeug import Request, Response
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect

from kg import iris, resources
from kg.errors import Unusable
from kg.server import pages, protocol
from kg.server.description import description
from kg.server.engine import Engine
from kg.server.formats import GRAPHS, HTML, content_type, graph, wanted
from kg.server.limits import Refused
from kg.server.shelf import Shelf

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Content-Security-Policy": pages.POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class _Request(Request):
    max_form_memory_size = None  # waitress limits the body


class App:
    """Serves one graph.

    The endpoint of a rule is the function that answers: it takes the request and the parts of the address. `more` are
    the rules of other services; their refusals (Refused, Unusable) are told like ours.
    """

    def __init__(self, engine: Engine, shelf: Shelf, more: Iterable[Rule] = ()) -> None:
        self._engine, self._shelf, self._version = engine, shelf, resources.version()
        rules = [
            Rule("/", endpoint=self._home, methods=["GET"]),
            Rule("/sparql", endpoint=self._sparql, methods=["GET", "POST", "OPTIONS"]),
            Rule("/id/", endpoint=self._everything, methods=["GET"]),
            Rule("/id/<kind>/<path:slug>", endpoint=self._thing, methods=["GET", "OPTIONS"]),
            Rule("/queries/<name>.rq", endpoint=self._named_query, methods=["GET", "OPTIONS"]),
            Rule("/static/<name>", endpoint=self._static, methods=["GET"]),
        ]
        self._routes = Map([*rules, *more], strict_slashes=False)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = _Request(environ)
        response = self._safely(request)
        for name, value in _EVERYWHERE.items():
            response.headers.setdefault(name, value)
        return response(environ, start_response)

    def _safely(self, request: Request) -> Response:
        try:
            endpoint, arguments = self._routes.bind_to_environ(request.environ).match()
            if request.method == "OPTIONS":
                return Response(status=204)
            answer: Callable[..., Response] = endpoint
            return answer(request, **arguments)
        except Refused as refused:
            return _refusal(refused.status, refused.reason)
        except Unusable as error:
            return _refusal(400, str(error))
        except MethodNotAllowed as error:
            allowed = ", ".join(error.valid_methods or ())
            return _refusal(405, f"{request.method} is not possible here; there are: {allowed}", {"Allow": allowed})
        except NotFound:
            return _refusal(404, "no such page; there are /, /sparql, /id/ and /id/<kind>/<slug>")
        except HTTPException as error:
            return _refusal(error.code or 400, error.description or error.name)

    def _home(self, _request: Request) -> Response:
        return Response(pages.query_page(self._shelf, self._version), content_type=content_type(HTML))

    def _sparql(self, request: Request) -> Response:
        asked = protocol.asked(request)
        return protocol.answered(self._engine, asked, request) if asked else self._description(request)

    def _description(self, request: Request) -> Response:
        media = _negotiated(request, (*GRAPHS, HTML))
        if media == HTML:
            return redirect("/", 303)
        graphs, service = self._shelf.graphs, self._engine.limits.service
        return _rdf(description(request.base_url, graphs, service), media)

    def _thing(self, request: Request, kind: str, slug: str) -> Response:
        iri = iris.resource(kind, slug)
        triples = self._shelf.triples(iri)
        if not triples:
            raise Refused(404, f"the graph says nothing of {iri!r}")
        media = _negotiated(request, (*GRAPHS, HTML))
        response = self._page(iri) if media == HTML else _rdf(triples, media)
        response.vary.add("Accept")
        return response

    def _page(self, iri: str) -> Response:
        """The resource's page; for a part, such as a passage, the way to the page that tells of it."""
        site = self._shelf.resources()
        where = site.address(iri)
        return redirect(where, 303) if "#" in where else _html(site.page(iri), site.policy)

    def _everything(self, _request: Request) -> Response:
        site = self._shelf.resources()
        return _html(site.everything(), site.policy)

    def _named_query(self, request: Request, name: str) -> Response:
        known = [query.name for query in self._shelf.named_queries]
        if name not in known:
            raise Refused(404, f"no query is named {name!r}; there are: {', '.join(known)}")
        given = {key: value for key, value in request.args.items() if value}
        return Response(self._shelf.text(name, given), content_type="application/sparql-query; charset=utf-8")

    def _static(self, _request: Request, name: str) -> Response:
        if name not in pages.STATIC:
            raise NotFound
        return Response(pages.static(name), content_type=content_type(pages.STATIC[name]))


def _negotiated(request: Request, offered: tuple[str, ...]) -> str:
    media = wanted(request.accept_mimetypes, offered, request.args.get("format"))
    if media is None:
        raise Refused(406, f"no such format here; there are: {', '.join(offered)}")
    return media


def _rdf(triples: Iterable[ox.Triple], media: str) -> Response:
    out = io.BytesIO()
    graph(triples, media, out)
    return Response(out.getvalue(), content_type=content_type(media), headers={"Vary": "Accept"})


def _html(page: bytes, policy: str) -> Response:
    return Response(page, content_type=content_type(HTML), headers={"Content-Security-Policy": policy})


def _refusal(status: int, reason: str, headers: Mapping[str, str] | None = None) -> Response:
    found = Response(" ".join(reason.split()) + "\n", status, headers, content_type="text/plain; charset=utf-8")
    if status == 503:
        found.headers["Retry-After"] = "5"
    return found
