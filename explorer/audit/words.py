"""Whether our own words take a side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.audit.findings import Finding
from explorer.load import Folder

_QUOTED = re.compile("“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》")


def loaded_word(folder: Folder) -> Iterator[Finding]:
    """A word that the collection lists as loaded, in a title or summary and not in quotation marks."""
    listed = folder.collection.loaded_words
    for event in folder.events:
        for field in ("title", "summary"):
            for language, text in getattr(event.properties, field).items():
                plain = _QUOTED.sub(" ", text).casefold()
                for word in listed.get(language, []):
                    if re.search(_pattern(word.casefold()), plain):
                        yield Finding("", event.id, f"{field}.{language}/{word}", "takes a side; quote who says so")


def _pattern(word: str) -> str:
    """Return a pattern of the whole word; writing without spaces has no edges to look for."""
    return rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
