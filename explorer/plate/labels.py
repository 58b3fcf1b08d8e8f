"""Names of the ground, each where there is room for it: beside its place, clear of marks, lines and other names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from explorer.plate.canvas import Canvas
from explorer.plate.glyphs import width
from explorer.plate.names import Name
from explorer.plate.space import Box, Room
from explorer.plate.text import UP, Text

_FROM_DOT, _FROM_MARK = 2.7, 9.0
"""How far a city's name stands from its place, points: where the dot is drawn, and where a mark is in its stead."""


def name_ground(
    names: Iterable[Name], canvas: Canvas, room: Room, marked: Room
) -> tuple[list[Text], list[tuple[float, float]]]:
    """Return the names that find room, first come first served, and the dots of the cities among them.

    A city whose dot would lie under a mark (``marked``) is named beside the mark.
    """
    texts, dots = [], []
    for name in names:
        x, y = canvas.point(name.longitude, name.latitude)
        dot = Box.around(x, y, 1.6)
        dotted = name.dot and room.free([dot])
        if name.dot and not dotted and marked.free([dot]):
            continue
        for text in _name_texts(name, x, y, _FROM_DOT if dotted else _FROM_MARK):
            if room.free(text.boxes):
                texts.append(text)
                room.take(text.boxes)
                if dotted:
                    dots.append((x, y))
                    room.take([dot])
                break
    return texts, dots


def _name_texts(name: Name, x: float, y: float, away: float) -> Iterator[Text]:
    """Yield a name where it may stand: a city's beside its dot or the mark that covers it, others through the point."""
    wide, middle = width(name.text, name.face, name.size, name.tracking), name.size * 0.36
    if name.dot:
        high, near = name.size * UP, away * 0.7
        spots = (
            (away, middle), (-wide - away, middle), (-wide / 2, -away), (-wide / 2, high + away),
            (near, -near), (near, high + near), (-wide - near, -near), (-wide - near, high + near),
        )  # fmt: skip
    else:
        angle = math.radians(name.angle)
        left = -(wide - name.tracking) / 2
        spots = (
            (
                left * math.cos(angle) - middle * math.sin(angle),
                left * math.sin(angle) + middle * math.cos(angle),
            ),
        )
    for across, down in spots:
        yield Text(
            name.text, x + across, y + down, name.size, name.fill, name.face, name.angle, name.tracking, name.halo
        )
