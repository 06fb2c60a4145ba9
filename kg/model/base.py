"""Field types that every kind of entry shares."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from kg.dates import span

MAX_QUOTED_WORDS = 5
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(text: str) -> list[str]:
    """Words as `no_verbatim.py` and the publisher's limit count them."""
    return re.findall(r"\w+", text)


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise ValueError("an id is made of a-z, 0-9 and single hyphens")
    return value


def _printable(value: str) -> str:
    if found := _NOT_IN_XML.search(value):
        raise ValueError(f"holds a character that XML cannot write ({found.group()!r})")
    return value


def _few_words(value: str) -> str:
    if not 1 <= len(words(value)) <= MAX_QUOTED_WORDS:
        raise ValueError(f"quote one to {MAX_QUOTED_WORDS} words, not {len(words(value))}")
    return value


def _edtf(value: str) -> str:
    span(value)
    return value


def _iso_date(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, str) and _ISO_DATE.fullmatch(value)):
        return value
    raise ValueError("not a day as YYYY-MM-DD")


def listed(value: Any) -> Any:
    """A single id as a list of one."""
    return [value] if isinstance(value, str) else value


class Refers:
    """Marks a field whose value is the id of a declared thing of this kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


Slug = Annotated[str, AfterValidator(_slug)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_printable)]
FewWords = Annotated[str, AfterValidator(_printable), AfterValidator(_few_words)]
Edtf = Annotated[str, AfterValidator(_edtf)]
Day = Annotated[date, BeforeValidator(_iso_date)]
ActorId = Annotated[str, Refers("actor")]
EventId = Annotated[str, Refers("event")]
PlaceId = Annotated[str, Refers("place")]
TopicId = Annotated[str, Refers("topic")]
PropositionId = Annotated[str, Refers("proposition")]
StatementId = Annotated[str, Refers("statement")]
ReferenceId = Annotated[str, Refers("reference")]
OfficeId = Annotated[str, Refers("office")]
TreatyId = Annotated[str, Refers("treaty")]


class Entry(BaseModel):
    """Unknown fields are refused; values never change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Entry):
    """One text in both languages."""

    en: Line
    fr: Line


class Names(Entry):
    """Other names."""

    en: tuple[Line, ...] = ()
    fr: tuple[Line, ...] = ()


class Dated(Entry):
    """A date in the source's words (`text`) and as EDTF."""

    text: FewWords | None = None
    edtf: Edtf


class Described(Entry):
    """What everything that is declared once has in common."""

    id: Slug
    label: Text
    also: Names = Names()
    note: Text | None = None
    references: tuple[ReferenceId, ...] = ()
