"""Repeats: one motif, printed over and over as on wallpaper, for the liners of envelopes."""

from __future__ import annotations

import math

from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.display import Group, Items, rectangle
from cardmaker.geometry import Matrix

#: How much of the pale green is in a liner's ground?
GROUND = 0.45


def half_drop(panel: Panel, palette: Palette, motif: Items, pitch: complex) -> Items:
    """The motif, drawn about 0, all over the panel on a pale ground, as wallpaper is printed: in
    columns `pitch.real` points apart, each half of `pitch.imag` lower than the last.
    """
    reach, pale = panel.reach, palette.paper.mix(palette.pale, GROUND)
    middle = reach.centre
    across, down = math.ceil(reach.w / pitch.real / 2) + 1, math.ceil(reach.h / pitch.imag / 2) + 1
    toss = tuple(
        Group(
            motif,
            Matrix.shift(
                middle.real + column * pitch.real,
                middle.imag + (row + column % 2 / 2) * pitch.imag,
            ),
        )
        for column in range(-across, across + 1)
        for row in range(-down, down + 1)
    )
    return (Group((rectangle(reach, fill=pale), *toss), clip=reach),)
