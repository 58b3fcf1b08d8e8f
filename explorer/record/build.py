"""An event's record as it is read: every reference resolved, every value in words, nothing marked up."""

from __future__ import annotations

from explorer.catalogue import Catalogue
from explorer.load import citations
from explorer.model import EventFeature, PlaceFeature, Tier
from explorer.model.base import say
from explorer.record.claims import citations_of, claims_of, disputes_of, series_of
from explorer.record.lines import PlaceLine, Record
from explorer.record.names import place_name
from explorer.words import date_words, word


def record(catalogue: Catalogue, id: str, language: str) -> Record:
    """Return an event's record in a language; raises UnknownEvent."""
    event = catalogue.event(id)
    said = event.properties
    layer = catalogue.layer(said.layer)
    whole = said.part_of and said.part_of in catalogue and catalogue.event(said.part_of)
    return Record(
        id=event.id,
        title=say(said.title, language),
        when=date_words(said.when, language),
        layer=say(layer.title, language),
        colour=layer.colour,
        kind=say(catalogue.kind(said.kind).title, language),
        summary=say(said.summary, language),
        content_note=say(said.content_note, language),
        places=_places(catalogue, event, language),
        participants=_participants(catalogue, event, language),
        claims=claims_of(catalogue, event, language),
        disputes=disputes_of(catalogue, event, language),
        citations=citations_of(catalogue, event, language),
        series=series_of(catalogue, event, language),
        stages=_stages(catalogue, event, language),
        part_of=(whole.id, say(whole.properties.title, language)) if whole else None,
        notes=_notes(catalogue, event, language),
    )


def thinly_sourced(catalogue: Catalogue, event: EventFeature) -> bool:
    """Return whether one press or popular source is all that stands behind the event."""
    cited = {citation.source for _, citation in citations(event)}
    sources = [source for id in cited if (source := catalogue.source(id))]
    return len(sources) == 1 and sources[0].tier in (Tier.PRESS, Tier.POPULAR)


def precision_km(catalogue: Catalogue, id: str) -> float:
    """Return how far off, in kilometres, an event's point may be: its own statement, else its first place's, else 0."""
    said = catalogue.event(id).properties
    if said.precision_km is not None:
        return said.precision_km
    places = [place for reference in said.places if (place := catalogue.place(reference.place))]
    return places[0].properties.precision_km if places else 0


def _places(catalogue: Catalogue, event: EventFeature, language: str) -> list[PlaceLine]:
    lines = []
    for reference in event.properties.places:
        place = catalogue.place(reference.place)
        then = place_name(catalogue, reference.place, language, "then")
        now = place_name(catalogue, reference.place, language, "now")
        lines.append(
            PlaceLine(
                role=word(f"role-{reference.role}", language),
                then=then,
                now=word("place-now", language, name=now) if now != then else "",
                precision=_precision(event, place, language),
            )
        )
    return lines


def _precision(event: EventFeature, place: PlaceFeature | None, language: str) -> str:
    """Return how well the place is known and from what; the event's own statement goes before the place's."""
    said, known = event.properties, place.properties if place else None
    km = said.precision_km if said.precision_km is not None or known is None else known.precision_km
    basis = said.basis or (known.basis if known else None)
    told = [word("precision", language, km=f"{km:g}")] if km is not None and km >= 1 else []
    return word("comma", language).join([*told, word(f"basis-{basis}", language)] if basis else told)


def _participants(catalogue: Catalogue, event: EventFeature, language: str) -> list[str]:
    lines = []
    for participant in event.properties.participants:
        person = catalogue.person(participant.who)
        name = person.name(language) if person else participant.who
        told = [
            part
            for part in (say(catalogue.party_title(participant.side), language), say(participant.role, language))
            if part
        ]
        lines.append(f"{name} — {word('comma', language).join(told)}" if told else name)
    return lines


def _stages(catalogue: Catalogue, event: EventFeature, language: str) -> list[str]:
    lines = []
    for stage in event.properties.stages:
        day = date_words(stage.when, language)
        where = place_name(catalogue, stage.place, language) if stage.place else ""
        lines.append(f"{day}{': ' if where else ''}{where}")
    return lines


def _notes(catalogue: Catalogue, event: EventFeature, language: str) -> list[str]:
    notes = []
    if thinly_sourced(catalogue, event):
        notes.append(word("thinly-sourced", language))
    if event.geometry is None:
        notes.append(word("not-mapped", language))
    if event.properties.schematic:
        notes.append(word("schematic", language))
    if event.properties.stages:
        notes.append(word("interpolated", language))
    return notes
