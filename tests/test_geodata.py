"""geodata: the bundled events are sound, sourced, and lie where they say."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from shapely.geometry import Point, box, shape

from explorer import dates, paths
from explorer.audit import audit
from explorer.catalogue import Catalogue
from explorer.load import citations, load
from explorer.model.base import say
from explorer.model.claim import Range
from explorer.plate import plate
from explorer.query import from_query
from explorer.record import record
from explorer.scene import scene, unknown_parts
from explorer.view import View
from explorer.words import table
from tools import gazetteer, statements

SEEDS = ("chinaorgcn-2025-testament", "chinadaily-2015-soldiers")
NEAR = 0.06
"""Degrees that a place may lie off its country: coasts and borders are simplified."""

CLIP = box(60, 5, 155, 60)
"""Degrees: beyond it the base map has no countries."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.open(paths.bundled_geodata())


@pytest.fixture(scope="module")
def cited(catalogue) -> Counter:
    return Counter(
        citation.source for id in catalogue.events.index for _, citation in citations(catalogue.event(id))
    )  # fmt: skip


def test_nothing_is_illegal(catalogue):
    assert [str(problem) for problem in catalogue.problems if problem.severity == "error"] == []


def test_the_record_is_as_wide_as_it_says(catalogue):
    assert len(catalogue) >= 240
    counts = Counter(catalogue.events["layer"])
    assert {layer.id: counts[layer.id] for layer in catalogue.layers if counts[layer.id] < 20} == {}
    assert sum("Line" in kind for kind in catalogue.events.geom_type.dropna()) >= 20
    assert len(catalogue.sources) >= 120
    assert len(catalogue.disputes) >= 60


def test_parties_and_sources_stand_against_each_other_in_numbers(catalogue):
    """At least 40 disputes between unequal numbers come from different sources and different parties."""
    counted = 0
    for dispute in catalogue.disputes:
        claims = [catalogue.claim(ref)[1] for ref in dispute.claims]
        numbers = [claim for claim in claims if isinstance(claim.value, int | float | Range)]
        unlike = {str(claim.value) for claim in numbers}
        voices = {claim.cite.source for claim in numbers}, {claim.party for claim in numbers} - {None}
        counted += len(numbers) == len(claims) and len(unlike) > 1 and all(len(voice) > 1 for voice in voices)
    assert counted >= 40


def test_nothing_doubtful_is_left_unexplained():
    looked = audit(load(paths.bundled_geodata()))
    assert [str(finding) for finding in looked.findings] == []
    assert all(said.why for _, said in looked.explained)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_whole_collection_can_be_printed(catalogue, language):
    """No title or name is in a script that the plate's fonts lack."""
    assert plate(scene(catalogue, View(language=language, base="plain")), "pdf").startswith(b"%PDF")


def test_every_place_was_held_against_geonames():
    """After a change to places: python -m tools.gazetteer."""
    assert gazetteer.FILE.read_text("utf-8") == gazetteer.table()
    explained = json.loads(gazetteer.EXPLAINED.read_text("utf-8"))
    assert {look.place.id for look in gazetteer.looks() if look.outlier} == explained.keys()


@pytest.mark.parametrize("name", ["sources", "people", "topics", "disputes"])
def test_lists_stand_in_one_order(name):
    ids = [item["id"] for item in json.loads((paths.bundled_geodata() / f"{name}.json").read_text("utf-8"))]
    assert ids == sorted(ids)


def test_both_articles_are_cited(cited):
    assert [seed for seed in SEEDS if not cited[seed]] == []


def test_every_statement_of_the_articles_is_traced():
    folder = load(paths.bundled_geodata())
    assert {trace.id for trace in folder.traces} == set(SEEDS)
    assert [str(finding) for finding in audit(folder).findings if finding.check == "untraced"] == []


def test_the_table_of_statements_is_of_these_data():
    """After a change to them: python -m tools.statements."""
    assert statements.FILE.read_text("utf-8") == statements.table()


def test_beside_each_claim_of_the_articles_stands_another_voice(catalogue):
    """An event that an article tells of names a source besides the two, or its record says that it is thin."""
    alone = []
    for id in catalogue.events.index:
        sources = {citation.source for _, citation in citations(catalogue.event(id))}
        if sources and sources <= set(SEEDS) and not record(catalogue, id, "en").notes:
            alone.append(id)
    assert alone == []


def test_half_of_the_events_were_checked_against_a_source(catalogue):
    assert catalogue.events["checked"].mean() >= 0.5


def test_every_text_of_ours_is_in_both_languages(catalogue):
    missing = [str(p) for p in catalogue.problems if p.message == "is missing"]
    assert missing == []
    for id in catalogue.events.index:
        for claim in catalogue.event(id).properties.claims:
            assert {"en", "zh"} <= claim.statement.keys(), f"{id}#{claim.id}"


def test_every_event_can_be_read_in_both_languages(catalogue):
    for id in catalogue.events.index:
        for language in ("en", "zh"):
            assert record(catalogue, id, language).title


def test_every_place_lies_in_its_country(catalogue):
    file = paths.bundled_geodata() / "basemap" / "countries.geojson"
    countries: dict[str, list] = {}
    for feature in json.loads(file.read_text("utf-8"))["features"]:
        countries.setdefault(feature["properties"]["iso_a2"], []).append(shape(feature["geometry"]))
    elsewhere = []
    checked = 0
    for place in catalogue.places:
        country = place.properties.country
        point = Point(place.geometry.coordinates[:2])
        if country in countries and CLIP.contains(point):
            checked += 1
            if min(outline.distance(point) for outline in countries[country]) > NEAR:
                elsewhere.append((place.id, country, point.wkt))
    assert elsewhere == []
    assert checked > 50


def test_every_start_opens_on_something(catalogue):
    assert len(catalogue.collection.start) >= 4
    for start in catalogue.collection.start:
        view, ignored = from_query(start.view)
        assert ignored == unknown_parts(view, catalogue) == [], start.id
        assert scene(catalogue, view).mapped, start.id


def test_every_preset_lies_in_the_span(catalogue):
    span = catalogue.collection.first_day, catalogue.collection.last_day
    for preset in catalogue.collection.presets:
        first, last = dates.days(preset.when).within(*span)
        assert span[0] <= first <= last <= span[1], preset.id


def test_the_claims_of_a_dispute_are_of_events_that_are_there(catalogue):
    assert catalogue.disputes
    for dispute in catalogue.disputes:
        assert all(catalogue.claim(claim) for claim in dispute.claims), dispute.id


def test_the_opening_view_shows_events(catalogue):
    opening = scene(catalogue, View())
    assert len(opening.mapped) > 40
    assert say(catalogue.collection.title, "zh") != say(catalogue.collection.title, "en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_unit_is_said_in_words(language):
    units = {unit for topic in load(paths.bundled_geodata()).topics for unit in topic.units}
    assert {unit for unit in units if f"unit-{unit}" not in table(language)} == set()
