"""explorer/view.py: what makes a view, and the extent it shows."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Transformer

from explorer.errors import ViewError
from explorer.mercator import LIMIT, project, unproject
from explorer.view import MIN_ZOOM, Extent, Size, View

sizes = st.builds(Size, st.integers(160, 4000), st.integers(160, 4000))


@st.composite
def extents(draw, width=30, height=15):
    """Extents small enough to fit any panel at the least zoom."""
    west, south = draw(st.floats(-170, 170 - width)), draw(st.floats(-70, 70 - height))
    return Extent(west, south, west + draw(st.floats(1e-3, width)), south + draw(st.floats(1e-3, height)))


@given(st.floats(-180, 180), st.floats(-LIMIT, LIMIT))
def test_unprojecting_undoes_projecting(longitude, latitude):
    assert unproject(*project(longitude, latitude)) == pytest.approx((longitude, latitude), abs=1e-9)


def test_the_projection_is_leaflets():
    assert project(0, 0) == (0.5, 0.5)
    assert project(-180, LIMIT) == pytest.approx((0, 0), abs=1e-6)
    east, north = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(114.27, 30.58)
    world = 2 * math.pi * 6378137
    assert project(114.27, 30.58) == pytest.approx((0.5 + east / world, 0.5 - north / world), abs=1e-9)


@given(extents(), sizes)
@example(Extent(29.777406, 45.89748, 30.040493, 45.963252), Size(160, 160))  # the rounded centre cuts a sliver off
def test_showing_an_extent_shows_all_of_it(extent, size):
    seen = View().showing(extent, size=size).extent
    assert seen.west <= extent.west
    assert seen.south <= extent.south
    assert seen.east >= extent.east
    assert seen.north >= extent.north


@given(extents(), sizes)
def test_showing_wastes_little(extent, size):
    """One step of a tenth further in, and part of the extent would be cut, unless the zoom is at its end."""
    view = View().showing(extent, size=size)
    closer = View(zoom=view.zoom + 0.1, latitude=view.latitude, longitude=view.longitude, size=size).extent
    cut = closer.west > extent.west or closer.south > extent.south
    cut = cut or closer.east < extent.east or closer.north < extent.north
    assert cut or view.zoom in (MIN_ZOOM, 12)


def test_the_rest_of_the_view_stays():
    view = View(layers=("a",), language="zh", base="plain").showing(Extent(100, 20, 110, 30))
    assert (view.layers, view.language, view.base) == (("a",), "zh", "plain")


def test_a_view_that_does_not_say_where_has_no_extent():
    assert View().extent is None


@pytest.mark.parametrize(
    "parts",
    [
        {"zoom": 5},
        {"zoom": 5, "latitude": 30},
        {"latitude": 30, "longitude": 114},
        {"first": dt.date(1939, 1, 1), "last": dt.date(1938, 1, 1)},
        {"mode": "since"},
        {"base": "satellite"},
        {"names": "never"},
    ],
)
def test_a_view_that_cannot_be_is_refused(parts):
    with pytest.raises(ViewError):
        View(**parts)


@pytest.mark.parametrize("extent", [(110, 20, 100, 30), (100, 30, 110, 20), (100, 20, 100, 20)])
def test_an_extent_inside_out_is_refused(extent):
    with pytest.raises(ViewError, match="west of its east"):
        View().showing(Extent(*extent))
