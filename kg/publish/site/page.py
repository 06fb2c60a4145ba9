"""A resource's page as HTML that needs nothing else: no script, no request, both languages, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from kg.pages import html, palette
from kg.pages.markup import inlined
from kg.pages.site import Site
from kg.publish.site.description import Description
from kg.publish.site.texts import KINDS, TEXTS


class Pages:
    """The templates, compiled once for all pages of a folder.

    `home` leads from a page to the site's start page, `everything` to the list of all resources; `languages` are those
    of the sources by IRI.
    """

    def __init__(self, site: Site, home: str, everything: str, languages: Mapping[str, str]) -> None:
        env = _environment(site, home, everything, languages)
        self._resource = env.from_string(_read("kg.publish", "templates/resource.html"))
        self._all = env.from_string(_read("kg.publish", "templates/resources.html"))

    def resource(self, told: Description, data: dict[str, str], json_ld: str) -> bytes:
        """The page of a resource; `data` are the addresses of its data by media type."""
        return self._resource.render(d=told, data=data, json_ld=inlined(json_ld)).encode()

    def everything(self, kinds: dict[str, list[tuple[dict[str, str], str]]]) -> bytes:
        """The list of all resources: by kind, their titles and addresses."""
        return self._all.render(kinds=kinds, names=KINDS, title=TEXTS["all"]["en"]).encode()


def _environment(site: Site, home: str, everything: str, languages: Mapping[str, str]) -> Environment:
    return html.with_macros(
        html.environment(),
        site=site,
        style=style(),
        policy=policy(),
        languages=languages,
        home=home,
        everything=everything,
        r={key: html.words(text) for key, text in TEXTS.items()},
    )


@cache
def style() -> Markup:
    return Markup(palette.css() + _read("kg.pages", "static/base.css") + _read("kg.publish", "templates/resource.css"))


def policy() -> str:
    """The Content-Security-Policy of the pages, for a server that sends it as a header as well."""
    return html.policy([], [style()])


def _read(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")
