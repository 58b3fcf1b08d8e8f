"""Whether everything a record names exists, and what looks doubtful when records are seen together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from explorer import dates
from explorer.load.folder import Folder
from explorer.load.problems import Report
from explorer.model import Citation, EventFeature
from explorer.model.claim import QUANTITIES, PlaceValue

Complain = Callable[[str, str], None]


def check_references(folder: Folder, report: Report) -> None:
    """Report every id that resolves to nothing, and what is legal and yet doubtful."""
    for event in folder.events:
        _check_event(folder, event, report)
    for place in folder.places:
        for number, citation in enumerate(place.properties.cite):
            if citation.source not in folder.source_ids:
                message = f"there is no source {citation.source!r}"
                report.error("places.geojson", message, id=place.id, field=f"cite[{number}].source")
    for source in folder.sources:
        for number, id in enumerate(source.custom.derives_from):
            if id not in folder.source_ids:
                field = f"custom.derives_from[{number}]"
                report.error("sources.json", f"there is no source {id!r}", id=source.id, field=field)
    groups = {group.id for group in folder.layers.groups}
    for layer in folder.layers.layers:
        if layer.group not in groups:
            report.error("layers.json", f"there is no group {layer.group!r}", id=layer.id, field="group")
    _check_former_ids(folder, report)
    _check_disputes(folder, report)
    _check_series(folder, report)
    _check_traces(folder, report)


def citations(event: EventFeature) -> Iterator[tuple[str, Citation]]:
    """Yield every citation of an event with the path of the field it stands in."""
    properties = event.properties
    yield from ((f"cite[{n}]", citation) for n, citation in enumerate(properties.cite))
    yield from ((f"claims[{n}].cite", claim.cite) for n, claim in enumerate(properties.claims))
    yield from ((f"stages[{n}].cite", stage.cite) for n, stage in enumerate(properties.stages))


def _check_event(folder: Folder, event: EventFeature, report: Report) -> None:
    file, properties = folder.file_of[event.id], event.properties

    def error(field: str, message: str) -> None:
        report.error(file, message, id=event.id, field=field)

    def warn(field: str, message: str) -> None:
        report.warn(file, message, id=event.id, field=field)

    def known(field: str, what: str, id: str | None, ids: set[str]) -> None:
        if id is not None and id not in ids:
            error(field, f"there is no {what} {id!r}")

    known("layer", "layer", properties.layer, folder.layer_ids)
    known("kind", "kind", properties.kind, folder.kind_ids)
    known("part_of", "event", properties.part_of, folder.event_ids)
    for number, reference in enumerate(properties.places):
        known(f"places[{number}].place", "place", reference.place, folder.place_ids)
    for number, participant in enumerate(properties.participants):
        known(f"participants[{number}].who", "person or unit", participant.who, folder.person_ids)
        known(f"participants[{number}].side", "party", participant.side, folder.party_ids)
    for field, citation in citations(event):
        known(f"{field}.source", "source", citation.source, folder.source_ids)
    for number, stage in enumerate(properties.stages):
        known(f"stages[{number}].place", "place", stage.place, folder.place_ids)
    _check_claims(folder, event, error)
    _check_words(folder, event, warn)
    _check_kind(folder, event, warn)
    _check_time(folder, event, error, warn)


def _check_former_ids(folder: Folder, report: Report) -> None:
    owner: dict[str, str] = {}
    for event in folder.events:
        for former in event.properties.former_ids:
            if former in folder.event_ids:
                message = f"{former!r} is the id of {'another' if former != event.id else 'this very'} event"
            elif former in owner:
                message = f"{former!r} is a former id of {owner[former]!r} too"
            else:
                owner[former] = event.id
                continue
            report.error(folder.file_of[event.id], message, id=event.id, field="former_ids")


def _check_claims(folder: Folder, event: EventFeature, error: Complain) -> None:
    ids: set[str] = set()
    for number, claim in enumerate(event.properties.claims):
        field = f"claims[{number}]"
        if claim.id in ids:
            error(f"{field}.id", f"another claim of this event is called {claim.id!r}")
        ids.add(claim.id)
        if claim.party is not None and claim.party not in folder.party_ids:
            error(f"{field}.party", f"there is no party {claim.party!r}")
        if isinstance(claim.value, PlaceValue) and claim.value.place not in folder.place_ids:
            error(f"{field}.value", f"there is no place {claim.value.place!r}")
        topic = folder.topic(claim.topic)
        if topic is None:
            error(f"{field}.topic", f"there is no topic {claim.topic!r}")
            continue
        if not isinstance(claim.value, QUANTITIES[topic.quantity]):
            error(f"{field}.value", f"topic {topic.id!r} takes a {topic.quantity}")
        if topic.units and claim.unit not in topic.units:
            error(f"{field}.unit", f"topic {topic.id!r} is counted in {', '.join(topic.units)}")


def _check_words(folder: Folder, event: EventFeature, warn: Complain) -> None:
    for field in ("title", "summary"):
        for language in folder.collection.languages:
            if language not in getattr(event.properties, field):
                warn(f"{field}.{language}", "is missing")
    words = len(event.properties.summary.get("en", "").split())
    if words and not 40 <= words <= 120:
        warn("summary.en", f"has {words} words; 40 to 120 read well")


def _check_kind(folder: Folder, event: EventFeature, warn: Complain) -> None:
    kind = folder.kind(event.properties.kind)
    if kind and event.geometry and event.geometry.type not in kind.geometry:
        warn("geometry", f"a {kind.id} is drawn as {', '.join(kind.geometry)}, not as {event.geometry.type}")


def _check_time(folder: Folder, event: EventFeature, error: Complain, warn: Complain) -> None:
    first, last = dates.days(event.properties.when)
    span = folder.collection
    if (last and last < span.first_day) or (first and first > span.last_day):
        warn("when", f"lies outside the collection's span {span.first_day} to {span.last_day}")
    known = [day for stage in event.properties.stages if (day := dates.days(stage.when).first)]
    if known != sorted(known):
        error("stages", "go back in time")


def _check_disputes(folder: Folder, report: Report) -> None:
    topics: dict[str, str] = {}
    for event in folder.events:
        for claim in event.properties.claims:
            topics[f"{event.id}#{claim.id}"] = claim.topic
    for dispute in folder.disputes:
        found: dict[str, list[str]] = defaultdict(list)
        for number, claim in enumerate(dispute.claims):
            if claim not in topics:
                message = f"there is no claim {claim!r}"
                report.error("disputes.json", message, id=dispute.id, field=f"claims[{number}]")
            else:
                found[topics[claim]].append(claim)
        if set(found) - {dispute.topic}:
            message = f"its claims are on {', '.join(sorted(found))}, not on {dispute.topic!r}"
            report.error("disputes.json", message, id=dispute.id, field="topic")


def _check_series(folder: Folder, report: Report) -> None:
    for series in folder.series:
        file = f"series/{series.id}.json"
        topic = folder.topic(series.topic)
        for field, what, id, ids in (
            ("event", "event", series.event, folder.event_ids),
            ("party", "party", series.party, folder.party_ids),
            *((f"rows[{n}].cite.source", "source", row.cite.source, folder.source_ids)
              for n, row in enumerate(series.rows)),
        ):  # fmt: skip
            if id is not None and id not in ids:
                report.error(file, f"there is no {what} {id!r}", id=series.id, field=field)
        if topic is None:
            report.error(file, f"there is no topic {series.topic!r}", id=series.id, field="topic")
        elif topic.quantity in ("date", "place", "text"):
            report.error(file, f"topic {topic.id!r} is not a number", id=series.id, field="topic")
        elif topic.units and series.unit not in topic.units:
            report.error(file, f"topic {topic.id!r} is counted in {', '.join(topic.units)}", id=series.id, field="unit")
        starts = [dates.days(row.when).first for row in series.rows]
        if None in starts or starts != sorted(set(starts)):
            report.error(file, "its rows do not follow one another in time", id=series.id, field="rows")


def _check_traces(folder: Folder, report: Report) -> None:
    known = {f"{event.id}#{claim.id}" for event in folder.events for claim in event.properties.claims}
    for trace in folder.traces:
        file = f"traces/{trace.id}.json"
        if trace.id not in folder.source_ids:
            report.error(file, f"there is no source {trace.id!r}", id=trace.id, field="id")
        for number, statement in enumerate(trace.statements):
            for claim in statement.claims:
                if claim not in known:
                    field = f"statements[{number}].claims"
                    report.error(file, f"there is no claim {claim!r}", id=trace.id, field=field)
