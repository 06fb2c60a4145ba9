"""Everything below `id/` of the exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rdflib import URIRef

from kg.iris import ID
from kg.pages.site import Site
from kg.publish.site.addresses import beside
from kg.publish.site.data import json_ld, own, turtle, whole
from kg.publish.site.description import Address, describe
from kg.publish.site.page import Pages
from kg.publish.site.things import Things


def files(things: Things, site: Site, nanopubs: Mapping[str, str]) -> dict[str, bytes]:
    """A page, Turtle and JSON-LD for each resource, and a list of all, by their path below `id/`.

    `nanopubs` are the codes of the nanopublications by the IRI of their statement.
    """
    pages = Pages(site, "../../index.html", "../index.html", things.languages)
    found: dict[str, bytes] = {}
    for node in things.resources:
        found |= _of(things, node, pages, nanopubs.get(str(node)))
    listing = Pages(site, "../index.html", "index.html", {}).everything(by_kind(things, _within))
    return {"index.html": listing, **found}


def _of(things: Things, node: URIRef, pages: Pages, nanopub: str | None) -> dict[str, bytes]:
    path = node.removeprefix(ID)
    name = path.rpartition("/")[2]
    triples = whole(things, node)
    beside_it = {"text/turtle": f"{name}.ttl", "application/ld+json": f"{name}.jsonld"}
    beside_it |= {"application/trig": f"../../np/{nanopub}.trig"} if nanopub else {}
    return {
        f"{path}.html": pages.resource(describe(things, node, beside), beside_it, json_ld(own(things, node))),
        f"{path}.ttl": turtle(triples),
        f"{path}.jsonld": json_ld(triples).encode(),
    }


def _within(iri: str) -> str:
    """From the list of all resources to one's page."""
    return f"{iri.removeprefix(ID)}.html"


def by_kind(things: Things, address: Address) -> dict[str, list[tuple[dict[str, str], str]]]:
    """The titles and addresses of all that have a page."""
    found: dict[str, list[tuple[dict[str, str], str]]] = defaultdict(list)
    for node in things.resources:
        kind = node.removeprefix(ID).partition("/")[0]
        found[kind].append((dict(things.title(node)), address(str(node))))
    return {kind: sorted(entries, key=lambda e: (e[0]["en"].casefold(), e[1])) for kind, entries in found.items()}
