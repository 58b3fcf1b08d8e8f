"""explorer/exports/works.py: lists of works that other programs read back whole, whatever a title holds."""

from __future__ import annotations

import json

import pytest
import rispy
from pybtex.database import parse_string

from explorer.exports.works import bibtex, csl_json, ris
from explorer.load import load
from explorer.model import Source
from tests.geodata_folder import HOSTILE, build

_SEEN = {"url": "https://192.0.2.1/seen", "date": "2026-01-02"}


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> list[Source]:
    return load(build(tmp_path_factory.mktemp("works"))).sources


def source(**more) -> Source:
    notes = {"genre": "scholarly", "contemporary": False, "record_seen": _SEEN}
    return Source.model_validate({"id": "a-1", "type": "book", "title": "T", "custom": notes} | more)


def test_bibtex_is_read_by_pybtex(sources):
    read = parse_string(bibtex(sources), "bibtex")
    assert list(read.entries) == [source.id for source in sources]
    book = read.entries["scholar-1990-study"]
    assert (book.type, book.fields["year"], book.fields["publisher"]) == ("book", "1990", "Press")
    assert book.persons["author"][0].last_names == ["{Scholar}"]


HOSTILE_TEXTS = [*HOSTILE.values(), r"\input{/etc/passwd}", "} , note = {x", "100% & $x$ #1 _ ~ ^", 'a "quoted" } {',
                 "two\nlines\tand ER  - \nTY  - BOOK", "汉口 “引”"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_title_ends_its_field(text):
    works = [source(title=text, author=[{"literal": text}], note=text), source(id="b-2", title="Next")]
    read = parse_string(bibtex(works), "bibtex")
    assert [list(entry.fields) for entry in read.entries.values()] == [["title", "note"], ["title"]]
    title = read.entries["a-1"].fields["title"]
    assert "\\input" not in title
    assert title.count("{") == title.count("}")
    records = rispy.loads(ris(works))
    assert [record["title"] for record in records] == [" ".join(text.split()), "Next"]
    assert json.loads(csl_json(works))[0]["title"] == text


def test_ris_is_a_line_a_field(sources):
    lines = ris(sources).splitlines()
    assert all(line[2:6] == "  - " for line in lines if line and not line.rstrip(".").isdigit())
    read = rispy.loads(ris(sources))
    assert [record["id"] for record in read] == [source.id for source in sources]
    assert {record["type_of_reference"] for record in read} >= {"BOOK", "NEWS", "UNPB"}


def test_a_copy_by_others_is_not_recommended():
    notes = {"genre": "scholarly", "contemporary": False, "record_seen": _SEEN, "unofficial_copy": True}
    copy, own = source(URL="https://192.0.2.1/copy", custom=notes), source(id="b-2", URL="https://192.0.2.1/own")
    for write in (bibtex, ris, csl_json):
        assert "192.0.2.1/copy" not in write([copy, own])
        assert "192.0.2.1/own" in write([copy, own])


def test_nothing_of_ours_goes_into_csl(sources):
    assert all("custom" not in record for record in json.loads(csl_json(sources)))


def test_no_source_is_an_empty_list():
    assert json.loads(csl_json([])) == []
    assert parse_string(bibtex([]), "bibtex").entries == {}
    assert rispy.loads(ris([])) == []
