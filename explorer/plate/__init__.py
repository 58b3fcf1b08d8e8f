"""The plate: a scene as a printed figure on A4, with legend, scale, the events shown and their sources."""

from __future__ import annotations

from explorer.errors import ExportError
from explorer.plate.glyphs import require_glyphs
from explorer.plate.layout import lay_out
from explorer.plate.page import page, texts
from explorer.plate.panel import panel
from explorer.plate.typeset import Format, typeset
from explorer.scene import Scene

__all__ = ["plate"]

FORMATS = ("png", "svg", "pdf")
LOWEST_PPI, HIGHEST_PPI = 36, 600


def plate(scene: Scene, format: Format, *, ppi: float = 200) -> bytes:
    """Return a scene as one plate; the same scene gives the same bytes.

    A PDF goes on over as many pages as its lists need; a PNG (``ppi`` dots per inch) or an SVG is one sheet that grows
    downwards, its sources named in brief where they are many. Raises MissingGlyphs where the fonts lack a character,
    ExportError for another format or resolution.
    """
    if format not in FORMATS:
        raise ExportError(f"there is no plate as {format!r}; there are {', '.join(FORMATS)}")
    if not LOWEST_PPI <= ppi <= HIGHEST_PPI:
        raise ExportError(f"a plate has {LOWEST_PPI} to {HIGHEST_PPI} dots per inch, not {ppi:g}")
    sheet, canvas = lay_out(scene.extent)
    drawn = panel(scene, canvas)
    written = page(scene, sheet, drawn, grows=format != "pdf")
    require_glyphs(texts(written))
    return typeset(written, drawn.svg, format, ppi=ppi, date=scene.catalogue.collection.date)
