"""The types every record is made of."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter

from explorer import dates


class Record(BaseModel):
    """A frozen record that keeps unknown properties, so that reading and writing lose nothing.

    Unknown properties are reported as doubtful by ``load``.
    """

    model_config = ConfigDict(frozen=True, extra="allow", str_strip_whitespace=True, allow_inf_nan=False)


def _edtf(text: str) -> str:
    dates.days(text)
    return text


_http = TypeAdapter(HttpUrl)


def _web_address(text: str) -> str:
    _http.validate_python(text)
    return text


def _unclosed(text: str) -> str:
    if not text:
        raise ValueError("is empty")
    if any(ord(letter) < 32 and letter not in "\n\t" for letter in text):
        raise ValueError("holds control characters")
    return text


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=96)]
"""A readable identifier: lower-case letters, digits and single hyphens."""

Edtf = Annotated[str, AfterValidator(_edtf)]
"""A date of EDTF level 1."""

Day = dt.date
"""One day, ISO 8601."""

WebAddress = Annotated[str, AfterValidator(_web_address)]
"""An http or https address; ``javascript:`` and its like are refused."""

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag."""

Text = Annotated[str, AfterValidator(_unclosed), Field(max_length=20_000)]

LocalText = Annotated[dict[Language, Text], Field(min_length=1)]
"""The same text in several languages, by language tag."""

Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Position = tuple[Longitude, Latitude]
"""Longitude and latitude in degrees, WGS 84, in this order."""

Kilometres = Annotated[float, Field(ge=0, le=20_000)]

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]

Link = Annotated[str, Field(pattern=r"^(wikidata:Q[1-9][0-9]*|geonames:[1-9][0-9]*)$")]
"""An identifier that was looked up, such as ``geonames:1791247``."""


def say(text: dict[str, str] | None, language: str) -> str:
    """Return the text in the language asked for, else in English, else in any."""
    if not text:
        return ""
    return text.get(language) or text.get("en") or next(iter(text.values()))
