"""A Chinese font with just the characters the document writes, for machines that have none."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

import pylopdf_fonts_zh_cn
from fontTools import subset

_FIRST_HAN = 0x2E80


def han_characters(text: str) -> frozenset[str]:
    """Return the characters of a text that Latin fonts lack."""
    return frozenset(letter for letter in text if ord(letter) >= _FIRST_HAN)


@lru_cache(maxsize=4)
def font_face(characters: frozenset[str]) -> str:
    """Return a CSS rule that carries the characters as a WOFF2 font; the same characters give the same bytes."""
    if not characters:
        return ""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    with subset.load_font(pylopdf_fonts_zh_cn.sans_path(), options) as font:
        font.recalcTimestamp = False  # else the bytes would change with the clock
        chooser = subset.Subsetter(options)
        chooser.populate(text="".join(sorted(characters)))
        chooser.subset(font)
        font.flavor = options.flavor
        file = io.BytesIO()
        font.save(file)
    data = base64.b64encode(file.getvalue()).decode("ascii")
    return f'@font-face{{font-family:"Explorer Han";src:url(data:font/woff2;base64,{data}) format("woff2")}}'
