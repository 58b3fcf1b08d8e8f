"""The gazetteer: places, and the people and units that take part."""

from __future__ import annotations

from typing import Annotated, Literal

from geojson_pydantic import Point
from pydantic import Field

from explorer.model.base import Kilometres, Language, Link, LocalText, Record, Slug, Text
from explorer.model.source import Citation

Basis = Literal["gazetteer", "source-coordinates", "source-description", "read-off-map", "centroid", "estimate"]
"""How a point was fixed, surest first."""


class Name(Record):
    """One spelling of a name, in one language or romanisation (BCP 47)."""

    text: Text
    lang: Language
    use: Literal["then", "now", "variant"] = "then"


class Place(Record):
    names: Annotated[list[Name], Field(min_length=1)]
    precision_km: Kilometres
    basis: Basis
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(
        default=None, description="the modern country, ISO 3166-1 alpha-2, to catch namesakes"
    )
    province: Text | None = Field(default=None, description="the modern province, in English")
    cite: list[Citation] = []
    note: LocalText | None = None
    links: list[Link] = []

    def name(self, language: str, use: str = "then") -> str:
        """Return the name of this use in the language, falling back to the other use, then to any name."""
        for wanted in (use, "then", "now", "variant"):
            for name in self.names:
                if name.use == wanted and _same_language(name.lang, language):
                    return name.text
        return self.names[0].text


def _same_language(tag: str, language: str) -> bool:
    # A romanisation (zh-Latn-pinyin) is written for readers of Latin script, not for readers of Chinese.
    return tag == language or (tag.startswith(f"{language}-") and "Latn" not in tag)


class PlaceFeature(Record):
    """A place as an RFC 7946 Feature with a point."""

    type: Literal["Feature"]
    id: Slug
    geometry: Point
    properties: Place


class Person(Record):
    """A person or a unit."""

    id: Slug
    type: Literal["person", "unit"]
    names: Annotated[list[Name], Field(min_length=1)]
    note: LocalText | None = None
    links: list[Link] = []

    name = Place.name
