"""explorer/catalogue.py: events found by id, former id, layer, time and place."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box
from shapely.geometry import shape

from explorer.catalogue import Catalogue
from explorer.errors import UnknownEvent
from tests.geodata_folder import IDS, build, events_of, sound

LAYERS = ("air", "ground", "aid")
ALWAYS = {"first": dt.date.min, "last": dt.date.max}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return Catalogue.open(build(tmp_path_factory.mktemp("geodata")))


def test_an_event_is_found_by_its_former_id(catalogue):
    assert catalogue.event("old-battle") is catalogue.event("battle-1938-02-18")
    assert "old-battle" in catalogue
    assert "old-battle" not in catalogue.events.index
    assert len(catalogue) == len(IDS)


def test_an_unknown_event_is_named(catalogue):
    assert "nothing" not in catalogue
    with pytest.raises(UnknownEvent) as raised:
        catalogue.event("nothing")
    assert str(raised.value) == "there is no event 'nothing'"


def test_the_table_is_in_the_one_order(catalogue):
    events = catalogue.events
    keys = list(zip(events["first_day"], events["last_day"], events["importance"], events.index, strict=True))
    assert keys == sorted(keys)
    assert events.crs == "EPSG:4326"
    assert list(events.index[events["disputed"]]) == ["battle-1938-02-18"]
    assert list(events.index[events["checked"]]) == ["battle-1938-02-18"]
    assert events.loc["battle-1938-02-18", "sources"] == 5


def test_an_open_end_stops_at_the_span(catalogue):
    row = catalogue.events.loc["mission-1939"]
    assert str(row["last_day"].date()) == "1946-12-31"


boxes = st.tuples(st.floats(-180, 179), st.floats(-85, 84), st.floats(0.5, 200), st.floats(0.5, 100)).map(
    lambda part: (part[0], part[1], min(part[0] + part[2], 180), min(part[1] + part[3], 85))
)


@given(
    boxes, st.sets(st.sampled_from(LAYERS)), st.dates(dt.date(1937, 1, 1), dt.date(1947, 1, 1)), st.integers(0, 4000)
)
def test_selecting_equals_looking_at_each_event(catalogue, extent, layers, first, days):
    """The spatial index finds what asking every shape finds."""
    last = first + dt.timedelta(days=days)
    expected = []
    for id, row in catalogue.events.iterrows():
        event = catalogue.event(id)
        here = event.geometry is None or shape(event.geometry.model_dump()).intersects(box(*extent))
        then = row["first_day"].date() <= last and row["last_day"].date() >= first
        if here and then and event.properties.layer in layers:
            expected.append(id)
    assert catalogue.select(layers=layers, first=first, last=last, extent=extent) == expected


def test_a_line_that_only_crosses_the_extent_is_found(catalogue):
    assert "advance-1945-08" in catalogue.select(layers=LAYERS, **ALWAYS, extent=(130.5, 44.4, 130.6, 44.7))


def test_nothing_to_select_from(tmp_path):
    assert Catalogue.open(tmp_path).select(layers=["events"], **ALWAYS, extent=(0, 0, 1, 1)) == []


def test_claims_and_disputes_are_found(catalogue):
    event, claim = catalogue.claim("battle-1938-02-18#diary-5")
    assert (event.id, claim.id) == ("battle-1938-02-18", "diary-5")
    assert catalogue.claim("battle-1938-02-18#nothing") is None
    assert catalogue.claim("nothing") is None
    assert [dispute.id for dispute in catalogue.disputes_of("battle-1938-02-18")] == ["losses-1938-02-18"]
    assert catalogue.disputes_of("battle-1938-04-29") == []


def test_sources_in_one_order_whatever_the_order_asked(catalogue):
    forward, backward = catalogue.sources_of(IDS), catalogue.sources_of(IDS[::-1])
    assert forward == backward
    assert [source.tier.rank for source in forward] == [0, 1, 2, 3, 4, 5]


def test_sources_that_look_alike_are_told_apart_by_id(tmp_path):
    """Their order must not hang on the order of a set, which changes from run to run."""
    files = sound()
    twins = [files["sources.json"][2] | {"id": f"twin-{number}"} for number in range(12)]
    files["sources.json"] += twins
    cited = [{"source": twin["id"]} for twin in twins]
    events_of(files)["siege-1945-08"]["properties"]["cite"] = cited
    found = [source.id for source in Catalogue.open(build(tmp_path, files)).sources_of(["siege-1945-08"])]
    assert found == sorted(twin["id"] for twin in twins)


def test_the_digest_follows_the_data_and_not_the_place(catalogue, tmp_path):
    copied = tmp_path / "elsewhere"
    shutil.copytree(catalogue.path, copied)
    assert Catalogue.open(copied).digest == catalogue.digest
    assert len(catalogue.digest) == 12
    text = (copied / "events/air.geojson").read_text("utf-8")
    (copied / "events/air.geojson").write_text(text.replace("ten words", "two words"), "utf-8")
    assert Catalogue.open(copied).digest != catalogue.digest
