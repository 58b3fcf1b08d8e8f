"""The plate's fonts: which characters they have, how wide a text comes out, and its outlines.

Noto Sans SC and Noto Serif SC set everything; neither has a bold or an italic, so neither is faked. Noto Sans KR,
where it is installed, lends Hangul; Libertinus Serif, which the typesetter carries, lends the Latin and Cyrillic
letters that Noto lacks (ž, ł, ї).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import pylopdf_fonts_zh_cn
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from explorer.errors import MissingGlyphs

Face = Literal["sans", "serif"]

_FILES: dict[Face, Path] = {
    "sans": Path(pylopdf_fonts_zh_cn.sans_path()),
    "serif": Path(pylopdf_fonts_zh_cn.serif_path()),
}
_FAMILIES: dict[Face, tuple[str, str]] = {
    "sans": ("Noto Sans SC", "Noto Serif SC"),
    "serif": ("Noto Serif SC", "Noto Sans SC"),
}
_LENT = "Libertinus Serif"
_LENT_RANGES = (range(0x0100, 0x0180), range(0x0400, 0x0460))
"""Latin Extended-A and the Cyrillic alphabets: Libertinus Serif has every letter of both (tested)."""

_ALIKE = str.maketrans(
    {
        "ʼ": "’", "ʹ": "′", "ʺ": "″", "\N{THIN SPACE}": " ", "\N{HAIR SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": "\xa0",
        "\N{ZERO WIDTH SPACE}": "", "\N{WORD JOINER}": "", "\N{ZERO WIDTH NO-BREAK SPACE}": "",
        "\N{SOFT HYPHEN}": "", "\n": " ", "\r": " ", "\t": " ",
    }
)  # fmt: skip
"""Characters the fonts lack that print as another one does, or as nothing."""


def font_folders() -> list[str]:
    """Return the folders whose fonts the typesetter may use."""
    return [str(file.parent) for file in (_FILES["sans"], *_korean())]


def families(face: Face) -> list[str]:
    """Return the font families of a face, the first that has a character sets it."""
    return [*_FAMILIES[face], *(["Noto Sans KR"] if _korean() else []), _LENT]


def alike(text: str) -> str:
    """Return the text with what the fonts lack replaced where the print looks the same; line ends become spaces."""
    return text.translate(_ALIKE)


def require_glyphs(texts: Iterable[tuple[str, str]]) -> None:
    """Check texts, each with where it comes from, against the fonts; raises MissingGlyphs naming the characters."""
    missing: dict[str, str] = {}
    seen: set[str] = set()
    for text, origin in texts:
        new = set(text) - seen
        missing |= {letter: origin for letter in new if not _has(letter)}
        seen |= new
    if not missing:
        return
    named = [_named(letter, missing) for letter in sorted(missing)[:10]]
    more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
    raise MissingGlyphs(f"the plate's fonts have no glyph for {', '.join(named)}{more}")


def width(text: str, face: Face, size: float, tracking: float = 0) -> float:
    """Return how wide a text is in points: advances at a font size, no kerning, ``tracking`` after each letter."""
    return sum(_advance(face, letter) for letter in text) * size + tracking * len(text)


def outline(text: str, face: Face, size: float, tracking: float = 0) -> str:
    """Return the outlines of a text as SVG elements, its baseline from the origin, the y axis upwards."""
    drawn, at = [], 0.0
    for letter in text:
        if shape := _shape(face, letter):
            drawn.append(f'<path transform="translate({at:.0f})" d="{shape}"/>')
        at += (_advance(face, letter) + tracking / size) * 1000
    return "".join(drawn)


def _named(letter: str, missing: Mapping[str, str]) -> str:
    code = f"U+{ord(letter):04X}"
    origin = f" in {missing[letter]}" if missing[letter] else ""
    return f"{letter} ({code}){origin}" if letter.isprintable() else f"{code}{origin}"


def _has(letter: str) -> bool:
    code = ord(letter)
    return any(code in characters for characters in _characters()) or any(code in letters for letters in _LENT_RANGES)


@cache
def _characters() -> list[frozenset[int]]:
    return [frozenset(_font(file)[1]) for file in (*_FILES.values(), *_korean())]


@cache
def _korean() -> tuple[Path, ...]:
    spec = find_spec("pylopdf_fonts_ko")
    return (Path(spec.origin).with_name("NotoSansKR-Regular.otf"),) if spec and spec.origin else ()


@cache
def _font(file: Path) -> tuple[TTFont, dict[int, str]]:
    font = TTFont(io.BytesIO(file.read_bytes()), lazy=True)  # lazy: it would keep the file itself open
    return font, font.getBestCmap()


@lru_cache(maxsize=8192)
def _advance(face: Face, letter: str) -> float:
    """Return a letter's advance in ems; one that another font sets is taken to be of middling width."""
    font, names = _font(_FILES[face])
    name = names.get(ord(letter))
    return font["hmtx"][name][0] / font["head"].unitsPerEm if name else 0.6


@lru_cache(maxsize=4096)
def _shape(face: Face, letter: str) -> str:
    font, names = _font(_FILES[face])
    name = names.get(ord(letter))
    if name is None:
        return ""
    glyphs = font.getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}")
    glyphs[name].draw(pen)
    return pen.getCommands()
