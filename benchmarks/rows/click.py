"""A click on an event: until its card is painted in the map, until its full record is painted beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Frame, Page

from benchmarks.bench import READY, Bench
from benchmarks.browser import open_document, painted, profile, seen_in
from benchmarks.figures import Row, median

FREE_MARKS = """() => [...document.querySelectorAll(".event-mark")].filter((mark) => {
  const box = mark.getBoundingClientRect();
  const centre = [box.x + box.width / 2, box.y + box.height / 2];
  return box.width && mark.querySelector("b").hidden && mark.contains(document.elementFromPoint(...centre));
}).map((mark) => (mark.dataset.free = mark.dataset.event))"""
"""Events whose marker stands alone and under nothing."""

RECORD = ".record[data-event='{id}']"


def rows(bench: Bench) -> Iterator[Row]:
    with profile(bench.browser, watch=READY) as context:
        page = open_document(context, bench.document())
        ids = _chosen(page, page.main_frame, bench.repetitions)
        every = [_card(page, id) for id in ids]
    yield Row(f"click an event to its card, {len(bench.catalogue())} events", median(every, "ms"), 50)
    with profile(bench.browser, watch=READY) as context:
        page = context.new_page()
        page.goto(bench.dashboard)
        frame, _ = seen_in(page)
        page.wait_for_timeout(1500)
        every = [_record(page, frame, id) for id in _chosen(page, frame, bench.repetitions)]
    yield Row("click an event to its full record in the dashboard", median(every, "ms"), 300)


def _chosen(page: Page, frame: Frame, repetitions: int) -> list[str]:
    """Return an event for each repetition: of the free ones those that a click selects: a neighbour makes a list."""
    ids = []
    for id in frame.evaluate(FREE_MARKS):
        _over(page, frame, id)()
        if frame.locator("html").get_attribute("data-event") == id:
            ids.append(id)
        _closed(frame)
        if len(ids) == repetitions:
            break
    return [ids[turn % len(ids)] for turn in range(repetitions)]


def _closed(frame: Frame) -> None:
    frame.evaluate("() => document.querySelector('.card .close')?.click()")


def _over(page: Page, frame: Frame, id: str) -> Callable[[], None]:
    """Put the mouse over an event's marker and return the click."""
    box = frame.locator(f".event-mark[data-free='{id}']").first.bounding_box()
    assert box
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*at)
    return lambda: page.mouse.click(*at)


def _card(page: Page, id: str) -> float:
    _closed(page.main_frame)
    milliseconds = painted(page, "click", _over(page, page.main_frame, id))
    assert page.locator("aside.card h2").is_visible()
    assert page.locator("html").get_attribute("data-event") == id
    return milliseconds


def _record(page: Page, frame: Frame, id: str) -> float:
    _closed(frame)
    page.wait_for_selector(".record:not([data-event])", state="attached")
    page.wait_for_timeout(600)
    click = _over(page, frame, id)
    frame.evaluate("() => { window.measured = Probe.painted('click'); }")
    page.evaluate(
        """selector => { window.shown = Probe.when(() => document.querySelector(selector)?.getClientRects().length)
            .then(() => new Promise((done) => requestAnimationFrame(() => done(Probe.wall())))); }""",
        RECORD.format(id=id),
    )
    click()
    return page.evaluate("() => window.shown") - frame.evaluate("() => window.measured")["begun"]
