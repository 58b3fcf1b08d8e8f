"""Whether every figure a summary gives is somebody's claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.audit.findings import Finding
from explorer.load import Folder
from explorer.model import EventFeature
from explorer.model.claim import Range, TextValue

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_JOIN = r"\s*(?:[–—,、/-]|and|to|or|和|或|至|到)\s*"
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:{_JOIN}\d{{1,2}})*\s+(?:{_MONTHS})\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b(?!,\d)"
    rf"|\d+(?:{_JOIN}\d+)*\s*[两三]?(?:年|月|日|号|时|点|分)|\b\d{{1,2}}[:：]\d\d\b"
    r"|(?<![\d,.])(?:18|19|20)\d\d(?:\s*[–—/-]\s*(?:\d{4}|\d\d))?(?![\d,.]*\d)"
)
_FIGURE = re.compile(
    r"(?<![\w.,–-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![A-Za-z0-9.,第-])\d+(?:\.\d+)?(?!st\b|nd\b|rd\b|th\b|[A-Za-z0-9])"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "万": 1e4, "亿": 1e8, "千": 1e3, "百万": 1e6, "百": 1e2}
_SCALE = re.compile(rf"\s*(?:多|余|-)?\s*({'|'.join(sorted(_SCALES, key=len, reverse=True))})")
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORTH = {text: number for number, text in enumerate(_ONES.split(), 1)}
_WORTH |= {text: 10 * number for number, text in enumerate(_TENS.split(), 2)}
_WORDS = re.compile(
    rf"(?<![\w-])(?:({'|'.join(_TENS.split())})(?:-({'|'.join(_ONES.split()[:9])}))?|({'|'.join(_ONES.split()[10:])}))(?![\w-])"
)


def figure_without_claim(folder: Folder) -> Iterator[Finding]:
    """A figure in a summary, in any language, that is in no claim of that event: dates and names are no figures."""
    for event in folder.events:
        known = _claimed(event)
        for language, text in event.properties.summary.items():
            for figure, value, unit in figures(text):
                if not any(abs(value - other) <= unit / 2 + 1e-9 * abs(value) for other in known):
                    yield Finding("", event.id, f"summary.{language}/{figure}", "is in no claim")


def figures(text: str) -> Iterator[tuple[str, float, float]]:
    """Yield the figures of a text: as written, as a number, and the unit of its last digit where it is rounded.

    A word or character of scale that follows counts: 25 million, 2500万. Words count from eleven on.
    """
    blank = _DATES.sub(lambda match: " " * len(match.group()), text)
    for match in _FIGURE.finditer(blank):
        written = match.group()
        scale = _SCALE.match(blank, match.end())
        by = _SCALES[scale.group(1)] if scale else 1.0
        whole, _, decimals = written.partition(".")
        last = -len(decimals) if decimals else len(whole) - len(whole.rstrip("0"))
        rounded = by * 10.0**last if by > 1 else 0.0  # 8280万 may be 82,788,000; 8,280 is 8,280
        yield written + (scale.group() if scale else ""), float(written.replace(",", "")) * by, rounded
    for match in _WORDS.finditer(text.lower()):
        yield match.group(), float(sum(_WORTH[part] for part in match.groups() if part)), 0.0


def _claimed(event: EventFeature) -> set[float]:
    known: set[float] = set()
    for claim in event.properties.claims:
        texts = [*claim.statement.values(), *(claim.value.text.values() if isinstance(claim.value, TextValue) else ())]
        known |= {value for text in texts for _, value, _ in figures(text)}
        if isinstance(claim.value, Range):
            known |= {claim.value.min, claim.value.max}
        elif isinstance(claim.value, int | float):
            known.add(float(claim.value))
    return known
