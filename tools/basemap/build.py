"""Builds every file of geodata/basemap/: python -m tools.basemap.build [--cache DIR] [--out DIR]."""

import argparse
import json
import tempfile
from pathlib import Path

from tools.basemap import boundaries, geometry, heights, labels, land, provinces, relief, rivers
from tools.basemap.sources import Library, sha256_of

OUT = Path("geodata/basemap")
CACHE = Path(tempfile.gettempdir()) / "basemap-sources"

# Step, the sources it reads, its script. The order matters: relief needs land, labels need rivers.
STEPS = (
    (land.build_land, ("land",), "land.py"),
    (land.build_lakes, ("lakes",), "land.py"),
    (land.build_world, ("world",), "land.py"),
    (rivers.build, ("rivers",), "rivers.py"),
    (boundaries.build_lines, ("country-lines", "province-lines"), "boundaries.py"),
    (boundaries.build_countries, ("countries",), "boundaries.py"),
    (provinces.build, ("province-lines", "countries", "cities"), "provinces.py"),
    (heights.build, ("heights",), "heights.py"),
    (relief.build, ("relief", "heights", "land"), "relief.py"),
    (labels.build, ("cities", "rivers"), "labels.py"),
)
NOTES = [
    "Everything here is modern: coast, lakes, river courses and boundaries of today, not of 1931-45. "
    "No package has the boundaries of 1931-45.",
    "The Yellow River is drawn in today's course; from June 1938 to March 1947 it ran south-east into the Huai.",
    "Reservoirs filled after 1945 are left out of lakes.geojson (Natural Earth's class and year, and "
    "tables/lakes.csv); the Aral Sea is the shrunken one of today.",
    "countries.geojson and provinces.geojson are for plausibility checks, not for drawing.",
]


def provenance_of(path: Path, parameters: dict, keys: tuple, script: str, library: Library) -> dict:
    """What provenance.json says about one output."""
    data = path.read_bytes()
    entry = {
        "sha256": sha256_of(data),
        "bytes": len(data),
        "script": f"tools/basemap/{script}",
        "parameters": parameters,
        "sources": [library.describe(key) for key in keys],
    }
    if path.suffix == ".geojson":
        entry["features"] = len(geometry.read_features(path))
    return entry


def build(cache: Path, out: Path) -> None:
    """Fetch, build, and write provenance.json last."""
    library = Library(cache)
    library.fetch()
    out.mkdir(parents=True, exist_ok=True)
    outputs = {}
    for step, keys, script in STEPS:
        for name, parameters in step(library, out).items():
            outputs[name] = provenance_of(out / name, parameters, keys, script, library)
    provenance = {
        "clip": {"west": geometry.WEST, "south": geometry.SOUTH, "east": geometry.EAST, "north": geometry.NORTH},
        "decimals": geometry.DECIMALS,
        "command": "python -m tools.basemap.build",
        "notes": NOTES,
        "outputs": dict(sorted(outputs.items())),
    }
    (out / "provenance.json").write_text(json.dumps(provenance, ensure_ascii=False, indent=2) + "\n", "utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE, help="where wheels are kept")
    parser.add_argument("--out", type=Path, default=OUT, help="where the files go")
    arguments = parser.parse_args()
    build(arguments.cache, arguments.out)


if __name__ == "__main__":
    main()
