"""The base map's files are what provenance.json says, fit their budgets, and are sound geometry."""

import hashlib
import json
import re
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

FOLDER = Path(__file__).parent.parent / "geodata" / "basemap"
PROVENANCE = json.loads((FOLDER / "provenance.json").read_text("utf-8"))
OUTPUTS = PROVENANCE["outputs"]
VECTORS = sorted(name for name in OUTPUTS if name.endswith(".geojson"))
DRAWN = ("land", "coast", "lakes", "rivers", "boundaries", "world", "labels")
KILOBYTE = 1000
# The coast is simplified by about a kilometre; a harbour city's point may fall just off it.
SHORE_DEGREES = 0.01
WORLD_SHORE_DEGREES = 0.1

RIVERS = {
    "Yangtze": "长江",
    "Jinsha (Yangtze)": "金沙江",
    "Yellow River": "黄河",
    "Songhua (Sungari)": "松花江",
    "Amur (Heilong)": "黑龙江",
    "Ussuri": "乌苏里江",
    "Mekong": "湄公河",
    "Lancang (Mekong)": "澜沧江",
    "Nu (Salween)": "怒江",
    "Salween": "萨尔温江",
    "Irrawaddy": "伊洛瓦底江",
    "Brahmaputra": "布拉马普特拉河",
    "West River (Xi)": "西江",
    "Han": "汉江",
    "Wei": "渭河",
    "Liao": "辽河",
    "Yalu": "鸭绿江",
}


def features(name: str) -> list[dict]:
    """The features of one layer."""
    return json.loads((FOLDER / f"{name}.geojson").read_text("utf-8"))["features"]


def geometries(name: str) -> list:
    """The shapes of one layer."""
    return [shape(item["geometry"]) for item in features(name)]


def labels(kind: str) -> list[tuple[dict, shapely.Point]]:
    """Labels of one kind with their points."""
    return [
        (item["properties"], shape(item["geometry"]))
        for item in features("labels")
        if item["properties"]["kind"] == kind
    ]


@pytest.fixture(scope="module")
def clip() -> shapely.Polygon:
    return shapely.box(*(PROVENANCE["clip"][side] for side in ("west", "south", "east", "north")))


@pytest.fixture(scope="module")
def land():
    return shapely.union_all(geometries("land"))


def test_provenance_lists_exactly_the_files_in_the_folder():
    assert {path.name for path in FOLDER.iterdir()} == {*OUTPUTS, "provenance.json"}


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_file_is_the_one_that_was_built(name):
    data = (FOLDER / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == OUTPUTS[name]["sha256"]
    assert len(data) == OUTPUTS[name]["bytes"]


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_every_output_names_package_licence_and_evidence(name):
    assert OUTPUTS[name]["sources"]
    for source in OUTPUTS[name]["sources"]:
        assert source["package"]
        assert source["version"]
        assert source["upstream"]
        assert source["licence"]
        assert source["attribution"]
        assert all(item["file"] and item["says"] for item in source["licence_evidence"])
        assert re.fullmatch("[0-9a-f]{64}", source["archive_sha256"])
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in source["files"].values())


@pytest.mark.parametrize("name", VECTORS)
def test_feature_count_is_recorded(name):
    assert len(features(name.removesuffix(".geojson"))) == OUTPUTS[name]["features"] > 0


def test_provenance_holds_no_address_and_no_machine_path():
    text = (FOLDER / "provenance.json").read_text("utf-8")
    assert "://" not in text
    assert not re.search(r'"/(work|home|root|tmp|usr)', text)


def test_what_the_screen_draws_stays_small():
    assert sum(OUTPUTS[f"{name}.geojson"]["bytes"] for name in DRAWN) < 1100 * KILOBYTE
    assert OUTPUTS["world.geojson"]["bytes"] < 120 * KILOBYTE
    assert OUTPUTS["relief.jpg"]["bytes"] < 700 * KILOBYTE
    assert all(OUTPUTS[name]["bytes"] < 700 * KILOBYTE for name in VECTORS)


@pytest.mark.parametrize("name", VECTORS)
def test_geometries_are_valid_and_not_empty(name):
    for item in geometries(name.removesuffix(".geojson")):
        assert item.is_valid, shapely.is_valid_reason(item)
        assert not item.is_empty


@pytest.mark.parametrize("name", VECTORS)
def test_one_feature_a_line_and_at_most_three_decimals(name):
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    assert len(lines) == OUTPUTS[name]["features"] + 2
    coordinates = [json.dumps(item["geometry"]) for item in features(name.removesuffix(".geojson"))]
    assert not any(re.search(r"\.\d{4,}", text) for text in coordinates)


@pytest.mark.parametrize("name", [name for name in VECTORS if name not in ("world.geojson", "labels.geojson")])
def test_coordinates_are_in_the_clip(name, clip):
    for item in geometries(name.removesuffix(".geojson")):
        assert clip.covers(shapely.box(*item.bounds))


@pytest.mark.parametrize("name", ["land", "lakes", "world", "countries", "provinces"])
def test_rings_wind_as_rfc_7946_says(name):
    for item in geometries(name):
        for part in shapely.get_parts(item):
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)


@pytest.mark.parametrize("name", ["coast", "boundaries"])
def test_no_line_runs_along_the_clip_edge(name, clip):
    for item in geometries(name):
        assert item.intersection(clip.exterior).length == 0


def test_coast_is_the_outline_of_land(land):
    assert shapely.MultiLineString(geometries("coast")).difference(land.boundary).length < 1e-6


def test_world_goes_on_where_the_clip_ends(clip):
    world = shapely.union_all(geometries("world"))
    assert world.intersection(clip.buffer(-0.05)).area < 0.5
    assert world.intersects(shapely.Point(30, 55))
    assert world.intersects(shapely.Point(-100, 40))


def test_rivers_are_named_in_english_and_chinese():
    drawn = {(item["properties"]["name_en"], item["properties"]["name_zh"]) for item in features("rivers")}
    assert set(RIVERS.items()) <= drawn


@pytest.mark.parametrize(
    ("longitude", "latitude", "name"),
    [
        (106.6, 29.6, "Yangtze"),
        (118.7, 32.1, "Yangtze"),
        (103.8, 36.1, "Yellow River"),
        (117.0, 36.8, "Yellow River"),
        (126.6, 45.8, "Songhua (Sungari)"),
        (124.4, 40.1, "Yalu"),
        (96.1, 22.0, "Irrawaddy"),
        (112.1, 32.0, "Han"),
    ],
)
def test_rivers_run_past_the_cities_on_their_banks(longitude, latitude, name):
    river = shapely.union_all(
        [shape(item["geometry"]) for item in features("rivers") if item["properties"]["name_en"] == name]
    )
    assert river.distance(shapely.Point(longitude, latitude)) < 0.25


def test_boundaries_say_what_they_are():
    for properties in (item["properties"] for item in features("boundaries")):
        assert properties["class"] in ("country", "province")
        assert properties["modern"] is True
        assert properties["depiction"]
        assert properties["disputed"] is (properties["status"] not in ("international", "province"))


@pytest.mark.parametrize(
    ("longitude", "latitude", "what"),
    [
        (78.5, 34.6, "Aksai Chin"),
        (94.5, 29.2, "McMahon line"),
        (74.2, 34.5, "Kashmir"),
        (145.5, 44.0, "southern Kurils"),
        (127.0, 38.1, "Korea"),
    ],
)
def test_well_known_disputed_lines_are_marked(longitude, latitude, what):
    disputed = shapely.union_all(
        [shape(item["geometry"]) for item in features("boundaries") if item["properties"]["disputed"]]
    )
    assert disputed.distance(shapely.Point(longitude, latitude)) < 0.6, what


def test_every_label_is_complete_and_named_then_and_now():
    for item in features("labels"):
        properties = item["properties"]
        assert properties["rank"] in (1, 2, 3, 4)
        assert properties["basis"]
        assert all(properties["names"][when][language] for when in ("then", "now") for language in ("en", "zh"))
        assert properties["kind"] == "city" or -90 <= properties["rotation"] <= 90


def test_every_city_lies_on_land(land, clip):
    world = shapely.union_all(geometries("world"))
    for properties, point in labels("city"):
        ground, reach = (land, SHORE_DEGREES) if clip.covers(point) else (world, WORLD_SHORE_DEGREES)
        assert ground.distance(point) <= reach, properties["names"]["then"]["en"]


def test_every_city_in_the_clip_lies_in_its_country(clip):
    countries = {
        item["properties"]["iso_a2"]: shape(item["geometry"])
        for item in features("countries")
        if item["properties"]["iso_a2"]
    }
    for properties, point in labels("city"):
        if clip.covers(point):
            assert countries[properties["country"]].distance(point) < 0.05, properties


@pytest.mark.parametrize(
    ("city", "province"),
    [
        ("Chungking", "CN-50"),
        ("Kweilin", "CN-45"),
        ("Paoshan", "CN-53"),
        ("Hsichang", "CN-51"),
        ("Kirin", "CN-22"),
        ("Kanchow", "CN-36"),
        ("Chihkiang", "CN-43"),
        ("Foochow", "CN-35"),
        ("Changsha", "CN-43"),
        ("Loyang", "CN-41"),
        ("Hami", "CN-65"),
        ("Yenan", "CN-61"),
    ],
)
def test_cities_with_namesakes_are_the_right_ones(city, province):
    polygon = next(shape(item["geometry"]) for item in features("provinces") if item["properties"]["id"] == province)
    (point,) = [point for properties, point in labels("city") if properties["names"]["then"]["en"] == city]
    assert polygon.contains(point)


def test_sea_labels_lie_at_sea_and_the_others_on_land(land):
    assert not any(land.intersects(point) for _, point in labels("sea"))
    for kind in ("range", "region", "river"):
        assert all(land.intersects(point) for _, point in labels(kind))


def test_river_labels_sit_on_their_rivers():
    drawn = shapely.union_all(geometries("rivers"))
    assert all(drawn.distance(point) < 0.002 for _, point in labels("river"))


def test_china_has_31_provinces_that_do_not_overlap():
    provinces = geometries("provinces")
    assert len(provinces) == 31
    overlap = sum(part.area for part in provinces) - shapely.union_all(provinces).area
    assert overlap < 0.01


def test_relief_covers_the_clip():
    relief = json.loads((FOLDER / "relief.json").read_text("utf-8"))
    assert {side: relief[side] for side in PROVENANCE["clip"]} == PROVENANCE["clip"]
    assert relief["crs"] == "EPSG:3857"
    data = (FOLDER / "relief.jpg").read_bytes()
    assert data[:2] == b"\xff\xd8"
    # A progressive JPEG's frame header: marker, length, precision, height, width.
    start = data.index(b"\xff\xc2") + 5
    assert int.from_bytes(data[start : start + 2], "big") == relief["height"]
    assert int.from_bytes(data[start + 2 : start + 4], "big") == relief["width"]
