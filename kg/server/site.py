"""The resources' pages as the static site has them, with the addresses of this server.

It loads rdflib, which a server that is only asked queries needs not: import it when the first page is wanted.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import URIRef

from kg import resources, store
from kg.iris import ID
from kg.pages.site import Site
from kg.publish import site
from kg.publish.site.addresses import home
from kg.publish.site.data import json_ld, own
from kg.server.formats import SHORT

_DATA = {SHORT[name][0]: f"?format={name}" for name in ("ttl", "jsonld", "rdf", "nt")}


class Resources:
    """Renders from an index of its own, made from what a store holds."""

    policy = f"{site.policy()}; frame-ancestors 'none'"
    """The Content-Security-Policy of the pages: their style is in them."""

    def __init__(self, graph: ox.Store) -> None:
        self._things = site.Things(store.quads(graph))
        about = Site(resources.version(), released=resources.released(), citation=resources.citation())
        self._pages = site.Pages(about, "/", "/id/", self._things.languages)

    @staticmethod
    def address(iri: str) -> str:
        """Where a resource is told of: on its page, or at a place on another's; what is not ours stays as it is."""
        if not iri.startswith(ID):
            return iri
        path, place = home(iri)
        return f"/id/{path}#{place}" if place else f"/id/{path}"

    def page(self, iri: str) -> bytes:
        node = URIRef(iri)
        told = site.describe(self._things, node, self.address)
        return self._pages.resource(told, _DATA, json_ld(own(self._things, node)))

    def everything(self) -> bytes:
        """The list of all resources that have a page."""
        return self._pages.everything(site.by_kind(self._things, self.address))
