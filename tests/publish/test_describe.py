"""The data set described: DCAT and VoID for machines, the coverage of each source as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import rdflib
from rdflib import DCTERMS, RDF, VOID, Graph, URIRef

from kg import publish
from kg.anchors import Anchor, Segment
from kg.iris import BASE, PREFIXES, graph, resource
from kg.pages.site import Site
from kg.publish.describe import _length
from kg.triples import Coded, Quad

SITE = Site("1.2.3", released="2031-06-01")
DATASET = URIRef(resource("dataset", "eso-kg"))
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")


@pytest.fixture(scope="module")
def void(asserted: frozenset[Quad], positions: frozenset[Quad]) -> Graph:
    files = {**publish.graphs(asserted, positions), "links.sssom.tsv": b"", "nanopubs.trig": b"", "index.html": b""}
    return Graph().parse(data=publish.void(asserted | positions, SITE, files), format="turtle")


def number(void: Graph, subject: URIRef, predicate: URIRef) -> int:
    value = void.value(subject, predicate)
    assert isinstance(value, rdflib.Literal)
    return int(value)


def parts(void: Graph) -> list[URIRef]:
    return [part for part in void.objects(DATASET, VOID.propertyPartition) if isinstance(part, URIRef)]


class TestVoid:
    def test_says_how_much_there_is(self, void: Graph, asserted: frozenset[Quad], positions: frozenset[Quad]) -> None:
        union = {q[:3] for q in asserted | positions}
        assert number(void, DATASET, VOID.triples) == len(union)
        assert number(void, DATASET, VOID.distinctSubjects) == len({s for s, _, _ in union})
        assert number(void, DATASET, VOID.properties) == len({p for _, p, _ in union})

    def test_counts_each_named_graph(self, void: Graph, asserted: frozenset[Quad], positions: frozenset[Quad]) -> None:
        names = {graph("context"), graph("inferred"), graph("source/doe-2031")}
        assert {str(o) for o in void.objects(DATASET, VOID.subset)} == names
        for name in names:
            there = [q for q in asserted | positions if str(q[3]) == name]
            assert number(void, URIRef(name), VOID.triples) == len(there)

    def test_counts_the_instances_of_each_class(self, void: Graph) -> None:
        counts = {
            str(void.value(part, VOID["class"])).removeprefix(PREFIXES["eso"]): number(void, part, VOID.entities)
            for part in void.objects(DATASET, VOID.classPartition)
            if isinstance(part, URIRef)
        }
        assert counts["Statement"] == 11
        assert counts["Source"] == counts["Collective"] == counts["Treaty"] == 1
        assert counts["Sentence"] == 14

    def test_names_the_version_the_licence_and_the_vocabulary(self, void: Graph) -> None:
        assert str(void.value(DATASET, DCAT.version)) == "1.2.3"
        assert "creativecommons.org/licenses/by/4.0" in str(void.value(DATASET, DCTERMS.license))
        assert PREFIXES["eso"] in set(map(str, void.objects(DATASET, VOID.vocabulary)))

    def test_lists_every_graph_file_with_its_media_type(
        self, void: Graph, asserted: frozenset[Quad], positions: frozenset[Quad]
    ) -> None:
        media = {
            str(void.value(one, DCAT.downloadURL)).removeprefix(BASE): str(void.value(one, DCAT.mediaType))
            for one in void.subjects(RDF.type, DCAT.Distribution)
        }
        assert set(media) == {*publish.graphs(asserted, positions), "links.sssom.tsv", "nanopubs.trig"}
        assert media["graph.ttl"].endswith("text/turtle")
        assert media["graph.rdf"].endswith("application/rdf+xml")

    def test_says_in_both_languages_what_it_is_and_whose(self, void: Graph) -> None:
        for predicate in (DCTERMS.title, DCTERMS.description):
            assert {text.language for text in void.objects(DATASET, predicate)} == {"en", "fr"}  # type: ignore[attr-defined]
        assert (
            void.value(DATASET, DCTERMS.creator)
            == void.value(DATASET, DCTERMS.publisher)
            == URIRef(BASE + "contributors")
        )
        assert str(void.value(DATASET, DCTERMS.issued)) == "2031-06-01"
        assert len(set(void.objects(DATASET, DCAT.keyword))) > 5

    def test_gives_each_file_its_size_its_licence_and_where_it_is(
        self, void: Graph, asserted: frozenset[Quad], positions: frozenset[Quad]
    ) -> None:
        files = publish.graphs(asserted, positions)
        for one in void.subjects(RDF.type, DCAT.Distribution):
            name = str(void.value(one, DCAT.downloadURL)).removeprefix(BASE)
            assert void.value(one, DCTERMS.license) == void.value(DATASET, DCTERMS.license)
            assert void.value(one, DCAT.accessURL) == URIRef(BASE)
            assert int(str(void.value(one, DCAT.byteSize))) == len(files.get(name, b""))
            assert (DATASET, DCAT.distribution, one) in void

    def test_counts_how_often_each_property_is_used(
        self, void: Graph, asserted: frozenset[Quad], positions: frozenset[Quad]
    ) -> None:
        union = {q[:3] for q in asserted | positions}
        found = {str(void.value(p, VOID.property)): number(void, p, VOID.triples) for p in parts(void)}
        assert found[PREFIXES["eso"] + "holder"] == sum(str(p) == PREFIXES["eso"] + "holder" for _, p, _ in union)
        assert set(found) == {str(p) for _, p, _ in union if str(p).startswith(PREFIXES["eso"])}

    def test_shows_examples_that_are_described(
        self, void: Graph, asserted: frozenset[Quad], positions: frozenset[Quad]
    ) -> None:
        examples = set(void.objects(DATASET, VOID.exampleResource))
        assert len(examples) == 2
        assert examples <= {s for s, *_ in asserted | positions}

    def test_has_no_anonymous_part(self, void: Graph) -> None:
        assert not [node for triple in void for node in triple if isinstance(node, rdflib.BNode)]

    def test_is_the_same_bytes_each_time(self, asserted: frozenset[Quad]) -> None:
        assert publish.void(asserted, SITE, {}) == publish.void(frozenset(sorted(asserted, reverse=True)), SITE, {})


def report(*coded: Coded) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(publish.coverage(coded))
    return found


class TestCoverage:
    def test_counts_statements_and_sentences_of_each_source(self, coded: Coded) -> None:
        (found,) = report(coded).values()
        assert list(report(coded)) == ["doe-2031"]
        assert found["statements"] == sum(found["by_mode"].values()) == 11
        assert found["by_mode"]["DirectQuotation"] == 2
        assert found["holders"] == 5
        assert found["propositions"] == 3
        assert (found["sentences"], found["sentences_coded"], found["sentences_skipped"]) == (14, 10, 4)
        assert found["sentences_open"] == 0
        assert found["skipped_because"] == {"announcement": 1, "no-claim": 1, "repetition": 1, "transition": 1}

    def test_counts_characters_once_however_often_they_are_coded(self, coded: Coded) -> None:
        (found,) = report(coded).values()
        passages = {a.span for a in coded.anchors.values()}
        assert found["characters_coded"] == sum(end - start for start, end in passages)
        assert found["characters"] == sum(s.end - s.start for s in coded.segments)
        assert found["characters_coded_share"] == round(found["characters_coded"] / found["characters"], 3)

    def test_a_sentence_that_nothing_accounts_for_is_open(self, coded: Coded) -> None:
        more = (*coded.segments, Segment(6, 1, 9000, 9010, ""))
        assert report(replace(coded, segments=more))["doe-2031"]["sentences_open"] == 1

    def test_no_more_than_the_whole_body_can_be_coded(self, coded: Coded) -> None:
        """The space between two sentences is no part of the body's sentences, but may be part of a passage."""
        first, second = Segment(1, 1, 0, 10, ""), Segment(1, 2, 11, 20, "")
        whole = {s: Anchor(s, 1, 0, 20, "", "", "") for s in coded.anchors}
        found = report(replace(coded, segments=(first, second), anchors=whole))["doe-2031"]
        assert found["characters_coded"] <= found["characters"]
        assert found["characters_coded_share"] == 1

    def test_a_source_without_sentences_is_no_division_by_zero(self, coded: Coded) -> None:
        assert report(replace(coded, segments=()))["doe-2031"]["characters_coded_share"] == 0

    @pytest.mark.parametrize(
        ("spans", "length"),
        [
            ([], 0),
            ([(0, 5)], 5),
            ([(0, 5), (5, 8)], 8),
            ([(0, 5), (3, 8)], 8),
            ([(0, 9), (3, 4)], 9),
            ([(0, 5), (0, 5)], 5),
            ([(7, 9), (0, 2)], 4),
        ],
    )
    def test_overlaps_count_once(self, spans: list[tuple[int, int]], length: int) -> None:
        assert _length(spans) == length
