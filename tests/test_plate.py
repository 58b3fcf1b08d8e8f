"""explorer/plate: the printed figure as PDF, SVG and PNG, read back by other people's programs."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from geodata_folder import build, event, point, sound
from PIL import Image
from pypdf import PdfReader

from explorer.catalogue import Catalogue
from explorer.errors import ExportError
from explorer.plate import plate
from explorer.scene import Scene, scene
from explorer.view import Extent, View

ROOT = Path(__file__).parents[1]
EVERYTHING = View(layers=("air", "ground", "aid"), base="plain")
SVG = "{http://www.w3.org/2000/svg}"


def open_folder(folder: Path, files: dict[str, Any] | None = None) -> Catalogue:
    """A catalogue of the files, with the project's own base map."""
    build(folder, files)
    (folder / "basemap").symlink_to(ROOT / "geodata" / "basemap")
    return Catalogue.open(folder)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_folder(tmp_path_factory.mktemp("geodata"))


@pytest.fixture(scope="module")
def whole(catalogue: Catalogue) -> Scene:
    return scene(catalogue, EVERYTHING)


def pdf_of(shown: Scene) -> PdfReader:
    return PdfReader(io.BytesIO(plate(shown, "pdf")))


def text_of(shown: Scene) -> str:
    """Everything the PDF says, without the spaces and line ends that setting it brings."""
    return bare("".join(page.extract_text() for page in pdf_of(shown).pages))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def drawing_of(shown: Scene) -> ET.Element:
    return ET.fromstring(plate(shown, "svg"))


def many(folder: Path, count: int) -> Scene:
    """A scene of so many battles, spread over the land."""
    files = sound()
    files["events/air.geojson"]["features"] = [
        event(f"battle-{number}", "air", "battle", "1938-05-01", point(100 + number % 23, 25 + number % 17))
        for number in range(1, count + 1)
    ]
    files["disputes.json"] = []
    return scene(open_folder(folder, files), View(layers=("air",), base="plain"))


def test_the_pdf_says_what_is_shown_and_whence(whole):
    said = text_of(whole)
    for text in (
        "Test Theatre Explorer", whole.title, "Battle 1938 02 18", "18 February 1938", "Loan 1938",
        "listed, not mapped", "Scholar, A. (1990)", "In the air", "Oxford: Press", "https://192.0.2.1/article?a=1&b=2",
        "version 1.2.3", whole.catalogue.digest, "CC BY 4.0", "Made with Natural Earth.",
        "Places: GeoNames, CC BY 4.0.",
        "Scale at the centre of the map",
    ):  # fmt: skip
        assert bare(text) in said, text


def test_the_pdf_lists_the_scenes_events_in_its_order(whole):
    said = text_of(whole)
    titles = [bare(event.properties.title["en"]) for event in whole.events]
    places = [said.index(title, said.index("Eventsshown")) for title in titles]
    assert places == sorted(places)


def test_the_pdf_in_chinese_is_in_chinese(catalogue):
    shown = scene(catalogue, View(layers=("air", "ground"), language="zh", base="plain"))
    said = text_of(shown)
    for text in ("试验地图", shown.title, "图层In the air", "1938年2月18日", "旧Wuhan", "图中事件的来源", "比例尺"):
        assert bare(text) in said, text
    assert "重慶" in said  # a name as then written
    today = text_of(scene(catalogue, View(layers=("air", "ground"), language="zh", base="plain", names="now")))
    assert "重庆" in today
    assert "重慶" not in today
    assert "新Wuhan" in today
    assert pdf_of(shown).trailer["/Root"]["/Lang"].startswith("zh")


def test_the_pdf_has_a_title_a_language_and_its_fonts_inside(whole):
    reader = pdf_of(whole)
    assert reader.metadata.title == whole.title
    assert reader.trailer["/Root"]["/Lang"] == "en"
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
        assert "Noto" in font["/BaseFont"] or "Libertinus" in font["/BaseFont"]


def test_the_pdf_goes_on_over_more_pages_and_cuts_nothing(tmp_path, whole):
    assert len(pdf_of(whole).pages) == 1
    shown = many(tmp_path, 160)
    reader = pdf_of(shown)
    assert len(reader.pages) > 1
    said = text_of(shown)
    assert all(bare(event.properties.title["en"]) in said for event in shown.events)
    assert {round(float(page.mediabox.height)) for page in reader.pages} == {595}


def test_the_png_is_a4_at_the_resolution_asked_for(whole):
    image = Image.open(io.BytesIO(plate(whole, "png")))
    assert image.size == pytest.approx((297 / 25.4 * 200, 210 / 25.4 * 200), abs=1.5)
    assert Image.open(io.BytesIO(plate(whole, "png", ppi=100))).size == pytest.approx((1169, 827), abs=1.5)


def test_a_tall_extent_takes_an_upright_page(catalogue):
    tall = EVERYTHING.showing(Extent(105, 18, 122, 46), size=EVERYTHING.size._replace(width=390, height=844))
    image = Image.open(io.BytesIO(plate(scene(catalogue, tall), "png", ppi=72)))
    assert image.size == pytest.approx((595, 842), abs=1.5)


@pytest.mark.parametrize(("base", "fewest"), [("relief", 1500), ("plain", 40)])
def test_the_map_on_the_png_is_not_blank(catalogue, base, fewest):
    shown = scene(catalogue, View(layers=(), base=base))
    image = Image.open(io.BytesIO(plate(shown, "png", ppi=100))).convert("RGB")
    middle = image.crop((image.width // 5, image.height // 4, image.width // 2, image.height // 2))
    assert len(middle.getcolors(maxcolors=1 << 20)) > fewest


def test_one_sheet_grows_until_everything_is_on_it(tmp_path):
    shown = many(tmp_path, 160)
    image = Image.open(io.BytesIO(plate(shown, "png", ppi=72)))
    assert image.width == pytest.approx(842, abs=1.5)
    assert image.height > 800
    last = image.convert("L").crop((0, image.height - 40, image.width, image.height - 4))
    assert last.getextrema()[0] < 200  # the foot of the page is on the sheet


def test_the_svg_marks_the_scenes_events_and_no_others(whole):
    marks = [element for element in drawing_of(whole).iter() if "data-events" in element.attrib]
    drawn = {id for mark in marks for id in mark.attrib["data-events"].split()}
    seen = {event.id for event in whole.mapped if event.id != "mission-1939"}
    assert drawn == seen
    numbers = {int(number) for mark in marks for number in mark.attrib["data-numbers"].split()}
    assert numbers == {whole.ids.index(id) + 1 for id in seen}


def test_every_mapped_event_has_its_number_on_the_map(whole):
    from explorer.plate.layout import lay_out
    from explorer.plate.panel import panel

    drawn = panel(whole, lay_out(whole.extent)[1])
    said = " ".join(text.text for text in drawn.texts)
    found = {int(number) for number in re.findall(r"\d+", said)}
    for first, last in re.findall(r"(\d+)–(\d+)", said):
        found |= set(range(int(first), int(last)))
    on_paper = text_of(whole)
    assert all(bare(text.text) in on_paper for text in drawn.texts)
    assert found >= {number for number, event in enumerate(whole.events, 1) if event in whole.mapped}


def test_the_svg_needs_no_font_and_no_file_of_anyone(whole):
    drawing = drawing_of(whole)
    assert not list(drawing.iter(f"{SVG}text"))
    assert drawing.find(f"{SVG}title").text == whole.title
    hrefs = [value for element in drawing.iter() for key, value in element.attrib.items() if key.endswith("href")]
    assert all(href.startswith(("#", "data:image/jpeg;base64,")) for href in hrefs)
    assert not [element for element in drawing.iter(f"{SVG}image") if "svg" in element.attrib.get("href", "")]


def shifts(drawing: ET.Element, wanted: ET.Element) -> list[tuple[float, float]]:
    """How far each element round the wanted one, and it itself, moves what it holds."""
    trail: list[ET.Element] = []

    def walk(element: ET.Element) -> bool:
        trail.append(element)
        if element is wanted or any(walk(child) for child in element):
            return True
        trail.pop()
        return False

    assert walk(drawing)
    moved = []
    for element in trail:
        transform = element.get("transform", "")
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", transform)]
        if transform.startswith("matrix"):
            assert numbers[:4] == [1, 0, 0, 1]
            moved.append((numbers[4], numbers[5]))
        elif transform:
            assert transform.startswith("translate")
            moved.append((numbers[0], numbers[1] if len(numbers) > 1 else 0.0))
    return moved


def test_a_place_lies_where_it_should_on_the_png(catalogue):
    shown = scene(catalogue, View(layers=("air",), base="plain"))
    drawing = drawing_of(shown)
    mark = next(group for group in drawing.iter(f"{SVG}g") if "battle-1938-02-18" in group.get("data-events", ""))
    moved = shifts(drawing, mark)
    across, down = sum(shift[0] for shift in moved), sum(shift[1] for shift in moved)
    image = Image.open(io.BytesIO(plate(shown, "png", ppi=144))).convert("RGB")
    beside_the_symbol = int((across - 4) * 2), int(down * 2)
    assert image.getpixel(beside_the_symbol) == pytest.approx((0x1F, 0x5F, 0xA8), abs=12)


def test_no_event_gives_a_plate_that_says_so(catalogue):
    shown = scene(catalogue, View(layers=()))
    assert shown.ids == ()
    assert bare("No events in this view.") in text_of(shown)
    assert not [element for element in drawing_of(shown).iter() if "data-events" in element.attrib]
    chinese = scene(catalogue, View(layers=(), language="zh"))
    assert "此视图内没有事件。" in text_of(chinese)


def test_another_format_or_resolution_is_refused(whole):
    with pytest.raises(ExportError, match="gif"):
        plate(whole, "gif")
    with pytest.raises(ExportError, match="dots per inch"):
        plate(whole, "png", ppi=5000)


_ELSEWHERE = """
import hashlib, sys
from explorer.catalogue import Catalogue
from explorer.plate import plate
from explorer.scene import scene
from explorer.view import View
shown = scene(Catalogue.open(sys.argv[1]), View(layers=("air", "ground", "aid")))
print([hashlib.sha256(plate(shown, format)).hexdigest() for format in ("pdf", "svg", "png")])
"""


def test_the_same_scene_gives_the_same_bytes_anywhere(catalogue, tmp_path):
    shown = scene(catalogue, View(layers=("air", "ground", "aid")))
    here = [hashlib.sha256(plate(shown, format)).hexdigest() for format in ("pdf", "svg", "png")]
    elsewhere = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C", "PYTHONHASHSEED": "7", "TMPDIR": str(tmp_path),
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(catalogue.path)],
        env=elsewhere, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == str(here)


def test_the_pdf_takes_its_date_from_the_data(whole):
    metadata = pdf_of(whole).metadata
    assert metadata.creation_date is None or metadata.creation_date.date() == whole.catalogue.collection.date


def test_a_crowd_of_events_is_listed_as_far_as_a_plate_goes_and_the_rest_is_counted(tmp_path):
    shown = many(tmp_path, 1_012)
    said = text_of(shown)
    assert bare("and 12 more; the CSV and GeoJSON of this view have them all") in said
    assert bare(shown.events[999].properties.title["en"]) in said
    assert bare("more; the CSV") not in text_of(many(tmp_path / "fewer", 30))
