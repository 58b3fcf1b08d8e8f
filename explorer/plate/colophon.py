"""The foot of the page: which data, whose ground; and texts cut to the room that stands once on a page."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from explorer.model.base import say
from explorer.plate.glyphs import alike
from explorer.scene import Scene
from explorer.words import date_words, word

_LONGEST = {"title": 320, "collection": 120, "legend": 90, "brief": 60}
"""Letters after which a text that stands once on the page is cut; the entries of lists are never cut."""


def data_line(scene: Scene) -> str:
    """Return which data the plate was made from."""
    collection, language = scene.catalogue.collection, scene.language
    return word(
        "plate-data",
        language,
        title=cut(say(collection.title, language), "collection"),
        version=collection.version,
        date=date_words(collection.date.isoformat(), language),
        digest=scene.catalogue.digest,
        licence=cut(say(collection.licence.title, language), "collection"),
    )


def base_line(scene: Scene) -> str:
    """Return whom to credit for the ground that is drawn."""
    credited = _credits(scene.catalogue.path / "basemap", scene.view.base, scene.view.overlays)
    return " ".join([word("plate-base", scene.language), *credited])


@lru_cache(maxsize=16)
def _credits(folder: Path, base: str, overlays: tuple[str, ...]) -> list[str]:
    """Return the attribution of each part of the base map that the panel draws, each once."""
    drawn = [f"{part}.geojson" for part in ("world", "land", "coast", "lakes", "rivers", "labels")]
    drawn += ["relief.jpg"] if base == "relief" else []
    drawn += ["boundaries.geojson"] if "modern-boundaries" in overlays else []
    file = folder / "provenance.json"
    outputs = json.loads(file.read_text("utf-8"))["outputs"] if file.is_file() else {}
    credits = [source["attribution"] for part in drawn for source in outputs.get(part, {}).get("sources", [])]
    return list(dict.fromkeys(credits))


def cut(text: str, use: str) -> str:
    """Return a text no longer than its use has room for."""
    text, longest = alike(text), _LONGEST[use]
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
