"""The anemone: two rings of broad pale petals round a dark heart and its wreath of stamens."""

from __future__ import annotations

import cmath
import math

from cardmaker.art.curve import (
    Contour,
    bent,
    blob,
    ellipse,
    line,
    placed,
    smooth,
    tilted,
    turn,
)
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.display import Gradient

#: Which rings of petals has it, the outer first? How many petals, how far they reach.
RINGS = ((6, 1.0), (5, 0.84))

#: By how much may a petal outgrow its ring? The outer ring is drawn so much smaller.
_STRAY = 0.05

#: How many stamens stand round the heart, and where do they begin and end? Parts of the radius.
STAMENS = 24
_FOOT, _NEAR, _FAR = 0.15, 0.23, 0.345

#: How wide is the heart? A part of the radius.
_HEART = 0.155


def draw_anemone(sketch: Sketch, centre: complex, radius: float, bloom: int) -> None:
    """An anemone in the circle given (points), in one of the palette's three blooms."""
    grain = sketch.grain
    axis, squash = grain.between(0, math.tau), grain.between(0.84, 0.97)
    first, r = grain.between(0, math.tau), radius / (1 + _STRAY)
    for ring, (count, reach) in enumerate(RINGS):
        for i in grain.shuffled(range(count)):
            angle = first + 0.55 * ring + math.tau * i / count + grain.swing(0.12)
            spoke = turn(angle) * r * reach * grain.between(1 - _STRAY, 1 + _STRAY)
            _draw_petal(sketch, (centre, axis, squash), spoke, bloom)
    _draw_heart(sketch, (centre, axis, squash), r)


def _draw_petal(
    sketch: Sketch, view: tuple[complex, float, float], spoke: complex, bloom: int
) -> None:
    grain, on = sketch.grain, sketch.front
    centre, axis, squash = view
    mid, deep, light = sketch.palette.bloom[bloom]
    facing = (turn(cmath.phase(spoke)) * LIGHT.conjugate()).real
    tone = sketch.jitter(mid.mix(light, 0.50 + 0.40 * facing), 0.04)
    shape = bent(_petal(grain.about(0.56, 0.08), grain.swing(0.8)), grain.swing(0.2), spoke, 0j)
    end = tilted([spoke], centre, axis, squash)[0]
    throat = tone.mix(deep, 0.9).mix(sketch.palette.heart_d, 0.06)
    fill = Gradient(throat, tone, centre + (end - centre) * 0.1, centre + (end - centre) * 0.86)
    sketch.organ(on, tilted(shape, centre, axis, squash), fill, tone.mix(deep, 0.75))
    for lift in (-0.22, -0.08, 0.07, 0.21):
        vein = (
            0.30 + lift * 0.5j, 0.45 + lift * 0.8j, 0.60 + lift * 1.0j,
            complex(0.82 - abs(lift) * 0.5, lift * 1.15),
        )  # fmt: skip
        path = tilted(placed(vein, spoke, 0j), centre, axis, squash)
        sketch.hair(on, path, tone.mix(deep, 0.55), abs(spoke) * 0.009)


def _petal(width: float, lean: float) -> Contour:
    """A broad petal along x that keeps within radius 1, `width` radians to either side, its rim
    waved at `lean`.
    """
    rim = []
    for u in (-1.0, -0.84, -0.5, -0.17, 0.17, 0.5, 0.84, 1.0):
        dent = 0.03 * math.exp(-(((u - lean) / 0.35) ** 2))
        rim.append(cmath.rect(1 - 0.26 * abs(u) ** 4 - dent, u * width))
    return smooth((0.04 + 0j, 0.36 - 0.70j * width, *rim, 0.36 + 0.70j * width))


def _draw_heart(sketch: Sketch, view: tuple[complex, float, float], r: float) -> None:
    """The dark heart and its stamens; two tones, so that it reads as a dome."""
    grain, on, palette = sketch.grain, sketch.front, sketch.palette
    centre, axis, squash = view
    dark = palette.ink
    for i in range(STAMENS):
        angle = math.tau * i / STAMENS + grain.swing(0.1)
        far = r * grain.between(_NEAR, _FAR)
        foot, end = tilted([turn(angle) * r * _FOOT, turn(angle) * far], centre, axis, squash)
        sketch.hair(on, line(foot, end), dark.mix(palette.paper, 0.30), r * 0.010)
        sketch.mark(on, ellipse(end, max(0.3, r * 0.027 * grain.between(0.8, 1.3))), dark)
    phase = grain.between(0, math.tau), grain.between(0, math.tau)
    sketch.mark(on, tilted(blob(r * _HEART, 0.05, phase), centre, axis, squash), dark)
    dome = blob(r * _HEART * 0.62, 0.05, phase)
    lit = dark.mix(palette.green[0].lit, 0.35).mix(palette.paper, 0.10)
    sketch.shade(on, tilted(dome, centre + LIGHT * r * 0.028, axis, squash), lit)
