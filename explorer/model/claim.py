"""Claims, what they may say, and disputes between them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from explorer.model.base import Edtf, LocalText, Record, Slug, Text
from explorer.model.source import Citation


class Range(Record):
    min: float
    max: float

    @model_validator(mode="after")
    def _in_order(self) -> Range:
        if self.min > self.max:
            raise ValueError("min is above max")
        return self


class DateValue(Record):
    edtf: Edtf


class PlaceValue(Record):
    place: Slug


class TextValue(Record):
    text: LocalText


Value = float | Range | DateValue | PlaceValue | TextValue

QUANTITIES = {
    "count": (int, float, Range),
    "mass": (int, float, Range),
    "money": (int, float, Range),
    "distance": (int, float, Range),
    "altitude": (int, float, Range),
    "date": (DateValue,),
    "place": (PlaceValue,),
    "text": (TextValue,),
}
"""What a value of each quantity is made of."""


class Claim(Record):
    """One statement about an event that one source makes, on a topic."""

    id: Slug
    topic: Slug
    value: Value
    unit: Slug | None = None
    subject: Slug | None = Field(
        default=None, description="what is counted or dated where the topic leaves it open, such as japanese-bombers"
    )
    approx: bool = False
    party: Slug | None = Field(default=None, description="the party whose figure this is")
    said_by: Text | None = Field(default=None, description="who says it inside the source, if not its author")
    statement: LocalText
    cite: Citation


ClaimRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]


class Dispute(Record):
    """Claims on one topic that do not agree, and how."""

    id: Slug
    topic: Slug
    claims: Annotated[list[ClaimRef], Field(min_length=2)]
    relation: Literal["differ", "scope", "unit", "derived"]
    note: LocalText
