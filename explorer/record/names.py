"""Names as the record says them."""

from __future__ import annotations

from explorer.catalogue import Catalogue


def place_name(catalogue: Catalogue, id: str, language: str, use: str = "then") -> str:
    """Return a place's name, or its id where the gazetteer lacks it."""
    place = catalogue.place(id)
    return place.properties.name(language, use) if place else id
