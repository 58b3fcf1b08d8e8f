"""Series: one quantity as it went on, period by period, as one source or several count it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from explorer.model.base import Edtf, LocalText, Record, Slug
from explorer.model.source import Citation


class SeriesRow(Record):
    """One value for one period, such as a month."""

    when: Edtf
    value: float
    approx: bool = False
    cite: Citation


class Series(Record):
    """Values of one topic in one unit over time; what exactly is counted stands in ``scope``."""

    id: Slug
    event: Slug = Field(description="the event it belongs to, beside whose record it is shown")
    topic: Slug
    unit: Slug | None = None
    party: Slug | None = Field(default=None, description="the party whose figures these are")
    title: LocalText
    scope: LocalText
    rows: Annotated[list[SeriesRow], Field(min_length=1)]
