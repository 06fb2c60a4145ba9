"""Links: tables read strictly, rules that each refuse something, our tables that pass, and the graph made of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, BNode, Graph, Literal, URIRef

from kg import queries, reason, resources, sssom, store
from kg.errors import BrokenInput, Fault
from kg.namespaces import ESO, LINKS
from kg.queries import render
from kg.queries.run import bound
from kg.queries.values import Names
from kg.sssom import COLUMNS, HEADER, NOT_FOUND, Links, Row, Table, Thing
from kg.triples import Quad
from kg.triples import links as to_rdf

from .tables import HEAD, mapping

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "kg" / "links"
SSSOM = "https://w3id.org/sssom/"

# ---------------------------------------------------------------- an invented world
WORLD = {
    "actor:norland": Thing("State", "Norland"),
    "actor:sudland": Thing("State", "Sudland"),
    "actor:harbour-league": Thing("Institution", "Harbour League"),
    "actor:northern-allies": Thing("Collective", "northern allies"),
    "place:norhaven": Thing("Place", "Norhaven"),
    "topic:harbours": Thing("Topic", "Harbours"),
    "treaty:harbour-pact": Thing("Treaty", "Harbour Pact"),
}


def row(subject: str, predicate: str, target: str, **other: str) -> Row:
    return mapping(subject, WORLD[subject].label if subject in WORLD else "?", predicate, target, **other)


POSITIVE = (
    row("actor:harbour-league", "owl:sameAs", "ror:012345678"),
    row("actor:harbour-league", "owl:sameAs", "wikidata:Q901"),
    row("actor:harbour-league", "skos:exactMatch", "eubody:HARB"),
    row("actor:northern-allies", "skos:relatedMatch", "eurovoc:c_0123abcd"),
    row("actor:norland", "owl:sameAs", "dbr:Norland"),
    row("actor:norland", "owl:sameAs", "wikidata:Q902"),
    row("actor:norland", "schema:subjectOf", "wikipedia:Norland"),
    row("actor:norland", "skos:closeMatch", "geonames:77/"),
    row("actor:norland", "skos:exactMatch", "eucountry:NOR"),
    row("actor:norland", "skos:exactMatch", "iso3166:NL"),
    row("actor:sudland", "owl:sameAs", "wikidata:Q903"),
    row("place:norhaven", "owl:sameAs", "geonames:78/"),
    row("topic:harbours", "skos:broadMatch", "eurovoc:12"),
    row("topic:harbours", "skos:exactMatch", "wikidata:Q904"),
)
NEGATIVE = (
    row("actor:norland", "owl:sameAs", "wikidata:Q905", predicate_modifier="Not"),
    row("treaty:harbour-pact", "owl:sameAs", NOT_FOUND),
)
UNSURE = (row("treaty:harbour-pact", "owl:sameAs", "dbr:Harbour_Pact", confidence="0.3"),)


def links(
    positive: Iterable[Row] = POSITIVE, negative: Iterable[Row] = NEGATIVE, unsure: Iterable[Row] = UNSURE
) -> Links:
    return Links(*(
        Table(Path(f"{name}.sssom.tsv"), HEAD, tuple(sorted(rows, key=Row.cells)))
        for name, rows in zip(sssom.TABLES, (positive, negative, unsure), strict=True)
    ))  # fmt: skip


def problems(found: Links, things: Mapping[str, Thing] = WORLD) -> list[str]:
    return [fault.problem for fault in sssom.check(found, things)]


def texts(found: Links) -> dict[Path, str]:
    return {table.file: sssom.write(table).decode() for table in (found.positive, found.negative, found.unsure)}


# ---------------------------------------------------------------- reading
class TestReading:
    def test_what_was_written_comes_back(self) -> None:
        assert sssom.read(texts(links()), WORLD) == replace_headers(links())

    @given(st.lists(st.sampled_from(POSITIVE), unique_by=Row.cells))
    def test_written_twice_it_is_the_same(self, rows: list[Row]) -> None:
        once = sssom.write(links(rows).positive)
        again = sssom.write(sssom.parse(Path("positive.sssom.tsv"), once.decode()))
        assert again == once

    @pytest.mark.parametrize(
        ("old", "new", "value", "problem"),
        [
            ("\tcomment\n", "\tremark\n", "remark", "unknown column"),
            ("\tconfidence\t", "\tconfidance\t", "confidance", "did you mean 'confidence'?"),
            ("\tcomment\n", "\n", "comment", "this column is missing"),
            ("subject_id\tsubject_label", "subject_label\tsubject_id", "", "the columns stand in this order"),
            ("\tinvented\n", "\n", "", "11 cells, not 12"),
            ("\tinvented\n", "\t\n", "", "comment is missing"),
            ("semapv:LexicalMatching", "", "", "mapping_justification is missing"),
            ("semapv:LexicalMatching", "semapv:Guessing", "semapv:Guessing", "no such justification"),
            ("wikidata:Q901", "wikidata Q901", "wikidata Q901", "not a CURIE"),
            ("wikidata:Q901", "wd:Q901", "wd:Q901", "not a CURIE with a prefix of the header"),
            ("dbr:Norland", "dbr:Nørland", "dbr:Nørland", "non-ASCII letters percent-encoded"),
            ("\t0.9\t", "\t0\t", "0", "confidence is a number above 0"),
            ("\t0.9\t", "\t1.1\t", "1.1", "confidence is a number above 0"),
            ("\t0.9\t", "\tnan\t", "nan", "confidence is a number above 0"),
            ("\t0.9\t", "\thigh\t", "high", "confidence is a number above 0"),
            ("2031-05-04", "4 May 2031", "4 May 2031", "mapping_date is a day"),
            ("owl:sameAs\t\t", "owl:sameAs\tMaybe\t", "Maybe", "predicate_modifier is empty or 'Not'"),
            ("\tinvented\n", "\t invented\n", " invented", "surplus white space"),
            ("\tinvented\n", '\t"invented"\n', '"invented"', "double quote"),
            ("# license", "# licence", "licence", "unknown field of the header"),
            ('# mapping_set_version: "1"\n', "", "mapping_set_version", "this field of the header is missing"),
            ("http://www.wikidata.org/entity/", "http://wikidata.org/", "http://wikidata.org/", "stands for"),
        ],
    )
    def test_what_is_wrong_is_named_with_its_line_and_value(self, old: str, new: str, value: str, problem: str) -> None:
        text = sssom.write(links().positive).decode()
        assert old in text
        with pytest.raises(BrokenInput) as caught:
            sssom.parse(Path("positive.sssom.tsv"), text.replace(old, new, 1))
        assert any(problem in f.problem and (not value or value in f.value) for f in caught.value.faults)
        assert all(f.where.file == Path("positive.sssom.tsv") for f in caught.value.faults)

    def test_a_fault_has_the_line_of_its_row(self) -> None:
        text = sssom.write(links().positive).decode()
        line = next(n for n, content in enumerate(text.splitlines(), 1) if "wikidata:Q903" in content)
        with pytest.raises(BrokenInput) as caught:
            sssom.parse(Path("p.sssom.tsv"), text.replace("wikidata:Q903", "Q903"))
        assert [f.where.line for f in caught.value.faults] == [line]

    def test_faults_of_all_tables_come_together(self) -> None:
        broken = {path: text.replace("\t0.", "\t-0.") for path, text in texts(links()).items()}
        with pytest.raises(BrokenInput) as caught:
            sssom.read(broken, WORLD)
        assert {f.where.file.name for f in caught.value.faults} == {f"{name}.sssom.tsv" for name in sssom.TABLES}

    def test_rows_on_resources_of_another_build_can_be_left_out(self) -> None:
        fewer = {name: thing for name, thing in WORLD.items() if name != "actor:norland"}
        with pytest.raises(BrokenInput, match="no such resource"):
            sssom.read(texts(links()), fewer)
        found = sssom.read(texts(links()), fewer, strangers=True)
        assert {r.subject_id for r in found.rows} == set(fewer)
        nothing = sssom.read(texts(links()), {}, strangers=True)
        assert nothing.rows == ()
        assert to_rdf.quads(nothing) == frozenset()
        assert sssom.parse(Path("links.sssom.tsv"), sssom.links_tsv(nothing).decode()).rows == ()

    @pytest.mark.parametrize("drop", sssom.TABLES)
    def test_a_table_that_is_missing_is_named(self, drop: str) -> None:
        fewer = {path: text for path, text in texts(links()).items() if not path.name.startswith(drop)}
        with pytest.raises(BrokenInput, match=r"positive\.sssom\.tsv, negative\.sssom\.tsv, unsure\.sssom\.tsv"):
            sssom.read(fewer, WORLD)


def replace_headers(found: Links) -> Links:
    """With only the prefixes that a table uses, as `write` leaves them."""
    return Links(*(
        replace(table, header=sssom.parse(table.file, sssom.write(table).decode()).header)
        for table in (found.positive, found.negative, found.unsure)
    ))  # fmt: skip


# ---------------------------------------------------------------- the rules
class TestRules:
    def test_the_invented_tables_keep_them(self) -> None:
        assert problems(links()) == []

    @pytest.mark.parametrize(
        ("added", "problem"),
        [
            (row("actor:norlund", "owl:sameAs", "wikidata:Q1"), "no such resource; did you mean 'actor:norland'?"),
            (
                row("actor:sudland", "owl:sameAs", "dbr:Sudland", subject_label="Sud"),
                "actor:sudland is called 'Sudland'",
            ),
            (row("actor:sudland", "owl:sameAs", "dbr:S", object_source="dataset:wikidata"), "is from dataset:dbpedia"),
            (row("actor:sudland", "owl:sameAs", "semapv:x"), "no name of a data set that is linked to"),
            (row("actor:sudland", "owl:sameAs", "geonames:12"), "no name of a data set that is linked to"),
            (row("actor:sudland", "skos:exactMatch", "eucountry:SD"), "no name of a data set that is linked to"),
            (row("actor:norland", "owl:sameAs", "wikidata:Q906"), "actor:norland has wikidata:Q902 of wikidata"),
            (row("place:norhaven", "owl:sameAs", "wikidata:Q902"), "linked from actor:norland already"),
            (row("topic:harbours", "skos:relatedMatch", "dbr:Norland"), "linked from actor:norland already"),
            (row("actor:norland", "skos:closeMatch", "wikidata:Q902"), "has this object already"),
            (row("actor:sudland", "schema:subjectOf", "wikipedia:Sudland"), "not the same as DBpedia’s resource"),
            (row("actor:sudland", "owl:sameAs", "dbr:S", predicate_modifier="Not"), "stands in the table `negative`"),
            (row("place:norhaven", "owl:sameAs", NOT_FOUND), "stands in the table `negative`"),
        ],
    )
    def test_a_link_that_breaks_one_is_refused(self, added: Row, problem: str) -> None:
        assert any(problem in found for found in problems(links([*POSITIVE, added])))

    @pytest.mark.parametrize(
        ("subject", "predicate", "target"),
        [
            ("actor:sudland", "owl:sameAs", "eurovoc:99"),
            ("actor:sudland", "owl:sameAs", "eucountry:SUD"),
            ("actor:sudland", "owl:sameAs", "geonames:99/"),
            ("actor:sudland", "skos:broadMatch", "eurovoc:99"),
            ("actor:sudland", "skos:exactMatch", "dbr:Sudland"),
            ("actor:sudland", "owl:sameAs", "ror:098765432"),
            ("actor:northern-allies", "owl:sameAs", "wikidata:Q99"),
            ("actor:northern-allies", "skos:exactMatch", "dbr:Allies"),
            ("actor:northern-allies", "schema:subjectOf", "wikipedia:Allies"),
            ("actor:harbour-league", "owl:sameAs", "geonames:99/"),
            ("actor:harbour-league", "skos:exactMatch", "iso3166:HL"),
            ("place:norhaven", "skos:exactMatch", "eucountry:NHV"),
            ("topic:harbours", "owl:sameAs", "dbr:Harbour"),
            ("topic:harbours", "owl:sameAs", "geonames:99/"),
            ("treaty:harbour-pact", "skos:narrowMatch", "dbr:Pacts"),
            ("treaty:harbour-pact", "owl:sameAs", "eubody:PACT"),
            ("treaty:harbour-pact", "rdfs:seeAlso", "dbr:Pact"),
        ],
    )
    def test_a_relation_must_fit_both_kinds(self, subject: str, predicate: str, target: str) -> None:
        added = row(subject, predicate, target)
        kind = WORLD[subject].kind
        assert any(f"from a {kind} to {added.target} there is" in p for p in problems(links([*POSITIVE, added])))

    @pytest.mark.parametrize(
        ("added", "problem"),
        [
            (row("actor:sudland", "owl:sameAs", "wikidata:Q7"), "a row of `negative` has the modifier 'Not'"),
            (
                row("actor:norland", "owl:sameAs", "wikidata:Q902", predicate_modifier="Not"),
                "is linked to wikidata:Q902",
            ),
            (row("actor:norland", "owl:sameAs", NOT_FOUND), "actor:norland is linked to wikidata:Q902"),
            (row("topic:harbours", "owl:sameAs", NOT_FOUND, object_source="dataset:isni"), "goes with skos:exactMatch"),
            (row("place:norhaven", "skos:exactMatch", NOT_FOUND), "goes with owl:sameAs"),
            (row("place:norhaven", "owl:sameAs", NOT_FOUND, predicate_modifier="Not"), "goes with owl:sameAs"),
            (row("place:norhaven", "owl:sameAs", NOT_FOUND, object_source="dataset:atlas"), "no data set that is"),
        ],
    )
    def test_what_does_not_hold_has_rules_too(self, added: Row, problem: str) -> None:
        assert any(problem in found for found in problems(links(negative=[*NEGATIVE, added])))

    def test_not_the_same_and_yet_close_is_no_contradiction(self) -> None:
        close = row("actor:sudland", "skos:closeMatch", "dbr:South")
        not_same = row("actor:sudland", "owl:sameAs", "dbr:South", predicate_modifier="Not")
        assert problems(links([*POSITIVE, close], [*NEGATIVE, not_same])) == []

    def test_a_candidate_is_not_what_is_linked_already(self) -> None:
        known = row("actor:norland", "skos:closeMatch", "dbr:Norland")
        assert any("is linked to dbr:Norland" in p for p in problems(links(unsure=[*UNSURE, known])))

    def test_every_resource_has_a_row(self) -> None:
        more = WORLD | {"place:sudport": Thing("Place", "Sudport")}
        (fault,) = sssom.unlinked(links(), more)
        assert fault.value == "place:sudport"
        assert "has no row in any table" in fault.problem

    def test_rows_are_sorted(self) -> None:
        found = links()
        backwards = replace(found, positive=replace(found.positive, rows=found.positive.rows[::-1]))
        assert "rows are sorted, cell by cell" in problems(backwards)

    def test_a_candidate_may_share_what_is_taken(self) -> None:
        assert problems(links(unsure=[*UNSURE, row("topic:harbours", "skos:closeMatch", "dbr:Norland")])) == []


class TestMerging:
    """What follows from identity, link by link."""

    def test_two_of_ours_over_one_item(self) -> None:
        rows = [row("actor:norland", "owl:sameAs", "dbr:N"), row("actor:sudland", "owl:sameAs", "dbr:N")]
        (fault,) = sssom.merged(rows)
        assert fault.problem == "makes one of actor:sudland and actor:norland"

    def test_over_two_spellings_of_one_item(self) -> None:
        rows = [row("actor:norland", "owl:sameAs", "dbr:N%C3%B8r"), row("actor:sudland", "owl:sameAs", "dbr:Nør")]
        assert len(list(sssom.merged(rows))) == 1

    def test_what_is_said_to_differ(self) -> None:
        rows = [row("actor:norland", "owl:sameAs", "dbr:N"), row("actor:norland", "skos:exactMatch", "eucountry:NOR")]
        denied = row("actor:norland", "owl:sameAs", "eucountry:NOR", predicate_modifier="Not")
        (fault,) = sssom.merged(rows, [denied])
        assert "but the links make one of them" in fault.problem

    def test_closeness_makes_nothing_one(self) -> None:
        rows = [row("actor:norland", "skos:closeMatch", "dbr:N"), row("actor:sudland", "skos:relatedMatch", "dbr:N")]
        assert list(sssom.merged(rows)) == []

    @given(st.lists(st.tuples(st.sampled_from(sorted(WORLD)), st.integers(0, 9)), max_size=12))
    def test_is_found_exactly_where_an_item_is_shared(self, pairs: list[tuple[str, int]]) -> None:
        """An item is linked to no other item here, so classes meet only in a shared one."""
        rows = [row(subject, "owl:sameAs", f"dbr:I{item}") for subject, item in pairs]
        shared = any(len({s for s, i in pairs if i == item}) > 1 for item in range(10))
        assert bool(list(sssom.merged(rows))) == shared


# ---------------------------------------------------------------- the project's own tables
@pytest.fixture(scope="module")
def graph(ours: Links) -> frozenset[Quad]:
    return to_rdf.quads(ours)


class TestOurTables:
    def test_keep_the_rules(self, ours: Links, things: Mapping[str, Thing]) -> None:
        assert sssom.check(ours, things) == []
        assert list(sssom.unlinked(ours, things)) == []
        assert len(ours.positive.rows) > 600

    @pytest.mark.parametrize("name", sssom.TABLES)
    def test_stand_in_canonical_form(self, ours: Links, name: str) -> None:
        table = getattr(ours, name)
        assert sssom.write(table) == table.file.read_bytes()

    def test_the_export_is_the_table_of_what_holds(self, ours: Links) -> None:
        assert sssom.links_tsv(ours) == (FOLDER / "positive.sssom.tsv").read_bytes()

    def test_every_kind_of_resource_is_there(self, things: Mapping[str, Thing]) -> None:
        kinds = {"Person", "State", "Institution", "Collective", "Place", "Office", "Treaty", "Event", "Topic"}
        assert {thing.kind for thing in things.values()} == kinds

    def test_a_resource_without_a_row_would_be_seen(self, ours: Links, things: Mapping[str, Thing]) -> None:
        without = [r for r in ours.negative.rows if r.subject_id != "actor:rym-momtaz"]
        fewer = replace(ours, negative=replace(ours.negative, rows=tuple(without)))
        assert [f.value for f in sssom.unlinked(fewer, things)] == ["actor:rym-momtaz"]

    def test_check_digits_are_right(self, ours: Links) -> None:
        for one in ours.rows:
            local = one.object_id.partition(":")[2]
            assert one.target != "isni" or local[-1] == isni_digit(local[:-1]), one
            assert one.target != "ror" or local[-2:] == ror_digits(local[1:-2]), one

    def test_no_row_claims_that_a_person_curated_it(self, ours: Links) -> None:
        """`semapv:ManualMappingCuration` is done by a human agent; whoever does it signs with their own name."""
        signed = {r.author_label for r in ours.rows if r.mapping_justification == "semapv:ManualMappingCuration"}
        assert "eso-kg contributors" not in signed

    def test_closures_merge_nothing(self, graph: frozenset[Quad], ontology: frozenset[Quad], things: Any) -> None:
        assert not self.merged(graph, ontology, things)
        wrong = (URIRef(sssom.iri("actor:germany")), OWL.sameAs, URIRef(sssom.iri("wikidata:Q142")), LINKS)
        assert self.merged(graph | {wrong}, ontology, things)

    @staticmethod
    def merged(graph: frozenset[Quad], ontology: frozenset[Quad], things: Mapping[str, Thing]) -> bool:
        """Whether OWL 2 RL makes one of two of ours, or finds a contradiction, if all links are taken at their word."""
        kinds = {(URIRef(sssom.iri(name)), RDF.type, ESO[thing.kind]) for name, thing in things.items()}
        given_ = {(s, p, o) for s, p, o, _ in graph | ontology} | kinds
        follows, clashes = reason.closure_and_clashes(frozenset(given_))
        mine = {s for s, _, _ in kinds}
        return bool(clashes) or any(p == OWL.sameAs and s in mine and o in mine and s != o for s, p, o in follows)

    def test_the_document_counts_what_is_there(self, ours: Links) -> None:
        text = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
        told = {name: int(count) for name, count in re.findall(r"^\| `([^`|]+)` \|.* (\d+) \|$", text, re.MULTILINE)}
        rows = ours.positive.rows
        counted = Counter(cell for r in rows for cell in (r.target, r.predicate_id, r.mapping_justification))
        assert told == dict(counted) | {f"{name}.sssom.tsv": len(getattr(ours, name).rows) for name in sssom.TABLES}


def isni_digit(body: str) -> str:
    """ISO 7064 MOD 11-2."""
    total = 0
    for digit in body:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def ror_digits(body: str) -> str:
    """ISO 7064 MOD 97-10 of the number in Crockford's base 32."""
    number = 0
    for letter in body:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return f"{98 - number * 100 % 97:02}"


# ---------------------------------------------------------------- the graph of links
class TestGraph:
    def test_has_no_blank_node_and_one_name_for_each_mapping(self, graph: frozenset[Quad], ours: Links) -> None:
        assert not [term for quad in graph for term in quad if isinstance(term, BNode)]
        assert {q[3] for q in graph} == {LINKS}
        assert len({to_rdf.mapping_node(r) for r in ours.positive.rows}) == len(ours.positive.rows)

    def test_holds_what_holds_and_nothing_else(self, graph: frozenset[Quad], ours: Links) -> None:
        held = {(str(s), str(p), str(o)) for s, p, o, _ in graph}
        for one in ours.positive.rows:
            assert tuple(map(sssom.iri, (one.subject_id, one.predicate_id, one.object_id))) in held
        for one in ours.negative.rows + ours.unsure.rows:
            assert tuple(map(sssom.iri, (one.subject_id, one.predicate_id, one.object_id))) not in held

    def test_names_items_as_their_data_sets_do(self, graph: frozenset[Quad]) -> None:
        objects = {str(o) for _, _, o, _ in graph}
        for name in (
            "http://www.wikidata.org/entity/Q142",
            "http://dbpedia.org/resource/Élysée_Treaty",
            "https://en.wikipedia.org/wiki/%C3%89lys%C3%A9e_Treaty",
            "https://sws.geonames.org/3017382/",
            "http://publications.europa.eu/resource/authority/country/FRA",
            "http://eurovoc.europa.eu/1085",
            "https://www.iso.org/obp/ui/#iso:code:3166:FR",
            "https://ror.org/05xagc088",
        ):
            assert name in objects

    def test_is_said_to_rdf_tools_as_sssom_says(self) -> None:
        (one,) = (r for r in POSITIVE if r.object_id == "wikidata:Q902")
        node = URIRef("https://w3id.org/eso-kg/id/mapping/actor.norland.wikidata")
        found = set(to_rdf.mapping(one))
        assert to_rdf.mapping_node(one) == node
        assert (URIRef(sssom.iri("actor:norland")), OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q902")) in found
        assert (node, OWL.annotatedProperty, OWL.sameAs) in found
        assert (node, URIRef(SSSOM + "confidence"), Literal("0.9", datatype=URIRef(str(XSD_DOUBLE)))) in found

    def test_is_asked_by_the_query(self, graph: frozenset[Quad], ours: Links) -> None:
        engine = store.engine(store.nquads(graph))
        assert len(ask(engine, {})) == len(ours.positive.rows)
        (found,) = ask(engine, {"of": "http://www.wikidata.org/entity/Q142"})
        assert found["resource"] == "https://w3id.org/eso-kg/id/actor/france"
        assert found["relation"] == str(OWL.sameAs)
        assert found["justification"] == "https://w3id.org/semapv/vocab/CompositeMatching"
        assert found["confidence"] == pytest.approx(0.97)
        assert {r["resource"].rsplit("/", 1)[-1] for r in ask(engine, {"of": "actor:france"})} == {"france"}


XSD_DOUBLE = "http://www.w3.org/2001/XMLSchema#double"


def ask(engine: ox.Store, params: dict[str, str]) -> list[dict[str, Any]]:
    answer = queries.run(engine, bound(queries.find(resources.QUERIES, "links"), params, Names(engine)))
    assert isinstance(answer, queries.Rows)
    assert answer.columns[:5] == ("resource", "relation", "target", "justification", "confidence")
    return [dict(zip(answer.columns, map(render.plain, cells), strict=True)) for cells in answer.rows]


# ---------------------------------------------------------------- SSSOM's own tool
def tool(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`sssom`, from PATH, beside this Python, or named by KG_SSSOM (it may have an environment of its own)."""
    beside = Path(sys.executable).with_name("sssom")
    command = os.environ.get("KG_SSSOM") or shutil.which("sssom") or (str(beside) if beside.exists() else None)
    if not command:
        pytest.skip(
            "SSSOM's own tool is not at hand: install sssom in an environment of its own and name it with KG_SSSOM"
        )
    return subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, check=False)


class TestTheirTool:
    @pytest.mark.parametrize("name", sssom.TABLES)
    def test_finds_the_tables_valid(self, name: str) -> None:
        done = tool("validate", FOLDER / f"{name}.sssom.tsv")
        assert (done.returncode, "well-formed" in done.stdout + done.stderr) == (0, False), done.stderr

    def test_would_find_them_invalid(self, tmp_path: Path) -> None:
        path = tmp_path / "positive.sssom.tsv"
        text = (FOLDER / "positive.sssom.tsv").read_text(encoding="utf-8")
        path.write_text(text.replace("semapv:LexicalMatching", "semapv:Guessing"), encoding="utf-8")
        assert tool("validate", path).returncode != 0

    def test_makes_the_same_mappings_of_them(self, tmp_path: Path, graph: frozenset[Quad]) -> None:
        """But for its blank nodes, for what it says once of the set, and for the date, which we say of each."""
        out = tmp_path / "links.ttl"
        done = tool("convert", FOLDER / "positive.sssom.tsv", "-O", "rdf", "-o", out)
        assert done.returncode == 0, done.stderr
        theirs = Graph().parse(out)
        mine = Graph()
        for s, p, o, _ in graph:
            mine.add((s, p, o))
        assert axioms(mine) == axioms(theirs)


def axioms(found: Graph) -> set[frozenset[tuple[str, str]]]:
    """Each axiom as its properties and values: numbers by what they are worth, DBpedia's names percent-decoded."""
    created = "http://purl.org/dc/terms/created"
    return {
        frozenset((str(p), plain(o)) for p, o in found.predicate_objects(node) if str(p) != created)
        for node in found.subjects(RDF.type, OWL.Axiom)
    }


def plain(term: Any) -> str:
    if isinstance(term, Literal) and str(term.datatype) == XSD_DOUBLE:
        return str(float(term))
    decoded = sssom.iri("dbr:" + str(term).removeprefix(sssom.NAMESPACES["dbr"]))
    return decoded if str(term).startswith(sssom.NAMESPACES["dbr"]) else str(term)


def test_columns_and_header_are_what_sssom_defines() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert set(HEADER) == set(HEAD)


def test_faults_are_sentences_with_a_place(ours: Links) -> None:
    fault = ours.positive.rows[0].fault("value", "problem")
    assert isinstance(fault, Fault)
    assert str(fault).startswith(f"{FOLDER / 'positive.sssom.tsv'}:")
