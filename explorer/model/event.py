"""Events: GeoJSON Features that say what happened, where and when."""

from __future__ import annotations

from typing import Annotated, Literal

from geojson_pydantic import LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon
from pydantic import Field

from explorer.model.base import Edtf, Kilometres, Link, LocalText, Position, Record, Slug
from explorer.model.claim import Claim
from explorer.model.place import Basis
from explorer.model.source import Citation

Geometry = Annotated[
    Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon, Field(discriminator="type")
]

Role = Literal["site", "origin", "target", "base", "via", "signed-at"]


class PlaceRef(Record):
    place: Slug
    role: Role = "site"


class Stage(Record):
    """A dated position on a line; what lies between two stages is interpolated and drawn as such."""

    at: Position
    when: Edtf
    place: Slug | None = None
    cite: Citation


class Participant(Record):
    who: Slug
    side: Slug
    role: LocalText | None = None


class Event(Record):
    """The properties of an event."""

    layer: Slug
    kind: Slug
    importance: Literal[1, 2, 3] = Field(default=2, description="1 is the most important")
    part_of: Slug | None = None
    former_ids: list[Slug] = []
    content_note: LocalText | None = None
    title: LocalText
    summary: LocalText
    when: Edtf
    places: list[PlaceRef] = []
    precision_km: Kilometres | None = Field(default=None, description="where it differs from the place's")
    basis: Basis | None = None
    schematic: bool = Field(default=False, description="the line shows a corridor or a direction, not a track")
    stages: list[Stage] = []
    participants: list[Participant] = []
    claims: list[Claim] = []
    cite: Annotated[list[Citation], Field(min_length=1)]
    links: list[Link] = []


class EventFeature(Record):
    """An event as an RFC 7946 Feature; a null geometry is listed and not mapped."""

    type: Literal["Feature"]
    id: Slug
    geometry: Geometry | None
    properties: Event
