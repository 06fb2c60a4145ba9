"""The main job on the project's own sources."""

from __future__ import annotations

from kg import pipeline
from kg.pipeline import Knowledge


def test_the_projects_own_sources_conform(knowledge: Knowledge) -> None:
    assert pipeline.check(knowledge, lambda _: None) == []
    assert pipeline.coverage(knowledge) == []
