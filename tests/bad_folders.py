"""The manifest of bad inputs: how a sound folder is spoilt, and what has to be said about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.geodata_folder import Files, events_of, point

AIR, GROUND, AID = "events/air.geojson", "events/ground.geojson", "events/aid.geojson"
BATTLE = "battle-1938-02-18"


class Bad(NamedTuple):
    """One fault: what it does to a sound folder, and where and how it is told."""

    name: str
    spoil: Callable[[Files], None]
    file: str
    id: str
    field: str
    says: str
    lost: frozenset[str] = frozenset()
    """Ids of events that may go with it, besides its own."""


class Broken(NamedTuple):
    """Content that makes any file unusable, and what is said of it."""

    content: bytes | None
    says: str


BROKEN_FILES = [
    Broken(None, "is missing"),
    Broken(b"", "is empty"),
    Broken(b" \n\t", "is empty"),
    Broken(b'{"type": "FeatureCollection", "features": [{"ty', "is not JSON"),
    Broken("{\"title\": \"汉口\"}".encode("gb18030"), "is not UTF-8 text"),
    Broken(b"\xff\xfe{\x00}\x00", "is not UTF-8 text (byte 0)"),
    Broken(b"PK\x03\x04 not JSON at all", "is not JSON"),
    Broken(b'[NaN]', "holds NaN"),
    Broken(b'[-Infinity]', "holds -Infinity"),
    Broken(b'[1e999]', "holds 1e999"),
    Broken(b"[" + b"9" * 5000 + b"]", "too many digits"),
    Broken(b'["\\ud83d"]', "holds half a character"),
    Broken(b"[" * 200_000, "nested too deeply"),
]  # fmt: skip


SERIES, TRACE = "series/losses.json", "traces/paper-2015-article.json"


def _series(path: str, value: Any) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        cite = {"source": "ministry-1946-report", "checked": None}
        files[SERIES] = {
            "id": "losses", "event": BATTLE, "topic": "aircraft-lost", "unit": "aircraft", "party": "red",
            "title": {"en": "Losses"}, "scope": {"en": "All kinds."},
            "rows": [{"when": "1938-02", "value": 5, "cite": cite}, {"when": "1938-03", "value": 7, "cite": cite}],
        }  # fmt: skip
        if path:
            _set(files[SERIES], path, value)

    return spoil


def _trace(path: str, value: Any) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        said = {"sentence": 1, "paraphrase": {"en": "Twelve."}, "claims": [f"{BATTLE}#press-12"]}
        files[TRACE] = {
            "id": "paper-2015-article", "sentences": 1, "counting": {"en": "As printed."}, "statements": [said],
        }  # fmt: skip
        if path:
            _set(files[TRACE], path, value)

    return spoil


SOUND_SERIES, SOUND_TRACE = _series("", None), _trace("", None)


def _event(id: str, path: str, value: Any) -> Callable[[Files], None]:
    return lambda files: _set(events_of(files)[id], path, value)


def _property(path: str, value: Any, id: str = BATTLE) -> Callable[[Files], None]:
    return _event(id, f"properties.{path}", value)


def _file(name: str, path: str, value: Any) -> Callable[[Files], None]:
    return lambda files: _set(files[name], path, value)


def _set(record: Any, path: str, value: Any) -> None:
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    for part in way:
        record = record[part]
    record[last] = value


def _repeat(name: str) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        items = files[name]["features"] if name.endswith("geojson") else files[name]
        items.append(items[0])

    return spoil


def _polygon(*corners: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(corner) for corner in corners]]}


BOW_TIE = _polygon((133, 45.5), (133.5, 46), (133.5, 45.5), (133, 46), (133, 45.5))
SCRIPT = "javascript:alert(1)"

ILLEGAL = [
    # shapes
    Bad("not GeoJSON", lambda files: files.update({AIR: {"events": []}}), AIR, "", "",
        "not a GeoJSON FeatureCollection",
        frozenset({BATTLE, "battle-1938-04-29", "hostile-1938-05"})),
    Bad("a Feature alone", lambda files: files.update({AID: {"type": "Feature"}}), AID, "", "",
        "not a GeoJSON FeatureCollection", frozenset({"loan-1938", "mission-1939"})),
    Bad("features no list", lambda files: files.update({AID: {"type": "FeatureCollection", "features": {}}}), AID, "",
        "features", "has no list of features", frozenset({"loan-1938", "mission-1939"})),
    Bad("a list file no list",
        lambda files: files.update({"people.json": {}}) or events_of(files)[BATTLE]["properties"]
        .update(participants=[]) or events_of(files)["advance-1945-08"]["properties"].update(participants=[]),
        "people.json", "", "", "is not a list"),
    Bad("a feature that is a number", lambda files: files[AIR]["features"].append(7), AIR, "", "",
        "valid dictionary"),
    Bad("a geometry of another kind", _event(BATTLE, "geometry", {"type": "Circle", "coordinates": [1, 2]}), AIR,
        BATTLE,
        "geometry", "does not match any of the expected tags"),
    Bad("no geometry member", lambda files: events_of(files)[BATTLE].pop("geometry"), AIR, BATTLE, "geometry",
        "field required"),
    Bad("swapped past the pole", _event(BATTLE, "geometry", point(30.58, 114.27)), AIR, BATTLE,
        "geometry.coordinates",
        "are they swapped?"),
    Bad("out of range", _event(BATTLE, "geometry", point(1142.7, 30.58)), AIR, BATTLE, "geometry.coordinates",
        "1142.7, 30.58 is no longitude and latitude"),
    Bad("text for a coordinate", _event(BATTLE, "geometry", {"type": "Point", "coordinates": ["114.27", None]}), AIR,
        BATTLE, "geometry.coordinates", "is not a position"),
    Bad("empty geometry", _event(BATTLE, "geometry", {"type": "MultiPolygon", "coordinates": []}), AIR, BATTLE,
        "geometry",
        "is empty"),
    Bad("self-crossing", _event("siege-1945-08", "geometry", BOW_TIE), GROUND, "siege-1945-08", "geometry",
        "Self-intersection"),
    Bad("a line without length", _event("advance-1945-08", "geometry",
        {"type": "LineString", "coordinates": [[132, 44], [132, 44]]}), GROUND, "advance-1945-08", "geometry",
        "is not valid"),
    Bad("a place out of range", _file("places.geojson", "features.0.geometry", point(0, 91)), "places.geojson",
        "hankow",
        "geometry.coordinates", "0, 91 is no longitude and latitude"),
    # dates
    Bad("impossible day", _property("when", "1939-02-30"), AIR, BATTLE, "properties.when",
        "'1939-02-30' is not an EDTF date",
        frozenset()),
    Bad("inverted interval", _property("when", "1945/1942", "mission-1939"), AID, "mission-1939", "properties.when",
        "ends before it starts"),
    Bad("a date that is a number", _property("when", 1938, "mission-1939"), AID, "mission-1939", "properties.when",
        "valid string"),
    Bad("stages back in time", _property("stages.1.when", "1945-08-01", "advance-1945-08"), GROUND, "advance-1945-08",
        "stages", "go back in time"),
    Bad("impossible day claimed", _property("claims.2.value.edtf", "1938-02-31"), AIR, BATTLE,
        "properties.claims[2].value",
        "is not a number, {min, max}"),
    # ids and references
    Bad("an event twice", _repeat(AID), AID, "loan-1938", "", "stands already in events/aid.geojson"),
    Bad("a source twice", _repeat("sources.json"), "sources.json", "diary-1938-pilot", "",
        "stands already in sources.json"),
    Bad("a place twice", _repeat("places.geojson"), "places.geojson", "hankow", "",
        "stands already in places.geojson"),
    Bad("an id with spaces", _event("mission-1939", "id", "Mission 1939"), AID, "Mission 1939", "id", "match pattern",
        frozenset({"mission-1939"})),
    Bad("a former id in use", _property("former_ids", ["siege-1945-08"]), AIR, BATTLE, "former_ids",
        "of another event"),
    Bad("a former id twice", _property("former_ids", ["old-battle"], "battle-1938-04-29"), AIR, "battle-1938-04-29",
        "former_ids", f"is a former id of {BATTLE!r} too"),
    Bad("a claim id twice", _property("claims.3.id", "report-day"), AIR, BATTLE, "claims[3].id",
        "called 'report-day'"),
    Bad("no such kind", _property("kind", "joust"), AIR, BATTLE, "kind", "there is no kind 'joust'"),
    Bad("no such whole", _property("part_of", "the-war"), AIR, BATTLE, "part_of", "there is no event 'the-war'"),
    Bad("no such place", _property("places.0.place", "atlantis"), AIR, BATTLE, "places[0].place",
        "no place 'atlantis'"),
    Bad("no such person", _property("participants.0.who", "nobody"), AIR, BATTLE, "participants[0].who",
        "no person or unit"),
    Bad("no such side", _property("participants.0.side", "green"), AIR, BATTLE, "participants[0].side",
        "no party 'green'"),
    Bad("no such source", _property("cite.0.source", "hearsay"), AIR, BATTLE, "cite[0].source",
        "no source 'hearsay'"),
    Bad("no such source of a claim", _property("claims.0.cite.source", "hearsay"), AIR, BATTLE,
        "claims[0].cite.source",
        "there is no source 'hearsay'"),
    Bad("no such source of a stage", _property("stages.0.cite.source", "hearsay", "advance-1945-08"), GROUND,
        "advance-1945-08", "stages[0].cite.source", "there is no source 'hearsay'"),
    Bad("no such place of a stage", _property("stages.1.place", "atlantis", "advance-1945-08"), GROUND,
        "advance-1945-08",
        "stages[1].place", "there is no place 'atlantis'"),
    Bad("no such place claimed", _property("claims.3.value.place", "atlantis"), AIR, BATTLE, "claims[3].value",
        "there is no place 'atlantis'"),
    Bad("no such party of a claim", _property("claims.0.party", "green"), AIR, BATTLE, "claims[0].party",
        "no party 'green'"),
    Bad("no such topic", _property("claims.2.topic", "weather"), AIR, BATTLE, "claims[2].topic",
        "no topic 'weather'"),
    Bad("no such source of a place", _file("places.geojson", "features.0.properties.cite", [{"source": "hearsay"}]),
        "places.geojson", "hankow", "cite[0].source", "there is no source 'hearsay'"),
    Bad("no such source derived from", _file("sources.json", "0.custom.derives_from", ["hearsay"]), "sources.json",
        "diary-1938-pilot", "custom.derives_from[0]", "there is no source 'hearsay'"),
    Bad("no such group", _file("layers.json", "layers.0.group", "sea"), "layers.json", "air", "group",
        "no group 'sea'"),
    Bad("no such claim in a dispute", _file("disputes.json", "0.claims.1", f"{BATTLE}#nothing"), "disputes.json",
        "losses-1938-02-18", "claims[1]", "there is no claim"),
    Bad("a dispute on another topic", _file("disputes.json", "0.topic", "day"), "disputes.json", "losses-1938-02-18",
        "topic",
        "its claims are on aircraft-lost, not on 'day'"),
    # values
    Bad("a date where a count belongs", _property("claims.0.value", {"edtf": "1938"}), AIR, BATTLE, "claims[0].value",
        "takes a count"),
    Bad("a wrong unit", _property("claims.0.unit", "feet"), AIR, BATTLE, "claims[0].unit", "is counted in aircraft"),
    Bad("no unit", lambda files: events_of(files)[BATTLE]["properties"]["claims"][0].pop("unit"), AIR, BATTLE,
        "claims[0].unit", "is counted in aircraft"),
    Bad("a range upside down", _property("claims.1.value", {"min": 9, "max": 2}), AIR, BATTLE,
        "properties.claims[1].value",
        "is not a number"),
    Bad("no citation", _property("cite", []), AIR, BATTLE, "properties.cite", "at least 1 item"),
    Bad("no title", _property("title", {}), AIR, BATTLE, "properties.title", "at least 1 item"),
    Bad("an empty text", _property("title.en", "  "), AIR, BATTLE, "properties.title.en", "is empty"),
    Bad("control characters", _property("title.en", "a\x1b[2Jb\x00"), AIR, BATTLE, "properties.title.en",
        "holds control characters"),
    Bad("an endless text", _property("title.en", "a" * 20_001), AIR, BATTLE, "properties.title.en", "at most 20000"),
    # addresses
    Bad("javascript in a citation", _property("cite.0.checked.url", SCRIPT), AIR, BATTLE,
        "properties.cite[0].checked.url", "URL scheme should be 'http' or 'https'"),
    Bad("javascript in a source", _file("sources.json", "4.URL", f" {SCRIPT}"), "sources.json", "popular-1999-story",
        "URL",
        "URL scheme should be 'http' or 'https'"),
    Bad("a data address", _file("sources.json", "4.custom.record_seen.url", "data:text/html,x"), "sources.json",
        "popular-1999-story", "custom.record_seen.url", "URL scheme should be"),
    Bad("a link of another kind", _property("links", [SCRIPT]), AIR, BATTLE, "properties.links[0]", "match pattern"),
    # the collection's own files
    Bad("a layer's colour", _file("layers.json", "layers.0.colour", "red;}"), "layers.json", "", "layers[0].colour",
        "pattern"),
    Bad("a kind's symbol", _file("kinds.json", "2.symbol", 'M0 0"/><script>'), "kinds.json", "agreement", "symbol",
        "pattern"),
    # series, traces, explanations
    Bad("a series of an unknown event", _series("event", "nothing"), SERIES, "losses", "event", "there is no event"),
    Bad("a series on an unknown topic", _series("topic", "nothing"), SERIES, "losses", "topic", "there is no topic"),
    Bad("a series of dates", _series("topic", "day"), SERIES, "losses", "topic", "is not a number"),
    Bad("a series in another unit", _series("unit", "tons"), SERIES, "losses", "unit", "is counted in aircraft"),
    Bad("a series back in time", _series("rows.1.when", "1938-01"), SERIES, "losses", "rows", "do not follow"),
    Bad("a series twice in a month", _series("rows.1.when", "1938-02"), SERIES, "losses", "rows", "do not follow"),
    Bad("a series from nowhere", _series("rows.1.cite.source", "nobody"), SERIES, "losses", "rows[1].cite.source",
        "there is no source"),
    Bad("a series of another name", _series("id", "gains"), SERIES, "gains", "id", "is named otherwise"),
    Bad("a trace of an unknown source", _trace("id", "paper-2015"), TRACE, "paper-2015", "id", "is named otherwise"),
    Bad("a trace to an unknown claim", _trace("statements.0.claims", [f"{BATTLE}#none"]), TRACE, "paper-2015-article",
        "statements[0].claims", "there is no claim"),
    Bad("a trace to nothing", _trace("statements.0.claims", []), TRACE, "paper-2015-article", "statements[0]",
        "needs claims, or no_claim"),
    Bad("an explanation of nothing", lambda files: files.update({"audit.json": [{"check": "unused", "id": "x"}]}),
        "audit.json", "x", "why", "field required"),
]  # fmt: skip

DOUBTFUL = [
    Bad("an unknown property", _property("mood", "grim"), AIR, BATTLE, "properties.mood", "is kept and not shown"),
    Bad("an unknown property deep down", _property("claims.0.cite.page", 4), AIR, BATTLE,
        "properties.claims[0].cite.page",
        "is not a property of the schema"),
    Bad("swapped inside the range", _event("mission-1939", "geometry", point(30.58, 89)), AID, "mission-1939",
        "geometry.coordinates", "would lie inside if swapped"),
    Bad("outside the span", _property("when", "1920", "mission-1939"), AID, "mission-1939", "when",
        "outside the collection's"),
    Bad("a short summary", _property("summary.en", "Too short."), AIR, BATTLE, "summary.en", "has 2 words"),
    Bad("one language missing", lambda files: events_of(files)[BATTLE]["properties"]["title"].pop("zh"), AIR, BATTLE,
        "title.zh", "is missing"),
    Bad("a kind drawn otherwise", _property("kind", "agreement", "siege-1945-08"), GROUND, "siege-1945-08",
        "geometry",
        "is drawn as Point, not as Polygon"),
    Bad("a stray in another layer's file",
        lambda files: files[AID]["features"].append(files[AIR]["features"].pop(1)), AID,
        "battle-1938-04-29", "layer", "belongs to layer 'air'"),
]  # fmt: skip
