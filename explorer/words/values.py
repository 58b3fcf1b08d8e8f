"""Claim values in words."""

from __future__ import annotations

from collections.abc import Callable

from babel.numbers import format_decimal

from explorer.model.base import say
from explorer.model.claim import Claim, DateValue, PlaceValue, Range, TextValue
from explorer.words.dates import date_words
from explorer.words.table import table, word


def number_words(number: float, language: str) -> str:
    """Return a number with the language's thousands separators."""
    return format_decimal(number, locale="zh_Hans" if language == "zh" else "en_GB")


def value_words(claim: Claim, language: str, place_name: Callable[[str], str]) -> str:
    """Return what a claim says: number and unit, date, place or text.

    ``place_name`` gives the name of a place id in the language.
    """
    value = claim.value
    if isinstance(value, DateValue):
        return date_words(value.edtf, language)
    if isinstance(value, PlaceValue):
        return place_name(value.place)
    if isinstance(value, TextValue):
        return say(value.text, language)
    if isinstance(value, Range):
        low, high = number_words(value.min, language), number_words(value.max, language)
        said = word("range", language, low=low, high=high)
    else:
        said = number_words(value, language)
    return _measured(said, claim.unit, claim.approx, language)


def amount_words(value: float, unit: str | None, approx: bool, language: str) -> str:
    """Return a number with its unit, and with "about" where it is approximate."""
    return _measured(number_words(value, language), unit, approx, language)


def _measured(said: str, unit: str | None, approx: bool, language: str) -> str:
    if unit:
        said = f"{said}{'' if language == 'zh' else ' '}{table(language).get(f'unit-{unit}', unit)}"
    return word("about-number", language, value=said) if approx else said
