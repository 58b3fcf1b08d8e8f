"""Whether one happening stands in the record twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from explorer import dates
from explorer.audit.findings import Finding
from explorer.load import Folder, citations
from explorer.model import EventFeature
from explorer.model.base import say

ALIKE = 0.8
"""The share of a title's words and order that two titles may have in common (Ratcliff and Obershelp, by difflib)."""


def duplicate(folder: Folder) -> Iterator[Finding]:
    """Two events that share all of part_of, date, places and citations."""
    seen: dict[tuple, str] = {}
    for event in folder.events:
        said = event.properties
        cited = frozenset(citation.source for _, citation in citations(event))
        key = said.part_of, said.when, frozenset(ref.place for ref in said.places), cited
        if key in seen:
            yield Finding("", event.id, seen[key], "has the same whole, date, places and citations")
        seen.setdefault(key, event.id)


def near_duplicate(folder: Folder) -> Iterator[Finding]:
    """Two events at one place and time whose titles are nearly the same, or that are of one kind on one day."""
    at: dict[str, list[EventFeature]] = defaultdict(list)
    for event in folder.events:
        for ref in {ref.place for ref in event.properties.places if ref.role == "site"}:
            at[ref].append(event)
    for group in at.values():
        for one, other in combinations(group, 2):
            if other.id in (one.properties.part_of, "") or one.id == other.properties.part_of:
                continue
            if _overlap(one, other) and (_same_day_and_kind(one, other) or _alike(one, other)):
                yield Finding("", one.id, other.id, "tells of nearly the same")


def _overlap(one: EventFeature, other: EventFeature) -> bool:
    a, b = dates.days(one.properties.when), dates.days(other.properties.when)
    return not ((a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first))


def _same_day_and_kind(one: EventFeature, other: EventFeature) -> bool:
    return one.properties.kind == other.properties.kind and one.properties.when == other.properties.when


def _alike(one: EventFeature, other: EventFeature) -> bool:
    a, b = (say(event.properties.title, "en").lower().split() for event in (one, other))
    return SequenceMatcher(None, a, b).ratio() >= ALIKE
