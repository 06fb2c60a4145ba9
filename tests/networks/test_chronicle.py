"""Events with their days, changes and tensions."""

from __future__ import annotations

import pytest

from kg.iris import ID
from kg.networks.chronicle import Chronicle, chronicle
from tests.pages import sample


@pytest.fixture(scope="module")
def known() -> Chronicle:
    return chronicle(sample.dataset())


def test_exact_days_go_before_loose_ones_and_undated_events_are_left_out(known: Chronicle) -> None:
    assert [(e.id, e.kind, e.since, e.until) for e in known.events] == [
        ("event/strait-war", "War", "2028-03-01", ""),
        ("event/harbour-conference-2030", "Event", "2030-05-12", "2030-05-13"),
        ("event/lighthouse-speech", "Speech", "2031-02-03", "2031-02-03"),
    ]
    assert known.events[0].participants == ({"en": "Norland", "fr": "Norlande"},)


def test_a_change_leads_from_the_later_to_the_earlier_position(known: Chronicle) -> None:
    start = f"{ID}position/minister-of-norland.shared-fleet."
    assert known.changes == {f"{start}supports": f"{start}opposes"}


def test_a_tension_is_what_one_holder_supports_at_one_time(known: Chronicle) -> None:
    (tension,) = known.tensions
    start = f"{ID}position/minister-of-norland."
    assert (tension.first, tension.second) == (f"{start}norland-builds-fleet.supports", f"{start}shared-fleet.supports")
    assert (tension.since, tension.until) == ("2030-02-01", "")
