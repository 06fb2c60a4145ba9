"""What the data must satisfy: shapes, checks written as queries, consistency, coverage. Each fault is a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.iris import curie
from kg.queries import Rows, run
from kg.queries.run import with_prefixes
from kg.triples import Coded, Quad, Triple


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that does not conform: which check found it, about what, and a sentence on it."""

    check: str
    about: str
    message: str

    def __str__(self) -> str:
        about = f"{curie(self.about)}: " if self.about else ""
        return f"{self.check}: {about}{self.message}"


def shapes(triples: Iterable[Triple], shapes_file: Path) -> list[Finding]:
    """SHACL violations (pyshacl, no inference: the closure is already in the data)."""
    from pyshacl import validate

    data = _rdflib_graph(triples)
    conforms, report, _ = validate(data, shacl_graph=_turtle(shapes_file), inference="none", advanced=True)
    return [] if conforms else sorted(_violations(report))


def _rdflib_graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def _turtle(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


def _violations(report: Graph) -> Iterator[Finding]:
    from rdflib import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        detail = " ".join(f"[{curie(str(v))}]" for v in (path, value) if v is not None)
        yield Finding("shapes", str(focus), f"{message} {detail}".strip())


def queries(engine: ox.Store, folder: Path) -> list[Finding]:
    """Queries that must return nothing; each row has an `?error`, and perhaps an `?about`."""
    found: list[Finding] = []
    for path in sorted(folder.glob("*.rq")):
        answer = run(engine, with_prefixes(path.read_text(encoding="utf-8")))
        assert isinstance(answer, Rows)
        for row in answer.rows:
            cells = dict(zip(answer.columns, row, strict=True))
            about, error = (getattr(cells.get(name), "value", "") for name in ("about", "error"))
            found.append(Finding(path.stem, about, error))
    return found


def consistency(clashes: Iterable[str]) -> list[Finding]:
    """Contradictions under OWL semantics, as the reasoner words them."""
    return [Finding("consistency", "", sentence) for sentence in clashes]


def coverage(coded: Coded) -> list[Finding]:
    """Sentences of the body that are neither coded nor in the ledger, or both; and what is coded twice."""
    listed = {(s.paragraph, s.sentence) for s in coded.folder.content.skipped}
    found: list[Finding] = []
    for segment in coded.segments:
        where, codes = f"paragraph {segment.paragraph}, sentence {segment.sentence}", coded.codes(segment)
        if not codes and (segment.paragraph, segment.sentence) not in listed:
            found.append(Finding("coverage", coded.folder.id, f"{where} is neither coded nor skipped"))
        elif codes and (segment.paragraph, segment.sentence) in listed:
            found.append(Finding("coverage", coded.folder.id, f"{where} is skipped and coded by {codes[0]}"))
    return found + list(_coded_twice(coded))


def _coded_twice(coded: Coded) -> Iterator[Finding]:
    seen: Mapping[object, list[str]] = defaultdict(list)
    for s in coded.folder.content.statements:
        seen[coded.anchors[s.id].span, frozenset(s.holder), s.mode, s.proposition].append(s.id)
    for ids in seen.values():
        if len(ids) > 1:
            yield Finding("coverage", coded.folder.id, f"{' and '.join(ids)} code the same words in the same voice")


def union(asserted: frozenset[Quad], inferred: frozenset[Quad]) -> frozenset[Triple]:
    """The union of all graphs as triples."""
    return frozenset((s, p, o) for s, p, o, _ in asserted | inferred)
