"""What the server sends for a rerun that changes nothing on the map."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from playwright.sync_api import BrowserContext, Page, WebSocket

from benchmarks.bench import READY, Bench
from benchmarks.browser import profile, seen_in
from benchmarks.figures import Figure, Row, median
from benchmarks.rows.load import PEER_DRAWN
from explorer.model.base import say

QUIET_SECONDS = 0.8
"""The run is over when the socket has been silent for this long."""


def rows(bench: Bench) -> Iterator[Row]:
    """Ours: the same start-here button once more, the map stands there already. The peer's: a button of its own."""
    start = say(bench.catalogue().collection.start[0].title, "en")
    with profile(bench.browser, watch=READY) as context:
        own = _sent(context, bench.dashboard, start, bench.costly)
    with profile(bench.browser, watch=PEER_DRAWN) as context:
        peer = _sent(context, bench.peer_dashboard, "Run again", bench.costly)
    yield Row("sent by a rerun that changes nothing on the map", own, 5, {"streamlit-folium": peer})


def _sent(context: BrowserContext, address: str, button: str, repetitions: int) -> Figure:
    page = context.new_page()
    socket = _Socket(page)
    page.goto(address)
    seen_in(page)
    socket.wait_until_quiet()
    click = page.get_by_role("button", name=button).click
    every = [socket.kilobytes_of(click) for _ in range(repetitions + 2)]
    return median(every[2:], "KB")


class _Socket:
    """Counts the bytes of the frames received, before any compression on the way."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._bytes = 0
        self._last = time.monotonic()
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._received)

    def _received(self, payload: bytes | str) -> None:
        self._bytes += len(payload if isinstance(payload, bytes) else payload.encode())
        self._last = time.monotonic()

    def wait_until_quiet(self) -> None:
        while time.monotonic() - self._last < QUIET_SECONDS:
            self._page.wait_for_timeout(50)

    def kilobytes_of(self, act: Callable[[], object]) -> float:
        self._bytes, self._last = 0, time.monotonic()
        act()
        self.wait_until_quiet()
        return self._bytes / 1000
