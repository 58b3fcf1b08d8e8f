"""The command line as a process, and its progress bar: what a terminal sees of explorer/cli.py and its commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.commands import console
from explorer.commands.validate import sample
from tests.geodata_folder import IDS, build, events_of, sound


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("geodata"))


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    run = [sys.executable, "-m", "explorer", *arguments]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment})


def test_help_waits_for_no_library():
    code = (
        "import sys; from explorer.cli import main; main(['snapshot', '--help']); main(['--help'])\n"
        "heavy = {'pandas', 'geopandas', 'shapely', 'pydantic', 'folium', 'streamlit', 'typst', 'tqdm', 'edtf'}\n"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")
    assert "--overlays" in told.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_reader_that_has_seen_enough_is_no_error(folder):
    """More than a pipe holds, and nobody reads."""
    read, written = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "explorer", "list", "--json", "--geodata", str(folder)]
    told = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, text=True)
    os.close(written)
    assert (told.returncode, told.stderr) == (141, "")


def test_a_terminal_without_chinese_shows_marks_and_no_traceback(folder):
    told = in_a_process("show", "loan-1938", "--lang", "zh", "--geodata", str(folder), PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (0, "")
    assert "\\u4e8b" in told.stdout


def test_the_folder_comes_from_the_option_the_environment_or_the_package(folder, tmp_path):
    assert in_a_process("list", "--geodata", str(folder), CHINA_THEATRE_GEODATA="/nowhere").returncode == 0
    assert in_a_process("list", CHINA_THEATRE_GEODATA="/nowhere").returncode == 1
    bundled = json.loads(in_a_process("validate", "--json", CHINA_THEATRE_GEODATA="").stdout)
    assert bundled["folder"] == str(paths.bundled_geodata())


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "shown"), [(0.05, True), (30, False)])
def test_a_bar_shows_on_a_terminal_once_a_step_takes_long(monkeypatch, patience, shown):
    """One step alone, during which nothing is heard of it, is enough."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(console, "PATIENCE", patience)
    with console.steps("Reading", "Drawing") as step:
        next(step)
        next(step)
        for _ in range(100):
            if "Drawing" in terminal.getvalue():
                break
            console.threading.Event().wait(0.01)
    assert ("Drawing" in terminal.getvalue()) is shown
    assert ("Reading" in terminal.getvalue()) is False


def test_no_bar_where_there_is_no_terminal(monkeypatch):
    quiet = StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    monkeypatch.setattr(console, "PATIENCE", 0.0)
    with console.steps("Reading") as step:
        next(step)
    assert quiet.getvalue() == ""


def test_what_an_id_holds_cannot_steer_the_terminal(tmp_path, capsys):
    files = sound()
    events_of(files)["loan-1938"]["id"] = "\x1b[2J\nerror: \u202eforged\x9b"
    assert main(["validate", str(build(tmp_path, files))]) == 1
    out = capsys.readouterr().out
    assert not set(out) & {"\x1b", "\u202e", "\x9b"}
    assert not [line for line in out.splitlines() if line.startswith("error: forged")]


def test_a_sample_is_the_same_on_every_machine():
    assert sample(IDS, 3, 0) == sample(reversed(IDS), 3, 0) == ["siege-1945-08", "battle-1938-04-29", IDS[2]]
    assert sample(IDS, 3, 1) != sample(IDS, 3, 0)
    assert sorted(sample(IDS, 99, 5)) == sorted(IDS)
    assert sample(IDS, 0, 0) == []
