"""Links to other data sets as SSSOM tables; docs/linking.md says what they hold and how one is added."""

from kg.sssom.rules import TABLES, Links, Thing, check, merged, read, unlinked
from kg.sssom.table import COLUMNS, HEADER, JUSTIFICATIONS, NOT_FOUND, Row, Table, parse, write
from kg.sssom.targets import NAMESPACES, SAME, TARGETS, Target, iri

__all__ = [
    "COLUMNS",
    "HEADER",
    "JUSTIFICATIONS",
    "NAMESPACES",
    "NOT_FOUND",
    "SAME",
    "TABLES",
    "TARGETS",
    "Links",
    "Row",
    "Table",
    "Target",
    "Thing",
    "check",
    "iri",
    "links_tsv",
    "merged",
    "parse",
    "read",
    "unlinked",
    "write",
]


def links_tsv(links: Links) -> bytes:
    """The links that hold, as `kg build` exports them: `links.sssom.tsv`."""
    return write(links.positive)
