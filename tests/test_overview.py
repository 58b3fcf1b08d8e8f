"""explorer/overview: the collection as a whole, in figures that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.catalogue import Catalogue
from explorer.dashboard.coverage_html import coverage_html
from explorer.dashboard.disputes_html import disputes_html
from explorer.dashboard.sources_html import sources_html
from explorer.overview import coverage, disputes, sources
from explorer.overview.search import folded, matching
from tests.geodata_folder import HOSTILE, both, build, claim, events_of, sound

BATTLE = "battle-1938-02-18"


def opened(folder: Path, files=None) -> Catalogue:
    return Catalogue.open(build(folder, files))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return opened(tmp_path_factory.mktemp("overview"))


# sources


def test_sources_stand_by_tier_and_count_what_was_read(catalogue):
    views = {view.id: view for view in sources(catalogue, "en")}
    assert list(views) == [
        "diary-1938-pilot", "ministry-1946-report", "scholar-1990-study", "handbook-2001-facts", "popular-1999-story",
        "paper-2015-article",
    ]  # fmt: skip
    assert (views["diary-1938-pilot"].read, views["diary-1938-pilot"].cited) == (1, 2)
    assert views["paper-2015-article"].unread
    assert not views["scholar-1990-study"].unread
    assert (BATTLE, "Battle 1938 02 18") in views["paper-2015-article"].events


def test_a_series_counts_as_a_citation(tmp_path):
    files = sound()
    cite = {"source": "handbook-2001-facts", "checked": {"url": "https://192.0.2.1/x", "date": "2026-01-02"}}
    files["series/losses.json"] = {
        "id": "losses", "event": BATTLE, "topic": "aircraft-lost", "unit": "aircraft", "title": both("Losses"),
        "scope": both("All."), "rows": [{"when": "1938-02", "value": 5, "cite": cite}],
    }  # fmt: skip
    views = {view.id: view for view in sources(opened(tmp_path, files), "en")}
    assert views["handbook-2001-facts"].read == 1


def test_a_source_may_fix_a_place_and_no_event(tmp_path):
    files = sound()
    files["sources.json"].append({**files["sources.json"][0], "id": "atlas-1943-maps"})
    cite = {"source": "atlas-1943-maps", "checked": {"url": "https://192.0.2.1/x", "date": "2026-01-02"}}
    files["places.geojson"]["features"][0]["properties"]["cite"] = [cite]
    catalogue = opened(tmp_path, files)
    view = next(view for view in sources(catalogue, "en") if view.id == "atlas-1943-maps")
    assert (view.read, view.events, view.places) == (1, [], ["Hankow"])
    assert "for the position of Hankow" in sources_html([view], "en")


# disputes


def test_a_dispute_between_numbers_has_bars_and_a_spread(catalogue):
    (view,) = disputes(catalogue, "en")
    assert (view.numeric, view.voices, view.layers) == (True, 2, ["air"])
    assert view.spread == "spread: 4 to 12 aircraft"
    assert [(side.bar.start, side.bar.end) for side in view.sides] == [(1, 1), (pytest.approx(1 / 3), 5 / 12)]
    (chinese,) = disputes(catalogue, "zh")
    assert "4至12" in chinese.spread


def _disputed(files, topic, values, **more):
    claims = events_of(files)[BATTLE]["properties"]["claims"]
    claims += [claim(f"c-{n}", topic, value, "scholar-1990-study", **more) for n, value in enumerate(values)]
    refs = [f"{BATTLE}#c-{n}" for n in range(len(values))]
    files["disputes.json"] = [{"id": "one", "topic": topic, "claims": refs, "relation": "differ", "note": both("So.")}]


@pytest.mark.parametrize(
    ("topic", "values", "unit", "spread", "bars"),
    [
        ("day", [{"edtf": "1938-02-18"}, {"edtf": "1938-02-21"}], None, "3 days apart", False),
        ("day", [{"edtf": "1938-02-18"}, {"edtf": "1938-02-19"}], None, "1 day apart", False),
        ("day", [{"edtf": "1938-02"}, {"edtf": "1938-02-19"}], None, "", False),
        ("cause", [{"text": both("Fog.")}, {"text": both("Fire.")}], None, "", False),
        ("aircraft-lost", [7, 7], "aircraft", "", True),
        ("aircraft-lost", [0, 0], "aircraft", "", False),
    ],
)
def test_how_far_apart_claims_are(tmp_path, topic, values, unit, spread, bars):
    files = sound()
    _disputed(files, topic, values, **({"unit": unit} if unit else {}))
    (view,) = disputes(opened(tmp_path, files), "en")
    assert (view.spread, view.numeric) == (spread, bars)


def test_numbers_of_two_units_have_no_bars(tmp_path):
    files = sound()
    _disputed(files, "sum-lent", [5, 6], unit="usd")
    events_of(files)[BATTLE]["properties"]["claims"][-1]["unit"] = "gbp"
    (view,) = disputes(opened(tmp_path, files), "en")
    assert (view.spread, view.numeric) == ("", False)


def test_a_dispute_with_one_claim_left_is_none(tmp_path):
    files = sound()
    files["disputes.json"][0]["claims"][1] = f"{BATTLE}#gone"
    assert disputes(opened(tmp_path, files), "en") == []


# coverage


def test_coverage_counts_every_event_once(catalogue):
    covered = coverage(catalogue, "en")
    assert sum(layer.events for layer in covered.layers) == len(catalogue)
    for layer in covered.layers:
        assert sum(layer.months.values()) == layer.events
        assert sum(layer.precision) + layer.lines + layer.areas + layer.unmapped == layer.events
    assert {layer.id: layer.disputed for layer in covered.layers} == {"air": 1, "ground": 0, "aid": 0}
    assert [id for id, _ in covered.thin] == ["hostile-1938-05"]
    assert covered.years == range(1937, 1947)


def test_the_bundled_data_count_alike():
    from explorer.paths import bundled_geodata

    catalogue = Catalogue.open(bundled_geodata())
    covered = coverage(catalogue, "zh")
    assert sum(sum(layer.months.values()) for layer in covered.layers) == len(catalogue)


# search


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", "abc"), ("HOSHO", "a"), ("kaga hosho", "a"), ("汉口", "b"), ("  ", "abc"), ("ＫＡＧＡ", "a"), ("none", "")],
)
def test_words_are_found_in_any_order_case_and_accent(asked, found):
    texts = {"a": "The Hōshō and the Kaga", "b": "汉口空战", "c": "x"}
    assert "".join(matching(texts, asked, texts.get)) == found


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


# as HTML


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_becomes_markup(tmp_path, language):
    files = sound()
    _disputed(files, "cause", [{"text": both(text, text)} for text in HOSTILE.values()], said_by=HOSTILE["script"])
    files["disputes.json"][0]["note"] = both(HOSTILE["end-script"], HOSTILE["end-script"])
    for layer in files["layers.json"]["layers"]:
        layer["title"] = both(HOSTILE["script"], HOSTILE["script"])
    catalogue = opened(tmp_path, files)
    pages = (
        sources_html(sources(catalogue, language), language),
        disputes_html(disputes(catalogue, language), {"air": '"><script>'}, language),
        coverage_html(coverage(catalogue, language), language),
    )
    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert 'href="javascript:' not in page
    assert "&lt;script&gt;" in pages[1]


def test_an_empty_list_says_what_to_do():
    assert "Clear the search" in sources_html([], "en")
    assert "清除搜索" in disputes_html([], {}, "zh")
