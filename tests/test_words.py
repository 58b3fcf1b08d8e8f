"""explorer/words: the same words in both languages, dates and values as a reader says them."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

from explorer.model import Claim
from explorer.words import date_words, number_words, table, value_words, word
from tests.geodata_folder import claim

EXPLORER = Path(__file__).parents[1] / "explorer"


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_tables_have_the_same_keys():
    assert table("en").keys() == table("zh").keys()


@pytest.mark.parametrize("key", sorted(table("en")))
def test_a_sentence_has_the_same_blanks_in_both_languages(key):
    assert blanks(table("en")[key]) == blanks(table("zh")[key])
    assert table("zh")[key].strip()


def test_every_key_that_the_code_asks_for_is_there():
    asked = {
        call.args[0].value
        for file in EXPLORER.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "word"
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert len(asked) > 20
    assert asked - table("en").keys() == set()


def test_a_language_without_a_table_gets_english():
    assert table("fr") == table("en")


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("1939-10-14", "14 October 1939", "1939年10月14日"),
        ("1938-02", "February 1938", "1938年2月"),
        ("1942-07~", "about July 1942", "约1942年7月"),
        ("1941?", "1941 (uncertain)", "1941年（存疑）"),
        ("1938-23", "autumn 1938", "1938年秋"),
        ("1942/..", "from 1942", "1942年起"),
        ("../1942-02", "until February 1942", "至1942年2月"),
        ("1938-02-XX", "1–28 Feb 1938", "1938年2月1日至28日"),
        ("1938-23/1939-21", "autumn 1938 – spring 1939", "1938年秋至1939年春"),
    ],
)
def test_dates_in_words(text, en, zh):
    assert " ".join(date_words(text, "en").split()) == en
    assert " ".join(date_words(text, "zh").split()) == zh


@pytest.mark.parametrize(
    ("value", "more", "en", "zh"),
    [
        (12, {"unit": "aircraft"}, "12 aircraft", "12架"),
        (12000.5, {"unit": "metres"}, "12,000.5 m", "12,000.5米"),
        (12, {"unit": "aircraft", "approx": True}, "about 12 aircraft", "约12架"),
        ({"min": 4, "max": 5}, {}, "4 to 5", "4至5"),
        ({"edtf": "1938-02-18"}, {}, "18 February 1938", "1938年2月18日"),
        ({"place": "hankow"}, {}, "<hankow>", "<hankow>"),
        ({"text": {"en": "fog", "zh": "雾"}}, {}, "fog", "雾"),
        (3, {"unit": "carts"}, "3 carts", "3carts"),
    ],
)
def test_values_in_words(value, more, en, zh):
    made = Claim.model_validate(claim("a", "topic", value, "source", **more))
    assert value_words(made, "en", "<{}>".format) == en
    assert value_words(made, "zh", "<{}>".format) == zh


def test_numbers_have_the_thousands_parted():
    assert number_words(650000, "en") == number_words(650000, "zh") == "650,000"


def test_a_blank_is_filled_and_what_fills_it_is_not_read_again():
    assert word("no-such-layer", "en", id="{0} {who}") == "no layer {0} {who}"
    with pytest.raises(KeyError):
        word("no such key", "en")
