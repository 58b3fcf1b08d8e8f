"""explorer/snapshot.py: one picture in every format, named for what it holds, written whole or not at all."""

from __future__ import annotations

import base64
import datetime as dt
import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zlib
from csv import DictReader
from dataclasses import replace

import pytest

from explorer import snapshot as module
from explorer.catalogue import Catalogue
from explorer.errors import ExportError
from explorer.query import from_query
from explorer.scene import Scene, scene
from explorer.snapshot import FORMATS, file_name, format_of, snapshot, write
from explorer.view import View
from tests.geodata_folder import both, build, sound

VIEW = View(
    layers=("air", "aid"), first=dt.date(1938, 2, 1), last=dt.date(1938, 12, 31), zoom=2, latitude=35, longitude=20
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Scene:
    return scene(Catalogue.open(build(tmp_path_factory.mktemp("geodata"))), VIEW)


def test_the_same_events_in_the_same_order(made):
    table = DictReader(io.StringIO(snapshot(made, "csv").decode("utf-8-sig"), newline=""))
    features = json.loads(snapshot(made, "geojson"))["features"]
    assert [row["id"] for row in table] == [feature["id"] for feature in features] == list(made.ids)
    assert len(made.ids) == 4


def test_the_html_is_the_map_document_of_the_view(made):
    html = snapshot(made, "html").decode()
    assert html.startswith("<!DOCTYPE html>")
    (data,) = re.findall(r'id="explorer-data">([^<]+)<', html)
    told = json.loads(zlib.decompress(base64.b64decode(data)))
    assert from_query(told["opening"]) == (made.view, [])
    assert [id for id in told["events"] if id in made.ids] == list(made.ids)


@pytest.mark.parametrize(("format", "start"), [("png", b"\x89PNG\r\n"), ("svg", b"<svg "), ("pdf", b"%PDF-")])
def test_a_plate_is_what_its_format_says(made, format, start):
    assert snapshot(made, format).startswith(start)


def test_an_unknown_format_is_refused(made):
    with pytest.raises(ExportError, match="there is no format 'docx'; there are png, svg, pdf, html, geojson, csv"):
        snapshot(made, "docx")


@pytest.mark.parametrize(("path", "format"), [("a.png", "png"), ("b/c.d.GeoJSON", "geojson"), ("x.PDF", "pdf")])
def test_the_suffix_says_the_format(path, format):
    assert format_of(path) == format


@pytest.mark.parametrize("path", ["picture", "a.docx", ".png", "png", "a.png.zip"])
def test_a_suffix_that_says_nothing_is_refused(path):
    with pytest.raises(ExportError, match="the suffix says the format"):
        format_of(path)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({}, "test-theatre_air_aid_1938-02-01_1938-12-31_en.pdf"),
        ({"language": "zh", "layers": ("air",)}, "test-theatre_air_1938-02-01_1938-12-31_zh.pdf"),
        ({"layers": ("air", "ground", "aid")}, "test-theatre_all-layers_1938-02-01_1938-12-31_en.pdf"),
        ({"layers": ()}, "test-theatre_no-layers_1938-02-01_1938-12-31_en.pdf"),
        ({"mode": "until"}, "test-theatre_air_aid_until_1938-12-31_en.pdf"),
        ({"event": "loan-1938"}, "test-theatre_air_aid_1938-02-01_1938-12-31_loan-1938_en.pdf"),
    ],
)
def test_a_name_says_what_the_file_holds(made, parts, name):
    assert file_name(scene(made.catalogue, replace(VIEW, **parts)), "pdf") == name


def test_a_name_is_safe_and_short_whatever_the_data_say(tmp_path):
    files = sound()
    files["collection.json"]["title"] = both('../../etc/passwd: <b>|?*" 图 ' + "long " * 50)
    layers = files["layers.json"]["layers"]
    layers += [layers[0] | {"id": f"{'long-' * 17}{n}"} for n in range(9)]
    catalogue = Catalogue.open(build(tmp_path, files))
    shown = tuple(layer.id for layer in catalogue.layers)
    for layers in (shown, shown[:1], shown[3:4], shown[2:5], shown[:6]):
        view = replace(VIEW, layers=layers, event="hostile-1938-05", mode="window")
        name = file_name(scene(catalogue, view), "geojson")
        assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.geojson", name)
        assert len(name) <= 120


def test_a_title_without_latin_letters_still_gives_a_name(tmp_path):
    files = sound()
    files["collection.json"]["title"] = {"zh": "地图"}
    assert file_name(scene(Catalogue.open(build(tmp_path, files)), VIEW), "csv").startswith("events_air_aid_1938")


def test_writing_puts_the_bytes_there_and_nothing_else(tmp_path):
    target = tmp_path / "图.csv"
    write(target, b"one")
    write(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]
    if os.name == "posix":
        umask = os.umask(0)
        os.umask(umask)
        assert target.stat().st_mode & 0o777 == 0o666 & ~umask  # not the 0600 of a temporary file


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(tmp_path / "link.csv", b"data")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"data"


def test_a_folder_in_the_way_and_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ExportError, match="is a folder; name a file in it"):
        write(tmp_path, b"")
    with pytest.raises(ExportError, match="there is no folder"):
        write(tmp_path / "none" / "a.csv", b"")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_is_said_and_leaves_the_old_file(tmp_path, monkeypatch, step, number, says):
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")

    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module.os, step, fail)
    with pytest.raises(ExportError, match=f"a.csv cannot be written: {says}"):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_too_long_is_said(tmp_path):
    with pytest.raises(ExportError, match="the name is too long"):
        write(tmp_path / ("a" * 300 + ".csv"), b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a full disk to write to")
def test_a_disk_that_is_really_full(tmp_path, monkeypatch):
    real_open = open
    monkeypatch.setattr("builtins.open", lambda _path, _mode: real_open("/dev/full", "wb"))
    with pytest.raises(ExportError, match="the disk is full"):
        write(tmp_path / "a.csv", b"x" * 100_000)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_half_way_it_leaves_the_old_file_whole(tmp_path):
    """The bytes are all but on the disk when the process dies; the file of that name is still the old one."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    code = (
        "import os, sys, time; from explorer import snapshot\n"
        "snapshot.os.fsync = lambda _: (print('written', flush=True), time.sleep(60))\n"
        f"snapshot.write({str(target)!r}, b'new' * 1000)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"written\n"
        process.send_signal(signal.SIGKILL)
    assert target.read_bytes() == b"old"
    write(target, b"newer")
    assert target.read_bytes() == b"newer"


def test_the_clock_and_the_time_zone_do_not_show(made, monkeypatch):
    before = [snapshot(made, format) for format in ("csv", "geojson")]
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    if hasattr(time, "tzset"):
        time.tzset()
    again = scene(Catalogue.open(made.catalogue.path), VIEW)
    assert [snapshot(again, format) for format in ("csv", "geojson")] == before
    assert set(FORMATS) == {"png", "svg", "pdf", "html", "geojson", "csv"}
