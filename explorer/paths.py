"""Where the bundled data and the dashboard's script lie: beside the package in a checkout, inside it in a wheel.

The inside is looked at first. What lies beside an installed package is other people's.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled_geodata() -> Path:
    """The folder of events that comes with the explorer."""
    return _inside_or_beside("geodata", "geodata")


def app_script() -> Path:
    """The script that `streamlit run` starts."""
    return _inside_or_beside("launch/app.py", "app.py")


def _inside_or_beside(inside: str, beside: str) -> Path:
    packaged = _PACKAGE / inside
    return packaged if packaged.exists() else _PACKAGE.parent / beside
