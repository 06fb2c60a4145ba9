"""Everything below `ontology/` of the exports."""

from __future__ import annotations

from kg.publish.vocabulary import alignments, redirects, serials
from kg.publish.vocabulary.page import pages
from kg.publish.vocabulary.terms import Vocabulary


def files(vocabulary: Vocabulary, version: str) -> dict[str, bytes]:
    """All files by their path below `ontology/`: the same vocabulary gives the same bytes."""
    beside = {
        **serials.serialisations(vocabulary.graph, "eso"),
        "shapes.ttl": serials.turtle(vocabulary.shapes).encode(),
        "topics.ttl": serials.turtle(vocabulary.topics).encode(),
        "alignments.sssom.tsv": alignments.table(alignments.alignments(vocabulary.graph), version),
    }
    current, of_version = pages(vocabulary, version, ("../", "../../"))
    return {
        "index.html": current,
        **beside,
        f"{version}/index.html": of_version,
        **{f"{version}/{name}": data for name, data in beside.items()},
        **redirects.files(module.slug for module in vocabulary.modules),
    }
