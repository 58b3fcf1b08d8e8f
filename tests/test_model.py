"""explorer/model: what the records say of themselves, and what they let through."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from explorer.model import Claim, EventFeature, PlaceFeature, Source, Tier
from explorer.model.base import say
from explorer.model.claim import DateValue, PlaceValue, Range, TextValue
from tests.geodata_folder import both, claim, events_of, sound

SOURCES = {source["id"]: source for source in sound()["sources.json"]}
EVENTS = events_of(sound())


@pytest.mark.parametrize("id", EVENTS)
def test_reading_and_writing_an_event_loses_nothing(id):
    made = EventFeature.model_validate(EVENTS[id])
    assert made.model_dump(mode="json", by_alias=True, exclude_unset=True) == EVENTS[id]


@pytest.mark.parametrize("id", SOURCES)
def test_reading_and_writing_a_source_loses_nothing_of_csl(id):
    extra = SOURCES[id] | {"archive": "RGVA", "accessed": {"date-parts": [[2026, 1, 2]]}}
    assert Source.model_validate(extra).as_csl() == extra


@pytest.mark.parametrize(
    ("genre", "contemporary", "tier"),
    [
        ("memoir", True, Tier.CONTEMPORARY), ("press", True, Tier.CONTEMPORARY), ("document", False, Tier.OFFICIAL),
        ("official", False, Tier.OFFICIAL), ("scholarly", False, Tier.SCHOLARLY), ("reference", False, Tier.REFERENCE),
        ("memoir", False, Tier.POPULAR), ("popular", False, Tier.POPULAR), ("press", False, Tier.PRESS),
    ],
)  # fmt: skip
def test_the_tier_follows_from_genre_and_time(genre, contemporary, tier):
    raw = SOURCES["paper-2015-article"]
    raw = raw | {"custom": raw["custom"] | {"genre": genre, "contemporary": contemporary}}
    assert Source.model_validate(raw).tier == tier


@pytest.mark.parametrize(
    ("value", "type"),
    [
        (12, float), (1.5, float), ({"min": 1, "max": 1}, Range), ({"edtf": "1938"}, DateValue),
        ({"place": "hankow"}, PlaceValue), ({"text": both("a")}, TextValue),
    ],
)  # fmt: skip
def test_a_value_is_read_as_what_it_is(value, type):
    assert isinstance(Claim.model_validate(claim("a", "t", value, "s")).value, type)


@pytest.mark.parametrize(
    "value", [None, "twelve", [1, 2], {}, {"min": 1}, {"min": 2, "max": 1}, {"text": {}}, float("nan")]
)
def test_a_value_that_is_none_of_these_is_refused(value):
    with pytest.raises(ValidationError):
        Claim.model_validate(claim("a", "t", value, "s"))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "http://",
        "",
    ],
)
def test_only_web_addresses_are_addresses(address):
    with pytest.raises(ValidationError):
        Source.model_validate(SOURCES["paper-2015-article"] | {"URL": address})


@pytest.mark.parametrize("id", ["Upper", "two words", "-a", "a--b", "a_b", "ä", "", "a\n", "a" * 97])
def test_ids_are_slugs(id):
    if id == "a\n":  # white space around a text is taken off
        assert EventFeature.model_validate(EVENTS["loan-1938"] | {"id": id}).id == "a"
        return
    with pytest.raises(ValidationError):
        EventFeature.model_validate(EVENTS["loan-1938"] | {"id": id})


def place(*names: tuple[str, str, str]):
    raw = sound()["places.geojson"]["features"][0]
    raw["properties"]["names"] = [{"text": text, "lang": lang, "use": use} for text, lang, use in names]
    return PlaceFeature.model_validate(raw).properties


def test_a_name_falls_back_from_use_to_use_and_never_to_a_romanisation_in_chinese():
    hankow = place(
        ("Hankou", "zh-Latn-pinyin", "now"),
        ("漢口", "zh-Hant", "then"),
        ("Hankow", "en", "then"),
        ("Wuhan", "en", "now"),
    )
    assert hankow.name("en", "then") == "Hankow"
    assert hankow.name("en", "now") == "Wuhan"
    assert hankow.name("zh", "now") == "漢口"
    assert hankow.name("ru") == "Hankou"


def test_a_text_is_said_in_the_language_else_in_english_else_in_any():
    assert say({"en": "a", "zh": "b"}, "zh") == "b"
    assert say({"en": "a"}, "zh") == "a"
    assert say({"ru": "c"}, "zh") == "c"
    assert say(None, "zh") == say({}, "zh") == ""
