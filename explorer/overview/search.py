"""Finding among things that have words: every word asked for, in any order, whatever its case or accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def matching(things: Iterable[Thing], asked: str, words_of: Callable[[Thing], str]) -> list[Thing]:
    """Return the things whose words hold every word asked for; all of them where nothing is asked."""
    wanted = folded(asked).split()
    return [thing for thing in things if not wanted or all(word in folded(words_of(thing)) for word in wanted)]


def folded(text: str) -> str:
    """Return a text without case and accents, full-width forms as plain ones (Unicode NFKD, casefold)."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()
