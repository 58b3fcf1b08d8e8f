"""``serve``: the dashboard, until it is stopped."""

from __future__ import annotations

from argparse import Namespace

from explorer.errors import ExplorerError, GeodataError
from explorer.serve import serve


def run(arguments: Namespace) -> int:
    """Serve the dashboard and return its exit code; raises GeodataError where there is no folder."""
    if not arguments.geodata.is_dir():
        raise GeodataError(f"there is no geodata folder at {arguments.geodata}")
    if not 1 <= arguments.port <= 65535:
        raise ExplorerError(f"{arguments.port} is no port; ports run from 1 to 65535")
    return serve(geodata=arguments.geodata, port=arguments.port, headless=arguments.headless)
