"""EDTF level 1 dates as the days they may cover."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from explorer.errors import DateError

_OPEN = ("", "..")
_NO_DATE = "is not an EDTF date (level 1), such as 1939-10-14, 1938-02 or 1942/1945"

# Level 1 as far as it names days of our calendar: no level 2 (sets, 1938-XX-18, 1938-25), no year of five digits or
# before year 1, no time of day. The library reads them; the words and the time bar do not.
_DATE = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:\d\d|XX))?|-2[1-4]|-XX(?:-XX)?)?|\d{3}X|\d{2}XX)[~?%]?"
_LEVEL_1 = re.compile(rf"{_DATE}(?:/(?:{_DATE}|\.\.)?)?|(?:\.\.)?/{_DATE}", re.ASCII)

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Days(NamedTuple):
    """The first and last day a date may mean; None where an end is open."""

    first: dt.date | None
    last: dt.date | None

    def within(self, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
        """Return both ends, an open one stopped at the given span, or at the other end if that lies beyond."""
        start = self.first or min(first, self.last or first)
        return start, self.last or max(last, start)


class Precision(NamedTuple):
    """How sharp a date is, as it is drawn."""

    approximate: bool
    uncertain: bool

    @property
    def blurred(self) -> bool:
        return self.approximate or self.uncertain


@lru_cache(maxsize=8192)
def days(text: str) -> Days:
    """Return the days an EDTF date covers, by its strict bounds.

    The fuzzy bounds of ``~`` and ``?`` are left to the drawing: they would stretch a month over years.
    Raises DateError for what is no EDTF date and for an interval that ends before it starts.
    """
    if not isinstance(text, str) or not _LEVEL_1.fullmatch(text):
        raise DateError(f"{str(text)[:64]!r} {_NO_DATE}")
    start, _, end = text.partition("/")
    first = None if start in _OPEN else _part(start, text).first
    last = (_part(end, text).last if end not in _OPEN else None) if "/" in text else _part(start, text).last
    if first and last and first > last:
        raise DateError(f"{text!r} ends before it starts")
    return Days(first, last)


@lru_cache(maxsize=8192)
def precision(text: str) -> Precision:
    """Return whether the date is marked approximate (``~``) or uncertain (``?``)."""
    days(text)
    both = "%" in text
    return Precision(both or "~" in text, both or "?" in text)


@lru_cache(maxsize=8192)
def _part(part: str, text: str) -> Days:
    """Return the days of a date that is no interval; ``text`` is what it stands in, for the complaint."""
    if _DAY.fullmatch(part):  # most dates, and the library's grammar takes 4 ms for each
        try:
            day = dt.date.fromisoformat(part)
        except ValueError as error:
            raise DateError(f"{text!r} {_NO_DATE}") from error
        return Days(day, day)
    try:
        parsed = parse_edtf(part)
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:  # TypeError: its own, for 193X
        raise DateError(f"{text!r} {_NO_DATE}") from error
    return Days(_bound(parsed, "lower_strict"), _bound(parsed, "upper_strict"))


def _bound(parsed, bound: str) -> dt.date:
    moment = getattr(parsed, bound)()
    try:
        return dt.date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    except (ValueError, AttributeError) as error:
        raise DateError(f"{parsed} is not a day of the calendar") from error
