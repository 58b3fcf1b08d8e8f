"""The table of words, read once a language."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def table(language: str) -> dict[str, str]:
    """Return every word in a language; one that has no table of its own gets English."""
    folder = files("explorer.words")
    file = folder / f"{language}.json"
    return json.loads((file if file.is_file() else folder / "en.json").read_text("utf-8"))


def word(key: str, language: str, **values: object) -> str:
    """Return one word or sentence with its blanks filled; raises KeyError for a key that is not in the table."""
    text = table(language)[key]
    return text.format(**values) if values else text
