"""How our terms relate to those of other vocabularies: read from the annotated axioms, and as an SSSOM table."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.iris import BASE
from kg.publish.vocabulary.names import ALL_PREFIXES, Name, Words, curie, named, words

_COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification", "comment")


@dataclass(frozen=True)
class Alignment:
    """A relation to a term of another vocabulary, with its reason."""

    subject: Name
    predicate: str
    target: Name
    reason: Words
    simple: bool
    """Whether the subject is one named term: SSSOM has no place for class expressions."""


def alignments(graph: Graph) -> list[Alignment]:
    """Every relation between named terms that is stated with its reason, in a fixed order."""
    found = []
    for note in graph.subjects(RDF.type, OWL.Axiom):
        subject, predicate, target = (
            graph.value(note, p) for p in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        )
        if subject and predicate and target:
            about = _expression(graph, subject) if isinstance(subject, BNode) else named(subject)
            simple = isinstance(subject, URIRef)
            reason = words(graph, note, RDFS.comment)
            found.append(Alignment(about, curie(str(predicate)), named(target), reason, simple))
    return sorted(found, key=lambda a: (a.target.curie.partition(":")[0], a.subject.curie, a.target.curie))


def _expression(graph: Graph, node: Node) -> Name:
    """A class and a restriction, as words: `eso:BindingTreaty with some eso:party`."""
    parts = Collection(graph, graph.value(node, OWL.intersectionOf) or RDF.nil)
    kinds = [named(part).curie for part in parts if not isinstance(part, BNode)]
    restrictions = [part for part in parts if isinstance(part, BNode)]
    some = [
        " ".join(
            named(value).curie
            for p in (OWL.onProperty, OWL.someValuesFrom)
            if (value := graph.value(restriction, p)) is not None and value != OWL.Thing
        )
        for restriction in restrictions
    ]
    return Name(f"{' and '.join(kinds)} with some {' and some '.join(some)}", f"#{kinds[0].removeprefix('eso:')}")


def table(found: list[Alignment], version: str) -> bytes:
    """The alignments between named terms as SSSOM/TSV, metadata in the comments at its head."""
    rows = [
        (a.subject.curie, a.predicate, a.target.curie, "semapv:ManualMappingCuration", a.reason["en"])
        for a in found
        if a.simple
    ]
    used = {name.partition(":")[0] for row in rows for name in row[:-1]}
    head = [
        f"mapping_set_id: {BASE}ontology/alignments",
        f'mapping_set_version: "{version}"',
        "mapping_set_title: Alignments of the European Security Order ontology",
        "license: https://creativecommons.org/licenses/by/4.0/",
        "curie_map:",
        *(f"  {prefix}: {base}" for prefix, base in sorted(ALL_PREFIXES.items()) if prefix in used),
    ]
    lines = [*(f"#{line}" for line in head), "\t".join(_COLUMNS), *("\t".join(row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()
