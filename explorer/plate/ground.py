"""The ground of the panel as SVG: sea, land, relief, waters, coast and, where asked for, modern boundaries."""

from __future__ import annotations

import base64
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from PIL import Image
from shapely.geometry import shape as shaped

from explorer.mercator import project
from explorer.plate.canvas import Canvas, fractions
from explorer.plate.paths import path

SEA, PLAIN, FAR = "#dde6ea", "#f6f1e4", "#ece8d9"
_MARGIN = 4
_FINE = 0.1
"""Ground is drawn in tenths of a point: whole numbers make the SVG small."""


class Part(NamedTuple):
    """One file of the base map: properties and, in step, geometry in fractions of the Web Mercator world."""

    properties: list[dict[str, Any]]
    shapes: np.ndarray


@lru_cache(maxsize=8)
def ground(folder: Path, canvas: Canvas, base: str, overlays: tuple[str, ...]) -> str:
    """Return the ground as an SVG fragment in points; a part that the folder lacks is left out."""
    relief = _relief(folder, canvas) if base == "relief" else ""
    drawn = [f'<rect width="{canvas.width:.2f}" height="{canvas.height:.2f}" fill="{SEA}"/>']
    drawn.append(_fill(canvas, _part(folder, "world").shapes, FAR if relief else PLAIN))
    drawn.append(relief + _sea_beside_land(folder, canvas) if relief else "")
    if not relief:
        drawn.append(_fill(canvas, _part(folder, "land").shapes, PLAIN))
    drawn.append(_rivers(folder, canvas))
    lakes = 'stroke="#8fb0c3" stroke-width="3"'
    drawn.append(_fill(canvas, _part(folder, "lakes").shapes, "#d3e2ea", lakes))
    drawn.append(_stroke(canvas, _part(folder, "coast").shapes, 'stroke="#7d93a0" stroke-width="4.5"'))
    if "modern-boundaries" in overlays:
        drawn.append(_boundaries(folder, canvas))
    return "".join(drawn)


@lru_cache(maxsize=32)
def _part(folder: Path, name: str) -> Part:
    file = folder / f"{name}.geojson"
    features = json.loads(file.read_text("utf-8"))["features"] if file.is_file() else []
    shapes = np.array([shaped(feature["geometry"]) for feature in features], dtype=object)
    return Part([feature["properties"] for feature in features], fractions(shapes) if features else shapes)


def _cut(canvas: Canvas, shapes: np.ndarray, margin: float = _MARGIN) -> np.ndarray:
    """Return what lies on the canvas and in its margin, in tenths of a point, as coarse as the drawing allows."""
    if not len(shapes):
        return shapes
    box = canvas.fraction_box(margin)
    near = shapes[shapely.intersects(shapely.box(*shapely.bounds(shapes).T), shapely.box(*box))]
    near = canvas.draw_fractions(shapely.clip_by_rect(near, *box))
    near = shapely.transform(near, lambda points: points / _FINE)
    near = shapely.simplify(near, 1, preserve_topology=False)
    return near[~shapely.is_empty(near)]


def _fill(canvas: Canvas, shapes: np.ndarray, colour: str, stroke: str = "") -> str:
    return _element(path(_cut(canvas, shapes)), f'fill="{colour}" {stroke}')


def _stroke(canvas: Canvas, shapes: np.ndarray, style: str) -> str:
    return _element(path(_cut(canvas, shapes)), f'fill="none" stroke-linejoin="round" stroke-linecap="round" {style}')


def _element(d: str, style: str) -> str:
    return f'<path transform="scale({_FINE})" d="{d}" {style}/>' if d else ""


def _rivers(folder: Path, canvas: Canvas) -> str:
    rivers = _part(folder, "rivers")
    great = np.array([river["scalerank"] <= 4 for river in rivers.properties], dtype=bool)
    lesser = _stroke(canvas, rivers.shapes[~great], 'stroke="#7fa6bd" stroke-width="3.5"')
    return lesser + _stroke(canvas, rivers.shapes[great], 'stroke="#7fa6bd" stroke-width="7"')


def _boundaries(folder: Path, canvas: Canvas) -> str:
    """Modern lines, disputed ones dashed; countries heavier than provinces."""
    lines, drawn = _part(folder, "boundaries"), []
    for class_, style in (("province", 'stroke-width="3" opacity=".6"'), ("country", 'stroke-width="6" opacity=".9"')):
        for disputed, dash in ((False, ""), (True, ' stroke-dasharray="20 20"')):
            chosen = [line["class"] == class_ and bool(line["disputed"]) is disputed for line in lines.properties]
            shapes = lines.shapes[np.array(chosen, dtype=bool)]
            drawn.append(_stroke(canvas, shapes, f'stroke="#7a6a72" {style}{dash}'))
    return "".join(drawn)


def _sea_beside_land(folder: Path, canvas: Canvas) -> str:
    """Return the sea inside the relief's own bounds: it gives the picture's coast the sharp edge of the drawn one."""
    bounds = _relief_bounds(folder)
    left, top = project(bounds["west"], bounds["north"])
    right, bottom = project(bounds["east"], bounds["south"])
    west, north, east, south = canvas.fraction_box(_MARGIN)
    frame = shapely.box(max(left, west), max(top, north), min(right, east), min(bottom, south))
    rings = path(_cut(canvas, np.array([frame], dtype=object))) + path(_cut(canvas, _part(folder, "land").shapes))
    return _element(rings, f'fill="{SEA}" fill-rule="evenodd"')


def _relief(folder: Path, canvas: Canvas) -> str:
    """Return the part of the relief picture that the canvas shows, as an SVG image; nothing where there is none."""
    if not ((folder / "relief.json").is_file() and (folder / "relief.jpg").is_file()):
        return ""
    bounds, picture = _relief_bounds(folder), _relief_picture(folder)
    left, top = canvas.point(bounds["west"], bounds["north"])
    right, bottom = canvas.point(bounds["east"], bounds["south"])
    across, down = picture.width / (right - left), picture.height / (bottom - top)
    first = max(0, int(-left * across) - 1), max(0, int(-top * down) - 1)
    last = (
        min(picture.width, int((canvas.width - left) * across) + 2),
        min(picture.height, int((canvas.height - top) * down) + 2),
    )
    if first[0] >= last[0] or first[1] >= last[1]:
        return ""
    file = io.BytesIO()
    picture.crop((*first, *last)).save(file, "JPEG", quality=88)
    data = base64.b64encode(file.getvalue()).decode("ascii")
    return (
        f'<image x="{left + first[0] / across:.3f}" y="{top + first[1] / down:.3f}"'
        f' width="{(last[0] - first[0]) / across:.3f}" height="{(last[1] - first[1]) / down:.3f}"'
        f' preserveAspectRatio="none" xlink:href="data:image/jpeg;base64,{data}"/>'
    )


@lru_cache(maxsize=4)
def _relief_bounds(folder: Path) -> dict[str, float]:
    return json.loads((folder / "relief.json").read_text("utf-8"))


@lru_cache(maxsize=2)
def _relief_picture(folder: Path) -> Image.Image:
    with Image.open(folder / "relief.jpg") as picture:
        return picture.convert("RGB")
