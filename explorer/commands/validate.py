"""``validate``: every problem in a folder, and how much of it was checked against its sources."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections.abc import Iterable

from explorer.audit import Audit, audit
from explorer.commands.console import as_json, line, steps
from explorer.load import Folder, citations, load
from explorer.model.base import say


def run(arguments: Namespace) -> int:
    """Print the problems of a geodata folder, with ``audit`` its doubtful records too; 1 if there is any, else 0.

    Without ``audit`` only errors count.
    """
    looked = None
    with steps("Reading and checking", "Auditing") as step:
        next(step)
        folder = load(arguments.folder or arguments.geodata)
        if arguments.audit:
            next(step)
            looked = audit(folder)
    chosen = sample((event.id for event in folder.events), arguments.sample, arguments.seed)
    (_print_json if arguments.json else _print)(folder, chosen, looked)
    return 1 if folder.report.errors or (looked and looked.findings) else 0


def sample(ids: Iterable[str], count: int, seed: str) -> list[str]:
    """Return some of the ids, the same on every machine: those whose SHA-256 with the seed comes first."""
    return sorted(ids, key=lambda id: (hashlib.sha256(f"{seed}:{id}".encode()).digest(), id))[:count]


def checked_events(folder: Folder) -> int:
    """Return how many events have at least one citation whose passage was read."""
    return sum(any(citation.checked for _, citation in citations(event)) for event in folder.events)


def _print(folder: Folder, chosen: list[str], looked: Audit | None) -> None:
    for problem in folder.report.problems:
        line(str(problem))
    events, checked = len(folder.events), checked_events(folder)
    share = f"{checked / events:.0%}" if events else "none"
    line(
        f"{folder.path}: {_count(events, 'event')}, {_count(len(folder.sources), 'source')}, "
        f"{_count(len(folder.report.errors), 'error')}, {_count(len(folder.report.warnings), 'warning')}"
    )
    line(f"events with a citation that was checked: {checked} of {events} ({share})")
    if looked:
        _print_audit(looked)
    by_id = {event.id: event for event in folder.events}
    for id in chosen:
        line(f"sample: {id}: {say(by_id[id].properties.title, 'en')}")
        for field, citation in citations(by_id[id]):
            place = f", {citation.locator}" if citation.locator else ""
            read = f"read {citation.checked.date} at {citation.checked.url}" if citation.checked else "not read"
            line(f"    {field}: {citation.source}{place}: {read}")


def _print_audit(looked: Audit) -> None:
    for finding in looked.findings:
        line(f"doubt: {finding}")
    for finding, said in looked.explained:
        line(f"explained: {finding} -- {said.why}")
    line(f"audit: {_count(len(looked.findings), 'doubt')}, {len(looked.explained)} explained")


def _print_json(folder: Folder, chosen: list[str], looked: Audit | None) -> None:
    audited = {} if looked is None else {
        "doubts": [finding.as_dict() for finding in looked.findings],
        "explained": [{**finding.as_dict(), "why": said.why} for finding, said in looked.explained],
    }  # fmt: skip
    as_json(
        {
            "folder": str(folder.path),
            "problems": [problem.as_dict() for problem in folder.report.problems],
            "errors": len(folder.report.errors),
            "warnings": len(folder.report.warnings),
            "events": len(folder.events),
            "sources": len(folder.sources),
            "checked_events": checked_events(folder),
            "sample": chosen,
            **audited,
        }
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
