"""The data set in schema.org's words, for search engines that index data sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from kg.iris import BASE, CONTRIBUTORS, resource
from kg.pages.site import KEYWORDS, DataFile, Site

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA: Mapping[str, str] = MappingProxyType(
    {
        ".graphml": "application/graphml+xml",
        ".html": "text/html",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".nq": "application/n-quads",
        ".nt": "application/n-triples",
        ".rdf": "application/rdf+xml",
        ".trig": "application/trig",
        ".tsv": "text/tab-separated-values",
        ".ttl": "text/turtle",
    }
)


def inlined(json_text: str) -> Markup:
    """JSON that cannot end the element in which it stands."""
    return Markup(json_text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def data_set(site: Site, sources: Iterable[Mapping[str, Any]]) -> Markup:
    """A `schema:Dataset`; `sources` are citations with addresses, as the pages show them."""
    maker = {"@type": "Organization", "@id": CONTRIBUTORS, "name": f"{site.title['en']} contributors"}
    found = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": resource("dataset", "eso-kg"),
        "url": BASE,
        "name": site.title["en"],
        "alternateName": site.title["fr"],
        "description": f"{site.about['en']} / {site.about['fr']}",
        "inLanguage": ["en", "fr"],
        "version": site.version,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": maker,
        "publisher": {"@id": maker["@id"]},
        "keywords": list(KEYWORDS),
        "creditText": site.citation,
        "isBasedOn": [_source(source) for source in sources],
        "distribution": [_download(file) for file in site.files if not file.path.endswith(".html")],
        **({"datePublished": site.released} if site.released else {}),
    }
    return inlined(json.dumps(found, ensure_ascii=False, indent=1))


def _source(source: Mapping[str, Any]) -> dict[str, str]:
    return {"@type": "CreativeWork", "name": source["text"]["en"], **({"url": source["url"]} if source["url"] else {})}


def _download(file: DataFile) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": file.about["en"],
        "contentUrl": BASE + file.path,
        "encodingFormat": MEDIA[PurePosixPath(file.path).suffix],
        "license": LICENCE,
    }
