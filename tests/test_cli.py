"""explorer/cli.py: what each command prints, and one clear line for everything that goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.cli import FORMATS, GEODATA_VARIABLE, main
from explorer.commands import dashboard
from explorer.serve import GEODATA_VARIABLE as SERVED_VARIABLE
from explorer.snapshot import FORMATS as SNAPSHOT_FORMATS
from tests.geodata_folder import HOSTILE, IDS, build, events_of, sound


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("geodata"))


@pytest.fixture
def run(folder, capsys, monkeypatch):
    """Runs a command on the test folder; gives its code, output and error lines."""
    monkeypatch.setenv(GEODATA_VARIABLE, str(folder))
    monkeypatch.setattr(dashboard, "serve", lambda **_: pytest.fail("a dashboard was started"))

    def run(*arguments) -> tuple[int, str, list[str]]:
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err.splitlines()

    return run


def test_the_names_said_twice_are_the_same():
    assert GEODATA_VARIABLE == SERVED_VARIABLE
    assert tuple(FORMATS.split()) == SNAPSHOT_FORMATS


# validate


def test_validate_counts(run, folder):
    code, out, err = run("validate", folder)
    assert (code, err) == (0, [])
    assert out.splitlines() == [
        f"{folder}: 8 events, 6 sources, 0 errors, 0 warnings",
        "events with a citation that was checked: 1 of 8 (12%)",
    ]


def test_validate_prints_every_problem_on_its_own_line(run, tmp_path):
    files = sound()
    events_of(files)["loan-1938"]["properties"]["when"] = "1938-02-30"
    events_of(files)["siege-1945-08"]["properties"]["mood"] = 1
    events_of(files)["siege-1945-08"]["properties"]["kind"] = "joust"
    code, out, err = run("validate", build(tmp_path, files))
    assert (code, err) == (1, [])
    assert out.splitlines()[:-2] == [
        "error: events/aid.geojson [loan-1938] properties.when: '1938-02-30' is not an EDTF date (level 1), "
        "such as 1939-10-14, 1938-02 or 1942/1945",
        "error: events/ground.geojson [siege-1945-08] kind: there is no kind 'joust'",
        "warning: events/ground.geojson [siege-1945-08] properties.mood: "
        "is not a property of the schema; it is kept and not shown",
    ]


def test_validate_as_json(run, tmp_path):
    files = sound()
    events_of(files)["siege-1945-08"]["properties"]["mood"] = 1
    code, out, _ = run("validate", "--geodata", build(tmp_path, files), "--json", "--sample", 2)
    told = json.loads(out)
    assert code == 0
    assert (told["events"], told["errors"], told["warnings"], told["checked_events"]) == (8, 0, 1, 1)
    assert [(problem["file"], problem["id"], problem["field"]) for problem in told["problems"]] == [
        ("events/ground.geojson", "siege-1945-08", "properties.mood")
    ]
    assert len(told["sample"]) == 2


def test_a_sample_names_what_to_check(run, folder):
    _, out, _ = run("validate", folder, "--sample", 8)
    assert out.count("\nsample: ") == 8
    assert "    claims[1].cite: diary-1938-pilot: read 2026-01-02 at https://192.0.2.1/seen" in out.splitlines()
    assert "    claims[0].cite: paper-2015-article: not read" in out.splitlines()


# list


def ids_in(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


BEFORE_1945 = ["battle-1938-02-18", "battle-1938-04-29", "hostile-1938-05", "loan-1938", "mission-1939"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], [*BEFORE_1945, "advance-1945-08", "siege-1945-08", "landing-1945-08-18"]),
        (["--to", "1944"], BEFORE_1945),
        (["--layer", "aid"], ["loan-1938", "mission-1939"]),
        (["--layer", "aid,ground", "--kind", "advance,agreement"], ["loan-1938", "mission-1939", "advance-1945-08"]),
        (["--from", "1938-05", "--to", "1938"], ["hostile-1938-05", "loan-1938"]),
        (["--to", "1938-02-18"], ["battle-1938-02-18"]),
        (["--bbox", "-80,30,-70,40"], ["loan-1938", "mission-1939"]),
        (["--bbox", "130.5,44.4,130.6,44.7"], ["loan-1938", "advance-1945-08"]),
        (["--disputed"], ["battle-1938-02-18"]),
        (["--disputed", "--layer", "aid"], []),
    ],
)  # fmt: skip
def test_list(run, options, ids):
    code, out, err = run("list", *options)
    assert (code, err, ids_in(out)) == (0, [], ids)
    assert [event["id"] for event in json.loads(run("list", *options, "--json")[1])] == ids


def test_list_says_date_layer_and_title(run):
    assert run("list", "--layer", "ground")[1].splitlines()[0] == (
        "advance-1945-08     1945-08-09/1945-08-20  ground  Advance 1945 08"
    )
    assert "事件loan 1938" in run("list", "--lang", "zh")[1]


def test_list_as_json(run):
    (event,) = json.loads(run("list", "--disputed", "--json")[1])
    assert event == {
        "id": "battle-1938-02-18", "layer": "air", "kind": "battle", "when": "1938-02-18", "first_day": "1938-02-18",
        "last_day": "1938-02-18", "title": {"en": "Battle 1938 02 18", "zh": "事件battle 1938 02 18"}, "mapped": True,
        "claims": 4, "sources": 5, "checked": True, "disputed": True,
    }  # fmt: skip


# show


def test_show_sets_the_claims_side_by_side(run):
    code, out, _ = run("show", "old-battle")
    lines = out.splitlines()
    assert code == 0
    assert lines[:3] == [
        "Battle 1938 02 18",
        "18 February 1938 · In the air · Battle · battle-1938-02-18",
        "site: Hankow · today Wuhan · known to about 5 km, from a gazetteer",
    ]
    diary, paper = (next(line for line in lines if line.startswith(f"  * {value}")) for value in ("about 4", "12"))
    assert diary.index("contemporary") == paper.index("press")
    assert "Blue" in diary
    assert "not yet checked" in paper


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("id", IDS)
def test_every_event_is_shown(run, id, language):
    code, out, err = run("show", id, "--lang", language)
    assert (code, err) == (0, [])
    assert id in out
    assert json.loads(run("show", id, "--lang", language, "--json")[1])["id"] == id


def test_show_names_ids_that_look_alike(run):
    code, out, err = run("show", "batle-1938-02-18")
    assert (code, out) == (1, "")
    assert len(err) == 1
    assert err[0].startswith("error: there is no event 'batle-1938-02-18'; did you mean battle-1938-02-18, ")


# snapshot


def test_snapshot_says_what_it_holds_and_where(run, tmp_path):
    out = tmp_path / "a.geojson"
    code, said, err = run(
        "snapshot", out, "--layers", "air,aid", "--from", "1938-02", "--to", "1938", "--map", "2/35/20"
    )
    assert (code, err) == (0, [])
    assert said.splitlines()[-1] == str(out)
    assert said.startswith("In the air and Aid, 1 Feb")
    assert "4 events in view" in said
    assert [feature["id"] for feature in json.loads(out.read_bytes())["features"]] == [
        "battle-1938-02-18", "battle-1938-04-29", "hostile-1938-05", "loan-1938",
    ]  # fmt: skip


def view_in(file: Path) -> dict[str, str]:
    return dict(pair.split("=") for pair in json.loads(file.read_bytes())["view"].split("&"))


def test_every_option_reaches_the_view(run, tmp_path):
    out = tmp_path / "a.geojson"
    code, _, err = run(
        "snapshot", out, "--layers", "ground", "--mode", "until", "--to", "1945-08-17", "--map", "5.5/44/130",
        "--size", "800x600", "--event", "siege-1945-08", "--lang", "zh", "--base", "plain", "--names", "now",
        "--overlays", "modern-boundaries",
    )  # fmt: skip
    assert (code, err) == (0, [])
    assert view_in(out) == {
        "layers": "ground", "mode": "until", "from": "1937-07-07", "to": "1945-08-17", "map": "5.50/44.0000/130.0000",
        "size": "800x600", "event": "siege-1945-08", "lang": "zh", "base": "plain", "names": "now",
        "overlays": "modern-boundaries",
    }  # fmt: skip


def test_an_address_is_a_view_and_options_go_before_it(run, tmp_path):
    out = tmp_path / "a.geojson"
    address = "http://127.0.0.1:8501/?lang=zh&base=plain&layers=air,sea&map=4/35/110&colour=red"
    code, _, err = run("snapshot", out, "--view", address, "--lang", "en", "--layers", "air")
    assert code == 0
    assert err == ["ignored in --view: colour is no part of a view"]
    assert view_in(out)["base"] == "plain"
    assert "lang" not in view_in(out)
    _, _, err = run("snapshot", out, "--view", address)
    assert len(err) == 2
    assert "sea" in err[1]


def test_a_bbox_is_all_seen(run, tmp_path):
    out = tmp_path / "a.geojson"
    assert run("snapshot", out, "--layers", "air,ground,aid", "--bbox", "-78,38,-76,39")[0] == 0
    assert [feature["id"] for feature in json.loads(out.read_bytes())["features"]] == ["loan-1938", "mission-1939"]


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["validate", "/nowhere/at-all"], 1, "there is no geodata folder at /nowhere/at-all"),
        (["list", "--geodata", "/nowhere"], 1, "there is no geodata folder"),
        (["serve", "--geodata", "/nowhere"], 1, "there is no geodata folder"),
        (["serve", "--port", "99999"], 1, "99999 is no port"),
        (["serve", "--port", "many"], 2, "invalid int value: 'many'"),
        (["show", "nothing"], 1, "there is no event 'nothing'"),
        (["list", "--layer", "sea"], 1, "there is no layer 'sea'; there are air, ground, aid"),
        (["list", "--kind", "joust"], 1, "there is no kind 'joust'"),
        (["list", "--from", "1939-02-30"], 2, "'1939-02-30' is not an EDTF date"),
        (["list", "--to", "1939/.."], 2, "'1939/..' is open at this end"),
        (["list", "--from", "1945", "--to", "1938"], 1, "the window ends (1938-12-31) before it starts (1945-01-01)"),
        (["list", "--bbox", "1,2,3"], 2, "is not W,S,E,N"),
        (["list", "--bbox", "nan,2,3,4"], 2, "west before east"),
        (["list", "--bbox", "-80,40,-90,30"], 2, "west before east"),
        (["validate", "--sample", "-1"], 2, "'-1' is not a count"),
        (["snapshot", "a.docx"], 1, "the suffix says the format, and must be one of png, svg"),
        (["snapshot", "/nowhere/a.csv"], 1, "there is no folder /nowhere"),
        (["snapshot", "a.csv", "--layers", "sea"], 1, "no layer sea"),
        (["snapshot", "a.csv", "--layers", "<b>"], 1, "layers=<b> cannot be understood"),
        (["snapshot", "a.csv", "--event", "nothing"], 1, "There is no event nothing"),
        (["snapshot", "a.csv", "--mode", "since"], 1, "mode=since cannot be understood"),
        (["snapshot", "a.csv", "--map", "5"], 1, "map=5 cannot be understood"),
        (["snapshot", "a.csv", "--size", "9x9"], 1, "size=9x9 cannot be understood"),
        (["snapshot", "a.csv", "--from", "1945", "--to", "1938"], 1, "the time window ends before it starts"),
        (["snapshot", "a.csv", "--map", "5/1/1", "--bbox", "1,2,3,4"], 2, "not allowed with argument"),
        (["snapshot"], 2, "the following arguments are required: OUT"),
        (["dance"], 2, "invalid choice: 'dance'"),
        (["show", "\x1b[2J"], 1, "there is no event"),
        ([], 2, "the following arguments are required"),
    ],
)
def test_an_error_is_one_clear_line(run, tmp_path, monkeypatch, arguments, code, says):
    monkeypatch.chdir(tmp_path)
    returned, out, err = run(*arguments)
    assert (returned, out, len(err)) == (code, "", 1)
    assert err[0].startswith("error: ")
    assert says in err[0]
    assert "\x1b" not in err[0]
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_a_folder(run, tmp_path):
    code, _, err = run("snapshot", tmp_path, "--geodata", build(tmp_path / "g"))
    assert (code, len(err)) == (1, 1)  # a folder has no suffix
    (tmp_path / "a.csv").mkdir()
    assert run("snapshot", tmp_path / "a.csv")[2] == [f"error: {tmp_path / 'a.csv'} is a folder; name a file in it"]


def test_serve_hands_on_folder_and_port(run, folder, monkeypatch):
    heard = []
    monkeypatch.setattr(dashboard, "serve", lambda **options: heard.append(options) or 7)
    assert run("serve", "--port", 8600, "--headless")[0] == 7
    assert heard == [{"geodata": folder, "port": 8600, "headless": True}]


def test_being_interrupted_is_no_traceback(run, monkeypatch):
    def interrupted(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr(dashboard, "serve", interrupted)
    assert run("serve") == (130, "", [])


def test_hostile_texts_are_printed_as_text(run):
    out = run("show", "hostile-1938-05")[1].replace("\n", " ")
    assert all(text in " ".join(out.split()) for text in (HOSTILE["script"], HOSTILE["formula"], HOSTILE["braces"]))
