"""EDTF level 1 dates as the days they may cover."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.parser_classes import Interval, UnspecifiedIntervalSection

from explorer.errors import DateError

_OPEN = ("", "..")

# Level 1 as far as it names days of our calendar: no level 2 (sets, 1938-XX-18, 1938-25), no year of five digits or
# before year 1, no time of day. The library reads them; the words and the time bar do not.
_DATE = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:\d\d|XX))?|-2[1-4]|-XX(?:-XX)?)?|\d{3}X|\d{2}XX)[~?%]?"
_LEVEL_1 = re.compile(rf"{_DATE}(?:/(?:{_DATE}|\.\.)?)?|(?:\.\.)?/{_DATE}", re.ASCII)


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
    parsed = _parse(text)
    if isinstance(parsed, Interval):
        covered = Days(_end(parsed.lower, "lower_strict"), _end(parsed.upper, "upper_strict"))
    else:
        covered = Days(_end(parsed, "lower_strict"), _end(parsed, "upper_strict"))
    if covered.first and covered.last and covered.first > covered.last:
        raise DateError(f"{text!r} ends before it starts")
    return covered


@lru_cache(maxsize=8192)
def precision(text: str) -> Precision:
    """Return whether the date is marked approximate (``~``) or uncertain (``?``)."""
    _parse(text)
    both = "%" in text
    return Precision(both or "~" in text, both or "?" in text)


@lru_cache(maxsize=8192)  # the grammar takes 4 ms a date
def _parse(text: str):
    complaint = f"{str(text)[:64]!r} is not an EDTF date (level 1), such as 1939-10-14, 1938-02 or 1942/1945"
    if not isinstance(text, str) or not _LEVEL_1.fullmatch(text):
        raise DateError(complaint)
    try:
        return parse_edtf(text)
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:  # TypeError: its own, for ../193X
        raise DateError(complaint) from error


def _end(part, bound: str) -> dt.date | None:
    # An open end has no bounds of its own: the library answers with infinity or with ten years on.
    if isinstance(part, UnspecifiedIntervalSection) or str(part) in _OPEN:
        return None
    moment = getattr(part, bound)()
    try:
        return dt.date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    except (ValueError, AttributeError) as error:
        raise DateError(f"{part} is not a day of the calendar") from error
