"""In OWL 2 RL and DL, consistent, every class satisfiable: by a checker of our own, by the OWL API and by HermiT.

The last two run on Java, from the jar that owlready2 ships (`pip install eso-kg[ontology]`, and a JDK 11 or newer).
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
from pyoxigraph import RdfFormat
from rdflib import OWL, RDF, Graph

from kg import store
from tests.ontology.profile import violations
from tests.ontology.vocabulary import IRI, axioms, module, triples, turtle, vocabulary

Findings = Mapping[str, Mapping[str, list[str]]]


def party(restriction: str) -> str:
    return f"[ a owl:Restriction ; owl:onProperty eso:party ; {restriction} ]"


def number(value: int) -> str:
    return f'"{value}"^^xsd:nonNegativeInteger'


OUTSIDE = {
    "exists-above": f"eso:State rdfs:subClassOf {party('owl:someValuesFrom eso:Actor')} .",
    "union-above": "eso:State rdfs:subClassOf [ a owl:Class ; owl:unionOf ( eso:Actor eso:Place ) ] .",
    "one-of-above": "eso:Mode rdfs:subClassOf [ a owl:Class ; owl:oneOf ( eso:DirectQuotation ) ] .",
    "all-below": f"{party('owl:allValuesFrom eso:State')} rdfs:subClassOf eso:Treaty .",
    "complement-below": "[ a owl:Class ; owl:complementOf eso:State ] rdfs:subClassOf eso:Place .",
    "thing-below": "owl:Thing rdfs:subClassOf eso:Actor .",
    "union-equivalent": "eso:Actor owl:equivalentClass [ a owl:Class ; owl:unionOf ( eso:Person eso:State ) ] .",
    "at-least": f"eso:State rdfs:subClassOf {party(f'owl:minCardinality {number(1)}')} .",
    "at-most-two": f"eso:State rdfs:subClassOf {party(f'owl:maxCardinality {number(2)}')} .",
    "union-domain": "eso:office rdfs:domain [ a owl:Class ; owl:unionOf ( eso:TermOfOffice eso:Person ) ] .",
    "date-range": "eso:heldFrom rdfs:range xsd:date .",
    "reflexive": "eso:partOf a owl:ReflexiveProperty .",
    "not-simple": "eso:belongsTo a owl:AsymmetricProperty .",
    "not-simple-inverse": "eso:hasMember a owl:IrreflexiveProperty .",
}
"""Axioms outside of OWL 2 RL, or of OWL 2 DL."""

OVERLOOKED = {"reflexive"}
"""What the OWL API (3.4) lets pass, although the profile says (4.2.5) that it has no reflexive properties."""

INSIDE = {
    "some-below": f"{party('owl:someValuesFrom eso:State')} rdfs:subClassOf eso:Treaty .",
    "all-above": f"eso:Treaty rdfs:subClassOf {party('owl:allValuesFrom eso:Actor')} .",
    "at-most-one": f"eso:Treaty rdfs:subClassOf {party(f'owl:maxCardinality {number(1)}')} .",
    "complement-above": "eso:State rdfs:subClassOf [ a owl:Class ; owl:complementOf eso:Place ] .",
    "union-below": "[ a owl:Class ; owl:unionOf ( eso:Person eso:State ) ] rdfs:subClassOf eso:Actor .",
}


def ontology() -> Graph:
    return vocabulary() + module("alignments") + module("topics")


# ---------------------------------------------------------------- by our own checker


@pytest.mark.parametrize("graph", [vocabulary(), ontology()], ids=["vocabulary", "with alignments and topics"])
def test_it_is_in_owl_2_rl(graph: Graph) -> None:
    assert list(violations(graph)) == []


@pytest.mark.parametrize("case", OUTSIDE)
def test_what_is_outside_is_found(case: str) -> None:
    assert list(violations(vocabulary() + turtle(OUTSIDE[case])))


@pytest.mark.parametrize("case", INSIDE)
def test_what_is_inside_is_left_alone(case: str) -> None:
    assert list(violations(vocabulary() + turtle(INSIDE[case]))) == []


def test_there_are_no_keys_and_no_functional_properties() -> None:
    """Engines make different things the same where such an axiom meets broken data; shapes refuse them instead."""
    kinds = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty}
    assert not any(p == OWL.hasKey or o in kinds for _, p, o in axioms())


# ---------------------------------------------------------------- by the OWL API and HermiT


@pytest.fixture(scope="module")
def findings(everything: Graph, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """All cases judged in one run of Java."""
    classes = jar()
    graphs = {
        "reason-vocabulary": vocabulary(),
        "reason-ontology": ontology(),
        "reason-data": everything,
        "reason-clash": ontology() + turtle("<x> a eso:State, eso:Place ."),
        "reason-empty": ontology() + turtle("eso:Empty a owl:Class ; rdfs:subClassOf eso:State, eso:Place ."),
        **{name: vocabulary() + turtle(text) for name, text in (OUTSIDE | INSIDE).items()},
    }
    folder = tmp_path_factory.mktemp("owl")
    for name, graph in graphs.items():
        (folder / f"{name}.rdf").write_bytes(store.serialized(triples(graph), RdfFormat.RDF_XML, {}))
    program = Path(__file__).with_name("Judge.java")
    quick_to_start = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    command = ["java", *quick_to_start, "-cp", str(classes), str(program), *map(str, sorted(folder.glob("*.rdf")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in graphs}
    for line in done.stdout.splitlines():
        name, subject, finding = line.split("\t", 2)
        found[name.removesuffix(".rdf")][subject].append(finding)
    return found


def jar() -> Path:
    """HermiT with the OWL API in it, where owlready2 put it."""
    package = find_spec("owlready2")
    if package is None or not package.submodule_search_locations:
        pytest.skip("the OWL API and HermiT come with owlready2: pip install eso-kg[ontology]")
    if which("javac") is None:
        pytest.skip("the OWL API and HermiT need a JDK: apt-get install default-jdk-headless")
    return Path(package.submodule_search_locations[0]) / "hermit" / "HermiT.jar"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reason-vocabulary", "reason-ontology"])
def test_the_owl_api_finds_it_in_both_profiles(findings: Findings, name: str) -> None:
    assert findings[name]["OWL 2 RL"] == []
    assert findings[name]["OWL 2 DL"] == []


@pytest.mark.slow
def test_the_owl_api_finds_nothing_amiss_with_the_data_but_dates(findings: Findings) -> None:
    """OWL 2 has no xsd:date."""
    assert findings["reason-data"]["OWL 2 DL"] == []
    amiss = {f for f in findings["reason-data"]["OWL 2 RL"] if "data range not in profile: xsd:date" not in f}
    assert amiss == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reason-vocabulary", "reason-ontology", "reason-data"])
def test_hermit_finds_it_consistent_and_every_class_satisfiable(findings: Findings, name: str) -> None:
    assert findings[name]["consistent"] == ["true"]
    assert findings[name]["unsatisfiable"] == []


@pytest.mark.slow
def test_hermit_finds_a_contradiction_and_an_empty_class(findings: Findings) -> None:
    assert findings["reason-clash"]["consistent"] == ["false"]
    assert findings["reason-empty"]["unsatisfiable"] == ["https://w3id.org/eso-kg/ontology#Empty"]


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted({*OUTSIDE, *INSIDE} - OVERLOOKED))
def test_the_owl_api_agrees_with_our_checker(findings: Findings, case: str) -> None:
    found = [*findings[case]["OWL 2 RL"], *findings[case]["OWL 2 DL"]]
    assert bool(found) == (case in OUTSIDE), found


def test_the_ontology_stands_alone() -> None:
    """Nothing is imported, so that it can be loaded without a network."""
    assert not list(ontology().triples((None, OWL.imports, None)))
    assert set(ontology().subjects(RDF.type, OWL.Ontology)) == {IRI}
