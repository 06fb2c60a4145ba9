"""An invented world to be linked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import sssom
from kg.candidates import Tables
from kg.candidates.labels import Item
from kg.sssom import NOT_FOUND, Links, Row, Table, Thing

from ..tables import HEAD, mapping

THINGS = {
    "actor:norland": Thing("State", "Norland", ("Norlande",)),
    "actor:sudland": Thing("State", "Sudland", ("Kingdom of Sudland", "SUD")),
    "actor:harbour-league": Thing("Institution", "Harbour League", ("HL",)),
    "actor:northern-allies": Thing("Collective", "Northern allies"),
    "actor:jane-doe": Thing("Person", "Jane Doe"),
    "topic:harbours": Thing("Topic", "Harbours"),
    "treaty:harbour-pact": Thing("Treaty", "Harbour Pact"),
}
ITEMS = {
    item.id: item
    for item in (
        Item("eucountry:NOR", ("State",), ("Norland", "Norlande")),
        Item("eucountry:SUD", ("State",), ("Sudland",)),
        Item("eurovoc:1", ("Place", "State"), ("Sudland", "Sudlande")),
        Item("eurovoc:2", ("Topic",), ("harbour", "port")),
        Item("eurovoc:3", ("Topic",), ("harbours",)),
        Item("eurovoc:4", ("Topic",), ("Harbour Pacts",)),
        Item("eurovoc:5", ("Topic",), ("heritage law", "HL")),
        Item("geonames:9/", ("Place", "State"), ("Sudland",)),
        Item("wikidata:Q5555", ("Place", "State"), ("Sudlande", "Sudland")),
    )
}


def row(subject: str, predicate: str, item: str, **other: str) -> Row:
    return mapping(subject, THINGS[subject].label, predicate, item, **other)


@pytest.fixture
def links() -> Links:
    rows = {
        "positive": (
            row("actor:norland", "owl:sameAs", "wikidata:Q901", object_label="Norland"),
            row("actor:norland", "skos:exactMatch", "eucountry:NOR", object_label="Norland"),
        ),
        "negative": (
            row("actor:northern-allies", "owl:sameAs", NOT_FOUND),
            row("actor:sudland", "owl:sameAs", "wikidata:Q5555", predicate_modifier="Not"),
        ),
        "unsure": (row("treaty:harbour-pact", "owl:sameAs", "dbr:Harbour_Pact", confidence="0.3"),),
    }
    return Links(*(Table(Path(f"{name}.sssom.tsv"), HEAD, rows[name]) for name in sssom.TABLES))


@pytest.fixture
def tables(links: Links) -> Tables:
    return Tables.of(links)
