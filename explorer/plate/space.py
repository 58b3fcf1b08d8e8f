"""Room on the panel: which rectangles are taken, found through a coarse grid."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

_CELL = 24


class Box(NamedTuple):
    """A rectangle in points, y southwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, radius: float) -> Box:
        return cls(x - radius, y - radius, x + radius, y + radius)

    def overlap(self, other: Box) -> float:
        """Return the shared area, square points."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


class Room:
    """What is taken on a panel of a width and height, points."""

    def __init__(self, width: float, height: float) -> None:
        self.whole = Box(0, 0, width, height)
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def take(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            for cell in _cells(box):
                self._cells[cell].append(box)

    def covered(self, boxes: Iterable[Box], enough: float = math.inf) -> float:
        """Return how much of the boxes is taken or outside the panel, square points; 0 means they are free.

        It counts no further than ``enough``.
        """
        total = 0.0
        for box in boxes:
            area = (box.right - box.left) * (box.bottom - box.top)
            total += area - box.overlap(self.whole) if area else 0
            met = {other for cell in _cells(box) for other in self._cells.get(cell, ())}
            for other in met:
                total += box.overlap(other)
                if total >= enough:
                    return total
        return total

    def free(self, boxes: Iterable[Box]) -> bool:
        """Return whether the boxes lie inside the panel and touch nothing taken."""
        return self.covered(boxes, 1e-6) < 1e-6


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    for column in range(math.floor(box.left / _CELL), math.floor(box.right / _CELL) + 1):
        for row in range(math.floor(box.top / _CELL), math.floor(box.bottom / _CELL) + 1):
            yield column, row
