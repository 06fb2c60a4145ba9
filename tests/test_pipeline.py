"""The main job on the project's own sources."""

from __future__ import annotations

import pytest

from kg import npm, pipeline
from kg.npm import Package
from kg.pipeline import Knowledge


@pytest.mark.slow
def test_the_projects_own_sources_conform(knowledge: Knowledge) -> None:
    assert pipeline.check(knowledge, lambda _: None) == []
    assert pipeline.coverage(knowledge) == []


ANYTHING = Package("anything", "1.0.0", {})


class TestViewsThatNeedAPackage:
    def names(self, size: int, have: set[npm.Pinned]) -> tuple[list[str], list[str]]:
        """Kinds of the views that there are, and the packages that were asked for."""
        asked: list[str] = []

        def bring(wanted: npm.Pinned) -> Package | None:
            asked.append(wanted.name)
            return ANYTHING if wanted in have else None

        views = list(pipeline._views_of_packages(b"", size, bring))
        return [type(view.__self__).__name__ for view in views], asked  # type: ignore[attr-defined]

    def test_an_articles_graph_needs_no_sigma(self) -> None:
        assert self.names(3000, {*npm.PINNED}) == (["Asking"], ["oxigraph"])

    def test_a_graph_of_thousands_is_shown_at_once(self) -> None:
        assert self.names(3001, {*npm.PINNED}) == (["Asking", "Whole"], ["oxigraph", "sigma", "graphology"])

    def test_what_is_not_to_be_had_is_left_out(self) -> None:
        assert self.names(9000, {npm.OXIGRAPH, npm.SIGMA}) == (["Asking"], ["oxigraph", "sigma", "graphology"])
        assert self.names(9000, {npm.SIGMA, npm.GRAPHOLOGY})[0] == ["Whole"]
        assert self.names(9000, set())[0] == []
