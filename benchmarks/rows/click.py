"""A click on an event: until its card is painted in the map, until its full record is painted beside it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Frame, Page

from benchmarks.bench import READY, Bench
from benchmarks.browser import SETTLE_MILLISECONDS, open_document, profile, seen_in
from benchmarks.figures import Row, median

FREE_MARKS = """() => [...document.querySelectorAll(".event-mark")].filter((mark) => {
  const box = mark.getBoundingClientRect();
  const centre = [box.x + box.width / 2, box.y + box.height / 2];
  return box.width && mark.querySelector("b").hidden && mark.contains(document.elementFromPoint(...centre));
}).map((mark) => (mark.dataset.free = mark.dataset.event))"""
"""Events whose marker stands alone and under nothing."""

WATCH_RECORD = """id => {
  window.shown = Probe.when(() => document.querySelector(`.record[data-event="${id}"]`)?.getClientRects().length)
    .then(() => new Promise((done) => requestAnimationFrame(() => done(Probe.wall()))));
}"""
"""In the dashboard's page: when an event's record has been painted."""

TRIES = 5
"""As many for each repetition: a click on an event that has near neighbours makes a list, and does not count."""


def rows(bench: Bench) -> Iterator[Row]:
    with profile(bench.browser, watch=READY) as context:
        page = open_document(context, bench.document())
        every = [click["milliseconds"] for _, click in _clicks(page, page.main_frame, bench.repetitions)]
    yield Row(f"click an event to its card, {len(bench.catalogue())} events", median(every, "ms"), 50)
    with profile(bench.browser, watch=READY) as context:
        page = context.new_page()
        page.goto(bench.dashboard)
        frame, _ = seen_in(page)
        page.wait_for_selector(".record")
        every = []
        for id, click in _clicks(page, frame, bench.repetitions):
            every.append(page.evaluate("() => window.shown") - click["begun"])
            assert page.locator(f".record[data-event='{id}']").is_visible()
    yield Row("click an event to its full record in the dashboard", median(every, "ms"), 300)


def _clicks(page: Page, frame: Frame, repetitions: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Click one event after another, with no card open; give its id, when it was clicked and until it was painted."""
    done: list[str] = []
    counted = 0
    for _ in range(TRIES * repetitions):
        free = frame.evaluate(FREE_MARKS)
        id = min(free, key=done.count)  # the one that was clicked least often
        done.append(id)
        box = frame.locator(f".event-mark[data-free='{id}']").first.bounding_box()
        assert box
        frame.evaluate("() => { window.measured = Probe.painted('click'); }")
        page.evaluate(WATCH_RECORD, id)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        click = frame.evaluate("() => window.measured")
        if frame.locator("html").get_attribute("data-event") == id:
            assert frame.locator("aside.card h2").is_visible()
            yield id, click
            counted += 1
        if counted == repetitions:
            return
        frame.evaluate("() => document.querySelector('.card .close').click()")
        page.wait_for_timeout(2 * SETTLE_MILLISECONDS)
    raise RuntimeError(f"only {counted} clicks in {TRIES * repetitions} selected an event")
