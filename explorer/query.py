"""The view as a URL query, and back."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from explorer.mercator import LIMIT
from explorer.view import BASES, DEFAULT_SIZE, LANGUAGES, MAX_ZOOM, MIN_ZOOM, MODES, NAMES, Size, View

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_QUERY = 4096


def to_query(view: View) -> str:
    """Return a view as a URL query; what is as at the start is left out."""
    pairs: list[tuple[str, str]] = []
    if view.zoom is not None:
        pairs.append(("map", f"{view.zoom:.2f}/{view.latitude:.4f}/{view.longitude:.4f}"))
    if view.size != DEFAULT_SIZE:
        pairs.append(("size", f"{view.size.width}x{view.size.height}"))
    if view.layers is not None:
        pairs.append(("layers", ",".join(view.layers)))
    for key, value in (("from", view.first), ("to", view.last), ("event", view.event)):
        if value is not None:
            pairs.append((key, str(value)))
    for key, value, default in (
        ("mode", view.mode, "window"),
        ("lang", view.language, "en"),
        ("base", view.base, "relief"),
        ("names", view.names, "then"),
        ("overlays", ",".join(view.overlays), ""),
    ):
        if value != default:
            pairs.append((key, value))
    return urlencode(pairs, safe="/,")


class Parsed(NamedTuple):
    """A view read from a query, and each part of the query that was ignored, with why."""

    view: View
    ignored: list[str]


def from_query(query: str) -> Parsed:
    """Return the view a URL query describes; unknown and nonsensical parts are ignored and named."""
    ignored: list[str] = []
    if len(query) > _MAX_QUERY:
        return Parsed(View(), [f"the address is over {_MAX_QUERY} characters long"])
    parts: dict[str, object] = {}
    for key, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
        reader = _READERS.get(key)
        if reader is None:
            if key not in _HOST_KEYS:
                ignored.append(f"{_short(key)} is no part of a view")
            continue
        try:
            parts.update(reader(value))
        except (ValueError, OverflowError):
            ignored.append(f"{key}={_short(value)} cannot be understood")
    if parts.get("first") and parts.get("last") and parts["first"] > parts["last"]:  # type: ignore[operator]
        ignored.append("the time window ends before it starts")
        del parts["first"], parts["last"]
    return Parsed(View(**parts), ignored)  # type: ignore[arg-type]


_HOST_KEYS = {"embed", "embed_options"}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _read_map(value: str) -> dict[str, float]:
    zoom, latitude, longitude = (float(part) for part in value.split("/"))
    if not (MIN_ZOOM <= zoom <= MAX_ZOOM and abs(latitude) <= LIMIT and abs(longitude) <= 180):
        raise ValueError(value)
    return {"zoom": round(zoom, 2), "latitude": round(latitude, 4), "longitude": round(longitude, 4)}


def _read_size(value: str) -> dict[str, Size]:
    width, height = (int(part) for part in value.split("x"))
    if not (160 <= width <= 8192 and 160 <= height <= 8192):
        raise ValueError(value)
    return {"size": Size(width, height)}


def _read_slugs(name: str):
    def read(value: str) -> dict[str, tuple[str, ...]]:
        slugs = tuple(dict.fromkeys(part for part in value.split(",") if part))
        if not all(_SLUG.fullmatch(slug) for slug in slugs):
            raise ValueError(value)
        return {name: slugs}

    return read


def _read_day(name: str):
    def read(value: str) -> dict[str, dt.date]:
        return {name: dt.date.fromisoformat(value)}

    return read


def _read_one_of(name: str, allowed: tuple[str, ...]):
    def read(value: str) -> dict[str, str]:
        if value not in allowed:
            raise ValueError(value)
        return {name: value}

    return read


def _read_event(value: str) -> dict[str, str]:
    if len(value) > 96 or not _SLUG.fullmatch(value):
        raise ValueError(value)
    return {"event": value}


_READERS = {
    "map": _read_map,
    "size": _read_size,
    "layers": _read_slugs("layers"),
    "overlays": _read_slugs("overlays"),
    "from": _read_day("first"),
    "to": _read_day("last"),
    "event": _read_event,
    "mode": _read_one_of("mode", MODES),
    "lang": _read_one_of("language", LANGUAGES),
    "base": _read_one_of("base", BASES),
    "names": _read_one_of("names", NAMES),
}
