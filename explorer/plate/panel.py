"""The map panel: ground, events, numbers and names, as one SVG, and the texts that the page sets over it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.plate.canvas import Canvas
from explorer.plate.glyphs import alike
from explorer.plate.ground import SEA, ground
from explorer.plate.labels import name_ground
from explorer.plate.lines import areas_svg, lines_svg, shapes
from explorer.plate.marks import circles, circles_svg, marks, marks_svg
from explorer.plate.names import names
from explorer.plate.numbers import number_marks, number_shapes, pills_svg
from explorer.plate.space import Box, Room
from explorer.plate.text import Text, halos_svg
from explorer.scene import Scene


@dataclass(frozen=True)
class Panel:
    """A drawn map, and what of its signs the legend has to explain."""

    canvas: Canvas
    svg: str
    texts: list[Text]
    """Numbers and names, set by the typesetter so that they are text; their halos are in the SVG."""
    piles: bool
    uncertain: bool
    disputed: bool
    selected: bool
    dated_lines: bool
    schematic_lines: bool
    areas: bool


def panel(scene: Scene, canvas: Canvas) -> Panel:
    """Return the panel of a scene on a canvas of the scene's extent."""
    view, folder = scene.view, scene.catalogue.path / "basemap"
    pins, rings, forms = marks(scene, canvas), circles(scene, canvas), shapes(scene, canvas)
    room, marked = Room(canvas.width, canvas.height), Room(canvas.width, canvas.height)
    for taken in (room, marked):
        taken.take(pin.box for pin in pins)
    room.take(Box.around(*head[0], 4) for form in forms for head in form.arrows)
    pills, texts = number_shapes(forms, room)
    room.take(Box.around(*place, 1.6) for form in forms for place in form.track)
    room.take(Box.around(*place, 1) for ring in rings for place in ring.edge)
    texts += number_marks(pins, room)
    named, dots = name_ground(names(folder, view), canvas, room, marked)
    layers = [
        ground(folder, canvas, view.base, view.overlays),
        "".join(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.25" fill="#3f392d"/>' for x, y in dots),
        halos_svg(named),
        areas_svg(forms),
        circles_svg(rings),
        lines_svg(forms),
        marks_svg(scene, pins),
        halos_svg(texts),
        pills_svg(pills),
    ]
    lines = [form for form in forms if not form.area]
    return Panel(
        canvas=canvas,
        svg=_document(canvas, alike("".join(layers))),
        texts=[*named, *texts],
        piles=any(len(pin.numbers) > 1 for pin in pins),
        uncertain=bool(rings),
        disputed=any(pin.disputed for pin in pins),
        selected=any(pin.selected for pin in pins) or any(form.selected for form in forms),
        dated_lines=any(not line.schematic for line in lines),
        schematic_lines=any(line.schematic for line in lines),
        areas=len(lines) < len(forms),
    )


def _document(canvas: Canvas, inside: str) -> str:
    width, height = f"{canvas.width:.2f}", f"{canvas.height:.2f}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<clipPath id="panel-edge"><rect width="{width}" height="{height}"/></clipPath>'
        f'<g clip-path="url(#panel-edge)"><rect width="{width}" height="{height}" fill="{SEA}"/>{inside}</g></svg>'
    )
