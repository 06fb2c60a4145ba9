"""What analysts ask next, on an invented graph with two sources: each rule of a query has a row that shows it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import resources
from kg.iris import PREFIXES
from kg.queries import Rows, find, run
from kg.queries.run import bound
from kg.queries.values import Names

GRAPH = """
topic:trade rdfs:label "Trade"@en .
topic:harbour rdfs:label "Harbour"@en ; skos:broader topic:trade .
topic:fish rdfs:label "Fish"@en .
proposition:open eso:topic topic:harbour ; eso:withinTopic topic:harbour, topic:trade .
proposition:fee eso:topic topic:trade ; eso:withinTopic topic:trade .
proposition:quota eso:topic topic:fish ; eso:withinTopic topic:fish .
actor:norland rdfs:label "Norland"@en .
actor:sudland rdfs:label "Sudland"@en .
actor:westland rdfs:label "Westland"@en .
actor:doe rdfs:label "Jane Doe"@en .
actor:roe rdfs:label "Richard Roe"@en .
eso:DirectQuotation a eso:Mode ; rdfs:label "direct quotation"@en .
source:doe-2031 dcterms:creator actor:doe ; dcterms:issued "2031-05-04"^^xsd:date .
source:roe-2032 dcterms:creator actor:roe ; dcterms:issued "2032-01-01"^^xsd:date .
event:storm a eso:Event ; rdfs:label "Storm"@en ; eso:earliest "2030-01-01"^^xsd:date .
<https://w3id.org/eso-kg/id/event-date/storm> eso:ofEvent event:storm ; eso:earliest "2030-06-01"^^xsd:date .
event:dawn a eso:Event ; rdfs:label "Dawn"@en ; eso:earliest "2030-05-01"^^xsd:date .
event:flood a eso:Event ; rdfs:label "Flood"@en ; eso:earliest "2031-06-01"^^xsd:date .
event:legend a eso:Event ; rdfs:label "Legend"@en .
"""
STATEMENTS = """
open-1    norland  open  Supports              DirectQuotation  norland doe-2031
closed-1  norland  open  Opposes               AttributedView   doe     doe-2031
closed-2  norland  open  Opposes               AttributedView   roe     roe-2032
open-2    sudland  open  Supports              ReportedSpeech   doe     doe-2031
open-3    westland open  SupportsConditionally AttributedView   norland doe-2031
fee-1     sudland  fee   Supports              ReportedAct      doe     doe-2031
fee-2     norland  fee   Supports              AttributedView   doe     doe-2031
fee-3     westland fee   Opposes               DirectQuotation  doe     doe-2031
fee-4     roe      fee   Ambivalent            AuthorAssessment roe     roe-2032
quota-1   doe      quota Opposes               AuthorAssessment doe     doe-2031
quota-2   norland  quota Supports              ReportedSpeech   doe     doe-2031
quota-3   roe      quota Opposes               ReportedSpeech   roe     roe-2032
quota-4   westland quota Opposes               AttributedView   doe     doe-2031
quota-5   sudland  quota Supports              ReportedAct      doe     doe-2031
"""
POSITIONS = """
norland.open.1  norland  open  2029-03-01 2030-05-31 open-1
norland.open.2  norland  open  2030-06-01 -          closed-1,closed-2 norland.open.1
sudland.open    sudland  open  2031-01-01 -          open-2
westland.open   westland open  2029-01-01 2030-07-31 open-3
sudland.fee     sudland  fee   -          -          fee-1
norland.fee     norland  fee   -          -          fee-2
westland.fee    westland fee   2031-02-01 -          fee-3
roe.fee         roe      fee   2032-01-01 -          fee-4
doe.quota       doe      quota 2031-05-04 -          quota-1
norland.quota   norland  quota 2030-01-01 -          quota-2
roe.quota       roe      quota -          -          quota-3
westland.quota  westland quota 2029-01-01 2029-12-31 quota-4
sudland.quota   sudland  quota 2028-01-01 2028-12-31 quota-5
"""
STANCE = {line.split()[0]: line.split()[3] for line in STATEMENTS.split("\n") if line}


def day(name: str, text: str) -> str:
    return "" if text == "-" else f'; eso:{name} "{text}"^^xsd:date '


def statement(line: str) -> str:
    name, holder, proposition, stance, mode, reporter, source = line.split()
    passage = f"passage:{name} eso:paragraph 1 ; eso:deepLink <https://example.org/#{name}> ."
    return (
        f"statement:{name} a eso:Statement ; eso:holder actor:{holder} ; eso:proposition proposition:{proposition} ; "
        f"eso:stance eso:{stance} ; eso:mode eso:{mode} ; eso:reporter actor:{reporter} ; eso:source source:{source} ; "
        f"oa:hasTarget passage:{name} . {passage}"
    )


def position(line: str) -> str:
    name, holder, proposition, first, last, based_on, *before = line.split()
    rests = ", ".join(f"statement:{one}" for one in based_on.split(","))
    earlier = f"; eso:supersedes position:{before[0]} " if before else ""
    return (
        f"position:{name} a eso:Position ; eso:holder actor:{holder} ; eso:proposition proposition:{proposition} ; "
        f"eso:stance eso:{STANCE[based_on.split(',')[0]]} ; eso:basedOn {rests} "
        f"{day('heldFrom', first)}{day('heldUntil', last)}{earlier}."
    )


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    made = [statement(line) for line in STATEMENTS.split("\n") if line]
    made += [position(line) for line in POSITIONS.split("\n") if line]
    found = ox.Store()
    found.load("\n".join([prefixes, GRAPH, *made]), format=ox.RdfFormat.TURTLE)
    return found


def rows(graph: ox.Store, name: str, columns: str, **params: str) -> list[str]:
    """The answer, a line a row, things by the last part of their IRI."""
    query = find(resources.QUERIES, name)
    answer = run(graph, bound(query, params, Names(graph)))
    assert isinstance(answer, Rows)
    assert answer.columns == tuple(column for column, _ in query.columns)
    cells = [[getattr(cell, "value", "-") for cell in row] for row in answer.only(columns.split()).rows]
    return [" ".join(cell.rpartition("/")[2].rpartition("#")[2] for cell in row) for row in cells]


class TestAgreements:
    COLUMNS = "holder other agreed opposed"

    def test_are_counted_over_propositions_that_both_hold_at_one_time(self, graph: ox.Store) -> None:
        assert rows(graph, "agreements", self.COLUMNS) == [
            "doe roe 1 0",  # the quota
            "roe westland 1 0",  # the quota
            "norland sudland 1 1",  # the fee; the open harbour, since Sudland wants it
            "norland westland 1 2",  # the open harbour until the closure; then the harbour and the fee
        ]

    def test_are_of_one_actor_with_another_on_a_topic(self, graph: ox.Store) -> None:
        assert rows(graph, "agreements", self.COLUMNS, actor="Sudland") == ["sudland norland 1 1"]
        assert rows(graph, "agreements", self.COLUMNS, **{"with": "Sudland"}) == ["norland sudland 1 1"]
        assert rows(graph, "agreements", self.COLUMNS, topic="Harbour") == ["norland westland 1 1"]
        assert len(rows(graph, "agreements", self.COLUMNS, topic="Trade")) == 2, "a narrower topic is one"
        assert rows(graph, "agreements", self.COLUMNS, actor="Richard Roe", topic="Trade") == [], (
            "ambivalence is no agreement"
        )


class TestAfter:
    COLUMNS = "holder proposition change before after day"
    STORM = (
        "norland open changed Supports Opposes 2030-06-01",
        "westland open ended SupportsConditionally - 2030-07-31",
        "sudland open first known - Supports 2031-01-01",
        "westland fee first known - Opposes 2031-02-01",
    )

    def test_an_event_comes_what_changes_ends_and_is_first_known(self, graph: ox.Store) -> None:
        assert rows(graph, "after", self.COLUMNS, event="Storm") == list(self.STORM)

    def test_a_later_event_comes_less(self, graph: ox.Store) -> None:
        assert rows(graph, "after", self.COLUMNS, event="Flood") == []
        days = rows(graph, "after", "event event_day")
        assert days == ["dawn 2030-05-01", "storm 2030-06-01"], "the exact day is the one that counts"

    def test_what_is_changed_is_not_ended(self, graph: ox.Store) -> None:
        assert rows(graph, "after", self.COLUMNS, event="Dawn", actor="Norland") == [self.STORM[0]]

    def test_it_may_be_narrowed(self, graph: ox.Store) -> None:
        assert rows(graph, "after", self.COLUMNS, event="Storm", until="2030-12-31") == list(self.STORM[:2])
        assert rows(graph, "after", self.COLUMNS, event="Storm", actor="Sudland") == [self.STORM[2]]
        assert rows(graph, "after", self.COLUMNS, event="Storm", topic="Harbour") == list(self.STORM[:3])

    def test_an_event_without_a_day_comes_nothing(self, graph: ox.Store) -> None:
        assert rows(graph, "after", self.COLUMNS, event="Legend") == []


class TestOpponents:
    COLUMNS = "holder other proposition reporter other_stance statement"

    def test_are_said_to_be_so_by_somebody_else_at_one_time(self, graph: ox.Store) -> None:
        assert rows(graph, "opponents", self.COLUMNS) == [
            "norland sudland open doe Supports closed-1",
            "norland sudland open roe Supports closed-2",
            "norland westland open doe SupportsConditionally closed-1",
            "norland westland open roe SupportsConditionally closed-2",
        ]

    def test_may_be_narrowed(self, graph: ox.Store) -> None:
        assert len(rows(graph, "opponents", self.COLUMNS, reporter="Jane Doe")) == 2
        assert len(rows(graph, "opponents", self.COLUMNS, **{"with": "Westland"})) == 2
        assert rows(graph, "opponents", self.COLUMNS, actor="Westland", topic="Harbour") == [], (
            "quoted, or at another time"
        )
        assert rows(graph, "opponents", self.COLUMNS, topic="Fish") == [], "nor is what authors judge or say themselves"


def test_one_statement_is_neither_none_nor_two(graph: ox.Store) -> None:
    found = rows(graph, "one-statement", "holder proposition statement paragraph", topic="Harbour")
    assert found == ["norland open open-1 1", "sudland open open-2 1", "westland open open-3 1"]
    assert rows(graph, "one-statement", "statement", mode="DirectQuotation") == ["open-1", "fee-3"]


class TestAttributions:
    COLUMNS = "holder proposition stance from statements"

    def test_are_by_the_author_of_the_source_and_by_nothing_else(self, graph: ox.Store) -> None:
        assert rows(graph, "attributions", self.COLUMNS) == [
            "norland fee Supports - 1",
            "norland open Opposes 2030-06-01 2",
            "westland quota Opposes 2029-01-01 1",
        ]

    def test_of_somebody_else_in_the_source_do_not_count(self, graph: ox.Store) -> None:
        assert rows(graph, "attributions", self.COLUMNS, actor="Westland", topic="Harbour") == []


class TestKnown:
    COLUMNS = "holder proposition stance known_since statements"
    CLOSED = "norland open Opposes 2031-05-04"

    def test_is_what_sources_published_by_then_say(self, graph: ox.Store) -> None:
        by_then = rows(graph, "known", self.COLUMNS, at="2031-12-31")
        assert f"{self.CLOSED} 1" in by_then
        assert not [row for row in by_then if row.startswith("roe ")]

    def test_grows_with_a_later_source(self, graph: ox.Store) -> None:
        assert f"{self.CLOSED} 2" in rows(graph, "known", self.COLUMNS, at="2032-01-01")
        assert rows(graph, "known", self.COLUMNS, at="2032-01-01") == rows(graph, "known", self.COLUMNS)
        assert rows(graph, "known", self.COLUMNS, actor="Richard Roe", topic="Trade") == [
            "roe fee Ambivalent 2032-01-01 1"
        ]

    def test_is_nothing_before_the_first(self, graph: ox.Store) -> None:
        assert rows(graph, "known", self.COLUMNS, at="2031-05-03") == []
