"""The plate's map panel: places, scale, marks, lines, numbers and names lie where they should."""

from __future__ import annotations

import itertools
import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from geodata_folder import build, event, point, sound
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from explorer.catalogue import Catalogue
from explorer.plate.canvas import Canvas, shape
from explorer.plate.layout import lay_out
from explorer.plate.marks import CHOSEN, circles, marks
from explorer.plate.numbers import _rows
from explorer.plate.panel import Panel, panel
from explorer.plate.scale import meridians, parallels, scale_bar
from explorer.plate.space import Box, Room
from explorer.scene import Scene, scene
from explorer.view import Extent, Size, View

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"
WGS84 = Geod(ellps="WGS84")
CHINA = Extent(82, 17, 136, 52)


def open_folder(folder: Path, files: dict[str, Any] | None = None) -> Catalogue:
    build(folder, files)
    (folder / "basemap").symlink_to(ROOT / "geodata" / "basemap")
    return Catalogue.open(folder)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_folder(tmp_path_factory.mktemp("geodata"))


def shown(catalogue: Catalogue, extent: Extent | None = None, **view: Any) -> Scene:
    seen = View(**{"layers": ("air", "ground", "aid"), "base": "plain"} | view)
    return scene(catalogue, seen.showing(extent) if extent else seen)


def panel_of(shown: Scene) -> tuple[Panel, ET.Element]:
    drawn = panel(shown, lay_out(shown.extent)[1])
    return drawn, ET.fromstring(drawn.svg)


def group_of(drawing: ET.Element, id: str) -> list[ET.Element]:
    return [group for group in drawing.iter(f"{SVG}g") if id in group.get("data-events", "").split()]


extents = st.builds(
    lambda west, south, wide, high: Extent(west, south, west + wide, south + high),
    st.floats(-170, 150), st.floats(-60, 50), st.floats(0.2, 30), st.floats(0.2, 30),
)  # fmt: skip


@given(extents)
def test_the_canvas_shows_exactly_the_extent(extent):
    canvas = Canvas.within(extent, 600, 400)
    assert canvas.point(extent.west, extent.north) == pytest.approx((0, 0), abs=1e-6)
    assert canvas.point(extent.east, extent.south) == pytest.approx((canvas.width, canvas.height), abs=1e-6)
    assert canvas.width / canvas.height == pytest.approx(shape(extent))
    assert canvas.width == pytest.approx(600) or canvas.height == pytest.approx(400)


def test_a_known_place_lies_on_its_point():
    canvas = Canvas.within(CHINA, 600, 600)
    isometric = [math.asinh(math.tan(math.radians(latitude))) for latitude in (52, 30.58, 17)]
    down = (isometric[0] - isometric[1]) / (isometric[0] - isometric[2]) * canvas.height
    assert canvas.point(114.27, 30.58) == pytest.approx(((114.27 - 82) / 54 * canvas.width, down))


@given(extents)
def test_the_scale_bar_is_true_at_the_centre_to_one_per_cent(extent):
    canvas = Canvas.within(extent, 600, 400)
    bar = scale_bar(canvas)
    degrees = bar.points / canvas.width * (extent.east - extent.west)
    edges = [extent.west + degrees * step / 20 for step in range(21)]
    km = sum(WGS84.inv(a, bar.latitude, b, bar.latitude)[2] for a, b in itertools.pairwise(edges)) / 1000
    assert km == pytest.approx(bar.km, rel=0.01)
    assert canvas.point(extent.west, bar.latitude)[1] == pytest.approx(canvas.height / 2, abs=1e-6)
    assert bar.points <= 110
    assert f"{bar.km:.0e}"[0] in "125"


@given(extents)
def test_degrees_stand_where_they_are(extent):
    canvas = Canvas.within(extent, 600, 400)
    for degree in meridians(canvas):
        number = float(degree.label[:-2] if degree.label[-1].isalpha() else degree.label[:-1])
        assert canvas.point(-number if degree.label.endswith("W") else number, 0)[0] == pytest.approx(degree.at)
    for degree in parallels(canvas):
        assert 0 < degree.at < canvas.height


def test_the_sheet_lies_or_stands_as_the_extent_does():
    assert lay_out(CHINA)[0].width > lay_out(CHINA)[0].height
    upright, canvas = lay_out(Extent(105, 18, 118, 48))
    assert upright.width < upright.height
    assert canvas.height <= upright.height


def test_events_at_one_spot_share_a_mark_led_by_the_most_important(catalogue):
    seen = shown(catalogue)
    made = marks(seen, lay_out(seen.extent)[1])
    pile = next(mark for mark in made if "battle-1938-02-18" in mark.ids)
    assert pile.leader.id == "battle-1938-02-18"
    assert set(pile.ids) == {"battle-1938-02-18", "battle-1938-04-29"}
    assert pile.numbers == sorted(seen.ids.index(id) + 1 for id in pile.ids)
    selected = shown(catalogue, event="battle-1938-04-29")
    made = marks(selected, lay_out(selected.extent)[1])
    assert next(mark for mark in made if mark.selected).leader.id == "battle-1938-04-29"


def test_a_disputed_mark_is_ringed_and_others_are_not(catalogue):
    _, drawing = panel_of(shown(catalogue))
    dark = {
        id: [circle.get("fill") for circle in group_of(drawing, id)[0].iter(f"{SVG}circle")].count("#24211c")
        for id in ("battle-1938-02-18", "landing-1945-08-18")
    }
    assert dark == {"battle-1938-02-18": 1, "landing-1945-08-18": 0}


@pytest.mark.parametrize("id", ["battle-1938-02-18", "advance-1945-08", "siege-1945-08"])
def test_only_the_selected_event_is_highlighted(catalogue, id):
    assert CHOSEN not in panel_of(shown(catalogue))[0].svg
    drawn, drawing = panel_of(shown(catalogue, event=id))
    assert drawn.selected
    assert any(CHOSEN in ET.tostring(group, "unicode") for group in group_of(drawing, id))
    assert CHOSEN not in ET.tostring(group_of(drawing, "hostile-1938-05")[0], "unicode")


def test_a_circle_of_uncertainty_has_the_ground_radius(catalogue):
    seen = shown(catalogue, Extent(113.5, 30, 115, 31), layers=("air",))
    canvas = lay_out(seen.extent)[1]
    found = {circle.id: circle for circle in circles(seen, canvas)}
    assert set(found) == {"battle-1938-02-18"}  # 5 km at Hankow, once; none for the event without a place
    circle = found["battle-1938-02-18"]
    degrees = circle.radius / canvas.width * (seen.extent.east - seen.extent.west)
    assert WGS84.inv(114.27, 30.58, 114.27 + degrees, 30.58)[2] / 1000 == pytest.approx(5, rel=0.01)
    assert not circles(shown(catalogue), lay_out(shown(catalogue).extent)[1])  # smaller than the mark


def test_a_schematic_line_is_dashed_and_its_arrow_ends_where_it_does(catalogue, tmp_path):
    seen = shown(catalogue)
    drawn, drawing = panel_of(seen)
    (line,) = group_of(drawing, "advance-1945-08")
    assert any("stroke-dasharray" in path.attrib for path in line.iter(f"{SVG}path"))
    head = next(path for path in line.iter(f"{SVG}path") if path.get("stroke-width") == ".5")
    tip = [float(number) for number in re.findall(r"-?[\d.]+", head.get("d"))][:2]
    assert tip == pytest.approx(drawn.canvas.point(126.6, 45.75), abs=0.01)
    assert (drawn.schematic_lines, drawn.dated_lines, drawn.areas) == (True, False, True)
    files = sound()
    files["events/ground.geojson"]["features"][0]["properties"]["schematic"] = False
    dated, drawing = panel_of(shown(open_folder(tmp_path, files)))
    assert dated.dated_lines
    assert "dasharray" not in ET.tostring(group_of(drawing, "advance-1945-08")[0], "unicode")


def test_lines_and_areas_are_cut_to_the_panel(catalogue):
    seen = shown(catalogue, Extent(128, 44.2, 130.5, 45.2))
    drawn, drawing = panel_of(seen)
    (line,) = group_of(drawing, "advance-1945-08")
    for path in line.iter(f"{SVG}path"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
        assert max(abs(number) for number in numbers) < max(drawn.canvas.width, drawn.canvas.height) + 50
    assert len(drawn.svg) < 200_000


def test_every_number_lies_inside_the_panel(catalogue):
    edge = shown(catalogue, Extent(114.26, 30.57, 114.9, 31))
    drawn, _ = panel_of(edge)
    numbers = [text for text in drawn.texts if re.match(r"\d", text.text)]
    assert numbers
    for text in numbers:
        for box in text.boxes:
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= drawn.canvas.width
            assert box.bottom <= drawn.canvas.height


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_keep_clear_of_each_other_and_of_marks(catalogue, language):
    seen = shown(catalogue, language=language)
    drawn, _ = panel_of(seen)
    names = [text for text in drawn.texts if not re.match(r"\d", text.text)]
    assert len(names) > 20
    for one, other in itertools.combinations(names, 2):
        assert not any(a.overlap(b) > 0.01 for a in one.boxes for b in other.boxes), (one.text, other.text)
    for mark in marks(seen, drawn.canvas):
        assert not any(mark.box.overlap(box) > 0.01 for name in names for box in name.boxes)


def test_lesser_places_are_named_as_the_map_comes_nearer(catalogue):
    far = {text.text for text in panel_of(shown(catalogue, Extent(70, 5, 150, 58)))[0].texts}
    near = {text.text for text in panel_of(shown(catalogue, Extent(108, 27, 120, 34)))[0].texts}
    assert "Chungking" in far
    assert "Ichang" in near - far
    today = {text.text for text in panel_of(shown(catalogue, names="now"))[0].texts}
    assert "Chongqing" in today
    assert "Chungking" not in today


def test_modern_boundaries_are_drawn_only_where_asked_for_and_disputed_ones_dashed(catalogue):
    boundary = 'stroke="#7a6a72"'
    assert boundary not in panel_of(shown(catalogue))[0].svg
    asked = panel_of(shown(catalogue, overlays=("modern-boundaries",)))[0].svg
    assert boundary in asked
    dashed = re.findall(r'<path [^>]*stroke="#7a6a72"[^>]*stroke-dasharray[^>]*>', asked)
    assert dashed


def test_the_relief_is_there_only_where_asked_for_and_only_as_large_as_needed(catalogue):
    assert "data:image/jpeg" not in panel_of(shown(catalogue))[0].svg
    whole = panel_of(shown(catalogue, base="relief"))[0].svg
    near = panel_of(shown(catalogue, Extent(110, 28, 118, 33), base="relief"))[0].svg
    assert "data:image/jpeg" in whole
    assert "data:image/jpeg" in near
    assert len(near) < len(whole) / 4


def test_a_view_beyond_the_base_maps_clip_and_a_folder_without_one_are_drawn(tmp_path):
    catalogue = open_folder(tmp_path / "one")
    panel_of(shown(catalogue, Extent(-90, 30, -60, 45), base="relief"))
    bare = Catalogue.open(build(tmp_path / "two"))
    drawn, drawing = panel_of(shown(bare, base="relief", overlays=("modern-boundaries",)))
    assert group_of(drawing, "battle-1938-02-18")
    assert all(re.match(r"\d", text.text) for text in drawn.texts)


def test_the_whole_world_is_drawn(catalogue):
    world = shown(catalogue, zoom=2.0, latitude=20.0, longitude=10.0, size=Size(1080, 640), base="relief")
    assert world.extent.east - world.extent.west > 359
    _, drawing = panel_of(world)
    assert group_of(drawing, "mission-1939")


def test_a_large_pile_says_its_numbers_in_rows(tmp_path):
    files = sound()
    files["events/air.geojson"]["features"] = [
        event(f"battle-{number:03}", "air", "battle", "1938-05-01", point(114.27, 30.58)) for number in range(400)
    ]
    files["disputes.json"] = []
    seen = shown(open_folder(tmp_path, files), layers=("air",))
    drawn, _ = panel_of(seen)
    assert "1–400" in {text.text for text in drawn.texts}


@given(st.sets(st.integers(1, 999), min_size=1, max_size=24))
def test_rows_of_numbers_say_every_number_once(numbers):
    rows = _rows(sorted(numbers))
    said: list[int] = []
    for part in "".join(f"{row} " for row in rows).replace(",", " ").split():
        first, _, last = part.partition("–")
        said += range(int(first), int(last or first) + 1)
    assert said == sorted(numbers)


def test_three_numbers_in_a_row_are_said_as_a_range():
    assert _rows([1, 2, 4, 5, 6, 9]) == ["1, 2, 4–6, 9"]


boxes = st.builds(
    lambda left, top, wide, high: Box(left, top, left + wide, top + high),
    st.floats(0, 80), st.floats(0, 80), st.floats(0.5, 20), st.floats(0.5, 20),
)  # fmt: skip


@given(st.lists(boxes, max_size=12), boxes)
def test_room_is_free_where_nothing_taken_overlaps(taken, box):
    room = Room(100, 100)
    room.take(taken)
    assert room.free([box]) == (not any(box.overlap(other) > 1e-6 for other in taken))
    assert not room.free([Box(-5, 10, 5, 20)])
