"""A headless Chromium that reaches this machine only, with our probes in every frame."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Frame, Page, sync_playwright

from tools.chromium import ensure

DESKTOP = {"width": 1440, "height": 900}
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""No name resolves, so that nothing but 127.0.0.1 answers, and no request has to be looked at on its way."""

PATIENCE_SECONDS = 60

SETTLE_MILLISECONDS = 300
"""After a change the map tells the outside of it; that is over when the next is measured."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the tests use too."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure().path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def profile(browser: Browser, *, watch: str = "", offline: bool = False, **options: object) -> Iterator[BrowserContext]:
    """A fresh profile; ``watch`` is a test in JavaScript, and each frame notes when it first holds there."""
    context = browser.new_context(**{"viewport": DESKTOP, **options})
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    context.set_offline(offline)
    context.add_init_script(path=Path(__file__).with_name("probes.js"))
    if watch:
        context.add_init_script(f"Probe.watch(() => document.documentElement && ({watch}));")
    yield context
    context.close()


def open_document(context: BrowserContext, address: str) -> Page:
    """Open a page that watches for something, and wait until it is seen."""
    page = context.new_page()
    page.goto(address)
    seen_in(page)
    return page


def seen_in(page: Page) -> tuple[Frame, float]:
    """Return the frame of the page in which it was seen first, and when: in milliseconds since 1970."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for frame in page.frames:
            with suppress(Error):  # a frame that moves on to its address while it is asked
                if seen := frame.evaluate("() => globalThis.Probe?.seen"):
                    return frame, seen
        page.wait_for_timeout(20)
    raise TimeoutError(f"{page.url}: what is measured was not seen in {PATIENCE_SECONDS} seconds")


def painted(page: Page, event: str, act: Callable[[], object]) -> float:
    """Act, and return the milliseconds from the event this makes to the second animation frame after it."""
    page.evaluate("type => { window.measured = Probe.painted(type); }", event)
    act()
    milliseconds = page.evaluate("() => window.measured")["milliseconds"]
    page.wait_for_timeout(SETTLE_MILLISECONDS)
    return milliseconds
