"""``show``: an event's record as text, its claims side by side."""

from __future__ import annotations

import textwrap
import unicodedata
from argparse import Namespace
from collections.abc import Iterator
from difflib import get_close_matches

from explorer.catalogue import Catalogue
from explorer.commands.console import as_json, line, plain
from explorer.errors import UnknownEvent
from explorer.record import Record, record
from explorer.words import word

WIDTH = 96
"""Columns of a terminal; a Chinese character takes two."""


def run(arguments: Namespace) -> int:
    """Print one event's record; raises UnknownEvent, naming ids that look alike."""
    catalogue = Catalogue.open(arguments.geodata)
    if arguments.id not in catalogue:
        near = get_close_matches(arguments.id, list(catalogue.events.index), n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise UnknownEvent(f"there is no event {arguments.id!r}{hint}")
    read = record(catalogue, arguments.id, arguments.lang)
    if arguments.json:
        as_json(read.as_dict())
        return 0
    for text in as_text(read, arguments.lang):
        line(text)
    return 0


def as_text(read: Record, language: str) -> Iterator[str]:
    """Yield the record's lines."""
    yield read.title
    yield f"{read.when} · {read.layer} · {read.kind} · {read.id}"
    for place in read.places:
        yield " · ".join(part for part in (f"{place.role}: {place.then}", place.now, place.precision) if part)
    if read.part_of:
        yield f"{word('part-of', language)}: {read.part_of[1]} ({read.part_of[0]})"
    yield ""
    if read.content_note:
        yield f"{word('content-note', language)}: {read.content_note}"
    yield from _wrapped(read.summary)
    yield from _section(word("who", language), read.participants)
    yield from _section(word("stages", language), read.stages)
    if read.claims:
        yield from ("", word("claims", language))
        yield from _claims(read, language)
    for series in read.series:
        scope = " · ".join(part for part in (series.party, series.scope) if part)
        rows = [
            " · ".join(
                part for part in (row.when, row.value, row.source, row.checked or word("unchecked", language)) if part
            )
            for row in series.rows
        ]
        yield from _section(f"{series.title} ({scope})", rows)
    yield from _section(word("disputed", language), [f"{d.topic}: {d.relation}. {d.note}" for d in read.disputes])
    cited = [
        " · ".join(
            part for part in (c.text, c.locator, c.tier, c.checked or word("unchecked", language), c.url) if part
        )
        for c in read.citations
    ]
    yield from _section(word("sources", language), cited)
    yield from _section("", read.notes)


def _claims(read: Record, language: str) -> Iterator[str]:
    rows = [
        (
            ("* " if claim.disputed else "  ") + claim.value,
            "; ".join(part for part in (claim.source, claim.who, claim.party) if part),
            claim.tier,
            claim.checked or word("unchecked", language),
        )
        for claim in read.claims
    ]
    widths = [min(48, max(columns(plain(row[cell])) for row in rows)) for cell in range(3)]
    topic = None
    for claim, (*cells, read_or_not) in zip(read.claims, rows, strict=True):
        if claim.topic != topic:
            topic = claim.topic
            yield f"  {topic}"
        padded = [cell + " " * (width - columns(plain(cell))) for cell, width in zip(cells, widths, strict=True)]
        yield f"  {'  '.join(padded)}  {read_or_not}"
        yield from _wrapped(claim.statement, "      ")


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        if title:
            yield title
        for text in lines:
            yield from _wrapped(text, "  ")


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    for paragraph in text.split("\n"):
        wide = columns(paragraph) > len(paragraph) * 1.5  # Chinese: half as many characters fit
        width = WIDTH // 2 if wide else WIDTH
        yield from textwrap.wrap(
            paragraph, width, initial_indent=indent, subsequent_indent=indent,
            break_long_words=wide, break_on_hyphens=False,
        )  # fmt: skip


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
