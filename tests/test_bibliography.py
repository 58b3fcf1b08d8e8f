"""explorer/bibliography.py: sources as a list of works; no record, however odd, breaks the list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.bibliography import references, short
from explorer.model import Source
from tests.geodata_folder import HOSTILE, sound

SOURCES = [Source.model_validate(source) for source in sound()["sources.json"]]


def source(**parts) -> Source:
    return Source.model_validate(sound()["sources.json"][2] | parts)


def test_every_source_has_an_entry_of_its_own():
    entries = references(SOURCES)
    assert list(entries) == [source.id for source in SOURCES]
    assert all(source.title in entries[source.id] for source in SOURCES)
    assert len(set(entries.values())) == len(SOURCES)


def test_an_entry_reads_as_expected():
    assert references(SOURCES)["scholar-1990-study"] == "Scholar, A. (1990) On scholar-1990-study. Oxford: Press."
    assert references([]) == {}


def test_hostile_titles_stay_text():
    entry = references(SOURCES)["popular-1999-story"]
    assert all(text in entry for text in HOSTILE.values())


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "Scholar 1990"),
        ({"author": [], "editor": [{"literal": "The Board"}]}, "The Board 1990"),
        ({"author": [], "issued": None}, "On scholar-1990-study"),
        ({"author": [{"family": "A"}, {"family": "B"}]}, "A & B 1990"),
        ({"author": [{"family": "A"}, {"family": "B"}, {"family": "C"}]}, "A et al. 1990"),
        ({"issued": {"raw": "1938-05"}}, "Scholar 1938"),
    ],
)
def test_a_source_in_a_few_words(parts, said):
    assert short(source(**parts)) == said


texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).filter(str.strip)
names = st.lists(
    st.one_of(
        st.builds(lambda family, given: {"family": family, "given": given}, texts, texts),
        st.builds(lambda text: {"literal": text}, texts),
        st.builds(lambda text: {"family": text}, texts),
        st.builds(lambda text: {"given": text}, texts),
        st.just({}),
    ),
    max_size=3,
)
years = st.integers(1, 2100) | st.integers(1, 2100).map(str)
issued = st.one_of(
    st.none(),
    st.builds(lambda year, month: {"date-parts": [[year, month]]}, years, st.integers(1, 12)),
    st.builds(lambda year: {"date-parts": [[year]]}, years),
    st.builds(lambda one, other: {"date-parts": [[one], [other]]}, years, years),
    texts.map(lambda text: {"raw": text}),
    texts.map(lambda text: {"literal": text}),
    st.just({}),
)


@given(
    type=st.sampled_from(["book", "article-newspaper", "chapter", "webpage", "report", "map", "treaty"]),
    title=texts, author=names, editor=names, issued=issued, page=st.none() | texts,
    volume=st.none() | st.integers(1, 99), publisher=st.none() | texts, note=st.none() | texts,
)  # fmt: skip
def test_no_record_breaks_the_list(**parts):
    made = source(**parts)
    assert references([made])[made.id]
    assert isinstance(short(made), str)
