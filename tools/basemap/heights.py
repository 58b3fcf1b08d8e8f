"""Heights at 5 arc minutes, from pvlib's altitude grid."""

from io import BytesIO
from pathlib import Path

import h5py
import numpy as np

from tools.basemap import geometry as geo
from tools.basemap.sources import Library

CELLS_A_DEGREE = 12
# pvlib's coding, from pvlib/location.py: metres = byte * 28 - 450, 255 is no data.
METRES_A_STEP, LOWEST_METRES, NO_DATA = 28, -450, 255
HEIGHTS = {
    "cell_arc_minutes": 5,
    "step_metres": METRES_A_STEP,
    "arrays": "heights int16 metres [latitude, longitude]; latitude and longitude float64 degrees, "
    "cell centres, north to south and west to east",
    "warning": "cell means: ridges, passes and summits come out low, gorges high, by hundreds of "
    "metres in the Himalaya; steps of 28 m; no data is 0, as pvlib takes it",
}


def clipped_heights(library: Library) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Heights in metres (int16, rows north to south) with cell-centre latitudes and longitudes."""
    with h5py.File(BytesIO(library.open("heights"))) as file:
        codes = file["Altitude"][...]
    top, bottom = (round((90 - edge) * CELLS_A_DEGREE) for edge in (geo.NORTH, geo.SOUTH))
    left, right = (round((edge + 180) * CELLS_A_DEGREE) for edge in (geo.WEST, geo.EAST))
    window = codes[top:bottom, left:right].astype(np.int16)
    heights = np.where(window == NO_DATA, 0, window * METRES_A_STEP + LOWEST_METRES)
    latitude = geo.NORTH - (np.arange(bottom - top) + 0.5) / CELLS_A_DEGREE
    longitude = geo.WEST + (np.arange(right - left) + 0.5) / CELLS_A_DEGREE
    return heights.astype(np.int16), latitude, longitude


def build(library: Library, folder: Path) -> dict:
    """heights.npz: arrays heights, latitude, longitude."""
    heights, latitude, longitude = clipped_heights(library)
    np.savez_compressed(folder / "heights.npz", heights=heights, latitude=latitude, longitude=longitude)
    return {"heights.npz": HEIGHTS}
