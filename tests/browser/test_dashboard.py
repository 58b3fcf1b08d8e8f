"""The dashboard in Chromium: the hosted map, the record and table beside it, the address, the exports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect
from pypdf import PdfReader

from explorer.catalogue import Catalogue
from explorer.model.base import say
from explorer.query import from_query
from explorer.scene import scene

Open = Callable[..., FrameLocator]

WUHAN = "wuhan-air-battle-1938-04-29"
WUHAN_ON_THE_DAY = f"map=7.00/30.6/114.3&layers=soviet-volunteers&from=1938-04-29&to=1938-04-29&event={WUHAN}"
FORMATS = {
    "png": "PNG picture", "svg": "SVG drawing", "pdf": "PDF plate", "html": "One HTML file", "geojson": "GeoJSON data",
    "csv": "CSV table",
}  # fmt: skip


def query_of(page: Page) -> str:
    return page.url.partition("?")[2]


def settled(page: Page, frame: FrameLocator) -> None:
    """Wait until the table's caption counts what the map shows."""
    count = frame.locator("html").get_attribute("data-visible-events")
    expect(page.locator(f".caption[data-count='{count}']")).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()


def test_the_map_and_the_table_agree(open_dashboard: Open, page: Page) -> None:
    frame = open_dashboard()
    settled(page, frame)
    expect(page.locator(".masthead h1")).to_have_text("China Theatre Explorer")


def test_the_frame_may_run_scripts_and_nothing_of_the_page(open_dashboard: Open, page: Page) -> None:
    open_dashboard()
    sandbox = page.locator("iframe[data-digest]").get_attribute("sandbox").split()
    assert "allow-scripts" in sandbox
    assert "allow-same-origin" not in sandbox
    assert "allow-top-navigation" not in sandbox


def test_streamlits_own_bar_is_hidden(open_dashboard: Open, page: Page) -> None:
    open_dashboard()
    expect(page.get_by_text("Deploy", exact=True)).to_be_hidden()


def test_a_click_on_the_map_opens_card_and_record(open_dashboard: Open, page: Page, catalogue: Catalogue) -> None:
    frame = open_dashboard("map=6.5/30.6/114.3&layers=soviet-volunteers&from=1938-04-29&to=1938-04-29")
    frame.locator(".leaflet-container").first.click()  # at its centre, where Wuhan is
    if frame.locator(".pile").count():
        frame.locator(f".pile [data-event={WUHAN}]").click()
    title = say(catalogue.event(WUHAN).properties.title, "en")
    expect(frame.locator("aside.card h2")).to_have_text(title)
    expect(page.locator(".record h2")).to_have_text(title)
    expect(page.locator(".record table.claims")).to_contain_text("Japanese aircraft destroyed")
    assert from_query(query_of(page)).view.event == WUHAN


def test_the_address_restores_the_view_elsewhere(
    open_dashboard: Open, page: Page, context: BrowserContext, dashboard: str
) -> None:
    frame = open_dashboard(f"{WUHAN_ON_THE_DAY}&lang=zh&base=plain")
    settled(page, frame)
    frame.locator(".timebar .handle.right").press("PageUp")
    page.wait_for_url("**to=1938-05-29**")
    elsewhere = context.new_page()
    elsewhere.goto(page.url)
    other = elsewhere.frame_locator("iframe[data-digest]")
    other.locator("html[data-ready=true]").wait_for(state="attached", timeout=30_000)
    told = "Explorer.toQuery(Explorer.view(), Explorer.startView())"
    assert other.locator("html").evaluate(told) == frame.locator("html").evaluate(told)
    expect(elsewhere.locator(f".record[data-event={WUHAN}][lang=zh]")).to_be_visible()


def test_back_returns_to_the_former_selection(open_dashboard: Open, page: Page) -> None:
    frame = open_dashboard("map=4.5/33/110")
    frame.locator("input[data-layer=hump]").uncheck()
    page.wait_for_function("!location.search.includes('hump') && location.search.includes('layers=')")
    page.go_back()
    expect(frame.locator("input[data-layer=hump]")).to_be_checked()


def test_the_language_changes_without_a_remount(open_dashboard: Open, page: Page) -> None:
    frame = open_dashboard(WUHAN_ON_THE_DAY)
    expect(page.locator(".record h2")).to_be_visible()
    page.locator("iframe[data-digest]").evaluate("frame => frame.dataset.same = 'yes'")
    frame.locator("html").evaluate("root => root.dataset.same = 'yes'")
    page.get_by_text("中文", exact=True).click()
    expect(frame.locator("html[data-lang=zh][data-same=yes]")).to_be_attached()
    expect(page.locator(".record[lang=zh]")).to_be_visible()
    expect(page.locator(".masthead h1")).to_have_text("中国战场地图")
    assert page.locator("iframe[data-digest]").get_attribute("data-same") == "yes"
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert from_query(query_of(page)).view.language == "zh"


@pytest.mark.parametrize("number", range(4))
def test_the_four_subjects_start_with_a_click(
    open_dashboard: Open, page: Page, catalogue: Catalogue, number: int
) -> None:
    frame = open_dashboard()
    start = catalogue.collection.start[number]
    page.get_by_role("button", name=say(start.title, "en")).click()
    wanted = from_query(start.view).view
    page.wait_for_function("first => location.search.includes(`from=${first}`)", arg=str(wanted.first))
    settled(page, frame)
    assert int(frame.locator("html").get_attribute("data-visible-events")) >= 3
    got = from_query(query_of(page)).view
    assert (got.layers, got.first, got.last) == (wanted.layers, wanted.first, wanted.last)


def test_a_row_of_the_table_takes_the_map_there(open_dashboard: Open, page: Page, catalogue: Catalogue) -> None:
    frame = open_dashboard("map=4.00/33/110&layers=hump")
    settled(page, frame)
    ids = scene(catalogue, from_query(query_of(page)).view).ids
    table = page.locator("[data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 36 + 17 + 35 * 2)
    expect(frame.locator(f"html[data-event={ids[2]}]")).to_be_attached()
    expect(page.locator(f".record[data-event={ids[2]}]")).to_be_visible()


@pytest.fixture
def downloaded(open_dashboard: Open, page: Page, tmp_path: Path) -> Callable[[str], Path]:
    frame = open_dashboard(WUHAN_ON_THE_DAY)
    settled(page, frame)

    def download(format: str) -> Path:
        button = page.get_by_role("button", name=FORMATS[format])
        with page.expect_download(timeout=60_000) as download:
            button.click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.suffix == f".{format}"
        assert "soviet-volunteers_1938-04-29" in file.name
        return file

    return download


def test_the_exports_open_and_hold_the_same_events(
    downloaded: Callable[[str], Path], page: Page, catalogue: Catalogue, context: BrowserContext
) -> None:
    shown = scene(catalogue, from_query(query_of(page)).view)
    title = say(catalogue.event(WUHAN).properties.title, "en")
    features = json.loads(downloaded("geojson").read_text("utf-8"))["features"]
    assert [feature["id"] for feature in features] == list(shown.ids)
    rows = list(csv.DictReader(io.StringIO(downloaded("csv").read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == list(shown.ids)
    text = "".join(sheet.extract_text() for sheet in PdfReader(downloaded("pdf")).pages)
    assert title in " ".join(text.split())
    with Image.open(downloaded("png")) as picture:
        assert min(picture.size) > 1000
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 500
    assert WUHAN in downloaded("svg").read_text("utf-8")  # its mark names the events under it
    offline = context.new_page()
    offline.goto(downloaded("html").as_uri())
    offline.locator("html[data-ready=true]").wait_for(state="attached")
    assert offline.locator("html").get_attribute("data-event") == WUHAN
    expect(offline.locator("aside.card h2")).to_have_text(title)


def test_a_message_from_elsewhere_is_not_heard(open_dashboard: Open, page: Page) -> None:
    frame = open_dashboard("map=5.00/33/110")
    settled(page, frame)
    forged = {"type": "explorer:view", "revision": 99, "query": f"event={WUHAN}", "push": True}
    page.evaluate("message => window.postMessage(message, '*')", forged)
    page.evaluate(
        """message => {
            const other = document.createElement('iframe');
            other.srcdoc = `<script>parent.postMessage(${JSON.stringify(message)}, '*')</` + 'script>';
            document.body.append(other);
            return new Promise(done => other.onload = () => setTimeout(done, 300));
        }""",
        forged,
    )
    assert "event=" not in page.url
    frame.locator("html").evaluate("root => window.postMessage({type: 'explorer:command', language: 'zh'}, '*')")
    expect(frame.locator("html")).to_have_attribute("data-lang", "en")


def test_a_nonsense_address_comes_up_with_a_message(open_dashboard: Open, page: Page) -> None:
    open_dashboard("map=9/9&event=no-such-event&layers=hump,nope&colour=red")
    for what in ("map=9/9", "no-such-event", "nope", "colour"):
        expect(page.locator("[data-testid=stAlert]", has_text=what).first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_on_a_phone(open_dashboard: Open, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    frame = open_dashboard(f"lang={language}")
    settled(page, frame)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator("iframe[data-digest]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
