"""What follows from the graph by OWL 2 RL, and what in it contradicts itself.

The rules are those of Tables 4 to 9 of <https://www.w3.org/TR/owl2-profiles/#OWL_2_RL>, each in a file of its
own under its W3C name: those that add something as SPARQL updates in `rules/`, those that conclude "false" as
queries in `contradictions/`, whose first line is the sentence for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType

from kg.reason import contradiction, reference, saturation
from kg.reason.keeping import AnyTriple, Triple, worth_keeping
from kg.reason.literals import one_spelling

__all__ = ["ENGINES", "AnyTriple", "Triple", "clashes", "closure", "closure_and_clashes", "worth_keeping"]

Engine = Callable[[frozenset[AnyTriple]], Iterable[AnyTriple]]

ENGINES: MappingProxyType[str, Engine] = MappingProxyType(
    {"oxigraph": saturation.consequences, "owlrl": reference.consequences}
)
"""`oxigraph` is ours and fast; `owlrl` is slow, and there to be compared with."""


def closure(triples: Iterable[AnyTriple], engine: str = "oxigraph") -> frozenset[Triple]:
    """The triples that follow by OWL 2 RL, are not among the given ones and pass `worth_keeping`.

    Literals count as equal when datatype and value are, and keep the datatype they were given with. From a
    graph that contradicts itself anything may follow: ask `clashes`.

    Raises ValueError for an engine that is not in `ENGINES`.
    """
    if engine not in ENGINES:
        raise ValueError(f"unknown reasoning engine {engine!r}; known are {', '.join(sorted(ENGINES))}")
    return frozenset(filter(worth_keeping, ENGINES[engine](one_spelling(triples))))


def clashes(triples: Iterable[AnyTriple]) -> list[str]:
    """Every contradiction in the triples and what follows from them, as sorted sentences."""
    return contradiction.sentences(saturation.Saturated.of(one_spelling(triples)))


def closure_and_clashes(triples: Iterable[AnyTriple]) -> tuple[frozenset[Triple], list[str]]:
    """`closure` on Oxigraph and `clashes` for the price of one."""
    saturated = saturation.Saturated.of(one_spelling(triples))
    return frozenset(filter(worth_keeping, saturated.derived())), contradiction.sentences(saturated)
