"""The HTML snapshot: how large, how long to make, and whether it opens from disk with the network off."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from benchmarks.bench import READY, Bench
from benchmarks.browser import open_document, profile
from benchmarks.figures import Figure, Row, median, timed
from benchmarks.peers.folium_map import folium_map
from explorer.scene import scene
from explorer.snapshot import snapshot
from explorer.view import View

_ASKED = re.compile(rb'<(?:script src|link rel="stylesheet" href)="http')


def rows(bench: Bench) -> Iterator[Row]:
    catalogue = bench.catalogue()
    made = snapshot(scene(catalogue, View()), "html")
    plain = folium_map(catalogue)[0].get_root().render().encode()
    peer = {"folium's save()": _megabytes(plain), "asks the network for": _asked(plain)}
    yield Row(f"HTML snapshot, {len(catalogue)} events", _megabytes(made), 4, peer)
    seconds = timed(lambda: snapshot(scene(catalogue, View()), "html"), bench.costly)
    peer = {"folium": timed(lambda: folium_map(catalogue)[0].get_root().render(), bench.costly)}
    yield Row("HTML snapshot, time to make", seconds, None, peer)
    file = bench.scratch / "snapshot.html"
    file.write_bytes(made)
    yield _opened(bench, file.as_uri())


def _opened(bench: Bench, address: str) -> Row:
    what, remote, seconds = "HTML snapshot, from disk with the network off to ready", [], []
    with profile(bench.browser, watch=READY, offline=True) as context:
        context.on("request", lambda request: request.url.startswith("http") and remote.append(request.url))
        for _ in range(bench.costly + 1):
            begun = time.perf_counter()
            page = open_document(context, address)
            seconds.append(time.perf_counter() - begun)
            page.close()
    if remote:
        return Row(what, None, note=f"asked the network for {len(remote)} files, {remote[0]} first")
    return Row(what, median(seconds[1:], "s"), note="asked the network for nothing")


def _megabytes(page: bytes) -> Figure:
    return Figure(len(page) / 1e6, "MB")


def _asked(page: bytes) -> Figure:
    return Figure(len(_ASKED.findall(page)), "files")
