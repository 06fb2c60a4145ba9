"""Model to RDF: pure functions from what was coded to quads, following docs/data-model.md."""

from kg.triples.corpus import Coded, labels_of, passages_in_full, quads
from kg.triples.terms import Quad, Triple

__all__ = ["Coded", "Quad", "Triple", "labels_of", "passages_in_full", "quads"]
