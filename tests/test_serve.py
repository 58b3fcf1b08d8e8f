"""explorer/serve.py: an installed explorer starts with the same options as a checkout; nothing leaves the machine."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from explorer import paths, serve

ROOT = Path(__file__).parents[1]


def flat(table: dict, prefix: str = "") -> dict:
    """{"a": {"b": 1}} as {"a.b": 1}."""
    found = {}
    for name, value in table.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return found


def test_the_checkout_and_the_command_have_the_same_options():
    assert flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))) == serve.OPTIONS


def test_nothing_leaves_the_machine_and_no_toolbar_shows():
    arguments = serve.streamlit_arguments(port=8600)
    assert {
        "--server.address=127.0.0.1",
        "--server.port=8600",
        "--browser.gatherUsageStats=false",
        "--client.toolbarMode=minimal",
    } <= set(arguments)
    assert "--server.headless=true" not in arguments
    assert "--server.headless=true" in serve.streamlit_arguments(headless=True)


def test_a_checkout_serves_its_own_script_and_data():
    assert serve.streamlit_arguments()[:5] == [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    assert paths.bundled_geodata() == ROOT / "geodata"


def test_the_folder_of_events_reaches_the_dashboard(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(serve.GEODATA_VARIABLE, raising=False)
    assert serve.streamlit_environment(Path("mine"))[serve.GEODATA_VARIABLE] == str(tmp_path / "mine")
    assert serve.GEODATA_VARIABLE not in serve.streamlit_environment()


def test_the_exit_code_is_the_dashboards(monkeypatch):
    monkeypatch.setattr(serve, "streamlit_arguments", lambda **_: [sys.executable, "-c", "raise SystemExit(3)"])
    assert serve.serve() == 3
