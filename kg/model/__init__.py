"""What a coding file may say: plain frozen objects that know neither YAML nor RDF.

Field by field this is the format that docs/coding.md explains; `kg/sources/coding.schema.json` is generated from here.
"""

from __future__ import annotations

from kg.model.base import MAX_QUOTED_WORDS, Dated, Described, Entry, Names, Refers, Text, words
from kg.model.coding import (
    STANDS,
    Actor,
    Body,
    Discrepancy,
    Event,
    Mode,
    Passage,
    Proposition,
    Skipped,
    Source,
    Stance,
    Statement,
    Topic,
)
from kg.model.context import (
    EventDate,
    Fact,
    Membership,
    Office,
    Participation,
    Period,
    Place,
    Reference,
    Term,
    Treaty,
    TreatyAct,
)

__all__ = [
    "MAX_QUOTED_WORDS",
    "STANDS",
    "Actor",
    "Body",
    "CodingFile",
    "Dated",
    "Described",
    "Discrepancy",
    "Entry",
    "Event",
    "EventDate",
    "Fact",
    "Membership",
    "Mode",
    "Names",
    "Office",
    "Participation",
    "Passage",
    "Period",
    "Place",
    "Proposition",
    "Reference",
    "Refers",
    "Skipped",
    "Source",
    "Stance",
    "Statement",
    "Term",
    "Text",
    "Topic",
    "Treaty",
    "TreatyAct",
    "words",
]


class CodingFile(Entry):
    """One YAML file; the files of a folder are merged key by key."""

    source: Source | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[Topic, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    statements: tuple[Statement, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    references: tuple[Reference, ...] = ()
    offices: tuple[Office, ...] = ()
    terms: tuple[Term, ...] = ()
    memberships: tuple[Membership, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    event_dates: tuple[EventDate, ...] = ()
