"""Reading a geodata folder: every problem at once, the sound part usable."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import GeodataError
from explorer.load.files import features_of, items_of, read_json
from explorer.load.folder import Folder, bare_collection
from explorer.load.geometry import check_geometry
from explorer.load.problems import Problem, Report
from explorer.load.records import record, unique
from explorer.load.references import check_references, citations
from explorer.model import (
    Collection,
    Dispute,
    EventFeature,
    Explanation,
    Kind,
    Layer,
    LayerGroup,
    Layers,
    Person,
    PlaceFeature,
    Series,
    Source,
    Topic,
    Trace,
)

__all__ = ["Folder", "Problem", "Report", "citations", "load"]

FALLBACK_COLOUR = "#5f6368"
_DOT = "M12 6 A6 6 0 1 0 12 18 A6 6 0 1 0 12 6 Z"


def load(path: Path | str) -> Folder:
    """Return a geodata folder's sound records and a report of everything wrong with the others.

    Raises GeodataError only where there is no folder to read.
    """
    path = Path(path)
    if not path.is_dir():
        raise GeodataError(f"there is no geodata folder at {path}")
    report = Report()
    collection = record_in(Collection, path, "collection.json", report) or bare_collection(path.name)
    layers = record_in(Layers, path, "layers.json", report) or Layers(
        groups=[LayerGroup(id="events", title={"en": "Events", "zh": "事件"})], layers=[_stand_in_layer("events")]
    )
    folder = Folder(
        path=path,
        collection=collection,
        layers=layers,
        kinds=_list(Kind, path, "kinds.json", report),
        topics=_list(Topic, path, "topics.json", report),
        sources=_list(Source, path, "sources.json", report),
        places=[],
        people=_list(Person, path, "people.json", report),
        events=[],
        disputes=_list(Dispute, path, "disputes.json", report),
        series=_one_a_file(Series, path, "series", report),
        traces=_one_a_file(Trace, path, "traces", report),
        explanations=_explanations(path, report),
        report=report,
    )
    places = features_of(read_json(path, "places.geojson", report), "places.geojson", report)
    folder.places = unique(PlaceFeature, places, "places.geojson", report, {})
    for place in folder.places:
        check_geometry(place.geometry, "places.geojson", place.id, collection.extent, report)
    _read_events(folder)
    check_references(folder, report)
    _stand_in(folder)
    report.problems.sort()
    return folder


def record_in(model, path: Path, name: str, report: Report):
    """Return the one record a file holds, or None after reporting why it cannot be used."""
    parsed = read_json(path, name, report)
    return None if parsed is None else record(model, parsed, name, report)


def _list(model, path: Path, name: str, report: Report) -> list:
    return unique(model, items_of(read_json(path, name, report), name, report), name, report, {})


def _one_a_file(model, path: Path, subfolder: str, report: Report) -> list:
    """Return the records of a subfolder that may be missing, one a file, each id once."""
    seen: dict[str, str] = {}
    found: list = []
    for file in sorted((path / subfolder).glob("*.json")):
        name = f"{subfolder}/{file.name}"
        parsed = read_json(path, name, report)
        for made in [] if parsed is None else unique(model, [parsed], name, report, seen):
            if made.id != file.stem:
                report.error(name, f"is named otherwise than its id, {made.id!r}", id=made.id, field="id")
            else:
                found.append(made)
    return found


def _explanations(path: Path, report: Report) -> list[Explanation]:
    name = "audit.json"
    if not (path / name).exists():
        return []
    items = items_of(read_json(path, name, report), name, report)
    return [made for item in items if (made := record(Explanation, item, name, report)) is not None]


def _read_events(folder: Folder) -> None:
    files = sorted((folder.path / "events").glob("*.geojson"))
    if not files:
        folder.report.error("events", "holds no .geojson file")
    for file in files:
        name = f"events/{file.name}"
        features = features_of(read_json(folder.path, name, folder.report), name, folder.report)
        for event in unique(EventFeature, features, name, folder.report, folder.file_of):
            if event.properties.layer != file.stem:
                message = f"stands in {file.name} and belongs to layer {event.properties.layer!r}"
                folder.report.warn(name, message, id=event.id, field="layer")
            if event.geometry is not None:
                made = check_geometry(event.geometry, name, event.id, folder.collection.extent, folder.report)
                if made is None:  # still listed, with its words and sources; only the map goes without it
                    event = event.model_copy(update={"geometry": None})
                else:
                    folder.shapes[event.id] = made
            folder.events.append(event)


def _stand_in(folder: Folder) -> None:
    """Give every event a layer and a kind to be drawn with, so that a broken file hides no event."""
    missing = {event.properties.layer for event in folder.events} - folder.layer_ids
    if missing:
        more = [_stand_in_layer(id) for id in sorted(missing)]
        folder.layers = folder.layers.model_copy(update={"layers": [*folder.layers.layers, *more]})
    for id in sorted({event.properties.kind for event in folder.events} - folder.kind_ids):
        folder.kinds.append(Kind(id=id, title={"en": id}, symbol=_DOT, geometry=["Point"]))


def _stand_in_layer(id: str) -> Layer:
    text = {"en": id}
    return Layer(id=id, group="events", title=text, description=text, colour=FALLBACK_COLOUR, on=True, span="1900/1999")
