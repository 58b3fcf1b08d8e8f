"""What a person installs: one version everywhere, pins that name no registry, a wheel that works anywhere."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "requirements").glob("*.txt"))}

# Which of pyproject's lists each lock file pins.
SOURCES = {
    "run": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"],
    "test": PROJECT["dependency-groups"]["test"],
    "bench": PROJECT["dependency-groups"]["bench"],
    "dev": PROJECT["dependency-groups"]["dev"],
}

unfinished = pytest.mark.skipif(
    not all((ROOT / part).exists() for part in ("app.py", "explorer/cli.py", "explorer/__main__.py", "README.md")),
    reason="the parts that a wheel is made of are not all there yet",
)


def pins(lock: str) -> list[tuple[Requirement, list[str]]]:
    """The requirements of a lock file, each with its hashes; a line that is neither fails."""
    found = []
    for block in re.split(r"\n(?=[^\s#])", re.sub(r"(?m)^\s*#.*\n", "", LOCKS[lock])):
        requirement, *rest = re.split(r"\s*\\?\n\s*", block.strip())
        hashes = [line.removeprefix("--hash=sha256:") for line in rest]
        assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in hashes), block
        found.append((Requirement(requirement), hashes))
    return found


def test_one_version_everywhere():
    version = PROJECT["project"]["version"]
    cited = re.search(r"(?m)^version: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"))
    newest = re.search(r"(?m)^## (\S+) \((\S+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    released = re.search(r"(?m)^date-released: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited.group(1) == version == newest.group(1)
    assert released.group(1) == newest.group(2)


def test_every_list_of_requirements_has_its_lock_file():
    assert LOCKS.keys() == SOURCES.keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_registry_and_no_machine(lock):
    assert not re.search(r"://|index-url|find-links|trusted-host|file:|\s/\w|@ ", LOCKS[lock])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_version_and_hashes(lock):
    for requirement, hashes in pins(lock):
        assert re.fullmatch(r"==[\w.!+]+", str(requirement.specifier)), requirement
        assert hashes, requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_of_the_project_is_pinned_at_a_version_it_allows(lock):
    pinned = {canonicalize_name(pin.name): pin for name in {"run", lock} for pin, _ in pins(name)}
    for wanted in map(Requirement, SOURCES[lock]):
        version = str(pinned[canonicalize_name(wanted.name)].specifier).removeprefix("==")
        assert wanted.specifier.contains(version, prereleases=True), wanted


def test_lock_files_agree():
    """Installing one after another never changes what the one before installed."""
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for pin, _ in pins(lock):
            versions.setdefault(canonicalize_name(pin.name), set()).add(f"{pin.specifier}; {pin.marker}".split(";")[0])
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    run = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder that the wheel is installed into, away from the checkout."""
    target = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", "--target", str(target)]
    run = [sys.executable, "-m", "pip", "install", *options, str(wheel)]
    subprocess.run(run, check=True, capture_output=True, text=True)
    return target


def environment_with(installed: Path) -> dict[str, str]:
    """This environment, with the package of that folder before the checkout's."""
    return {**os.environ, "PYTHONPATH": str(installed), "PYTHONWARNINGS": "ignore"}


def run_outside(installed: Path, folder: Path, *arguments: str) -> str:
    """What the installed package prints, run from an empty folder."""
    run = [sys.executable, *arguments]
    told = subprocess.run(
        run, cwd=folder, env=environment_with(installed), check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return told.stdout


@unfinished
def test_the_wheel_holds_code_data_and_dashboard(wheel):
    """Everything in the checkout's explorer/ and geodata/ is in the wheel, and nothing else."""
    names = set(zipfile.ZipFile(wheel).namelist())
    packed = {name for name in names if not name.split("/")[0].endswith(".dist-info")}
    expected = {"explorer/launch/app.py"}
    for folder, prefix in (("explorer", "explorer"), ("geodata", "explorer/geodata")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                expected.add(f"{prefix}/{path.relative_to(ROOT / folder).as_posix()}")
    assert packed == expected
    assert {name.split("/", 1)[1] for name in names - packed} >= {"entry_points.txt", "licenses/LICENSE"}


@unfinished
def test_the_wheel_brings_its_own_data_and_dashboard(installed, tmp_path):
    said = run_outside(
        installed,
        tmp_path,
        "-c",
        "from explorer import paths; print(paths.bundled_geodata()); print(paths.app_script())",
    ).splitlines()
    assert said == [str(installed / "explorer" / "geodata"), str(installed / "explorer" / "launch" / "app.py")]


@unfinished
def test_the_wheel_works_from_an_empty_folder(installed, tmp_path):
    inside = json.loads(run_outside(installed, tmp_path, "-m", "explorer", "list", "--json"))
    checkout = json.loads(run_outside(ROOT, tmp_path, "-m", "explorer", "list", "--json"))
    assert inside == checkout != []
    assert list(tmp_path.iterdir()) == []


@unfinished
def test_the_wheel_serves_the_dashboard_and_stops_when_told(installed, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    start = f"import sys; from explorer.serve import serve; sys.exit(serve(port={port}, headless=True))"
    with subprocess.Popen([sys.executable, "-c", start], cwd=tmp_path, env=environment_with(installed)) as server:
        try:
            assert answer_of(port, server) == (200, b"ok")
        finally:
            server.terminate()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def answer_of(port: int, server: subprocess.Popen) -> tuple[int, bytes]:
    """What the dashboard says when asked for its health, once it listens."""
    give_up = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < give_up:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/_stcore/health")
            answer = connection.getresponse()
            return answer.status, answer.read()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail("the dashboard never listened")
