"""The account of a source: its sentences with what they are coded as, and its passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rdflib.term import Node

from kg.namespaces import ESO, OA
from kg.networks import Label
from kg.publish.site.addresses import home
from kg.publish.site.things import Things


@dataclass(frozen=True)
class Sentence:
    """A sentence by paragraph and number, its statements, or why it has none."""

    place: str
    paragraph: int
    number: int
    statements: tuple[tuple[Label, str], ...]
    skipped: Label | None


def sentences(things: Things, source: Node, address: Callable[[str], str]) -> Iterator[Sentence]:
    """Those of a source, in the order of its text; nothing for what is no source."""
    found = [s for s in things.referring(source, ESO.source) if ESO.Sentence in things.types(s)]
    for node in sorted(found, key=lambda s: int(things.text(s, OA.start))):
        reason = things.value(node, ESO.skippedBecause)
        yield Sentence(
            home(str(node))[1],
            int(things.text(node, ESO.paragraph)),
            int(things.text(node, ESO.sentenceNumber)),
            tuple((things.title(s), address(str(s))) for s in things.ours(node, ESO.codedBy)),
            things.title(reason) if reason else None,
        )


def passages(things: Things, source: Node, address: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Where its passages are, with the statements that rest on them, in the order of its text."""
    found = []
    for node in things.referring(source, OA.hasSource):
        start, end = (
            next(int(o) for s in things.ours(node, OA.hasSelector) for o in [things.text(s, p)] if o)
            for p in (OA.start, OA.end)
        )
        statements = [(things.title(s), address(str(s))) for s in things.referring(node, OA.hasTarget)]
        found.append((start, end, things.text(node, ESO.deepLink), home(str(node))[1], statements))
    for start, end, link, place, statements in sorted(found):
        yield {"start": start, "end": end, "link": link, "place": place, "statements": statements}
