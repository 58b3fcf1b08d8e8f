"""The same events over the same land with geopandas and matplotlib: a map, a title and a legend, and no lists."""

from __future__ import annotations

import io
from functools import cache

import geopandas as gpd
import matplotlib

from explorer.catalogue import Catalogue
from explorer.model.base import say

matplotlib.use("Agg")
from matplotlib import pyplot

A4_INCHES, DPI = (11.69, 8.27), 200


def draw(catalogue: Catalogue, format: str) -> bytes:
    """Return an A4 page across as PNG, SVG or PDF."""
    figure, axes = pyplot.subplots(figsize=A4_INCHES, layout="constrained")
    _layer(catalogue, "land").plot(ax=axes, facecolor="#f6f1e4", edgecolor="#7d93a0", linewidth=0.5)
    _layer(catalogue, "lakes").plot(ax=axes, facecolor="#d3e2ea")
    _layer(catalogue, "rivers").plot(ax=axes, color="#7fa6bd", linewidth=0.5)
    events = catalogue.events
    for layer in catalogue.layers:
        chosen = events[(events["layer"] == layer.id) & events.geometry.notna()]
        if len(chosen):
            chosen.plot(ax=axes, color=layer.colour, markersize=24, linewidth=1.5, alpha=0.8)
        axes.plot([], [], "o", color=layer.colour, label=f"{say(layer.title, 'en')} ({len(chosen)})")
    west, south, east, north = catalogue.collection.extent
    axes.set(xlim=(west, east), ylim=(south, north), title=say(catalogue.collection.title, "en"))
    axes.legend(loc="lower right", fontsize=8)
    page = io.BytesIO()
    figure.savefig(page, format=format, dpi=DPI)
    pyplot.close(figure)
    return page.getvalue()


@cache
def _layer(catalogue: Catalogue, name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(catalogue.path / "basemap" / f"{name}.geojson")
