"""The main job on one screen: codings → named graphs → positions and closure → checks → exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import RDF, Namespace

from kg import (
    anchoring,
    codings,
    derive,
    networks,
    npm,
    pages,
    publish,
    queries,
    reason,
    resources,
    sssom,
    store,
    triples,
    validate,
)
from kg.corpus import Corpus, Folder
from kg.errors import BrokenInput, Fault, Where
from kg.namespaces import ESO, INFERRED, ONTOLOGY, resource
from kg.npm import Package, Pinned
from kg.texts import recorded, source_text
from kg.triples import Coded, Quad
from kg.triples import links as link_triples
from kg.validate import Finding

Step = Callable[[str], None]
Bring = Callable[[Pinned], Package | None]
STEPS = ("read", "anchor", "describe", "derive", "reason", "check", "publish")
_TOPIC = str(Namespace(resource("topic", "")))


@dataclass(frozen=True)
class Knowledge:
    """Everything the sources say, and what follows from it."""

    corpus: Corpus
    coded: tuple[Coded, ...]
    asserted: frozenset[Quad]
    inferred: frozenset[Quad]
    clashes: tuple[str, ...]
    links: sssom.Links


def gather(sources: Iterable[Path], texts: Path | None, step: Step, with_passages: bool = False) -> Knowledge:
    """Reads, anchors, describes, derives and reasons; BrokenInput where the input cannot be used."""
    step("read")
    roots = list(sources)
    ontology = read_ontology()
    corpus = codings.read(roots, topics(ontology))
    things = link_triples.things(corpus, ontology)
    # Most rows are about the project's own sources.
    links = read_links(resources.LINKS, things, strangers=resources.SOURCES not in roots)
    step("anchor")
    coded = tuple(_coded(folder, texts, with_passages) for folder in corpus.sources)
    step("describe")
    asserted = triples.quads(corpus, coded) | ontology
    step("derive")
    positions = derive.derived(corpus)
    step("reason")
    follows, clashes = reason.closure_and_clashes(validate.union(asserted, positions))
    inferred = positions | {(*triple, INFERRED) for triple in follows}
    # The links come after the closure: owl:sameAs would repeat every fact under every name (docs/linking.md).
    return Knowledge(corpus, coded, asserted | link_triples.quads(links), inferred, tuple(clashes), links)


def check(known: Knowledge, step: Step) -> list[Finding]:
    """Everything that does not conform."""
    step("check")
    data = validate.union(known.asserted, known.inferred)
    engine = store.engine(store.nquads(known.asserted | known.inferred))
    return [
        *validate.consistency(known.clashes),
        *validate.shapes(data, resources.SHAPES),
        *validate.queries(engine, resources.QUERIES / "verify"),
    ]


def coverage(known: Knowledge) -> list[Finding]:
    """Sentences that are not accounted for, and words that are coded twice."""
    return [finding for coded in known.coded for finding in validate.coverage(coded)]


def exports(known: Knowledge, step: Step, bring: Bring = lambda _: None) -> Mapping[str, bytes]:
    """The files of the data and of the pages, by their path below the folder they go to.

    `bring` gets a package for browsers if it is to be had: with Oxigraph there is a page that answers queries, and of
    a graph of thousands there is, with sigma, a page of everything at once.
    """
    step("publish")
    asserted = known.asserted.union(*map(triples.passages_in_full, known.coded))
    files = publish.graphs(asserted, known.inferred)
    files["coverage.json"] = publish.coverage(known.coded)
    files["links.sssom.tsv"] = sssom.links_tsv(known.links)
    files |= publish.plain.files()
    ontology = [quad for quad in known.asserted if quad[3] == ONTOLOGY]
    shapes = store.turtle_files([resources.SHAPES], ONTOLOGY)
    vocabulary = publish.vocabulary.read(ontology, shapes)
    documented = publish.vocabulary.files(vocabulary, resources.version())
    files |= {f"ontology/{name}": data for name, data in documented.items()}
    site = pages.Site(resources.version(), released=resources.released(), citation=resources.citation())
    files |= _resources(asserted, known, site)
    files["void.ttl"] = publish.void(asserted | known.inferred, site, files)
    dataset = store.dataset(store.engine(files["graph.nq"]))
    graphs = {name: networks.network(name, dataset) for name in networks.NETWORKS}
    for graph in graphs.values():
        files |= {f"networks/{path}": data for path, data in networks.files(graph).items()}
    site = replace(site, files=tuple(f for f in pages.FILES if f.path in files))
    views = [publish.vocabulary.view(vocabulary, asserted | known.inferred)]
    views += _views_of_packages(files["graph.nq"], len(graphs["holders"]), bring)
    return files | pages.render(dataset, site, *views, graphs=graphs)


def _views_of_packages(graph: bytes, size: int, bring: Bring) -> Iterator[pages.MakeView]:
    """The views that need a package; of everything at once only where there is more than an overview shows."""
    if engine := bring(npm.OXIGRAPH):
        yield pages.Asking(graph, engine, queries.every(resources.QUERIES)).view
    if size > pages.CROWDED and (sigma := bring(npm.SIGMA)) and (kept := bring(npm.GRAPHOLOGY)):
        yield pages.Whole(sigma, kept).view


def _resources(asserted: frozenset[Quad], known: Knowledge, site: pages.Site) -> Mapping[str, bytes]:
    """A page and data for each resource, and each statement as a nanopublication, never with a passage in full."""
    things = publish.site.Things(asserted | known.inferred)
    short = things if asserted == known.asserted else publish.site.Things(known.asserted | known.inferred)
    found = publish.nanopubs.nanopubs(short, site.version, site.released)
    described = publish.site.files(things, site, {one.statement: one.code for one in found})
    return {**publish.nanopubs.files(found), **{f"id/{name}": data for name, data in described.items()}}


def read_ontology() -> frozenset[Quad]:
    """The modules, alignments and topics."""
    return store.turtle_files(resources.ontology_files(), ONTOLOGY)


def read_links(folder: Path, things: Mapping[str, sssom.Thing], strangers: bool) -> sssom.Links:
    """The curated links; `strangers` where rows may be about resources that are not among these things."""
    tables = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sssom.tsv"))}
    return sssom.read(tables, things, strangers)


def _coded(folder: Folder, texts: Path | None, with_passages: bool) -> Coded:
    """Passages from the text where it is at hand (and then the record must agree), else from the record."""
    record, text = recorded(folder), source_text(folder.id, texts)
    if text is None:
        if with_passages or not record:
            problem = "its text is not at hand" + ("" if with_passages else " and there is no anchors.tsv")
            raise BrokenInput([Fault(Where(folder.path), "", f"{problem}: give the texts' folder with --texts")])
        return anchoring.from_record(folder, record)
    coded = anchoring.from_text(folder, text)
    if record and (faults := list(anchoring.compare(coded, record))):
        raise BrokenInput(faults)
    return replace(coded, text=text) if with_passages else coded


def topics(ontology: frozenset[Quad]) -> set[str]:
    """The slugs of the topic scheme."""
    return {str(s).removeprefix(_TOPIC) for s, p, o, _ in ontology if (p, o) == (RDF.type, ESO.Topic)}
