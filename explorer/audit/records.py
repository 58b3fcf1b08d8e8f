"""Whether records are complete and wanted: in their layer's time, in every language, used by something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from explorer import dates
from explorer.audit.findings import Finding
from explorer.load import Folder, citations
from explorer.model.claim import PlaceValue


def outside_span(folder: Folder) -> Iterator[Finding]:
    """An event that is not wholly within the span its layer states."""
    span_of = {layer.id: layer.span for layer in folder.layers.layers}
    for event in folder.events:
        if event.properties.layer not in span_of:
            continue
        first, last = dates.days(event.properties.when)
        start, end = dates.days(span_of[event.properties.layer])
        if (first and start and first < start) or (last and end and last > end):
            told = f"{event.properties.when} is not within {span_of[event.properties.layer]}"
            yield Finding("", event.id, "when", told)


def untranslated(folder: Folder) -> Iterator[Finding]:
    """A text, or the name of a place or of a person, that lacks one of the collection's languages."""
    wanted = set(folder.collection.languages)
    for id, record in _records(folder):
        for path, text in _texts(record):
            for language in sorted(wanted - text.keys()):
                yield Finding("", id, path, f"has no {language}")
    for named in [*folder.people, *((place) for place in folder.places)]:
        names = getattr(named, "properties", named).names
        for language in sorted(wanted):
            if not any(name.lang.split("-")[0] == language and "Latn" not in name.lang for name in names):
                yield Finding("", named.id, "names", f"has no name in {language}")


def unused(folder: Folder) -> Iterator[Finding]:
    """A source, place, person, topic, kind or party that nothing refers to."""
    used = _used(folder)
    for what, records in (
        ("source", folder.sources),
        ("place", folder.places),
        ("person", folder.people),
        ("topic", folder.topics),
        ("kind", folder.kinds),
        ("party", folder.collection.parties),
    ):
        for record in records:
            if record.id not in used[what]:
                yield Finding("", record.id, what, "nothing refers to it")


def _used(folder: Folder) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {key: set() for key in ("source", "place", "person", "topic", "kind", "party")}
    for event in folder.events:
        said = event.properties
        used["source"] |= {citation.source for _, citation in citations(event)}
        used["place"] |= {ref.place for ref in said.places} | {stage.place for stage in said.stages if stage.place}
        used["place"] |= {claim.value.place for claim in said.claims if isinstance(claim.value, PlaceValue)}
        used["person"] |= {participant.who for participant in said.participants}
        used["topic"] |= {claim.topic for claim in said.claims}
        used["party"] |= {claim.party for claim in said.claims if claim.party}
        used["party"] |= {participant.side for participant in said.participants}
        used["kind"].add(said.kind)
    for series in folder.series:
        used["source"] |= {row.cite.source for row in series.rows}
        used["topic"].add(series.topic)
    used["source"] |= {citation.source for place in folder.places for citation in place.properties.cite}
    used["source"] |= {id for source in folder.sources for id in source.custom.derives_from}
    used["party"] |= {source.custom.party for source in folder.sources if source.custom.party}
    return used


def _records(folder: Folder) -> Iterator[tuple[str, Any]]:
    yield "collection.json", folder.collection
    groups: tuple[Iterable[Any], ...] = (
        folder.layers.groups, folder.layers.layers, folder.kinds, folder.topics, folder.events, folder.places,
        folder.people, folder.disputes, folder.series, folder.traces,
    )  # fmt: skip
    yield from ((record.id, record) for group in groups for record in group)


def _texts(record: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every text in languages in a record, with its path: a mapping whose keys are language tags."""
    stack = [("", record.model_dump())]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            if value and all(isinstance(text, str) and len(key) in (2, 3) for key, text in value.items()):
                yield path, value
            else:
                stack += [(f"{path}.{key}".lstrip("."), item) for key, item in value.items()]
        elif isinstance(value, list | tuple):
            stack += [(f"{path}[{number}]", item) for number, item in enumerate(value)]
