"""Sources as a reader of footnotes expects them, set by citeproc from the CSL records."""

from __future__ import annotations

from collections.abc import Iterable

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from explorer.model import Source

STYLE = "harvard-cite-them-right"
"""The style that citeproc-py carries; others need a second, 89 MB package."""


def references(sources: Iterable[Source]) -> dict[str, str]:
    """Return each source's entry in a list of works, plain text, by source id."""
    sources = list(sources)
    if not sources:
        return {}
    records = []
    for source in sources:
        record = source.as_csl()
        record.pop("custom")
        if source.custom.unofficial_copy:  # told in the data, and not recommended to a reader
            record.pop("URL", None)
        records.append(record)
    style = CitationStylesStyle(STYLE, validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(records), formatter.plain)
    entries = {}
    for source in sources:
        bibliography.register(Citation([CitationItem(source.id)]))
    for key, entry in zip(bibliography.keys, bibliography.bibliography(), strict=True):
        entries[key] = str(entry).replace("..", ".")
    return {source.id: entries[source.id.lower()] for source in sources}


def short(source: Source) -> str:
    """Return a source in a few words: byline or title, and year."""
    name = source.byline or source.title
    return f"{name} {source.year}".strip()
