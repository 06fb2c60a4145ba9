"""What makes the IRIs answer: the folder for https://github.com/perma-id/w3id.org, with Apache's redirects in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files as resources

from kg.iris import BASE
from kg.publish.site.addresses import PARTS

FOLDER = "w3id.org/eso-kg"


def files(modules: Iterable[str]) -> dict[str, bytes]:
    """`.htaccess` and `README.md` of the folder that w3id.org needs; `modules` are the slugs of the ontology's."""
    filled = {"modules": "|".join(sorted(modules)), "parts": "\n".join(map(_rules, PARTS.items())), "base": BASE}
    return {f"{FOLDER}/{name}": _filled(source, filled) for name, source in _SOURCES.items()}


_SOURCES = {".htaccess": "w3id.htaccess", "README.md": "w3id.md"}
"""Where each file's text stands; one whose name begins with a dot would be left out of a package."""


def _rules(part: tuple[str, tuple[str, str]]) -> str:
    """The redirects of what has no page of its own; Apache writes `$1` where Python writes `\\1`."""
    pattern, (page, place) = part[0], (text.replace("\\", "$") for text in part[1])
    asked = f"RewriteRule ^id/{pattern}/?$ %{{ENV:SITE}}/id/{page}"
    return "\n".join(
        [
            "RewriteCond %{ENV:AS} =html",
            f"{asked}.html#{place} [R=303,NE,L]",
            "RewriteCond %{ENV:AS} =jsonld",
            f"{asked}.jsonld [R=303,L]",
            f"{asked}.ttl [R=303,L]",
        ]
    )


def _filled(source: str, values: Mapping[str, str]) -> bytes:
    text = resources("kg.publish").joinpath("templates", source).read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text.encode()
