"""A small, sound geodata folder for the tests: three layers, eight events, a source of each tier, hostile texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Files = dict[str, Any]

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end-script": "</script><img src=x onerror=alert(2)>",
    "address": "javascript:alert(3)",
    "markdown": "![picture](http://192.0.2.1/x.png) [link](javascript:alert(4))",
    "typst": '#image("x.png") $x$ *bold* _it_ @ref <label> \\ #eval("1")',
    "formula": '=HYPERLINK("http://192.0.2.1","x")',
    "braces": "{{ 7*7 }} {% raw %} {who} {0} ${x} %s",
}
"""Texts that do something where they are not kept as text."""

HOSTILE_TITLE = "=1+1 " + " ".join(HOSTILE.values())
SUMMARY = " ".join(["One plain sentence of ten words says what happened here."] * 5)
_DOT = "M12 6 A6 6 0 1 0 12 18 A6 6 0 1 0 12 6 Z"
_SEEN = {"url": "https://192.0.2.1/seen", "date": "2026-01-02"}


def build(folder: Path, files: Files | None = None) -> Path:
    """Write the files, the sound ones if none are given, and return the folder.

    A value of bytes is written as it is; None leaves the file out; everything else becomes JSON.
    """
    for name, content in (sound() if files is None else files).items():
        if content is None:
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False, indent=2).encode()
        target.write_bytes(raw)
    return folder


def sound() -> Files:
    """Return every file of the folder, by name, ready to be changed."""
    return json.loads(json.dumps(_FILES))  # no part stands in two places, as it would in a deep copy


def events_of(files: Files) -> dict[str, Any]:
    """Return the Features of all layers, by id; they may be changed in place."""
    return {
        feature["id"]: feature
        for name, content in files.items()
        if name.startswith("events/")
        for feature in content["features"]
    }


def both(en: str, zh: str = "中文") -> dict[str, str]:
    return {"en": en, "zh": zh}


def cite(source: str, *, checked: bool = False, locator: str | None = None) -> dict[str, Any]:
    said: dict[str, Any] = {"source": source, "checked": _SEEN if checked else None}
    return said | ({"locator": locator} if locator else {})


def claim(id: str, topic: str, value: Any, source: str, *, checked: bool = False, **more: Any) -> dict[str, Any]:
    statement = both(f"The source says so: {id}.", f"来源如是说：{id}。")
    return {
        "id": id,
        "topic": topic,
        "value": value,
        "statement": statement,
        "cite": cite(source, checked=checked),
    } | more


def event(id: str, layer: str, kind: str, when: str, geometry: Any, **more: Any) -> dict[str, Any]:
    words = id.replace("-", " ")
    properties = {
        "layer": layer,
        "kind": kind,
        "title": both(words.capitalize(), f"事件{words}"),
        "summary": both(SUMMARY, "一句话说明此事。"),
        "when": when,
        "cite": [cite("scholar-1990-study")],
    }
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties | more}


def point(longitude: float, latitude: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _source(id: str, type: str, genre: str, contemporary: bool = False, **more: Any) -> dict[str, Any]:
    notes = {"genre": genre, "contemporary": contemporary, "record_seen": _SEEN}
    issued = {"date-parts": [[int(id.split("-")[1])]]}
    author = [{"family": id.split("-")[0].capitalize(), "given": "A."}]
    return {"id": id, "type": type, "title": f"On {id}", "author": author, "issued": issued, "custom": notes} | more


def _place(id: str, longitude: float, latitude: float, then: str, now: str, km: float, **more: Any) -> dict[str, Any]:
    names = [
        {"text": then, "lang": "en", "use": "then"},
        {"text": now, "lang": "en", "use": "now"},
        {"text": f"旧{now}", "lang": "zh-Hant", "use": "then"},
        {"text": f"新{now}", "lang": "zh-Hans", "use": "now"},
    ]
    properties = {"names": names, "precision_km": km, "basis": "gazetteer"} | more
    return {"type": "Feature", "id": id, "geometry": point(longitude, latitude), "properties": properties}


def _layer(id: str, group: str, title: str, colour: str, on: bool = True) -> dict[str, Any]:
    text = both(title, f"图层{title}")
    return {
        "id": id,
        "group": group,
        "title": text,
        "description": text,
        "colour": colour,
        "on": on,
        "span": "1937/1946",
    }


def _kind(id: str, *geometry: str) -> dict[str, Any]:
    return {"id": id, "title": both(id.capitalize(), f"类{id}"), "symbol": _DOT, "geometry": list(geometry)}


def _topic(id: str, quantity: str, *units: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": both(id.replace("-", " ").capitalize(), f"题{id}"),
        "quantity": quantity,
        "units": list(units),
    }


_FILES: Files = {
    "collection.json": {
        "title": both("Test Theatre Explorer", "试验地图"),
        "description": both("A folder for the tests.", "试验用。"),
        "version": "1.2.3",
        "date": "2026-01-02",
        "first_day": "1937-07-07",
        "last_day": "1946-12-31",
        "extent": [82, 17, 136, 52],
        "languages": ["en", "zh"],
        "parties": [
            {"id": "red", "title": both("Red", "红方")},
            {"id": "blue", "title": both("Blue", "蓝方")},
        ],
        "start": [
            {"id": "wuhan", "title": both("Wuhan"), "text": both("Start."), "view": "layers=air&event=old-battle"}
        ],
        "presets": [{"id": "spring", "title": both("Spring 1938"), "when": "1938-02/1938-05"}],
        "licence": {"id": "CC-BY-4.0", "title": both("CC BY 4.0"), "url": "https://creativecommons.org/licenses/by/4.0/"},
        "cite_as": both("Test data.", "试验数据。"),
    },
    "layers.json": {
        "groups": [{"id": "war", "title": both("War", "战争")}, {"id": "help", "title": both("Help", "援助")}],
        "layers": [
            _layer("air", "war", "In the air", "#1f5fa8"),
            _layer("ground", "war", "On the ground", "#6b2c91"),
            _layer("aid", "help", "Aid", "#0b7a75", on=False),
        ],
    },
    "kinds.json": [
        _kind("battle", "Point", "MultiPoint", "Polygon"),
        _kind("advance", "LineString"),
        _kind("agreement", "Point"),
    ],
    "topics.json": [
        _topic("aircraft-lost", "count", "aircraft"),
        _topic("sum-lent", "money", "usd", "gbp"),
        _topic("day", "date"),
        _topic("spot", "place"),
        _topic("cause", "text"),
    ],
    "sources.json": [
        _source("diary-1938-pilot", "manuscript", "memoir", True),
        _source("ministry-1946-report", "report", "official"),
        _source("scholar-1990-study", "book", "scholarly", publisher="Press", **{"publisher-place": "Oxford"}),
        _source("handbook-2001-facts", "entry-encyclopedia", "reference"),
        _source("popular-1999-story", "book", "popular", title=" ".join(HOSTILE.values())),
        _source("paper-2015-article", "article-newspaper", "press", URL="https://192.0.2.1/article?a=1&b=2"),
    ],
    "places.geojson": _collection(
        _place("hankow", 114.27, 30.58, "Hankow", "Wuhan", 5, country="CN"),
        _place("washington", -77.04, 38.9, "Washington", "Washington", 2, country="US"),
        _place("mutanchiang", 129.6, 44.58, "Mutanchiang", "Mudanjiang", 10, country="CN"),
    ),
    "people.json": [
        {"id": "ivanov", "type": "person",
         "names": [{"text": "Ivanov", "lang": "en"}, {"text": "伊万诺夫", "lang": "zh-Hans"}]},
        {"id": "first-army", "type": "unit",
         "names": [{"text": "1st Army", "lang": "en"}, {"text": "第一军", "lang": "zh-Hans"}]},
    ],
    "events/air.geojson": _collection(
        event(
            "battle-1938-02-18", "air", "battle", "1938-02-18", point(114.27, 30.58), importance=1,
            former_ids=["old-battle"], places=[{"place": "hankow", "role": "site"}],
            participants=[{"who": "ivanov", "side": "red", "role": both("pilot", "飞行员")}],
            claims=[
                claim("press-12", "aircraft-lost", 12, "paper-2015-article", unit="aircraft", party="red"),
                claim("diary-5", "aircraft-lost", {"min": 4, "max": 5}, "diary-1938-pilot", unit="aircraft",
                      party="blue", approx=True, said_by="A mechanic", checked=True),
                claim("report-day", "day", {"edtf": "1938-02-18?"}, "ministry-1946-report"),
                claim("book-spot", "spot", {"place": "hankow"}, "handbook-2001-facts"),
            ],
            cite=[cite("scholar-1990-study", checked=True, locator="pp. 1–2")], links=["wikidata:Q42"],
        ),
        event("battle-1938-04-29", "air", "battle", "1938-04-29", point(114.27, 30.58), places=[{"place": "hankow"}]),
        event(
            "hostile-1938-05", "air", "battle", "1938-05", point(110.5, 25.5), importance=3,
            title=both(HOSTILE_TITLE, HOSTILE_TITLE), content_note=both(HOSTILE["markdown"]),
            summary=both(f"{SUMMARY} {HOSTILE_TITLE}", HOSTILE_TITLE),
            claims=[claim("why", "cause", {"text": both(HOSTILE["formula"])}, "popular-1999-story",
                          said_by=HOSTILE["script"], statement=both(HOSTILE["typst"]))],
            cite=[cite("popular-1999-story", locator=HOSTILE["braces"])],
        ),
    ),
    "events/ground.geojson": _collection(
        event(
            "advance-1945-08", "ground", "advance", "1945-08-09/1945-08-20",
            {"type": "LineString", "coordinates": [[132.0, 44.5], [129.6, 44.58], [126.6, 45.75]]},
            schematic=True, places=[{"place": "mutanchiang", "role": "via"}],
            participants=[{"who": "first-army", "side": "red"}],
            stages=[
                {"at": [132.0, 44.5], "when": "1945-08-09", "cite": cite("ministry-1946-report")},
                {"at": [129.6, 44.58], "when": "1945-08-16", "place": "mutanchiang", "cite": cite("diary-1938-pilot")},
            ],
        ),
        event(
            "siege-1945-08", "ground", "battle", "1945-08-09/1945-08-26",
            {"type": "Polygon", "coordinates": [[[133, 45.5], [133.5, 45.5], [133.5, 46], [133, 46], [133, 45.5]]]},
            precision_km=20, basis="read-off-map",
        ),
        event(
            "landing-1945-08-18", "ground", "battle", "1945-08-18",
            {"type": "MultiPoint", "coordinates": [[126.6, 45.75], [125.3, 43.9]]}, part_of="advance-1945-08",
        ),
    ),
    "events/aid.geojson": _collection(
        event(
            "loan-1938", "aid", "agreement", "1938-07~", None,
            claims=[claim("sum", "sum-lent", 50000000, "ministry-1946-report", unit="usd")],
        ),
        event("mission-1939", "aid", "agreement", "1939/..", point(-77.04, 38.9),
              places=[{"place": "washington", "role": "signed-at"}]),
    ),
    "disputes.json": [
        {"id": "losses-1938-02-18", "topic": "aircraft-lost", "relation": "differ",
         "claims": ["battle-1938-02-18#press-12", "battle-1938-02-18#diary-5"],
         "note": both("Twelve or five.", "十二或五。")}
    ],
}  # fmt: skip

IDS = [feature["id"] for name in _FILES if name.startswith("events/") for feature in _FILES[name]["features"]]
"""Every event of the sound folder."""
