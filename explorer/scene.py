"""The scene: what a view shows of a catalogue, chosen, ordered and said in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from explorer.catalogue import Catalogue
from explorer.model import EventFeature, Kind, Layer, Source
from explorer.model.base import say
from explorer.view import OVERLAYS, Extent, View
from explorer.words import date_words, number_words, word


@dataclass(frozen=True)
class LegendEntry:
    """A layer that is switched on, and how many of its events the scene holds."""

    layer: Layer
    count: int


@dataclass(frozen=True)
class Scene:
    """A settled view of a catalogue. Make it with ``scene``: nothing in the view is left open there."""

    catalogue: Catalogue
    view: View
    ids: tuple[str, ...]
    """Ids of the events shown, in catalogue order; those that are not mapped are among them."""

    @cached_property
    def events(self) -> list[EventFeature]:
        return [self.catalogue.event(id) for id in self.ids]

    @property
    def extent(self) -> Extent:
        assert self.view.extent is not None  # settled
        return self.view.extent

    @property
    def language(self) -> str:
        return self.view.language

    @cached_property
    def mapped(self) -> list[EventFeature]:
        return [event for event in self.events if event.geometry is not None]

    @cached_property
    def unmapped(self) -> list[EventFeature]:
        return [event for event in self.events if event.geometry is None]

    @cached_property
    def legend(self) -> list[LegendEntry]:
        counts = [event.properties.layer for event in self.events]
        shown = self.view.layers or ()
        return [LegendEntry(layer, counts.count(layer.id)) for layer in self.catalogue.layers if layer.id in shown]

    @cached_property
    def kinds(self) -> list[Kind]:
        """Kinds of the mapped events, in the catalogue's order."""
        used = {event.properties.kind for event in self.mapped}
        return [kind for kind in self.catalogue.kinds if kind.id in used]

    @cached_property
    def sources(self) -> list[Source]:
        return self.catalogue.sources_of(self.ids)

    @cached_property
    def title(self) -> str:
        """The view in words: caption on screen, title of the plate, line of the CLI."""
        described, count = describe(self.view, self.catalogue), len(self.ids)
        key = {0: "described-none", 1: "described-one"}.get(count, "described-count")
        return word(key, self.language, described=described, count=number_words(count, self.language))


def scene(catalogue: Catalogue, view: View) -> Scene:
    """Return what the view shows; what the view leaves open is settled from the collection."""
    view = settle(view, catalogue)
    first = catalogue.collection.first_day if view.mode == "until" else view.first
    ids = catalogue.select(layers=view.layers or (), first=first, last=view.last, extent=view.extent)
    return Scene(catalogue, view, tuple(ids))


def settle(view: View, catalogue: Catalogue) -> View:
    """Return the view with every open part filled and every id known to the catalogue, in its order."""
    collection = catalogue.collection
    on = {layer.id for layer in catalogue.layers if layer.on} if view.layers is None else set(view.layers)
    first = _clamp(view.first or collection.first_day, collection.first_day, collection.last_day)
    last = _clamp(view.last or collection.last_day, collection.first_day, collection.last_day)
    event = catalogue.event(view.event).id if view.event and view.event in catalogue else None
    settled = replace(
        view,
        layers=tuple(layer.id for layer in catalogue.layers if layer.id in on),
        first=min(first, last),
        last=last,
        event=event,
        overlays=tuple(overlay for overlay in OVERLAYS if overlay in view.overlays),
    )
    return settled if settled.extent else settled.showing(Extent(*collection.extent))


def unknown_parts(view: View, catalogue: Catalogue) -> list[str]:
    """Return a sentence for each id in the view that the catalogue does not have."""
    known = {layer.id for layer in catalogue.layers}
    missing = [word("no-such-layer", view.language, id=id) for id in view.layers or () if id not in known]
    if view.event and view.event not in catalogue:
        missing.append(word("no-such-event", view.language, id=view.event))
    return missing


def describe(view: View, catalogue: Catalogue) -> str:
    """Return a settled view in words, without counts: layers and days."""
    language = view.language
    titles = [say(layer.title, language) for layer in catalogue.layers if layer.id in (view.layers or ())]
    if len(titles) == len(catalogue.layers):
        layers = word("all-layers", language)
    elif not titles:
        layers = word("no-layers", language)
    elif len(titles) <= 3:
        head, last = titles[:-1], titles[-1]
        layers = (word("comma", language).join(head) + word("and", language) + last) if head else last
    else:
        layers = word("some-layers", language, count=len(titles), total=len(catalogue.layers))
    return word("described", language, layers=layers, when=describe_days(view, catalogue))


def describe_days(view: View, catalogue: Catalogue) -> str:
    """Return the settled view's time window in words."""
    collection, language = catalogue.collection, view.language
    if view.mode == "until":
        return word("until-day", language, day=date_words(str(view.last), language))
    if (view.first, view.last) == (collection.first_day, collection.last_day):
        return date_words(f"{collection.first_day.year}/{collection.last_day.year}", language)
    return date_words(f"{view.first}/{view.last}" if view.first != view.last else str(view.first), language)


def _clamp(day: dt.date, first: dt.date, last: dt.date) -> dt.date:
    return min(max(day, first), last)
