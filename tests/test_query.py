"""explorer/query.py: a view as a URL query and back; nonsense is ignored and named."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.query import from_query, to_query
from explorer.view import BASES, LANGUAGES, MAX_ZOOM, MIN_ZOOM, MODES, NAMES, Size, View

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
slug_lists = st.lists(slugs, max_size=6, unique=True).map(tuple)


@st.composite
def views(draw):
    where = draw(st.booleans())
    first, last = draw(st.none() | st.dates()), draw(st.none() | st.dates())
    if first and last and first > last:
        first, last = last, first
    return View(
        layers=draw(st.none() | slug_lists), first=first, last=last, mode=draw(st.sampled_from(MODES)),
        zoom=round(draw(st.floats(MIN_ZOOM, MAX_ZOOM)), 2) if where else None,
        latitude=round(draw(st.floats(-85, 85)), 4) if where else None,
        longitude=round(draw(st.floats(-180, 180)), 4) if where else None,
        size=draw(st.builds(Size, st.integers(160, 8192), st.integers(160, 8192))),
        event=draw(st.none() | slugs), language=draw(st.sampled_from(LANGUAGES)), base=draw(st.sampled_from(BASES)),
        names=draw(st.sampled_from(NAMES)), overlays=draw(slug_lists),
    )  # fmt: skip


@given(views())
def test_a_view_goes_through_its_query(view):
    assert from_query(to_query(view)) == (view, [])


@given(views())
def test_a_query_is_plain_ascii(view):
    assert to_query(view).isascii()
    assert not set(to_query(view)) & set(" <>\"'#")


def test_what_is_as_at_the_start_is_left_out():
    assert to_query(View()) == ""
    assert from_query("") == from_query("?") == (View(), [])


def test_a_query_reads_as_the_design_says():
    view = View(
        zoom=5.5, latitude=30, longitude=114, layers=("a", "b"), first=dt.date(1938, 1, 1), last=dt.date(1938, 12, 31),
        mode="until", event="x-1", language="zh", base="plain", overlays=("modern-boundaries",),
    )  # fmt: skip
    assert to_query(view) == (
        "map=5.50/30.0000/114.0000&layers=a,b&from=1938-01-01&to=1938-12-31&event=x-1&mode=until&lang=zh&base=plain"
        "&overlays=modern-boundaries"
    )


@pytest.mark.parametrize(
    "query",
    [
        *("map=5", "map=a/b/c", "map=nan/30/114", "map=5/nan/114", "map=inf/30/114", "map=5/91/0", "map=5/30/181"),
        *("map=1/30/114", "map=13/30/114", "map=5/30/114/7", "from=1938-02-30", "to=yesterday", "from=", "mode=since"),
        *(
            "lang=fr",
            "base=satellite",
            "names=x",
            "event=A%20b",
            "event=",
            "event=%0A",
            "layers=<script>",
            "layers=a%0A",
        ),
        *("overlays=../x", "size=1x1", "size=9999x9999", "size=100", "event=" + "a" * 97, "layers=a;b"),
    ],
)
def test_nonsense_is_ignored_and_named(query):
    view, ignored = from_query(query)
    assert view == View()
    assert len(ignored) == 1
    assert ignored[0].startswith(f"{query.split('=')[0]}=")
    assert len(ignored[0]) < 80


def test_the_rest_of_a_nonsensical_query_is_used():
    view, ignored = from_query("?lang=zh&mode=since&colour=red&event=x-1&embed=true")
    assert view == View(language="zh", event="x-1")
    assert ignored == ["mode=since cannot be understood", "colour is no part of a view"]


def test_a_window_inside_out_is_ignored_and_named():
    view, ignored = from_query("from=1939-01-01&to=1938-01-01&lang=zh")
    assert view == View(language="zh")
    assert ignored == ["the time window ends before it starts"]


def test_an_endless_query_is_not_read():
    assert from_query("lang=zh&event=" + "a" * 5000) == (View(), ["the address is over 4096 characters long"])


@given(st.text(max_size=200) | st.text("map=layersfromtoevntlgb0123456789/,&%;-", max_size=200))
def test_no_text_breaks_it(text):
    view, ignored = from_query(text)
    assert from_query(to_query(view)) == (view, [])
    assert all(isinstance(what, str) for what in ignored)
