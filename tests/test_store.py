"""Quads to and from bytes, terms to and from Oxigraph's, and rdflib's view of an embedded store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef
from rdflib.compare import isomorphic

from kg import store
from kg.errors import BrokenInput
from kg.iris import PREFIXES
from kg.namespaces import CONTEXT, ONTOLOGY, source_graph
from kg.triples import Quad, Triple

XSD = PREFIXES["xsd"]
HARBOUR, OPEN = URIRef("https://example.org/harbour"), URIRef("https://example.org/open")


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=URIRef(XSD + datatype), normalize=False)


texts = st.text(st.characters(codec="utf-8"), max_size=12)
iris = st.text("abcdefghij-._~é0123/", min_size=1, max_size=8).map(lambda tail: URIRef("https://example.org/" + tail))
literals = (
    texts.map(Literal)
    | st.builds(lambda text, lang: Literal(text, lang=lang), texts, st.sampled_from(["en", "fr", "de-ch"]))
    | st.dates().map(lambda day: typed(day.isoformat(), "date"))
    | st.integers(0, 9999).map(lambda number: typed(str(number), "nonNegativeInteger"))
    | st.sampled_from([typed("007", "integer"), typed("1.50", "decimal"), typed("many", "integer")])
)
triples = st.tuples(iris, iris, iris | literals)


class TestTerms:
    @settings(deadline=None)
    @given(iris | literals)
    def test_come_back_from_oxigraph_as_they_were(self, node: URIRef | Literal) -> None:
        found = store.from_ox(store.to_ox(node))
        assert found == node
        assert found.n3() == node.n3()

    def test_blank_nodes_keep_their_labels(self) -> None:
        assert store.from_ox(store.to_ox(BNode("b0"))) == BNode("b0")

    def test_a_string_is_a_string_with_or_without_its_datatype(self) -> None:
        assert store.to_ox(typed("x", "string")) == store.to_ox(Literal("x")) == ox.Literal("x")

    def test_the_written_form_of_a_number_is_kept(self) -> None:
        assert str(store.from_ox(ox.Literal("007", datatype=ox.NamedNode(XSD + "integer")))) == "007"


class TestLines:
    QUADS: tuple[Quad, ...] = (
        (HARBOUR, OPEN, Literal("b\nc", lang="en"), CONTEXT),
        (HARBOUR, OPEN, typed("5", "nonNegativeInteger"), CONTEXT),
        (HARBOUR, OPEN, HARBOUR, source_graph("doe-2031")),
    )

    def test_are_canonical_and_sorted(self) -> None:
        assert store.nquads(self.QUADS).decode().splitlines() == [
            "<https://example.org/harbour> <https://example.org/open> "
            f'"5"^^<{XSD}nonNegativeInteger> <https://w3id.org/eso-kg/graph/context> .',
            "<https://example.org/harbour> <https://example.org/open> "
            '"b\\nc"@en <https://w3id.org/eso-kg/graph/context> .',
            "<https://example.org/harbour> <https://example.org/open> "
            "<https://example.org/harbour> <https://w3id.org/eso-kg/graph/source/doe-2031> .",
        ]

    def test_are_the_same_in_any_order(self) -> None:
        assert store.nquads(self.QUADS[::-1]) == store.nquads(self.QUADS)
        assert store.ntriples(q[:3] for q in self.QUADS[::-1]) == store.ntriples(q[:3] for q in self.QUADS)

    def test_of_nothing_are_nothing(self) -> None:
        assert store.nquads([]) == store.ntriples([]) == b""

    @settings(deadline=None)
    @given(st.sets(triples, max_size=5))
    def test_say_what_was_put_in(self, given_triples: set[Triple]) -> None:
        lines = store.ntriples(given_triples)
        found = {(q.subject, q.predicate, q.object) for q in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)}
        assert found == {tuple(map(store.to_ox, t)) for t in given_triples}
        assert lines.count(b"\n") == len(given_triples)


SERIALISATIONS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "json-ld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "rdf/xml": (ox.RdfFormat.RDF_XML, "xml"),
    "n-triples": (ox.RdfFormat.N_TRIPLES, "nt"),
}


class TestSerialisations:
    @pytest.mark.parametrize(("fmt", "reader"), SERIALISATIONS.values(), ids=SERIALISATIONS.keys())
    def test_are_read_by_another_reader(self, asserted: frozenset[Quad], fmt: ox.RdfFormat, reader: str) -> None:
        chosen = sorted(q[:3] for q in asserted if "doe-2031" in str(q[0]))[:150]
        anonymous: list[Triple] = [(BNode("x"), OPEN, BNode("y")), (BNode("y"), OPEN, HARBOUR)]
        expected = rdflib.Graph()
        for triple in (*chosen, *anonymous):
            expected.add(triple)
        found = rdflib.Graph().parse(data=store.serialized((*chosen, *anonymous), fmt, PREFIXES), format=reader)
        assert isomorphic(found, expected)

    @pytest.mark.parametrize("fmt", [fmt for fmt, _ in SERIALISATIONS.values()], ids=SERIALISATIONS.keys())
    def test_are_the_same_bytes_in_any_order(self, asserted: frozenset[Quad], fmt: ox.RdfFormat) -> None:
        some = sorted({q[:3] for q in asserted})[:200]
        assert store.serialized(some[::-1], fmt, PREFIXES) == store.serialized(some, fmt, PREFIXES)

    @pytest.mark.parametrize("fmt", [fmt for fmt, _ in SERIALISATIONS.values()], ids=SERIALISATIONS.keys())
    def test_of_nothing_are_valid(self, fmt: ox.RdfFormat) -> None:
        assert list(ox.parse(store.serialized([], fmt, PREFIXES), format=fmt)) == []


class TestTurtleFiles:
    def read(self, path: Path, text: str) -> frozenset[Quad]:
        path.write_text(text, encoding="utf-8")
        return store.turtle_files([path], ONTOLOGY)

    def test_are_one_graph(self, tmp_path: Path) -> None:
        (tmp_path / "a.ttl").write_text("<https://a/x> a <https://a/X> .", encoding="utf-8")
        (tmp_path / "b.ttl").write_text("<https://a/y> a <https://a/X> .", encoding="utf-8")
        found = store.turtle_files(sorted(tmp_path.glob("*.ttl")), ONTOLOGY)
        assert {(str(s), g) for s, _, _, g in found} == {("https://a/x", ONTOLOGY), ("https://a/y", ONTOLOGY)}

    def test_blank_nodes_are_labelled_by_what_is_said_of_them(self, tmp_path: Path) -> None:
        path = tmp_path / "a.ttl"
        first = self.read(path, "_:one <https://a/p> _:two . _:two <https://a/p> 1 .")
        again = self.read(path, "_:b <https://a/p> 1 . _:a <https://a/p> _:b .")
        assert first == again
        assert sum(isinstance(s, BNode) for s, *_ in first) == 2

    def test_blank_nodes_of_two_files_are_two(self, tmp_path: Path) -> None:
        for name, value in (("a", 1), ("b", 2)):
            (tmp_path / f"{name}.ttl").write_text(f"_:x <https://a/p> {value} .", encoding="utf-8")
        found = store.turtle_files(sorted(tmp_path.glob("*.ttl")), ONTOLOGY)
        assert len({s for s, *_ in found}) == 2

    def test_the_written_form_of_literals_is_kept(self, tmp_path: Path) -> None:
        ((_, _, value, _),) = self.read(tmp_path / "a.ttl", f'<https://a/x> <https://a/p> "007"^^<{XSD}integer> .')
        assert str(value) == "007"

    def test_a_broken_one_is_named_with_its_line(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenInput) as broken:
            self.read(tmp_path / "a.ttl", "# fine\n<https://a/x> a .\n")
        (fault,) = broken.value.faults
        assert (fault.where.file, fault.where.line) == (tmp_path / "a.ttl", 2)

    def test_a_missing_one_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenInput, match=r"gone\.ttl"):
            store.turtle_files([tmp_path / "gone.ttl"], ONTOLOGY)

    def test_bytes_that_are_not_utf8_are_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.ttl").write_bytes(b'<https://a/x> <https://a/p> "\xe9" .')
        with pytest.raises(BrokenInput, match=r"a\.ttl"):
            store.turtle_files([tmp_path / "a.ttl"], ONTOLOGY)

    def test_labels_do_not_depend_on_the_process(self, tmp_path: Path) -> None:
        (tmp_path / "a.ttl").write_text("[] <https://a/p> [ <https://a/q> 1 ] .", encoding="utf-8")
        code = (
            "from pathlib import Path; from kg import store; from kg.namespaces import ONTOLOGY\n"
            f"print(store.nquads(store.turtle_files([Path({str(tmp_path / 'a.ttl')!r})], ONTOLOGY)).decode())"
        )
        run = [sys.executable, "-c", code]
        outputs = {
            subprocess.run(run, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in "12"
        }
        assert len(outputs) == 1
        assert outputs != {b"\n"}


class TestEmbedded:
    def test_the_store_holds_all_graphs(self, asserted: frozenset[Quad]) -> None:
        engine = store.engine(store.nquads(asserted))
        assert len(engine) == len(asserted)
        assert {g.value for g in engine.named_graphs() if isinstance(g, ox.NamedNode)} == {str(q[3]) for q in asserted}

    def test_rdflib_sees_the_union_as_its_default_graph(self, asserted: frozenset[Quad]) -> None:
        dataset = store.dataset(store.engine(store.nquads(asserted)))
        (row,) = dataset.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert int(str(row[0])) == len({q[:3] for q in asserted})  # type: ignore[index]
        (graphs,) = dataset.query("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        assert int(str(graphs[0])) == 2  # type: ignore[index]
