"""Background facts, each with the references it rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, model_validator

from kg.model.base import (
    ActorId,
    Day,
    Described,
    Edtf,
    Entry,
    EventId,
    Line,
    OfficeId,
    PlaceId,
    ReferenceId,
    Slug,
    Text,
    TopicId,
    TreatyId,
)  # fmt: skip


class Reference(Entry):
    """Where a background fact can be looked up, and what confirmed it when it was checked."""

    id: Slug
    title: Line
    publisher: Line
    url: AnyHttpUrl
    issued: Edtf | None = None
    checked: Day
    evidence: Line


class Place(Described):
    country: ActorId | None = None


class Office(Described):
    of: ActorId


class Fact(Entry):
    """A background fact with the references it rests on."""

    references: Annotated[tuple[ReferenceId, ...], Field(min_length=1)]
    note: Text | None = None


class Period(Fact):
    """A fact that holds from a day to a day, both included; `until` is absent while it lasts."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.from_ and self.until and self.until < self.from_:
            raise ValueError("`until` lies before `from`")
        return self


class Term(Period):
    office: OfficeId
    holder: ActorId


class Membership(Period):
    institution: ActorId
    member: ActorId


class Participation(Period):
    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]


class TreatyAct(Fact):
    """Something that was done to a treaty; `by` names who did it where it was not all parties."""

    act: Literal[
        "signature",
        "adoption",
        "entry-into-force",
        "provisional-application",
        "extension",
        "suspension",
        "withdrawal-notice",
        "withdrawal",
        "expiry",
        "termination",
        "replacement",
    ]
    date: Edtf
    by: tuple[ActorId, ...] = ()
    place: PlaceId | None = None


class Treaty(Described):
    kind: Literal["BindingTreaty", "PoliticalDocument", "Treaty", "TreatyProvision"]
    """`Treaty` where it is disputed, or not known, whether it binds in law."""
    part_of: TreatyId | None = None
    topics: tuple[TopicId, ...] = ()
    parties: tuple[Participation, ...] = ()
    in_part: bool = False
    """Only some of its parties are recorded."""
    acts: tuple[TreatyAct, ...] = ()


class EventDate(Fact):
    """The exact days (and place) of an event that a source dates more loosely."""

    event: EventId
    date: Edtf
    place: PlaceId | None = None
