"""A plate on A4, warm; and how much memory the process that makes one takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

from benchmarks.bench import READY, Bench
from benchmarks.browser import open_document, profile
from benchmarks.figures import Figure, Row, timed
from benchmarks.peers import matplotlib_plate
from explorer.errors import ExplorerError
from explorer.plate import plate
from explorer.scene import scene
from explorer.view import View

BOUNDS = {"pdf": 0.3, "svg": 0.3, "png": 0.6}
RELIEF_PNG_BOUND = 0.9
A4_CSS_PIXELS = {"width": 1123, "height": 794}
A4_PIXELS_WIDE_AT_200 = 2339

_MEMORY = """
import resource, sys
from pathlib import Path
from explorer.catalogue import Catalogue
from explorer.paths import bundled_geodata
catalogue = Catalogue.open(bundled_geodata())
{work}
status = Path("/proc/self/status")
if status.exists():  # on Linux a process starts with its parent's ru_maxrss
    print(next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # macOS: in bytes
"""
_OWN_WORK = """
from explorer.plate import plate
from explorer.scene import scene
from explorer.view import View
plate(scene(catalogue, View(base="{base}")), "png")
"""
_PEER_WORK = """
from benchmarks.peers import matplotlib_plate
matplotlib_plate.draw(catalogue, "png")
"""


def rows(bench: Bench) -> Iterator[Row]:
    """The map of everything, as the collection opens; the peers draw a map and a legend, and no lists."""
    catalogue = bench.catalogue()
    screenshot = _screenshot(bench)
    for format, bound in BOUNDS.items():
        peers = {"matplotlib": timed(lambda format=format: matplotlib_plate.draw(catalogue, format), bench.costly)}
        if format == "png":
            peers["Chromium screenshot"] = screenshot
        yield _row(bench, f"plate, A4, {format.upper()}", "plain", format, bound, peers)
    for format, bound in {"pdf": None, "svg": None, "png": RELIEF_PNG_BOUND}.items():
        yield _row(bench, f"plate, A4, {format.upper()}, relief", "relief", format, bound, {})


def memory_rows(bench: Bench) -> Iterator[Row]:
    """Peak of a fresh process that opens the catalogue and makes one PNG."""
    peer = _peak(_PEER_WORK)
    for base in ("plain", "relief"):
        what = f"plate, A4, PNG, {base}: peak memory of the process"
        yield Row(what, _peak(_OWN_WORK.format(base=base)), None, {"matplotlib": peer})


def _row(bench: Bench, what: str, base: str, format: str, bound: float | None, peers: dict[str, Figure]) -> Row:
    view = View(base=base)

    def make() -> bytes:
        return plate(scene(bench.catalogue(), view), format)

    return _guarded(what, lambda: Row(what, timed(make, bench.repetitions), bound, peers))


def _guarded(what: str, measure: Callable[[], Row]) -> Row:
    try:
        return measure()
    except ExplorerError as error:
        return Row(what, None, note=str(error))


def _screenshot(bench: Bench) -> Figure:
    """Open the map document in a browser that is running already, and take its picture, as wide as A4 at 200 dpi."""
    address = bench.document()
    scale = A4_PIXELS_WIDE_AT_200 / A4_CSS_PIXELS["width"]
    with profile(bench.browser, watch=READY, viewport=A4_CSS_PIXELS, device_scale_factor=scale) as context:

        def take() -> None:
            page = open_document(context, address)
            page.screenshot()
            page.close()

        return timed(take, bench.costly)


def _peak(work: str) -> Figure:
    made = subprocess.run([sys.executable, "-c", _MEMORY.format(work=work)], capture_output=True, text=True, check=True)
    return Figure(int(made.stdout) / 1e6, "MB")
