"""SPARQL 1.1 Protocol: a request at /sparql as what it asks."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug import Request, Response
from werkzeug.datastructures import MultiDict

from kg.server.engine import Engine
from kg.server.formats import GRAPHS, ROWS, content_type, wanted
from kg.server.limits import Asked, Refused

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


def asked(request: Request) -> Asked | None:
    """None for a GET without a query, which asks for the service description."""
    fields, text = _fields(request)
    queries = [*fields.getlist("query"), *([] if text is None else [text])]
    if "update" in fields:
        raise Refused(403, "updates are refused: this endpoint is read-only")
    if len(queries) > 1:
        raise Refused(400, "one query at a time, please: the request has several")
    if not queries and request.method == "POST":
        raise Refused(400, f"the request has no query: send it as the form field `query`, or as {_QUERY}")
    return _asked(request, fields, queries[0]) if queries else None


def _fields(request: Request) -> tuple[MultiDict[str, str], str | None]:
    """The parameters of the request, and the query where it is the whole body."""
    if request.method != "POST":
        return request.args, None
    if request.mimetype == _FORM:
        # The Protocol has them all in the form; clients that put the dataset into the address are understood too.
        return MultiDict([*request.args.items(multi=True), *request.form.items(multi=True)]), None
    if request.mimetype == _QUERY:
        return request.args, _text(request)
    if request.mimetype == _UPDATE:
        raise Refused(403, "updates are refused: this endpoint is read-only")
    raise Refused(415, f"a query is posted as {_FORM} or {_QUERY}, not as {request.mimetype or 'nothing declared'}")


def _text(request: Request) -> str:
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None


def _asked(request: Request, fields: MultiDict[str, str], sparql: str) -> Asked:
    short, accept = fields.get("format"), request.accept_mimetypes
    found = Asked(
        sparql,
        tuple(_iris(fields, "default-graph-uri")),
        tuple(_iris(fields, "named-graph-uri")),
        wanted(accept, tuple(ROWS), short),
        wanted(accept, tuple(GRAPHS), short),
    )
    if found.rows is None and found.graph is None:
        raise Refused(406, f"no such format here; there are: {', '.join(dict.fromkeys((*ROWS, *GRAPHS)))}")
    return found


def _iris(fields: MultiDict[str, str], name: str) -> list[str]:
    given = fields.getlist(name)
    for iri in given:
        if ":" not in iri or any(c in '<>"{}|^`\\' or c <= " " for c in iri):
            raise Refused(400, f"{name}: {iri!r} is not an absolute IRI")
    return given


def answered(engine: Engine, question: Asked, request: Request) -> Response:
    """Runs the query; Refused where there is no answer."""
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    answer = engine.ask(question, gone)
    return Response(answer.body, content_type=content_type(answer.media), headers={"Vary": "Accept"})
