"""explorer/scene.py: what a view shows, in what order, and in what words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.catalogue import Catalogue
from explorer.scene import scene, settle, unknown_parts
from explorer.view import Extent, View
from tests.geodata_folder import IDS, build

LAYERS = ("air", "ground", "aid")
WHOLE_WORLD = View(layers=LAYERS, zoom=2, latitude=35, longitude=20)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return Catalogue.open(build(tmp_path_factory.mktemp("geodata")))


def test_an_open_view_is_settled_from_the_collection(catalogue):
    view = settle(View(), catalogue)
    assert view.layers == ("air", "ground")  # aid is off at the start
    assert (view.first, view.last) == (dt.date(1937, 7, 7), dt.date(1946, 12, 31))
    west, south, east, north = view.extent
    assert west <= 82
    assert south <= 17
    assert east >= 136
    assert north >= 52


def test_settling_keeps_what_is_known_in_the_collections_order(catalogue):
    wanted = View(layers=("aid", "nowhere", "air"), event="old-battle", overlays=("modern-boundaries", "none"))
    view = settle(wanted, catalogue)
    assert view.layers == ("air", "aid")
    assert view.event == "battle-1938-02-18"
    assert view.overlays == ("modern-boundaries",)
    assert settle(replace(wanted, event="nothing"), catalogue).event is None
    assert settle(View(layers=()), catalogue).layers == ()


def test_the_window_is_kept_inside_the_span(catalogue):
    view = settle(View(first=dt.date(1900, 1, 1), last=dt.date(2000, 1, 1)), catalogue)
    assert (view.first, view.last) == (dt.date(1937, 7, 7), dt.date(1946, 12, 31))
    before = settle(View(first=dt.date(1900, 1, 1), last=dt.date(1901, 1, 1)), catalogue)
    assert before.first == before.last == dt.date(1937, 7, 7)


def test_settling_again_changes_nothing(catalogue):
    once = settle(View(), catalogue)
    assert settle(once, catalogue) == once


def test_the_events_stand_in_catalogue_order(catalogue):
    assert scene(catalogue, WHOLE_WORLD).ids == (
        "battle-1938-02-18", "battle-1938-04-29", "hostile-1938-05", "loan-1938", "mission-1939", "advance-1945-08",
        "siege-1945-08", "landing-1945-08-18",
    )  # fmt: skip


def test_the_window_takes_what_overlaps_it(catalogue):
    ids = scene(catalogue, replace(WHOLE_WORLD, first=dt.date(1938, 2, 18), last=dt.date(1938, 5, 1))).ids
    assert ids == ("battle-1938-02-18", "battle-1938-04-29", "hostile-1938-05")
    assert scene(catalogue, replace(WHOLE_WORLD, first=dt.date(1946, 1, 1))).ids == ("mission-1939",)


def test_until_takes_everything_from_the_start(catalogue):
    view = replace(WHOLE_WORLD, mode="until", first=dt.date(1938, 5, 1), last=dt.date(1938, 5, 2))
    assert scene(catalogue, view).ids == ("battle-1938-02-18", "battle-1938-04-29", "hostile-1938-05")


def test_what_is_not_mapped_is_in_the_scene_wherever_one_looks(catalogue):
    far_away = scene(catalogue, View(layers=LAYERS, zoom=8, latitude=-30, longitude=-60))
    assert far_away.ids == ("loan-1938",)
    assert [event.id for event in far_away.unmapped] == ["loan-1938"]
    assert far_away.mapped == far_away.kinds == []


def test_mapped_and_unmapped_make_the_whole(catalogue):
    made = scene(catalogue, WHOLE_WORLD)
    assert {event.id for event in made.mapped} | {event.id for event in made.unmapped} == set(IDS)
    assert [event.id for event in made.events] == list(made.ids)


def test_the_legend_counts_what_is_shown(catalogue):
    made = scene(catalogue, replace(WHOLE_WORLD, layers=("aid", "air")))
    assert [(entry.layer.id, entry.count) for entry in made.legend] == [("air", 3), ("aid", 2)]
    assert [kind.id for kind in made.kinds] == ["battle", "agreement"]


def test_the_sources_are_those_cited_nearest_first(catalogue):
    made = scene(catalogue, replace(WHOLE_WORLD, layers=("air",), last=dt.date(1938, 3, 1)))
    assert [str(source.tier) for source in made.sources] == [
        "contemporary", "official", "scholarly", "reference", "press",
    ]  # fmt: skip


SPRING = {"first": dt.date(1938, 2, 1), "last": dt.date(1938, 5, 31)}


@pytest.mark.parametrize(
    ("parts", "en", "zh"),
    [
        ({}, "All layers, 1937–1946: 8 events in view", "全部图层，1937–1946年：视图内8个事件"),
        ({"layers": ()}, "No layer, 1937–1946: no events in view", None),
        ({"layers": ("air",)} | SPRING, "In the air, 1 Feb – 31 May 1938: 3 events in view", None),
        ({"layers": ("air", "aid")}, "In the air and Aid, 1937–1946: 5 events in view", None),
        ({"layers": ("ground",), "mode": "until", "last": dt.date(1945, 8, 17)},
         "On the ground, up to 17 August 1945: 2 events in view", None),
        ({"layers": ("air",), "first": dt.date(1938, 2, 18), "last": dt.date(1938, 2, 18)},
         "In the air, 18 February 1938: 1 event in view", "图层In the air，1938年2月18日：视图内1个事件"),
    ],
)  # fmt: skip
def test_a_view_says_itself_in_words(catalogue, parts, en, zh):
    spoken = scene(catalogue, replace(WHOLE_WORLD, **parts)).title
    assert " ".join(spoken.split()) == en  # thin spaces stand beside the dash
    if zh:
        assert scene(catalogue, replace(WHOLE_WORLD, language="zh", **parts)).title == zh


def test_what_the_catalogue_lacks_is_said(catalogue):
    view = View(layers=("air", "sea"), event="nothing")
    assert unknown_parts(view, catalogue) == ["no layer sea", "There is no event nothing in this collection."]
    assert unknown_parts(View(layers=("air",), event="old-battle"), catalogue) == []


days = st.dates(dt.date(1937, 1, 1), dt.date(1947, 1, 1))


@given(st.lists(st.sampled_from(LAYERS), unique=True), days, days, st.data())
def test_narrowing_a_view_never_adds_an_event(catalogue, layers, one, other, data):
    wide = View(layers=tuple(layers), first=min(one, other), last=max(one, other), zoom=3, latitude=35, longitude=100)
    seen = wide.extent
    west, south = data.draw(st.floats(seen.west, seen.east - 2)), data.draw(st.floats(seen.south, seen.north - 2))
    narrow = replace(
        wide,
        layers=tuple(data.draw(st.lists(st.sampled_from(layers), unique=True)) if layers else ()),
        first=data.draw(st.dates(wide.first, wide.last)),
    )
    narrow = replace(narrow, last=data.draw(st.dates(narrow.first, wide.last)))
    assert set(scene(catalogue, narrow).ids) <= set(scene(catalogue, wide).ids)
    inner = Extent(west, south, data.draw(st.floats(west + 1, seen.east)), data.draw(st.floats(south + 1, seen.north)))
    select = {"layers": LAYERS, "first": dt.date.min, "last": dt.date.max}
    assert set(catalogue.select(**select, extent=inner)) <= set(catalogue.select(**select, extent=seen))
