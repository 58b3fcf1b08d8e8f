"""Take the pictures that README shows: `python -m tools.screenshots` writes docs/*.png from the running dashboard."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from explorer.serve import streamlit_arguments, streamlit_environment
from tools import chromium

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH, HEIGHT = 1440, 900
PICTURES = {
    "screenshot.png": "?map=6.50/30.7/113.2&layers=soviet-volunteers&from=1938-02-01&to=1938-06-30"
    "&event=wuhan-air-battle-1938-04-29",
}


def main() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(streamlit_arguments(port=port, headless=True), env=streamlit_environment())
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(f"{address}_stcore/health")
        DOCS.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            found = chromium.find()
            assert found is not None, "no Chromium: run `make test` once"
            browser = playwright.chromium.launch(executable_path=found.path, args=["--no-sandbox", "--disable-gpu"])
            for name, query in PICTURES.items():
                _take(browser, f"{address}{query}", DOCS / name)
            browser.close()
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(address)


def _take(browser: Browser, address: str, file: Path) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(address)
    page.frame_locator("iframe[data-digest]").locator("html[data-ready=true]").wait_for(state="attached")
    page.locator(".record h2").wait_for()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    page.close()
    print(file.name)


if __name__ == "__main__":
    main()
