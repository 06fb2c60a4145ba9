"""What a query may cost, what is asked, and how a request is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one query may take: seconds, rows (or triples) and bytes of its answer, bytes of memory.

    `service` allows the query to ask other endpoints (`SERVICE`).
    """

    seconds: float = 30
    rows: int = 100_000
    size: int = 64 * 2**20
    memory: int = 2 * 2**30
    service: bool = False


@dataclass(frozen=True)
class Asked:
    """A query with the dataset of its request; the formats are media types, None where the client takes none."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    rows: str | None = "application/sparql-results+json"
    graph: str | None = "application/n-triples"


@dataclass(frozen=True)
class Answer:
    media: str
    body: bytes


class Refused(Exception):
    """A request that is not served: an HTTP status and the reason, in one line."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason
