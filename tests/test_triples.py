"""Every node of docs/data-model.md, from the invented corpus: what is written about it, and in which graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from rdflib import RDF, BNode, Literal, URIRef

from kg import triples
from kg.anchors import Anchor, Segment
from kg.corpus import Corpus
from kg.iris import BASE, ID, curie, resource
from kg.model import CodingFile, Source, Statement, Text
from kg.triples import Coded, Quad
from kg.triples import context as facts
from kg.triples import source as of_source

Described = dict[str, set[str]]
SOURCE_GRAPH, CONTEXT_GRAPH = f"{BASE}graph/source/doe-2031", f"{BASE}graph/context"


def shown(node: object) -> str:
    """`eso:Norland`, `text@en`, `5^^xsd:integer`, `text`."""
    if not isinstance(node, Literal):
        return curie(str(node))
    return (
        f"{node}@{node.language}"
        if node.language
        else f"{node}^^{curie(node.datatype)}"
        if node.datatype
        else str(node)
    )


def described(found: Any) -> Described:
    by_predicate: Described = defaultdict(set)
    for _, predicate, value, *_ in found:
        by_predicate[curie(str(predicate))].add(shown(value))
    return dict(by_predicate)


def about(quads: frozenset[Quad], kind: str, slug: str) -> Described:
    return described(q for q in quads if str(q[0]) == resource(kind, slug))


def test_a_source(asserted: frozenset[Quad]) -> None:
    assert about(asserted, "source", "doe-2031") == {
        "rdf:type": {"eso:Source"},
        "rdfs:label": {"Norland and the Harbour Pact@en"},
        "dcterms:title": {"Norland and the Harbour Pact@en"},
        "dcterms:creator": {"actor:jane-doe"},
        "dcterms:publisher": {"actor:harbour-review"},
        "dcterms:issued": {"2031-05-04^^xsd:date"},
        "schema:inLanguage": {"en"},
        "schema:url": {"https://example.org/harbour"},
    }


class TestStatements:
    def test_a_quotation(self, asserted: frozenset[Quad], coded: Coded) -> None:
        start, end = coded.anchors["p02-stays-open"].span
        assert about(asserted, "statement", "doe-2031-p02-stays-open") == {
            "rdf:type": {"eso:Statement"},
            "rdfs:label": {
                "Minister of Norland, in support of: The harbour stays open to every ship@en",
                "Ministre de Norlande, en soutien à : Le port reste ouvert à tous les navires@fr",
            },
            "eso:holder": {"actor:minister-of-norland"},
            "eso:reporter": {"actor:jane-doe"},
            "eso:mode": {"eso:DirectQuotation"},
            "eso:proposition": {"proposition:harbour-open"},
            "eso:stance": {"eso:Supports"},
            "eso:saidAt": {"event:harbour-conference-2030"},
            "eso:dateText": {"2030-05"},
            "eso:dateWording": {"May 2030@en"},
            "eso:earliest": {"2030-05-01^^xsd:date"},
            "eso:latest": {"2030-05-31^^xsd:date"},
            "eso:source": {"source:doe-2031"},
            "oa:hasTarget": {f"passage:doe-2031-{start}-{end}"},
        }

    def test_the_reporter_is_the_author_unless_another_is_named(self, asserted: frozenset[Quad]) -> None:
        named = about(asserted, "statement", "doe-2031-p02-dead-letter")
        assert named["eso:reporter"] == {"actor:minister-of-norland"}
        assert named["eso:quotedTerm"] == {"dead letter@en"}

    def test_a_condition_is_a_proposition(self, asserted: frozenset[Quad]) -> None:
        conditional = about(asserted, "statement", "doe-2031-p03-if-pays")
        assert conditional["eso:stance"] == {"eso:SupportsConditionally"}
        assert conditional["eso:condition"] == {"proposition:norland-pays"}

    def test_without_a_date_there_is_a_last_day_only(self, asserted: frozenset[Quad]) -> None:
        undated = about(asserted, "statement", "doe-2031-p03-no-fee")
        assert undated["eso:dateText"] == {"[..2031-05-04]"}
        assert undated["eso:latest"] == {"2031-05-04^^xsd:date"}
        assert "eso:earliest" not in undated
        assert "eso:dateWording" not in undated

    def test_a_judgement_of_the_author_has_the_day_of_publication(self, asserted: frozenset[Quad]) -> None:
        judged = about(asserted, "statement", "doe-2031-p01-promise")
        assert judged["eso:holder"] == judged["eso:reporter"] == {"actor:jane-doe"}
        assert judged["eso:earliest"] == judged["eso:latest"] == {"2031-05-04^^xsd:date"}

    def test_all_have_what_the_contract_asks_of_a_statement(self, asserted: frozenset[Quad]) -> None:
        statements = {str(s) for s, p, o, _ in asserted if p == RDF.type and str(o).endswith("#Statement")}
        assert len(statements) == 11
        for iri in statements:
            found = described(q for q in asserted if str(q[0]) == iri)
            assert {len(found[f"eso:{one}"]) for one in ("reporter", "mode", "proposition", "stance", "latest")} == {1}
            assert found["eso:holder"]
            assert len(found["oa:hasTarget"]) == len(found["eso:source"]) == 1

    def test_several_holders_are_named_together_in_the_label(self) -> None:
        item = Statement.model_validate(
            {
                "id": "p01-x",
                "holder": ["norland", "sudland"],
                "mode": "ReportedAct",
                "proposition": "open",
                "stance": "Ambivalent",
                "passage": {"start": 0, "end": 1},
            }
        )
        labels = {
            URIRef(resource("actor", "norland")): Text(en="Norland", fr="Norlande"),
            URIRef(resource("actor", "sudland")): Text(en="Sudland", fr="Sudlande"),
            URIRef(resource("proposition", "open")): Text(en="It is open", fr="C’est ouvert"),
        }
        found = described(of_source.statement(item, META, ANCHOR, labels))
        english, french = sorted(found["rdfs:label"], key=lambda label: label.endswith("@fr"))
        assert english == "Norland and Sudland, ambivalent about: It is open@en"
        assert french == "Norlande et Sudlande, avec ambivalence envers : C’est ouvert@fr"
        assert found["eso:holder"] == {"actor:norland", "actor:sudland"}


META = Source.model_validate(
    {
        "id": "doe-2031",
        "title": "Norland",
        "author": "jane-doe",
        "publisher": "harbour-review",
        "published": date(2031, 5, 4),
        "language": "fr",
        "url": "https://example.org/harbour",
        "body": {"first_paragraph": "Since", "last_paragraph": "What"},
    }
)
ANCHOR = Anchor("p01-x", 3, 10, 42, "ab" * 32, "“The port,", "is so-called ‘open’.”")


class TestPassages:
    FOUND = tuple(of_source.passage(META, ANCHOR))

    def about(self, kind: str, slug: str) -> Described:
        return described(t for t in self.FOUND if str(t[0]) == resource(kind, slug))

    def test_are_specific_resources_with_two_selectors(self) -> None:
        assert self.about("passage", "doe-2031-10-42") == {
            "rdf:type": {"oa:SpecificResource"},
            "oa:hasSource": {"source:doe-2031"},
            "oa:hasSelector": {"selector:doe-2031-10-42-position", "selector:doe-2031-10-42-range"},
            "eso:passageDigest": {"ab" * 32},
            "eso:paragraph": {"3^^xsd:integer"},
            "eso:deepLink": {
                "https://example.org/harbour#:~:text=The%20port,is%20so%2Dcalled%20%E2%80%98open^^xsd:anyURI"
            },
        }

    def test_have_a_position_in_non_negative_integers(self) -> None:
        assert self.about("selector", "doe-2031-10-42-position") == {
            "rdf:type": {"oa:TextPositionSelector"},
            "oa:start": {"10^^xsd:nonNegativeInteger"},
            "oa:end": {"42^^xsd:nonNegativeInteger"},
        }

    def test_have_a_range_from_their_first_to_their_last_words(self) -> None:
        assert self.about("selector", "doe-2031-10-42-range") == {
            "rdf:type": {"oa:RangeSelector"},
            "oa:hasStartSelector": {"selector:doe-2031-10-42-first"},
            "oa:hasEndSelector": {"selector:doe-2031-10-42-last"},
        }
        assert self.about("selector", "doe-2031-10-42-first") == {
            "rdf:type": {"oa:TextQuoteSelector"},
            "oa:exact": {"“The port,"},
        }
        assert self.about("selector", "doe-2031-10-42-last")["oa:exact"] == {"is so-called ‘open’.”"}

    def test_of_two_statements_on_the_same_words_are_one(self, asserted: frozenset[Quad]) -> None:
        minister = about(asserted, "statement", "doe-2031-p05-fee-minister")
        norland = about(asserted, "statement", "doe-2031-p05-fee-norland")
        assert minister["oa:hasTarget"] == norland["oa:hasTarget"]

    def test_carry_the_digest_of_the_text(self, asserted: frozenset[Quad], coded: Coded, text: str) -> None:
        start, end = coded.anchors["p04-close"].span
        digest = sha256(text[start:end].encode()).hexdigest()
        assert about(asserted, "passage", f"doe-2031-{start}-{end}")["eso:passageDigest"] == {digest}


class TestSentences:
    def test_a_coded_one_names_the_statements_on_it(self, asserted: frozenset[Quad], coded: Coded) -> None:
        segment = coded.segments[3 + 3 + 3 + 3 + 1]
        assert about(asserted, "sentence", "doe-2031-5-2") == {
            "rdf:type": {"eso:Sentence"},
            "eso:source": {"source:doe-2031"},
            "eso:paragraph": {"5^^xsd:integer"},
            "eso:sentenceNumber": {"2^^xsd:integer"},
            "oa:start": {f"{segment.start}^^xsd:nonNegativeInteger"},
            "oa:end": {f"{segment.end}^^xsd:nonNegativeInteger"},
            "eso:codedBy": {"statement:doe-2031-p05-fee-minister", "statement:doe-2031-p05-fee-norland"},
        }

    def test_a_skipped_one_says_why(self, asserted: frozenset[Quad]) -> None:
        skipped = about(asserted, "sentence", "doe-2031-3-3")
        assert skipped["eso:skippedBecause"] == {"eso:no-claim"}
        assert skipped["skos:editorialNote"] == {"A proverb.@en"}
        assert "eso:codedBy" not in skipped

    def test_all_are_there(self, asserted: frozenset[Quad], coded: Coded) -> None:
        numbers = {str(s) for s, p, o, _ in asserted if str(o).endswith("#Sentence")}
        assert len(numbers) == len(coded.segments) == 14

    @pytest.mark.parametrize(
        ("start", "end", "touched"),
        [(0, 10, False), (0, 11, True), (10, 20, True), (12, 15, True), (19, 30, True), (20, 30, False)],
    )
    def test_are_coded_where_a_passage_overlaps_them(self, coded: Coded, start: int, end: int, touched: bool) -> None:
        """Ends are exclusive: what ends where a sentence begins does not touch it."""
        segment = Segment(1, 1, 10, 20, "")
        elsewhere = dict.fromkeys(coded.anchors, Anchor("x", 1, 500, 501, "", "", ""))
        one = Coded(coded.folder, {**elsewhere, "p04-close": Anchor("p04-close", 1, start, end, "", "", "")}, ())
        assert one.codes(segment) == (("p04-close",) if touched else ())


def test_a_discrepancy_names_what_cannot_all_be_right(asserted: frozenset[Quad]) -> None:
    assert about(asserted, "discrepancy", "doe-2031-closure") == {
        "rdf:type": {"eso:Discrepancy"},
        "eso:source": {"source:doe-2031"},
        "eso:about": {"event:harbour-conference-2030"},
        "eso:discrepantStatement": {"statement:doe-2031-p01-argued", "statement:doe-2031-p04-defended"},
        "rdfs:comment": {
            "She argues for opening and defends the closure.@en",
            "Elle plaide pour l’ouverture et défend la fermeture.@fr",
        },
    }


class TestEntities:
    def test_a_collective_with_its_members(self, asserted: frozenset[Quad]) -> None:
        assert about(asserted, "actor", "northern-allies") == {
            "rdf:type": {"eso:Collective"},
            "rdfs:label": {"northern allies@en", "alliés du Nord@fr"},
            "eso:hasMember": {"actor:sudland"},
        }

    def test_an_actor_of_the_context_with_other_names_and_its_reference(self, asserted: frozenset[Quad]) -> None:
        assert about(asserted, "actor", "minister-of-norland") == {
            "rdf:type": {"eso:Person"},
            "rdfs:label": {"Minister of Norland@en", "Ministre de Norlande@fr"},
            "skos:altLabel": {"the Minister@en"},
            "dcterms:source": {"reference:norland-gazette"},
        }

    def test_an_event_as_the_source_dates_it(self, asserted: frozenset[Quad]) -> None:
        assert about(asserted, "event", "harbour-conference-2030") == {
            "rdf:type": {"eso:Conference"},
            "rdfs:label": {"Harbour Conference 2030@en", "Conférence du port 2030@fr"},
            "eso:dateText": {"2030-05"},
            "eso:dateWording": {"May 2030"},
            "eso:earliest": {"2030-05-01^^xsd:date"},
            "eso:latest": {"2030-05-31^^xsd:date"},
            "eso:place": {curie(resource("place", "norhaven"))},
            "eso:participant": {"actor:minister-of-norland"},
        }

    def test_a_proposition_with_its_topic_and_what_it_conflicts_with(self, asserted: frozenset[Quad]) -> None:
        found = about(asserted, "proposition", "harbour-open")
        assert found["eso:topic"] == {"topic:arms-control"}
        assert found["eso:conflictsWith"] == {"proposition:harbour-fee"}
        assert found["skos:scopeNote"] == {
            "Invented: a fee shuts some ships out.@en",
            "Inventé : un droit exclut certains navires.@fr",
        }

    def test_a_place_in_its_country(self, asserted: frozenset[Quad]) -> None:
        assert about(asserted, "place", "norhaven")["eso:inCountry"] == {"actor:norland"}


class TestBackground:
    """Facts of the context: each a resource of its own that names its references."""

    def test_a_reference_says_what_confirmed_the_fact_and_when(self, asserted: frozenset[Quad]) -> None:
        found = about(asserted, "reference", "norland-gazette")
        assert found["rdf:type"] == {"eso:Reference"}
        assert found["eso:checkedOn"] == {"2031-05-05^^xsd:date"}
        assert found["eso:evidence"] == {"invented@en"}
        assert found["schema:url"] == {"https://example.org/gazette"}

    def test_a_membership_that_ended(self, asserted: frozenset[Quad]) -> None:
        assert about(asserted, "membership", "sudland.harbour-league") == {
            "rdf:type": {"eso:Membership"},
            "org:member": {"actor:sudland"},
            "org:organization": {"actor:harbour-league"},
            "eso:validFrom": {"2001-02-03^^xsd:date"},
            "eso:validUntil": {"2028-12-31^^xsd:date"},
            "dcterms:source": {"reference:norland-gazette"},
        }

    def test_a_membership_that_lasts_has_no_last_day(self, asserted: frozenset[Quad]) -> None:
        assert "eso:validUntil" not in about(asserted, "membership", "norland.harbour-league")

    def test_a_term_of_office(self, asserted: frozenset[Quad]) -> None:
        found = about(asserted, "term", "minister-of-norland.minister-office")
        assert found["rdf:type"] == {"eso:TermOfOffice"}
        assert found["eso:officeHolder"] == {"actor:minister-of-norland"}
        assert found["eso:validFrom"] == {"2027-01-10^^xsd:date"}

    def test_a_treaty_repeats_its_acts_as_plain_dates(self, asserted: frozenset[Quad]) -> None:
        found = about(asserted, "treaty", "harbour-pact")
        assert found["eso:signedOn"] == {"2001-05-01^^xsd:date"}
        assert found["eso:inForceFrom"] == {"2002-01-01^^xsd:date"}
        assert found["eso:endedOn"] == {"2032-01-01^^xsd:date"}
        assert found["eso:party"] == {"actor:norland", "actor:sudland"}

    def test_an_act_on_a_treaty_says_by_whom_and_where(self, asserted: frozenset[Quad]) -> None:
        found = about(asserted, "treaty-act", "harbour-pact.signature")
        assert found["rdf:type"] == {"eso:Signature"}
        assert found["eso:ofTreaty"] == {"treaty:harbour-pact"}
        assert found["eso:earliest"] == found["eso:latest"] == {"2001-05-01^^xsd:date"}
        assert found["eso:actBy"] == {"actor:norland", "actor:sudland"}
        suspended = about(asserted, "treaty-act", "harbour-pact.suspension")
        assert suspended["eso:actBy"] == {"actor:norland"}

    def test_the_exact_days_of_an_event_do_not_touch_what_the_source_says(self, asserted: frozenset[Quad]) -> None:
        exact = about(asserted, "event-date", "harbour-conference-2030")
        assert exact["eso:ofEvent"] == {"event:harbour-conference-2030"}
        assert exact["eso:earliest"] == {"2030-05-20^^xsd:date"}
        assert exact["eso:latest"] == {"2030-05-22^^xsd:date"}

    def test_repeated_facts_are_numbered_in_file_order(self) -> None:
        membership = {"institution": "league", "member": "norland", "references": ["gazette"]}
        spells = [{**membership, "until": "2005-01-01"}, {**membership, "from": "2010-01-01"}]
        found = list(facts.facts(CodingFile.model_validate({"memberships": spells})))
        nodes = {str(s).removeprefix(ID) for s, _, _ in found}
        assert nodes == {"membership/norland.league", "membership/norland.league.2"}
        second = described(t for t in found if str(t[0]).endswith(".2"))
        assert second["eso:validFrom"] == {"2010-01-01^^xsd:date"}

    def test_a_treaty_that_was_extended_has_its_first_days_and_no_invented_ones(self) -> None:
        acts = [("signature", "2001-05-01"), ("signature", "2000-04-02"), ("suspension", "2003"), ("extension", "2004")]
        treaty = {
            "id": "pact",
            "kind": "BindingTreaty",
            "label": {"en": "P", "fr": "P"},
            "acts": [{"act": act, "date": day, "references": ["gazette"]} for act, day in acts],
        }
        found = list(facts.facts(CodingFile.model_validate({"treaties": [treaty]})))
        pact = described(t for t in found if str(t[0]) == resource("treaty", "pact"))
        assert pact["eso:signedOn"] == {"2000-04-02^^xsd:date"}
        assert not {"eso:inForceFrom", "eso:endedOn"} & set(pact)


class TestTheWhole:
    def test_each_source_and_the_context_have_a_graph_of_their_own(self, asserted: frozenset[Quad]) -> None:
        assert {str(g) for *_, g in asserted} == {SOURCE_GRAPH, CONTEXT_GRAPH}
        graph_of = {str(s): str(g) for s, _, _, g in asserted}
        assert graph_of[resource("actor", "norland")] == CONTEXT_GRAPH
        assert graph_of[resource("actor", "northern-allies")] == SOURCE_GRAPH
        assert graph_of[resource("event-date", "harbour-conference-2030")] == CONTEXT_GRAPH

    def test_nothing_is_anonymous(self, asserted: frozenset[Quad]) -> None:
        assert not [node for quad in asserted for node in quad if isinstance(node, BNode)]

    def test_every_subject_is_ours_and_of_one_kind(self, asserted: frozenset[Quad]) -> None:
        for subject, *_ in asserted:
            kind, _, slug = str(subject).removeprefix(ID).partition("/")
            assert isinstance(subject, URIRef)
            assert str(subject).startswith(ID)
            assert (kind.replace("-", "").isalpha(), "/" in slug, bool(slug)) == (True, False, True)

    def test_every_resource_that_is_spoken_of_is_described(self, asserted: frozenset[Quad]) -> None:
        topics = f"{ID}topic/"
        spoken_of = {str(o) for _, _, o, _ in asserted if str(o).startswith(ID) and not str(o).startswith(topics)}
        assert spoken_of <= {str(s) for s, p, _, _ in asserted if p == RDF.type}

    def test_no_text_of_the_source_but_its_ends_is_carried(self, asserted: frozenset[Quad], text: str) -> None:
        def runs(value: str, length: int = 11) -> set[str]:
            found = value.split()
            return {" ".join(found[i : i + length]) for i in range(len(found) - length + 1)}

        carried = {run for _, _, o, _ in asserted if isinstance(o, Literal) for run in runs(str(o))}
        assert not carried & runs(text)

    def test_days_are_days_and_labels_are_in_two_languages(self, asserted: frozenset[Quad]) -> None:
        days = [o for _, p, o, _ in asserted if shown(p) in ("eso:earliest", "eso:latest", "dcterms:issued")]
        assert len(days) > 20
        assert all(isinstance(day, Literal) and isinstance(day.value, date) for day in days)
        labels = Counter(
            (str(s), o.language) for s, p, o, _ in asserted if shown(p) == "rdfs:label" and isinstance(o, Literal)
        )
        assert set(labels.values()) == {1}

    def test_the_same_corpus_gives_the_same_quads(
        self, corpus: Corpus, coded: Coded, asserted: frozenset[Quad]
    ) -> None:
        assert triples.quads(corpus, (coded,)) == asserted

    def test_a_source_that_is_not_anchored_is_not_described(self, corpus: Corpus) -> None:
        assert {str(g) for *_, g in triples.quads(corpus, ())} == {CONTEXT_GRAPH}
