"""What a record is made of: lines of text, nothing marked up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class PlaceLine:
    role: str
    then: str
    now: str
    precision: str


@dataclass(frozen=True)
class ClaimLine:
    """One claim, ready to stand beside others on its topic."""

    id: str
    topic: str
    value: str
    statement: str
    party: str
    who: str
    source: str
    tier: str
    tier_id: str
    checked: str
    url: str
    disputed: bool


@dataclass(frozen=True)
class CitationLine:
    """One source cited for the event, with whether its passage was read."""

    source: str
    text: str
    locator: str
    tier: str
    tier_id: str
    checked: str
    url: str


@dataclass(frozen=True)
class DisputeLine:
    topic: str
    relation: str
    note: str


@dataclass(frozen=True)
class SeriesLine:
    """One row of a series: when, how much, as a share of the series' highest (0 to 1), and by whom."""

    when: str
    value: str
    share: float
    source: str
    checked: str
    url: str


@dataclass(frozen=True)
class SeriesView:
    """A series that stands beside an event."""

    id: str
    title: str
    scope: str
    party: str
    rows: list[SeriesLine]


@dataclass(frozen=True)
class Record:
    """Everything the page says about one event, in one language."""

    id: str
    title: str
    when: str
    layer: str
    colour: str
    kind: str
    summary: str
    content_note: str
    places: list[PlaceLine]
    participants: list[str]
    claims: list[ClaimLine]
    disputes: list[DisputeLine]
    citations: list[CitationLine]
    series: list[SeriesView]
    stages: list[str]
    part_of: tuple[str, str] | None
    notes: list[str]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
