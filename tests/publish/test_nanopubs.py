"""Each statement as a nanopublication: what it holds, that its name is its content's, that others' tools accept it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, RDF, Literal, URIRef

from kg.iris import ID, PREFIXES
from kg.publish import nanopubs, trusty
from kg.publish.nanopubs import Nanopub
from kg.publish.site import Things
from kg.triples import Quad

ESO, OA = PREFIXES["eso"], PREFIXES["oa"]


@pytest.fixture(scope="module")
def found(asserted: frozenset[Quad], positions: frozenset[Quad]) -> list[Nanopub]:
    return nanopubs.nanopubs(Things(asserted | positions), "1.2.3", "2031-06-01")


@pytest.fixture(scope="module")
def files(found: list[Nanopub]) -> Mapping[str, bytes]:
    return nanopubs.files(found)


def graphs(one: Nanopub) -> dict[str, set[str]]:
    """The predicates of each graph."""
    return {name: {str(p) for _, p, _, g in one.quads if g.endswith(f"#{name}")} for name in NAMES}


NAMES = ("Head", "assertion", "provenance", "pubinfo")


class TestContent:
    def test_is_one_nanopublication_for_each_statement(self, found: list[Nanopub], asserted: frozenset[Quad]) -> None:
        statements = {str(s) for s, p, o, _ in asserted if p == RDF.type and str(o) == ESO + "Statement"}
        assert [one.statement for one in found] == sorted(statements)
        assert len({one.code for one in found}) == len(found) == 11

    def test_keeps_what_is_said_apart_from_how_we_know(self, found: list[Nanopub]) -> None:
        for one in found:
            told = graphs(one)
            assert {ESO + "holder", ESO + "stance", ESO + "proposition"} <= told["assertion"]
            assert {ESO + "mode", ESO + "reporter", ESO + "source", OA + "hasTarget", OA + "start"} <= told[
                "provenance"
            ]
            assert not told["assertion"] & {ESO + "mode", ESO + "reporter", OA + "hasTarget"}
            assert str(DCTERMS.license) in told["pubinfo"]

    def test_names_what_it_is_about(self, found: list[Nanopub]) -> None:
        for one in found:
            asserted = {(s, p, o) for s, p, o, g in one.quads if g.endswith("#assertion")}
            about = {o for _, p, o in asserted if str(p) in (ESO + "holder", ESO + "proposition")}
            assert about <= {s for s, p, _ in asserted if p.endswith("#label")}

    def test_is_dated_by_the_release_and_by_nothing_else(self, asserted: frozenset[Quad]) -> None:
        things = Things(asserted)
        dated, undated = (nanopubs.nanopubs(things, "1.2.3", day)[0] for day in ("2031-06-01", ""))
        assert [str(o) for _, p, o, _ in dated.quads if p == DCTERMS.created] == ["2031-06-01T00:00:00+00:00"]
        assert not [o for _, p, o, _ in undated.quads if p == DCTERMS.created]

    def test_is_the_same_bytes_whatever_the_order(
        self, files: Mapping[str, bytes], asserted: frozenset[Quad], positions: frozenset[Quad]
    ) -> None:
        again = nanopubs.nanopubs(Things(sorted(asserted | positions, key=hash)), "1.2.3", "2031-06-01")
        assert nanopubs.files(again) == files

    def test_is_in_a_file_of_its_own_and_in_one_with_all(
        self, files: Mapping[str, bytes], found: list[Nanopub]
    ) -> None:
        assert set(files) == {"nanopubs.trig", *(f"np/{one.code}.trig" for one in found)}
        together = {str(q) for q in ox.parse(files["nanopubs.trig"], format=ox.RdfFormat.TRIG)}
        single = {
            str(q) for n, d in files.items() if n != "nanopubs.trig" for q in ox.parse(d, format=ox.RdfFormat.TRIG)
        }
        assert together == single


class TestTheName:
    NAME = "https://example.org/np/code"

    def quads(self, text: str = "one", name: str = NAME) -> list[Quad]:
        this = URIRef(name)
        return [(this, RDF.type, URIRef(f"{name}#x"), URIRef(f"{name}#g")), (this, RDF.value, Literal(text), this)]

    def test_is_other_for_other_content(self) -> None:
        assert trusty.code(self.quads(), self.NAME) != trusty.code(self.quads("two"), self.NAME)

    def test_does_not_depend_on_what_stands_for_it(self) -> None:
        other = "https://example.org/np/RAother"
        assert trusty.code(self.quads(), self.NAME) == trusty.code(self.quads(name=other), other)

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (Literal("a"), Literal("a", lang="en")),
            (Literal("a", lang="en"), Literal("a", lang="fr")),
            (Literal("1"), Literal("1", datatype=URIRef(PREFIXES["xsd"] + "integer"))),
            (Literal("a\nb"), Literal("a\\nb")),
            (Literal(ID), URIRef(ID)),
        ],
    )
    def test_tells_terms_apart(self, first: Literal, second: Literal) -> None:
        codes = {trusty.code([(URIRef(ID), RDF.value, o, URIRef(ID))], self.NAME) for o in (first, second)}
        assert len(codes) == 2

    def test_is_of_the_form_of_its_module(self, found: list[Nanopub]) -> None:
        assert all(len(one.code) == 45 and one.code.startswith("RA") for one in found)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
class TestTheNanopubLibrary:
    """The Python library of the nanopublication network: our own code computes names, theirs checks them."""

    def test_accepts_each_with_its_name(self, files: Mapping[str, bytes], tmp_path: Path) -> None:
        library = pytest.importorskip("nanopub", reason="pip install -e .[publication]")
        for name, data in files.items():
            if name.startswith("np/"):
                path = tmp_path / Path(name).name
                path.write_bytes(data)
                one = library.Nanopub(rdf=path)
                assert one.is_valid
                assert one.has_valid_trusty
                assert one.source_uri.endswith(path.stem)

    def test_refuses_one_that_was_changed(self, found: list[Nanopub], tmp_path: Path) -> None:
        library = pytest.importorskip("nanopub", reason="pip install -e .[publication]")
        changed = [
            (s, p, Literal("other", lang="en") if p.endswith("#label") else o, g) for s, p, o, g in found[0].quads
        ]
        path = tmp_path / "changed.trig"
        path.write_bytes(nanopubs.files([replace(found[0], quads=tuple(changed))])["nanopubs.trig"])
        with pytest.raises(Exception, match="not valid"):
            _ = library.Nanopub(rdf=path).has_valid_trusty
