"""The sheet: A4 upright or lying, whichever shows the map larger, and the room that the panel has on it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.plate.canvas import Canvas
from explorer.view import Extent

_LONG, _SHORT = 297 * 72 / 25.4, 210 * 72 / 25.4
_MARGIN = 34
_DEGREES = 13
"""Beside the panel, for the degrees along its west edge."""
_SIDE = 150
"""The legend's least width."""
_GUTTER = 14
_TALLEST = 0.66
"""Share of the sheet's height that the panel may take."""


@dataclass(frozen=True)
class Sheet:
    """Points throughout."""

    width: float
    height: float
    margin: float
    panel_width: float
    panel_height: float
    degrees: float
    side: float
    gutter: float
    columns: int
    """Columns of the lists."""


def lay_out(extent: Extent) -> tuple[Sheet, Canvas]:
    """Return the sheet that shows an extent larger, and the panel's canvas on it."""
    sheets = [_sheet(extent, _LONG, _SHORT, columns=4), _sheet(extent, _SHORT, _LONG, columns=3)]
    return max(sheets, key=lambda laid: laid[1].width * laid[1].height)


def _sheet(extent: Extent, width: float, height: float, columns: int) -> tuple[Sheet, Canvas]:
    inner = width - 2 * _MARGIN
    canvas = Canvas.within(extent, inner - _DEGREES - _GUTTER - _SIDE, height * _TALLEST)
    side = inner - _DEGREES - _GUTTER - canvas.width
    return Sheet(width, height, _MARGIN, canvas.width, canvas.height, _DEGREES, side, _GUTTER, columns), canvas
