"""Writes docs/STATEMENTS.md: every statement of the traced sources, and the claim it became.

``python -m tools.statements`` after a change to geodata/traces/; a test keeps the table in step.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from explorer import paths
from explorer.bibliography import references
from explorer.catalogue import Catalogue
from explorer.load import load
from explorer.model import Claim, EventFeature, Statement, Tier, Trace
from explorer.model.base import say
from explorer.words import value_words

FILE = Path(__file__).parents[1] / "docs" / "STATEMENTS.md"

HEAD = """# Where each statement of the two seed articles went

Made by `python -m tools.statements` from `geodata/traces/`; do not edit by hand. The paraphrases are ours. The last
column counts, by tier, what other sources say in the same event on the same topic; "none yet" is a gap of this record.
"""


def table() -> str:
    """Return the whole file: one table a source, in the order of its sentences."""
    folder = load(paths.bundled_geodata())
    catalogue = Catalogue(folder)
    entries = references(source for source in folder.sources if source.id in {trace.id for trace in folder.traces})
    parts = [HEAD]
    for trace in folder.traces:
        parts.append(f"## {entries[trace.id]}\n\n{say(trace.counting, 'en')} {_tally(trace)}\n")
        parts.append("| sentence | it says | event | claim, as recorded | beside it |\n|---|---|---|---|---|")
        parts.append("\n".join(_row(catalogue, statement) for statement in trace.statements) + "\n")
    return "\n".join(parts)


def _tally(trace: Trace) -> str:
    claims = {claim for statement in trace.statements for claim in statement.claims}
    return f"{trace.sentences} sentences, {len(trace.statements)} statements, {len(claims)} claims."


def _row(catalogue: Catalogue, statement: Statement) -> str:
    number = f"{statement.sentence}{statement.part}"
    if statement.no_claim:
        return f"| {number} | {say(statement.paraphrase, 'en')} | – | none: {say(statement.no_claim, 'en')} | – |"
    events, claims, beside = [], [], []
    for reference in statement.claims:
        event, claim = catalogue.claim(reference)
        value = value_words(claim, "en", lambda id: catalogue.place(id).properties.name("en"))
        events.append(f"{say(event.properties.title, 'en')} (`{event.id}`)")
        claims.append(f"`{claim.id}`: {value}")
        beside.append(_beside(catalogue, event, claim))
    cells = (number, say(statement.paraphrase, "en"), *("<br>".join(lines) for lines in (events, claims, beside)))
    return f"| {' | '.join(cells)} |"


def _beside(catalogue: Catalogue, event: EventFeature, claim: Claim) -> str:
    """Return how many claims of other sources stand beside a claim on its topic, by tier, nearest first."""
    others = (other.cite.source for other in event.properties.claims if other.topic == claim.topic)
    tiers = Counter(catalogue.source(id).tier for id in others if id != claim.cite.source)
    return ", ".join(f"{tier} {tiers[tier]}" for tier in Tier if tier in tiers) or "none yet"


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8", newline="\n")
