"""Our links and the labels that are shipped agree.

A second opinion on the 51 links to ISO 3166, which rest on other sources than the names of the CLDR; none on the 69 to
GeoNames, which rest on the same package as the labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kg import resources
from kg.candidates import Tables, from_labels
from kg.candidates.labels import Item, parse
from kg.likeness import likeness
from kg.sssom import SAME, Links, Row, Thing


@pytest.fixture(scope="module")
def items() -> dict[str, Item]:
    file = resources.LINKS / "labels.tsv"
    return parse(file, file.read_text(encoding="utf-8"))


def compared(links: Links, items: Mapping[str, Item]) -> list[tuple[Row, Item]]:
    return [(row, items[row.object_id]) for row in links.positive.rows if row.object_id in items]


def test_they_cover_what_they_say(ours: Links, items: Mapping[str, Item]) -> None:
    assert Counter(row.target for row, _ in compared(ours, items)) == {"iso-3166": 51, "geonames": 69}


def test_a_linked_item_may_be_of_our_kind(ours: Links, items: Mapping[str, Item], things: Mapping[str, Thing]) -> None:
    assert [
        (row.subject_id, item.id)
        for row, item in compared(ours, items)
        if things[row.subject_id].kind not in item.kinds
    ] == []


def test_what_is_the_same_is_called_the_same(
    ours: Links, items: Mapping[str, Item], things: Mapping[str, Thing]
) -> None:
    def alike(thing: Thing, item: Item) -> float:
        return max(likeness(mine, theirs) for mine in (thing.label, *thing.others) for theirs in item.names)

    odd = {
        (row.subject_id, item.id)
        for row, item in compared(ours, items)
        if row.predicate_id in SAME and alike(things[row.subject_id], item) < 0.95
    }
    assert odd == set()


def test_no_item_is_overlooked_that_is_called_just_so(
    ours: Links, items: Mapping[str, Item], things: Mapping[str, Thing]
) -> None:
    """Whatever has the name of a resource of ours is linked to it, or a table says why it is not."""
    nothing_linked = replace(Tables.of(ours), linked=frozenset())
    assert [(p.subject, p.item) for p in from_labels(things, items, nothing_linked, 0.97)] == []


def test_an_item_that_is_overlooked_would_be_seen(
    ours: Links, items: Mapping[str, Item], things: Mapping[str, Thing]
) -> None:
    others = tuple(row for row in ours.positive.rows if row.object_id != "iso3166:NO")
    fewer = replace(ours, positive=replace(ours.positive, rows=others))
    tables = replace(Tables.of(fewer), linked=frozenset())
    assert [(p.subject, p.item) for p in from_labels(things, items, tables, 0.97)] == [("actor:norway", "iso3166:NO")]
