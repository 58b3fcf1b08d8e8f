"""A scene as GeoJSON that stands alone: its events, and the sources they cite."""

from __future__ import annotations

import json
from typing import Any

from explorer.model import EventFeature
from explorer.model.base import say
from explorer.query import to_query
from explorer.scene import Scene


def geojson(scene: Scene) -> bytes:
    """Return the scene as an RFC 7946 FeatureCollection, UTF-8, one event a line, in scene order.

    Foreign members tell where it comes from: ``view`` (the URL query), ``title`` (the view in words), ``data``
    (collection, version, digest, licence) and ``sources`` (CSL-JSON of every source cited).
    """
    members = {
        "title": scene.title,
        "view": to_query(scene.view),
        "data": _data(scene),
        "sources": [source.as_csl() for source in scene.sources],
    }
    head = "".join(f"{_json(key)}:{_json(value)},\n" for key, value in members.items())
    features = ",\n".join(_json(feature(event)) for event in scene.events)
    return f'{{"type":"FeatureCollection",\n{head}"features":[\n{features}\n]}}\n'.encode()


def feature(event: EventFeature) -> dict[str, Any]:
    """Return an event as its geodata file has it: nothing added, unknown properties kept."""
    return event.model_dump(mode="json", exclude_unset=True)


def _data(scene: Scene) -> dict[str, str]:
    collection = scene.catalogue.collection
    return {
        "title": say(collection.title, scene.language),
        "version": collection.version,
        "date": collection.date.isoformat(),
        "digest": scene.catalogue.digest,
        "licence": collection.licence.id,
        "licence_url": collection.licence.url,
        "cite_as": say(collection.cite_as, scene.language),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
