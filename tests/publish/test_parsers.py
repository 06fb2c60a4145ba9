"""Every serialisation, read by three parsers that share no code, says the same: rdflib, Oxigraph, and Raptor or PyLD.

Raptor (in C, Debian's `raptor2-utils`) reads no JSON-LD, and PyLD nothing else. LightRDF would be no third: Rio, which
it wraps, is by Oxigraph's author and its parsers' ancestor.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import URIRef

from kg import publish, store
from kg.iris import ID
from kg.pages.site import Site
from kg.publish import nanopubs
from kg.publish.site import Things
from kg.publish.site.data import json_ld, turtle, whole
from kg.triples import Quad

SITE = Site("1.2.3")
PAGES = ("actor/norland", "statement/doe-2031-p02-stays-open", "source/doe-2031")
FORMATS = {
    "graph.nq": ("nquads", "nquads"),
    "graph.ttl": ("turtle", "turtle"),
    "graph.jsonld": ("json-ld", ""),
    "graph.rdf": ("xml", "rdfxml"),
    "inferred.nt": ("nt", "ntriples"),
    "void.ttl": ("turtle", "turtle"),
    "nanopubs.trig": ("trig", "trig"),
    **{f"id/{page}.ttl": ("turtle", "turtle") for page in PAGES},
    **{f"id/{page}.jsonld": ("json-ld", "") for page in PAGES},
}
"""What rdflib and Raptor call the syntax of each file."""
Lines = list[str]


@pytest.fixture(scope="module")
def everything(asserted: frozenset[Quad], ontology: frozenset[Quad]) -> frozenset[Quad]:
    """The invented corpus with the ontology, whose axioms have blank nodes and lists."""
    return asserted | ontology


@pytest.fixture(scope="module")
def files(everything: frozenset[Quad], positions: frozenset[Quad]) -> Mapping[str, bytes]:
    found = publish.graphs(everything, positions)
    things = Things(everything | positions)
    found |= nanopubs.files(nanopubs.nanopubs(things, "1.2.3", ""))
    found["void.ttl"] = publish.void(everything | positions, SITE, found)
    for page in PAGES:
        triples = whole(things, URIRef(ID + page))
        found |= {f"id/{page}.ttl": turtle(triples), f"id/{page}.jsonld": json_ld(triples).encode()}
    return found


def canonical(quads: Iterable[ox.Quad]) -> Lines:
    """Canonical N-Quads, blank nodes named by RDFC-1.0: equal where, and only where, the data are isomorphic."""
    data = ox.Dataset(quads)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, data))


def by_oxigraph(data: bytes, name: str) -> Lines:
    form = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    assert form
    return canonical(ox.parse(data, format=form))


def by_rdflib(data: bytes, name: str) -> Lines:
    read = rdflib.Dataset()
    read.parse(data=data, format=FORMATS[name][0])
    default = {rdflib.graph.DATASET_DEFAULT_GRAPH_ID, None}
    quads = [(s, p, o, None if g in default or isinstance(g, rdflib.BNode) else g) for s, p, o, g in read.quads()]
    return canonical(
        ox.Quad(*map(store.to_ox, (s, p, o)), ox.NamedNode(str(g)) if g else ox.DefaultGraph())  # type: ignore[arg-type]
        for s, p, o, g in quads
    )


def by_raptor(data: bytes, name: str) -> Lines:
    if not shutil.which("rapper"):
        pytest.skip("no Raptor: apt-get install raptor2-utils")
    command = ["rapper", "-q", "-i", FORMATS[name][1], "-o", "nquads", "-I", "https://example.org/", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return canonical(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))


def by_pyld(data: bytes, _: str) -> Lines:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pip install -e .[publication]")
    lines = jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"})
    return canonical(ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_three_parsers_read_the_same(files: Mapping[str, bytes], name: str) -> None:
    third: Callable[[bytes, str], Lines] = by_pyld if name.endswith(".jsonld") else by_raptor
    first = by_oxigraph(files[name], name)
    assert len(first) > 5
    assert by_rdflib(files[name], name) == first
    assert third(files[name], name) == first


@pytest.mark.parametrize(("name", "other"), [("graph.ttl", "graph.rdf"), ("graph.ttl", "graph.jsonld")])
def test_the_union_is_the_same_in_every_syntax(files: Mapping[str, bytes], name: str, other: str) -> None:
    assert by_oxigraph(files[name], name) == by_oxigraph(files[other], other)


def test_what_differs_is_seen(files: Mapping[str, bytes]) -> None:
    name = f"id/{PAGES[0]}.ttl"
    changed = files[name].replace(b'"Norland"@en', b'"Nordland"@en')
    assert by_oxigraph(changed, name) != by_oxigraph(files[name], name)
