"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version


def described() -> str:
    """Return the machine in one line: cores, load in the last minute, system, versions."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "folium", "typst"))
    return (
        f"{os.cpu_count()} cores{load}, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {packages}"
    )
