"""Sources, Disputes and Coverage in Chromium: reached from the map, filtered, saved, and back at the same view."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from explorer.catalogue import Catalogue
from tests.browser.conftest import PHONE

Open = Callable[..., FrameLocator]


def test_a_reader_turns_the_pages_and_comes_back_to_the_same_view(open_dashboard: Open, page: Page) -> None:
    open_dashboard("layers=hump&from=1943-01-01&to=1944-12-31")
    page.get_by_role("link", name="Disputes").click()
    expect(page.locator(".dispute-card").first).to_be_visible()
    assert page.url.split("/")[-1] == "disputes"
    page.get_by_role("link", name="Coverage").click()
    expect(page.locator(".figures-table").last).to_be_visible()
    page.get_by_role("link", name="Map", exact=True).click()
    frame = page.frame_locator("iframe[data-digest]")
    frame.locator("html[data-ready=true]").wait_for(state="attached")
    assert "layers=hump" in page.url
    expect(frame.get_by_role("checkbox", name="Hump")).to_be_checked()
    expect(frame.get_by_role("checkbox", name="Soviet volunteers")).not_to_be_checked()


@pytest.mark.parametrize("name", ["sources", "disputes", "coverage"])
def test_each_page_has_an_address_of_its_own_in_each_language(dashboard: str, page: Page, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{dashboard}{name}?lang=zh")
    expect(page.locator(".overview[lang=zh]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("radio", name="English").click()
    expect(page.locator(".overview[lang=en]")).to_be_visible()
    expect(page).not_to_have_url(f"{dashboard}{name}?lang=zh")


def test_sources_are_searched_filtered_and_saved(dashboard: str, page: Page, catalogue: Catalogue) -> None:
    page.goto(f"{dashboard}sources")
    everything = page.locator(f".overview[data-count='{len(catalogue.sources)}']")
    expect(everything).to_be_visible()
    page.get_by_label("Author, title or event").fill("kulishenko")
    page.keyboard.press("Enter")
    expect(everything).to_be_hidden()
    shown = page.locator(".works > li")
    count = shown.count()
    assert 0 < count < len(catalogue.sources)
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSL-JSON").click()
    records = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert {record["id"] for record in records} == set(shown.evaluate_all("items => items.map((item) => item.id)"))


def test_a_dispute_leads_to_its_event_on_the_map(dashboard: str, page: Page) -> None:
    page.goto(f"{dashboard}disputes")
    page.get_by_label("Event, source or words of a claim").fill("kulishenko six")
    page.keyboard.press("Enter")
    card = page.locator(".dispute-card#kulishenko-six")
    expect(card).to_be_visible()
    expect(card.locator(".bar")).to_have_count(card.locator("td.value").count())
    card.get_by_role("link", name="Show on the map").click()
    frame = page.frame_locator("iframe[data-digest]")
    expect(frame.locator("aside.card h2")).to_contain_text("Kulishenko")


def test_more_disputes_come_when_asked_for(dashboard: str, page: Page) -> None:
    page.goto(f"{dashboard}disputes")
    cards = page.locator(".dispute-card")
    expect(cards).to_have_count(25)
    page.get_by_role("button", name="Show 25 more").click()
    expect(cards).to_have_count(50)
    page.get_by_text("Only numbers").click()
    expect(cards).to_have_count(25)
    assert page.locator(".dispute-card:not(:has(.bar))").count() == 0
