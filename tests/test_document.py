"""explorer/web: the same catalogue and view make the same document; texts cannot end the script they travel in."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

from explorer.catalogue import Catalogue
from explorer.view import View
from explorer.web import document
from explorer.web.packing import packed
from tests.geodata_folder import HOSTILE, HOSTILE_TITLE, build

ELSEWHERE = """
import hashlib, sys
from explorer.catalogue import Catalogue
from explorer.web import document
print(hashlib.sha256(document(Catalogue.open(sys.argv[1])).encode()).hexdigest())
"""


def data_of(text: str) -> dict:
    inside = re.search(r'id="explorer-data">([^<]*)</script>', text)
    return json.loads(zlib.decompress(base64.b64decode(inside[1])))


def test_the_same_bytes_in_another_time_zone_home_and_process(tmp_path: Path) -> None:
    folder = build(tmp_path / "data")
    surroundings = {**os.environ, "TZ": "Pacific/Auckland", "HOME": str(tmp_path), "PYTHONHASHSEED": "7"}
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(folder)], env=surroundings, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(document(Catalogue.open(folder)).encode()).hexdigest()
    assert there.stdout.strip() == here


def test_hostile_texts_travel_packed_and_come_out_whole(tmp_path: Path) -> None:
    text = document(Catalogue.open(build(tmp_path)))
    assert not any(part in text for part in HOSTILE.values())
    assert data_of(text)["events"]["hostile-1938-05"]["title"]["en"] == HOSTILE_TITLE


def test_packed_data_is_letters_only() -> None:
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", packed({"text": "</script><!--\u2028"}))


def test_the_document_opens_with_the_view_it_was_made_of(tmp_path: Path) -> None:
    text = document(Catalogue.open(build(tmp_path)), View(language="zh", event="battle-1938-04-29"))
    assert '<html lang="zh">' in text
    assert "event=battle-1938-04-29" in data_of(text)["opening"]


def test_a_layer_is_a_feature_group_with_a_geojson_inside(tmp_path: Path) -> None:
    catalogue = Catalogue.open(build(tmp_path))
    text = document(catalogue)
    for layer in catalogue.layers:
        name = layer.id.replace("-", "_")
        assert f"var feature_group_{name} = L.featureGroup(" in text
        assert f"geo_json_{name}.addTo(feature_group_{name})" in text
