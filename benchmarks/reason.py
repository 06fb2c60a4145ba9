"""CPU seconds per reasoning engine on invented data of growing size: `python benchmarks/reason.py [--large]`.

The data have the shape of ours: statements with holders, propositions and dates, actors in nested groups, a
small ontology with a bit of everything. The engines run in turn, in this process, on the same triples.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, Namespace

from kg.reason import ENGINES, AnyTriple, closure

SIZES, LARGE = (1_000, 5_000, 20_000), 50_000
SCHEMA = Path(__file__).with_name("reason.ttl")
EX = Namespace("https://example.org/reason#")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} triples (minutes, by owlrl)")
    parser.add_argument("--only", choices=sorted(ENGINES), help="run this engine alone")
    asked = parser.parse_args()
    engines = (asked.only,) if asked.only else tuple(sorted(ENGINES))
    print(f"| triples | new | {' | '.join(f'{engine}, s' for engine in engines)} | ratio | same |")
    print("| --: " * (len(engines) + 4) + "|")
    for size in (*SIZES, LARGE) if asked.large else SIZES:
        print(_row(generated(size), engines), flush=True)


def _row(triples: frozenset[AnyTriple], engines: tuple[str, ...]) -> str:
    results, seconds = [], []
    for engine in engines:
        start = time.process_time()
        results.append(closure(triples, engine))
        seconds.append(time.process_time() - start)
    same = "yes" if len(set(results)) == 1 else "no"
    times = " | ".join(f"{each:.2f}" for each in seconds)
    return f"| {len(triples):,} | {len(results[0]):,} | {times} | {max(seconds) / min(seconds):.0f} | {same} |"


def generated(size: int) -> frozenset[AnyTriple]:
    """The schema and about `size` triples in all; the same for the same size."""
    triples: set[AnyTriple] = set(Graph().parse(SCHEMA))
    facts = _facts(random.Random(size), actors=max(size // 50, 12))
    while len(triples) < size:
        triples.add(next(facts))
    return frozenset(triples)


def _facts(dice: random.Random, actors: int) -> Iterator[AnyTriple]:
    yield from _actors(dice, actors)
    number = 0
    while True:
        number += 1
        yield from _statement(dice, number, actors)


def _actors(dice: random.Random, actors: int) -> Iterator[AnyTriple]:
    """States, a third of them in a union, unions in larger ones, leaders; some have a second IRI."""
    unions = max(actors // 20, 2)
    for union in range(unions):
        yield EX[f"union{union}"], RDF.type, EX.Union
        if union % 4:
            yield EX[f"union{union}"], EX.partOf, EX[f"union{union - 1}"]
    for actor in range(actors):
        kind = EX.Person if actor % 2 else EX.State
        yield EX[f"actor{actor}"], RDF.type, kind
        yield EX[f"actor{actor}"], RDFS.label, Literal(f"Actor {actor}", lang="en")
        if kind == EX.Person:
            yield EX[f"actor{actor}"], EX.leads, EX[f"actor{actor - 1}"]
        elif actor % 3 == 0:
            yield EX[f"actor{actor}"], EX.memberOf, EX[f"union{dice.randrange(unions)}"]
        if actor % 25 == 0:
            yield EX[f"actor{actor}"], OWL.sameAs, EX[f"elsewhere{actor}"]


def _statement(dice: random.Random, number: int, actors: int) -> Iterator[AnyTriple]:
    statement, proposition = EX[f"statement{number}"], EX[f"proposition{number // 3}"]
    day = f"{dice.randint(2019, 2024)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    yield statement, EX.speaker, EX[f"actor{dice.randrange(actors)}"]
    yield statement, EX.supports if dice.random() < 0.6 else EX.opposes, proposition
    yield statement, EX.latest, Literal(day, datatype=XSD.date)
    yield statement, EX.paragraph, Literal(dice.randint(1, 60))
    yield statement, RDFS.label, Literal(f"Statement {number}", lang="en")
    if number % 9 == 0:
        yield proposition, EX.conflictsWith, EX[f"proposition{dice.randrange(number // 3)}"]
    if number % 5 == 0:
        yield statement, EX.follows, EX[f"statement{number - 1}"]


if __name__ == "__main__":
    main()
