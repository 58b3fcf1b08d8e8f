"""The same events as plain folium draws them, on a canvas, with its own layer control."""

from __future__ import annotations

import re
from pathlib import Path

import folium
from branca.element import Element
from shapely.geometry import mapping

from explorer.catalogue import Catalogue
from explorer.model.base import say
from explorer.web import assets

CENTRE, ZOOM = (35.0, 109.0), 5
WINDOW_DAYS = 730
DRAWN = "window.drawn"
"""Holds in the page once it can be used."""

_REMOTE = re.compile(r'<script src="[^"]*"></script>|<link rel="stylesheet" href="[^"]*"\s*/>')

_TIME = """
<input id="time" type="range" min="0" max="{last}" value="0" style="position:fixed;bottom:8px;left:20%;width:60%;z-index:1000">
<script>window.addEventListener("load", () => {{
  const groups = [{groups}].map((group) => ({{ group, layers: Object.values(group._layers) }}));
  window.narrow = (from) => {{
    for (const {{ group, layers }} of groups)
      for (const layer of layers) {{
        const {{ first, last }} = layer.feature.properties;
        const shown = last >= from && first <= from + {width};
        if (shown !== group.hasLayer(layer)) shown ? group.addLayer(layer) : group.removeLayer(layer);
      }}
  }};
  document.getElementById("time").addEventListener("input", ({{ target }}) => narrow(Number(target.value)));
  window.drawn = true;
}});</script>
"""  # noqa: E501


def folium_map(catalogue: Catalogue) -> tuple[folium.Map, list[folium.GeoJson]]:
    """Return a map of the mapped events, a GeoJson a layer, with titles as tooltips and summaries as popups."""
    drawn = folium.Map(CENTRE, zoom_start=ZOOM, tiles=None, prefer_canvas=True)
    events, layers = catalogue.events, []
    origin = events["first_day"].min()
    for layer in catalogue.layers:
        features = []
        for id in events.index[(events["layer"] == layer.id) & events.geometry.notna()]:
            said = catalogue.event(id).properties
            properties = {
                "title": say(said.title, "en"),
                "summary": say(said.summary, "en"),
                "first": (events.at[id, "first_day"] - origin).days,
                "last": (events.at[id, "last_day"] - origin).days,
            }
            # A part a feature: Leaflet 1.9.3, which folium asks for, breaks on a tooltip over a MultiPoint.
            for part in getattr(events.at[id, "geometry"], "geoms", [events.at[id, "geometry"]]):
                features.append({"type": "Feature", "id": id, "geometry": mapping(part), "properties": properties})
        if not features:
            continue
        style = {"color": layer.colour, "fillColor": layer.colour, "weight": 2, "fillOpacity": 0.8}
        geojson = folium.GeoJson(
            {"type": "FeatureCollection", "features": features}, name=say(layer.title, "en"),
            style_function=lambda _feature, style=style: style, marker=folium.CircleMarker(radius=5, fill=True),
            tooltip=folium.GeoJsonTooltip(["title"], labels=False),
            popup=folium.GeoJsonPopup(["title", "summary"], labels=False),
        ).add_to(drawn)  # fmt: skip
        layers.append(geojson)
    return drawn, layers


def write_page(catalogue: Catalogue, file: Path, *, days: int) -> str:
    """Write the map as a page that needs no network, with a slider over windows of ``days``; return its address."""
    drawn, layers = folium_map(catalogue)
    folium.LayerControl(collapsed=False).add_to(drawn)
    span = catalogue.events["last_day"].max() - catalogue.events["first_day"].min()
    names = ", ".join(layer.get_name() for layer in layers)
    page = drawn.get_root()
    page.html.add_child(Element(_TIME.format(groups=names, last=span.days - days, width=days)))
    local = f"<style>{assets.leaflet_style()}</style><script>{assets.leaflet_script()}</script></head>"
    file.write_text(_REMOTE.sub("", page.render()).replace("</head>", local, 1), "utf-8")
    return file.as_uri()
