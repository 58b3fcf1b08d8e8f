"""Every point on which accounts differ: claim beside claim, and how far apart they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from explorer import dates
from explorer.catalogue import Catalogue
from explorer.model import Claim, Dispute, EventFeature
from explorer.model.base import say
from explorer.model.claim import DateValue, Range
from explorer.record import ClaimLine, claim_line
from explorer.words import number_words, table, word


@dataclass(frozen=True)
class Bar:
    """A claim's value as a share of the widest in its dispute: from ``start`` to ``end``, 0 to 1."""

    start: float
    end: float


@dataclass(frozen=True)
class Side:
    """One claim in a dispute, the event it is about, and its bar where all are numbers of one unit."""

    event: str
    title: str
    claim: ClaimLine
    bar: Bar | None


@dataclass(frozen=True)
class DisputeView:
    """One dispute, ready to be shown."""

    id: str
    topic: str
    topic_id: str
    relation: str
    relation_id: str
    note: str
    layers: list[str]
    """Ids of the layers its events belong to."""
    sides: list[Side]
    spread: str
    voices: int
    """How many different sources speak."""

    @property
    def numeric(self) -> bool:
        return all(side.bar for side in self.sides)


def disputes(catalogue: Catalogue, language: str) -> list[DisputeView]:
    """Return every dispute with at least two claims that resolve.

    Those of the most important events come first, of these the ones between numbers, of these the ones that
    truly differ, then as the events are ordered.
    """
    order = {id: number for number, id in enumerate(catalogue.events.index)}
    found = []
    for dispute in catalogue.disputes:
        held = [both for ref in dispute.claims if (both := catalogue.claim(ref))]
        if len(held) > 1:
            view = _view(catalogue, dispute, held, language)
            importance = min(event.properties.importance for event, _ in held)
            first = min(order[event.id] for event, _ in held)
            scoped = dispute.relation != "differ"
            found.append(((importance, not view.numeric, scoped, first, dispute.id), view))
    return [view for _, view in sorted(found, key=lambda pair: pair[0])]


def _view(catalogue: Catalogue, dispute: Dispute, held: list[tuple[EventFeature, Claim]], language: str) -> DisputeView:
    topic = catalogue.topic(dispute.topic)
    bars = _bars([claim for _, claim in held])
    sides = [
        Side(event.id, say(event.properties.title, language), claim_line(catalogue, claim, True, language), bar)
        for (event, claim), bar in zip(held, bars, strict=True)
    ]
    return DisputeView(
        id=dispute.id,
        topic=say(topic.title, language) if topic else dispute.topic,
        topic_id=dispute.topic,
        relation=word(f"relation-{dispute.relation}", language),
        relation_id=dispute.relation,
        note=say(dispute.note, language),
        layers=list(dict.fromkeys(event.properties.layer for event, _ in held)),
        sides=sides,
        spread=_spread([claim for _, claim in held], language),
        voices=len({claim.cite.source for _, claim in held}),
    )


def _bars(claims: list[Claim]) -> list[Bar | None]:
    ends = [_ends(claim.value) for claim in claims]
    numbers = [end for end in ends if end is not None]
    if len(numbers) < len(claims) or len({claim.unit for claim in claims}) > 1:
        return [None] * len(claims)
    top = max(high for _, high in numbers)
    if top <= 0 or min(low for low, _ in numbers) < 0:
        return [None] * len(claims)
    return [Bar(low / top, high / top) for low, high in numbers]


def _ends(value: Any) -> tuple[float, float] | None:
    if isinstance(value, Range):
        return value.min, value.max
    return (value, value) if isinstance(value, int | float) else None


def _spread(claims: list[Claim], language: str) -> str:
    """Return how far apart the claims are: lowest and highest of one unit, or the days between dates."""
    ends = [end for claim in claims if (end := _ends(claim.value))]
    if len(ends) == len(claims) and len({claim.unit for claim in claims}) == 1:
        low, high = min(end[0] for end in ends), max(end[1] for end in ends)
        unit = table(language).get(f"unit-{claims[0].unit}", claims[0].unit or "")
        if low == high:
            return ""
        said = word("range", language, low=number_words(low, language), high=number_words(high, language))
        return word("spread", language, spread=f"{said}{'' if language == 'zh' else ' '}{unit}".strip())
    if all(isinstance(claim.value, DateValue) for claim in claims):
        spans = [dates.days(claim.value.edtf).within(dt.date.min, dt.date.max) for claim in claims]
        apart = (max(first for first, _ in spans) - min(last for _, last in spans)).days
        if apart == 1:
            return word("spread-day", language)
        return word("spread-days", language, days=number_words(apart, language)) if apart > 1 else ""
    return ""
