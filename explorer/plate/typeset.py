"""Setting the page: the fixed template, the page as JSON and the panel as SVG go in, bytes come out.

The typesetter reads what it is handed and the fonts; its root on the disk is an empty folder, nothing that comes from
data is ever markup, and it downloads no packages.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import tempfile
from functools import cache
from importlib.resources import files
from typing import Any, Literal
from xml.sax.saxutils import escape

import typst

from explorer.errors import ExportError
from explorer.plate.glyphs import font_folders

Format = Literal["png", "svg", "pdf"]


def typeset(page: dict[str, Any], panel: str, format: Format, *, ppi: float, date: dt.date) -> bytes:
    """Return the page as a file; ``date`` is what a PDF says it was made on, so that no clock enters it.

    Raises ExportError where the typesetter refuses.
    """
    handed = {
        "main.typ": _template(),
        "page.json": json.dumps(page, ensure_ascii=False).encode(),
        "panel.svg": panel.encode(),
    }
    with tempfile.TemporaryDirectory(prefix="plate-") as root:
        compiler = typst.Compiler(
            handed, root=root, font_paths=_fonts(), ignore_system_fonts=True, package_path=root, package_cache_path=root
        )
        try:
            made = compiler.compile(
                format=format,
                ppi=ppi,
                timestamp=dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC),
                pdf_standards=["ua-1"] if format == "pdf" else [],
            )
        except typst.TypstError as error:
            raise ExportError(f"the plate cannot be set: {error.message}") from error
    assert isinstance(made, bytes)  # one page, or one PDF
    return _inline(made, page) if format == "svg" else made


@cache
def _template() -> bytes:
    return (files("explorer.plate") / "plate.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=font_folders())


_PICTURE = r'xlink:href="data:image/svg\+xml;base64,(?P<svg>[^"]+)"'
_IMAGE = re.compile(rf"<image (?P<before>[^>]*?){_PICTURE}(?P<after>[^>]*?)/>")


def _inline(svg: bytes, page: dict[str, Any]) -> bytes:
    """Return the drawing with a title, its pictures as drawings inside it: not every editor opens an SVG in an SVG."""
    drawing = _IMAGE.sub(_nested, svg.decode())
    head, _, rest = drawing.partition(">")
    return f'{head} role="img" lang="{page["language"]}"><title>{escape(page["title"])}</title>{rest}'.encode()


def _nested(image: re.Match[str]) -> str:
    attributes = f"{image['before']}{image['after']}"
    inside = base64.b64decode(image["svg"]).decode()
    placed = " ".join(re.findall(r'transform="[^"]*"', attributes))
    size = " ".join(re.findall(r'(?:width|height|preserveAspectRatio)="[^"]*"', attributes))
    head, _, rest = inside.partition(">")
    head = re.sub(r' (?:width|height)="[^"]*"', "", head)
    return f"<g {placed}>{head} {size}>{rest}</g>"
