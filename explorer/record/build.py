"""An event's record as it is read: every reference resolved, every value in words, nothing marked up."""

from __future__ import annotations

from functools import lru_cache

from explorer.bibliography import references, short
from explorer.catalogue import Catalogue
from explorer.load import citations
from explorer.model import Citation, Claim, EventFeature, PlaceFeature, Tier
from explorer.model.base import say
from explorer.record.lines import CitationLine, ClaimLine, DisputeLine, PlaceLine, Record
from explorer.words import date_words, value_words, word


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
        claims=_claims(catalogue, event, language),
        disputes=_disputes(catalogue, event, language),
        citations=_citations(catalogue, event, language),
        stages=_stages(catalogue, event, language),
        part_of=(whole.id, say(whole.properties.title, language)) if whole else None,
        notes=_notes(catalogue, event, language),
    )


def thinly_sourced(catalogue: Catalogue, event: EventFeature) -> bool:
    """Return whether one press or popular source is all that stands behind the event."""
    cited = {citation.source for _, citation in citations(event)}
    sources = [source for id in cited if (source := catalogue.source(id))]
    return len(sources) == 1 and sources[0].tier in (Tier.PRESS, Tier.POPULAR)


def place_name(catalogue: Catalogue, id: str, language: str, use: str = "then") -> str:
    """Return a place's name, or its id where the gazetteer lacks it."""
    place = catalogue.place(id)
    return place.properties.name(language, use) if place else id


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


def _claims(catalogue: Catalogue, event: EventFeature, language: str) -> list[ClaimLine]:
    """Return the claims, topic by topic in the order first told, nearest tier first within a topic."""
    disputed = {reference for dispute in catalogue.disputes_of(event.id) for reference in dispute.claims}
    topics = list(dict.fromkeys(claim.topic for claim in event.properties.claims))

    def order(claim: Claim) -> tuple[int, int]:
        source = catalogue.source(claim.cite.source)
        return topics.index(claim.topic), source.tier.rank if source else len(Tier)

    return [
        _claim(catalogue, claim, f"{event.id}#{claim.id}" in disputed, language)
        for claim in sorted(event.properties.claims, key=order)
    ]


def _claim(catalogue: Catalogue, claim: Claim, disputed: bool, language: str) -> ClaimLine:
    topic, source = catalogue.topic(claim.topic), catalogue.source(claim.cite.source)
    party = say(catalogue.party_title(claim.party), language)
    return ClaimLine(
        id=claim.id,
        topic=say(topic.title, language) if topic else claim.topic,
        value=value_words(claim, language, lambda id: place_name(catalogue, id, language)),
        statement=say(claim.statement, language),
        party=word("party-of", language, party=party) if party else "",
        who=word("quoted", language, who=claim.said_by) if claim.said_by else "",
        source=short(source) if source else word("source-missing", language, id=claim.cite.source),
        tier=word(f"tier-{source.tier}", language) if source else "",
        tier_id=str(source.tier) if source else "",
        checked=_checked(claim.cite, language),
        url=_address(catalogue, claim.cite),
        disputed=disputed,
    )


def _disputes(catalogue: Catalogue, event: EventFeature, language: str) -> list[DisputeLine]:
    lines = []
    for dispute in catalogue.disputes_of(event.id):
        topic = catalogue.topic(dispute.topic)
        title = say(topic.title, language) if topic else dispute.topic
        lines.append(DisputeLine(title, word(f"relation-{dispute.relation}", language), say(dispute.note, language)))
    return lines


def _citations(catalogue: Catalogue, event: EventFeature, language: str) -> list[CitationLine]:
    """Return the sources cited for the event as a whole and by its claims, each once, the read passage preferred."""
    best: dict[str, Citation] = {}
    for _, citation in citations(event):
        known = best.get(citation.source)
        if known is None or (citation.checked and not known.checked):
            best[citation.source] = citation
    entries = _references(catalogue)
    lines = []
    for id, citation in best.items():
        source = catalogue.source(id)
        lines.append(
            CitationLine(
                source=id,
                text=entries.get(id, word("source-missing", language, id=id)),
                locator=citation.locator or "",
                tier=word(f"tier-{source.tier}", language) if source else "",
                tier_id=str(source.tier) if source else "",
                checked=_checked(citation, language),
                url=_address(catalogue, citation),
            )
        )
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


def _checked(citation: Citation, language: str) -> str:
    return word("checked", language, date=citation.checked.date.isoformat()) if citation.checked else ""


def _address(catalogue: Catalogue, citation: Citation) -> str:
    """Return where a reader can follow: where the passage was read, else the source's own address, else nothing."""
    source = catalogue.source(citation.source)
    if source is None or source.custom.unofficial_copy:
        return ""
    return citation.checked.url if citation.checked else (source.url or "")


@lru_cache(maxsize=4)
def _references(catalogue: Catalogue) -> dict[str, str]:
    return references(catalogue.sources)
