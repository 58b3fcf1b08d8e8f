"""A scene as a table, one event a row, that a spreadsheet opens without running anything in it."""

from __future__ import annotations

from collections.abc import Iterable
from csv import writer
from io import StringIO

from explorer.model.base import say
from explorer.record import ClaimLine, Record, precision_km, record
from explorer.scene import Scene
from explorer.words import word

COLUMNS = (
    "id", "layer", "layer_title", "kind", "kind_title", "title", "title_en", "title_zh", "when", "when_words",
    "first_day", "last_day", "longitude", "latitude", "geometry", "places_then", "places_now", "precision_km",
    "summary", "claims", "sources",
)  # fmt: skip
"""The header, the same in every language. An event that is not mapped has no longitude, latitude and geometry; a
precision that nobody states is left empty."""

BETWEEN = " | "
"""What parts the places, claims and sources within one cell."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_APOSTROPHE = "'"


def csv(scene: Scene) -> bytes:
    """Return the scene's events in its order as CSV (RFC 4180), UTF-8 with the mark that Excel looks for.

    Longitude and latitude (degrees, WGS 84) are those of a point on or in the geometry. Every text is guarded;
    ``unguard`` gives it back exactly. Numbers are written as numbers.
    """
    text = StringIO(newline="")
    rows = writer(text)
    rows.writerow(COLUMNS)
    for id in scene.ids:
        rows.writerow([guard(cell) if isinstance(cell, str) else cell for cell in _row(scene, id)])
    return text.getvalue().encode("utf-8-sig")


def guard(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before one that might be.

    A text that starts with an apostrophe gets another, so that ``unguard`` is exact.
    """
    return _APOSTROPHE + text if text.startswith((*_FORMULA, _APOSTROPHE)) else text


def unguard(cell: str) -> str:
    """Return the text that a guarded cell stands for: the exact inverse of ``guard``."""
    return cell.removeprefix(_APOSTROPHE)


def _row(scene: Scene, id: str) -> list[str | float]:
    catalogue, language = scene.catalogue, scene.language
    event, columns = catalogue.event(id), catalogue.events.loc[id]
    said, read = event.properties, record(catalogue, id, language)
    shape = columns["geometry"]
    point = shape.representative_point() if event.geometry else None
    return [
        id, said.layer, read.layer, said.kind, read.kind,
        read.title, say(said.title, "en"), say(said.title, "zh"),
        said.when, read.when, columns["first_day"].date().isoformat(), columns["last_day"].date().isoformat(),
        round(point.x, 6) if point else "", round(point.y, 6) if point else "",
        event.geometry.type if event.geometry else "",
        _joined(place.then for place in read.places), _joined(_now(scene, id)),
        precision_km(catalogue, id) or "", read.summary,
        _joined(_claim(claim, language) for claim in read.claims), _joined(_sources(read)),
    ]  # fmt: skip


def _now(scene: Scene, id: str) -> Iterable[str]:
    for reference in scene.catalogue.event(id).properties.places:
        place = scene.catalogue.place(reference.place)
        yield place.properties.name(scene.language, "now") if place else reference.place


def _claim(claim: ClaimLine, language: str) -> str:
    read = claim.checked or word("unchecked", language)
    told = [part for part in (claim.source, claim.tier, claim.party, claim.who, read) if part]
    return f"{claim.topic}: {claim.value}. {claim.statement} [{'; '.join(told)}]"


def _sources(read: Record) -> Iterable[str]:
    for citation in read.citations:
        yield f"{citation.text} {citation.url}".strip() if citation.url not in citation.text else citation.text


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(" ".join(part.split()) for part in parts)
