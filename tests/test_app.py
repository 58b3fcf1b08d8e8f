"""The dashboard's script as Streamlit runs it, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explorer.paths import app_script
from explorer.serve import GEODATA_VARIABLE
from tests.geodata_folder import build, sound


def run(folder: Path | None, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    if folder:
        monkeypatch.setenv(GEODATA_VARIABLE, str(folder))
    app = AppTest.from_file(str(app_script()), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def texts(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


def test_the_bundled_data_comes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(None, monkeypatch)
    assert not app.exception
    assert "China Theatre Explorer" in texts(app)
    assert len(app.dataframe[0].value) > 70


def test_the_address_decides_language_window_and_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(tmp_path)
    app = run(folder, monkeypatch, lang="zh", event="battle-1938-04-29", to="1938-12-31")
    assert not app.exception
    assert 'data-event="battle-1938-04-29"' in texts(app)
    assert 'lang="zh"' in texts(app)
    everything = run(folder, monkeypatch)
    assert 0 < len(app.dataframe[0].value) < len(everything.dataframe[0].value)


def test_a_start_button_takes_the_page_there(monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(None, monkeypatch)
    app.button(key="start-manchuria-1945").click().run()
    assert not app.exception
    assert "1 Aug" in texts(app)
    assert set(app.dataframe[0].value["Layer"]) == {"Manchuria, August 1945"}


def test_a_broken_file_is_named_and_the_rest_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sound()
    files["disputes.json"] = b"[{"
    files["events/broken.geojson"] = b""
    app = run(build(tmp_path, files), monkeypatch)
    assert not app.exception
    assert app.expander[0].label.replace("\\", "") == "2 problems in the data folder"
    assert len(app.dataframe[1].value) > 3


def test_a_missing_folder_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(tmp_path / "nowhere", monkeypatch)
    assert not app.exception
    assert "there is no geodata folder" in app.error[0].value


@pytest.mark.parametrize("name", ["collection.json", "layers.json", "kinds.json", "sources.json", "places.geojson"])
def test_no_single_file_takes_the_page_down(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sound()
    files[name] = b"\xff\xfe not json"
    app = run(build(tmp_path, files), monkeypatch)
    assert not app.exception
    assert app.dataframe
