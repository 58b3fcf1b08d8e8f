"""Modern country and province lines, and modern country polygons, from Natural Earth."""

from collections import defaultdict
from pathlib import Path

import shapely
from shapely.geometry import shape

from tools.basemap import geometry as geo
from tools.basemap.sources import Library

LINES = {"tolerance_degrees": 0.018}
COUNTRIES = {"tolerance_degrees": 0.022, "smallest_square_degrees": 0.003, "smallest_country_square_degrees": 0.0005}

# Natural Earth's feature classes; its "Overlay limit" (the Korean demilitarised zone's two edges)
# and "Lease limit" (Baikonur) are not boundaries and are left out.
STATUS = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Line of control (please verify)": "line of control",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
}
DEPICTION = {
    "international": "Natural Earth 5.x, de facto boundary as controlled on the ground today",
    "disputed": "Natural Earth 5.x, de facto line; a claimant does not accept it",
    "line of control": "Natural Earth 5.x, ceasefire line or line of control; not an agreed boundary",
    "indefinite": "Natural Earth 5.x, boundary not defined or not agreed",
    "province": "Natural Earth 4.1.0, provinces of the People's Republic of China today",
}
# Short names in both languages; Natural Earth mixes formal and short ones for these two.
SHORT_NAMES = {"CHN": ("China", "中国"), "TWN": ("Taiwan", "台湾")}
# Natural Earth gives this sea line no names; it runs between Hokkaido and the southern Kurils.
UNNAMED_SEA_LINE = ("Japan", "Russia")


def province_lines(library: Library) -> list:
    """China's province lines at source precision, longest parts first come as in the file."""
    return [
        part
        for record, mapping in library.records("province-lines")
        if record["adm0_a3"] == "CHN"
        for part in geo.lines(shape(mapping))
        if part.length > 0
    ]


def _merged(parts: list):
    """Lines joined where exactly two meet, simplified between their ends, cut to the clip."""
    whole = geo.clipped(shapely.line_merge(shapely.unary_union(parts)))
    return geo.snapped(whole.simplify(LINES["tolerance_degrees"]))


def build_lines(library: Library, folder: Path) -> dict:
    """boundaries.geojson: a feature a pair of countries and status; then all province lines."""
    pairs = defaultdict(list)
    for record, mapping in library.records("country-lines"):
        status = STATUS.get(record["FEATURECLA"])
        line = geo.clipped(shape(mapping))
        if status and not line.is_empty:
            between = tuple(sorted(filter(None, (record["ADM0_LEFT"], record["ADM0_RIGHT"]))))
            pairs[between or UNNAMED_SEA_LINE, status] += geo.lines(line)
    features = [
        geo.feature(
            _merged(parts),
            {
                "class": "country",
                "disputed": status != "international",
                "modern": True,
                "status": status,
                "between": list(between),
                "depiction": DEPICTION[status],
            },
        )
        for (between, status), parts in sorted(pairs.items())
    ]
    features += [
        geo.feature(
            part,
            {
                "class": "province",
                "disputed": False,
                "modern": True,
                "status": "province",
                "between": ["China"],
                "depiction": DEPICTION["province"],
            },
        )
        for part in sorted(geo.lines(_merged(province_lines(library))), key=lambda it: it.bounds)
    ]
    geo.write_features(folder / "boundaries.geojson", features)
    return {"boundaries.geojson": LINES}


def build_countries(library: Library, folder: Path) -> dict:
    """countries.geojson: modern countries as Natural Earth draws them de facto; not to be drawn."""
    kept = []
    for record, mapping in library.records("countries"):
        parts = sorted(geo.polygons(geo.clipped(shape(mapping))), key=lambda it: -it.area)
        # A country's largest part may be smaller than the rest, so that Macao stays.
        kept += [
            (record, part)
            for number, part in enumerate(parts)
            if part.area >= COUNTRIES["smallest_square_degrees" if number else "smallest_country_square_degrees"]
        ]
    simple = geo.simplify_coverage([part for _, part in kept], COUNTRIES["tolerance_degrees"])
    parts, named = defaultdict(list), {}
    for (record, _), part in zip(kept, simple, strict=True):
        code = record["ADM0_A3"]
        parts[code] += geo.polygons(geo.snapped(part))
        iso = record["ISO_A2_EH"]
        name_en, name_zh = SHORT_NAMES.get(code, (record["NAME_EN"], record["NAME_ZH"]))
        named[code] = {
            "adm0_a3": code,
            "iso_a2": iso if iso != "-99" else None,
            "name_en": name_en,
            "name_zh": name_zh,
            "modern": True,
        }
    features = [
        geo.feature(shapely.union_all(parts[code], grid_size=0.001), named[code])
        for code in sorted(parts)
        if parts[code]
    ]
    geo.write_features(folder / "countries.geojson", features)
    return {"countries.geojson": COUNTRIES}
