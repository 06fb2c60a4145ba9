"""The Reconciliation service over HTTP: rules for the addresses at and below `/reconcile`."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from werkzeug import Request, Response
from werkzeug.routing import Rule
from werkzeug.utils import redirect

from kg.errors import Unusable
from kg.reconcile import Catalogue, Entity, showing, suggest
from kg.reconcile.catalogue import LANGUAGES
from kg.reconcile.matching import candidates
from kg.reconcile.protocol import EXTENSION, QUERIES, parsed
from kg.server.formats import HTML, content_type
from kg.server.limits import Refused

MOUNT = "/reconcile"
_MOST_PROPERTIES = 100
_SUGGESTED = {"entity": suggest.entities, "type": suggest.types, "property": suggest.properties}
_LANGUAGE, _WHAT = f"<any({', '.join(LANGUAGES)}):language>", f"<any({', '.join(_SUGGESTED)}):what>"
_FRAMED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The policy of a preview, which any page may frame: that is what it is for."""


class Reconciling:
    """Answers from a catalogue; `version` is that of the data."""

    def __init__(self, catalogue: Catalogue, version: str) -> None:
        self._catalogue, self._version = catalogue, version

    def rules(self) -> list[Rule]:
        """`/reconcile` speaks English, the addresses below it name their language."""
        below = f"{MOUNT}/{_LANGUAGE}"
        first = partial(self._service, language=LANGUAGES[0])
        read: dict[str, Callable[..., Response]] = {
            f"{below}/suggest/{_WHAT}": self._suggest,
            f"{below}/flyout/{_WHAT}": self._flyout,
            f"{below}/properties": self._properties,
            f"{below}/preview": self._preview,
            f"{below}/view": self._view,
        }
        asked = ((MOUNT, first), (f"{MOUNT}/", first), (below, self._service))
        return [
            *(Rule(path, endpoint=answer, methods=["GET", "POST", "OPTIONS"]) for path, answer in asked),
            *(Rule(path, endpoint=answer, methods=["GET", "OPTIONS"]) for path, answer in read.items()),
        ]

    def _service(self, request: Request, language: str) -> Response:
        given = request.values
        if "queries" in given:
            return self._queried(given["queries"], language)
        if "extend" in given:
            asked = parsed(EXTENSION, given["extend"], "extend")
            return _json(suggest.extended(self._catalogue, asked, language))
        if request.method == "POST":
            raise Unusable("a form field `queries` or `extend` is missing")
        address = f"{request.host_url.rstrip('/')}{MOUNT}/{language}"
        return _json(showing.manifest(self._catalogue, address, language, self._version))

    def _queried(self, batch: str, language: str) -> Response:
        queries = parsed(QUERIES, batch, "queries")
        if len(queries) > showing.BATCH:
            raise Refused(413, f"{len(queries)} queries at once; {showing.BATCH} are the most")
        found = {key: candidates(self._catalogue, query, language) for key, query in queries.items()}
        return _json({key: {"result": result} for key, result in found.items()})

    def _suggest(self, request: Request, language: str, what: str) -> Response:
        cursor = _natural(request, "cursor", 0)
        return _json(_SUGGESTED[what](self._catalogue, request.args.get("prefix", ""), cursor, language))

    def _flyout(self, request: Request, language: str, what: str) -> Response:
        found = showing.flyout(self._catalogue, what, request.args.get("id", ""), language)
        if found is None:
            raise Refused(404, f"there is no {what} with this id")
        return _json(found)

    def _properties(self, request: Request, language: str) -> Response:
        limit = min(_natural(request, "limit", _MOST_PROPERTIES), _MOST_PROPERTIES)
        return _json(suggest.proposals(self._catalogue, request.args.get("type", ""), limit, language))

    def _preview(self, request: Request, language: str) -> Response:
        page = showing.preview(self._catalogue, self._entity(request), language)
        return Response(page, content_type=content_type(HTML), headers={"Content-Security-Policy": _FRAMED})

    def _view(self, request: Request, language: str) -> Response:  # noqa: ARG002
        return redirect(f"/id/{self._entity(request).id}", 303)

    def _entity(self, request: Request) -> Entity:
        entity = self._catalogue.find(request.args.get("id", ""))
        if entity is None:
            raise Refused(404, "there is no entity with this id")
        return entity


def _natural(request: Request, name: str, otherwise: int) -> int:
    given = request.args.get(name, "")
    if given and not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise Unusable(f"{name}: {given[:40]!r} is not a natural number")
    return int(given) if given else otherwise


def _json(message: dict[str, Any]) -> Response:
    return Response(json.dumps(message, ensure_ascii=False), content_type="application/json; charset=utf-8")
