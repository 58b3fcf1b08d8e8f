"""The rows of the table, in its order: each name gives one or more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.bench import Bench
from benchmarks.figures import Row
from benchmarks.rows import change, click, files, load, plates, rerun

ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "load": load.rows,
    "document": load.document_rows,
    "layer": change.layer_rows,
    "time": change.time_rows,
    "click": click.rows,
    "rerun": rerun.rows,
    "plate": plates.rows,
    "memory": plates.memory_rows,
    "html": files.rows,
}
