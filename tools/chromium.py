"""Find a Chromium for the browser tests, or get one: `python tools/chromium.py` says which one it is and where.

In this order: the one that CHINA_THEATRE_CHROMIUM names, one on this machine, an earlier download by Playwright, the
system's package manager (apt-get or dnf as root or through a sudo that asks nothing, brew), Playwright's own download.
Chrome and Edge count: they are Chromium too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

VARIABLE = "CHINA_THEATRE_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
INSTALL_SECONDS = 900


class ChromiumError(Exception):
    """No Chromium that works; the text says what to do, in one line."""


class Chromium(NamedTuple):
    """A browser that answered when asked for its version."""

    path: Path
    version: str
    origin: str


def find(environment: Mapping[str, str] = os.environ) -> Chromium | None:
    """The Chromium to use, if there is one already. Raises ChromiumError where the one that was named does not work."""
    if named := environment.get(VARIABLE):
        if version := version_of(Path(named)):
            return Chromium(Path(named), version, f"named by {VARIABLE}")
        raise ChromiumError(f"{VARIABLE} names {named}, which is not a Chromium that starts.")
    for path in _on_this_machine(environment):
        if version := version_of(path):
            return Chromium(path, version, "on this machine")
    return _downloaded()


def ensure() -> Chromium:
    """The Chromium to use, installed first where there is none. Raises ChromiumError where none can be had."""
    if found := find():
        return found
    tried = []
    for name, commands in _installers():
        print(f"Chromium: none on this machine, so trying {name}", file=sys.stderr, flush=True)
        if all(_runs(command) for command in commands) and (found := find()):
            return found._replace(origin=f"installed by {name}")
        tried.append(name)
    raise ChromiumError(
        f"No Chromium here, and none to be had by {', '.join(tried)}: "
        f"install Chromium or Chrome, or set {VARIABLE} to the path of one."
    )


def version_of(path: Path) -> str | None:
    """What the browser at this path calls itself, or None where it does not start.

    It is asked, and not only looked for: Ubuntu's chromium-browser is a script that says where to get the snap.
    """
    if not path.is_file():
        return None
    if sys.platform == "win32":  # There the question opens a window.
        return path.stem
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    named = re.search(r"(Chromium|Chrome|Edge)\D*[\d.]+", answer.stdout)
    return named.group() if answer.returncode == 0 and named else None


def _on_this_machine(environment: Mapping[str, str]) -> Iterator[Path]:
    for name in NAMES:
        if on_path := shutil.which(name, path=environment.get("PATH")):
            yield Path(on_path)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{app}.app" / "Contents" / "MacOS" / app for app in MAC_APPS)
    if sys.platform == "win32":
        for folder in filter(None, map(environment.get, WINDOWS_FOLDERS)):
            yield from (Path(folder) / program for program in WINDOWS_PROGRAMS)


def _downloaded() -> Chromium | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:  # Only a tool of the tests brings it.
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    version = version_of(path)
    return Chromium(path, version, "an earlier download by Playwright") if version else None


def _installers() -> Iterator[tuple[str, list[list[str]]]]:
    """Each way to install one, best first: its name, and its commands."""
    as_root = _as_root()
    if as_root is not None and shutil.which("apt-get"):
        apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        yield "apt-get", [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", "chromium"]]
    if as_root is not None and shutil.which("dnf"):
        yield "dnf", [[*as_root, "dnf", "install", "-y", "-q", "chromium"]]
    if shutil.which("brew"):
        yield "brew", [["brew", "install", "--cask", "chromium"]]
    libraries = ["--with-deps"] if as_root is not None and shutil.which("apt-get") else []
    yield "Playwright's own download", [[sys.executable, "-m", "playwright", "install", *libraries, "chromium"]]


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root, or None where that would ask for a password."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _runs(["sudo", "-n", "true"]) else None


def _runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdout=sys.stderr, timeout=INSTALL_SECONDS, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    """Print the one to use; exit code 1 and one line on stderr where there is none."""
    try:
        found = ensure()
    except ChromiumError as problem:
        print(f"Chromium: {problem}", file=sys.stderr)
        return 1
    print(f"Chromium: {found.version}, {found.origin}: {found.path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
