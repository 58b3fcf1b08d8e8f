"""explorer/audit: each check fires on the mistake it is named after, and on nothing that is sound."""

from __future__ import annotations

import json

import pytest

from explorer.audit import CHECKS, audit
from explorer.audit.figures import figures
from explorer.load import load
from tests.geodata_folder import both, build, cite, claim, event, events_of, point, sound

LAND = [[100, 20], [130, 20], [130, 50], [100, 50], [100, 20]]
WEST = [[100, 20], [120, 20], [120, 50], [100, 50], [100, 20]]
EAST = [[120, 20], [130, 20], [130, 50], [120, 50], [120, 20]]
ISLE = [[60, 5], [140, 5], [140, 6], [60, 5]]
RIVER = [[114, 30], [118, 30], [118, 32]]


def _polygon(ring, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def _collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def _line(*positions):
    return {"type": "LineString", "coordinates": [list(position) for position in positions]}


def _stage(at, when):
    return {"at": list(at), "when": when, "cite": cite("scholar-1990-study")}


def _place(files, id, **properties):
    place = next(place for place in files["places.geojson"]["features"] if place["id"] == id)
    place["properties"].update(properties)
    return place


@pytest.fixture
def files():
    """A folder in which nothing is doubtful: a country in two provinces, a river, every record used."""
    files = sound()
    files["basemap/land.geojson"] = _collection(_polygon(LAND), _polygon(ISLE))
    files["basemap/countries.geojson"] = _collection(_polygon(LAND, iso_a2="CN"), _polygon(ISLE, iso_a2="XX"))
    files["basemap/provinces.geojson"] = _collection(_polygon(WEST, name_en="West"), _polygon(EAST, name_en="East"))
    files["collection.json"]["loaded_words"] = {"en": ["heroic"], "zh": ["牺牲"]}
    river = {"type": "Feature", "properties": {}, "geometry": _line(*RIVER)}
    files["basemap/rivers.geojson"] = _collection(river)
    _place(files, "hankow", province="West")
    _place(files, "mutanchiang", province="East")
    files["kinds.json"] += [
        {**files["kinds.json"][1], "id": "march", "arm": "infantry"},
        {**files["kinds.json"][1], "id": "flotilla", "arm": "river"},
        {**files["kinds.json"][0], "id": "air-base", "arm": "air"},
    ]
    events = events_of(files)
    events["hostile-1938-05"]["properties"].update(summary=both("Kept as text.", "文字。"))
    for other in events.values():
        if other["geometry"] and "LineString" in other["geometry"]["type"]:
            start, end = other["geometry"]["coordinates"][0], other["geometry"]["coordinates"][-1]
            other["properties"]["stages"] = [_stage(start, "1945-08-09"), _stage(end, "1945-08-20")]
    files["events/ground.geojson"]["features"] += [
        event("march-1945", "ground", "march", "1945-08", _line((114, 31), (114, 32)), places=[{"place": "hankow"}],
              stages=[_stage((114, 31), "1945-08-09"), _stage((114, 32), "1945-08-12")], part_of="battle-1938-02-18",
              participants=[{"who": "first-army", "side": "red"}]),
        event("flotilla-1945", "ground", "flotilla", "1945-08", _line(*RIVER), part_of="battle-1938-04-29",
              stages=[_stage(RIVER[0], "1945-08-01"), _stage(RIVER[2], "1945-08-20")]),
        event("field-1938", "ground", "air-base", "1938", point(114.27, 30.58), places=[{"place": "hankow"}],
              cite=[cite("popular-1999-story")],
              claims=[claim("why", "cause", {"text": both("Fog.", "雾。")}, "handbook-2001-facts")]),
        event("meeting-1946", "ground", "agreement", "1946-01", point(129.6, 44.58), places=[{"place": "mutanchiang"}]),
    ]  # fmt: skip
    return files


def found(tmp_path, files, check: str) -> list[tuple[str, str]]:
    return [(one.id, one.about) for one in audit(load(build(tmp_path, files))).findings if one.check == check]


def test_nothing_is_found_in_a_sound_folder(tmp_path, files):
    folder = load(build(tmp_path, files))
    assert folder.report.errors == []
    assert [str(finding) for finding in audit(folder).findings] == []


def _claims(files):
    return events_of(files)["battle-1938-02-18"]["properties"]["claims"]


def _move(files, id, longitude, latitude):
    _place(files, id)["geometry"] = point(longitude, latitude)


def _say(files, text, language="en"):
    events_of(files)["field-1938"]["properties"]["summary"][language] = text


def _stages(files, id, *whens):
    for stage, when in zip(events_of(files)[id]["properties"]["stages"], whens, strict=True):
        stage["when"] = when


def _twin(files, **changed):
    twin = json.loads(json.dumps(events_of(files)["field-1938"]))
    twin["id"] = "twin-1938"
    twin["properties"].update(changed)
    files["events/ground.geojson"]["features"].append(twin)


def _trace(files, *statements, sentences=1):
    said = [{"sentence": n, "paraphrase": both("It says so."), "claims": claims} for n, claims in statements]
    files[TRACE] = {
        "id": "paper-2015-article", "sentences": sentences, "counting": both("As printed."), "statements": said,
    }  # fmt: skip


TRACE = "traces/paper-2015-article.json"
PRESS = "battle-1938-02-18#press-12"

MISTAKES = [
    ("outside-country", "hankow", lambda f: _move(f, "hankow", 135, 30)),
    ("outside-country", "mutanchiang", lambda f: _place(f, "mutanchiang")["properties"].pop("country")),
    ("outside-country", "hankow", lambda f: _place(f, "hankow", country="JP")),
    ("outside-province", "hankow", lambda f: _place(f, "hankow", province="East")),
    ("outside-province", "hankow", lambda f: _place(f, "hankow")["properties"].pop("province")),
    ("outside-province", "hankow", lambda f: _place(f, "hankow", province="Nowhere")),
    ("in-the-sea", "hankow", lambda f: _move(f, "hankow", 110, 19)),
    ("in-the-sea", "field-1938", lambda f: events_of(f)["field-1938"].update(geometry=point(110, 19))),
    ("far-from-place", "field-1938", lambda f: events_of(f)["field-1938"].update(geometry=point(114.4, 30.58))),
    ("two-coordinates", "field-1938", lambda f: events_of(f)["field-1938"].update(geometry=point(114.29, 30.58))),
    ("two-coordinates", "hankow", lambda f: _same_name(f)),
    ("few-stages", "march-1945", lambda f: events_of(f)["march-1945"]["properties"]["stages"].pop()),
    ("stage-off-line", "march-1945",
     lambda f: events_of(f)["march-1945"]["properties"]["stages"][0].update(at=[114.1, 31])),
    ("stage-off-line", "march-1945", lambda f: events_of(f)["march-1945"]["properties"]["stages"].reverse()),
    ("too-fast", "march-1945", lambda f: _stages(f, "march-1945", "1945-08-09", "1945-08-10")),
    ("off-river", "flotilla-1945",
     lambda f: events_of(f)["flotilla-1945"]["geometry"]["coordinates"].insert(1, [116, 30.2])),
    ("outside-span", "field-1938", lambda f: events_of(f)["field-1938"]["properties"].update(when="1936/1938")),
    ("untranslated", "field-1938", lambda f: events_of(f)["field-1938"]["properties"]["title"].pop("zh")),
    ("untranslated", "battle-1938-02-18", lambda f: _claims(f)[0]["statement"].pop("zh")),
    ("untranslated", "first-army", lambda f: f["people.json"][1]["names"].pop(1)),
    ("untranslated", "hankow", lambda f: _latin_names(f)),
    ("unused", "book-1999-unread", lambda f: _unread(f)),
    ("unused", "ivanov", lambda f: events_of(f)["battle-1938-02-18"]["properties"].pop("participants")),
    ("unused", "mutanchiang", lambda f: _nobody_at(f, "mutanchiang")),
    ("unequal", "battle-1938-02-18", lambda f: f["disputes.json"].clear()),
    ("unequal", "battle-1938-02-18", lambda f: _claims(f).append(
        claim("other-day", "day", {"edtf": "1938-02-19"}, "scholar-1990-study"))),
    ("unequal", "battle-1938-02-18", lambda f: _claims(f).append(
        claim("other-spot", "spot", {"place": "mutanchiang"}, "scholar-1990-study"))),
    ("one-voice", "losses-1938-02-18", lambda f: _claims(f)[1].update(
        cite=cite("paper-2015-article"), party="red", said_by=None)),
    ("one-voice", "losses-1938-02-18", lambda f: _copies(f)),
    ("no-dispute", "losses-1938-02-18", lambda f: _claims(f)[1].update(value=12)),
    ("figure-without-claim", "field-1938", lambda f: _say(f, "There were 250 men here.")),
    ("figure-without-claim", "field-1938", lambda f: _say(f, "There were twenty-five men here.")),
    ("figure-without-claim", "field-1938", lambda f: _say(f, "这里有3万人。", "zh")),
    ("loaded-word", "field-1938", lambda f: _say(f, "The heroic men held it.")),
    ("loaded-word", "field-1938", lambda f: _say(f, "他在此牺牲。", "zh")),
    ("duplicate", "twin-1938", lambda f: _twin(f, title=both("Quite another thing"))),
    ("near-duplicate", "field-1938", lambda f: _twin(f, cite=[cite("diary-1938-pilot")])),
    ("untraced", "paper-2015-article", lambda f: _trace(f, (1, [PRESS]))),  # the claim does not say which sentence
    ("untraced", "paper-2015-article", lambda f: _traced(f) or f[TRACE].update(sentences=2)),
    ("untraced", "paper-2015-article", lambda f: _traced(f) or f[TRACE]["statements"].clear()),
    ("untraced", "paper-2015-article",
     lambda f: _traced(f) or f[TRACE]["statements"][0]["claims"].append("battle-1938-02-18#diary-5")),
]  # fmt: skip


def _same_name(files):
    _place(files, "mutanchiang")["geometry"] = point(114.5, 30.6)
    _place(files, "mutanchiang")["properties"]["names"][0]["text"] = "Hankow"


def _latin_names(files):
    place = _place(files, "hankow")["properties"]
    place["names"] = [name for name in place["names"] if name["lang"] == "en"]
    place["names"].append({"text": "Hankou", "lang": "zh-Latn-pinyin"})


def _unread(files):
    files["sources.json"].append({**files["sources.json"][0], "id": "book-1999-unread"})


def _nobody_at(files, place):
    for other in events_of(files).values():
        places = other["properties"].get("places", [])
        other["properties"]["places"] = [ref for ref in places if ref["place"] != place]


def _copies(files):
    for source in files["sources.json"]:
        if source["id"] == "diary-1938-pilot":
            source["custom"]["derives_from"] = ["paper-2015-article"]
    _claims(files)[0].pop("party")
    _claims(files)[1].update(party=None, said_by=None)


def _traced(files):
    for other in events_of(files).values():
        for said in other["properties"].get("claims", []):
            if said["cite"]["source"] == "paper-2015-article":
                said["cite"]["locator"] = "sentence 1"
    claims = [
        f"{id}#{said['id']}"
        for id, other in events_of(files).items()
        for said in other["properties"].get("claims", [])
        if said["cite"]["source"] == "paper-2015-article"
    ]
    _trace(files, (1, claims))


@pytest.mark.parametrize(("check", "id", "spoil"), MISTAKES, ids=[f"{n}-{row[0]}" for n, row in enumerate(MISTAKES)])
def test_a_mistake_is_found(tmp_path, files, check, id, spoil):
    assert id not in [one for one, _ in found(tmp_path / "before", files, check)]
    spoil(files)
    assert id in [one for one, _ in found(tmp_path / "after", files, check)]


def test_every_check_has_a_mistake_that_proves_it():
    assert {row[0] for row in MISTAKES} == CHECKS.keys()
    assert all(check.__doc__ for check in CHECKS.values())


def test_a_traced_source_is_no_doubt(tmp_path, files):
    _traced(files)
    assert found(tmp_path, files, "untraced") == []


@pytest.mark.parametrize("text", ["He called them ‘heroic’.", "Heroically bad weather.", "“Most heroic,” it says."])
def test_a_loaded_word_may_be_quoted(tmp_path, files, text):
    _say(files, text)
    assert found(tmp_path, files, "loaded-word") == []


def test_a_subject_tells_claims_apart(tmp_path, files):
    _claims(files).append(claim("end", "day", {"edtf": "1938-03-01"}, "scholar-1990-study", subject="end"))
    assert found(tmp_path, files, "unequal") == []


def test_disputes_join_claims_however_far_round(tmp_path, files):
    for id, value in (("a-7", 7), ("b-9", 9)):
        _claims(files).append(claim(id, "aircraft-lost", value, "scholar-1990-study", unit="aircraft"))
    dispute = files["disputes.json"][0]
    pairs = (("press-12", "a-7"), ("a-7", "b-9"))
    files["disputes.json"] += [
        {**dispute, "id": f"more-{n}", "claims": [f"battle-1938-02-18#{id}" for id in pair]}
        for n, pair in enumerate(pairs)
    ]
    assert found(tmp_path, files, "unequal") == []


def test_an_explanation_settles_a_finding_and_goes_stale_with_it(tmp_path, files):
    _stages(files, "march-1945", "1945-08-09", "1945-08-10")
    said = {"check": "too-fast", "id": "march-1945", "about": "stages[1]", "why": "By lorry."}
    files["audit.json"] = [said]
    looked = audit(load(build(tmp_path / "fast", files)))
    assert looked.findings == []
    assert [(finding.id, why.why) for finding, why in looked.explained] == [("march-1945", "By lorry.")]
    _stages(files, "march-1945", "1945-08-09", "1945-08-12")
    looked = audit(load(build(tmp_path / "slow", files)))
    assert [finding.check for finding in looked.findings] == ["stale-explanation"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On 18 February 1938, 29 fighters rose; 12 fell.", [29, 12]),
        ("It sank 1,234 tons, or 1.5 million.", [1234, 1.5e6]),
        ("On 14, 15 and 16 August 1945 the 36th Army and an I-16 of 1937–38 came.", []),
        ("twenty-one men and fourteen guns", [21, 14]),
        ("2月18日，29架飞机；第88旅；伊-16；6.9亿美元。", [29, 6.9e8]),
        ("5月4、5两日，近3万人", [3e4]),
    ],
)
def test_the_figures_of_a_text(text, told):
    assert [value for _, value, _ in figures(text)] == pytest.approx(told)


@pytest.mark.parametrize(("figure", "value", "known"), [
    ("849.4 million", 849360232, True), ("849.3 million", 849360232, False), ("8280万", 82788604, True),
    ("8,000", 8001, False), ("25 million", 25e6, True),
])  # fmt: skip
def test_a_rounded_figure_is_the_claims(tmp_path, files, figure, value, known):
    events_of(files)["field-1938"]["properties"]["claims"].append(
        claim("sum", "sum-lent", value, "ministry-1946-report", unit="usd")
    )
    _say(files, f"It lent {figure} dollars.")
    assert (found(tmp_path, files, "figure-without-claim") == []) is known
