"""The map document: the one place that knows folium."""

from explorer.web.document import CONTENT_POLICY, document, folium_map

__all__ = ["CONTENT_POLICY", "document", "folium_map"]
