"""Positions: each of the four rules of kg/derive.py, on evidence made by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal

from kg import derive
from kg.corpus import Corpus, Document, Folder
from kg.dates import Span, span
from kg.derive import Evidence, Position, positions
from kg.iris import curie, graph, resource
from kg.model import CodingFile, EventDate, Stance
from kg.triples import Quad

PUBLISHED = date(2031, 5, 4)
SUPPORTS, OPPOSES, AMBIVALENT = Stance.Supports, Stance.Opposes, Stance.Ambivalent


def said(
    statement: str, stance: Stance, edtf: str = "[..2031-05-04]", holder: str = "minister", about: str = "harbour-open"
) -> Evidence:
    """A statement with its date in EDTF; without one, some time up to publication."""
    return Evidence(statement, holder, about, stance, span(edtf), PUBLISHED)


def position(slug: str, items: list[Evidence]) -> Position:
    (found,) = (p for p in positions(items) if p.slug.endswith(slug))
    return found


def summary(items: list[Evidence]) -> list[tuple[str, str | None, str | None]]:
    """Stance, first day and last day of each position in order."""

    def shown(day: date | None) -> str | None:
        return str(day) if day else None

    return [(str(p.stance), shown(p.held_from), shown(p.held_until)) for p in positions(items)]


class TestGrouping:
    """Rule 1: one stance of one holder on one proposition is one position, unless another stance lies between."""

    def test_statements_of_one_stance_are_one_position(self) -> None:
        (found,) = positions([said("s1", SUPPORTS, "2028"), said("s2", SUPPORTS, "2030"), said("s3", SUPPORTS)])
        assert found.based_on == ("s1", "s2", "s3")

    def test_another_stance_in_between_parts_them(self) -> None:
        found = positions([said("s1", SUPPORTS, "2028"), said("s2", OPPOSES, "2029"), said("s3", SUPPORTS, "2030")])
        assert [(p.slug, p.based_on) for p in found] == [
            ("minister.harbour-open.supports", ("s1",)),
            ("minister.harbour-open.opposes", ("s2",)),
            ("minister.harbour-open.supports.2", ("s3",)),
        ]

    def test_another_stance_before_or_after_does_not(self) -> None:
        found = positions([said("s1", OPPOSES, "2027"), said("s2", SUPPORTS, "2028"), said("s3", SUPPORTS, "2030")])
        assert [p.based_on for p in found] == [("s1",), ("s2", "s3")]

    @pytest.mark.parametrize("other", [{"holder": "norland"}, {"about": "harbour-fee"}])
    def test_other_holders_and_propositions_have_positions_of_their_own(self, other: dict[str, str]) -> None:
        items = [said("s1", SUPPORTS, "2028"), said("s2", OPPOSES, "2029", **other), said("s3", SUPPORTS, "2030")]
        assert sorted(p.based_on for p in positions(items)) == [("s1", "s3"), ("s2",)]

    def test_undated_statements_join_the_first_stretch_of_their_stance(self) -> None:
        items = [said("s1", SUPPORTS, "2028"), said("s2", OPPOSES, "2029"), said("s3", SUPPORTS, "2030")]
        assert position("supports", [*items, said("s0", SUPPORTS)]).based_on == ("s1", "s0")

    def test_a_conditional_stance_is_another_stance(self) -> None:
        assert len(positions([said("s1", SUPPORTS, "2028"), said("s2", Stance.SupportsConditionally, "2029")])) == 2


class TestSinceWhen:
    """Rule 2: held from the earliest first possible day among its statements."""

    def test_the_earliest_first_day_counts(self) -> None:
        items = [said("s1", SUPPORTS, "2030-02-03"), said("s2", SUPPORTS, "2029-06"), said("s3", SUPPORTS, "2030")]
        assert positions(items)[0].held_from == date(2029, 6, 1)

    def test_some_time_up_to_publication_gives_no_first_day(self) -> None:
        assert positions([said("s1", SUPPORTS)])[0].held_from is None
        assert positions([said("s1", SUPPORTS), said("s2", SUPPORTS, "../2030")])[0].held_from is None

    def test_an_undated_statement_does_not_take_away_the_first_day(self) -> None:
        assert positions([said("s1", SUPPORTS), said("s2", SUPPORTS, "2030")])[0].held_from == date(2030, 1, 1)


class TestChange:
    """Rule 3: a position supersedes the latest earlier one of another stance that has a first day."""

    def test_a_later_stance_supersedes_the_one_before(self) -> None:
        items = [said("s1", SUPPORTS, "2028"), said("s2", OPPOSES, "2029"), said("s3", SUPPORTS, "2030")]
        assert [p.supersedes for p in positions(items)] == [
            None,
            "minister.harbour-open.supports",
            "minister.harbour-open.opposes",
        ]

    def test_nobody_supersedes_anybody_else(self) -> None:
        found = positions([said("s1", SUPPORTS, "2028"), said("s2", OPPOSES, "2029", holder="norland")])
        assert [p.supersedes for p in found] == [None, None]

    def test_two_stances_of_the_same_first_day_do_not_supersede_each_other(self) -> None:
        found = positions([said("s1", SUPPORTS, "2029"), said("s2", OPPOSES, "2029-01-01")])
        assert [(p.supersedes, p.held_until) for p in found] == [(None, None), (None, None)]

    def test_what_has_no_first_day_neither_supersedes_nor_is_superseded(self) -> None:
        found = positions([said("s1", SUPPORTS), said("s2", OPPOSES, "2029"), said("s3", AMBIVALENT)])
        assert [p.supersedes for p in found] == [None, None, None]
        assert [p.held_until for p in found] == [None, None, None]

    def test_of_two_stances_taken_up_at_once_both_supersede_the_earlier_one(self) -> None:
        """The latest *earlier* position is not the one that begins on the same day."""
        items = [said("s1", SUPPORTS, "2028"), said("s2", AMBIVALENT, "2029"), said("s3", OPPOSES, "2029")]
        earlier = "minister.harbour-open.supports"
        assert position("ambivalent", items).supersedes == position("opposes", items).supersedes == earlier


class TestUntilWhen:
    """Rule 4: until the day before its successor's first day, or until the periods that it is confined to end."""

    def test_a_superseded_position_ends_on_the_day_before(self) -> None:
        assert summary([said("s1", SUPPORTS, "2028"), said("s2", OPPOSES, "2029-03-01")]) == [
            ("Supports", "2028-01-01", "2029-02-28"),
            ("Opposes", "2029-03-01", None),
        ]

    def test_a_leap_day_is_a_day_before(self) -> None:
        assert positions([said("s1", SUPPORTS, "2027"), said("s2", OPPOSES, "2028-03")])[0].held_until == date(
            2028, 2, 29
        )

    def test_nothing_else_ends_a_position(self) -> None:
        assert summary([said("s1", SUPPORTS, "2028"), said("s2", SUPPORTS, "[2028..2029]")]) == [
            ("Supports", "2028-01-01", None)
        ]

    def test_closed_periods_end_with_the_last_of_them(self) -> None:
        items = [said("s1", SUPPORTS, "2028/2029-06"), said("s2", SUPPORTS, "2028-02/2029-03")]
        assert summary(items) == [("Supports", "2028-01-01", "2029-06-30")]

    @pytest.mark.parametrize("other", ["2028-02-03", "2029-05", "[2028-01..2029-06]", "2028-03/2029-06-30"])
    def test_statements_within_closed_periods_change_nothing(self, other: str) -> None:
        items = [said("s1", SUPPORTS, "2028/2029-06"), said("s2", SUPPORTS, other)]
        assert [p.held_until for p in positions(items)] == [date(2029, 6, 30)]

    @pytest.mark.parametrize(
        "other", ["2030-02-03", "2029-07", "2029/..", "[..2031-05-04]", "2030/2031-05-04", "2030/2035"]
    )
    def test_a_later_or_an_undated_statement_keeps_the_position_open(self, other: str) -> None:
        """A later day, a period that is still so at publication, or no date."""
        items = [said("s1", SUPPORTS, "2028/2029-06"), said("s2", SUPPORTS, other)]
        assert [p.held_until for p in positions(items)] == [None]

    def test_a_day_somewhere_in_a_span_is_no_period(self) -> None:
        assert [p.held_until for p in positions([said("s1", SUPPORTS, "[2028..2029]")])] == [None]

    def test_whichever_end_comes_first_counts(self) -> None:
        closed = said("s1", SUPPORTS, "2028/2029-06")
        assert positions([closed, said("s2", OPPOSES, "2029-03-01")])[0].held_until == date(2029, 2, 28)
        assert positions([closed, said("s2", OPPOSES, "2030-03-01")])[0].held_until == date(2029, 6, 30)


stances = st.sampled_from(list(Stance))
days = st.dates(date(2029, 12, 28), date(2030, 1, 6))
points = st.tuples(days, days).map(lambda ends: Span(min(ends), max(ends)))
periods = st.tuples(days, days).map(lambda ends: Span(min(ends), max(ends), throughout=True))
undated = st.just(Span(None, PUBLISHED))


@st.composite
def evidence(draw: st.DrawFn) -> list[Evidence]:
    drawn = draw(st.lists(st.tuples(stances, points | periods | undated), min_size=1, max_size=6))
    return [Evidence(f"s{i}", "minister", "open", stance, span, PUBLISHED) for i, (stance, span) in enumerate(drawn)]


class TestAlways:
    @settings(deadline=None)
    @given(evidence())
    def test_every_statement_is_the_basis_of_exactly_one_position(self, items: list[Evidence]) -> None:
        found = positions(items)
        assert sorted(s for p in found for s in p.based_on) == sorted(e.statement for e in items)
        assert len({p.slug for p in found}) == len(found)
        by_statement = {e.statement: e for e in items}
        assert all(by_statement[s].stance is p.stance for p in found for s in p.based_on)

    @settings(deadline=None)
    @given(evidence())
    def test_a_successor_begins_after_and_where_its_predecessor_ends(self, items: list[Evidence]) -> None:
        found = {p.slug: p for p in positions(items)}
        for later in found.values():
            if later.supersedes:
                earlier = found[later.supersedes]
                assert earlier.stance is not later.stance
                assert earlier.held_from
                assert later.held_from
                assert earlier.held_until
                assert earlier.held_from < later.held_from
                assert earlier.held_until <= later.held_from - timedelta(days=1)

    @settings(deadline=None)
    @given(evidence())
    def test_a_position_never_ends_before_it_begins(self, items: list[Evidence]) -> None:
        for one in positions(items):
            assert one.held_from is None or one.held_until is None or one.held_from <= one.held_until

    def test_the_order_of_the_evidence_does_not_matter(self) -> None:
        items = [
            said("s1", SUPPORTS, "2028"),
            said("s2", OPPOSES, "2028"),
            said("s3", SUPPORTS, "2029/2030"),
            said("s4", SUPPORTS),
            said("s5", OPPOSES, "2029", holder="norland"),
        ]
        assert {tuple(positions(order)) for order in permutations(items)} == {tuple(positions(items))}


class TestEvidence:
    """From a corpus: every statement once for each of its holders, and not earlier than its venue."""

    def test_every_statement_counts_once_for_each_holder(self, corpus: Corpus) -> None:
        found = derive.evidence(corpus)
        assert len(found) == 11
        assert {e.statement for e in found} == {f"doe-2031-{s.id}" for s in corpus.sources[0].content.statements}

    def test_a_venue_whose_days_are_known_sharpens_the_date(self, corpus: Corpus) -> None:
        (quoted,) = (e for e in derive.evidence(corpus) if e.statement == "doe-2031-p02-stays-open")
        assert quoted.days == Span(date(2030, 5, 20), date(2030, 5, 22))

    def test_a_group_is_not_taken_apart(self, corpus: Corpus) -> None:
        """Sudland is a member of the northern allies, and holds only what is said of itself."""
        held = {(e.holder, e.proposition) for e in derive.evidence(corpus)}
        assert ("northern-allies", "pact-works") in held
        assert {about for holder, about in held if holder == "sudland"} == {"harbour-fee"}
        holders = {p.holder for p in positions(derive.evidence(corpus)) if p.proposition == "pact-works"}
        assert holders == {"northern-allies", "jane-doe"}

    @pytest.mark.parametrize(
        ("venue", "first", "last"),
        [
            ("2030-05-20/2030-05-22", "2030-05-20", "2030-05-22"),  # within the month: sharpened
            ("2030-05-30/2030-06-02", "2030-05-30", "2030-05-31"),  # not beyond what the source says
            ("2030-04-28/2030-05-02", "2030-05-01", "2030-05-31"),  # begins before: the source stands
            ("2029", "2030-05-01", "2030-05-31"),  # contradicts the source: the source stands
        ],
    )
    def test_a_venue_sharpens_only_what_the_source_allows(
        self, corpus: Corpus, venue: str, first: str, last: str
    ) -> None:
        (quoted,) = (e for e in derive.evidence(with_venue(corpus, venue)) if e.statement.endswith("p02-stays-open"))
        assert (str(quoted.days.earliest), str(quoted.days.latest)) == (first, last)

    @pytest.mark.parametrize("venue", ["2030-05-20/..", "../2030-05-20", "[..2030-05-20]", "[2030-05-20..]"])
    def test_a_venue_with_an_open_end_is_no_crash(self, corpus: Corpus, venue: str) -> None:
        (quoted,) = (e for e in derive.evidence(with_venue(corpus, venue)) if e.statement.endswith("p02-stays-open"))
        assert quoted.days.earliest
        assert quoted.days.latest
        assert date(2030, 5, 1) <= quoted.days.earliest <= quoted.days.latest <= date(2030, 5, 31)

    def test_a_statement_without_a_date_has_the_days_of_its_venue(self, corpus: Corpus) -> None:
        (quoted,) = (
            e for e in derive.evidence(with_quotation(corpus, date=None)) if e.statement.endswith("p02-stays-open")
        )
        assert quoted.days == Span(date(2030, 5, 20), date(2030, 5, 22))

    def test_of_several_venues_all_days_must_be_known(self, corpus: Corpus) -> None:
        both = with_quotation(corpus, said_at=("harbour-conference-2030", "a-dinner-some-time"))
        (quoted,) = (e for e in derive.evidence(both) if e.statement.endswith("p02-stays-open"))
        assert quoted.days == Span(date(2030, 5, 1), date(2030, 5, 31))

    def test_the_holders_own_speech_there_is_more_exact_than_the_whole_event(self, corpus: Corpus) -> None:
        assert corpus.context
        speech = {
            "id": "ministers-speech",
            "kind": "Speech",
            "label": {"en": "Speech", "fr": "Discours"},
            "date": {"edtf": "2030-05-21"},
            "part_of": "harbour-conference-2030",
            "references": ["norland-gazette"],
        }
        for speaker, first in (("minister-of-norland", date(2030, 5, 21)), ("norland", date(2030, 5, 20))):
            events = CodingFile.model_validate({"events": [{**speech, "participants": [speaker]}]}).events
            sharpened = changed_context(corpus, events=events)
            (quoted,) = (e for e in derive.evidence(sharpened) if e.statement.endswith("p02-stays-open"))
            assert quoted.days.earliest == first


def changed(folder: Folder, **values: object) -> Folder:
    content = CodingFile.model_construct(**{**dict(folder.content), **values})
    return Folder(folder.path, (Document(content, folder.documents[0].lines),))


def changed_context(corpus: Corpus, **values: object) -> Corpus:
    assert corpus.context
    return Corpus(corpus.sources, changed(corpus.context, **values), corpus.topics)


def with_venue(corpus: Corpus, edtf: str) -> Corpus:
    """The corpus, with other days of the harbour conference."""
    dated = EventDate(event="harbour-conference-2030", date=edtf, references=("norland-gazette",))
    return changed_context(corpus, event_dates=(dated,))


def with_quotation(corpus: Corpus, **values: object) -> Corpus:
    """The corpus, with other fields of what the minister said at the conference."""
    (source,) = corpus.sources
    statements = (s.model_copy(update=values if s.said_at else {}) for s in source.content.statements)
    return Corpus((changed(source, statements=tuple(statements)),), corpus.context, corpus.topics)


class TestQuads:
    def about(self, quads: frozenset[Quad], slug: str) -> set[tuple[str, str]]:
        node = resource("position", slug)
        shown = {
            (curie(str(p)), str(o) if isinstance(o, Literal) else curie(str(o)))
            for s, p, o, _ in quads
            if str(s) == node
        }
        assert shown, slug
        return shown

    def test_a_position_is_described_as_the_contract_says(self, positions: frozenset[Quad]) -> None:
        assert self.about(positions, "minister-of-norland.harbour-open.opposes") == {
            ("rdf:type", "eso:Position"),
            ("rdfs:label", "Minister of Norland, in opposition to: The harbour stays open to every ship"),
            ("rdfs:label", "Ministre de Norlande, en opposition à : Le port reste ouvert à tous les navires"),
            ("eso:holder", "actor:minister-of-norland"),
            ("eso:proposition", "proposition:harbour-open"),
            ("eso:stance", "eso:Opposes"),
            ("eso:heldFrom", "2029-01-01"),
            ("eso:heldUntil", "2030-03-31"),
            ("eso:basedOn", "statement:doe-2031-p04-close"),
            ("eso:basedOn", "statement:doe-2031-p04-defended"),
            ("eso:supersedes", "position:minister-of-norland.harbour-open.supports"),
        }

    def test_the_turn_of_the_minister(self, positions: frozenset[Quad]) -> None:
        """Argued for opening since 2027, defended the closure since 2029, came back to opening in May 2030."""
        first = self.about(positions, "minister-of-norland.harbour-open.supports")
        again = self.about(positions, "minister-of-norland.harbour-open.supports.2")
        assert {("eso:heldFrom", "2027-01-01"), ("eso:heldUntil", "2028-12-31")} <= first
        assert ("eso:heldFrom", "2030-05-20") in again
        assert not [value for predicate, value in again if predicate == "eso:heldUntil"]

    def test_what_is_derived_stands_in_the_graph_of_what_is_inferred(self, positions: frozenset[Quad]) -> None:
        assert {str(g) for *_, g in positions} == {graph("inferred")}
        assert not [o for _, p, o, _ in positions if str(p).endswith("hasMember")]
