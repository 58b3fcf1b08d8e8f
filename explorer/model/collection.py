"""The collection's own records: what it is, its layers, kinds, topics and parties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explorer.model.base import Colour, Day, Edtf, Language, LocalText, Record, Slug, Text, WebAddress

GeometryType = Literal["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
Extent = tuple[float, float, float, float]


class Party(Record):
    """A side whose figures are told apart."""

    id: Slug
    title: LocalText


class Start(Record):
    """A button that opens a view worth starting from."""

    id: Slug
    title: LocalText
    text: LocalText
    view: Text = Field(description="the view as a URL query")


class TimePreset(Record):
    id: Slug
    title: LocalText
    when: Edtf


class Licence(Record):
    id: Text = Field(description="SPDX identifier")
    title: LocalText
    url: WebAddress


class Collection(Record):
    """What the folder holds as a whole."""

    title: LocalText
    description: LocalText
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    date: Day
    first_day: Day
    last_day: Day
    extent: Extent = Field(description="west, south, east, north, degrees: what the map shows at the start")
    languages: Annotated[list[Language], Field(min_length=1)]
    parties: list[Party] = []
    start: list[Start] = []
    presets: list[TimePreset] = []
    loaded_words: dict[Language, list[Text]] = Field(
        default={}, description="words that take a side, which no title or summary of ours may use but in quotation"
    )
    licence: Licence
    cite_as: LocalText


class LayerGroup(Record):
    id: Slug
    title: LocalText


class Layer(Record):
    """A theme of events that can be switched on and off."""

    id: Slug
    group: Slug
    title: LocalText
    description: LocalText
    colour: Colour
    on: bool = True
    span: Edtf


class Layers(Record):
    """The groups and layers, in the order shown."""

    groups: list[LayerGroup]
    layers: Annotated[list[Layer], Field(min_length=1)]


class Kind(Record):
    """A kind of event and how it is drawn."""

    id: Slug
    title: LocalText
    symbol: Annotated[str, Field(pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9eE ,.\-+]+$")] = Field(
        description="an SVG path in a 24 by 24 box"
    )
    geometry: Annotated[list[GeometryType], Field(min_length=1)]
    arm: Literal["infantry", "cavalry", "tank", "river", "sea", "road", "rail", "air"] | None = None


class Topic(Record):
    """What a claim is about."""

    id: Slug
    title: LocalText
    quantity: Literal["count", "mass", "money", "distance", "altitude", "date", "place", "text"]
    units: list[Slug] = []
    scope: LocalText | None = None
