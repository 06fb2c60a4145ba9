"""Everything below `ontology/` of the exports."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph, URIRef

from kg.iris import ID
from kg.publish.vocabulary import alignments, redirects, serials, terms
from kg.publish.vocabulary.page import page
from kg.triples import Quad


def files(ontology: Iterable[Quad], version: str, shapes: Iterable[Quad]) -> dict[str, bytes]:
    """All files by their path below `ontology/`: the same quads give the same bytes.

    `ontology` are the modules, alignments and topics, `shapes` the SHACL shapes; blank nodes in both named canonically.
    """
    quads = frozenset(ontology)
    topics = {q for q in quads if str(q[0]).startswith(ID)}
    vocabulary = terms.read(quads - topics, shapes)
    beside = {
        **serials.serialisations(vocabulary.graph, "eso"),
        "shapes.ttl": serials.turtle(vocabulary.shapes).encode(),
        "topics.ttl": serials.turtle(_graph(topics)).encode(),
        "alignments.sssom.tsv": alignments.table(alignments.alignments(vocabulary.graph), version),
    }
    return {
        "index.html": page(vocabulary, version, "../"),
        **beside,
        f"{version}/index.html": page(vocabulary, version, "../../"),
        **{f"{version}/{name}": data for name, data in beside.items()},
        **redirects.files(module.slug for module in vocabulary.modules),
    }


def _graph(quads: Iterable[Quad]) -> Graph:
    graph = Graph()
    for s, p, o, _ in quads:
        graph.add((s, URIRef(p), o))
    return graph
