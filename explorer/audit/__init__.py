"""A second look at a folder whose records are lawful: what is probably a mistake all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from explorer.audit import claims, figures, ground, lines, records, repeats, traces, words
from explorer.audit.findings import Finding
from explorer.load import Folder
from explorer.model import Explanation

__all__ = ["CHECKS", "Audit", "Finding", "audit"]

CHECKS: dict[str, Callable[[Folder], Iterator[Finding]]] = {
    "outside-country": ground.outside_country,
    "outside-province": ground.outside_province,
    "in-the-sea": ground.in_the_sea,
    "far-from-place": ground.far_from_place,
    "two-coordinates": ground.two_coordinates,
    "few-stages": lines.few_stages,
    "stage-off-line": lines.stage_off_line,
    "too-fast": lines.too_fast,
    "off-river": lines.off_river,
    "outside-span": records.outside_span,
    "untranslated": records.untranslated,
    "unused": records.unused,
    "unequal": claims.unequal,
    "one-voice": claims.one_voice,
    "no-dispute": claims.no_dispute,
    "figure-without-claim": figures.figure_without_claim,
    "loaded-word": words.loaded_word,
    "duplicate": repeats.duplicate,
    "near-duplicate": repeats.near_duplicate,
    "untraced": traces.untraced,
}
"""Every check by name; the first line of its docstring says what it looks for."""


@dataclass(frozen=True)
class Audit:
    """What the checks found, and what of it somebody has looked at and explained in audit.json."""

    findings: list[Finding]
    explained: list[tuple[Finding, Explanation]]


def audit(folder: Folder) -> Audit:
    """Return what every check finds; an explanation that explains nothing any more is a finding itself."""
    found = sorted(
        {replace(finding, check=name) for name, check in CHECKS.items() for finding in check(folder)},
    )
    by_key = {(said.check, said.id, said.about): said for said in folder.explanations}
    keys = {(finding.check, finding.id, finding.about) for finding in found}
    stale = [
        Finding("stale-explanation", said.id, said.about, f"nothing is found by {said.check!r} there")
        for key, said in sorted(by_key.items())
        if key not in keys
    ]
    explained = [
        (finding, by_key[key]) for finding in found if (key := (finding.check, finding.id, finding.about)) in by_key
    ]
    done = {finding for finding, _ in explained}
    return Audit([finding for finding in found if finding not in done] + stale, explained)
