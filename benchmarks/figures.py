"""What a row of the table is made of: figures with their number of repetitions, a bound, and the peers' figures."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """A measured value; of several, their median."""

    value: float
    unit: str
    """s, ms, MB, KB or files; 1 MB is 1,000,000 bytes."""
    n: int = 1

    def __str__(self) -> str:
        digits = 2 if self.unit in ("s", "MB") else 1 if self.unit == "KB" else 0
        return f"{self.value:,.{digits}f} {self.unit}"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    figure: Figure | None
    """None where it could not be measured; ``note`` says why."""
    bound: float | None = None
    """In the figure's unit; None where the design sets none."""
    peers: dict[str, Figure] = field(default_factory=dict)
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.figure is None:
            return "failed"
        if self.bound is None:
            return ""
        return "ok" if self.figure.value <= self.bound else "misses"


def median(values: list[float], unit: str) -> Figure:
    return Figure(statistics.median(values), unit, len(values))


def timed(work: Callable[[], object], repetitions: int, *, warm_up: bool = True) -> Figure:
    """Return the median seconds of calling ``work``, after one call that does not count."""
    if warm_up:
        work()
    seconds = []
    for _ in range(repetitions):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return median(seconds, "s")
