"""`import kg`: an rdflib Dataset, rows as named tuples and data frames, networks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from rdflib import RDF, Dataset, URIRef

import kg
from kg import queries, resources, store
from kg.errors import Unusable
from kg.iris import resource
from kg.namespaces import ESO, INFERRED
from kg.triples import Quad

MINISTER = resource("actor", "minister-of-norland")
NORLAND = resource("actor", "norland")
Quads = frozenset[Quad]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory, asserted: Quads, positions: Quads, ontology: Quads) -> Path:
    """The invented corpus with its positions, as `kg build` would write it, but for the closure."""
    folder = tmp_path_factory.mktemp("exports")
    (folder / "graph.nq").write_bytes(store.nquads(asserted | positions | ontology))
    return folder


@pytest.fixture
def ask(exports: Path) -> Callable[..., kg.Rows]:
    return lambda name, **params: kg.query(name, exports=exports, **params)


class TestImporting:
    def test_loads_nothing_but_itself(self) -> None:
        code = "import sys; before = {*sys.modules}; import kg; print(*{*sys.modules} - before)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert {name.partition(".")[0] for name in done.stdout.split()} - set(sys.stdlib_module_names) == {"kg"}

    def test_offers_what_it_names_and_nothing_else(self) -> None:
        assert set(kg.__all__) == {"Rows", "load", "network", "query"} <= set(dir(kg))
        assert all(callable(getattr(kg, name)) for name in kg.__all__)
        with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
            kg.nonsense  # type: ignore[attr-defined]  # noqa: B018

    def test_says_that_it_is_typed(self) -> None:
        assert Path(kg.__file__).with_name("py.typed").is_file()

    def test_no_named_query_has_a_parameter_that_python_takes(self) -> None:
        for name in queries.names(resources.QUERIES):
            taken = {"exports"} & {p.name for p in queries.find(resources.QUERIES, name).parameters}
            assert not taken, name


class TestQuery:
    def test_gives_rows_as_named_tuples(self, ask: Callable[..., kg.Rows]) -> None:
        rows = ask("positions", actor="norland")
        assert rows.columns[:4] == ("holder", "proposition", "stance", "from")
        assert {row.holder for row in rows} == {row[0] for row in rows} == {NORLAND}
        assert rows[0]._asdict().keys() >= {"holder", "from_"}

    def test_gives_python_values(self, ask: Callable[..., kg.Rows]) -> None:
        closed = next(row for row in ask("positions", actor="norland") if row.proposition.endswith("harbour-open"))
        assert (closed.stance, closed.from_, closed.until) == (str(ESO.Opposes), date(2029, 3, 1), None)
        assert type(closed.statements) is int
        assert [
            tuple(row) for row in ask('SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (1.5 true "no day"^^xsd:date) } }')
        ] == [(1.5, True, "no day")]

    def test_is_a_sequence(self, ask: Callable[..., kg.Rows]) -> None:
        rows = ask("positions")
        assert rows[-1] == list(rows)[-1]
        assert rows[:2] == list(rows)[:2]
        assert repr(rows).startswith(f"<{len(rows)} rows of holder, proposition")
        assert not ask("positions", at=date(1900, 1, 1))

    @pytest.mark.parametrize(
        "actor", ["minister-of-norland", "Minister of Norland", "actor:minister-of-norland", MINISTER, URIRef(MINISTER)]
    )
    def test_takes_a_parameter_however_it_is_given(self, ask: Callable[..., kg.Rows], actor: str) -> None:
        assert {row.holder for row in ask("positions", actor=actor)} == {MINISTER}

    def test_takes_a_day_as_a_date_or_text(self, ask: Callable[..., kg.Rows]) -> None:
        on = ask("positions", actor="norland", at=date(2029, 4, 1))
        assert list(on) == list(ask("positions", actor="norland", at="2029-04-01"))
        assert len(on) == 1

    def test_takes_none_as_not_given(self, ask: Callable[..., kg.Rows]) -> None:
        assert list(ask("positions", actor=None)) == list(ask("positions"))

    def test_takes_a_parameter_that_python_keeps_for_itself_with_an_underscore(
        self, ask: Callable[..., kg.Rows]
    ) -> None:
        rows = ask("disagreements", actor="norland", with_="minister-of-norland")
        assert {(row.holder, row.other) for row in rows} == {(NORLAND, MINISTER)}

    def test_takes_a_file_and_sparql(self, ask: Callable[..., kg.Rows], tmp_path: Path) -> None:
        text = "SELECT (COUNT(*) AS ?n) WHERE { ?s a eso:Statement }"
        (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
        assert ask(str(tmp_path / "mine.rq"))[0].n == ask(text)[0].n == 11
        assert ask("ASK { ?s a eso:Position }")[0].answer is True

    @pytest.mark.parametrize(
        ("name", "params", "said"),
        [
            ("position", {}, "nearest: positions"),
            ("positions", {"actr": "norland"}, "nearest: actor"),
            ("positions", {"actor": "Ministr of Norland"}, "nearest: Minister of Norland"),
            ("positions", {"at": "soon"}, "not a day"),
            ("SELECT {", {}, "not a SPARQL query"),
            ("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }", {}, "triples, not rows"),
            ("nowhere.rq", {}, "no such file"),
        ],
    )
    def test_refuses_in_one_line(
        self, ask: Callable[..., kg.Rows], name: str, params: dict[str, str], said: str
    ) -> None:
        with pytest.raises(Unusable, match=said) as refused:
            ask(name, **params)
        assert "\n" not in str(refused.value)

    def test_reads_again_what_was_built_again(self, exports: Path, tmp_path: Path) -> None:
        with pytest.raises(Unusable, match="run `kg build`"):
            kg.query("positions", exports=tmp_path)
        (tmp_path / "graph.nq").write_bytes((exports / "graph.nq").read_bytes())
        assert kg.query("positions", exports=tmp_path)
        (tmp_path / "graph.nq").write_bytes(b"")
        os.utime(tmp_path / "graph.nq", (1, 1))
        assert not kg.query("positions", exports=str(tmp_path))


class TestLabels:
    def test_are_given_in_either_language(self, ask: Callable[..., kg.Rows]) -> None:
        rows = ask("positions", actor="norland")
        french = rows.labelled("fr")
        assert {(row.holder, row.stance) for row in rows.labelled()} == {
            ("Norland", "opposes"),
            ("Norland", "supports"),
        }
        assert {row.holder for row in french} == {"Norlande"}
        assert [row.from_ for row in french] == [row.from_ for row in rows]

    def test_leave_positions_for_the_next_question(self, ask: Callable[..., kg.Rows]) -> None:
        handle = ask("positions", actor="norland").labelled()[0].position
        assert handle.startswith("position:norland.")
        assert len(ask("evidence", of=handle)) == 1

    def test_of_another_language_there_are_none(self, ask: Callable[..., kg.Rows]) -> None:
        with pytest.raises(Unusable, match="there are: en, fr"):
            ask("positions").labelled("de")


MIXED = """
SELECT ?number ?day ?mixed ?void {
  VALUES (?number ?day ?mixed ?void) { (1 "1648-10-24"^^xsd:date 1 UNDEF) (2.5 UNDEF "a" UNDEF) }
}
"""


class TestFrames:
    def test_pandas_has_the_columns_and_days(self, ask: Callable[..., kg.Rows]) -> None:
        pytest.importorskip("pandas")
        frame = ask("positions").to_pandas()
        assert list(frame.columns[:4]) == ["holder", "proposition", "stance", "from"]
        assert (str(frame["from"].dtype), str(frame["statements"].dtype)) == ("datetime64[s]", "Int64")
        assert len(frame[frame["from"] < "2028-01-01"]) == 1

    def test_pandas_takes_mixed_and_missing_values_as_they_are(self, ask: Callable[..., kg.Rows]) -> None:
        pytest.importorskip("pandas")
        frame = ask(MIXED).to_pandas()
        assert frame["number"].tolist() == [1, 2.5]
        assert frame["mixed"].tolist() == [1, "a"]
        assert frame["day"].dt.year.tolist()[0] == 1648
        assert frame.isna().sum().tolist() == [0, 1, 0, 2]

    def test_polars_has_the_columns_and_days(self, ask: Callable[..., kg.Rows]) -> None:
        polars = pytest.importorskip("polars")
        frame = ask("positions").to_polars()
        assert frame.columns[:4] == ["holder", "proposition", "stance", "from"]
        assert frame.schema["from"] == polars.Date

    def test_polars_takes_mixed_values_as_text(self, ask: Callable[..., kg.Rows]) -> None:
        pytest.importorskip("polars")
        frame = ask(MIXED).to_polars()
        assert frame.rows() == [(1.0, date(1648, 10, 24), "1", None), (2.5, None, "a", None)]

    def test_no_rows_are_an_empty_frame_with_its_columns(self, ask: Callable[..., kg.Rows]) -> None:
        pytest.importorskip("pandas")
        pytest.importorskip("polars")
        none = ask("positions", at="1900-01-01")
        assert none.to_pandas().shape == none.to_polars().shape == (0, len(none.columns))

    @pytest.mark.parametrize("library", ["pandas", "polars"])
    def test_a_library_that_is_not_installed_is_named_with_the_remedy(
        self, ask: Callable[..., kg.Rows], monkeypatch: pytest.MonkeyPatch, library: str
    ) -> None:
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(ImportError, match=rf"needs {library}, .*eso-kg\[analysis\]"):
            getattr(ask("positions"), f"to_{library}")()


class TestLoad:
    def test_gives_a_dataset_over_all_graphs_with_our_prefixes(self, exports: Path) -> None:
        data = kg.load(exports)
        assert isinstance(data, Dataset)
        assert (URIRef(NORLAND), RDF.type, ESO.State) in data
        assert INFERRED in {graph.identifier for graph in data.graphs()}
        assert data.query("ASK { actor:norland a eso:State }").askAnswer

    def test_gives_everybody_their_own_copy(self, exports: Path) -> None:
        mine = kg.load(exports)
        mine.add((URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c")))
        assert (URIRef("urn:a"), None, None) not in kg.load(exports)
        assert not kg.query("ASK { <urn:a> ?p ?o }", exports=exports)[0].answer

    def test_says_where_nothing_was_built(self, tmp_path: Path) -> None:
        with pytest.raises(Unusable, match="run `kg build`"):
            kg.load(tmp_path)


class TestNetwork:
    def test_gives_a_networkx_graph(self, exports: Path) -> None:
        graph = kg.network("sides", exports=exports)
        assert isinstance(graph, nx.MultiDiGraph)
        assert graph.nodes[NORLAND]["label"] == {"en": "Norland", "fr": "Norlande"}
        assert {data["relation"] for _, _, data in graph.edges(data=True)} == {"agrees", "disagrees"}

    def test_of_an_unknown_name_is_refused(self, exports: Path) -> None:
        with pytest.raises(Unusable, match="holders, sides"):
            kg.network("nobody", exports=exports)
