"""`python -m benchmarks`: measure every row, or some of them, and print the table."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tqdm import tqdm

from benchmarks import machine, table
from benchmarks.bench import Bench
from benchmarks.figures import Row
from benchmarks.rows import ROWS

FULL, QUICK = (20, (300, 20_000)), (3, (300,))
"""Repetitions of a cheap measurement, and numbers of synthetic events."""


def main() -> int:
    """Exit code 0 where every bound is kept, 1 where one is missed or a row failed."""
    options = _options()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as scratch, ExitStack() as stack:
        repetitions, sizes = QUICK if options.quick else FULL
        bench = Bench(Path(scratch), stack, repetitions=repetitions, sizes=sizes)
        begun = machine.described()
        progress = tqdm(options.only or list(ROWS), desc="measuring", leave=False, disable=None)
        for name in progress:
            progress.set_postfix_str(name)
            rows.extend(_measured(name, bench))
    print(table.text(rows))
    print(f"\nn: repetitions, of which the median is shown. {begun}")
    if options.json:
        content = {"machine": begun, "rows": [table.as_dict(row) for row in rows]}
        options.json.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    if options.markdown:
        options.markdown.write_text(f"{table.markdown(rows)}\n\n{begun}\n", "utf-8")
    return int(any(row.verdict in ("misses", "failed") for row in rows))


def _measured(name: str, bench: Bench) -> list[Row]:
    """Return the rows of a name; one that breaks is a row that says so, and the others are measured all the same."""
    rows: list[Row] = []
    try:
        rows.extend(ROWS[name](bench))
    except Exception as error:  # whatever broke, the table says it
        rows.append(Row(name, None, note=f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"))
    return rows


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three repetitions, and no catalogue of 20,000 events")
    parser.add_argument(
        "--only", action="append", choices=ROWS, metavar="NAME", help=f"one of {', '.join(ROWS)}; may be repeated"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
