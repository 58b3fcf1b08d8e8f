"""Talking to a terminal: one thing a line, and a progress bar where something takes over a second."""

from __future__ import annotations

import json
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 1.0
"""Seconds before a progress bar shows."""


def line(text: str) -> None:
    """Print one line; control characters in it, which might steer the terminal, are spelt out."""
    print(plain(text))


def plain(text: str) -> str:
    """Return a text on one line without control characters."""
    return "".join(_spelt(letter) if _steers(letter) else letter for letter in text)


def as_json(data: Any) -> None:
    """Print data as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))


@contextmanager
def steps(*names: str) -> Iterator[Iterator[None]]:
    """Show on stderr, if that is a terminal, which of the named steps is being taken, once they take over a second.

    The value is an iterator: ``next`` it at the start of each step.
    """
    if not sys.stderr.isatty():
        yield iter([None] * len(names))
        return
    from tqdm import tqdm

    done = threading.Event()
    with tqdm(total=len(names), delay=PATIENCE, leave=False, file=sys.stderr, bar_format=_BAR) as bar:

        def tick() -> None:
            while not done.wait(0.1):  # a step says nothing while it is taken, so the clock must
                bar.refresh()

        def take() -> Iterator[None]:
            for number, name in enumerate(names):
                bar.n = number
                bar.set_description_str(name, refresh=False)
                yield

        ticking = threading.Timer(PATIENCE, tick)
        ticking.daemon = True
        ticking.start()
        try:
            yield take()
        finally:
            done.set()
            ticking.cancel()
            ticking.join()


_BAR = "{desc}: {bar:20} {n_fmt}/{total_fmt} {elapsed}"


_STEERING = {"Cc", "Cs", "Zl", "Zp"}  # Unicode categories: controls, halves of characters, ends of lines
_STEERING_FORMATS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn the reading direction


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in _STEERING or letter in _STEERING_FORMATS


def _spelt(letter: str) -> str:
    return " " if letter in "\n\t" else letter.encode("unicode_escape").decode()
