"""What the measurements share, each made once and only when it is asked for."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache, cached_property
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import browser, servers, synthetic
from explorer.catalogue import Catalogue
from explorer.paths import bundled_geodata
from explorer.web import assets, document

READY = "document.documentElement.dataset.ready === 'true'"
"""Holds in the map document once it can be used."""


class Bench:
    """The catalogues, the map documents on disk, the browser and the servers of one run."""

    def __init__(self, scratch: Path, stack: ExitStack, *, repetitions: int, sizes: tuple[int, ...]) -> None:
        self.scratch = scratch
        self.repetitions = repetitions
        """Of a cheap measurement; ``costly`` is for one of seconds."""
        self.costly = max(3, repetitions // 2)
        self.sizes = sizes
        """Numbers of synthetic events."""
        self._stack = stack
        self.catalogue = cache(self._catalogue)
        self.document = cache(self._document)

    def _catalogue(self, size: int | None = None) -> Catalogue:
        """Return the bundled catalogue, or one of ``size`` synthetic events."""
        if size is None:
            return Catalogue.open(bundled_geodata())
        return Catalogue.open(synthetic.write(self.scratch / f"geodata-{size}", size, like=bundled_geodata()))

    def _document(self, size: int | None = None) -> str:
        """Return the address on disk of a catalogue's map document."""
        file = self.scratch / f"map-{size or 'bundled'}.html"
        file.write_text(document(self.catalogue(size)), "utf-8")
        return file.as_uri()

    @cached_property
    def browser(self) -> Browser:
        return self._stack.enter_context(browser.chromium())

    @cached_property
    def dashboard(self) -> str:
        """The address of the explorer's dashboard."""
        return self._stack.enter_context(servers.dashboard(self.scratch / "dashboard.log"))

    @cached_property
    def peer_dashboard(self) -> str:
        """The address of a streamlit-folium app that shows the same events."""
        texts = {"leaflet.js": assets.leaflet_script(), "leaflet.css": assets.leaflet_style()}
        address = self._stack.enter_context(servers.assets(texts))
        script = Path(__file__).parent / "peers" / "dashboard_app.py"
        variables = {"BENCHMARK_ASSETS": address}
        return self._stack.enter_context(servers.streamlit_app(script, variables, self.scratch / "peer.log"))
