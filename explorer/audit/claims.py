"""Whether accounts that differ are said to differ, and whether they are more than one account."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from explorer import dates
from explorer.audit.findings import Finding
from explorer.load import Folder
from explorer.model import Claim, Dispute
from explorer.model.claim import DateValue, PlaceValue, Range, TextValue


def unequal(folder: Folder) -> Iterator[Finding]:
    """Claims of one event on one topic, unit and subject whose values cannot both be true, in no common dispute."""
    joined = _joined(folder.disputes)
    for event in folder.events:
        groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in event.properties.claims:
            groups[claim.topic, claim.unit or "", claim.subject or ""].append(claim)
        for (topic, _, subject), claims in groups.items():
            apart = [
                (one, other)
                for one, other in combinations(claims, 2)
                if not _compatible(one.value, other.value)
                and joined.get(f"{event.id}#{one.id}", one.id) != joined.get(f"{event.id}#{other.id}", other.id)
            ]
            if apart:
                ids = dict.fromkeys(claim.id for pair in apart for claim in pair)
                about = f"{topic}/{subject}" if subject else topic
                yield Finding("", event.id, about, f"no dispute explains {', '.join(ids)}")


def one_voice(folder: Folder) -> Iterator[Finding]:
    """A dispute that one source alone, or one and its copies, has with nobody: one voice and one party."""
    origin = {source.id: source.custom.derives_from for source in folder.sources}
    claims = _claims(folder)
    for dispute in folder.disputes:
        held = [claims[ref] for ref in dispute.claims if ref in claims]
        voices = {_first(claim.cite.source, origin) if dispute.relation != "derived" else claim.cite.source
                  for claim in held}  # fmt: skip
        if len(voices) < 2 and len({(claim.party, claim.said_by) for claim in held}) < 2:
            yield Finding("", dispute.id, "", "all its claims are one voice's")


def no_dispute(folder: Folder) -> Iterator[Finding]:
    """A dispute said to differ whose claims all agree."""
    claims = _claims(folder)
    for dispute in folder.disputes:
        values = [claims[ref].value for ref in dispute.claims if ref in claims]
        if dispute.relation != "differ" or any(isinstance(value, TextValue) for value in values):
            continue
        if all(one == other for one, other in combinations(values, 2)):
            yield Finding("", dispute.id, "", "its claims say the same")


def _claims(folder: Folder) -> dict[str, Claim]:
    return {f"{event.id}#{claim.id}": claim for event in folder.events for claim in event.properties.claims}


def _joined(disputes: list[Dispute]) -> dict[str, str]:
    """Return, by claim, the name of the set of claims that disputes join, however far round."""
    head: dict[str, str] = {}

    def find(claim: str) -> str:
        while head.setdefault(claim, claim) != claim:
            claim = head[claim]
        return claim

    for dispute in disputes:
        for claim in dispute.claims[1:]:
            head[find(claim)] = find(dispute.claims[0])
    return {claim: find(claim) for claim in list(head)}


def _first(source: str, origin: dict[str, list[str]]) -> str:
    """Return the source that a chain of copies starts from."""
    seen = {source}
    while (before := origin.get(source)) and before[0] not in seen:
        source = before[0]
        seen.add(source)
    return source


def _compatible(one: Any, other: Any) -> bool:
    """Return whether two values may both be true: equal, or one within the other; texts are for readers to judge."""
    if isinstance(one, TextValue) or isinstance(other, TextValue):
        return True
    if isinstance(one, PlaceValue) or isinstance(other, PlaceValue):
        return one == other
    a, b = _bounds(one), _bounds(other)
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _bounds(value: Any) -> tuple[Any, Any]:
    if isinstance(value, Range):
        return value.min, value.max
    if isinstance(value, DateValue):
        return dates.days(value.edtf).within(dt.date.min, dt.date.max)
    return value, value
