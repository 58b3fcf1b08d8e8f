"""A layer switched, the time window dragged: until painted, in the document alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from benchmarks.bench import READY, Bench
from benchmarks.browser import open_document, painted, profile
from benchmarks.figures import Figure, Row, median
from benchmarks.peers.folium_map import DRAWN, WINDOW_DAYS, write_page

FEW_MILLISECONDS, MANY_MILLISECONDS, MANY = 50, 100, 20_000
QUERY = "?from=1938-01-01&to=1939-12-31"
"""A window of ``WINDOW_DAYS`` in the middle of the synthetic events."""

STEP_PIXELS = 8
PEER = "folium GeoJson on canvas"

Change = Callable[[Page, int], Figure]


def layer_rows(bench: Bench) -> Iterator[Row]:
    for size in bench.sizes:
        own = _in_document(bench, size, "", _toggle_ours)
        peer = _in_peer(bench, size, _toggle_peer)
        yield Row(f"toggle a layer until painted, {size:,} events", own, _bound(size), {PEER: peer})


def time_rows(bench: Bench) -> Iterator[Row]:
    for size in bench.sizes:
        own = _in_document(bench, size, QUERY, _drag_ours)
        peer = _in_peer(bench, size, _drag_peer)
        yield Row(f"drag the time window until painted, {size:,} events", own, _bound(size), {PEER: peer})


def _bound(size: int) -> float:
    return MANY_MILLISECONDS if size >= MANY else FEW_MILLISECONDS


def _in_document(bench: Bench, size: int, query: str, change: Change) -> Figure:
    address = bench.document(size)
    with profile(bench.browser, watch=READY) as context:
        return change(open_document(context, address + query), bench.repetitions)


def _in_peer(bench: Bench, size: int, change: Change) -> Figure:
    address = write_page(bench.catalogue(size), bench.scratch / f"peer-{size}.html", days=WINDOW_DAYS)
    with profile(bench.browser, watch=DRAWN) as context:
        return change(open_document(context, address), bench.repetitions)


def _toggle_ours(page: Page, repetitions: int) -> Figure:
    return _toggle(page, "input[data-layer]", repetitions)


def _toggle_peer(page: Page, repetitions: int) -> Figure:
    return _toggle(page, ".leaflet-control-layers-overlays input", repetitions)


def _toggle(page: Page, selector: str, repetitions: int) -> Figure:
    """Switch each layer off and on again in turn, with the mouse."""
    boxes = page.locator(selector).all()
    before = page.screenshot()
    boxes[0].click()
    _require_change(page, before)
    boxes[0].click()
    return median([painted(page, "click", boxes[turn // 2 % len(boxes)].click) for turn in range(repetitions)], "ms")


def _drag_ours(page: Page, repetitions: int) -> Figure:
    box = page.locator(".timebar .window").bounding_box()
    assert box
    return _drag(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, repetitions)


def _drag_peer(page: Page, repetitions: int) -> Figure:
    box = page.locator("#time").bounding_box()
    assert box
    page.evaluate("() => narrow(0)")
    return _drag(page, box["x"] + 12, box["y"] + box["height"] / 2, repetitions)


def _drag(page: Page, across: float, down: float, repetitions: int) -> Figure:
    """Hold the mouse down and move it by some pixels at a time; each movement is measured."""
    page.mouse.move(across, down)
    page.mouse.down()
    before = page.screenshot()
    every = []
    for step in range(1, repetitions + 3):
        every.append(painted(page, "pointermove", lambda step=step: page.mouse.move(across + step * STEP_PIXELS, down)))
    page.mouse.up()
    _require_change(page, before)
    return median(every[2:], "ms")


def _require_change(page: Page, before: bytes) -> None:
    assert page.screenshot() != before, f"{page.url}: nothing changed, so nothing was measured"
