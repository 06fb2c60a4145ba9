"""The graphs as files: what each holds, in every syntax, and the same bytes for the same quads."""

from __future__ import annotations

import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import publish
from kg.iris import PREFIXES
from kg.triples import Quad

ROOT = Path(__file__).parents[2]
UNION = {"graph.ttl": "turtle", "graph.jsonld": "json-ld", "graph.rdf": "xml"}
NON_NEGATIVE = PREFIXES["xsd"] + "nonNegativeInteger"


@pytest.fixture(scope="module")
def files(asserted: frozenset[Quad], positions: frozenset[Quad]) -> dict[str, bytes]:
    return publish.graphs(asserted, positions)


def spelled(triple: tuple[rdflib.term.Node, ...]) -> tuple[str, ...]:
    return tuple(node.n3() for node in triple)


def test_there_is_a_file_for_each_syntax(files: dict[str, bytes]) -> None:
    assert list(files) == ["graph.nq", *UNION, "inferred.nt"]


@pytest.mark.parametrize(("name", "syntax"), UNION.items())
def test_the_union_of_what_is_asserted_is_in_each_as_another_reader_reads_it(
    files: dict[str, bytes], asserted: frozenset[Quad], name: str, syntax: str
) -> None:
    found = rdflib.Graph().parse(data=files[name], format=syntax)
    assert {spelled(t) for t in found} == {spelled(q[:3]) for q in asserted}


def test_all_named_graphs_are_in_the_quads_as_another_reader_reads_them(
    files: dict[str, bytes], asserted: frozenset[Quad], positions: frozenset[Quad]
) -> None:
    found = rdflib.Dataset()
    found.parse(data=files["graph.nq"], format="nquads")
    quads = {spelled((s, p, o, g)) for s, p, o, g in found.quads() if g is not None}
    assert quads == {spelled(q) for q in asserted | positions}


def test_what_is_inferred_is_in_a_file_of_its_own(files: dict[str, bytes], positions: frozenset[Quad]) -> None:
    found = rdflib.Graph().parse(data=files["inferred.nt"], format="nt")
    assert {spelled(t) for t in found} == {spelled(q[:3]) for q in positions}


@pytest.mark.parametrize("name", ["graph.nq", *UNION])
def test_offsets_keep_their_datatype(files: dict[str, bytes], name: str) -> None:
    """Oxigraph's store would give them back as xsd:integer."""
    fmt = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    assert fmt
    found = [q.object for q in ox.parse(files[name], format=fmt) if q.predicate.value == PREFIXES["oa"] + "start"]
    assert len(found) > 20
    assert {o.datatype.value for o in found if isinstance(o, ox.Literal)} == {NON_NEGATIVE}


@pytest.mark.parametrize("name", ["graph.nq", *UNION, "inferred.nt"])
def test_nothing_is_anonymous(files: dict[str, bytes], name: str) -> None:
    fmt = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    assert fmt
    for quad in ox.parse(files[name], format=fmt):
        assert not any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def test_turtle_is_written_for_readers(files: dict[str, bytes]) -> None:
    text = files["graph.ttl"].decode()
    assert "@prefix eso:" in text
    assert "eso:stance eso:Supports" in text
    assert "“The harbour stays" in text, "letters as they are, no escapes"


def test_the_order_of_the_quads_does_not_matter(
    files: dict[str, bytes], asserted: frozenset[Quad], positions: frozenset[Quad]
) -> None:
    def shuffled(quads: frozenset[Quad]) -> frozenset[Quad]:
        order = sorted(quads)
        random.Random(7).shuffle(order)
        return frozenset(order)

    assert publish.graphs(shuffled(asserted), shuffled(positions)) == files


PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from kg import anchoring, codings, derive, publish, triples
from tests.conftest import CORPUS, TEXTS, TOPICS
corpus = codings.read([CORPUS], TOPICS)
coded = anchoring.from_text(corpus.sources[0], (TEXTS / "doe-2031.txt").read_bytes().decode())
files = publish.graphs(triples.quads(corpus, (coded,)), derive.derived(corpus))
print(hashlib.sha256(b"".join(files.values())).hexdigest())
"""


def test_another_process_with_another_hash_seed_writes_the_same_bytes(files: dict[str, bytes]) -> None:
    run = [sys.executable, "-c", PROGRAM, str(ROOT)]
    found = subprocess.run(run, env={"PYTHONHASHSEED": "12345"}, capture_output=True, text=True, check=True).stdout
    assert found.strip() == sha256(b"".join(files.values())).hexdigest()
