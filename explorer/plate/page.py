"""What stands on the page round the panel, as plain data for the typesetter: no markup, every text a string."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from explorer.bibliography import references, short
from explorer.catalogue import Catalogue
from explorer.model import EventFeature, Tier
from explorer.model.base import say
from explorer.plate.colophon import base_line, cut, data_line
from explorer.plate.glyphs import alike, families
from explorer.plate.layout import Sheet
from explorer.plate.marks import CHOSEN, symbol_svg
from explorer.plate.panel import Panel
from explorer.plate.scale import meridians, parallels, scale_bar
from explorer.record import place_name
from explorer.scene import Scene
from explorer.words import date_words, number_words, word

_GREY = "#5f6368"
_MOST_SOURCES = 60
"""Beyond this, a picture of one sheet names its sources in brief; a PDF has room for every full entry."""
_PARAGRAPH = 15
_MOST = 1000
"""Events and sources a plate lists; of more it says how many there are and where they all stand."""


def page(scene: Scene, sheet: Sheet, panel: Panel, *, grows: bool) -> dict[str, Any]:
    """Return the page of a scene as JSON values; one that ``grows`` is a single sheet, as high as it has to be."""
    language = scene.language
    brief = grows and len(scene.sources) > _MOST_SOURCES
    bar = scale_bar(panel.canvas)
    side = "N" if bar.latitude >= 0 else "S"
    return {
        "language": language,
        "grows": grows,
        "sheet": asdict(sheet),
        "fonts": {"sans": families("sans"), "serif": families("serif")},
        "collection": cut(say(scene.catalogue.collection.title, language), "collection"),
        "title": cut(scene.title, "title"),
        "alt": cut(scene.title, "title"),
        "texts": [asdict(text) for text in panel.texts],
        "meridians": [degree._asdict() for degree in meridians(panel.canvas)],
        "parallels": [degree._asdict() for degree in parallels(panel.canvas)],
        "scale": {
            "points": bar.points,
            "half": number_words(bar.km / 2, language),
            "whole": word("km", language, count=number_words(bar.km, language)),
            "note": f"{word('plate-scale', language)} ({abs(bar.latitude):.0f}°{side})",
        },
        "note": word("modern-boundaries-note", language) if "modern-boundaries" in scene.view.overlays else "",
        "legend": _legend(scene, panel),
        "headings": {
            "layers": word("layers", language),
            "symbols": word("kinds", language),
            "events": word("plate-events", language),
            "sources": word("plate-sources-brief" if brief else "plate-sources", language),
        },
        "empty": "" if scene.ids else word("plate-empty", language),
        "events": [_event(scene, number, event) for number, event in enumerate(scene.events[:_MOST], 1)],
        "sources": _in_brief(scene) if brief else _in_full(scene),
        "more": {"events": _more(scene.ids, language), "sources": _more(scene.sources, language)},
        "footer": [data_line(scene), base_line(scene)],
    }


def texts(page: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every text of a page with the id of the event it comes from, or nothing."""
    for key, value in page.items():
        if key == "events":
            for entry in value:
                yield from ((entry[part], entry["id"]) for part in ("title", "details"))
        elif key not in ("sheet", "fonts", "grows"):
            yield from ((text, "") for text in _strings(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _legend(scene: Scene, panel: Panel) -> dict[str, Any]:
    language = scene.language
    layers = [
        {
            "colour": entry.layer.colour,
            "title": cut(say(entry.layer.title, language), "legend"),
            "count": number_words(entry.count, language),
        }
        for entry in scene.legend
    ]
    symbols = [
        {"svg": _key(symbol_svg(kind.symbol, _GREY, 12)), "title": cut(say(kind.title, language), "legend")}
        for kind in scene.kinds
        if set(kind.geometry) & {"Point", "MultiPoint"}
    ]
    line = f'<path d="M-7 0H7" stroke="{_GREY}" stroke-width="1.8"'
    keys = {
        "plate-numbers": ('<circle r="5" fill="#5f6368"/>', bool(scene.mapped)),
        "disputed-mark": (symbol_svg("", _GREY, 10, disputed=True), panel.disputed),
        "plate-selected": (f'<circle r="7" fill="{CHOSEN}"/>{symbol_svg("", _GREY, 10)}', panel.selected),
        "uncertain-place": (
            f'<circle r="6" fill="{_GREY}" fill-opacity=".1" stroke="{_GREY}" stroke-width=".8"'
            ' stroke-dasharray="1.2 1.9"/>',
            panel.uncertain,
        ),
        "line-dated": (f"{line}/>", panel.dated_lines),
        "line-schematic": (f'{line} stroke-dasharray="4 2.4"/>', panel.schematic_lines),
        "plate-area": (
            f'<rect x="-7" y="-4.5" width="14" height="9" fill="{_GREY}" fill-opacity=".14" stroke="{_GREY}"'
            ' stroke-width=".8"/>',
            panel.areas,
        ),
    }
    used = [{"svg": _key(svg), "title": word(key, language)} for key, (svg, shown) in keys.items() if shown]
    return {"layers": layers, "symbols": symbols, "keys": used}


def _key(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 16 16" width="16" height="16">{inside}</svg>'


def _event(scene: Scene, number: int, event: EventFeature) -> dict[str, Any]:
    said, language = event.properties, scene.language
    details = [date_words(said.when, language)]
    if said.places:
        details.append(place_name(scene.catalogue, said.places[0].place, language, scene.view.names))
    if event.geometry is None:
        details.append(word("plate-unmapped", language))
    return {
        "id": event.id,
        "number": str(number),
        "colour": scene.catalogue.layer(said.layer).colour,
        "title": alike(say(said.title, language)),
        "details": alike(" · ".join(details)),
        "selected": event.id == scene.view.event,
    }


def _more(listed: Sequence[Any], language: str) -> str:
    rest = len(listed) - _MOST
    return word("plate-more", language, count=number_words(rest, language)) if rest > 0 else ""


def _in_full(scene: Scene) -> list[str]:
    entries = _references(scene.catalogue)
    return [alike(entries[source.id]) for source in scene.sources[:_MOST]]


def _in_brief(scene: Scene) -> list[str]:
    """Return byline or title and year of each source, tier by tier, in paragraphs short enough to share columns."""
    paragraphs, language = [], scene.language
    for tier in Tier:
        named = list(
            dict.fromkeys(cut(short(source), "brief") for source in scene.sources[:_MOST] if source.tier == tier)
        )
        for first in range(0, len(named), _PARAGRAPH):
            lead = f"{word(f'tier-{tier}', language)}: " if first == 0 else ""
            paragraphs.append(lead + "; ".join(named[first : first + _PARAGRAPH]))
    return paragraphs


@lru_cache(maxsize=4)
def _references(catalogue: Catalogue) -> dict[str, str]:
    return references(catalogue.sources)
