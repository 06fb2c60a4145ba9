"""Proposals from labels, and the rows that are made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import sssom
from kg.candidates import Proposal, Tables, extended, from_labels, rows
from kg.candidates.labels import Item
from kg.candidates.propose import MOST, relation
from kg.sssom import Links, Thing

from .conftest import ITEMS, THINGS


def proposed(tables: Tables, *names: str, least: float = 0.85) -> list[Proposal]:
    return from_labels({name: THINGS[name] for name in names}, ITEMS, tables, least)


def told(proposals: list[Proposal]) -> list[tuple[str, str]]:
    return [(proposal.item, proposal.relation) for proposal in proposals]


class TestProposing:
    def test_items_of_the_same_name_with_the_relation_that_fits_both_kinds(self, tables: Tables) -> None:
        found = proposed(tables, "actor:sudland")
        assert told(found) == [
            ("eucountry:SUD", "skos:exactMatch"),
            ("eurovoc:1", "skos:exactMatch"),
            ("geonames:9/", "skos:closeMatch"),
        ]
        assert {p.score for p in found} == {1.0}
        assert found[0].reasons == ("same name ‘Sudland’", "may be a State")

    def test_what_a_table_has_decided_is_not_proposed_again(self, tables: Tables) -> None:
        assert "wikidata:Q5555" not in dict(told(proposed(tables, "actor:sudland")))
        assert proposed(tables, "actor:norland") == []
        assert proposed(tables, "treaty:harbour-pact", least=0.99) == []

    def test_names_that_are_only_like_it_score_less(self, tables: Tables) -> None:
        exact, like = proposed(tables, "topic:harbours")
        assert (exact.item, exact.score) == ("eurovoc:3", 1.0)
        assert like.item == "eurovoc:2"
        assert 0.85 <= like.score < 1
        assert "name like it (0.93) ‘harbour’" in like.reasons

    def test_another_kind_is_close_at_most_and_scores_less(self, tables: Tables) -> None:
        (found,) = proposed(tables, "treaty:harbour-pact", least=0.7)
        assert (found.item, found.relation) == ("eurovoc:4", "skos:closeMatch")
        assert found.reasons[1] == "another kind: Topic"
        assert found.score < 0.8

    def test_abbreviations_alone_prove_little(self, tables: Tables) -> None:
        assert proposed(tables, "actor:harbour-league") == []
        (found,) = proposed(tables, "actor:harbour-league", least=0.55)
        assert found.item == "eurovoc:5"
        assert "our other name ‘HL’" in found.reasons[0]

    def test_an_item_that_another_resource_has_is_marked(self, tables: Tables) -> None:
        found = from_labels({"actor:norlanders": Thing("State", "Norland")}, ITEMS, tables, 0.9)
        assert {(p.item, p.taken) for p in found} == {
            ("eucountry:NOR", "actor:norland"),
            ("wikidata:Q901", "actor:norland"),
        }

    def test_a_collective_is_only_ever_related(self, tables: Tables) -> None:
        items = {"eurovoc:7": Item("eurovoc:7", ("Collective",), ("northern allies",))}
        things = {"actor:northern-allies": THINGS["actor:northern-allies"]}
        assert told(from_labels(things, items, tables, 0.9)) == [("eurovoc:7", "skos:relatedMatch")]

    def test_few_items_of_one_data_set(self, tables: Tables) -> None:
        items = {f"eurovoc:{n}": Item(f"eurovoc:{n}", ("Person",), ("Jane Doe",)) for n in range(1, 9)}
        found = from_labels({"actor:jane-doe": THINGS["actor:jane-doe"]}, items, tables, 0.9)
        assert len(found) == MOST

    def test_open_is_what_has_no_link_and_is_not_said_to_have_none(self, tables: Tables) -> None:
        assert set(tables.open(THINGS)) == set(THINGS) - {"actor:norland", "actor:northern-allies"}

    @given(
        kind=st.sampled_from(sorted(sssom.TARGETS["wikidata"].relations)),
        item=st.sampled_from(["wikidata:Q1", "eurovoc:1", "geonames:1/", "iso3166:NL", "ror:012345678", "dbr:X"]),
        fits=st.booleans(),
    )
    def test_a_relation_is_always_one_that_the_tables_allow(self, kind: str, item: str, fits: bool) -> None:
        allowed = sssom.TARGETS[item.partition(":")[0]].relations.get(kind, frozenset())
        assert relation(kind, item, fits) in allowed | {""}

    @given(names=st.lists(st.text(max_size=12), min_size=1, max_size=4), least=st.floats(0.5, 1))
    def test_no_proposal_is_below_what_was_asked_for(self, names: list[str], least: float) -> None:
        items = {f"eurovoc:{n}": Item(f"eurovoc:{n}", (), (name or "x",)) for n, name in enumerate(names, 1)}
        nothing = Tables(frozenset(), frozenset(), {}, frozenset(), {})
        found = from_labels({"topic:t": Thing("Topic", names[0], tuple(names))}, items, nothing, least)
        assert all(least <= proposal.score <= 1 for proposal in found)


class TestRows:
    def test_keep_the_rules_of_the_tables(self, links: Links, tables: Tables) -> None:
        found = from_labels(THINGS, ITEMS, tables, 0.7)
        unsure = extended(links.unsure, rows(found, "2031-06-01"), "2031-06-01")
        assert len(unsure.rows) == len(links.unsure.rows) + len(found)
        assert sssom.check(replace(links, unsure=unsure), THINGS) == []
        again = sssom.parse(unsure.file, sssom.write(unsure).decode())
        assert again.rows == unsure.rows
        assert again.header["mapping_set_version"] == "2031-06-01"

    def test_say_that_a_program_proposes_and_how_little_it_knows(self, tables: Tables) -> None:
        first, *_ = rows(proposed(tables, "actor:sudland"), "2031-06-01")
        assert (first.author_label, first.confidence) == ("kg link", "0.60")
        assert (first.mapping_justification, first.mapping_date) == ("semapv:LexicalMatching", "2031-06-01")
        assert first.comment == "Proposed: same name ‘Sudland’; may be a State."

    def test_leave_out_what_another_resource_has(self, tables: Tables) -> None:
        found = from_labels({"actor:norlanders": Thing("State", "Norland")}, ITEMS, tables, 0.9)
        assert found
        assert rows(found, "2031-06-01") == []

    @pytest.mark.parametrize("label", ['The "Harbour"', "a\tb", "  x  "])
    def test_odd_labels_fit_into_a_cell(self, links: Links, label: str) -> None:
        proposal = Proposal("actor:sudland", THINGS["actor:sudland"], "owl:sameAs", "dbr:S", label, 1, (label,))
        unsure = extended(links.unsure, rows([proposal], "2031-06-01"), "2031-06-01")
        assert sssom.parse(unsure.file, sssom.write(unsure).decode()).rows == unsure.rows
