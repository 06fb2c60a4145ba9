"""The edge of `kg link`: reads what is to be linked and the tables, proposes, prints, and writes when asked to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pyoxigraph as ox

from kg import asking, candidates, codings, iris, resources, sssom
from kg.candidates import Answered, Proposal, Service, Tables, labels
from kg.errors import BrokenInput, Unusable
from kg.iris import BASE, ID, PREFIXES
from kg.likeness import words
from kg.pipeline import read_links, read_ontology, topics
from kg.queries import Rows, render
from kg.queries.run import Cell
from kg.remote.http import Client
from kg.sssom import TARGETS, Links, Row, Table, Thing
from kg.triples import links as link_triples

FORMATS = ("table", "json", "csv", "tsv", "markdown", "sssom")
DATA_SETS = tuple(sorted(target.id for target in TARGETS.values()))
SECONDS = 60.0
"""The longest wait for an answer of a service."""
_COLUMNS = ("resource", "relation", "item", "item_label", "score", "reasons", "taken_by")
_NARROW = ("resource", "item", "item_label", "score", "reasons")
"""The columns that a terminal of usual width has room for."""
_DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")


@dataclass(frozen=True)
class Wanted:
    """What is to be linked, and where candidates come from. `names` empty: all without a link."""

    names: tuple[str, ...]
    roots: tuple[Path, ...]
    tables: Path
    targets: frozenset[str]
    least: float
    online: str | None = None
    contact: str = ""


@dataclass(frozen=True)
class Outcome:
    """Proposals, the table they may be written to, and in one line what could not be asked."""

    proposals: tuple[Proposal, ...]
    links: Links
    things: Mapping[str, Thing]
    trouble: str


def known(name: str, names: Iterable[str], what: str) -> str:
    """The name, if it is one of these; else Unusable."""
    if name not in names:
        raise Unusable(f"no {what} {name!r}; there are: {', '.join(names)}")
    return name


def propose(wanted: Wanted) -> Outcome:
    """Candidates from the labels that are shipped and, with `online`, from a service. Unusable, BrokenInput."""
    things = _things(wanted.roots)
    links = read_links(wanted.tables, things, strangers=resources.SOURCES not in wanted.roots)
    tables = Tables.of(links)
    asked = {key: things[key] for name in wanted.names for key in [_named(name, things)]} or tables.open(things)
    file = resources.LINKS / "labels.tsv"
    items = labels.parse(file, file.read_text(encoding="utf-8"))
    found = candidates.from_labels(asked, items, tables, wanted.least)
    online = _online(wanted, asked, tables) if wanted.online else Answered(())
    there = {(p.subject, p.item) for p in online.proposals}
    every = [*online.proposals, *(p for p in found if (p.subject, p.item) not in there)]
    kept = (p for p in every if not wanted.targets or TARGETS[p.item.partition(":")[0]].id in wanted.targets)
    return Outcome(tuple(sorted(kept, key=candidates.order)), links, things, online.trouble)


def _online(wanted: Wanted, asked: Mapping[str, Thing], tables: Tables) -> Answered:
    """From the service, which is told who asks; no account of ours is sent there."""
    assert wanted.online
    if not (wanted.contact.isascii() and wanted.contact.isprintable()):
        raise Unusable(f"{wanted.contact!r}: a contact is one line of ASCII, such as an e-mail address")
    who = f"eso-kg/{resources.version()} ({'; '.join(filter(None, (BASE, wanted.contact)))})"
    headers = {"User-Agent": who, "Accept": "application/json"}
    with closing(Client(wanted.online, SECONDS, stranger=True)) as client:

        def send(method: str, url: str, **content: Any) -> bytes:
            return client.send(method, url, headers=headers, **content).content

        return Service(wanted.online, send).propose(asked, tables, wanted.least)


def _things(roots: Iterable[Path]) -> Mapping[str, Thing]:
    ontology = read_ontology()
    return link_triples.things(codings.read(list(roots), topics(ontology)), ontology)


def _named(name: str, things: Mapping[str, Thing]) -> str:
    """A resource by CURIE, IRI, slug or one of its names; Unusable, with the nearest, where it is none or several."""
    iri = iris.expand(name) or ""
    curie = iri.removeprefix(ID).replace("/", ":", 1) if iri.startswith(ID) else name
    if curie in things:
        return curie
    called = {key: {words(n) for n in (thing.label, *thing.others)} for key, thing in things.items()}
    found = [key for key in things if key.partition(":")[2] == name or words(name) in called[key]]
    if len(found) == 1:
        return found[0]
    if found:
        raise Unusable(f"{name!r} is the name of {', '.join(sorted(found))}; give one of them")
    near = get_close_matches(name, [*things, *(thing.label for thing in things.values())], n=3)
    raise Unusable(f"nothing is called {name!r}{'; nearest: ' if near else ''}{', '.join(near)}")


def show(outcome: Outcome, fmt: str) -> None:
    """Prints the proposals."""
    if fmt == "sssom":
        sys.stdout.buffer.write(sssom.write(_alone(outcome, today())))
        return
    named = ox.Literal if fmt in render.FOR_READERS else lambda curie: ox.NamedNode(sssom.iri(curie))
    rows = Rows(_COLUMNS, tuple(_cells(proposal, named) for proposal in outcome.proposals))
    called = {sssom.iri(key): thing.label for key, thing in outcome.things.items()}
    asking.show_rows(rows, fmt, lambda _: called, "Candidates for links", _NARROW)


def _cells(proposal: Proposal, named: Callable[[str], ox.NamedNode | ox.Literal]) -> tuple[Cell, ...]:
    return (
        ox.NamedNode(sssom.iri(proposal.subject)),
        named(proposal.relation),
        named(proposal.item),
        ox.Literal(proposal.label),
        ox.Literal(str(proposal.score), datatype=_DECIMAL),
        ox.Literal("; ".join(proposal.reasons)),
        ox.NamedNode(sssom.iri(proposal.taken)) if proposal.taken else None,
    )


def today() -> str:
    return date.today().isoformat()


def _alone(outcome: Outcome, day: str) -> Table:
    """Only the proposals, as a table of candidates."""
    unsure = outcome.links.unsure
    return candidates.extended(Table(unsure.file, unsure.header, ()), candidates.rows(outcome.proposals, day), day)


def write(outcome: Outcome, day: str) -> tuple[Path, list[Row]]:
    """Adds the proposals to the table `unsure`; BrokenInput, nothing written, where that would break a rule."""
    added = candidates.rows(outcome.proposals, day)
    links = outcome.links
    faults = sssom.check(replace(links, unsure=candidates.extended(links.unsure, added, day)), outcome.things)
    if faults:
        raise BrokenInput(faults)
    file = links.unsure.file
    if added:
        # Read again: rows on resources that were not asked about are not among `links`.
        every = sssom.parse(file, file.read_text(encoding="utf-8"))
        _replace(file, sssom.write(candidates.extended(every, added, day)))
    return file, added


def _replace(file: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=file.parent, prefix=".unsure-", delete=False) as aside:
        aside.write(data)
    path = Path(aside.name)
    try:
        path.chmod(file.stat().st_mode)
        path.replace(file)
    except OSError:
        path.unlink(missing_ok=True)
        raise
