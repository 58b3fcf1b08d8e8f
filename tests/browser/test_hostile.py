"""Hostile texts and broken files in Chromium: texts stay texts, and what is sound is still shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.catalogue import Catalogue
from explorer.web import document
from tests.browser.conftest import serve_dashboard
from tests.geodata_folder import HOSTILE, HOSTILE_TITLE, build, sound

HOSTILE_ID = "hostile-1938-05"


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound folder with hostile texts, one half-written layer and one layer of another coding."""
    files = sound()
    files["events/broken.geojson"] = b'{"type": "FeatureCollection", "features": [{"type": "Fea'
    files["events/latin.geojson"] = '{"type": "FeatureCollection", "title": "\xe9"}'.encode("latin-1")
    return build(tmp_path_factory.mktemp("hostile"), files)


@pytest.fixture(scope="module")
def hostile_dashboard(hostile_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = serve_dashboard(hostile_folder, tmp_path_factory.mktemp("log") / "log")
    yield address
    process.terminate()
    process.wait(10)


def no_dialog(page: Page) -> list[str]:
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    return opened


def test_texts_stay_texts_in_the_document(page: Page, hostile_folder: Path, tmp_path: Path) -> None:
    opened = no_dialog(page)
    file = tmp_path / "hostile.html"
    file.write_text(document(Catalogue.open(hostile_folder)), encoding="utf-8")
    page.goto(f"{file.as_uri()}?event={HOSTILE_ID}")
    page.locator("html[data-ready=true]").wait_for(state="attached")
    card = page.locator("aside.card")
    expect(card.locator("h2")).to_have_text(" ".join(HOSTILE_TITLE.split()))
    for text in (HOSTILE["script"], HOSTILE["markdown"]):
        expect(card).to_contain_text(text)
    assert page.locator("aside.card script, aside.card img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert opened == []


def test_texts_stay_texts_in_the_dashboard_and_the_rest_is_shown(page: Page, hostile_dashboard: str) -> None:
    opened = no_dialog(page)
    page.goto(f"{hostile_dashboard}?event={HOSTILE_ID}")
    frame = page.frame_locator("iframe[data-digest]")
    frame.locator("html[data-ready=true]").wait_for(state="attached", timeout=30_000)
    record = page.locator(f".record[data-event={HOSTILE_ID}]")
    expect(record.locator("h2")).to_have_text(" ".join(HOSTILE_TITLE.split()))
    expect(record).to_contain_text(HOSTILE["formula"])
    assert record.locator("script, img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert int(frame.locator("html").get_attribute("data-visible-events")) > 3
    expect(page.get_by_text("2 problems in the data folder")).to_be_visible()
    assert opened == []


@pytest.mark.parametrize("name", ["sources", "disputes", "coverage"])
def test_texts_stay_texts_on_every_page(page: Page, hostile_dashboard: str, name: str) -> None:
    opened = no_dialog(page)
    page.goto(f"{hostile_dashboard}{name}")
    shown = page.locator(".overview")
    expect(shown).to_be_visible()
    assert shown.locator("script, img, iframe").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    if name == "sources":
        expect(shown).to_contain_text(HOSTILE["end-script"])
    assert opened == []
