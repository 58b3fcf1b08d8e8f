"""The catalogue: every sound event of a geodata folder, ready to be selected from."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely import box

from explorer import dates
from explorer.errors import UnknownEvent
from explorer.load import Folder, Problem, citations, load
from explorer.model import (
    Claim,
    Collection,
    Dispute,
    EventFeature,
    Kind,
    Layer,
    Person,
    PlaceFeature,
    Series,
    Source,
    Topic,
)

WGS84 = "EPSG:4326"
_OWN_FILES = ("*.*json", "events/*.geojson", "series/*.json", "traces/*.json")


class Catalogue:
    """Everything loaded from a geodata folder.

    ``events`` is a GeoDataFrame (WGS 84) with the event id as index, in the one order used everywhere: first day,
    last day, importance, id. Columns: first_day, last_day (datetime64), layer, kind, importance, disputed (bool),
    sources (count), checked (bool), geometry (None where an event is not mapped).
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.path: Path = folder.path
        self.collection: Collection = folder.collection
        self.layers: list[Layer] = folder.layers.layers
        self.groups = folder.layers.groups
        self.disputes: list[Dispute] = folder.disputes
        self.problems: list[Problem] = folder.report.problems
        self._events = {event.id: event for event in folder.events}
        self._former = {former: event.id for event in folder.events for former in event.properties.former_ids}
        self._layers = {layer.id: layer for layer in self.layers}
        self._kinds = {kind.id: kind for kind in folder.kinds}
        self._topics = {topic.id: topic for topic in folder.topics}
        self._sources = {source.id: source for source in folder.sources}
        self._places = {place.id: place for place in folder.places}
        self._people = {person.id: person for person in folder.people}

    @classmethod
    def open(cls, path: Path | str) -> Catalogue:
        """Return the catalogue of a folder; raises GeodataError where there is none."""
        return cls(load(path))

    def __len__(self) -> int:
        return len(self._events)

    def __contains__(self, id: str) -> bool:
        return id in self._events or id in self._former

    def event(self, id: str) -> EventFeature:
        """Return an event by its id or a former one; raises UnknownEvent."""
        try:
            return self._events[self._former.get(id, id)]
        except KeyError:
            raise UnknownEvent(f"there is no event {id!r}") from None

    def layer(self, id: str) -> Layer:
        return self._layers[id]

    def kind(self, id: str) -> Kind:
        return self._kinds[id]

    def topic(self, id: str) -> Topic | None:
        return self._topics.get(id)

    def source(self, id: str) -> Source | None:
        return self._sources.get(id)

    def place(self, id: str) -> PlaceFeature | None:
        return self._places.get(id)

    def person(self, id: str) -> Person | None:
        return self._people.get(id)

    def party_title(self, id: str | None) -> dict[str, str]:
        return next((party.title for party in self.collection.parties if party.id == id), {})

    @property
    def sources(self) -> list[Source]:
        return list(self._sources.values())

    @property
    def series(self) -> list[Series]:
        return self._folder.series

    @property
    def places(self) -> list[PlaceFeature]:
        return list(self._places.values())

    @property
    def kinds(self) -> list[Kind]:
        return list(self._kinds.values())

    @cached_property
    def events(self) -> gpd.GeoDataFrame:
        span = self.collection.first_day, self.collection.last_day
        rows = [self._row(event, span) for event in self._events.values()]
        columns = ["id", "first_day", "last_day", "layer", "kind", "importance", "disputed", "sources", "checked"]
        frame = pd.DataFrame(rows, columns=columns)
        for column in ("first_day", "last_day"):
            frame[column] = pd.to_datetime(frame[column])
        geometry = [self._folder.shapes.get(id) for id in frame["id"]]
        events = gpd.GeoDataFrame(frame, geometry=geometry, crs=WGS84)
        return events.sort_values(["first_day", "last_day", "importance", "id"]).set_index("id")

    def _row(self, event: EventFeature, span: tuple[dt.date, dt.date]) -> tuple:
        cited = [citation for _, citation in citations(event)]
        # A grave tended after the war belongs to its story: it stands at the end of the span, with its true date.
        first, last = (min(max(day, span[0]), span[1]) for day in dates.days(event.properties.when).within(*span))
        return (
            event.id, first, last, event.properties.layer, event.properties.kind,
            event.properties.importance, event.id in self._disputes_by_event,
            len({citation.source for citation in cited}), any(citation.checked for citation in cited),
        )  # fmt: skip

    @cached_property
    def _disputes_by_event(self) -> dict[str, list[Dispute]]:
        found: dict[str, list[Dispute]] = {}
        for dispute in self.disputes:
            for id in dict.fromkeys(claim.split("#")[0] for claim in dispute.claims):
                found.setdefault(id, []).append(dispute)
        return found

    def select(
        self,
        *,
        layers: Iterable[str],
        first: dt.date,
        last: dt.date,
        extent: tuple[float, float, float, float] | None = None,
    ) -> list[str]:
        """Return the ids, in catalogue order, of the layers' events that overlap the days and touch the extent.

        ``extent`` is west, south, east, north in degrees; an event that is not mapped has no place to lie outside it.
        """
        events = self.events
        chosen = events["layer"].isin(list(layers))
        chosen &= (events["first_day"] <= pd.Timestamp(last)) & (events["last_day"] >= pd.Timestamp(first))
        if extent is not None:
            touching = pd.Series(False, index=events.index)
            touching.iloc[events.sindex.query(box(*extent), predicate="intersects")] = True
            chosen &= touching | events.geometry.isna()
        return list(events.index[chosen])

    def disputes_of(self, id: str) -> list[Dispute]:
        """Return the disputes in which a claim on this event takes part."""
        return self._disputes_by_event.get(id, [])

    def series_of(self, id: str) -> list[Series]:
        """Return the series that stand beside this event's record."""
        return [series for series in self._folder.series if series.event == id]

    def claim(self, reference: str) -> tuple[EventFeature, Claim] | None:
        """Return the event and claim that ``event#claim`` names, or None."""
        event_id, _, claim_id = reference.partition("#")
        event = self._events.get(event_id)
        claim = event and next((claim for claim in event.properties.claims if claim.id == claim_id), None)
        return (event, claim) if event and claim else None

    @cached_property
    def cited_by(self) -> dict[str, list[str]]:
        """Ids of the events that cite a source anywhere in their record, in catalogue order, by source id."""
        found: dict[str, list[str]] = {id: [] for id in self._sources}
        for id in self.events.index:
            for source in dict.fromkeys(citation.source for _, citation in citations(self._events[id])):
                found.setdefault(source, []).append(id)
        return found

    def sources_of(self, ids: Iterable[str]) -> list[Source]:
        """Return every source cited by these events, by tier, then byline, then title."""
        cited = {citation.source for id in ids for _, citation in citations(self._events[id])}
        found = [self._sources[id] for id in cited if id in self._sources]
        return sorted(found, key=lambda source: (source.tier.rank, source.byline, source.year, source.title, source.id))

    @cached_property
    def digest(self) -> str:
        """SHA-256, first 12 hex digits, over the folder's own files: which data a picture was made from."""
        digest = hashlib.sha256()
        for file in sorted(file for part in _OWN_FILES for file in self.path.glob(part)):
            digest.update(file.relative_to(self.path).as_posix().encode())
            with suppress(OSError):  # load reports it, and no event comes from it
                digest.update(file.read_bytes())
        return digest.hexdigest()[:12]
