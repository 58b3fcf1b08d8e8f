"""Numbers of the events on the panel, as in the list: beside the marks, and on pills along lines and in areas."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explorer.plate.glyphs import width
from explorer.plate.lines import Shape
from explorer.plate.marks import CHOSEN, INK, PALE, Mark
from explorer.plate.space import Box, Room
from explorer.plate.text import DOWN, UP, Text

_NUMBER_SIZE, _PILL_SIZE, _LEADING = 5.9, 5.4, 6.4
_SHAPES = ((46, 7), (70, 8), (100, 10), (150, 14))
"""Points a row of a pile's numbers may take, and how many rows: the narrowest that holds them all."""
_MOST, _CROWDED = 800, ((46, 2),)
"""Beyond so many numbers on a panel no pile has room for all of its own; the list has them."""


@dataclass(frozen=True)
class Pill:
    """The coloured ground of a line's or area's number."""

    box: Box
    fill: str
    selected: bool


def number_marks(marks: Iterable[Mark], room: Room) -> list[Text]:
    """Return the numbers of the marks, each set beside its mark where it covers least; what they take is taken."""
    placed: list[Text] = []
    marks = list(marks)
    shapes = _SHAPES if sum(len(mark.numbers) for mark in marks) <= _MOST else _CROWDED
    for mark in sorted(marks, key=lambda mark: (not mark.selected, -len(mark.numbers), mark.numbers)):
        best = _best(_beside(mark, _rows(mark.numbers, shapes)), room)
        placed.extend(best)
        room.take(box for text in best for box in text.boxes)
    return placed


def number_shapes(shapes: Iterable[Shape], room: Room) -> tuple[list[Pill], list[Text]]:
    """Return the numbers of lines and areas on pills of their colour; what they take is taken."""
    pills, texts = [], []
    for shape in shapes:
        said = str(shape.number)
        half_width, half_height = width(said, "sans", _PILL_SIZE) / 2 + 2.2, 4.0
        boxes = [
            Box(x - half_width, y - half_height, x + half_width, y + half_height)
            for x, y in (_inside(anchor, half_width, half_height, room.whole) for anchor in shape.anchors)
        ]
        box = min(boxes, key=lambda box: room.covered([box]))
        room.take([box])
        pills.append(Pill(box, shape.colour, shape.selected))
        baseline = box.bottom - half_height + _PILL_SIZE * (UP - DOWN) / 2 - 0.1
        texts.append(Text(said, box.left + 2.2, baseline, _PILL_SIZE, PALE, halo=""))
    return pills, texts


def pills_svg(pills: Iterable[Pill]) -> str:
    return "".join(
        f'<rect x="{pill.box.left:.2f}" y="{pill.box.top:.2f}" width="{pill.box.right - pill.box.left:.2f}"'
        f' height="{pill.box.bottom - pill.box.top:.2f}" rx="4" fill="{pill.fill}"'
        f' stroke="{CHOSEN if pill.selected else PALE}" stroke-width="{1.5 if pill.selected else 0.8}"/>'
        for pill in pills
    )


def _best(choices: Iterable[list[Text]], room: Room) -> list[Text]:
    """Return the first choice that is free, else the one that covers least."""
    least, best = math.inf, []
    for texts in choices:
        covered = room.covered([box for text in texts for box in text.boxes], least)
        if covered < least:
            least, best = covered, texts
        if not covered:
            break
    return best


def _rows(numbers: list[int], shapes: tuple[tuple[int, int], ...] = _SHAPES) -> list[str]:
    """Return numbers as rows of text, three or more in a row as a range: "3, 7–9, 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = []
    for run in runs:
        words += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    for wide, most in shapes:
        rows = _wrapped(words, wide)
        if len(rows) <= most:
            return rows
    return [*rows[: most - 1], "…"]  # hundreds at one spot; the list has them all


def _wrapped(words: list[str], wide: float) -> list[str]:
    rows = [words[0]]
    for said in words[1:]:
        longer = f"{rows[-1]}, {said}"
        if width(longer, "sans", _NUMBER_SIZE) <= wide:
            rows[-1] = longer
        else:
            rows[-1] += ","
            rows.append(said)
    return rows


def _beside(mark: Mark, rows: list[str]) -> Iterator[list[Text]]:
    """Yield the rows set right, left, above, below and at the corners of a mark."""
    wide = max(width(row, "sans", _NUMBER_SIZE) for row in rows)
    high = _LEADING * (len(rows) - 1) + _NUMBER_SIZE * UP
    for further in (0, 5, 11):
        gap = mark.radius + (2.6 if mark.selected else 1.5) + further
        near = gap * 0.72
        corners = (
            (gap, -high / 2, 0.0), (-gap - wide, -high / 2, 1.0), (-wide / 2, -gap - high, 0.5), (-wide / 2, gap, 0.5),
            (near, -near - high, 0.0), (near, near, 0.0), (-near - wide, -near - high, 1.0), (-near - wide, near, 1.0),
        )  # fmt: skip
        for left, top, justify in corners:
            yield [
                Text(
                    row,
                    mark.x + left + (wide - width(row, "sans", _NUMBER_SIZE)) * justify,
                    mark.y + top + _NUMBER_SIZE * UP + _LEADING * index,
                    _NUMBER_SIZE,
                    INK,
                )
                for index, row in enumerate(rows)
            ]


def _inside(anchor: tuple[float, float], half_width: float, half_height: float, whole: Box) -> tuple[float, float]:
    return (
        min(max(anchor[0], half_width + 1), whole.right - half_width - 1),
        min(max(anchor[1], half_height + 1), whole.bottom - half_height - 1),
    )
