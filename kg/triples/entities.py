"""Actors, places, events and propositions, wherever they are declared."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal

from kg.model import Actor, CodingFile, Event, Place, Proposition
from kg.namespaces import ESO, resource
from kg.triples.terms import Triple, dated, day, described, in_part, links


def entities(content: CodingFile) -> Iterator[Triple]:
    for actor in content.actors:
        yield from _actor(actor)
    for place in content.places:
        yield from _place(place)
    for event in content.events:
        yield from _event(event)
    for proposition in content.propositions:
        yield from _proposition(proposition)


def _actor(actor: Actor) -> Iterator[Triple]:
    node = resource("actor", actor.id)
    yield from described(node, ESO[actor.kind], actor)
    yield from links(node, ESO.hasMember, "actor", actor.members)
    yield from links(node, ESO.partOf, "actor", [actor.part_of])
    yield from links(node, ESO.succeeds, "actor", [actor.succeeds])
    yield from links(node, ESO.foundedBy, "treaty", actor.founded_by)
    yield from in_part(node, actor.in_part)
    if actor.founded:
        yield node, ESO.foundedOn, Literal(actor.founded)
    if actor.dissolved:
        yield node, ESO.dissolvedOn, Literal(actor.dissolved)


def _place(place: Place) -> Iterator[Triple]:
    node = resource("place", place.id)
    yield from described(node, ESO.Place, place)
    yield from links(node, ESO.inCountry, "actor", [place.country])


def _event(event: Event) -> Iterator[Triple]:
    node = resource("event", event.id)
    yield from described(node, ESO[event.kind], event)
    yield from links(node, ESO.partOf, "event", [event.part_of])
    yield from links(node, ESO.place, "place", [event.place])
    yield from links(node, ESO.participant, "actor", event.participants)
    if event.date:
        yield from dated(node, event.date.edtf)
        if event.date.text:
            yield node, ESO.dateWording, Literal(event.date.text)
    if event.deadline:
        yield node, ESO.deadline, day(event.deadline)


def _proposition(proposition: Proposition) -> Iterator[Triple]:
    node = resource("proposition", proposition.id)
    yield from described(node, ESO.Proposition, proposition)
    yield from links(node, ESO.topic, "topic", proposition.topics)
    yield from links(node, ESO.conflictsWith, "proposition", proposition.conflicts_with)
