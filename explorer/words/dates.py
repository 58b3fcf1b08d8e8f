"""EDTF dates in words."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton

from explorer.dates import days, precision
from explorer.words.table import word

_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_SEASONS = {"21": "season-spring", "22": "season-summer", "23": "season-autumn", "24": "season-winter"}
_SKELETONS = {4: "y", 7: "yMMMM", 10: "yMMMd"}
"""Unicode date skeletons by the length of an ISO 8601 year, month or day."""


@lru_cache(maxsize=8192)
def date_words(text: str, language: str) -> str:
    """Return an EDTF level 1 date as a reader says it: "about July 1942", "1939年10月14日".

    Raises DateError for what is no EDTF date.
    """
    days(text)
    blur = precision(text)
    said = _plain(re.sub(r"[~?%]", "", text), language)
    if blur.approximate:
        said = word("date-about", language, date=said)
    if blur.uncertain:
        said = word("date-uncertain", language, date=said)
    return said


def _plain(text: str, language: str) -> str:
    first, slash, last = text.partition("/")
    if slash and last in ("", ".."):
        return word("date-from", language, date=_plain(first, language))
    if slash and first in ("", ".."):
        return word("date-until", language, date=_plain(last, language))
    season = re.fullmatch(r"(\d{4})-(2[1-4])", text)
    if season:
        return word(_SEASONS[season[2]], language, year=season[1])
    if "X" in text:  # unspecified digits: say the days they may mean
        covered = days(text)
        return _plain(f"{covered.first}/{covered.last}", language)
    if slash:
        return _interval(first, last, language)
    locale = _LOCALES.get(language, "en_GB")
    if len(text) == len("1939-10-14"):
        return format_date(_first_day(text), "long", locale=locale)
    return format_skeleton(_SKELETONS[len(text)], _first_day(text), locale=locale)


def _interval(first: str, last: str, language: str) -> str:
    if len(first) != len(last) or re.search(r"-2[1-4]$", f"{first}{last}"):  # Babel has one skeleton for both ends
        return word("date-between", language, first=_plain(first, language), last=_plain(last, language))
    locale = _LOCALES.get(language, "en_GB")
    return format_interval(_first_day(first), _first_day(last), _SKELETONS[len(first)], locale=locale)


def _first_day(text: str) -> dt.date:
    return days(text).first or dt.date.min
