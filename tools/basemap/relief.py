"""Shaded relief in Web Mercator: pale hypsometric tints under soft hill shading."""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tools.basemap import geometry as geo
from tools.basemap.heights import clipped_heights
from tools.basemap.sources import Library

WIDTH = 2850  # pixels
QUALITY = 80  # JPEG
PIXELS_A_DEGREE = 30  # of the source
OCEAN = (221, 230, 234)
# Metres and the tint there: pale green lowland to warm buff upland to grey-white plateau.
TINTS = (
    (-50, (226, 232, 214)),
    (200, (232, 234, 215)),
    (600, (235, 229, 206)),
    (1500, (228, 215, 190)),
    (3000, (218, 203, 184)),
    (4500, (222, 214, 205)),
    (6000, (238, 236, 233)),
)
SHADING = 0.75  # share of the source's light and dark that is kept
SHADING_LIMIT = 36  # grey levels, so that no slope competes with a symbol
BLUR_PIXELS = 14  # of the source: what is wider than this is tint, not hill shading
RELIEF = {
    "projection": "EPSG:3857",
    "width_pixels": WIDTH,
    "jpeg_quality": QUALITY,
    "ocean_rgb": OCEAN,
    "tints_metres_rgb": TINTS,
    "shading_share": SHADING,
    "shading": "source luminance minus its local mean; land mask from land.geojson",
}


def mercator(latitude):
    """Web Mercator's northing of a latitude in degrees, as a multiple of the earth's radius."""
    return np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2))


def size() -> tuple[int, int]:
    """Width and height in pixels, with square pixels in Web Mercator."""
    span = mercator(geo.NORTH) - mercator(geo.SOUTH)
    return WIDTH, round(WIDTH * span / np.radians(geo.EAST - geo.WEST))


def pixel_centres() -> tuple[np.ndarray, np.ndarray]:
    """Latitudes of the rows (north to south) and longitudes of the columns, in degrees."""
    width, height = size()
    top, bottom = mercator(geo.NORTH), mercator(geo.SOUTH)
    northing = top + (np.arange(height) + 0.5) / height * (bottom - top)
    latitude = np.degrees(2 * np.arctan(np.exp(northing)) - np.pi / 2)
    return latitude, geo.WEST + (np.arange(width) + 0.5) / width * (geo.EAST - geo.WEST)


def sample(grid: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """A grid read bilinearly at fractional rows and columns (outer product), edges repeated."""
    rows = np.clip(rows, 0, grid.shape[0] - 1.001)
    columns = np.clip(columns, 0, grid.shape[1] - 1.001)
    row, column = rows.astype(int), columns.astype(int)
    down, right = (rows - row)[:, None], (columns - column)[None, :]
    above = grid[row][:, column] * (1 - right) + grid[row][:, column + 1] * right
    below = grid[row + 1][:, column] * (1 - right) + grid[row + 1][:, column + 1] * right
    return above * (1 - down) + below * down


def local_mean(grid: np.ndarray, radius: int) -> np.ndarray:
    """Box means of (2 radius + 1) cells, twice each way: near enough to a Gaussian blur."""
    for axis in (0, 1, 0, 1):
        padded = np.pad(grid, [(radius + 1, radius) if a == axis else (0, 0) for a in (0, 1)], mode="edge").cumsum(
            axis=axis, dtype=np.float64
        )
        length = grid.shape[axis]
        window = 2 * radius + 1
        grid = (np.take(padded, range(window, window + length), axis) - np.take(padded, range(length), axis)) / window
    return grid


def shading(library: Library) -> np.ndarray:
    """Light and dark of the source around its local mean over land, in grey levels, source grid."""
    Image.MAX_IMAGE_PIXELS = None
    source = Image.open(BytesIO(library.open("relief")))
    window = source.crop(
        (
            round((geo.WEST + 180) * PIXELS_A_DEGREE),
            round((90 - geo.NORTH) * PIXELS_A_DEGREE),
            round((geo.EAST + 180) * PIXELS_A_DEGREE),
            round((90 - geo.SOUTH) * PIXELS_A_DEGREE),
        )
    )
    rgb = np.asarray(window, dtype=np.float32)
    grey = rgb @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    # The source's sea is bluer than any of its land; leaving it out keeps coasts free of a rim.
    land = (rgb[..., 2] <= rgb[..., 1] + 3).astype(np.float32)
    weight = local_mean(land, BLUR_PIXELS)
    mean = local_mean(grey * land, BLUR_PIXELS) / np.maximum(weight, 0.02)
    # Source pixels on the shore mix land with pale sea and would draw a bright rim.
    inland = local_mean(land, 1) > 0.999
    return (grey - mean) * inland


def land_mask(land_file: Path) -> np.ndarray:
    """Share of each pixel that is land, 0 to 1, drawn from land.geojson at twice the size."""
    width, height = size()
    top, bottom = mercator(geo.NORTH), mercator(geo.SOUTH)
    image = Image.new("L", (2 * width, 2 * height), 0)
    draw = ImageDraw.Draw(image)
    for item in geo.read_features(land_file):
        for number, ring in enumerate(item["geometry"]["coordinates"]):
            points = np.array(ring)
            across = (points[:, 0] - geo.WEST) / (geo.EAST - geo.WEST) * 2 * width
            down = (top - mercator(points[:, 1])) / (top - bottom) * 2 * height
            draw.polygon(list(zip(across, down, strict=True)), fill=0 if number else 255)
    return np.asarray(image.reduce(2), dtype=np.float32) / 255


def build(library: Library, folder: Path) -> dict:
    """relief.jpg and relief.json; land.geojson must be in the folder already."""
    latitude, longitude = pixel_centres()
    heights, cell_latitude, cell_longitude = clipped_heights(library)
    metres = sample(
        local_mean(heights.astype(np.float32), 1),
        (cell_latitude[0] - latitude) * 12,
        (longitude - cell_longitude[0]) * 12,
    )
    stops = np.array([stop for stop, _ in TINTS])
    tint = np.stack([np.interp(metres, stops, [rgb[band] for _, rgb in TINTS]) for band in range(3)], axis=-1)
    shade = sample(
        shading(library), (geo.NORTH - latitude) * PIXELS_A_DEGREE - 0.5, (longitude - geo.WEST) * PIXELS_A_DEGREE - 0.5
    )
    shade = np.clip(shade * SHADING, -SHADING_LIMIT, SHADING_LIMIT)
    land = land_mask(folder / "land.geojson")[..., None]
    picture = (tint + shade[..., None]) * land + np.array(OCEAN) * (1 - land)
    Image.fromarray(np.clip(np.rint(picture), 0, 255).astype(np.uint8)).save(
        folder / "relief.jpg", quality=QUALITY, optimize=True, progressive=True
    )
    width, height = size()
    (folder / "relief.json").write_text(
        json.dumps(
            {
                "west": geo.WEST,
                "south": geo.SOUTH,
                "east": geo.EAST,
                "north": geo.NORTH,
                "crs": "EPSG:3857",
                "width": width,
                "height": height,
                "ocean": "#{:02x}{:02x}{:02x}".format(*OCEAN),
            },
            indent=2,
        )
        + "\n",
        "utf-8",
    )
    return {"relief.jpg": RELIEF, "relief.json": RELIEF}
