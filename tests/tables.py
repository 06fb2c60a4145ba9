"""Link tables of invented worlds, for the tests."""

from __future__ import annotations

from kg import sssom
from kg.sssom import NOT_FOUND, TARGETS, Row

HEAD = {
    "curie_map": dict(sssom.NAMESPACES),
    "mapping_set_id": "https://example.org/links",
    "mapping_set_version": "1",
    "mapping_set_title": "Invented links",
    "mapping_set_description": "Of an invented world.",
    "license": "https://creativecommons.org/licenses/by/4.0/",
}


def mapping(subject: str, label: str, predicate: str, target: str, **other: str) -> Row:
    """A row that keeps the rules unless `other` cells break them."""
    prefix = target.partition(":")[0]
    cells = {
        "subject_id": subject,
        "subject_label": label,
        "predicate_id": predicate,
        "predicate_modifier": "",
        "object_id": target,
        "object_label": "" if target == NOT_FOUND else "something",
        "mapping_justification": "semapv:LexicalMatching",
        "author_label": "nobody",
        "object_source": f"dataset:{TARGETS[prefix].id if prefix in TARGETS else 'wikidata'}",
        "mapping_date": "2031-05-04",
        "confidence": "0.9",
        "comment": "invented",
    }
    return Row(**{**cells, **other})  # type: ignore[arg-type]
