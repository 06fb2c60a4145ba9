"""Where a resource is described: on a page of its own, or as a part of another's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from kg.iris import ID, PREFIXES

PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        r"(?:passage|selector)/([A-Za-z0-9-]+)-(\d+)-(\d+)(?:-(?:position|range|first|last))?": (
            r"source/\1",
            r"passage-\2-\3",
        ),
        r"sentence/([A-Za-z0-9-]+)-(\d+)-(\d+)": (r"source/\1", r"sentence-\2-\3"),
        r"mapping/([a-z-]+)\.([A-Za-z0-9-]+)\.([a-z0-9-]+)": (r"\1/\2", r"link-\3"),
    }
)
"""What has no page of its own: the pattern of its path below `id/`, the page that tells of it, and where on it.

The patterns are read by Python and by Apache (`w3id.htaccess`), so they use what both understand.
"""
_PARTS = tuple((re.compile(pattern + r"\Z"), place) for pattern, place in PARTS.items())


def home(iri: str) -> tuple[str, str]:
    """The path below `id/` of the page that tells of one of our resources, and the place on it, if it is a part."""
    path = iri.removeprefix(ID)
    for pattern, (page, place) in _PARTS:
        found = pattern.match(path)
        if found:
            return found.expand(page), found.expand(place)
    return path, ""


def is_part(iri: str) -> bool:
    return home(iri)[1] != ""


def beside(iri: str) -> str:
    """From a page of the static site (`id/<kind>/<slug>.html`) to what tells of an IRI; the IRI if it is not ours."""
    if iri.startswith(ID):
        path, place = home(iri)
        return f"../{path}.html" + (f"#{place}" if place else "")
    if iri.startswith(PREFIXES["eso"]):
        return f"../../ontology/index.html#{iri.removeprefix(PREFIXES['eso'])}"
    return iri
