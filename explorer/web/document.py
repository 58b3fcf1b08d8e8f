"""The map document: a folium map with everything inlined, one HTML file that needs nothing else."""

from __future__ import annotations

import json
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template
from folium.utilities import JsCode

from explorer.catalogue import Catalogue
from explorer.model.base import say
from explorer.query import to_query
from explorer.scene import settle
from explorer.view import MAX_ZOOM, MIN_ZOOM, View
from explorer.web import assets
from explorer.web.data import payload, records
from explorer.web.fonts import font_face, han_characters
from explorer.web.packing import packed

CONTENT_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What the document may load: nothing but itself."""


class Page(Figure):
    """Branca's figure with a language, a policy and the scripts where they belong."""

    _template = Template(
        "<!DOCTYPE html>\n"
        '<html lang="{{ this.language }}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{{ this.title|e }}</title>\n"
        "{{ this.header.render(**kwargs) }}\n"
        "</head>\n"
        "<body>\n"
        '<div id="explorer">{{ this.html.render(**kwargs) }}</div>\n'
        "<script>\nExplorer.load().then(() => {\n{{ this.script.render(**kwargs) }}\n});\n</script>\n"
        "</body>\n"
        "</html>\n"
    )

    def __init__(self, title: str, language: str) -> None:
        super().__init__(title=title)
        self.language = language
        self.policy = CONTENT_POLICY
        self.header._children.clear()  # the template says the character set


class OfflineMap(folium.Map):
    """A folium map that asks no server for its scripts and styles, and forbids no reader to zoom."""

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []
    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}"></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map("{{ this.get_name() }}",
            { center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }} });
        {% endmacro %}
        """
    )


class Start(MacroElement):
    """Hands folium's map and layers to our scripts."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Explorer.start({{ this._parent.get_name() }}, [{{ this.groups|join(', ') }}]);"
        "{% endmacro %}"
    )

    def __init__(self, groups: list[str]) -> None:
        super().__init__()
        self._name = "Start"
        self.groups = groups


def folium_map(catalogue: Catalogue, view: View | None = None) -> folium.Map:
    """Return the map: each layer a FeatureGroup with a GeoJson inside; ``save()`` alone writes the whole document."""
    view = settle(view or View(), catalogue)
    page = Page(say(catalogue.collection.title, view.language), view.language)
    data = payload(catalogue, f"?{to_query(view)}")
    _inline(page, data, records(catalogue))
    made = OfflineMap(
        location=[view.latitude, view.longitude], zoom_start=view.zoom, tiles=None, zoom_control=False,
        min_zoom=MIN_ZOOM, max_zoom=MAX_ZOOM, zoomSnap=0.01, zoomDelta=0.5, wheelPxPerZoomLevel=110,
        maxBoundsViscosity=0.8, worldCopyJump=False,
    )  # fmt: skip
    made._id = "explorer"
    page.add_child(made)
    groups = [_layer(catalogue, layer.id).add_to(made).get_name() for layer in catalogue.layers]
    start = Start(groups)
    start._id = "explorer"
    made.add_child(start)
    return made


def document(catalogue: Catalogue, view: View | None = None) -> str:
    """Return the map document as HTML; the same catalogue and view give the same text."""
    return folium_map(catalogue, view).get_root().render()


def _layer(catalogue: Catalogue, id: str) -> folium.FeatureGroup:
    layer = catalogue.layer(id)
    group = folium.FeatureGroup(name=say(layer.title, "en"), show=True)
    group._id = id.replace("-", "_")  # folium's own are random; ours make the same bytes every time
    events = [catalogue.event(event) for event in catalogue.events.index[catalogue.events["layer"] == id]]
    features = [
        {"type": "Feature", "id": event.id, "geometry": event.geometry.model_dump(include={"type", "coordinates"}),
         "properties": {}}
        for event in events if event.geometry
    ]  # fmt: skip
    style = {"color": layer.colour, "fillColor": layer.colour}
    geojson = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda _feature: style,
        point_to_layer=JsCode("Explorer.point"),
    )
    geojson._id = group._id
    return group.add_child(geojson)


def _inline(page: Page, data: dict[str, Any], told: dict[str, Any]) -> None:
    faces = font_face(han_characters(json.dumps([data, told], ensure_ascii=False)))
    for name, element in (
        ("leaflet_style", f"<style>{assets.leaflet_style()}</style>"),
        ("font", f"<style>{faces}</style>"),
        ("style", f"<style>{assets.style()}</style>"),
        ("leaflet", f"<script>{assets.leaflet_script()}</script>"),
        ("data", f'<script type="text/plain" id="explorer-data">{packed(data)}</script>'),
        ("records", f'<script type="text/plain" id="explorer-records">{packed(told)}</script>'),
        ("explorer", f"<script>{assets.script()}</script>"),
    ):
        page.header.add_child(_Raw(element), name=name)


class _Raw(Element):
    """Text that is already HTML: branca would read braces in it as a template."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html

    def render(self, **_kwargs: Any) -> str:
        return self.html
