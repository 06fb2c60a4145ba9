"""Every shape with data that it accepts and data that it refuses, and nothing that another shape refuses as well.

A case is read together with `shapes/world.ttl`. All cases of a folder are validated in one run: their nodes do not
overlap, and a run costs more than the data. Only the shapes of keys have a run of their own, on their own cases: others
use the same addresses and periods. In `invalid/`, nodes called `bad…` must be found and no others. That each shape
finds something to check in the real data is tested in `ontology/test_in_use.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Namespace, URIRef
from rdflib.term import Node

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent / "ontology"
CASES = HERE / "shapes"
MODULES = ("eso", "actors", "treaties", "events", "statements")
SHAPE = Namespace("https://w3id.org/eso-kg/ontology/shapes#")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
INVALID = sorted(path.stem for path in (CASES / "invalid").glob("*.ttl"))
VALID = sorted(path.stem for path in (CASES / "valid").glob("*.ttl"))


@dataclass(frozen=True)
class Result:
    """One line of a validation report."""

    shape: str
    focus: Node | None
    value: Node | None
    message: str


@cache
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


def is_key(name: object) -> bool:
    return str(name).endswith("-key")


@cache
def shapes_for(keys: bool) -> Graph:
    """Only the shapes of keys, or all others: the rest have no targets."""
    graph = shapes() + Graph()
    for target in TARGETS:
        for shape in [s for s in shapes().subjects(target) if is_key(s) != keys]:
            graph.remove((shape, target, None))
    return graph


@cache
def frame() -> Graph:
    """What the shapes need to see of the ontology, and the world."""
    graph, ontology = Graph(), Graph()
    for module in MODULES:
        ontology.parse(ONTOLOGY / f"{module}.ttl")
    for predicate in (RDF.type, RDFS.subClassOf, RDFS.isDefinedBy):
        for triple in ontology.triples((None, predicate, None)):
            graph.add(triple)
    return graph.parse(CASES / "world.ttl")


@cache
def case(folder: str, name: str) -> Graph:
    return Graph().parse(CASES / folder / f"{name}.ttl")


def local_name(shape: object) -> str:
    return str(shape).removeprefix(str(SHAPE))


def report(graph: Graph, keys: bool) -> list[Result]:
    _, found, _ = validate(graph, shacl_graph=shapes_for(keys), inference="none")
    return [
        Result(
            local_name(found.value(node, SH.sourceShape)),
            found.value(node, SH.focusNode),
            found.value(node, SH.value),
            str(found.value(node, SH.resultMessage)),
        )
        for node in found.subjects(RDF.type, SH.ValidationResult)
    ]


@cache
def results(folder: str) -> dict[str, list[Result]]:
    """By case; what concerns no case at all is under ''."""
    names = INVALID if folder == "invalid" else VALID
    found: dict[str, list[Result]] = defaultdict(list)
    for keys in (False, True):
        graph, owner = together(folder, [name for name in names if is_key(name) or not keys])
        for result in report(graph, keys):
            found[owner.get(result.focus) or owner.get(result.value, "")].append(result)
    return found


def together(folder: str, names: list[str]) -> tuple[Graph, dict[Node | None, str]]:
    """The cases in the world, and which case a node belongs to."""
    graph, owner = frame() + Graph(), dict[Node | None, str]()
    known = set(graph.all_nodes())
    for name in names:
        graph += case(folder, name)
        owner |= dict.fromkeys(_own_nodes(case(folder, name), known), name)
    return graph, owner


def _own_nodes(graph: Graph, known: set[Node]) -> Iterator[Node]:
    """Subjects, classes and properties that only this case has."""
    named = {*graph.subjects(), *graph.predicates(), *graph.objects(None, RDF.type)}
    return (node for node in named - known if isinstance(node, BNode) or str(node).startswith(_OURS))


_OURS = "https://w3id.org/eso-kg/"


def expected(name: str) -> set[str]:
    first = (CASES / "invalid" / f"{name}.ttl").read_text("utf-8").splitlines()[0]
    assert first.startswith("# fails: ")
    return set(first.removeprefix("# fails: ").split(", "))


@pytest.mark.parametrize("name", VALID)
def test_accepts(name: str) -> None:
    assert results("valid")[name] == []


def test_the_world_conforms_and_no_valid_case_spoils_it() -> None:
    assert results("valid")[""] == []


@pytest.mark.parametrize("name", INVALID)
def test_refuses_for_this_reason_and_no_other(name: str) -> None:
    found = results("invalid")[name]
    assert name in expected(name)
    assert {result.shape for result in found} == expected(name)


@pytest.mark.parametrize("name", INVALID)
def test_finds_all_that_is_bad_and_only_that(name: str) -> None:
    own = {str(n).rsplit("/", 1)[-1]: n for n in case("invalid", name).subjects() if isinstance(n, URIRef)}
    bad = {node for label, node in own.items() if label.startswith("bad")}
    focus = {result.focus for result in results("invalid")[name]}
    values = {result.value for result in results("invalid")[name]}
    messages = " ".join(result.message for result in results("invalid")[name])
    named = {node for node in bad if f"{node} " in messages}
    assert not focus & (set(own.values()) - bad)
    assert bad <= focus | values | named or name == "DeclaredTerms"


def test_no_invalid_case_spoils_the_world() -> None:
    assert results("invalid")[""] == []


def test_every_shape_has_its_cases() -> None:
    graph = shapes()
    checking = {local_name(s) for s in graph.subjects(SH.severity, None)}
    targets = {local_name(s) for p in TARGETS for s in graph.subjects(p, None)}
    assert set(INVALID) == checking
    assert set(VALID) == targets


def test_every_message_is_a_sentence_with_a_remedy() -> None:
    graph = shapes()
    for shape in graph.subjects(SH.severity, None):
        (query,) = [*graph.objects(shape, SH.sparql)] or [shape]
        (message,) = map(str, graph.objects(query, SH.message))
        assert re.match(r"[A-Z{]|(eso|oa):", message), shape
        assert message.endswith("."), shape
        assert ": " in message, shape


def test_every_shape_has_an_iri_in_the_shapes_namespace() -> None:
    graph = shapes()
    kinds = (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
    named = [s for kind in kinds for s in graph.subjects(RDF.type, kind)]
    assert len(named) > 100
    assert all(str(s).startswith(str(SHAPE)) for s in named)
    referred = [*graph.objects(None, SH.property), *graph.objects(None, SH.node), *graph.objects(None, SH.sparql)]
    assert set(referred) <= set(named)


def test_shapes_are_well_formed_shacl() -> None:
    conforms, _, text = validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_shapes_name_only_declared_terms() -> None:
    eso = "https://w3id.org/eso-kg/ontology#"
    declared = set(frame().subjects(RDFS.isDefinedBy, URIRef(eso[:-1])))
    used = {n for n in shapes().all_nodes() if isinstance(n, URIRef) and n.startswith(eso)}
    assert used <= declared
    assert (URIRef(eso[:-1]), RDF.type, OWL.Ontology) in frame()
