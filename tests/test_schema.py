"""geodata/schema: in step with the models, and judged by a validator that is not ours."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from explorer import paths
from explorer.schema import FILES, schema, text, write
from tests.geodata_folder import events_of, sound

GEODATA = paths.bundled_geodata()


@pytest.mark.parametrize("kind", FILES)
def test_the_schema_in_the_folder_is_the_models(kind):
    """After a change to a model: python -m explorer.schema."""
    assert (GEODATA / "schema" / f"{kind}.json").read_text("utf-8") == text(kind)


def test_the_folder_holds_nothing_else(tmp_path):
    write(tmp_path / "new")
    written = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert sorted(path.name for path in (GEODATA / "schema").iterdir()) == written
    assert len(written) == len(FILES)


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_a_schema(kind):
    Draft202012Validator.check_schema(schema(kind))


def files_of(kind: str):
    return sorted(GEODATA.glob(re.sub("<[a-z]+>", "*", FILES[kind][1])))


@pytest.mark.parametrize("kind", FILES)
def test_the_bundled_data_fit(kind):
    found = files_of(kind)
    assert found or kind in ("series", "audit")  # a folder may do without
    validator = Draft202012Validator(schema(kind))
    for file in found:
        problems = list(validator.iter_errors(json.loads(file.read_text("utf-8"))))
        assert problems == [], f"{file.name}: {problems[0].message}"


SPOILT = [
    ("javascript", lambda event: event["properties"]["cite"][0]["checked"].update(url="javascript:alert(1)")),
    ("no title", lambda event: event["properties"].pop("title")),
    ("an empty text", lambda event: event["properties"]["title"].update(en="")),
    ("no language", lambda event: event["properties"]["title"].update({"English!": "a"})),
    ("a slug", lambda event: event.update(id="Two Words")),
    ("a geometry", lambda event: event.update(geometry={"type": "Circle", "coordinates": [1, 2]})),
    ("a value", lambda event: event["properties"]["claims"][0].update(value="twelve")),
    ("a role", lambda event: event["properties"]["places"][0].update(role="nearby")),
]


@pytest.mark.parametrize(("name", "spoil"), SPOILT, ids=[name for name, _ in SPOILT])
def test_the_schema_refuses_what_the_model_refuses(name, spoil):
    event = events_of(sound())["battle-1938-02-18"]
    validator = Draft202012Validator(schema("events"))
    assert validator.is_valid({"type": "FeatureCollection", "features": [event]})
    spoil(event)
    assert not validator.is_valid({"type": "FeatureCollection", "features": [event]})
