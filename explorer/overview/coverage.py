"""What the collection covers: events by layer and month, how sharply placed, how well sourced."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from explorer.catalogue import Catalogue
from explorer.load import citations
from explorer.model import EventFeature, Layer
from explorer.model.base import say
from explorer.record import precision_km, thinly_sourced

PRECISION_KM = (1, 5, 20, 60)
"""Upper bounds, kilometres, of the classes a point's precision falls into; what is wider is the last class."""


@dataclass(frozen=True)
class LayerCoverage:
    """One layer in figures."""

    id: str
    title: str
    colour: str
    events: int
    months: dict[tuple[int, int], int]
    """How many of its events begin in a month, by year and month."""
    precision: list[int]
    """Points by class of precision: up to each of PRECISION_KM, then wider."""
    lines: int
    areas: int
    unmapped: int
    checked: int
    """Events with at least one citation that was read."""
    claims: int
    claims_checked: int
    disputed: int
    thin: int


@dataclass(frozen=True)
class Coverage:
    """The whole collection in figures, layer by layer."""

    layers: list[LayerCoverage]
    years: range
    thin: list[tuple[str, str]]
    """Id and title of each event that rests on one press or popular source."""


def coverage(catalogue: Catalogue, language: str) -> Coverage:
    """Return the collection's figures in a language."""
    events = catalogue.events
    thin = {id for id in events.index if thinly_sourced(catalogue, catalogue.event(id))}
    span = catalogue.collection
    return Coverage(
        layers=[_layer(catalogue, layer, thin, language) for layer in catalogue.layers],
        years=range(span.first_day.year, span.last_day.year + 1),
        thin=[(id, say(catalogue.event(id).properties.title, language)) for id in events.index if id in thin],
    )


def _layer(catalogue: Catalogue, layer: Layer, thin: set[str], language: str) -> LayerCoverage:
    rows = catalogue.events[catalogue.events["layer"] == layer.id]
    held = [catalogue.event(id) for id in rows.index]
    cited = [claim.cite for event in held for claim in event.properties.claims]
    shapes = Counter(_shape(event) for event in held)
    points = Counter(_class(precision_km(catalogue, event.id)) for event in held if _shape(event) == "point")
    return LayerCoverage(
        id=layer.id,
        title=say(layer.title, language),
        colour=layer.colour,
        events=len(held),
        months=dict(Counter((day.year, day.month) for day in rows["first_day"])),
        precision=[points[number] for number in range(len(PRECISION_KM) + 1)],
        lines=shapes["line"],
        areas=shapes["area"],
        unmapped=shapes["none"],
        checked=sum(any(citation.checked for _, citation in citations(event)) for event in held),
        claims=len(cited),
        claims_checked=sum(citation.checked is not None for citation in cited),
        disputed=int(rows["disputed"].sum()),
        thin=sum(event.id in thin for event in held),
    )


def _shape(event: EventFeature) -> str:
    if event.geometry is None:
        return "none"
    kind = event.geometry.type
    return "line" if "Line" in kind else "area" if "Polygon" in kind else "point"


def _class(km: float) -> int:
    return next((number for number, bound in enumerate(PRECISION_KM) if km <= bound), len(PRECISION_KM))
