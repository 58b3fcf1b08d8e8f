"""explorer/dates.py: EDTF level 1 as days; what is no such date is refused, and whatever passes has words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.dates import Days, days, precision
from explorer.errors import DateError
from explorer.words import date_words

SPAN = dt.date(1937, 7, 7), dt.date(1946, 12, 31)


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1939-10-14", "1939-10-14", "1939-10-14"),
        ("1938-02", "1938-02-01", "1938-02-28"),
        ("1940-02", "1940-02-01", "1940-02-29"),
        ("1938", "1938-01-01", "1938-12-31"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("../193X", None, "1939-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1938-XX", "1938-01-01", "1938-12-31"),
        ("1938-02-XX", "1938-02-01", "1938-02-28"),
        ("1938-21", "1938-03-01", "1938-05-31"),
        ("1938-22", "1938-06-01", "1938-08-31"),
        ("1938-23", "1938-09-01", "1938-11-30"),
        ("1942-04/1945-11", "1942-04-01", "1945-11-30"),
        ("1939-10-14/1939-10", "1939-10-14", "1939-10-31"),
        ("1942/..", "1942-01-01", None),
        ("1942/", "1942-01-01", None),
        ("../1942", None, "1942-12-31"),
        ("/1942", None, "1942-12-31"),
        ("1942-07~", "1942-07-01", "1942-07-31"),
        ("1942?", "1942-01-01", "1942-12-31"),
        ("1942%", "1942-01-01", "1942-12-31"),
        ("1938-04~/1938-06?", "1938-04-01", "1938-06-30"),
    ],
)
def test_days_are_the_strict_bounds(text, first, last):
    assert days(text) == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        *("1939-02-30", "1939-13", "1939-13-01", "1939-00", "1939-1-1", "19391014", "14 October 1939", "1939–1940"),
        *("1939-10-14T10:00:00Z", "../..", "/", "..", "0000", "-0100", "Y17000", "Y99999999999999999999", "1938-25"),
        *("1938-XX-18", "[1667,1668]", "{1667}", "unknown", "soon", "１９３９", "1939-10-14 ", "1939\n", "1939" * 50),
        *("", " ", None, 1939),
    ],
)
def test_what_names_no_days_is_refused(text):
    with pytest.raises(DateError):
        days(text)


@pytest.mark.parametrize("text", ["1945/1942", "1942-05-31/1942-05-01", "1942-06/1942-05~"])
def test_an_inverted_interval_is_refused(text):
    with pytest.raises(DateError, match="ends before it starts"):
        days(text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1942", False, False),
        ("1942~", True, False),
        ("1942?", False, True),
        ("1942%", True, True),
        ("193X~", True, False),
    ],
)
def test_precision(text, approximate, uncertain):
    assert precision(text) == (approximate, uncertain)
    assert precision(text).blurred is (approximate or uncertain)


def test_an_open_end_stops_at_the_span_and_never_passes_the_other_end():
    assert days("1942/..").within(*SPAN) == (dt.date(1942, 1, 1), SPAN[1])
    assert days("../1942").within(*SPAN) == (SPAN[0], dt.date(1942, 12, 31))
    assert days("../1920").within(*SPAN) == (dt.date(1920, 12, 31), dt.date(1920, 12, 31))
    assert days("1950/..").within(*SPAN) == (dt.date(1950, 1, 1), dt.date(1950, 1, 1))


dates = st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31))
parts = st.one_of(
    dates.map(str),
    dates.map(lambda date: str(date)[:7]),
    dates.map(lambda date: str(date)[:4]),
    dates.map(lambda date: f"{str(date)[:3]}X"),
    dates.map(lambda date: f"{str(date)[:7]}-XX"),
    st.builds("{:%Y}-{}".format, dates, st.integers(21, 24)),
)
blurred = st.builds(str.__add__, parts, st.sampled_from(["", "~", "?", "%"]))
edtf = st.one_of(
    blurred, st.builds("{}/{}".format, blurred | st.sampled_from(["", ".."]), blurred | st.sampled_from(["", ".."]))
)


@given(edtf)
def test_the_first_day_is_not_after_the_last(text):
    try:
        covered = days(text)
    except DateError:
        return
    first, last = covered.within(*SPAN)
    assert first <= last
    assert (covered.first or first, covered.last or last) == (first, last)


@given(edtf | st.text("0123456789-/.~?%XYTZ", max_size=24) | st.text(max_size=12))
@example("1938-02-18/1938-21")
def test_a_date_is_refused_or_has_days_and_words(text):
    """Nothing but DateError, and a date that passes never fails on the page."""
    try:
        covered = days(text)
    except DateError:
        return
    assert isinstance(covered, Days)
    assert covered != (None, None)
    for language in ("en", "zh"):
        assert date_words(text, language)


@given(dates)
def test_a_day_covers_itself(date):
    assert days(str(date)) == (date, date)
