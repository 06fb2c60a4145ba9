"""What a reader does with a network page, in a real browser, from `file://` and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.browser.conftest import PHONE, Open, Watched, covered
from tests.pages.sample import HOSTILE

pytestmark = pytest.mark.browser


def heading(page: Any) -> str:
    text: str = page.inner_text("#details-name")
    return text


def find(page: Any, words: str) -> None:
    page.fill("#search", words)
    page.press("#search", "Enter")


def follow(page: Any, fragment: str) -> None:
    """What the browser does when a reader changes the address."""
    page.evaluate("fragment => { location.hash = fragment }", fragment)
    page.wait_for_timeout(50)


def point(page: Any, node: str) -> tuple[float, float]:
    """Where a node stands in the window."""
    x, y = page.evaluate(
        """id => { const p = network.canvasToDOM(network.getPosition(id));
        const box = document.getElementById('canvas').getBoundingClientRect();
        return [p.x + box.left, p.y + box.top]; }""",
        node,
    )
    return x, y


class TestOpening:
    def test_nothing_but_the_file_itself_is_asked_for(self, open_page: Open) -> None:
        assert len(open_page().requests) == 1

    def test_everything_is_shown_at_first(self, view: Watched) -> None:
        positions, all_positions, holders, all_holders, propositions, all_propositions = view.shown()
        assert (positions, holders, propositions) == (all_positions, all_holders, all_propositions) == (38, 11, 14)

    def test_nothing_moves_afterwards(self, view: Watched) -> None:
        page = view.page
        before = page.evaluate("JSON.stringify(network.getPositions())")
        page.wait_for_timeout(300)
        assert page.evaluate("JSON.stringify(network.getPositions())") == before

    def test_no_node_overlaps_another(self, view: Watched) -> None:
        spots = list(view.page.evaluate("network.getPositions()").values())
        near = [
            (a, b)
            for i, a in enumerate(spots)
            for b in spots[:i]
            if abs(a["x"] - b["x"]) < 30 and abs(a["y"] - b["y"]) < 30
        ]
        assert near == []

    def test_the_policy_stops_injected_script(self, view: Watched) -> None:
        watched = view
        watched.page.evaluate(
            """() => { const planted = document.createElement('b');
            planted.setAttribute('onclick', 'window.owned = 1');
            document.body.append(planted);
            planted.click(); }"""
        )
        assert watched.page.evaluate("window.owned") is None
        assert "Content Security Policy" in watched.messages.pop()


class TestSearch:
    @pytest.mark.parametrize("words", ["berg ylva", "BÉRG", "amirale"])
    def test_finds_in_both_languages_without_diacritics(self, view: Watched, words: str) -> None:
        page = view.page
        page.fill("#search", words)
        assert page.locator("#found [role=option]").first.inner_text() == "Admiral Ylva Bérg"

    def test_is_done_by_keyboard_and_returns(self, view: Watched) -> None:
        page = view.page
        page.keyboard.press("/")
        page.keyboard.type("harbour")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("#found [aria-selected=true]").inner_text()
        page.keyboard.press("Enter")
        assert heading(page) == chosen
        assert page.evaluate("document.activeElement.id") == "details-name"
        page.keyboard.press("Escape")
        assert page.is_hidden("#details")
        assert page.evaluate("document.activeElement.id") == "canvas"

    def test_says_when_there_is_nothing(self, view: Watched) -> None:
        page = view.page
        page.fill("#search", "zzz")
        assert page.inner_text("#found") == "Nothing found"


class TestFilters:
    def test_a_stance_fades_and_is_counted(self, view: Watched) -> None:
        watched = view
        watched.page.locator("[data-filter=stance][value=Supports]").uncheck()
        assert watched.shown()[:2] == [14, 38]
        assert "hide=stance.Supports" in watched.page.url
        watched.page.click("#reset")
        assert watched.shown()[:2] == [38, 38]

    def test_kind_mode_and_topic(self, view: Watched) -> None:
        watched = view
        watched.page.locator("[data-filter=kind][value=Person]").uncheck()
        assert watched.shown()[2:4] == [7, 11]
        watched.page.locator("[data-filter=mode][value=AttributedView]").uncheck()
        positions, holders = watched.shown()[0], watched.shown()[2]
        watched.page.locator("[data-filter=topic]").first.uncheck()
        assert watched.shown()[0] < positions
        assert watched.shown()[2] <= holders

    def test_time_leaves_out_what_was_not_held_then_and_explains_undated(self, view: Watched) -> None:
        watched = view
        follow(view.page, "#from=2025-03&to=2026-12")
        assert watched.shown()[0] == 3 + 6
        assert "the source gives no date" in watched.page.inner_text("#filters")
        watched.page.locator("#undated").uncheck()
        assert watched.shown()[0] == 3
        assert "undated=no" in watched.page.url

    def test_the_surroundings_of_a_node(self, view: Watched) -> None:
        watched = view
        find(watched.page, "westmark")
        assert heading(watched.page) == "Westmark"
        watched.page.locator("[name=steps][value='1']").check()
        assert watched.shown()[::2] == [2, 1, 2]
        watched.page.locator("[name=steps][value='2']").check()
        assert watched.shown()[2] > 1


class TestDetails:
    def test_a_line_opens_its_statements_with_a_link_to_the_passage(self, view: Watched) -> None:
        page = view.page
        (x1, y1), (x2, y2) = point(page, "actor/court-of-seas"), point(page, "proposition/court-decides")
        page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2 + 4)
        assert heading(page) == "Court of the Seas, in support of: The Court of the Seas decides disputes"
        statement = page.locator("#details .statement")
        assert "Reported act" in statement.inner_text()
        assert "as reported by Jane Doe" in statement.inner_text()
        link = statement.locator("a")
        assert link.get_attribute("target") == "_blank"
        assert link.get_attribute("rel") == "noopener"
        assert unquote(link.get_attribute("href")).endswith("#:~:text=The words of 30,end here 30")

    def test_the_heading_of_a_line_fits_one_holder_and_several(self, view: Watched) -> None:
        page = view.page
        follow(page, "#sel=northern-allies.talks-with-sudland.opposes")
        assert heading(page) == "Northern allies, in opposition to: Talks with Sudland serve peace"
        page.locator("#lang-fr").check()
        assert heading(page) == "Alliés du Nord, en opposition à\u00a0: Parler avec la Sudlande sert la paix"

    def test_only_direct_quotation_stands_between_quotation_marks(self, view: Watched) -> None:
        page = view.page
        passages = page.eval_on_selector_all(
            "#table .statement", "all => all.map(s => [s.dataset.mode, s.querySelector('.passage').textContent])"
        )
        assert {mode for mode, _ in passages} > {"DirectQuotation", "ReportedSpeech", "AuthorAssessment"}
        for mode, text in passages:
            assert (text.startswith("“") and text.endswith("”")) == (mode == "DirectQuotation")
            assert ("“" in text) == (mode == "DirectQuotation")

    def test_tell_voice_date_as_worded_venue_and_topic(self, view: Watched) -> None:
        page = view.page
        follow(page, "#sel=minister-of-norland.harbour-stays-open.supports")
        text = page.inner_text("#details")
        for part in (
            "Minister of Norland, quoted word for word",
            "last May",
            "Harbour Conference 2030",
            "Access to the sea",
        ):
            assert part in text
        assert "none given; by 4 May 2031 at the latest" in text

    def test_a_hostile_address_is_text(self, view: Watched) -> None:
        page = view.page
        follow(page, "#sel=island-states.hostile-proposition.supports")
        assert page.locator("#details a[href^='javascript']").count() == 0
        assert "javascript:document.title='owned'//<b>" in page.inner_text("#details .bad")

    def test_every_row_of_the_table_is_told_by_some_node(self, view: Watched) -> None:
        page = view.page
        told = 0
        for actor in page.evaluate("network.body.nodeIndices.filter(id => id.startsWith('actor/'))"):
            page.evaluate("id => { location.hash = 'sel=' + id }", actor)
            page.wait_for_selector("#details")
            told += page.locator("#details .held").count()
        assert told == 38


class TestKeyboard:
    def test_walks_to_a_node_its_details_and_its_link(self, view: Watched) -> None:
        page = view.page
        page.focus("#canvas")
        page.keyboard.press("ArrowDown")
        first = page.inner_text("#live")
        page.keyboard.press("ArrowRight")
        assert page.inner_text("#live") != first
        assert "Proposition" in page.inner_text("#live")
        page.keyboard.press("Enter")
        assert page.inner_text("#live").startswith(heading(page))
        page.locator("#details summary").first.focus()
        page.keyboard.press("Enter")
        for _ in range(3):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('a.open')"):
                break
        assert page.evaluate("document.activeElement.matches('a.open')")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"

    def test_reaches_every_node(self, view: Watched) -> None:
        page = view.page
        page.focus("#canvas")
        seen = set()
        for turn in ("ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
            for _ in range(13):
                page.keyboard.press("ArrowDown")
                seen.add(page.inner_text("#live"))
            page.keyboard.press(turn)
            seen.add(page.inner_text("#live"))
        assert len(seen) == 25


class TestAddress:
    def test_reopens_the_view(self, open_page: Open) -> None:
        fragment = "#sel=actor/norland&steps=1&hide=stance.Opposes&undated=no&lang=fr&theme=dark"
        watched = open_page(fragment=fragment)
        assert heading(watched.page) == "Norlande"
        assert watched.page.locator("#lang-fr").is_checked()
        assert watched.page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert watched.shown()[0] == 2
        assert not watched.page.locator("#undated").is_checked()

    def test_back_works(self, view: Watched) -> None:
        page = view.page
        find(page, "norland ministre")
        find(page, "westmark")
        assert heading(page) == "Westmark"
        page.go_back()
        assert heading(page) == "Minister of Norland"
        page.go_back()
        assert page.is_hidden("#details")
        page.go_forward()
        assert heading(page) == "Minister of Norland"

    @pytest.mark.parametrize("fragment", ["#sel=<script>&steps=9&hide=,,&from=x&to=9999-99&at=a,b", "#%"])
    def test_nonsense_is_ignored(self, view: Watched, fragment: str) -> None:
        watched = view
        follow(view.page, fragment)
        assert watched.shown()[0] == 38


class TestLanguagesAndThemes:
    def test_french(self, view: Watched) -> None:
        page = view.page
        page.locator("#lang-fr").check()
        assert page.inner_text("h1") == "Qui défend quoi\u00a0?"
        assert page.evaluate("document.documentElement.lang") == "fr"
        assert "positions affichées\u00a0: 38 sur 38" in page.inner_text("#shown")
        assert "Le port doit rester ouvert à tous" in page.inner_text("#table")
        assert "The harbour must stay open" not in page.inner_text("#table")

    @pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")])
    def test_follow_the_system_and_the_button(self, open_page: Open, scheme: Any, ground: str) -> None:
        page = open_page(color_scheme=scheme).page
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        assert page.evaluate(paper) == ground
        page.click("#theme")
        assert page.evaluate(paper) != ground
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ground')") == "#FFFFFF"


class TestExports:
    def test_svg_has_real_text_and_a_key_and_no_label_covers_another(self, view: Watched, tmp_path: Path) -> None:
        watched = view
        with watched.page.expect_download() as download:
            watched.page.click("#svg")
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        text = file.read_text("utf-8")
        assert "The harbour must stay open to all ships" in text
        assert "supports on a condition" in text
        assert "<script" not in text
        boxes = watched.page.evaluate(
            """svg => { const host = document.body.appendChild(document.createElement('div'));
            host.append(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement);
            return [...host.querySelectorAll('text')].map(t => { const b = t.getBoundingClientRect();
              return [b.left, b.top + 3, b.right, b.bottom - 3]; }); }""",
            text,
        )
        assert len(boxes) > 40
        assert covered(boxes) == []

    def test_png_has_twice_the_pixels(self, view: Watched, tmp_path: Path) -> None:
        page = view.page
        with page.expect_download() as download:
            page.click("#png")
        download.value.save_as(tmp_path / "picture.png")
        head = (tmp_path / "picture.png").read_bytes()[:24]
        assert int.from_bytes(head[16:20], "big") > 2000

    def test_print_is_one_light_page(self, open_page: Open) -> None:
        page = open_page(color_scheme="dark").page
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.count(b"/Type /Page\n") == 1
        assert page.locator("#paper svg rect").first.get_attribute("fill") == "#FFFFFF"

    def test_citation_and_link_are_copied(self, open_page: Open) -> None:
        page = open_page(permissions=["clipboard-read", "clipboard-write"]).page
        page.click("#cite")
        page.wait_for_selector("#live:has-text('Copied')", state="attached")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Invented sample, 2031. Source: Jane Doe")


class TestPhone:
    def test_nothing_scrolls_sideways_and_targets_are_large(self, open_page: Open) -> None:
        page = open_page(settled=True, **PHONE).page
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        small = page.evaluate(
            """() => [...document.querySelectorAll('#top button, #filters label, #zoom button, summary, .open, .mark')]
            .map(e => [e.id || e.className || e.textContent.trim().slice(0, 20), e.getBoundingClientRect()])
            .filter(([, b]) => b.width && b.height < 43.5).map(([name, b]) => `${name} ${b.height}`)"""
        )
        assert small == []

    def test_the_sheet_leaves_the_chosen_node_visible(self, open_page: Open) -> None:
        page = open_page(**PHONE).page
        for name in ("court of the seas decides", "queen"):
            find(page, name)
            page.wait_for_timeout(100)
            node = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('sel')")
            x, y = point(page, node)
            sheet = page.locator("#details").bounding_box()
            assert 0 < x < 390
            assert 0 < y < sheet["y"]
            page.click("#close")

    def test_a_link_to_a_node_opens_with_it_in_sight(self, open_page: Open) -> None:
        page = open_page(fragment="#sel=actor/sudland", **PHONE).page
        page.wait_for_timeout(200)
        _, y = point(page, "actor/sudland")
        assert 0 < y < page.locator("#details").bounding_box()["y"]
        assert page.locator("#filters summary").is_visible()

    def test_a_tap_near_a_node_opens_it(self, open_page: Open) -> None:
        page = open_page(**PHONE).page
        page.evaluate("document.getElementById('stage').scrollIntoView({behavior: 'instant'})")
        page.evaluate("network.moveTo({ position: network.getPosition('actor/northern-allies'), animation: false })")
        x, y = point(page, "actor/northern-allies")
        page.touchscreen.tap(x - 14, y - 12)
        assert heading(page) == "Northern allies"


class TestHostileStrings:
    def test_are_shown_literally_and_run_nowhere(self, view: Watched) -> None:
        watched = view
        page = watched.page
        for text in (HOSTILE["script"], HOSTILE["image"], HOSTILE["close"]):
            assert text in page.inner_text("#table")
        find(page, "onerror")
        assert HOSTILE["script"] in page.inner_text("#details") or HOSTILE["image"] in heading(page)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert HOSTILE["cdata"] not in page.inner_text("#table")
        page.locator("#lang-fr").check()
        assert HOSTILE["cdata"] in page.inner_text("#table")
        assert page.locator("#table script, #details script, img, #table [onerror]").count() == 0
        assert page.title() != "owned"

    def test_also_on_the_index(self, open_page: Open) -> None:
        page = open_page("index.html").page
        assert "Norland and the <Harbour> Pact" in page.inner_text("footer")


class TestWithoutScript:
    def test_the_table_is_complete(self, open_page: Open) -> None:
        page = open_page(java_script_enabled=False).page
        assert page.locator(".list tbody tr").count() == 38
        assert page.locator(".matrix .mark").count() == 38
        assert page.locator(".list .statement").count() == 41
        assert page.locator(".list .statement a.open[rel=noopener]").count() == 40
        assert page.locator("#app").is_hidden()
        page.locator(".list summary").first.click()
        assert page.locator(".list .statement").first.is_visible()

    def test_french_needs_no_script(self, open_page: Open) -> None:
        page = open_page(java_script_enabled=False).page
        page.locator("#lang-fr").check()
        assert page.locator("h1 .fr").is_visible()
        assert page.locator("h1 .en").is_hidden()


class TestIndex:
    def test_leads_to_the_view_and_the_data(self, open_page: Open) -> None:
        page = open_page("index.html").page
        assert "38 positions" in page.inner_text("main").replace("\n", " ")
        assert page.locator("a[href='graph.ttl']").count() == 1
        page.click("h2 a")
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.inner_text("h1") == "Who holds what?"


def test_watched_sees_what_it_should(browser: Any) -> None:
    """The fixture itself: a page that talks and asks is found out."""
    context = browser.new_context(offline=True)
    watched = Watched(context.new_page())
    watched.page.set_content("<img src='http://example.org/x.png'><script>console.log('here')</script>")
    assert watched.messages
    assert watched.requests
    context.close()
