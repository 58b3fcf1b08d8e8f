"""explorer/exports: the scene's events in its order, read back by readers that are not ours."""

from __future__ import annotations

import io
import json
from csv import DictReader, reader, writer

import geopandas as gpd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from shapely.geometry import shape

from explorer.catalogue import Catalogue
from explorer.exports import csv, geojson
from explorer.exports.csv import COLUMNS, guard, unguard
from explorer.model import EventFeature
from explorer.query import from_query
from explorer.scene import Scene, scene
from explorer.view import View
from explorer.words import word
from tests.geodata_folder import HOSTILE, HOSTILE_TITLE, build, events_of, sound

WHOLE_WORLD = View(layers=("air", "ground", "aid"), zoom=2, latitude=35, longitude=20)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Scene:
    files = sound()
    events_of(files)["siege-1945-08"]["properties"]["mood"] = {"kept": ["是"]}
    return scene(Catalogue.open(build(tmp_path_factory.mktemp("geodata"), files)), WHOLE_WORLD)


@pytest.fixture(scope="module")
def collection(made) -> dict:
    return json.loads(geojson(made))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_geojson_holds_the_scenes_events_in_its_order(made, collection):
    assert [feature["id"] for feature in collection["features"]] == list(made.ids)


def test_reading_the_features_back_gives_the_same_events(made, collection):
    assert [EventFeature.model_validate(feature) for feature in collection["features"]] == made.events


def test_a_feature_is_as_its_file_has_it(made, collection):
    """Nothing added, nothing lost, unknown properties too."""
    files = sound()
    events_of(files)["siege-1945-08"]["properties"]["mood"] = {"kept": ["是"]}
    written = events_of(files)
    assert collection["features"] == [written[id] for id in made.ids]


def test_the_file_stands_alone(made, collection):
    cited = {
        citation["source"]
        for feature in collection["features"]
        for said in (feature["properties"], *feature["properties"].get("stages", []))
        for citation in (said["cite"] if isinstance(said["cite"], list) else [said["cite"]])
    }
    cited |= {claim["cite"]["source"] for f in collection["features"] for claim in f["properties"].get("claims", [])}
    originals = {source["id"]: source for source in sound()["sources.json"]}
    assert {source["id"] for source in collection["sources"]} == cited
    for source in collection["sources"]:
        assert source["title"] == originals[source["id"]]["title"]
        assert source["issued"] == originals[source["id"]]["issued"]
    assert collection["title"] == made.title
    assert from_query(collection["view"]) == (made.view, [])
    assert collection["data"] == {
        "title": "Test Theatre Explorer",
        "version": "1.2.3",
        "date": "2026-01-02",
        "digest": made.catalogue.digest,
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "cite_as": "Test data.",
    }


def test_geopandas_reads_the_same_ids_and_shapes(made, tmp_path):
    file = tmp_path / "scene.geojson"
    file.write_bytes(geojson(made))
    read = gpd.read_file(file)
    assert list(read["id"]) == list(made.ids)
    assert read.crs == "EPSG:4326"
    for geometry, event in zip(read.geometry, made.events, strict=True):
        if event.geometry is None:
            assert geometry is None
        else:
            assert geometry.equals(shape(event.geometry.model_dump()))


def test_an_empty_scene_is_an_empty_collection_and_a_header(made):
    nothing = scene(made.catalogue, View(layers=()))
    assert json.loads(geojson(nothing))["features"] == []
    assert csv(nothing).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


def test_csv_holds_the_scenes_events_in_its_order(made):
    assert [row["id"] for row in rows(csv(made))] == list(made.ids)


def test_excel_finds_the_mark_of_utf_8(made):
    assert csv(made).startswith(b"\xef\xbb\xbfid,")


def test_a_row_says_what_the_event_says(made):
    row = rows(csv(made))[0]
    assert {name: row[name] for name in COLUMNS[:18]} == {
        "id": "battle-1938-02-18", "layer": "air", "layer_title": "In the air", "kind": "battle",
        "kind_title": "Battle", "title": "Battle 1938 02 18", "title_en": "Battle 1938 02 18",
        "title_zh": "事件battle 1938 02 18", "when": "1938-02-18", "when_words": "18 February 1938",
        "first_day": "1938-02-18", "last_day": "1938-02-18",
        "longitude": "114.27", "latitude": "30.58", "geometry": "Point", "places_then": "Hankow", "places_now": "Wuhan",
        "precision_km": "5.0",
    }  # fmt: skip
    first, *others = row["claims"].split(" | ")
    assert first == (
        "Aircraft lost: about 4 to 5 aircraft. The source says so: diary-5. "
        f"[Diary 1938; contemporary; Blue; citing A mechanic; {word('checked', 'en', date='2026-01-02')}]"
    )
    assert len(others) == 3
    assert word("unchecked", "en") in others[0]
    assert row["sources"].split(" | ")[0].startswith("Scholar, A. (1990) On scholar-1990-study. Oxford: Press.")


def test_a_row_in_chinese(made):
    row = rows(csv(scene(made.catalogue, View(layers=("air",), language="zh"))))[0]
    assert (row["title"], row["title_en"]) == ("事件battle 1938 02 18", "Battle 1938 02 18")
    assert (row["when_words"], row["places_then"]) == ("1938年2月18日", "旧Wuhan")


def test_the_point_of_a_shape_lies_in_it_and_no_shape_has_none(made):
    by_id = {row["id"]: row for row in rows(csv(made))}
    for event in made.mapped:
        row = by_id[event.id]
        point = shape({"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]})
        assert shape(event.geometry.model_dump()).distance(point) < 1e-6
    loan = by_id["loan-1938"]
    assert (loan["longitude"], loan["latitude"], loan["geometry"]) == ("", "", "")
    assert by_id["siege-1945-08"]["precision_km"] == "20.0"


STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("start", STARTS)
def test_a_cell_that_may_be_a_formula_is_guarded(start):
    assert guard(f"{start}1+1") == f"'{start}1+1"


def test_no_text_in_the_file_is_a_formula(made):
    cells = [row[name] for row in rows(csv(made)) for name in COLUMNS if name not in ("longitude", "latitude")]
    assert not [cell for cell in cells if cell.startswith(tuple(STARTS))]
    (row,) = [row for row in rows(csv(made)) if row["id"] == "hostile-1938-05"]
    assert row["title"] == f"'{HOSTILE_TITLE}"
    assert unguard(row["title"]) == HOSTILE_TITLE
    assert HOSTILE["formula"] in row["claims"]


def test_a_western_longitude_stays_a_number(made):
    (row,) = [row for row in rows(csv(made)) if row["id"] == "mission-1939"]
    assert float(row["longitude"]) == -77.04


@given(st.text() | st.builds(str.__add__, st.sampled_from([*STARTS, "'"]), st.text()))
@example("'=1")
@example("''")
def test_unguarding_undoes_guarding(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple(STARTS))


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), min_size=1))
def test_a_guarded_table_comes_back_through_the_csv_module(table):
    written = io.StringIO(newline="")
    writer(written).writerows([[guard(cell) for cell in row] for row in table])
    read = reader(io.StringIO(written.getvalue(), newline=""))
    assert [[unguard(cell) for cell in row] for row in read] == table


def test_the_same_scene_gives_the_same_bytes(made):
    again = scene(Catalogue.open(made.catalogue.path), WHOLE_WORLD)
    assert geojson(again) == geojson(made)
    assert csv(again) == csv(made)
