"""Turning parsed JSON into records, one at a time, so that a bad one costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from explorer.load.problems import Report

Model = TypeVar("Model", bound=BaseModel)

_VALUE = "is not a number, {min, max}, {edtf}, {place} or {text}"
_POSITION = "is not a position: longitude and latitude, both numbers"
_MAX_PER_RECORD = 20


def record(model: type[Model], item: Any, name: str, report: Report) -> Model | None:
    """Return the record, or None after reporting every problem in it; unknown properties are warned of."""
    label = _label(item)
    try:
        made = model.model_validate(item)
    except ValidationError as invalid:
        for field, message in _plain(invalid):
            report.error(name, message, id=label, field=field)
        return None
    for field in unknown_properties(made):
        report.warn(name, "is not a property of the schema; it is kept and not shown", id=label, field=field)
    return made


def unique(model: type[Model], items: Iterable[Any], name: str, report: Report, seen: dict[str, str]) -> list[Model]:
    """Return the valid records whose ``id`` is new; ``seen`` maps each id met to the file it stood in."""
    kept = []
    for item in items:
        made = record(model, item, name, report)
        if made is None:
            continue
        if made.id in seen:
            report.error(name, f"this id stands already in {seen[made.id]}; the second is left out", id=made.id)
            continue
        seen[made.id] = name
        kept.append(made)
    return kept


def unknown_properties(made: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every property that the schema does not name.

    CSL-JSON fields of a source are the standard's, not ours, and pass without a word.
    """
    if isinstance(made, BaseModel):
        if made.model_extra and type(made).__name__ not in _OPEN_RECORDS:
            yield from (f"{path}{key}" for key in made.model_extra)
        for key in type(made).model_fields:
            yield from unknown_properties(getattr(made, key), f"{path}{key}.")
    elif isinstance(made, list | tuple):
        for number, item in enumerate(made):
            yield from unknown_properties(item, f"{path.rstrip('.')}[{number}].")


_OPEN_RECORDS = {"Source", "CslName", "CslDate"}


def _label(item: Any) -> str:
    label = item.get("id", "") if isinstance(item, dict) else ""
    return label[:96] if isinstance(label, str) else str(label)[:24]


def _plain(invalid: ValidationError) -> list[tuple[str, str]]:
    lines: dict[tuple[str, str], None] = {}
    for error in invalid.errors(include_url=False, include_context=False):
        field, message = _field(error["loc"]), error["msg"].removeprefix("Value error, ")
        if ".value" in field:  # one line for the union, not one for each thing it might have been
            field, message = field[: field.index(".value") + 6], _VALUE
        if ".Position" in field:  # as above: a position may have two numbers or three
            field, message = field[: field.index(".Position")], _POSITION
        lines.setdefault((field, message if message[:3] == "URL" else message[:1].lower() + message[1:]))
    return list(lines)[:_MAX_PER_RECORD]


def _field(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part not in _GEOMETRY_TAGS:
            path += f".{part}" if path else part
    return path


_GEOMETRY_TAGS = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
