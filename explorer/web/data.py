"""What the browser needs to know of a catalogue, as JSON."""

from __future__ import annotations

from typing import Any

from explorer import dates
from explorer.catalogue import Catalogue
from explorer.record import precision_km, record
from explorer.view import DEFAULT_SIZE, LANGUAGES, OVERLAYS
from explorer.web.ground import ground
from explorer.words import date_words, table


def payload(catalogue: Catalogue, opening: str = "") -> dict[str, Any]:
    """Return what the document needs to draw: collection, layers, kinds, events, words, ground."""
    collection = catalogue.collection
    return {
        "opening": opening,
        "collection": {
            "title": collection.title,
            "version": collection.version,
            "first_day": collection.first_day.isoformat(),
            "last_day": collection.last_day.isoformat(),
            "extent": collection.extent,
            "presets": [_preset(preset) for preset in collection.presets],
        },
        "default_size": list(DEFAULT_SIZE),
        "overlays": list(OVERLAYS),
        "groups": [{"id": group.id, "title": group.title} for group in _groups(catalogue)],
        "layers": [layer.model_dump(mode="json", exclude={"span"}) for layer in catalogue.layers],
        "kinds": {kind.id: {"title": kind.title, "symbol": kind.symbol} for kind in catalogue.kinds},
        "events": {id: _event(catalogue, id) for id in catalogue.events.index},
        "words": {language: table(language) for language in LANGUAGES},
        "ground": ground(catalogue.path / "basemap"),
    }


def records(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """Return what the document says of each event, by id and language.

    Both languages of an event stand side by side: what they share is packed once.
    """
    return {
        id: {language: record(catalogue, id, language).as_dict() for language in LANGUAGES}
        for id in catalogue.events.index
    }


def _groups(catalogue: Catalogue):
    """Return the groups in order; a layer whose group is unknown brings it along, so that it can be switched."""
    known = {group.id for group in catalogue.groups}
    stray = dict.fromkeys(layer.group for layer in catalogue.layers if layer.group not in known)
    return [*catalogue.groups, *(type(catalogue.groups[0])(id=id, title={"en": id}) for id in stray)]


def _preset(preset) -> dict[str, Any]:
    first, last = dates.days(preset.when)
    return {"title": preset.title, "first": first.isoformat(), "last": last.isoformat()}


def _event(catalogue: Catalogue, id: str) -> dict[str, Any]:
    event, row = catalogue.event(id), catalogue.events.loc[id]
    said = event.properties
    return {
        "id": id,
        "layer": said.layer,
        "kind": said.kind,
        "importance": said.importance,
        "title": said.title,
        "when": {language: date_words(said.when, language) for language in LANGUAGES},
        "first": row["first_day"].date().isoformat(),
        "last": row["last_day"].date().isoformat(),
        "disputed": bool(row["disputed"]),
        "schematic": said.schematic,
        "precision_km": precision_km(catalogue, id),
    }
