"""The cone of a pine: rows of woody scales, each with a lit rim."""

from __future__ import annotations

import math

from cardmaker.art.curve import Contour, placed, smooth, turn
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.display import Gradient

#: How many scales are in each row, from the tip to the stalk's end?
ROWS = (1, 2, 3, 2, 3, 4, 3, 4, 3, 2)

#: A scale about its middle, its free end to the right; and the rim along that end.
SCALE = (-0.40 + 0j, -0.10 - 0.36j, 0.20 - 0.34j, 0.38 + 0j, 0.20 + 0.34j, -0.10 + 0.36j)
RIM = (0.04 + 0j, 0.10 - 0.26j, 0.20 - 0.26j, 0.33 + 0j, 0.20 + 0.26j, 0.10 + 0.26j)


def draw_cone(sketch: Sketch, centre: complex, radius: float, heading: float) -> None:
    """A cone `2 × radius` long, its tip towards `heading` (radians)."""
    last = len(ROWS) - 1
    for row, count in enumerate(ROWS):
        t = row / last
        # An egg: narrow at the tip, full below the middle, round at the end.
        half = 0.60 * math.sin(math.pi * (0.08 + 0.74 * t)) ** 0.8
        for i in sorted(range(count), key=lambda i: -abs(2 * i - count + 1)):
            across = half * (2 * i - count + 1) / max(1, count)
            place = complex(0.76 - 1.46 * t - 0.30 * across * across, across)
            size = radius * (0.50 + 0.16 * math.sin(math.pi * t))
            _draw_scale(
                sketch, centre + turn(heading) * radius * place, size, heading + 0.9 * across
            )


def _draw_scale(sketch: Sketch, at: complex, size: float, heading: float) -> None:
    palette, on = sketch.palette, sketch.front
    wood = sketch.jitter(palette.heart_d.mix(palette.stem, 0.40), 0.07)
    dark = wood.mix(palette.ink, 0.60)
    pale = wood.mix(palette.heart, 0.45).mix(palette.paper, 0.28)
    ahead = turn(heading) * size
    lit = 0.5 + 0.5 * (turn(heading) * LIGHT.conjugate()).real
    body = Gradient(dark, wood.mix(dark, 0.2), at - ahead * 0.2, at + ahead * 0.4)
    sketch.organ(on, _shape(SCALE, ahead, at), body, dark)
    rim = Gradient(wood, pale.mix(wood, 0.35 * (1 - lit)), at + ahead * 0.02, at + ahead * 0.34)
    sketch.shade(on, _shape(RIM, ahead, at), rim)


def _shape(points: Contour, scale: complex, at: complex) -> Contour:
    return smooth(placed(points, scale, at))
