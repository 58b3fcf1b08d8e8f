"""Whether every statement of a traced source stands in the record, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.audit.findings import Finding
from explorer.load import Folder
from explorer.model import Claim, Trace


def untraced(folder: Folder) -> Iterator[Finding]:
    """A sentence of a traced source with no statement, or a claim and a statement that do not name each other."""
    claims = {f"{event.id}#{claim.id}": claim for event in folder.events for claim in event.properties.claims}
    for trace in folder.traces:
        yield from _sentences(trace)
        named = {ref for statement in trace.statements for ref in statement.claims}
        for ref, claim in claims.items():
            if claim.cite.source == trace.id and ref not in named:
                yield Finding("", trace.id, ref, "cites this source, and no statement of it")
        for statement in trace.statements:
            for ref in statement.claims:
                if ref in claims:
                    yield from _claim(trace, statement.sentence, ref, claims[ref])


def _sentences(trace: Trace) -> Iterator[Finding]:
    told = {statement.sentence for statement in trace.statements}
    for number in range(1, trace.sentences + 1):
        if number not in told:
            yield Finding("", trace.id, f"sentence {number}", "has no statement")
    for number in sorted(told - set(range(1, trace.sentences + 1))):
        yield Finding("", trace.id, f"sentence {number}", f"the text has only {trace.sentences}")


def _claim(trace: Trace, sentence: int, ref: str, claim: Claim) -> Iterator[Finding]:
    if claim.cite.source != trace.id:
        yield Finding("", trace.id, ref, f"cites {claim.cite.source}, not this source")
    elif claim.cite.locator != f"sentence {sentence}":
        told = f"stands under sentence {sentence} and says {claim.cite.locator or 'no sentence'}"
        yield Finding("", trace.id, ref, told)
