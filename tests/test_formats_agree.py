"""Every snapshot format holds exactly what the view shows: the same events, in one order, on one extent."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from explorer.catalogue import Catalogue
from explorer.model.base import say
from explorer.query import from_query
from explorer.scene import Scene, scene
from explorer.snapshot import snapshot
from explorer.view import Extent, View
from tests.geodata_folder import build


@pytest.fixture(scope="module", params=["en", "zh"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    catalogue = Catalogue.open(build(tmp_path_factory.mktemp("data")))
    return scene(catalogue, View(language=request.param).showing(Extent(100, 20, 125, 50)))


def seen_again(shown: Scene, query: str) -> Scene:
    return scene(shown.catalogue, from_query(query).view)


def test_geojson(shown: Scene) -> None:
    read = json.loads(snapshot(shown, "geojson"))
    assert [feature["id"] for feature in read["features"]] == list(shown.ids)
    again = seen_again(shown, read["view"])
    assert (again.ids, again.extent) == (shown.ids, shown.extent)


def test_csv(shown: Scene) -> None:
    rows = csv.DictReader(io.StringIO(snapshot(shown, "csv").decode("utf-8-sig")))
    assert [row["id"] for row in rows] == list(shown.ids)


def test_html(shown: Scene) -> None:
    inside = re.search(rb'id="explorer-data">([^<]*)</script>', snapshot(shown, "html"))
    again = seen_again(shown, json.loads(zlib.decompress(base64.b64decode(inside[1])))["opening"])
    assert (again.ids, again.extent) == (shown.ids, shown.extent)


def test_svg(shown: Scene) -> None:
    text = snapshot(shown, "svg").decode()
    marked = re.findall(r'data-events="([^"]*)" data-numbers="([^"]*)"', text)
    numbered = {int(n): id for ids, ns in marked for id, n in zip(ids.split(), ns.split(), strict=True)}
    mapped = {event.id for event in shown.mapped}
    assert numbered == {number: id for number, id in enumerate(shown.ids, 1) if id in mapped}


def test_pdf(shown: Scene, tmp_path: Path) -> None:
    sheets = PdfReader(io.BytesIO(snapshot(shown, "pdf"))).pages
    text = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in sheets))
    titles = [re.sub(r"\s+", "", say(event.properties.title, shown.language)) for event in shown.events]
    plain = [title for title in titles if title.isalnum()]
    places = [text.index(title) for title in plain]
    assert len(plain) >= 4
    assert places == sorted(places)
