"""explorer/record.py: an event as it is read; who says what, in one order, in both languages."""

from __future__ import annotations

import pytest

from explorer.catalogue import Catalogue
from explorer.commands.show import as_text
from explorer.dashboard.record_html import record_html
from explorer.errors import UnknownEvent
from explorer.record import record, thinly_sourced
from explorer.words import word
from tests.bad_folders import SOUND_SERIES
from tests.geodata_folder import HOSTILE, HOSTILE_TITLE, IDS, build, events_of, sound

READ = word("checked", "en", date="2026-01-02")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return Catalogue.open(build(tmp_path_factory.mktemp("geodata")))


def test_claims_stand_by_topic_nearest_tier_first(catalogue):
    claims = record(catalogue, "battle-1938-02-18", "en").claims
    assert [(claim.topic, claim.value, claim.tier_id) for claim in claims] == [
        ("Aircraft lost", "about 4 to 5 aircraft", "contemporary"),
        ("Aircraft lost", "12 aircraft", "press"),
        ("Day", "18 February 1938 (uncertain)", "official"),
        ("Spot", "Hankow", "reference"),
    ]
    assert [claim.disputed for claim in claims] == [True, True, False, False]
    assert [claim.checked for claim in claims] == [READ, "", "", ""]
    assert (claims[0].who, claims[0].party) == ("citing A mechanic", "Blue")


def test_places_then_and_now(catalogue):
    (english,) = record(catalogue, "battle-1938-02-18", "en").places
    assert (english.role, english.then, english.now, english.precision) == (
        "site", "Hankow", "today Wuhan", "known to about 5 km, from a gazetteer",
    )  # fmt: skip
    (chinese,) = record(catalogue, "battle-1938-02-18", "zh").places
    assert (chinese.then, chinese.now) == ("旧Wuhan", "今新Wuhan")
    (same,) = record(catalogue, "mission-1939", "en").places
    assert same.now == ""


def test_a_passage_that_was_read_and_one_that_was_not(catalogue):
    cited = {line.source: line for line in record(catalogue, "battle-1938-02-18", "en").citations}
    assert cited["scholar-1990-study"].checked == READ
    assert cited["scholar-1990-study"].url == "https://192.0.2.1/seen"
    assert cited["scholar-1990-study"].locator == "pp. 1–2"
    assert cited["paper-2015-article"].checked == ""
    assert cited["paper-2015-article"].url == "https://192.0.2.1/article?a=1&b=2"
    assert cited["ministry-1946-report"].url == ""


def test_disputes_stages_parts_and_notes(catalogue):
    battle = record(catalogue, "battle-1938-02-18", "en")
    assert [(line.topic, line.relation, line.note) for line in battle.disputes] == [
        ("Aircraft lost", "the accounts differ", "Twelve or five.")
    ]
    (pilot,) = battle.participants
    assert all(part in pilot for part in ("Ivanov", "Red", "pilot"))
    advance = record(catalogue, "advance-1945-08", "en")
    assert advance.stages == ["9 August 1945", "16 August 1945: Mutanchiang"]
    assert len(advance.notes) == 2  # schematic, and interpolated between stages
    assert record(catalogue, "landing-1945-08-18", "en").part_of == ("advance-1945-08", "Advance 1945 08")
    assert record(catalogue, "loan-1938", "en").notes == ["Not on the map: no place is known"]


def test_one_popular_account_is_thin(catalogue):
    assert [id for id in IDS if thinly_sourced(catalogue, catalogue.event(id))] == ["hostile-1938-05"]


@pytest.mark.parametrize("language", ["en", "zh", "fr"])
@pytest.mark.parametrize("id", IDS)
def test_every_event_can_be_read_in_every_language(catalogue, id, language):
    read = record(catalogue, id, language)
    assert read.id == id
    assert read.title
    assert read.when
    assert read.citations


def test_hostile_texts_stay_as_they_are(catalogue):
    """Escaping is the writer's work: the record marks nothing up and takes nothing out."""
    read = record(catalogue, "hostile-1938-05", "en")
    assert read.title == HOSTILE_TITLE
    assert read.claims[0].value == HOSTILE["formula"]
    assert read.claims[0].statement == HOSTILE["typst"]
    assert read.claims[0].who == f"citing {HOSTILE['script']}"
    assert read.citations[0].locator == HOSTILE["braces"]


def test_what_is_missing_is_said(tmp_path):
    files = sound()
    files["sources.json"] = files["topics.json"] = files["people.json"] = []
    files["places.geojson"]["features"] = []
    events_of(files)["battle-1938-02-18"]["properties"]["part_of"] = "nothing"
    read = record(Catalogue.open(build(tmp_path, files)), "battle-1938-02-18", "en")
    assert read.citations[0].text == "source missing: scholar-1990-study"
    assert read.claims[0].topic == "aircraft-lost"
    assert read.places[0].then == "hankow"
    assert read.participants[0].startswith("ivanov")
    assert read.part_of is None


def test_an_unknown_event(catalogue):
    with pytest.raises(UnknownEvent):
        record(catalogue, "nothing", "en")


def test_a_series_stands_beside_its_event(tmp_path):
    files = sound()
    SOUND_SERIES(files)
    files["series/losses.json"]["rows"][0]["approx"] = True
    opened = Catalogue.open(build(tmp_path, files))
    (series,) = record(opened, "battle-1938-02-18", "en").series
    assert (series.title, series.scope, series.party) == ("Losses", "All kinds.", "Red")
    assert [(row.when, row.value) for row in series.rows] == [
        ("February 1938", "about 5 aircraft"), ("March 1938", "7 aircraft"),
    ]  # fmt: skip
    assert [row.share for row in series.rows] == [5 / 7, 1]
    assert record(opened, "battle-1938-04-29", "en").series == []
    assert "March 1938 · 7 aircraft" in " ".join(as_text(record(opened, "battle-1938-02-18", "en"), "en"))
    assert 'style="width:71.4%"' in record_html(record(opened, "battle-1938-02-18", "en"), "en")
