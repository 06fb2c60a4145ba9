"""Stand-off anchors: code points, digests, quotation marks, deep links, and the tables they are kept in."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kg import anchors
from kg.anchors import Anchor, Block, Segment, Unanchored
from kg.model import MAX_QUOTED_WORDS, Body, Statement, words

ARTICLE = """\
The Harbour Review

A byline

Since the Minister took office, she argued.
\u00a0The Harbour\u00a0
It was closed.
What comes next is open.

A biography
"""
BODY = Body(first_paragraph="Since the", last_paragraph="What comes")


def statement(passage: dict[str, Any], mode: str = "ReportedSpeech", term: str | None = None) -> Statement:
    values = {"holder": "norland", "proposition": "harbour-open", "stance": "Supports", "term": term}
    return Statement.model_validate({"id": "p01-x", "mode": mode, "passage": passage, **values})


def lines(text: str) -> list[Block]:
    """Every line of the text as a paragraph of the body."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    return [Block(n, at, at + len(text[at:].split("\n")[0])) for n, at in enumerate(starts, 1)]


def locate(text: str, passage: dict[str, Any], mode: str = "ReportedSpeech", term: str | None = None) -> Anchor:
    return anchors.locate(text, lines(text), statement(passage, mode, term))


def by_words(first: str, last: str, paragraph: int = 1) -> dict[str, Any]:
    return {"paragraph": paragraph, "first": first, "last": last}


def by_offsets(start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end}


def anchor(first: str, last: str, start: int = 0, end: int = 200) -> Anchor:
    return Anchor("p01-x", 1, start, end, "0" * 64, first, last)


class TestParagraphs:
    def test_are_the_blocks_of_the_body_without_its_headings_counted_from_one(self) -> None:
        found = anchors.paragraphs(ARTICLE, BODY, ["The Harbour"])
        assert [(b.number, ARTICLE[b.start : b.end]) for b in found] == [
            (1, "Since the Minister took office, she argued."),
            (2, "It was closed."),
            (3, "What comes next is open."),
        ]

    def test_a_heading_that_is_not_declared_is_a_paragraph(self) -> None:
        assert len(anchors.paragraphs(ARTICLE, BODY, [])) == 4

    @pytest.mark.parametrize("opening", ["A footnote", "since the"])
    def test_an_opening_that_is_not_there_is_refused(self, opening: str) -> None:
        with pytest.raises(Unanchored, match="0 paragraphs"):
            anchors.paragraphs(ARTICLE, Body(first_paragraph=opening, last_paragraph="What comes"), [])

    def test_an_opening_of_two_paragraphs_is_refused(self) -> None:
        with pytest.raises(Unanchored, match="2 paragraphs"):
            anchors.paragraphs(ARTICLE, Body(first_paragraph="Since the", last_paragraph="A b"), [])

    @pytest.mark.parametrize("heading", ["The Harbour Review", "The harbour", "A byline"])
    def test_a_heading_stands_in_the_body_exactly_so(self, heading: str) -> None:
        with pytest.raises(Unanchored, match="0 blocks"):
            anchors.paragraphs(ARTICLE, BODY, [heading])


COUNTED = {
    "plain": ("ab Norland cd", 3, 10),
    "after an astral character": ("😀 Norland", 2, 9),
    "after a family of four": ("👨‍👩‍👧‍👦 Norland", 8, 15),
    "after a combining mark": ("e\u0301 Norland", 3, 10),
    "after a precomposed letter": ("\u00e9 Norland", 2, 9),
    "after no-break spaces": ("\u00a0\u202fNorland", 2, 9),
    "after a byte order mark": ("\ufeffNorland", 1, 8),
    "after a soft hyphen": ("har\u00adbour Norland", 9, 16),
    "in the second paragraph": ("𝔑\nNorland", 2, 9),
}


class TestOffsets:
    @pytest.mark.parametrize(("text", "start", "end"), COUNTED.values(), ids=COUNTED.keys())
    def test_are_code_points_of_the_unchanged_text_end_exclusive(self, text: str, start: int, end: int) -> None:
        paragraph = text[:start].count("\n") + 1
        found = locate(text, by_words("Norland", "Norland", paragraph))
        assert (found.start, found.end, found.paragraph) == (start, end, paragraph)
        assert text[found.start : found.end] == "Norland"

    def test_nothing_is_normalised(self) -> None:
        text = "caf\u00e9 and cafe\u0301"
        assert locate(text, by_words("cafe\u0301", "cafe\u0301")).span == (9, 14)
        with pytest.raises(Unanchored, match="0 times"):
            locate("caf\u00e9", by_words("cafe\u0301", "cafe\u0301"))

    def test_the_digest_is_the_sha256_of_the_passage_in_utf8(self) -> None:
        assert locate("a 😀é b", by_offsets(2, 4)).sha256 == sha256("😀é".encode()).hexdigest()

    @settings(deadline=None)
    @given(st.data())
    def test_any_passage_chosen_by_offsets_is_found_where_it_was_chosen(self, data: st.DataObject) -> None:
        text = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=60))
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assume(words(text[start:end]))
        assume(all(len(words(part)) <= MAX_QUOTED_WORDS for part in text[start:end].split()))
        try:
            found = locate(text, by_offsets(start, end))
        except Unanchored as error:
            assume("stands earlier" not in str(error))
            raise
        assert found.span == (start, end)
        assert found.sha256 == sha256(text[start:end].encode("utf-8")).hexdigest()

    @settings(deadline=None)
    @given(st.data())
    def test_any_passage_given_by_its_words_is_found_again(self, data: st.DataObject) -> None:
        """The words are all different, so that the first occurrence is the only one."""
        stock = ["Norland", "😀", "clôt", "e\u0301t", "“port”", "—", "Sud\u00a0land", "2031", "pact,", "(open)"]
        text = " ".join(chosen := data.draw(st.permutations(stock)))
        first = data.draw(st.sampled_from([w for w in chosen if words(w)]))
        last = data.draw(st.sampled_from([w for w in chosen[chosen.index(first) :] if words(w)]))
        found = locate(text, by_words(first, last))
        passage = text[slice(*found.span)]
        assert (passage.startswith(first), passage.endswith(last)) == (True, True)
        assert found.sha256 == sha256(passage.encode("utf-8")).hexdigest()


class TestLocatingByWords:
    TEXT = "The harbour was shut. The port was shut, they say. The end was shut."

    def passage(self, first: str, last: str) -> str:
        return self.TEXT[slice(*locate(self.TEXT, by_words(first, last)).span)]

    def test_the_passage_ends_at_the_first_occurrence_of_its_last_words(self) -> None:
        assert self.passage("The port", "was shut") == "The port was shut"

    def test_last_words_before_the_first_do_not_count(self) -> None:
        assert self.passage("they say", "was shut") == "they say. The end was shut"

    def test_first_and_last_words_may_be_the_same(self) -> None:
        assert self.passage("they say", "they say") == "they say"

    def test_first_and_last_words_may_overlap(self) -> None:
        assert self.passage("The port was", "port was shut") == "The port was shut"

    def test_the_first_words_lie_within_the_passage(self) -> None:
        assert self.passage("The port was shut", "shut") == "The port was shut"
        text = "Many a ship, no ship, a boat, no ship."
        assert locate(text, by_words("a ship, no", "ship")).span == (5, 20)

    @pytest.mark.parametrize(
        ("first", "last", "paragraph", "why"),
        [
            ("The", "shut", 1, "occurs 3 times"),
            ("the harbour", "shut", 1, "occurs 0 times"),
            ("The end", "they say", 1, "does not follow"),
            ("The end", "closed", 1, "does not follow"),
            ("The end", "shut", 2, "has 1 paragraphs, not 2"),
        ],
    )
    def test_each_error_says_what_is_wrong(self, first: str, last: str, paragraph: int, why: str) -> None:
        with pytest.raises(Unanchored, match=why):
            locate(self.TEXT, by_words(first, last, paragraph))

    def test_overlapping_occurrences_are_two(self) -> None:
        with pytest.raises(Unanchored, match="occurs 2 times"):
            locate("no no no.", by_words("no no", "no"))

    def test_words_of_another_paragraph_do_not_count(self) -> None:
        text = "The quay.\nThe port was shut."
        assert locate(text, by_words("The port", "shut", 2)).span == (10, 27)
        with pytest.raises(Unanchored, match="occurs 0 times"):
            locate(text, by_words("The port", "shut", 1))
        with pytest.raises(Unanchored, match="does not follow"):
            locate(text, by_words("The quay", "shut", 1))


class TestFirstWords:
    """A browser goes to the first place of the page where they stand, be it outside the body."""

    @pytest.mark.parametrize("before", ["The port was shut.", "On the PORT: a title", "“The port,”", "the\u00a0port"])
    def test_that_stand_earlier_are_refused(self, before: str) -> None:
        with pytest.raises(Unanchored, match="stands earlier in the text"):
            locate(f"{before}\nThe port is open.", by_words("The port", "open", 2))

    @pytest.mark.parametrize("before", ["The ports are shut.", "Bathe portly men", "The quay, port of call"])
    def test_may_be_part_of_other_words_earlier(self, before: str) -> None:
        assert locate(f"{before}\nThe port is open.", by_words("The port", "open", 2))

    def test_may_stand_again_later(self) -> None:
        assert locate("The port is open.\nThe port was shut.", by_words("The port", "open", 1))


class TestLocatingByOffsets:
    @pytest.mark.parametrize(("start", "end"), [(0, 8), (3, 9), (7, 8), (8, 99), (50, 60), (5, 5), (6, 2)])
    def test_they_lie_within_one_paragraph(self, start: int, end: int) -> None:
        with pytest.raises(Unanchored, match="within one paragraph"):
            locate("a first\na second", by_offsets(start, end))

    @pytest.mark.parametrize("text", ["a \u00a0  b", "a … b"])
    def test_a_passage_without_a_word_is_none(self, text: str) -> None:
        with pytest.raises(Unanchored):
            locate(text, by_offsets(1, len(text) - 1))

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(["port", "so-called", "state-of-the-art", "a/b/c/d/e/f", "—", "“x”"]), min_size=1))
    @example(["a/b/c/d/e/f"])
    @example(["x", "y", "z", "state-of-the-art", "anti-ballistic-missile", "so-called"])
    def test_at_most_five_words_are_quoted_at_each_end(self, parts: list[str]) -> None:
        text = " ".join(parts)
        assume(words(text))
        try:
            found = locate(text, by_offsets(0, len(text)))
        except Unanchored:
            assert "a/b/c/d/e/f" in parts, "there is no way to quote five words of six"
            return
        assert (text.startswith(found.first), text.endswith(found.last)) == (True, True)
        for quoted in (found.first, found.last):
            assert 1 <= len(words(quoted)) <= MAX_QUOTED_WORDS


SAID = "She said: “We close ‘it’,” and “nobody opens.” He did not."
QUOTED = {
    "inside the marks": ("We close", "‘it’,"),
    "with both marks": ("“We close", "‘it’,”"),
    "with the opening mark": ("“We close", "‘it’,"),
    "with the closing mark": ("close", "‘it’,”"),
    "part of it": ("close", "close"),
    "the second quotation": ("“nobody", "opens.”"),
}
NOT_QUOTED = {
    "before": ("She said", "said"),
    "between two quotations": ("and", "and"),
    "after": ("He did", "not"),
    "across the opening mark": ("said", "close"),
    "across the closing mark": ("‘it’,”", "and"),
    "across two quotations": ("We close", "opens"),
}


class TestQuotationMarks:
    @pytest.mark.parametrize(("first", "last"), QUOTED.values(), ids=QUOTED.keys())
    def test_a_direct_quotation_stands_within_one_pair(self, first: str, last: str) -> None:
        assert locate(SAID, by_words(first, last), mode="DirectQuotation")

    @pytest.mark.parametrize("marks", ["“{}”", "«{}»", "« {} »", "«\u00a0{}\u00a0»", "„{}“", '"{}"'])
    def test_marks_of_other_languages_count(self, marks: str) -> None:
        text = f"He did. {marks.format('It stays')} she said. {marks.format('dead letter')} it was."
        assert locate(text, by_words("It", "stays"), mode="DirectQuotation")
        assert locate(text, by_words("she said", "it was"), term="dead letter")
        with pytest.raises(Unanchored, match="within one pair of quotation marks"):
            locate(text, by_words("she said", "said"), mode="DirectQuotation")

    @pytest.mark.parametrize(("first", "last"), NOT_QUOTED.values(), ids=NOT_QUOTED.keys())
    def test_what_does_not_is_refused(self, first: str, last: str) -> None:
        with pytest.raises(Unanchored, match="within one pair of quotation marks"):
            locate(SAID, by_words(first, last), mode="DirectQuotation")

    @pytest.mark.parametrize("mode", ["ReportedSpeech", "AttributedView", "ReportedAct", "AuthorAssessment"])
    @pytest.mark.parametrize(("first", "last"), [*QUOTED.values(), *NOT_QUOTED.values()])
    def test_other_modes_may_stand_anywhere(self, first: str, last: str, mode: str) -> None:
        assert locate(SAID, by_words(first, last), mode=mode)

    def test_marks_of_the_paragraph_before_do_not_count(self) -> None:
        with pytest.raises(Unanchored, match="quotation marks"):
            locate("“Open to the end\nNot quoted", by_words("Not", "quoted", 2), mode="DirectQuotation")

    @pytest.mark.parametrize("text", ["so “dead letter” now", "so “dead letter,” now", "so “dead letter.” now"])
    def test_a_term_stands_between_marks_in_its_passage(self, text: str) -> None:
        assert locate(text, by_words("so", "now"), term="dead letter")

    @pytest.mark.parametrize(
        ("text", "last"),
        [("so dead letter now", "now"), ("so “dead” letter now", "now"), ("so “dead letter” now", "letter")],
    )
    def test_a_term_elsewhere_is_refused(self, text: str, last: str) -> None:
        with pytest.raises(Unanchored, match="quoted term 'dead letter'"):
            locate(text, by_words("so", last), term="dead letter")

    def test_a_term_is_no_pattern(self) -> None:
        assert locate("so “dead (letter” now", by_words("so", "now"), term="dead (letter")
        with pytest.raises(Unanchored, match="quoted term"):
            locate("so “dead letter” now", by_words("so", "now"), term="d.*r")


def fragment(first: str, last: str, **offsets: int) -> list[str]:
    """The decoded parts of the text fragment."""
    link = anchors.deep_link("https://example.org/harbour", anchor(first, last, **offsets))
    base, directive = link.split("#:~:text=")
    assert base == "https://example.org/harbour"
    assert directive.isascii()
    return [unquote(part) for part in directive.split(",")]


class TestDeepLinks:
    def test_give_the_first_and_the_last_words(self) -> None:
        assert fragment("Since the Minister", "every ship") == ["Since the Minister", "every ship"]

    def test_give_one_passage_of_few_words_once(self) -> None:
        assert fragment("dead letter", "dead letter", end=11) == ["dead letter"]

    @pytest.mark.parametrize("words_", ["one, two", "one-two", "A & B", "100% so", "déjà vu", "#x=y?", "a+b", "😀 x"])
    def test_encode_what_has_a_meaning_in_addresses_and_in_the_directive(self, words_: str) -> None:
        assert fragment(words_, "the end")[0].strip("#?") == words_.strip("#?😀 %")
        link = anchors.deep_link("https://example.org/", anchor(words_, "the end"))
        assert not set("-&, +") & set(link.split("#:~:text=")[1].removesuffix(",the%20end"))

    def test_leave_out_marks_at_the_ends_because_browsers_match_whole_words(self) -> None:
        assert fragment("“The harbour", "we said,”") == ["The harbour", "we said"]

    def test_write_any_white_space_as_one_space(self) -> None:
        assert fragment("The\u00a0 harbour", "we\tsaid") == ["The harbour", "we said"]

    def test_quote_the_whole_passage_where_its_ends_overlap(self) -> None:
        """A browser looks for the last words after the first words, and would find nothing."""
        text = "the harbour stays open"
        found = locate(text, by_words("the harbour stays", "harbour stays open"))
        link = anchors.deep_link("https://example.org/", found)
        assert unquote(link.split("#:~:text=")[1]) == text

    def test_a_short_passage_given_by_offsets_can_be_followed(self) -> None:
        text = "the harbour stays open"
        parts = anchors.deep_link("https://example.org/", locate(text, by_offsets(0, len(text)))).split("text=")[1]
        first, _, last = unquote(parts).partition(",")
        assert text.startswith(first)
        assert text.index(first) + len(first) <= text.rindex(last) if last else first == text

    def test_keep_a_fragment_that_the_address_has_already(self) -> None:
        link = anchors.deep_link("https://example.org/harbour#part-2", anchor("a", "b"))
        assert link == "https://example.org/harbour#part-2:~:text=a,b"


class TestSentences:
    def sentences(self, text: str, language: str = "en") -> list[Segment]:
        return anchors.segments(text, lines(text), language)

    def test_are_numbered_within_their_paragraph(self) -> None:
        text = "The port is shut. The port is open.\nNobody knows."
        found = self.sentences(text)
        assert [(s.paragraph, s.sentence, text[s.start : s.end]) for s in found] == [
            (1, 1, "The port is shut."),
            (1, 2, "The port is open."),
            (2, 1, "Nobody knows."),
        ]

    def test_the_same_sentence_twice_is_two_sentences(self) -> None:
        assert [(s.start, s.end) for s in self.sentences("Never. Never.")] == [(0, 6), (7, 13)]

    @settings(deadline=None)
    @given(st.text(st.sampled_from("ab. \u00a0!?“”…1A😀;()’\n\u0301"), max_size=60), st.sampled_from(["en", "fr"]))
    @example("A ship.\u00a0 Plan B\u00a0. Another.", "en")
    @example("Nul n’a vu l’annexe A\u202f. Rien d’autre.", "fr")
    def test_lie_apart_in_order_with_their_digests_and_cover_every_word(self, text: str, language: str) -> None:
        found = self.sentences(text, language)
        assert all(s.start < s.end for s in found)
        assert all(before.end <= after.start for before, after in pairwise(found))
        assert all(s.sha256 == sha256(text[s.start : s.end].encode()).hexdigest() for s in found)
        covered = "".join(text[s.start : s.end] for s in found)
        assert "".join(covered.split()) == "".join(text.split())


class TestMatching:
    """Whether a recorded anchor is still the one that the coding describes."""

    RECORDED = Anchor("p01-x", 2, 612, 640, "0" * 64, "The harbour", "stays open")

    @pytest.mark.parametrize("passage", [by_words("The harbour", "stays open", 2), by_offsets(612, 640)])
    def test_it_is(self, passage: dict[str, Any]) -> None:
        assert anchors.matches(self.RECORDED, statement(passage))

    @pytest.mark.parametrize(
        "passage",
        [
            by_words("The harbour", "stays open", 3),
            by_words("A harbour", "stays open", 2),
            by_words("The harbour", "stays shut", 2),
            by_offsets(612, 641),
            by_offsets(611, 640),
        ],
    )
    def test_it_is_not(self, passage: dict[str, Any]) -> None:
        assert not anchors.matches(self.RECORDED, statement(passage))


offsets = st.integers(0, 10**6)
digests = st.binary(max_size=32).map(lambda data: sha256(data).hexdigest())
quotations = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=20)
recorded = st.builds(Anchor, st.just("p01-x"), offsets, offsets, offsets, digests, quotations, quotations)
sentences = st.builds(Segment, offsets, offsets, offsets, offsets, digests)


class TestTables:
    @settings(deadline=None)
    @given(st.lists(recorded, max_size=5))
    @example([anchor("with\ta tab", "with \\t no tab")])
    @example([anchor("\u2028", "\x85")])
    def test_anchors_come_back_as_they_were(self, rows: list[Anchor]) -> None:
        assert anchors.anchors_from_tsv(anchors.to_tsv(rows, Anchor)) == rows

    @settings(deadline=None)
    @given(st.lists(sentences, max_size=5))
    def test_sentences_come_back_as_they_were(self, rows: list[Segment]) -> None:
        assert anchors.segments_from_tsv(anchors.to_tsv(rows, Segment)) == rows

    def test_the_first_line_names_the_columns(self) -> None:
        assert anchors.to_tsv([], Anchor) == "statement\tparagraph\tstart\tend\tsha256\tfirst\tlast\n"
        assert anchors.to_tsv([], Segment) == "paragraph\tsentence\tstart\tend\tsha256\n"

    @pytest.mark.parametrize(
        ("table", "line"),
        [
            ("", 1),
            ("paragraph\tsentence\n", 1),
            ("paragraph\tsentence\tstart\tend\tsha256\n1\t1\t0\t9\n", 2),
            ("paragraph\tsentence\tstart\tend\tsha256\n1\t1\t0\t9\tx\ty\n", 2),
            ("paragraph\tsentence\tstart\tend\tsha256\n1\t1\t0\t9\tx\n1\t2\tnine\t12\tx\n", 3),
            ("paragraph\tsentence\tstart\tend\tsha256\n1\t1\t-1\t9\tx\n", 2),
            ("paragraph\tsentence\tstart\tend\tsha256\n\n1\t1\t0\t9\tx\n", 2),
        ],
    )
    def test_a_damaged_table_is_refused_with_the_line(self, table: str, line: int) -> None:
        with pytest.raises(ValueError, match=f"line {line}:"):
            anchors.segments_from_tsv(table)
