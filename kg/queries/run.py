"""Running a query against an embedded store."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import Unusable
from kg.iris import PREFIXES
from kg.queries.named import NamedQuery
from kg.queries.values import Names, Term
from kg.sparql import has_keyword, readable

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
_NO_NAMES = re.compile(r"""<[^>\s]*>|"[^"\n]*"|'[^'\n]*'|#.*""")
"""IRIs, strings and comments: where a colon is no prefix's."""
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)


@dataclass(frozen=True)
class Rows:
    """The answer of a SELECT; of an ASK as one row with one column, `answer`, and in `boolean`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    boolean: bool | None = None

    def only(self, columns: Sequence[str]) -> Rows:
        """Some of the columns, in the order given, repeated rows once; Unusable where there is no such column."""
        unknown = [c for c in columns if c not in self.columns]
        if unknown:
            raise Unusable(f"no column {unknown[0]!r}; there are: {', '.join(self.columns)}")
        at = [self.columns.index(c) for c in columns]
        return Rows(tuple(columns), tuple(dict.fromkeys(tuple(row[i] for i in at) for row in self.rows)))


@dataclass(frozen=True)
class Graph:
    """The answer of a CONSTRUCT or DESCRIBE."""

    triples: tuple[ox.Triple, ...]


def bound(query: NamedQuery, given: Mapping[str, str], names: Names) -> str:
    """The query as it will be run: the given values (and defaults) as a VALUES block at the head of its pattern.

    A value reaches the text only as the serialisation of an RDF term, and the pattern only as a binding, so that every
    SPARQL 1.1 engine runs the same query.
    """
    values = {p.name: p.default for p in query.parameters if p.default is not None} | dict(given)
    terms = {(p := query.parameter(name)).binds: names.term(p, value) for name, value in sorted(values.items())}
    return with_prefixes(_with_values(query.sparql, terms))


def with_prefixes(sparql: str) -> str:
    """Declares those of our prefixes that the query uses and does not declare itself."""
    declared = set(re.findall(r"^\s*PREFIX\s+([\w-]*):", sparql, re.IGNORECASE | re.MULTILINE))
    used = set(re.findall(r"([\w-]+):", _NO_NAMES.sub(" ", sparql)))
    missing = [f"PREFIX {p}: <{PREFIXES[p]}>" for p in PREFIXES if p in used - declared]
    return "\n".join([*missing, sparql])


def _with_values(sparql: str, terms: Mapping[str, Term]) -> str:
    if not terms:
        return sparql
    names, row = " ".join(f"?{name}" for name in terms), " ".join(map(str, terms.values()))
    head, tail = parted(sparql)
    return f"{head}\n  VALUES ({names}) {{ ({row}) }}{tail}"


def parted(sparql: str) -> tuple[str, str]:
    """The query up to the head of its pattern, where values are bound, and the rest."""
    pattern = _WHERE.search(_NO_NAMES.sub(lambda m: " " * len(m.group()), sparql))
    if not pattern:
        raise Unusable("parameters need a query with `WHERE {`")
    return sparql[: pattern.end()], sparql[pattern.end() :]


def run(store: ox.Store, sparql: str) -> Rows | Graph:
    """Runs a query over the union of all graphs, or over those it names by FROM.

    Unusable, in one line, where it is not SPARQL 1.1.
    """
    try:
        # Where the default graph is the union Oxigraph ignores FROM.
        return _collected(store.query(sparql, use_default_graph_as_union=not has_keyword(sparql, "FROM")))
    except SyntaxError as error:
        raise Unusable(f"not a SPARQL query: {readable(sparql, str(error))}") from None
    except (ValueError, RuntimeError, OSError) as error:
        raise Unusable(f"the query cannot be run: {' '.join(str(error).split())}") from None


def _collected(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Rows | Graph:
    if isinstance(answer, ox.QueryTriples):
        return Graph(tuple(answer))
    if isinstance(answer, ox.QueryBoolean):
        flag = ox.Literal("true" if answer else "false", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean"))
        return Rows(("answer",), ((flag,),), bool(answer))
    columns = tuple(v.value for v in answer.variables)
    return Rows(columns, tuple(tuple(row[c] for c in columns) for row in answer))
