"""tools/chromium.py finds a browser that starts, says so in one line, and says in one line when there is none."""

from __future__ import annotations

import sys

import pytest

from tools import chromium

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for browsers are shell scripts")


@pytest.fixture
def make_browser(tmp_path):
    """A stand-in for a browser, in a folder that is the whole PATH."""

    def make(name: str, script: str) -> str:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return str(path)

    return make


def test_one_on_the_path_is_found(tmp_path, make_browser):
    path = make_browser("google-chrome", "echo 'Google Chrome 140.0.1 stable'")
    found = chromium.find({"PATH": str(tmp_path)})
    assert (str(found.path), found.version, found.origin) == (path, "Chrome 140.0.1", "on this machine")


@pytest.mark.parametrize("stub", ["echo 'This needs the chromium snap'", "echo Chromium 1; exit 10"])
def test_one_that_does_not_start_is_passed_over(tmp_path, make_browser, stub):
    make_browser("chromium", stub)
    path = make_browser("microsoft-edge", "echo Microsoft Edge 140.0")
    assert str(chromium.find({"PATH": str(tmp_path)}).path) == path


def test_the_one_that_is_named_goes_first(tmp_path, make_browser):
    make_browser("chromium", "echo Chromium 1.0")
    named = make_browser("mine", "echo Chromium 2.0")
    found = chromium.find({"PATH": str(tmp_path), chromium.VARIABLE: named})
    assert (str(found.path), found.version) == (named, "Chromium 2.0")


def test_a_wrong_name_is_an_error_and_not_passed_over(tmp_path, make_browser):
    make_browser("chromium", "echo Chromium 1.0")
    with pytest.raises(chromium.ChromiumError, match=r"names .*nowhere, which is not a Chromium"):
        chromium.find({"PATH": str(tmp_path), chromium.VARIABLE: str(tmp_path / "nowhere")})


def test_a_package_manager_is_tried_and_its_result_is_looked_at(monkeypatch, tmp_path, make_browser, capfd):
    script = tmp_path / "chromium"
    install = f"printf '#!/bin/sh\\necho Chromium 3.0\\n' > {script}; chmod +x {script}"
    monkeypatch.setattr(chromium, "find", lambda: _find_in(tmp_path))
    monkeypatch.setattr(
        chromium, "_installers", lambda: iter([("dnf", [["false"]]), ("brew", [["sh", "-c", install]])])
    )
    assert chromium.main() == 0
    assert capfd.readouterr().out == f"Chromium: Chromium 3.0, installed by brew: {script}\n"


def test_none_to_be_had_is_one_clear_line(monkeypatch, capfd):
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "_installers", lambda: iter([("apt-get", [["false"]]), ("dnf", [["/no/such"]])]))
    assert chromium.main() == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert "none to be had by apt-get, dnf: install Chromium" in said.err.splitlines()[-1]


def _find_in(folder):
    return next(
        (
            chromium.Chromium(path, version, "on this machine")
            for path in folder.iterdir()
            if (version := chromium.version_of(path))
        ),
        None,
    )
