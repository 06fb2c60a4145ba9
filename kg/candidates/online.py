"""Candidates from a service that speaks the Reconciliation Service API (0.1 or 0.2), such as that of Wikidata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Protocol
from urllib.parse import quote

from kg.candidates.propose import Proposal, Tables, best, names_compared, relation
from kg.errors import Unusable
from kg.likeness import likeness
from kg.reconcile.protocol import MANIFEST, RESULT, RESULTS, Candidate, Manifest, TypeReference, checked, parsed
from kg.sssom import TARGETS, Thing, iri

BATCH = 10
"""Queries sent at once, unless the service wants fewer. Wikidata's is slow."""
_LIMIT = 5
"""Candidates asked for, for each resource."""
_PATIENCE = 2
"""Batches that may fail one after another before the others are not sent."""
_SURE, _FIRST = 0.7, 0.5
"""Scores of candidates with quite another name: one that the service is sure of, and its first."""
_KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Person": frozenset({"Q5"}),
        "State": frozenset({"Q6256", "Q3624078", "Q3024240"}),
        "Institution": frozenset({"Q43229", "Q484652", "Q245065", "Q1127126"}),
        "Treaty": frozenset({"Q131569"}),
        "Place": frozenset({"Q515", "Q3957"}),
        "Office": frozenset({"Q4164871"}),
    }
)
"""Wikidata's classes that settle a kind. Most classes do not; only being human excludes other kinds."""


class Sender(Protocol):
    """What is needed of an HTTP client: the body of an answer, or Unusable in one line."""

    def __call__(self, method: str, url: str, **content: object) -> bytes: ...


@dataclass(frozen=True)
class Answered:
    """What a service proposed, and, in one line, what went wrong if anything did."""

    proposals: tuple[Proposal, ...]
    trouble: str = ""


class Service:
    """A reconciliation service at an address."""

    def __init__(self, url: str, send: Sender) -> None:
        self._url, self._send = url, send

    def propose(self, things: Mapping[str, Thing], tables: Tables, least: float) -> Answered:
        """Candidates for these resources, without those that are linked there; where the service fails, what had come.

        Names from `least` (0 to 1) count as alike.
        """
        try:
            manifest = parsed(MANIFEST, self._send("GET", self._url), self._url)
            prefix = self._data_set(manifest)
        except Unusable as error:
            return Answered((), f"{error}; {_count(len(things))} not asked")
        open_ = [subject for subject in things if (subject, TARGETS[prefix].id) not in tables.linked]
        found: list[Proposal] = []
        troubles: list[Unusable] = []
        for subject, answer in self._answers(things, open_, min(manifest.batchSize or BATCH, BATCH)):
            if isinstance(answer, Unusable):
                troubles.append(answer)
            else:
                found += _proposals(subject, things[subject], answer, prefix, tables, least)
        trouble = f"{troubles[0]}; {_count(len(troubles))} without an answer" if troubles else ""
        return Answered(tuple(best(found)), trouble)

    def _data_set(self, manifest: Manifest) -> str:
        """The prefix of the data set whose items the service finds."""
        space = _without_scheme(manifest.identifierSpace)
        for prefix, target in TARGETS.items():
            if space == _without_scheme(target.namespace):
                return prefix
        raise Unusable(f"{self._url}: finds items of {manifest.identifierSpace}, which are not linked to")

    def _answers(
        self, things: Mapping[str, Thing], subjects: Iterable[str], size: int
    ) -> Iterator[tuple[str, list[Candidate] | Unusable]]:
        """What is answered for each resource, or why nothing is."""
        failed: list[Unusable] = []
        waiting = iter(subjects)
        while batch := list(islice(waiting, size)):
            try:
                if len(failed) == _PATIENCE:
                    raise failed[0]
                results = self._asked({subject: things[subject] for subject in batch})
            except Unusable as error:
                failed = [*failed, error][:_PATIENCE]
                yield from ((subject, error) for subject in batch)
            else:
                failed = []
                yield from ((subject, self._result(results, subject)) for subject in batch)

    def _asked(self, things: Mapping[str, Thing]) -> dict[str, object]:
        queries = {subject: {"query": thing.label, "limit": _LIMIT} for subject, thing in things.items()}
        body = self._send("POST", self._url, data={"queries": json.dumps(queries, ensure_ascii=False)})
        return parsed(RESULTS, body, self._url)

    def _result(self, results: Mapping[str, object], subject: str) -> list[Candidate] | Unusable:
        if subject not in results:
            return Unusable(f"{self._url}: {subject}: not among the answers")
        try:
            found = checked(RESULT, results[subject], f"{self._url}: {subject}").result
        except Unusable as error:
            return error
        return [candidate.model_copy(update={"name": printable(candidate.name)}) for candidate in found]


def printable(text: str) -> str:
    """Text of a stranger in one line, without what would command a terminal."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable()) or "?"


def _count(resources: int) -> str:
    return f"{resources} resource{'' if resources == 1 else 's'}"


def _without_scheme(space: str) -> str:
    return space.partition("://")[2].rstrip("/#")


def _proposals(
    subject: str, thing: Thing, candidates: list[Candidate], prefix: str, tables: Tables, least: float
) -> Iterator[Proposal]:
    for rank, candidate in enumerate(candidates):
        item = _item(prefix, candidate.id)
        kind = _kind(thing, candidate, prefix)
        predicate = relation(thing.kind, item, kind is not False) if item else ""
        score, reason = _score(thing, candidate, rank, least)
        if predicate and score and not tables.settles(subject, item):
            weight = {True: 1.0, None: 0.95, False: 0.8}[kind]
            reasons = (reason, _kind_told(thing, candidate, kind), _service_told(candidate))
            yield Proposal(
                subject, thing, predicate, item, candidate.name, round(score * weight, 2), reasons,
                tables.owners.get(iri(item), ""),
            )  # fmt: skip


def _item(prefix: str, id_: str) -> str:
    """The CURIE of an item, in ASCII; empty where the id is none of this data set."""
    local = quote(id_.removeprefix(TARGETS[prefix].namespace), safe="!$&'()*+,/:;=@~%")
    return f"{prefix}:{local}" if re.fullmatch(TARGETS[prefix].names, local) else ""


def _kind(thing: Thing, candidate: Candidate, prefix: str) -> bool | None:
    """Whether the kinds fit; None where that is not known."""
    types = {_type_id(one) for one in candidate.type}
    if prefix != "wikidata" or not types:
        return None
    if types & _KINDS.get(thing.kind, frozenset()):
        return True
    return False if thing.kind == "Person" or "Q5" in types else None


def _type_id(type_: TypeReference | str) -> str:
    return type_ if isinstance(type_, str) else type_.id


def _score(thing: Thing, candidate: Candidate, rank: int, least: float) -> tuple[float, str]:
    """By name where that is alike; else by what the service thinks of it, if it is sure or has nothing better."""
    alike, name = max((likeness(name, candidate.name), name) for name in (thing.label, *thing.others))
    if alike >= least:
        return alike, names_compared(thing, name, (candidate.name,), candidate.name)
    score = _SURE if candidate.match else _FIRST if rank == 0 else 0
    return score, f"another name there, ‘{candidate.name}’"


def _kind_told(thing: Thing, candidate: Candidate, kind: bool | None) -> str:
    types = [one if isinstance(one, str) else one.name or one.id for one in candidate.type]
    if not types:
        return "kind there not known"
    judged = {True: f"is a {thing.kind}", False: "another kind", None: "kinds to be compared"}[kind]
    return f"{judged}: {printable(', '.join(types))}"


def _service_told(candidate: Candidate) -> str:
    return f"score there {candidate.score:g}{', which is sure of it' if candidate.match else ''}"
