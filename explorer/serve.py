"""Start the dashboard as a process of its own, with the options that a checkout has in `.streamlit/config.toml`.

An installed package is started from any folder, where no such file lies; so the options go along as flags.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from explorer import paths

GEODATA_VARIABLE = "CHINA_THEATRE_GEODATA"
"""The environment variable that names the geodata folder to the dashboard."""

DEFAULT_PORT = 8501

OPTIONS: dict[str, str | bool] = {
    "browser.gatherUsageStats": False,
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "global.minCachedMessageSize": 40,
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    "theme.base": "light",
    "theme.primaryColor": "#8a2b20",
    "theme.backgroundColor": "#faf7f1",
    "theme.secondaryBackgroundColor": "#f1ebdf",
    "theme.textColor": "#24211c",
    "theme.font": "sans-serif",
}
"""Streamlit's options: private, on this machine only, in the colours of the map."""


def streamlit_arguments(*, port: int = DEFAULT_PORT, headless: bool = False) -> list[str]:
    """The command that serves the dashboard; `headless` leaves the reader's browser alone."""
    options = {**OPTIONS, "server.port": port, **({"server.headless": True} if headless else {})}
    flags = [f"--{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(paths.app_script()), *flags]


def streamlit_environment(geodata: Path | None = None) -> dict[str, str]:
    """This process's environment, plus the geodata folder where one was chosen."""
    return {**os.environ, **({GEODATA_VARIABLE: str(geodata.resolve())} if geodata else {})}


def serve(*, geodata: Path | None = None, port: int = DEFAULT_PORT, headless: bool = False) -> int:
    """Serve the dashboard until it is stopped; its exit code. Being told to end ends the dashboard too."""
    command = streamlit_arguments(port=port, headless=headless)
    with subprocess.Popen(command, env=streamlit_environment(geodata)) as dashboard:
        signal.signal(signal.SIGTERM, lambda *_: dashboard.terminate())
        try:
            return dashboard.wait()
        except KeyboardInterrupt:  # Streamlit got it as well, and is closing.
            return dashboard.wait()
