"""Candidates from a service: what it proposes, and that no failure of it costs more than its answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.candidates import Answered, Proposal, Service, Tables
from kg.candidates.online import BATCH
from kg.errors import Unusable
from kg.remote.http import Client
from kg.sssom import Thing

from .conftest import THINGS
from .speaker import MANIFEST, Reply, Speaker, speaking

PATIENCE, SECONDS = 20.0, 0.6
"""How long answers are waited for; the second where one is late."""
SLOW = Reply(after=3 * SECONDS)
MANY = {f"topic:t{n:02}": Thing("Topic", f"Topic {n:02}") for n in range(3 * BATCH)}


def candidate(id_: str, name: str, score: float = 80, **other: Any) -> dict[str, Any]:
    return {"id": id_, "name": name, "score": score, "match": False, **other}


KNOWN = {
    "Sudland": [candidate("Q7001", "Sudland", 100, match=True, type=[{"id": "Q6256", "name": "country"}])],
    "Jane Doe": [
        candidate("Q7002", "Jane Doe", 90, type=[{"id": "Q5", "name": "human"}]),
        candidate("Q7003", "Jane Doe", 60, type=[{"id": "Q11424", "name": "film"}]),
        candidate("Q7004", "John Smith", 20),
    ],
    "Harbour League": [
        candidate("Q7005", "League of the Harbour Towns", 70),
        candidate("Q7006", "Somebody", 10, type=[{"id": "Q5", "name": "human"}]),
    ],
    "Harbour Pact": [candidate("Q7007", "Pacte des Ports", 95, match=True, type=["Q131569"])],
}
OPEN = ("actor:sudland", "actor:jane-doe", "actor:harbour-league", "treaty:harbour-pact")


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    with speaking(Speaker(KNOWN)) as found:
        yield found


def answered(speaker: Speaker, tables: Tables, things: dict[str, Thing], slept: list[float] | None = None) -> Answered:
    pauses = [] if slept is None else slept
    seconds = SECONDS if SLOW in speaker.instead else PATIENCE
    client = Client(speaker.url, seconds, pauses.append, stranger=True)

    def send(method: str, url: str, **content: Any) -> bytes:
        return client.send(method, url, **content).content

    try:
        return Service(speaker.url, send).propose(things, tables, 0.85)
    finally:
        client.close()


def by_item(found: Answered) -> dict[str, Proposal]:
    return {proposal.item: proposal for proposal in found.proposals}


class TestProposals:
    def test_come_with_scores_and_reasons(self, speaker: Speaker, tables: Tables) -> None:
        found = answered(speaker, tables, {name: THINGS[name] for name in OPEN})
        assert found.trouble == ""
        items = by_item(found)
        assert set(items) == {f"wikidata:Q{n}" for n in (7001, 7002, 7003, 7005, 7007)}
        country = items["wikidata:Q7001"]
        assert (country.relation, country.score) == ("owl:sameAs", 1.0)
        assert country.reasons == (
            "same name ‘Sudland’",
            "is a State: country",
            "score there 100, which is sure of it",
        )

    def test_another_kind_scores_less_and_is_no_identity(self, speaker: Speaker, tables: Tables) -> None:
        items = by_item(answered(speaker, tables, {"actor:jane-doe": THINGS["actor:jane-doe"]}))
        human, film = items["wikidata:Q7002"], items["wikidata:Q7003"]
        assert human.relation == "owl:sameAs"
        assert film.relation == "skos:closeMatch"
        assert film.score < human.score
        assert film.reasons[1] == "another kind: film"

    def test_other_names_count_where_the_service_is_sure_or_has_nothing_better(
        self, speaker: Speaker, tables: Tables
    ) -> None:
        items = by_item(answered(speaker, tables, {name: THINGS[name] for name in OPEN[2:]}))
        assert items["wikidata:Q7007"].score == 0.7
        assert items["wikidata:Q7005"].score < 0.5
        assert items["wikidata:Q7007"].reasons[0] == "another name there, ‘Pacte des Ports’"
        assert "wikidata:Q7006" not in items

    def test_what_is_linked_there_is_not_asked_and_what_is_decided_not_proposed(
        self, speaker: Speaker, tables: Tables
    ) -> None:
        speaker.known = {"Sudland": [candidate("Q5555", "Sudland")]}
        assert answered(speaker, tables, dict(THINGS)).proposals == ()
        assert "Norland" not in {name for batch in speaker.batches for name in batch}

    def test_what_another_resource_has_is_marked(self, speaker: Speaker, tables: Tables) -> None:
        speaker.known = {"Norland (old)": [candidate("Q901", "Norland (old)")]}
        (found,) = answered(speaker, tables, {"actor:norland-old": Thing("State", "Norland (old)")}).proposals
        assert found.taken == "actor:norland"

    def test_ids_of_another_shape_are_left_out(self, speaker: Speaker, tables: Tables) -> None:
        odd = ("P31", "Q0", "Q1 OR 1=1", "../Q1", "http://www.wikidata.org/entity/Q77")
        speaker.known = {"Sudland": [candidate(id_, "Sudland") for id_ in odd]}
        found = answered(speaker, tables, {"actor:sudland": THINGS["actor:sudland"]})
        assert set(by_item(found)) == {"wikidata:Q77"}

    def test_an_item_that_is_told_twice_is_proposed_once(self, speaker: Speaker, tables: Tables) -> None:
        speaker.known = {"Sudland": [candidate("Q77", "Sudlands"), candidate("Q77", "Sudland")]}
        (found,) = answered(speaker, tables, {"actor:sudland": THINGS["actor:sudland"]}).proposals
        assert found.label == "Sudland"

    def test_nothing_that_is_told_commands_a_terminal(self, speaker: Speaker, tables: Tables) -> None:
        odd = {"id": "Q6256", "name": "\x1b]0;country"}
        speaker.known = {"Sudland": [candidate("Q77", "Sud\x1b[31mland\r\n", type=[odd]), candidate("Q78", "\x07")]}
        for found in answered(speaker, tables, {"actor:sudland": THINGS["actor:sudland"]}).proposals:
            assert "".join((found.label, *found.reasons)).isprintable()

    def test_batches_are_as_large_as_the_service_wants_and_no_larger_than_ours(
        self, speaker: Speaker, tables: Tables
    ) -> None:
        answered(speaker, tables, MANY)
        assert [len(batch) for batch in speaker.batches] == [BATCH] * 3
        speaker.batches.clear()
        speaker.manifest["batchSize"] = 4
        answered(speaker, tables, MANY)
        assert max(map(len, speaker.batches)) == 4


class TestFailures:
    THINGS_ = {"actor:sudland": THINGS["actor:sudland"]}  # noqa: RUF012

    @pytest.mark.parametrize("status", [429, 500, 502, 503])
    def test_passing_ones_are_tried_again(self, speaker: Speaker, tables: Tables, status: int) -> None:
        speaker.instead = [None, Reply(status), Reply(status)]
        slept: list[float] = []
        found = answered(speaker, tables, self.THINGS_, slept)
        assert (len(found.proposals), found.trouble) == (1, "")
        assert slept == [0.5, 1.0]

    def test_a_service_that_asks_for_time_gets_it(self, speaker: Speaker, tables: Tables) -> None:
        speaker.instead = [None, Reply(429, headers={"Retry-After": "7"})]
        slept: list[float] = []
        assert answered(speaker, tables, self.THINGS_, slept).proposals
        assert slept == [7.0]

    @pytest.mark.parametrize(
        ("reply", "problem"),
        [
            (Reply(404, "no such thing"), "HTTP 404, no such thing"),
            (Reply(302, headers={"Location": "https://example.org/"}), "the server points to https://example.org/"),
            (Reply(200, "<html>Sign in</html>"), "Invalid JSON"),
            (Reply(200, ""), "Invalid JSON"),
            (Reply(200, "[1, 2]"), "Input should be an object"),
            (Reply(200, json.dumps(MANIFEST)[:40]), "Invalid JSON"),
            (Reply(200, '{"versions": ["0.2"]}'), "name: Field required"),
            (
                Reply(200, json.dumps({**MANIFEST, "identifierSpace": "https://atlas.example/"})),
                "finds items of https://atlas.example/, which are not linked to",
            ),
            (SLOW, "no answer within 0.6 seconds"),
        ],
    )
    def test_of_the_manifest_are_told_in_one_line(
        self, speaker: Speaker, tables: Tables, reply: Reply, problem: str
    ) -> None:
        speaker.instead = [reply]
        found = answered(speaker, tables, self.THINGS_)
        assert found.proposals == ()
        assert problem in found.trouble
        assert found.trouble.startswith(speaker.url)
        assert found.trouble.endswith("; 1 resource not asked")
        assert "\n" not in found.trouble

    def test_a_service_that_is_not_there_is_told_in_one_line(self, tables: Tables) -> None:
        found = answered(Speaker({}, url="http://127.0.0.1:9/"), tables, self.THINGS_)
        assert "cannot be reached" in found.trouble
        assert "\n" not in found.trouble

    @pytest.mark.parametrize(
        ("reply", "problem"),
        [
            (SLOW, "no answer within 0.6 seconds"),
            (Reply(400, "queries:\nodd"), "HTTP 400, queries: odd"),
            (Reply(200, "garbage"), "Invalid JSON"),
            (Reply(200, '{"topic:t10": {}}'), "result: Field required"),
            (Reply(200, "{}"), "topic:t10: not among the answers"),
        ],
    )
    def test_of_one_batch_leave_the_others(self, speaker: Speaker, tables: Tables, reply: Reply, problem: str) -> None:
        speaker.known = {thing.label: [candidate(f"Q8{n}", thing.label)] for n, thing in enumerate(MANY.values())}
        speaker.instead = [None, None, reply]
        found = answered(speaker, tables, MANY)
        assert len(found.proposals) == 2 * BATCH
        assert problem in found.trouble
        assert found.trouble.endswith(f"; {BATCH} resources without an answer")
        assert "\n" not in found.trouble

    def test_of_one_answer_leave_the_rest_of_its_batch(self, speaker: Speaker, tables: Tables) -> None:
        speaker.known = {**KNOWN, "Jane Doe": [{"id": "Q1", "name": "Jane Doe", "score": "high"}]}
        found = answered(speaker, tables, {name: THINGS[name] for name in OPEN})
        assert {proposal.subject for proposal in found.proposals} == set(OPEN) - {"actor:jane-doe"}
        assert "actor:jane-doe: result.0.score: " in found.trouble

    def test_a_service_that_has_failed_twice_running_is_left_alone(self, speaker: Speaker, tables: Tables) -> None:
        speaker.instead = [None, None, *[Reply(400)] * 2]
        more = {**MANY, **{f"topic:u{n:02}": Thing("Topic", f"Other {n:02}") for n in range(3 * BATCH)}}
        found = answered(speaker, tables, more)
        assert len(speaker.batches) == 1, "one was answered, two failed, three were not sent"
        assert found.trouble.endswith(f"; {5 * BATCH} resources without an answer")

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.binary(max_size=30)
            | st.recursive(
                st.none() | st.booleans() | st.floats() | st.text(max_size=5),
                lambda inner: (
                    st.lists(inner, max_size=2)
                    | st.dictionaries(
                        st.sampled_from(["actor:sudland", "result", "id", "name", "score", "type"]), inner
                    )
                ),
                max_leaves=12,
            ).map(lambda value: json.dumps(value).encode()),
            min_size=2,
            max_size=2,
        ),
        st.booleans(),
    )
    def test_whatever_is_answered_is_read_or_told(self, tables: Tables, bodies: list[bytes], known: bool) -> None:
        replies = iter([json.dumps(MANIFEST).encode() if known else bodies[0], bodies[1]])
        found = Service("http://x", lambda *_, **__: next(replies)).propose(self.THINGS_, tables, 0.85)
        assert "\n" not in found.trouble
        assert known or found.trouble

    def test_a_sender_that_fails_is_told_once(self, tables: Tables) -> None:
        def send(*_: object, **__: object) -> bytes:
            raise Unusable("http://x: HTTP 500")

        assert Service("http://x", send).propose(self.THINGS_, tables, 0.85) == Answered(
            (), "http://x: HTTP 500; 1 resource not asked"
        )
