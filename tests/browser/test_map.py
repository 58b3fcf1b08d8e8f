"""The map document in Chromium, opened from disk: what a person sees and does."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.catalogue import Catalogue
from explorer.model.base import say
from explorer.query import from_query, to_query
from explorer.scene import scene
from explorer.view import Extent, Size, View
from explorer.web import CONTENT_POLICY, folium_map

Open = Callable[..., Page]

WUHAN = "wuhan-air-battle-1938-04-29"
AROUND_WUHAN = f"map=8.00/30.6/114.3&layers=soviet-volunteers&from=1938-04-29&to=1938-04-29&event={WUHAN}"


def visible_events(page: Page) -> set[str]:
    """Ids of the events of which a mark, a line or an area can be seen; a pile counts as the one on top."""
    marks = page.locator(".event-mark[data-event], path[data-event]")
    return set(marks.evaluate_all("found => found.filter(e => e.checkVisibility()).map(e => e.dataset.event)"))


def until(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until an expression is true; Playwright's own way evaluates text in the page, which its policy forbids."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(30)  # between two looks at a condition


def mark_in_sight(page: Page) -> Locator:
    """The first mark that stands inside the window."""
    marks = page.locator(".event-mark[data-event]").locator("visible=true").all()
    inside = [mark for mark in marks if 0 < mark.bounding_box()["x"] < 1400 and 0 < mark.bounding_box()["y"] < 780]
    return inside[0]


def shown(page: Page) -> int:
    return int(page.locator("html").get_attribute("data-visible-events"))


def test_the_land_and_the_events_are_there(open_map: Open, catalogue: Catalogue) -> None:
    page = open_map()
    assert shown(page) > len(catalogue) * 0.8
    assert len(visible_events(page)) > 20
    colours = page.evaluate(
        """() => {
            const canvas = document.querySelector('.leaflet-water-pane canvas');
            const { width, height } = canvas;
            const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
            let drawn = 0;
            for (let i = 3; i < pixels.length; i += 4) drawn += pixels[i] > 0;
            return drawn / (width * height);
        }"""
    )
    assert colours > 0.01, "rivers and coast are drawn"
    assert page.locator("img.relief").evaluate("image => image.naturalWidth") > 1000


def test_every_layer_goes_and_comes_back(open_map: Open, catalogue: Catalogue) -> None:
    page = open_map()
    for layer in catalogue.layers:
        own = set(catalogue.events.index[catalogue.events["layer"] == layer.id])
        box = page.locator(f"input[data-layer={layer.id}]")
        page.get_by_role("button", name="None", exact=True).click()
        assert visible_events(page) == set()
        box.check()
        seen = visible_events(page)
        assert seen, f"{layer.id} shows nothing"
        assert seen <= own
        box.uncheck()
        assert visible_events(page) == set()


VIEWS = [
    "",
    "from=1938-02-18&to=1938-05-31",
    "from=1945-08-09&to=1945-08-12&layers=manchuria-1945",
    "mode=until&to=1941-12-20",
    "map=7.00/30.6/114.3",
    "map=9.00/26.5/97.0&layers=hump,supply-roads",
    "map=5.50/46/125&size=700x500&lang=zh&base=plain",
    "layers=",
]


@pytest.mark.parametrize("query", VIEWS)
def test_the_browser_and_python_show_the_same_events(open_map: Open, catalogue: Catalogue, query: str) -> None:
    page = open_map(query)
    told = page.evaluate("Explorer.toQuery(Explorer.view(), Explorer.startView())")
    parsed = from_query(told)
    assert not parsed.ignored
    assert shown(page) == len(scene(catalogue, parsed.view).ids)


def test_what_the_browser_says_of_its_view_is_what_python_reads(open_map: Open, catalogue: Catalogue) -> None:
    view = View(
        layers=("hump",), first=dt.date(1942, 4, 1), last=dt.date(1944, 8, 3), mode="until", language="zh",
        base="plain", names="now", overlays=("modern-boundaries",), size=Size(1440, 814),
    ).showing(Extent(88, 20, 104, 32))  # fmt: skip
    page = open_map(to_query(view))
    assert from_query(page.evaluate("Explorer.toQuery(Explorer.view(), Explorer.startView())")).view == view


def test_typing_a_window_narrows_time(open_map: Open) -> None:
    page = open_map()
    before = shown(page)
    page.get_by_label("From", exact=True).fill("1939-10-01")
    page.get_by_label("To", exact=True).fill("1939-10-31")
    expect(page.locator(".count")).to_have_text(f"{shown(page)} events shown")
    assert 0 < shown(page) < before
    assert "kulishenko-landing-1939-10-14" in page.evaluate(
        "[...Explorer.shown(Explorer.view())].flatMap((on, index) => on ? [Explorer.data.ids[index]] : [])"
    )


def test_dragging_the_window_moves_both_ends(open_map: Open) -> None:
    page = open_map("from=1938-01-01&to=1938-12-31")
    window = page.locator(".timebar .window").bounding_box()
    page.mouse.move(window["x"] + window["width"] / 2, window["y"] + 10)
    page.mouse.down()
    page.mouse.move(window["x"] + window["width"] / 2 + 250, window["y"] + 10, steps=6)
    page.mouse.up()
    until(page, "Explorer.view().first > '1939-06-01'")
    first, last = page.evaluate("[Explorer.view().first, Explorer.view().last]")
    assert (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days == 364


def test_the_edges_of_the_window_take_keys(open_map: Open) -> None:
    page = open_map("from=1938-01-10&to=1938-02-18")
    page.get_by_role("slider", name="First day of the window").press("ArrowRight")
    page.get_by_role("slider", name="Last day of the window").press("End")
    assert page.evaluate("[Explorer.view().first, Explorer.view().last]") == ["1938-01-11", "1946-12-31"]


def test_a_click_opens_the_card_and_escape_closes_it(open_map: Open, catalogue: Catalogue) -> None:
    page = open_map("layers=aid-credits&map=8/38.9/-77.03")
    mark_in_sight(page).click()
    card = page.locator("aside.card")
    expect(card).to_be_visible()
    if card.locator(".pile").count():
        card.locator(".pile button").first.click()
    event = catalogue.event(page.locator("html").get_attribute("data-event"))
    expect(card.locator("h2")).to_have_text(say(event.properties.title, "en"))
    expect(card).to_contain_text("Sources")
    card.press("Escape")
    expect(card).to_be_hidden()
    assert page.locator("html").get_attribute("data-event") == ""


def test_the_card_does_not_hide_its_own_subject(open_map: Open, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map("map=6.00/33.5/114.3&layers=soviet-volunteers&from=1938-04-29&to=1938-04-29")
    page.evaluate(f"Explorer.update({{event: '{WUHAN}'}})")
    mark = page.locator(f".event-mark[data-event={WUHAN}]")
    card = page.locator("aside.card").bounding_box()
    bottom = f"document.querySelector('.event-mark[data-event={WUHAN}]').getBoundingClientRect().bottom"
    until(page, f"{bottom} < {card['y']}")
    expect(mark).to_be_in_viewport()


def test_the_card_sets_claim_against_claim(open_map: Open, catalogue: Catalogue) -> None:
    card = open_map(AROUND_WUHAN).locator("aside.card")
    topic = card.locator(".topic", has=card.page.get_by_role("heading", name="Japanese aircraft destroyed"))
    assert topic.locator("li").count() >= 2
    assert len(set(topic.locator(".value").all_inner_texts())) >= 2
    expect(topic.locator("li").first).to_contain_text("read 20")


def test_every_event_of_a_pile_can_be_reached(open_map: Open) -> None:
    page = open_map("map=5.00/31/112&layers=soviet-volunteers")
    page.locator(".event-mark", has=page.locator("b:visible")).locator("visible=true").first.click()
    buttons = page.locator(".pile button")
    ids = buttons.evaluate_all("found => found.map(button => button.dataset.event)")
    assert len(ids) > 1
    for number, id in enumerate(ids):
        buttons.nth(number).click()
        assert page.locator("html").get_attribute("data-event") == id
        page.get_by_role("button", name="Back to the list").click()
        expect(buttons).to_have_count(len(ids))


def test_a_line_is_clicked_and_shows_its_direction(open_map: Open) -> None:
    page = open_map("layers=manchuria-1945&from=1945-08-09&to=1945-08-31&map=6/45.5/121")
    lines = page.locator("path.event-line").locator("visible=true")
    assert lines.count() >= 8
    assert all(
        lines.evaluate_all(
            "paths => paths.map(p => document.querySelector(p.getAttribute('marker-end').slice(4, -1)) !== null)"
        )
    )
    lines.first.focus()
    lines.first.press("Enter")
    expect(page.locator("aside.card")).to_be_visible()


def test_an_uncertain_place_is_a_circle_of_its_size(open_map: Open, catalogue: Catalogue) -> None:
    page = open_map(f"map=9.00/30.6/114.3&layers=soviet-volunteers&event={WUHAN}")
    circles = page.locator("path.uncertain").locator("visible=true")
    assert circles.count() > 0


def test_the_language_changes_without_a_remount(open_map: Open, catalogue: Catalogue) -> None:
    page = open_map(AROUND_WUHAN)
    page.evaluate("document.querySelector('.leaflet-map-pane').dataset.same = 'yes'")
    page.get_by_role("button", name="中文").click()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    title = say(catalogue.event(WUHAN).properties.title, "zh")
    expect(page.locator("aside.card h2")).to_have_text(title)
    expect(page.locator(".place-name.city", has_text="漢口")).to_be_attached()
    assert page.locator(".leaflet-map-pane").get_attribute("data-same") == "yes"
    assert page.evaluate("document.fonts.check('16px \"Explorer Han\"', '漢口')"), "the font came with the document"


def test_names_as_then_used_and_todays(open_map: Open) -> None:
    page = open_map("map=6/30/110")
    expect(page.locator(".place-name.city", has_text="Chungking")).to_be_visible()
    page.get_by_text("Base map", exact=True).click()
    page.get_by_label("today's").check()
    expect(page.locator(".place-name.city", has_text="Chongqing")).to_be_visible()
    expect(page.locator(".place-name.city", has_text="Chungking")).to_have_count(0)


def test_modern_boundaries_are_off_until_asked_for(open_map: Open) -> None:
    page = open_map()
    drawn = """() => {
        const canvas = document.querySelector('.leaflet-boundaries-pane canvas');
        if (!canvas) return 0;
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels.some(part => part > 0) ? 1 : 0;
    }"""
    assert page.evaluate(drawn) == 0
    page.get_by_text("Base map", exact=True).click()
    page.get_by_label("Natural Earth").check()
    until(page, drawn)


def test_an_empty_window_says_what_to_do(open_map: Open) -> None:
    page = open_map("from=1932-06-01&to=1932-06-02")
    expect(page.locator(".empty")).to_be_visible()


def test_nonsense_in_the_address_is_ignored(open_map: Open, catalogue: Catalogue) -> None:
    page = open_map("map=9/9/9/9&layers=<script>&from=1939-02-30&event=no-such-event&lang=xx&to=1900-01-01")
    assert page.locator("html").get_attribute("data-lang") == "en"
    assert page.locator("html").get_attribute("data-event") == ""


def test_the_document_is_small_and_may_load_nothing(map_file: Path) -> None:
    text = map_file.read_text("utf-8")
    assert len(text.encode()) <= 4_000_000
    assert f'content="{CONTENT_POLICY}"' in text
    assert "default-src 'none'" in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY


def test_folium_saves_the_same_document(catalogue: Catalogue, map_file: Path, tmp_path: Path, page: Page) -> None:
    folium_map(catalogue).save(str(tmp_path / "folium.html"))
    assert (tmp_path / "folium.html").read_bytes() == map_file.read_bytes()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (720, 450)])
def test_nothing_is_cut_at_any_size(open_map: Open, page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_map("lang=zh")
    for selector in (".panel", ".tools", ".timebar", ".time-fields", ".leaflet-control-scale"):
        box = page.locator(selector).first.bounding_box()
        assert box["x"] >= 0, selector
        assert box["y"] >= 0, selector
        assert box["x"] + box["width"] <= size[0] + 1, selector
        assert box["y"] + box["height"] <= size[1] + 1, selector
    inputs = page.locator(".time-fields input:visible, .time-fields select:visible")
    assert all(box["x"] + box["width"] <= size[0] for box in (item.bounding_box() for item in inputs.all()))


def test_a_series_is_drawn_in_the_card(open_map: Open, catalogue: Catalogue) -> None:
    series = catalogue.series[0]
    page = open_map(f"event={series.event}")
    rows = page.locator("aside.card .series").first.locator("li")
    expect(rows.first).to_be_visible()
    widths = rows.locator("i").evaluate_all("bars => bars.map((bar) => bar.getBoundingClientRect().width)")
    assert max(widths) > min(widths) > 0
