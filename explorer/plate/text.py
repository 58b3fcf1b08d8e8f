"""A line of text on the panel: where it stands, the room it takes, the pale rim that lifts it off the ground."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.plate.glyphs import Face, outline, width
from explorer.plate.marks import PALE
from explorer.plate.space import Box

UP, DOWN = 0.76, 0.08
"""Ems that figures and capitals reach above and below their baseline."""


@dataclass(frozen=True)
class Text:
    """A line of text on the panel; its baseline starts at x, y (points) and runs at an angle, degrees clockwise."""

    text: str
    x: float
    y: float
    size: float
    fill: str
    face: Face = "sans"
    angle: float = 0
    tracking: float = 0
    halo: str = PALE
    """Colour of the rim that lifts it off the ground; empty for none."""

    @property
    def width(self) -> float:
        return width(self.text, self.face, self.size, self.tracking)

    @property
    def boxes(self) -> list[Box]:
        """The room it takes: one rectangle, or squares along a slanted baseline."""
        rise, drop = self.size * UP, self.size * DOWN
        if not self.angle:
            return [Box(self.x, self.y - rise, self.x + self.width, self.y + drop)]
        angle, middle = math.radians(self.angle), (rise - drop) / 2
        count = max(1, math.ceil(self.width / self.size))
        along = [self.width * (step + 0.5) / count for step in range(count)]
        return [
            Box.around(
                self.x + far * math.cos(angle) + middle * math.sin(angle),
                self.y + far * math.sin(angle) - middle * math.cos(angle),
                self.size / 2,
            )
            for far in along
        ]


def halos_svg(texts: Iterable[Text]) -> str:
    """Return the pale rims of the texts as outlines, each letter under its letter."""
    return "".join(
        f'<g transform="translate({text.x:.2f} {text.y:.2f}) rotate({text.angle:g})'
        f' scale({text.size / 1000:.5f} {-text.size / 1000:.5f})" fill="none" stroke="{text.halo}"'
        f' stroke-width="{1900 / text.size:.0f}" stroke-opacity=".82" stroke-linejoin="round">'
        f"{outline(text.text, text.face, text.size, text.tracking)}</g>"
        for text in texts
        if text.halo
    )
