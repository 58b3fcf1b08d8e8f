"""explorer/load: every problem of a folder at once, each with its file, id and field; the rest is kept.

The table of bad inputs is in bad_folders.py.
"""

from __future__ import annotations

import pytest

from explorer.catalogue import Catalogue
from explorer.cli import main
from explorer.errors import GeodataError
from explorer.load import files, load
from explorer.scene import scene
from explorer.view import View
from tests.bad_folders import BROKEN_FILES, DOUBTFUL, ILLEGAL, SOUND_SERIES, SOUND_TRACE, Bad
from tests.geodata_folder import IDS, build, events_of, sound

EVERY = ILLEGAL + DOUBTFUL


def named(bad: Bad) -> str:
    return bad.name.replace(" ", "-")


def test_a_sound_folder_has_no_problem(tmp_path):
    folder = load(build(tmp_path))
    assert folder.report.problems == []
    assert sorted(event.id for event in folder.events) == sorted(IDS)


@pytest.mark.parametrize("bad", EVERY, ids=named)
def test_what_is_wrong_is_named_with_file_id_and_field(bad, tmp_path):
    """Told once; what else is told is that the record left out is not there."""
    content = sound()
    bad.spoil(content)
    problems = load(build(tmp_path, content)).report.problems
    where = (bad.file, bad.id, bad.field)
    here = [problem for problem in problems if (problem.file, problem.id, problem.field) == where]
    assert [problem.severity for problem in here] == ["error" if bad in ILLEGAL else "warning"], problems
    assert bad.says in here[0].message
    assert all(problem.message.startswith("there is no ") for problem in problems if problem not in here), problems


@pytest.mark.parametrize("bad", EVERY, ids=named)
def test_illegal_is_exit_1_and_doubtful_exit_0(bad, tmp_path, capsys):
    content = sound()
    bad.spoil(content)
    build(tmp_path, content)
    assert main(["validate", str(tmp_path)]) == (1 if bad in ILLEGAL else 0)
    severity = "error" if bad in ILLEGAL else "warning"
    lines = [line for line in capsys.readouterr().out.splitlines() if bad.says in line]
    assert any(line.startswith(f"{severity}: {bad.file}") and bad.id in line for line in lines)


@pytest.mark.parametrize("bad", EVERY, ids=named)
def test_the_rest_is_still_loaded(bad, tmp_path):
    content = sound()
    bad.spoil(content)
    folder = load(build(tmp_path, content))
    assert {event.id for event in folder.events} >= set(IDS) - {bad.id} - bad.lost


BROKEN = [
    pytest.param(name, raw, id=f"{name}-{number}-{raw.says.replace(' ', '-')}")
    for name in sound()
    for number, raw in enumerate(BROKEN_FILES)
    if not (name.startswith("events/") and raw.content is None)  # a folder has the layers it has
]


@pytest.mark.parametrize(("name", "raw"), BROKEN)
def test_any_file_may_be_broken_and_the_rest_is_shown(name, raw, tmp_path):
    content = sound()
    content[name] = raw.content
    catalogue = Catalogue.open(build(tmp_path, content))
    told = [problem.message for problem in catalogue.problems if problem.file == name]
    assert len(told) == 1
    assert raw.says in told[0]
    lost = {feature["id"] for feature in sound()[name]["features"]} if name.startswith("events/") else set()
    everything = View(layers=tuple(layer.id for layer in catalogue.layers), zoom=2, latitude=35, longitude=20)
    assert set(scene(catalogue, everything).ids) == set(IDS) - lost
    assert scene(catalogue, View()).title
    for id in set(IDS) - lost:
        assert catalogue.event(id).id == id


def test_a_file_over_the_limit_is_not_read(tmp_path, monkeypatch):
    build(tmp_path)
    monkeypatch.setattr(files, "MAX_BYTES", (tmp_path / "events/aid.geojson").stat().st_size - 1)
    told = [str(problem) for problem in load(tmp_path).report.problems if "MB" in problem.message]
    assert any(text.startswith("error: events/aid.geojson: is 0 MB; files over 0 MB are not read") for text in told)


def test_the_limit_is_looked_at_before_the_file(tmp_path):
    """A sparse file of 200 MB takes no room on the disk; reading it would take 200 MB of memory."""
    build(tmp_path)
    with open(tmp_path / "people.json", "r+b") as file:
        file.truncate(200_000_000)
    (told,) = [problem for problem in load(tmp_path).report.problems if problem.file == "people.json"]
    assert told.message == "is 200 MB; files over 67 MB are not read"


def test_no_folder(tmp_path):
    with pytest.raises(GeodataError, match="there is no geodata folder"):
        load(tmp_path / "nothing")
    (tmp_path / "file").write_text("")
    with pytest.raises(GeodataError):
        load(tmp_path / "file")


def test_an_empty_folder_is_all_problems_and_no_crash(tmp_path):
    catalogue = Catalogue.open(tmp_path)
    missing = {problem.file for problem in catalogue.problems}
    assert missing == {name for name in sound() if not name.startswith("events/")} | {"events"}
    assert len(catalogue) == 0
    assert scene(catalogue, View()).ids == ()


def test_a_folder_in_the_place_of_a_file(tmp_path):
    content = sound()
    content["people.json"] = None
    build(tmp_path, content)
    (tmp_path / "people.json").mkdir()
    told = [problem.message for problem in load(tmp_path).report.problems if problem.file == "people.json"]
    assert len(told) == 1
    assert told[0].startswith("cannot be read")
    assert Catalogue.open(tmp_path).digest


def test_every_problem_at_once(tmp_path):
    content = sound()
    spoilt = events_of(content)
    spoilt["battle-1938-02-18"]["properties"]["when"] = "1939-02-30"
    spoilt["siege-1945-08"]["properties"]["layer"] = "sea"
    content["people.json"] = b"{"
    report = load(build(tmp_path, content)).report
    assert {problem.file for problem in report.errors} >= {"events/air.geojson", "events/ground.geojson", "people.json"}


def test_unknown_properties_are_kept(tmp_path):
    content = sound()
    events_of(content)["siege-1945-08"]["properties"]["mood"] = {"deep": [1, "二"]}
    (event,) = [event for event in load(build(tmp_path, content)).events if event.id == "siege-1945-08"]
    assert event.properties.model_extra == {"mood": {"deep": [1, "二"]}}


def test_a_shape_that_cannot_be_drawn_leaves_the_event_in_the_list(tmp_path):
    content = sound()
    events_of(content)["battle-1938-02-18"]["geometry"]["coordinates"] = [30.58, 114.27]
    catalogue = Catalogue.open(build(tmp_path, content))
    assert catalogue.event("battle-1938-02-18").geometry is None
    assert catalogue.events.loc["battle-1938-02-18", "geometry"] is None


def test_series_traces_and_explanations_are_read(tmp_path):
    files = sound()
    SOUND_SERIES(files)
    SOUND_TRACE(files)
    files["audit.json"] = [{"check": "unused", "id": "x", "why": "Kept for a reader."}]
    folder = load(build(tmp_path, files))
    assert folder.report.problems == []
    assert [row.value for row in folder.series[0].rows] == [5, 7]
    assert folder.traces[0].statements[0].claims == ["battle-1938-02-18#press-12"]
    assert folder.explanations[0].why == "Kept for a reader."
