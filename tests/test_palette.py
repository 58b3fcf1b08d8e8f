"""The layers' colours: told apart by every reader, seen on the paper, readable under a white symbol."""

from __future__ import annotations

from itertools import combinations

import pytest
from colorspacious import cspace_convert, deltaE

from explorer.load import load
from explorer.paths import bundled_geodata

COLOURS = {layer.id: layer.colour for layer in load(bundled_geodata()).layers.layers}
PAPER, WHITE = "#f6f1e4", "#fffdf8"
LEAST_DIFFERENCE = 9
"""CAM02-UCS; 1 is just noticeable side by side. Symbols tell apart what is still near."""


def rgb(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("blindness", ["none", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_every_reader_tells_two_layers_apart(blindness: str) -> None:
    space = {"name": "sRGB1+CVD", "cvd_type": blindness, "severity": 100}
    seen = {id: rgb(c) if blindness == "none" else cspace_convert(rgb(c), space, "sRGB1") for id, c in COLOURS.items()}
    near = {
        (one, other): deltaE(seen[one], seen[other], input_space="sRGB1") for one, other in combinations(COLOURS, 2)
    }
    assert {pair: difference for pair, difference in near.items() if difference < LEAST_DIFFERENCE} == {}


@pytest.mark.parametrize("layer", COLOURS)
def test_a_mark_stands_out_from_the_paper_and_its_symbol_from_the_mark(layer: str) -> None:
    for ground in (PAPER, WHITE):
        assert (luminance(ground) + 0.05) / (luminance(COLOURS[layer]) + 0.05) >= 3  # WCAG 2.2, 1.4.11
