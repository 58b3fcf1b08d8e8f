"""The JSON Schema of every kind of file in a geodata folder, generated from the models.

``python -m explorer.schema`` writes them into ``geodata/schema/``; a test keeps them in step.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from explorer import paths
from explorer.model import (
    Collection,
    Dispute,
    EventFeature,
    Explanation,
    Kind,
    Layers,
    Person,
    PlaceFeature,
    Series,
    Source,
    Topic,
    Trace,
)
from explorer.model.base import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class EventCollection(Record):
    """The events of one layer, an RFC 7946 FeatureCollection."""

    type: Literal["FeatureCollection"]
    features: list[EventFeature]


class PlaceCollection(Record):
    """The gazetteer, an RFC 7946 FeatureCollection."""

    type: Literal["FeatureCollection"]
    features: list[PlaceFeature]


FILES: dict[str, tuple[Any, str]] = {
    "collection": (Collection, "collection.json"),
    "layers": (Layers, "layers.json"),
    "kinds": (list[Kind], "kinds.json"),
    "topics": (list[Topic], "topics.json"),
    "sources": (list[Source], "sources.json"),
    "places": (PlaceCollection, "places.geojson"),
    "people": (list[Person], "people.json"),
    "events": (EventCollection, "events/<layer>.geojson"),
    "disputes": (list[Dispute], "disputes.json"),
    "series": (Series, "series/<series>.json"),
    "traces": (Trace, "traces/<source>.json"),
    "audit": (list[Explanation], "audit.json"),
}
"""What each file kind holds, and where it lies in the folder."""

_HINTS: dict[str, dict[str, Any]] = {
    "_edtf": {"format": "edtf", "description": "a date of EDTF level 1, such as 1939-10-14, 1938-02 or 1942/1945"},
    "_web_address": {"format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
    "_unclosed": {"minLength": 1},
}


class _Generator(GenerateJsonSchema):
    """Says of our own validators what JSON Schema can say of them."""

    def function_after_schema(self, schema):
        said = super().function_after_schema(schema)
        return {**said, **_HINTS.get(getattr(schema["function"]["function"], "__name__", ""), {})}

    def dict_schema(self, schema):
        said = super().dict_schema(schema)
        return {**said, "additionalProperties": False} if "patternProperties" in said else said


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one of ``FILES``."""
    model, file = FILES[kind]
    made = TypeAdapter(model).json_schema(schema_generator=_Generator)
    return {"$schema": DIALECT, "$id": f"{kind}.json", "$comment": f"{file}, made by python -m explorer.schema", **made}


def text(kind: str) -> str:
    """Return the JSON Schema as its file holds it."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> None:
    """Write every schema into a folder, and make it if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in FILES:
        (folder / f"{kind}.json").write_text(text(kind), "utf-8", newline="\n")


if __name__ == "__main__":
    write(paths.bundled_geodata() / "schema")
