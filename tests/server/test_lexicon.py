"""Parameters and labels of questions to a server: no more is fetched than the question needs."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.errors import Unusable
from kg.iris import PREFIXES, resource
from kg.queries import Parameter
from kg.queries.values import Names
from kg.remote import Server, lexicon

ACTOR = Parameter("actor", "holder", "actor", "")
ANYTHING = Parameter("of", "of", "resource", "")
NORLAND = ox.NamedNode(resource("actor", "norland"))


@pytest.fixture(scope="module")
def server(url: str) -> Iterator[Server]:
    with Server(url) as found:
        yield found


def names(server: Server, parameter: Parameter, value: str, page: int = lexicon.PAGE) -> Names:
    return Names(lexicon.of_parameters(server, [(parameter, value)], page))


@pytest.mark.parametrize("value", ["Norland", "norlande", "norland", "actor:norland", NORLAND.value])
def test_a_value_means_what_it_means_in_memory(server: Server, value: str) -> None:
    assert names(server, ACTOR, value).term(ACTOR, value) == NORLAND


def test_a_mode_is_known_by_its_label(server: Server) -> None:
    mode = Parameter("mode", "mode", "mode", "")
    assert names(server, mode, "direct quotation").term(mode, "direct quotation") == ox.NamedNode(
        PREFIXES["eso"] + "DirectQuotation"
    )


def test_a_resource_without_a_name_is_known_by_its_iri(server: Server, data: bytes) -> None:
    (passage, *_) = sorted(
        {line.split()[0].strip(b"<>").decode() for line in data.splitlines() if b"/passage/" in line}
    )
    assert names(server, ANYTHING, passage).term(ANYTHING, passage) == ox.NamedNode(passage)
    for stranger in (resource("passage", "none"), "http://x/{"):
        with pytest.raises(Unusable, match="no resource"):
            names(server, ANYTHING, stranger).term(ANYTHING, stranger)


def test_page_by_page_everything_comes(server: Server) -> None:
    whole, paged = (lexicon.of_parameters(server, [(ANYTHING, "x")], page) for page in (lexicon.PAGE, 7))
    assert set(whole) == set(paged)
    assert len(whole) > 50


def test_only_names_of_the_kind_are_fetched(server: Server) -> None:
    fetched = lexicon.of_parameters(server, [(ACTOR, "x"), (Parameter("at", "at", "date", ""), "2030-01-01")])
    assert {quad.subject.value.split("/")[5] for quad in fetched} == {"actor"}


def test_labels_are_those_of_the_answer_alone(server: Server) -> None:
    things = [ox.NamedNode(resource("actor", "minister-of-norland")), NORLAND, ox.NamedNode("http://x/none")]
    for language, label in (("en", "Norland"), ("fr", "Norlande")):
        labels = Names(lexicon.of_cells(server, [*things, None, ox.Literal("x")])).labels(language)
        assert set(labels) == {thing.value for thing in things[:2]}
        assert labels[NORLAND.value] == label


def test_of_many_things_labels_come_in_several_requests(server: Server) -> None:
    many = [ox.NamedNode(f"http://x/{n}") for n in range(450)]
    assert Names(lexicon.of_cells(server, [*many, NORLAND])).labels("en") == {NORLAND.value: "Norland"}
