"""The project's own words in each language: one table for Python and the browser."""

from explorer.words.dates import date_words
from explorer.words.table import table, word
from explorer.words.values import amount_words, number_words, value_words

__all__ = ["amount_words", "date_words", "number_words", "table", "value_words", "word"]
