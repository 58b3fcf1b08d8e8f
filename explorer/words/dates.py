"""EDTF dates in words."""

from __future__ import annotations

import re
from functools import lru_cache

from babel_edtf import format_edtf

from explorer.dates import days, precision
from explorer.words.table import word

_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_SEASONS = {"21": "season-spring", "22": "season-summer", "23": "season-autumn", "24": "season-winter"}


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
    first, _, last = text.partition("/")
    if "/" in text and last in ("", ".."):
        return word("date-from", language, date=_plain(first, language))
    if "/" in text and first in ("", ".."):
        return word("date-until", language, date=_plain(last, language))
    season = re.fullmatch(r"(\d{4})-(2[1-4])", text)
    if season:
        return word(_SEASONS[season[2]], language, year=season[1])
    if "X" in text:  # unspecified digits: say the days they may mean
        covered = days(text)
        text = f"{covered.first}/{covered.last}"
    elif "/" in text and re.search(r"-2[1-4](/|$)", text):
        return f"{_plain(first, language)} – {_plain(last, language)}"
    return format_edtf(text, format="long", locale=_LOCALES.get(language, "en_GB"))
