"""Parameter values as people give them: IRI, CURIE, slug, label, day."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import Unusable
from kg.iris import PREFIXES, resource
from kg.queries.named import KINDS, Parameter
from kg.queries.values import Names, folded

MINISTER = resource("actor", "minister-of-norland")


def parameter(kind: str) -> Parameter:
    return Parameter("of", "of", kind, "anything")


def iri(names: Names, kind: str, value: str) -> str:
    term = names.term(parameter(kind), value)
    assert isinstance(term, ox.NamedNode)
    return term.value


def refusal(names: Names, kind: str, value: str) -> str:
    with pytest.raises(Unusable) as error:
        names.term(parameter(kind), value)
    message = str(error.value)
    assert len(message.splitlines()) == 1
    return message


class TestNames:
    @pytest.mark.parametrize(
        "value",
        [
            MINISTER,
            f"<{MINISTER}>",
            "actor:minister-of-norland",
            "minister-of-norland",
            "Minister of Norland",
            "Ministre de Norlande",
            "the Minister",
            "  MINISTER  of norland ",
        ],
    )
    def test_a_thing_is_given_by_iri_curie_slug_or_label_in_both_languages(self, names: Names, value: str) -> None:
        assert iri(names, "actor", value) == MINISTER

    @pytest.mark.parametrize("value", ["Élise Björk", "Elise Bjork", "élise björk", "E\u0301lise Bjo\u0308rk"])
    def test_diacritics_and_case_are_set_aside(self, names: Names, value: str) -> None:
        assert iri(names, "actor", value) == resource("actor", "elise-bjork")

    def test_a_mode_is_given_by_its_name_or_label(self, names: Names) -> None:
        for value in ("DirectQuotation", "eso:DirectQuotation", "direct quotation", "Citation directe"):
            assert iri(names, "mode", value) == PREFIXES["eso"] + "DirectQuotation"

    def test_the_kind_tells_things_of_one_name_apart(self, names: Names) -> None:
        assert iri(names, "topic", "harbour") == resource("topic", "harbour")
        assert iri(names, "event", "Harbour") == resource("event", "harbour")

    def test_a_label_comes_before_a_slug(self, names: Names) -> None:
        assert iri(names, "resource", "Port") == resource("topic", "harbour")

    def test_a_name_of_several_things_asks_which(self, names: Names) -> None:
        assert "actor:north, actor:south; give one of them" in refusal(names, "actor", "The Allies")
        assert "event:harbour, topic:harbour" in refusal(names, "resource", "Harbour")

    def test_a_part_of_a_slug_is_no_slug(self, names: Names) -> None:
        refusal(names, "actor", "of-norland")


class TestUnknown:
    @pytest.mark.parametrize("value", ["Ministr of Norland", "minister-of-norlan", "Ministre de la Norlande"])
    def test_names_are_told_the_nearest(self, names: Names, value: str) -> None:
        message = refusal(names, "actor", value)
        assert f"no actor is called {value!r}" in message
        assert "nearest: Minist" in message

    def test_one_word_of_a_name_leads_to_it(self, names: Names) -> None:
        assert "Élise Björk" in refusal(names, "actor", "bjork")

    @pytest.mark.parametrize("value", ["actor:minister-of-norlan", resource("actor", "minister-of-norlan")])
    def test_iris_and_curies_are_told_the_nearest_too(self, names: Names, value: str) -> None:
        assert "Minister of Norland" in refusal(names, "actor", value)

    @pytest.mark.parametrize("value", ["topic:harbour", resource("topic", "harbour"), "https://example.org/x"])
    def test_a_thing_of_another_kind_is_unknown(self, names: Names, value: str) -> None:
        assert "no actor" in refusal(names, "actor", value)

    @pytest.mark.parametrize("value", ["statement:s9", "https://example.org/x"])
    def test_a_resource_that_nothing_is_said_of_is_unknown(self, names: Names, value: str) -> None:
        refusal(names, "resource", value)

    @pytest.mark.parametrize("value", ["statement:s1", "statement:s2", "actor:norland"])
    def test_a_resource_needs_no_label(self, names: Names, value: str) -> None:
        assert iri(names, "resource", value).endswith(value.split(":")[1])

    @pytest.mark.parametrize("value", ["direct", "eso:DirectQuote", "Person", "supports", "eso:Supports"])
    def test_a_mode_is_one_of_the_modes(self, names: Names, value: str) -> None:
        refusal(names, "mode", value)

    def test_nothing_is_unknown(self, names: Names) -> None:
        refusal(names, "actor", "")


class TestDaysAndTexts:
    def test_a_day_is_a_date(self, names: Names) -> None:
        expected = ox.Literal("2031-05-04", datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))
        assert names.term(parameter("date"), "2031-05-04") == expected

    @pytest.mark.parametrize("value", ["", "2031", "2031-02-30", "4 May 2031", "today", "2031-05-04T10:00"])
    def test_what_is_no_day_is_refused(self, names: Names, value: str) -> None:
        assert f"of: {value!r} is not a day as YYYY-MM-DD" in refusal(names, "date", value)

    @pytest.mark.parametrize("value", ["en", "", 'a "quoted" word', "é\n\\"])
    def test_a_text_is_a_string(self, names: Names, value: str) -> None:
        assert names.term(parameter("text"), value) == ox.Literal(value)


INJECTIONS = [
    "<https://example.org/> } DROP ALL",
    "https://example.org/> } UNION { ?s ?p ?o",
    "actor:x } #",
    "actor:x y",
    "http://a b",
    "http://[",
    'norland" } #',
    "2031-05-04'^^xsd:date) } #",
    "?holder",
    "UNDEF",
    "\n}",
    "{{}}",
    "\x00",
]


class TestInjection:
    @pytest.mark.parametrize("kind", sorted(KINDS - {"text"}))
    @pytest.mark.parametrize("value", INJECTIONS)
    def test_what_is_no_name_is_refused_in_one_line(self, names: Names, kind: str, value: str) -> None:
        refusal(names, kind, value)

    @settings(deadline=None)
    @given(st.text(st.characters(codec="utf-8")), st.sampled_from(sorted(KINDS)))
    def test_any_value_becomes_one_term_or_is_refused_and_nothing_else(
        self, names: Names, value: str, kind: str
    ) -> None:
        try:
            term = names.term(parameter(kind), value)
        except Unusable:
            return
        (quad,) = ox.parse(f"<a:a> <a:a> {term} .", format=ox.RdfFormat.N_TRIPLES)
        assert quad.object == term


class TestFolding:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [("Élise  BJÖRK ", "elise bjork"), ("STRASSE", "strasse"), ("straße", "strasse"), ("ﬁn", "fin")],
    )
    def test_sets_aside_case_diacritics_and_surplus_space(self, text: str, plain: str) -> None:
        assert folded(text) == plain

    @given(st.text())
    def test_twice_is_once(self, text: str) -> None:
        assert folded(folded(text)) == folded(text)


class TestLabels:
    def test_are_in_the_language_asked_for_or_in_another(self, names: Names) -> None:
        assert names.labels("fr")[MINISTER] == "Ministre de Norlande"
        assert names.labels("en")[MINISTER] == "Minister of Norland"
        assert names.labels("fr")[resource("actor", "north")] == "the Allies"
