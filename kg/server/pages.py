"""The query page. It loads nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps

from kg.iris import ID, PREFIXES
from kg.queries import Parameter
from kg.server.shelf import Shelf

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
STATIC = {"page.css": "text/css", "page.js": "text/javascript"}


@cache
def static(name: str) -> bytes:
    return (files("kg.server") / "static" / name).read_bytes()


@cache
def _environment() -> Environment:
    def template(name: str) -> str:
        return (files("kg.server") / "templates" / name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def query_page(shelf: Shelf, version: str) -> str:
    """The named queries with their parameters, a field for SPARQL, and the answer as a table."""
    queries = [
        {"name": q.name, "question": q.question, "parameters": [_parameter(p) for p in q.parameters]}
        for q in shelf.named_queries
    ]
    kinds = {p.kind for q in shelf.named_queries for p in q.parameters}
    return _environment().get_template("query.html").render(
        version=version,
        queries=queries,
        suggestions={kind: _suggestions(shelf, kind) for kind in sorted(kinds)},
        data=htmlsafe_json_dumps({"queries": queries, "prefixes": dict(PREFIXES), "ours": ID}),
    )  # fmt: skip


def _parameter(parameter: Parameter) -> dict[str, str]:
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "about": parameter.about,
        "default": parameter.default or "",
    }


def _suggestions(shelf: Shelf, kind: str) -> tuple[str, ...]:
    if kind == "mode":
        return ("DirectQuotation", "ReportedSpeech", "AttributedView", "ReportedAct", "AuthorAssessment")
    return shelf.of_kind.get(kind, ())
