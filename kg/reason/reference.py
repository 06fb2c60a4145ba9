"""The reference engine: owlrl, pure Python, slow on anything but small graphs."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import BNode, Graph

from kg.reason.keeping import AnyTriple


def consequences(given: frozenset[AnyTriple]) -> Iterable[AnyTriple]:
    """What follows and was not given, generalised RDF and axiomatic triples included.

    owlrl (7.6.2) leaves the last property of an `owl:hasKey` uncompared, and so makes different things one.
    """
    # Loading owlrl takes longer than most commands run.
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = Graph()
    for triple in given:
        graph.add(triple)
    # Its "improved datatypes" change rdflib for the whole process, and not wholly back.
    DeductiveClosure(OWLRL_Semantics, improved_datatypes=False).expand(graph)
    # owlrl writes what it thinks wrong into the graph, as blank nodes of its own.
    own = {subject for subject, _, _ in given if isinstance(subject, BNode)}
    return (t for t in graph if t not in given and not (isinstance(t[0], BNode) and t[0] not in own))
