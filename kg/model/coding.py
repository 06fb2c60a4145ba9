"""What a source's folder holds: the source, who and what it speaks of, its statements, its coverage ledger."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, BeforeValidator, Field, StringConstraints, model_validator

from kg.model.base import (
    ActorId,
    Dated,
    Day,
    Described,
    Edtf,
    Entry,
    EventId,
    FewWords,
    Line,
    PlaceId,
    PropositionId,
    Slug,
    StatementId,
    Text,
    TopicId,
    TreatyId,
    listed,
)  # fmt: skip


class Mode(StrEnum):
    DirectQuotation = "DirectQuotation"
    ReportedSpeech = "ReportedSpeech"
    AttributedView = "AttributedView"
    ReportedAct = "ReportedAct"
    AuthorAssessment = "AuthorAssessment"


class Stance(StrEnum):
    Supports = "Supports"
    Opposes = "Opposes"
    SupportsConditionally = "SupportsConditionally"
    Ambivalent = "Ambivalent"


STANDS: Mapping[Stance, Text] = MappingProxyType(
    {
        Stance.Supports: Text(en="in support of", fr="en soutien à"),
        Stance.Opposes: Text(en="in opposition to", fr="en opposition à"),
        Stance.SupportsConditionally: Text(en="in conditional support of", fr="en soutien conditionnel à"),
        Stance.Ambivalent: Text(en="ambivalent about", fr="avec ambivalence envers"),
    }
)
"""What stands between a holder and a proposition, whatever the holder's number and gender, which no file tells."""


class Body(Entry):
    """The first words of the body's first and last paragraph."""

    first_paragraph: FewWords
    last_paragraph: FewWords


class Source(Entry):
    id: Slug
    title: Line
    author: ActorId
    publisher: ActorId
    published: Day
    language: Annotated[str, StringConstraints(pattern="^[a-z]{2}$")]
    url: AnyHttpUrl
    body: Body
    headings: tuple[FewWords, ...] = ()


class Actor(Described):
    kind: Literal["Person", "State", "Institution", "Collective"]
    members: tuple[ActorId, ...] = ()
    part_of: ActorId | None = None
    succeeds: ActorId | None = None
    founded: Edtf | None = None
    dissolved: Edtf | None = None
    founded_by: tuple[TreatyId, ...] = ()
    in_part: bool = False
    """Only some of its members are recorded."""

    @model_validator(mode="after")
    def _only_collectives_list_members(self) -> Actor:
        if self.members and self.kind != "Collective":
            raise ValueError("only a Collective lists members; memberships of institutions are dated facts")
        return self


class Event(Described):
    kind: Literal["Event", "Speech", "Conference", "Interview", "Visit", "War", "Negotiation", "Election", "Commitment"]
    date: Dated | None = None
    part_of: EventId | None = None
    place: PlaceId | None = None
    participants: tuple[ActorId, ...] = ()
    deadline: Day | None = None


class Topic(Described):
    """A subject of debate that ontology/topics.ttl lacks: a concept of a scheme of its folder."""

    broader: TopicId | None = None


class Proposition(Described):
    topics: Annotated[tuple[TopicId, ...], Field(min_length=1)]
    conflicts_with: tuple[PropositionId, ...] = ()


class Passage(Entry):
    """A stretch of the text: by paragraph and its first and last words, or by code point offsets (end exclusive)."""

    paragraph: Annotated[int, Field(ge=1)] | None = None
    first: FewWords | None = None
    last: FewWords | None = None
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _one_way_only(self) -> Passage:
        by_words = [v is not None for v in (self.paragraph, self.first, self.last)]
        by_offsets = [v is not None for v in (self.start, self.end)]
        if (all(by_words), any(by_offsets)) == (True, False) or (all(by_offsets), any(by_words)) == (
            True,
            False,
        ):
            return self
        raise ValueError("give either paragraph, first and last, or start and end")


class Statement(Entry):
    id: Slug
    holder: Annotated[tuple[ActorId, ...], BeforeValidator(listed), Field(min_length=1)]
    reporter: ActorId | None = None
    mode: Mode
    proposition: PropositionId
    stance: Stance
    condition: PropositionId | None = None
    said_at: Annotated[tuple[EventId, ...], BeforeValidator(listed)] = ()
    term: FewWords | None = None
    date: Dated | None = None
    passage: Passage
    note: Text | None = None

    @model_validator(mode="after")
    def _condition_goes_with_its_stance(self) -> Statement:
        if (self.stance is Stance.SupportsConditionally) != (self.condition is not None):
            raise ValueError("`condition` goes with stance SupportsConditionally, and only with it")
        return self


class Skipped(Entry):
    """A sentence that no statement codes, and why."""

    paragraph: Annotated[int, Field(ge=1)]
    sentence: Annotated[int, Field(ge=1)]
    first: FewWords
    reason: Literal["announcement", "transition", "setting", "repetition", "biography", "no-claim"]
    note: Line


class Discrepancy(Entry):
    """Passages of one source that cannot all be right."""

    id: Slug
    about: EventId
    statements: Annotated[tuple[StatementId, ...], Field(min_length=2)]
    note: Text
