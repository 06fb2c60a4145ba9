"""What a reader does with the pictures of time, order, sides and the matrix, from `file://` and without a network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import PHONE, Open, Watched, covered, words
from tests.pages.sample import HOSTILE

pytestmark = pytest.mark.browser
VIEWS = ("time", "order", "sides", "matrix", "vocabulary")
Show = Any


def follow(page: Any, fragment: str) -> None:
    page.evaluate("fragment => { location.hash = fragment }", fragment)
    page.wait_for_timeout(50)


def find(page: Any, words: str) -> None:
    page.fill("#search", words)
    page.press("#search", "Enter")


def heading(page: Any) -> str:
    text: str = page.inner_text("#details-name")
    return text


def numbers(page: Any) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", page.text_content("#shown"))]


@pytest.fixture(params=VIEWS)
def each(request: pytest.FixtureRequest, figure: Show) -> Watched:
    """Every picture in turn, as it opens."""
    shown: Watched = figure(request.param)
    return shown


class TestEveryPicture:
    def test_asks_for_nothing_but_itself_and_shows_all(self, each: Watched) -> None:
        assert [url for url in each.requests if not url.startswith("file://")] == []
        assert len(set(each.requests)) == 1
        counted = numbers(each.page)
        assert counted[0] <= counted[1]
        assert each.page.locator("#sheet .item:visible").count() > 4

    def test_is_walked_by_keyboard_and_left_by_escape(self, each: Watched) -> None:
        page = each.page
        page.focus("#stage")
        page.keyboard.press("Home")
        first = page.inner_text("#live")
        page.keyboard.press("End")
        assert page.inner_text("#live") not in ("", first)
        assert page.evaluate("document.activeElement.classList.contains('item')")
        page.keyboard.press("Enter")
        assert page.is_visible("#details")
        assert page.evaluate("document.activeElement.id") == "details-name"
        assert "sel=" in page.url
        page.keyboard.press("Escape")
        assert page.is_hidden("#details")
        assert page.evaluate("document.activeElement.classList.contains('item')")

    def test_is_searched_and_back_returns(self, each: Watched) -> None:
        page = each.page
        page.keyboard.press("/")
        page.keyboard.type("state" if page.url.endswith("vocabulary.html") else "sud")
        page.keyboard.press("Enter")
        found = heading(page)
        assert found
        page.go_back()
        assert page.is_hidden("#details")
        page.go_forward()
        assert heading(page) == found

    def test_french(self, each: Watched) -> None:
        page = each.page
        page.locator("#lang-fr").check()
        assert page.inner_text("h1").endswith("?")
        assert page.locator("h1 .en").is_hidden()
        assert page.locator("#sheet .en:visible").count() == 0
        assert "lang=fr" in page.url

    def test_hostile_strings_and_addresses_are_text(self, each: Watched) -> None:
        page = each.page
        follow(page, "#sel=<script>&hide=,,&from=x&at=2031-99-99&sort=--&group=x&only=y")
        assert page.is_hidden("#details")
        assert page.locator("#sheet script, #details script, img, main [onerror]").count() == 0
        assert page.title() != "owned"

    def test_the_policy_stops_injected_script(self, each: Watched) -> None:
        each.page.evaluate(
            """() => { const planted = document.createElement('b');
            planted.setAttribute('onclick', 'window.owned = 1');
            document.body.append(planted);
            planted.click();
            planted.remove(); }"""
        )
        assert each.page.evaluate("window.owned") is None
        assert "Content Security Policy" in each.messages.pop()


@pytest.mark.parametrize("name", [*VIEWS[:2], *(pytest.param(name, marks=pytest.mark.slow) for name in VIEWS[2:])])
class TestElsewhere:
    def test_on_a_phone_in_the_dark_nothing_scrolls_sideways(self, open_page: Open, name: str) -> None:
        page = open_page(f"views/{name}.html", color_scheme="dark", **PHONE).page
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)"
        item = page.locator("#sheet .item:visible").nth(2)
        small = page.evaluate(
            """() => [...document.querySelectorAll(
              '#top button, .site a, .sort, #filters label:not(.unseen), summary, .open, .references a, a.lane, a.row')]
            .map(e => [e.id || e.className || e.textContent.trim().slice(0, 20), e.getBoundingClientRect()])
            .filter(([, b]) => b.width && b.height < 43).map(([name, b]) => `${name} ${b.height}`)"""
        )
        assert small == []
        assert page.locator("label[for=search]").bounding_box()["width"] > 40
        page.evaluate("document.getElementById('filters').open = false")
        page.evaluate("id => { location.hash = 'sel=' + id }", item.get_attribute("data-id"))
        page.wait_for_selector("#details")
        sheet, box = page.locator("#details").bounding_box(), item.bounding_box()
        assert box["y"] < sheet["y"]
        for language in ("fr", "en"):
            page.locator(f"label[for=lang-{language}]").tap()
            assert page.evaluate("document.documentElement.lang") == language

    def test_without_a_script_picture_and_table_are_complete(self, open_page: Open, name: str) -> None:
        page = open_page(f"views/{name}.html", java_script_enabled=False).page
        assert page.locator("#sheet").is_visible()
        assert page.locator("#filters").is_hidden()
        targets = page.locator("#sheet .item").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert set(targets) <= set(ids)
        if name not in ("order", "vocabulary"):
            assert page.locator("#table .list .statement").count() == 41
        page.locator("#lang-fr").check()
        assert page.locator("h1 .fr").is_visible()
        assert page.locator("#sheet .en:visible").count() == 0


class TestTime:
    def test_a_lane_opens_its_statements_with_a_link_to_the_passage(self, figure: Show) -> None:
        page = figure("time").page
        page.locator("[data-id='court-of-seas.court-decides']").click()
        assert heading(page) == "Court of the Seas: The Court of the Seas decides disputes"
        link = page.locator("#details .statement a.open")
        assert link.get_attribute("rel") == "noopener"
        assert unquote(link.get_attribute("href")).endswith("#:~:text=The words of 30,end here 30")

    def test_the_vertical_of_a_chosen_event_stands_out(self, figure: Show) -> None:
        page = figure("time").page
        follow(page, "#sel=event/strait-war")
        chosen = page.locator("#sheet .chosen").evaluate_all("all => all.map(e => e.dataset.id)")
        assert chosen == ["event/strait-war"] * 2, "its words above and its vertical below"

    def test_filters_close_up_lanes(self, figure: Show) -> None:
        page = figure("time").page
        tall = page.locator("#sheet .body").get_attribute("height")
        page.locator("[data-filter=stance][value=Supports]").uncheck()
        assert numbers(page)[:2] == [14, 38]
        assert int(page.locator("#sheet .body").get_attribute("height")) < int(tall)
        assert page.locator("#sheet .lane:visible").count() < 37
        page.click("#reset")
        assert page.locator("#sheet .lane:visible").count() == 37

    def test_changes_and_tensions(self, figure: Show) -> None:
        page = figure("time").page
        page.locator("[name=only][value=change]").check()
        assert numbers(page)[0] == 2
        page.locator("#stage").focus()
        page.keyboard.press("End")
        assert page.inner_text("#live") == (
            "Minister of Norland, in opposition to → in support of: The Union should own a common fleet"
        )
        page.locator("#sheet .lane:visible").click()
        assert "Gave up the earlier stance: 1 June 2026 at the earliest – 31 January 2030" in page.inner_text(
            "#details"
        )
        page.locator("#close").click()
        page.locator("[name=only][value=tension]").check()
        assert numbers(page)[0] == 2
        page.locator("#sheet .lane:visible").first.click()
        other = page.locator("#details .notice .go").inner_text()
        page.locator("#details .notice .go").click()
        assert heading(page).endswith(other)

    def test_an_event_tells_its_days_and_what_was_said_there(self, figure: Show) -> None:
        page = figure("time").page
        find(page, "harbour conference")
        assert "12 May 2030 – 13 May 2030" in page.inner_text("#details-kind")
        assert page.locator("#details .held").count() == 2
        page.locator("[data-filter=event][value=War]").evaluate("box => box.click()")
        assert page.locator("[data-id='event/strait-war']:visible, [data-stem='event/strait-war']:visible").count() == 0
        page.click("#close")
        page.click("#reset")
        assert page.locator("#sheet .event:visible").count() == 3
        follow(page, "#from=2030-01&to=2030-12")
        assert page.locator("#sheet .event:visible").count() == 2

    def test_among_the_names_of_events_a_finger_means_the_nearest(self, open_page: Open) -> None:
        """They are lower than a finger is wide; the details lead to the one before and the one after."""
        page = open_page("views/time.html", **PHONE).page
        speech = page.locator("[data-id='event/lighthouse-speech'] text:visible").bounding_box()
        page.touchscreen.tap(speech["x"] + 20, speech["y"] + speech["height"] + 9)
        assert "sel=event/lighthouse-speech" in unquote(page.url)
        other = page.locator("#details-body div", has_text="Earlier event").locator(".go")
        assert other.bounding_box()["height"] >= 44
        other.tap()
        assert heading(page) == "Harbour Conference 2030"
        neighbours = page.locator("#details-body").inner_text()
        assert neighbours.index("Earlier event: ") < neighbours.index("Later event: ")

    def test_groups_by_topic(self, figure: Show) -> None:
        page = figure("time").page
        page.locator("[name=group][value=topic]").check()
        assert "group=topic" in page.url
        assert page.locator(".topic-name").first.text_content() in page.inner_text("#filters")
        assert "Norland: " in page.locator(".lane[data-id='norland.harbour-stays-open']").text_content()

    def test_no_words_above_the_axis_cover_others(self, figure: Show) -> None:
        boxes = words(figure("time").page, ".event text")
        assert len(boxes) == 3
        assert covered(boxes) == []


class TestOrder:
    def test_says_what_is_in_force_on_a_day(self, figure: Show) -> None:
        page = figure("order").page
        assert numbers(page)[:2] == [2, 4]
        page.fill("#day", "1995-06-01")
        page.locator("#day").dispatch_event("change")
        assert "at=1995-06-01" in page.url
        assert numbers(page)[:2] == [2, 4]
        pact = page.locator("[data-id='treaty/harbour-pact']")
        assert pact.locator(".number").text_content() == "2"
        follow(page, "#at=2005-06-01")
        assert pact.locator(".number").text_content() == "3"
        follow(page, "#at=1980-01-01")
        assert "not yet" in pact.text_content()

    def test_says_the_day_as_the_rest_of_the_page_does(self, figure: Show) -> None:
        page = figure("order").page
        shown = page.locator("#shown")
        for address, said in (
            ("#at=2005-06-01", "1 June 2005"),
            ("#at=2005-06-01&lang=fr", "1er juin 2005"),
            ("#at=1991-12-26&lang=fr", "26 décembre 1991"),
        ):
            follow(page, address)
            assert said in shown.text_content()

    def test_what_is_not_in_force_counts_where_only_the_rest_is_shown(self, figure: Show) -> None:
        page = figure("order").page
        page.locator("[name=only][value=now]").check()
        assert numbers(page)[:2] == [2, 4]
        assert page.locator("#sheet .row:visible").count() < 4 + numbers(page)[-1]

    @pytest.mark.parametrize(
        ("words", "one", "two"),
        [
            ("norland", {"harbour-pact", "strait-declaration", "harbour-union"}, set()),
            ("harbour pact", {"harbour-pact"}, {"strait-declaration", "harbour-union"}),
        ],
    )
    def test_the_surroundings_of_an_actor_and_of_a_treaty(
        self, figure: Show, words: str, one: set[str], two: set[str]
    ) -> None:
        """From an actor to what it belongs to that day, or back to its members, and on to what they belong to."""
        page = figure("order").page
        rows = page.locator("#sheet .row:visible")
        everything = rows.count()
        find(page, words)
        for steps, shown in (("1", one), ("2", one | two)):
            page.locator(f"[name=steps][value='{steps}']").check()
            assert {row.get_attribute("data-id").split("/")[1] for row in rows.all()} == shown
            assert numbers(page)[1] == len(shown - {"harbour-union"})
        page.click("#close")
        assert rows.count() == everything

    def test_a_day_that_no_calendar_has_is_not_asked_for(self, figure: Show) -> None:
        """A date field that is given one says so on the console, which the fixture would see."""
        page = figure("order").page
        today = page.input_value("#day")
        for day in ("2030-02-31", "0000-01-01", "2030-02", "+020201-01", "2030-02-28T00:00"):
            follow(page, f"#at={day}")
            assert page.input_value("#day") == today
        follow(page, "#at=2032-02-29")
        assert page.input_value("#day") == "2032-02-29"

    def test_details_name_parties_acts_and_references(self, figure: Show) -> None:
        page = figure("order").page
        page.locator("[data-id='treaty/harbour-pact']").click()
        text = page.inner_text("#details")
        for part in ("in force; suspended by Sudland", "withdrawal: 31 December 2029 · Sudland", "(2)", "Almanac <1>"):
            assert part in text
        assert page.locator("#details .references a").get_attribute("rel") == "noopener"

    def test_an_actor_shows_where_it_belongs(self, figure: Show) -> None:
        page = figure("order").page
        find(page, "westmark")
        assert page.locator("#details .go").all_inner_texts() == ["Harbour Pact", "Strait Declaration", "Harbour Union"]
        assert page.locator(".row.aside").count() == 3
        page.locator("#details .go").first.click()
        assert heading(page) == "Harbour Pact"

    def test_only_what_is_in_force(self, figure: Show) -> None:
        page = figure("order").page
        page.locator("[name=only][value=now]").check()
        assert page.locator("#sheet .row:visible").count() == 3


class TestSides:
    def test_a_tie_opens_both_sides_and_their_statements(self, figure: Show) -> None:
        page = figure("sides").page
        follow(page, "#sel=minister-of-norland.disagrees.queen-of-sudland")
        assert heading(page) == "Minister of Norland – Queen of Sudland"
        assert "The harbour must stay open to all ships" in page.inner_text("#details")
        page.locator("#details .held summary").first.click()
        assert page.locator("#details .held").first.locator("a.open").first.is_visible()

    def test_a_tie_with_the_focus_is_wider_than_the_tie(self, figure: Show) -> None:
        page = figure("sides").page
        page.focus("#stage")
        page.keyboard.press("Home")
        halo, curve = page.evaluate(
            """() => ['.halo', '.curve'].map(part => document.activeElement.querySelector(part))
            .map(path => parseFloat(getComputedStyle(path).strokeWidth))"""
        )
        assert halo > curve + 4

    def test_filters_and_time(self, figure: Show) -> None:
        page = figure("sides").page
        shown, total = numbers(page)[:2]
        assert shown == total
        page.locator("[data-filter=relation][value=agrees]").uncheck()
        assert 0 < numbers(page)[0] < total
        assert page.locator(".agrees.tie:visible").count() == 0
        page.click("#reset")
        follow(page, "#to=2028-01&undated=no")
        assert numbers(page)[0] < total

    def test_the_surroundings_of_an_actor(self, figure: Show) -> None:
        page = figure("sides").page
        find(page, "court of the seas")
        everything = numbers(page)
        page.locator("[name=steps][value='1']").check()
        one = numbers(page)
        assert "steps=1" in page.url
        assert page.locator("#sheet .who:visible").count() == one[2]
        page.locator("[name=steps][value='2']").check()
        assert one[0] < numbers(page)[0] < everything[0]
        page.click("#close")
        assert numbers(page) == everything

    def test_a_phone_gets_a_list_with_bows(self, open_page: Open) -> None:
        page = open_page("views/sides.html", **PHONE).page
        assert page.evaluate("document.getElementById('stage').scrollWidth") <= 390
        boxes = words(page)
        assert all(left >= 0 for left, *_ in boxes)
        assert covered(boxes) == []
        reach = page.locator("#sheet .who .halo").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
        assert min(reach) >= 44


class TestMatrix:
    def test_sorts_by_a_column_and_says_so(self, figure: Show) -> None:
        page = figure("matrix").page
        head = page.locator("[data-sort=count]")
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        sums = [int(n) for n in page.locator("#grid tr:visible .sum").all_inner_texts()]
        assert sums == sorted(sums, reverse=True)
        assert "sort=-count" in page.url
        page.locator("[data-sort=name] button").click()
        titles = page.locator("#grid [data-row]:visible th").all_inner_texts()
        assert titles[2:] == sorted(titles[2:], key=str.casefold) or len(titles) == 14
        page.go_back()
        page.go_back()
        assert page.locator("[aria-sort]").count() == 0
        assert page.locator("#grid .heading:visible").count() == 4

    @pytest.mark.parametrize(
        ("name", "heads"), [("matrix", "#grid .sort > span"), ("holders", ".matrix thead th > span")]
    )
    def test_heads_are_turned_in_a_way_that_webkit_knows(self, figure: Show, name: str, heads: str) -> None:
        """WebKit turns no button, and gives turned words no height of their own accord: a letter a line."""
        page = figure(name).page
        page.wait_for_selector(heads, state="attached")
        turned = page.evaluate(
            """heads => [...document.querySelectorAll(heads)].slice(1).map(span => [
              getComputedStyle(span.parentElement).writingMode, getComputedStyle(span).writingMode,
              span.offsetHeight > span.offsetWidth])""",
            heads,
        )
        assert len(turned) > 5
        assert {tuple(each) for each in turned} == {("horizontal-tb", "vertical-rl", True)}

    def test_filters_empty_rows_and_columns_go(self, figure: Show) -> None:
        page = figure("matrix").page
        page.locator("[data-filter=kind][value=Person]").uncheck()
        assert numbers(page)[2:4] == [7, 11]
        assert page.locator("#grid thead th:visible").count() == 9

    def test_is_a_table_for_those_who_hear_it(self, figure: Show) -> None:
        page = figure("matrix").page
        assert page.locator("#grid caption").count() == 1
        assert page.locator("#grid thead th:not([scope=col]), #grid tbody th:not([scope])").count() == 0
        page.locator(".mark[data-id='court-of-seas.court-decides.supports']").click()
        assert heading(page) == "Court of the Seas, in support of: The Court of the Seas decides disputes"


@pytest.mark.parametrize(
    ("view", "words", "one", "two"),
    [
        ("matrix", "westmark", [2, 1, 2], [7, 5, 2]),
        ("matrix", "harbour may be closed", [2, 2, 1], [9, 2, 7]),
        ("time", "queen", [7, 3, 5], [21, 6, 10]),
        ("time", "harbour conference", [12, 5, 7], [27, 8, 12]),
    ],
)
def test_the_surroundings_of_what_is_chosen(
    figure: Show, view: str, words: str, one: list[int], two: list[int]
) -> None:
    """What is next to it, and what is next to that: positions, holders and propositions."""
    page = figure(view).page
    everything = numbers(page)
    find(page, words)
    assert numbers(page) == everything
    for steps, shown in (("1", one), ("2", two), ("0", everything[::2])):
        page.locator(f"[name=steps][value='{steps}']").check()
        assert numbers(page)[::2] == shown
    page.locator("[name=steps][value='1']").check()
    assert "steps=1" in page.url
    page.click("#close")
    assert numbers(page) == everything


class TestVocabulary:
    def test_a_term_tells_its_meaning_its_uses_and_leads_on(self, figure: Show) -> None:
        page = figure("vocabulary").page
        find(page, "énoncé")
        assert heading(page) == "Statement"
        assert "used 40 times" in page.inner_text("#details-kind")
        assert page.locator("#details a.open").get_attribute("href") == "../ontology/index.html#Statement"
        page.locator("#details .go", has_text="eso:stance").first.click()
        assert heading(page) == "stance"
        page.go_back()
        assert heading(page) == "Statement"

    def test_what_belongs_to_a_class_stands_out(self, figure: Show) -> None:
        page = figure("vocabulary").page
        assert page.locator("#sheet .aside").count() == 0
        page.locator("[data-box=Statement]:not(.foreign) .name").click()
        assert page.locator(".line:not(.aside)[data-id=mode]").count() == 1
        assert page.locator(".line.aside[data-id=actBy]").count() == 1
        assert page.locator("[data-box=Mode].aside").count() == 0

    def test_the_surroundings_of_a_class(self, figure: Show) -> None:
        page = figure("vocabulary").page
        everything = numbers(page)
        find(page, "stance")
        assert numbers(page) == everything
        page.locator("[name=steps][value='1']").check()
        assert {box.get_attribute("data-box") for box in page.locator("[data-box]:visible").all()} == {
            *("Stance", "Statement", "Position")
        }
        assert page.locator("#sheet .part:visible").count() == 1
        one = numbers(page)
        page.locator("[name=steps][value='2']").check()
        assert one[0] < numbers(page)[0] < everything[0]
        page.click("#close")
        assert numbers(page) == everything

    def test_filters_fade_and_count(self, figure: Show) -> None:
        page = figure("vocabulary").page
        x, y, a, b = numbers(page)
        assert (x, a) == (y, b)
        page.locator("[name=only][value=used]").check()
        assert 0 < numbers(page)[0] < y
        page.locator("[data-filter=kind][value=class]").uncheck()
        assert numbers(page)[0] == 0
        page.click("#reset")
        page.locator("[data-filter=module][value=treaties]").uncheck()
        assert page.locator("[data-part=treaties]").is_hidden()


class TestFiles:
    @pytest.mark.parametrize("name", ["time", "order", "sides", "vocabulary"])
    def test_svg_has_real_text_a_key_and_no_script(self, figure: Show, name: str, tmp_path: Path) -> None:
        page = figure(name).page
        with page.expect_download() as download:
            page.click("#svg")
        download.value.save_as(tmp_path / "picture.svg")
        text = (tmp_path / "picture.svg").read_text("utf-8")
        assert page.inner_text("h1") in text
        assert "Invented sample, 2031." in text
        assert "<script" not in text
        assert "var(--" not in text
        assert HOSTILE["script"] not in text
        assert text.count("<text") > 15
        drawn = "".join(ElementTree.fromstring(text).itertext())
        shown = page.evaluate(
            """[...document.querySelectorAll('#sheet text')].filter(t => t.getClientRects().length)
            .map(t => t.textContent)"""
        )
        assert len(shown) > 10
        assert [words for words in shown if words not in drawn] == []

    def test_the_matrix_is_taken_along_as_it_is_shown(self, figure: Show, tmp_path: Path) -> None:
        page = figure("matrix").page
        page.locator("[data-filter=kind][value=Person]").uncheck()
        with page.expect_download() as download:
            page.click("#svg")
        download.value.save_as(tmp_path / "matrix.svg")
        root = ElementTree.parse(tmp_path / "matrix.svg").getroot()
        drawn = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
        heads = page.locator("#grid th:visible").evaluate_all("all => all.map(th => th.innerText.trim())")
        assert len(heads) > 15
        assert [words for words in heads if " ".join(words.split()) not in drawn] == []
        assert "Admiral Ylva Bérg" not in drawn
        marks = page.locator("#grid .mark:visible").count()
        assert marks == numbers(page)[0]
        assert len(root.findall(".//{*}rect[@height='4.0']")) == marks

    @pytest.mark.parametrize("view", ["order", "matrix"])
    def test_png_has_twice_the_pixels_of_the_svg(self, figure: Show, tmp_path: Path, view: str) -> None:
        page = figure(view).page
        for name in ("svg", "png"):
            with page.expect_download() as download:
                page.click(f"#{name}")
            download.value.save_as(tmp_path / name)
        width = int(ElementTree.parse(tmp_path / "svg").getroot().attrib["width"])
        assert int.from_bytes((tmp_path / "png").read_bytes()[16:20], "big") == 2 * width
