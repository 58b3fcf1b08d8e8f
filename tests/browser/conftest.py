"""A real Chromium that may reach this machine only, the map document on disk, and the dashboard as a process."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, sync_playwright

from explorer.catalogue import Catalogue
from explorer.paths import bundled_geodata
from explorer.serve import streamlit_arguments, streamlit_environment
from explorer.web import document

LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "file:///", "data:", "blob:", "about:")
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile. A request that is not to this machine, and an error in a page, fail the test."""
    wrong: list[str] = []
    made = browser.new_context(viewport=DESKTOP, accept_downloads=True)
    made.on("request", lambda request: request.url.startswith(LOCAL) or wrong.append(f"asked for {request.url}"))
    made.on("weberror", lambda error: wrong.append(f"error in the page: {error.error}"))
    made.set_default_timeout(15_000)
    yield made
    made.close()
    assert not wrong


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.open(bundled_geodata())


@pytest.fixture(scope="session")
def map_file(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(document(catalogue), encoding="utf-8")
    return file


@pytest.fixture
def open_map(page: Page, map_file: Path) -> Callable[[str], Page]:
    """Opens the document from disk with a query, and waits until it can be used."""

    def opened(query: str = "") -> Page:
        page.goto(f"{map_file.as_uri()}{query and '?'}{query}")
        page.locator("html[data-ready=true]").wait_for(state="attached")
        return page

    return opened


def serve_dashboard(geodata: Path | None, log: Path) -> tuple[subprocess.Popen, str]:
    """Start the dashboard on a free port; returns the process and its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("wb") as output:
        command = streamlit_arguments(port=port, headless=True)
        process = subprocess.Popen(command, env=streamlit_environment(geodata), stdout=output, stderr=output)
    address = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}_stcore/health", timeout=1):
                return process, address
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.1)  # between two looks at a condition
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = serve_dashboard(None, tmp_path_factory.mktemp("dashboard") / "log")
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture
def open_dashboard(page: Page, dashboard: str) -> Callable[[str], FrameLocator]:
    """Opens the dashboard with a query; returns the map's frame once it can be used."""

    def opened(query: str = "") -> FrameLocator:
        page.goto(f"{dashboard}{query and '?'}{query}")
        frame = page.frame_locator("iframe[data-digest]")
        frame.locator("html[data-ready=true]").wait_for(state="attached", timeout=30_000)
        return frame

    return opened
