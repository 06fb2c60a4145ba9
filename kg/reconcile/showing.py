"""What the service says of itself, and small previews of what it offers."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from kg.iris import ID, PREFIXES
from kg.reconcile.catalogue import ROOTS, Catalogue, Entity, Term, called
from kg.reconcile.protocol import VERSION
from kg.reconcile.suggest import type_, value

BATCH = 100
"""Queries in one batch; a larger one is refused."""
WIDTH, HEIGHT = 420, 260
_FACTS = 6
"""Properties that a preview shows."""
_VALUES = 5
"""Values of one property that a preview shows."""
_NAME = {"en": "European Security Order Knowledge Graph", "fr": "Graphe de l’ordre de sécurité européen"}


def manifest(catalogue: Catalogue, address: str, language: str, version: str) -> dict[str, Any]:
    """The manifest of the service at this address."""

    def suggested(what: str) -> dict[str, str]:
        paths = {"service_path": f"/suggest/{what}", "flyout_service_path": f"/flyout/{what}?id=${{id}}"}
        return {"service_url": address, **paths}

    return {
        "versions": [VERSION],
        "name": f"{_NAME[language]} ({language})",
        "identifierSpace": ID,
        "schemaSpace": PREFIXES["eso"],
        "serviceVersion": version,
        "defaultTypes": [type_(catalogue, name, language) for name in ROOTS],
        "batchSize": BATCH,
        "view": {"url": f"{address}/view?id={{{{id}}}}"},
        "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {what: suggested(what) for what in ("entity", "type", "property")},
        "extend": {"propose_properties": {"service_url": address, "service_path": "/properties"}},
    }


def preview(catalogue: Catalogue, entity: Entity, language: str) -> str:
    """A page about an entity, small enough for a frame."""
    return _html(catalogue, entity, language, page=True)


def flyout(catalogue: Catalogue, what: str, key: str, language: str) -> dict[str, str] | None:
    """A few words on an `entity`, a `type` or a `property`, in HTML; None where there is none with this id."""
    if what == "entity":
        entity = catalogue.find(key)
        return {"id": key, "html": _html(catalogue, entity, language, page=False)} if entity else None
    word = (catalogue.types if what == "type" else catalogue.properties).get(key)
    return {"id": key, "html": f"<p><b>{escape(word.name(language))}</b> ({escape(word.id)})</p>"} if word else None


def _html(catalogue: Catalogue, entity: Entity, language: str, page: bool) -> str:
    types = [catalogue.types[name].name(language) for name in entity.types]
    facts = [
        (catalogue.properties[name].name(language), *_texts(catalogue, terms, language))
        for name, terms in list(entity.values.items())
        if name.startswith("eso:")
    ]
    return _preview().render(
        page=page, language=language, name=entity.name(language), id=entity.id, types=types,
        note=called(entity.notes, language), facts=facts[:_FACTS],
    )  # fmt: skip


def _texts(catalogue: Catalogue, terms: tuple[Term, ...], language: str) -> tuple[list[str], int]:
    """The first values as texts, and how many more there are."""
    shown = (value(catalogue, term, language) for term in terms[:_VALUES])
    return [_text(one) for one in shown], max(0, len(terms) - _VALUES)


def _text(told: dict[str, Any]) -> str:
    if "date" in told:
        return str(told["date"]).partition("T")[0]
    return str(told.get("name") or next(iter(told.values())))


@cache
def _preview() -> Template:
    text = (files("kg.reconcile") / "templates" / "preview.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)
