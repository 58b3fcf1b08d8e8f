"""Texts on the plate: kept as text whatever they hold, set whole however long, refused where a letter has no glyph."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from geodata_folder import HOSTILE, HOSTILE_TITLE, both, events_of, sound
from PIL import Image
from test_plate import EVERYTHING, SVG, bare, drawing_of, open_folder, pdf_of, text_of

from explorer.errors import MissingGlyphs
from explorer.plate import glyphs, plate
from explorer.scene import Scene, scene
from explorer.view import View


def with_title(folder: Path, title: str, id: str = "battle-1938-04-29") -> Scene:
    files = sound()
    events_of(files)[id]["properties"]["title"] = both(title, title)
    return scene(open_folder(folder, files), EVERYTHING)


def once(text: str) -> str:
    """The text without repeated letters."""
    return re.sub(r"(.)\1+", r"\1", bare(text))


READING = '#read("/etc/passwd") *x* $y$ `z` <a> ]]> &amp;'


@pytest.mark.parametrize("hostile", [*HOSTILE.values(), HOSTILE_TITLE, READING])
def test_hostile_text_comes_out_as_text(tmp_path, hostile):
    shown = with_title(tmp_path, hostile)
    assert bare(hostile) in text_of(shown)
    drawing = drawing_of(shown)
    titles = [title.text for title in drawing.iter(f"{SVG}title")]
    assert any(hostile in (title or "") for title in titles)
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= {
        "svg", "title", "path", "g", "use", "defs", "symbol", "circle", "rect", "clipPath",
    }  # fmt: skip


def test_hostile_names_of_layer_kind_and_collection_come_out_as_text(tmp_path):
    files = sound()
    files["collection.json"]["title"] = both(HOSTILE["typst"])
    files["layers.json"]["layers"][0]["title"] = both(HOSTILE["script"])
    files["kinds.json"][0]["title"] = both(HOSTILE["end-script"])
    shown = scene(open_folder(tmp_path, files), EVERYTHING)
    said = text_of(shown)
    assert all(bare(HOSTILE[key]) in said for key in ("typst", "script", "end-script"))
    drawing_of(shown)


@pytest.mark.parametrize("title", ["x" * 10_000, "word " * 2_000, "字" * 10_000], ids=["one word", "words", "Chinese"])
def test_a_very_long_title_is_set_whole(tmp_path, title):
    shown = with_title(tmp_path, title)
    said = text_of(shown)
    assert all(said.count(letter) >= title.count(letter) for letter in set(bare(title)))
    drawing_of(shown)


def test_a_long_word_stays_inside_the_margins(tmp_path):
    image = Image.open(io.BytesIO(plate(with_title(tmp_path, "x" * 3_000), "png", ppi=72))).convert("L")
    assert image.crop((image.width - 25, 0, image.width, image.height)).getextrema() == (255, 255)


def test_a_very_long_name_of_a_layer_leaves_the_map_on_the_first_page(tmp_path):
    files = sound()
    files["layers.json"]["layers"][0]["title"] = both("Layer " * 1_500)
    reader = pdf_of(scene(open_folder(tmp_path, files), View(layers=("air",))))
    assert "Scale at the centre" in reader.pages[0].extract_text()


@pytest.mark.parametrize("format", ["pdf", "svg", "png"])
def test_missing_glyphs_are_named_with_their_event(tmp_path, format):
    shown = with_title(tmp_path, "Hankow \U00013080 and \u202e")
    with pytest.raises(MissingGlyphs, match=r"\U00013080 \(U\+13080\) in battle-1938-04-29") as raised:
        plate(shown, format)
    assert "U+202E" in str(raised.value)
    assert "\u202e" not in str(raised.value)


def test_old_forms_cyrillic_and_macrons_are_set(tmp_path):
    title = "漢口 瀋陽 重慶 喜馬拉雅山脈 Кулишенко Ō ō ū ü Žukovs’kyj Łódź Українські"
    said = text_of(with_title(tmp_path, title))
    assert once(title) in once(said)  # pypdf says a letter twice that is set as letter and accent


def test_korean_is_set_only_where_its_font_is_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(glyphs, "_korean", tuple)
    glyphs._characters.cache_clear()
    try:
        with pytest.raises(MissingGlyphs, match="국"):
            plate(with_title(tmp_path, "국"), "svg")
    finally:
        glyphs._characters.cache_clear()
