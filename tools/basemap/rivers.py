"""Rivers, from Natural Earth's 1:10m centre lines, named in English and Chinese."""

import csv
from collections import defaultdict
from pathlib import Path

import shapely
from shapely.geometry import shape

from tools.basemap import geometry as geo
from tools.basemap.sources import HERE, Library

RIVERS = {
    "tolerance_degrees": 0.014,
    "largest_scalerank": 7,
    "also": "every river of any scalerank that tables/rivers.csv names in Chinese; where that "
    "table gives a scalerank, it replaces Natural Earth's",
}


def _table() -> dict[int, dict]:
    """Names by Natural Earth's rivernum: its own names lost letters ("Di?er") and lack Chinese."""
    with (HERE / "tables/rivers.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["rivernum"]): row for row in csv.DictReader(file)}


def build(library: Library, folder: Path) -> dict:
    """rivers.geojson: one feature a named river and scalerank; lake centre lines keep it unbroken."""
    table = _table()
    pieces = defaultdict(list)
    for record, mapping in library.records("rivers"):
        row = table.get(int(record["rivernum"]), {})
        if record["scalerank"] > RIVERS["largest_scalerank"] and not row.get("name_zh"):
            continue
        natural_earth_name = record["name"] if "?" not in record["name"] else ""
        # Nameless rivers are kept apart by number, or they would become one feature.
        key = (
            int(row.get("scalerank") or record["scalerank"]),
            row.get("name_en") or natural_earth_name or None,
            row.get("name_zh") or None,
        )
        group = key if key[1] else (*key, int(record["rivernum"]))
        pieces[group] += geo.lines(geo.clipped(shape(mapping)))
    features = []
    for group in sorted(pieces, key=str):
        merged = shapely.line_merge(shapely.unary_union(pieces[group]))
        simple = geo.snapped(merged.simplify(RIVERS["tolerance_degrees"]))
        scalerank, name_en, name_zh = group[:3]
        if not simple.is_empty:
            features.append(geo.feature(simple, {"name_en": name_en, "name_zh": name_zh, "scalerank": scalerank}))
    geo.write_features(folder / "rivers.geojson", features)
    return {"rivers.geojson": RIVERS}
