"""The table as text, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.figures import Figure, Row

HEADS = ("what", "figure", "n", "bound", "", "beside it")


def text(rows: Iterable[Row]) -> str:
    """Return the table in columns for a terminal."""
    lines = [HEADS, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    return "\n".join("  ".join(map(_aligned, line, widths, range(len(HEADS)))).rstrip() for line in lines)


def markdown(rows: Iterable[Row]) -> str:
    """Return the table as Markdown."""
    lines = [HEADS, ("---", "---:", "---:", "---:", "---", "---"), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def as_dict(row: Row) -> dict[str, Any]:
    """Return a row for JSON."""
    return {
        "what": row.what,
        **(_plain(row.figure) if row.figure else {}),
        "bound": row.bound,
        "verdict": row.verdict,
        "peers": {name: _plain(figure) for name, figure in row.peers.items()},
        "note": row.note,
    }


def _cells(row: Row) -> tuple[str, ...]:
    peers = [f"{name} {figure}" for name, figure in row.peers.items()]
    figure = str(row.figure) if row.figure else "–"
    bound = f"≤ {row.bound:g} {row.figure.unit}" if row.bound is not None and row.figure else ""
    n = str(row.figure.n) if row.figure else ""
    return row.what, figure, n, bound, row.verdict, "; ".join([*peers, *([row.note] if row.note else [])])


def _aligned(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if column in (1, 2, 3) else cell.ljust(width)


def _plain(figure: Figure) -> dict[str, Any]:
    return {"value": round(figure.value, 4), "unit": figure.unit, "n": figure.n}
