"""Words of events above a time axis."""

from __future__ import annotations

from itertools import combinations

from kg.pages.common import Row
from kg.pages.happenings import LETTER, LETTERS, PADDING, WIDTH, cut, packed

LEFT = 332.0


def event(number: int, x: float, letters: int) -> Row:
    label = {"en": "x" * letters, "fr": "y" * letters}
    return {"id": f"event/{number}", "x": x, "label": label, "short": {k: cut(v, LETTERS) for k, v in label.items()}}


def span(each: Row) -> tuple[float, float]:
    """From where to where the words of an event stand."""
    room = LETTER * len(each["short"]["en"])
    return (each["x"] - room, each["x"]) if each["flip"] else (each["x"], each["x"] + room)


def test_words_have_the_room_that_their_row_has_left() -> None:
    (alone,) = events = [event(1, 700, 60)]
    assert packed(events, LEFT) == 1
    assert alone["short"]["en"] == "x" * (int((700 - LEFT - PADDING) / LETTER) - 1) + "…"
    (short,) = events = [event(1, 700, 30)]
    packed(events, LEFT)
    assert short["short"] == short["label"]


def test_words_cover_no_others_and_stay_in_the_picture() -> None:
    events = [event(n, 340 + 37 * n % 700, 20 + 11 * n % 50) for n in range(30)]
    rows = packed(events, LEFT)
    assert 3 < rows < 30
    assert any(len(e["short"]["en"]) > LETTERS for e in events)
    assert all(span(e)[0] >= LEFT and span(e)[1] <= WIDTH for e in events)
    for one, other in combinations(events, 2):
        if one["row"] == other["row"]:
            assert span(one)[1] < span(other)[0] or span(other)[1] < span(one)[0]


def test_the_first_event_has_its_words_on_the_right() -> None:
    first, second = events = [event(1, LEFT + 20, 20), event(2, 900, 20)]
    packed(events, LEFT)
    assert (first["flip"], second["flip"]) == (False, False)
