"""A geodata folder as it was read: the records that are sound, and where each stood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from explorer.load.problems import Report
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


@dataclass
class Folder:
    """Everything sound in a geodata folder; unsound records are in the report and nowhere else."""

    path: Path
    collection: Collection
    layers: Layers
    kinds: list[Kind]
    topics: list[Topic]
    sources: list[Source]
    places: list[PlaceFeature]
    people: list[Person]
    events: list[EventFeature]
    disputes: list[Dispute]
    series: list[Series] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)
    shapes: dict[str, BaseGeometry] = field(default_factory=dict)
    file_of: dict[str, str] = field(default_factory=dict)
    report: Report = field(default_factory=Report)

    @cached_property
    def layer_ids(self) -> set[str]:
        return {layer.id for layer in self.layers.layers}

    @cached_property
    def kind_ids(self) -> set[str]:
        return {kind.id for kind in self.kinds}

    @cached_property
    def event_ids(self) -> set[str]:
        return {event.id for event in self.events}

    @cached_property
    def place_ids(self) -> set[str]:
        return {place.id for place in self.places}

    @cached_property
    def person_ids(self) -> set[str]:
        return {person.id for person in self.people}

    @cached_property
    def source_ids(self) -> set[str]:
        return {source.id for source in self.sources}

    @cached_property
    def party_ids(self) -> set[str]:
        return {party.id for party in self.collection.parties}

    def topic(self, id: str) -> Topic | None:
        return self._topics.get(id)

    def kind(self, id: str) -> Kind | None:
        return self._kinds.get(id)

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {kind.id: kind for kind in self.kinds}


def bare_collection(title: str) -> Collection:
    """Return what stands in for a collection.json that cannot be used, so that the rest is still shown."""
    return Collection.model_validate(
        {
            "title": {"en": title},
            "description": {"en": title},
            "version": "0.0.0",
            "date": dt.date(1970, 1, 1),
            "first_day": dt.date(1900, 1, 1),
            "last_day": dt.date(1999, 12, 31),
            "extent": (-170, -60, 170, 75),
            "languages": ["en", "zh"],
            "licence": {"id": "NOASSERTION", "title": {"en": "unknown"}, "url": "https://spdx.org/licenses/"},
            "cite_as": {"en": title},
        }
    )
