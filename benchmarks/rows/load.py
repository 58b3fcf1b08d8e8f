"""From a page load to a map that can be used."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import BrowserContext

from benchmarks.bench import READY, Bench
from benchmarks.browser import profile, seen_in
from benchmarks.figures import Figure, Row, median
from benchmarks.peers.folium_map import DRAWN, WINDOW_DAYS, write_page

PEER_DRAWN = "document.querySelector('.leaflet-overlay-pane canvas')"
"""Holds in streamlit-folium's frame once the canvas of the events is there."""

FEW = 3
"""Repetitions of opening a document of 20,000 events."""


def rows(bench: Bench) -> Iterator[Row]:
    """The server is warm and the browser has the scripts in its cache: what a second visit is like."""
    with profile(bench.browser, watch=READY) as context:
        own = _loads(context, bench.dashboard, bench.costly)
    with profile(bench.browser, watch=PEER_DRAWN) as context:
        peer = _loads(context, bench.peer_dashboard, bench.costly)
    what = f"warm page load to interactive map, {len(bench.catalogue())} events"
    yield Row(what, own, 1.2, {"streamlit-folium, no base map": peer})


def document_rows(bench: Bench) -> Iterator[Row]:
    """The document alone, from disk; the peer's page has the events and nothing else."""
    for size in bench.sizes:
        with profile(bench.browser, watch=READY) as context:
            own = _loads(context, bench.document(size), FEW)
        with profile(bench.browser, watch=DRAWN) as context:
            page = write_page(bench.catalogue(size), bench.scratch / f"peer-{size}.html", days=WINDOW_DAYS)
            peer = _loads(context, page, FEW)
        yield Row(f"open the map document, {size:,} events", own, None, {"folium GeoJson on canvas": peer})


def _loads(context: BrowserContext, address: str, repetitions: int) -> Figure:
    seconds = [_load(context, address) for _ in range(repetitions + 1)]
    return median(seconds[1:], "s")


def _load(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    page.goto(address, wait_until="commit")
    _, seen = seen_in(page)
    begun = page.evaluate("() => performance.timeOrigin")
    page.wait_for_timeout(300)  # let the run that this load started end before the next one
    page.close()
    return (seen - begun) / 1000
