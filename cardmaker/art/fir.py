"""Fir: a twig with its side twigs, and the needles as combs, many in one outline."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from typing import NamedTuple

from cardmaker.art.curve import Contour, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth
from cardmaker.art.palette import Green
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Gradient

#: How long is a needle, and how far from it the next on its side? In organ lengths.
NEEDLE, PITCH = 0.120, 0.034

#: How far does a needle's edge swell? A part of its length.
BREADTH = 0.078

#: Where do side twigs leave, on which side, how long? Place, side, part of what is left.
FORKS = ((0.22, 1, 0.64), (0.42, -1, 0.66))

#: Into how many washes are the needles of one side divided, so that each keeps to its light?
PIECES = 2


class Comb(NamedTuple):
    """Needles along one side of a twig, or over it (side 0): their angle to the stem at root and
    tip (degrees), how long they are (in needles), and how far apart (in pitches).
    """

    side: int
    open: float
    shut: float
    reach: float
    sparse: float = 1.0


#: The needles at both sides of a stem, and those that stand over it.
BESIDE = (Comb(1, 58, 34, 1.0), Comb(-1, 58, 34, 1.0))
OVER = (Comb(1, 36, 24, 0.72, 1.8), Comb(-1, 36, 24, 0.72, 1.8))


def plan_fir(spine: Spine, grain: Grain) -> Growth:
    """A twig of fir bears no head."""
    return Growth(spine)


def draw_fir(sketch: Sketch, growth: Growth) -> None:
    """The side twigs, then the twig itself over them, needles over its stem too."""
    spine, first = growth.spine, sketch.grain.side()
    for s, side, part in FORKS:
        at, heading = spine.at(s)
        lean = first * side * math.radians(sketch.grain.between(30, 40))
        length = spine.length * (1 - s) * sketch.grain.about(part)
        posture = Posture(-0.5 * lean, gather=1.2)
        _draw_twig(sketch, grow(at, heading + lean, length, posture, spine.organ * 0.86, 8))
    _draw_twig(sketch, spine, OVER if sketch.style == "wash" else ())


def _draw_twig(sketch: Sketch, spine: Spine, over: Sequence[Comb] = ()) -> None:
    palette, width = sketch.palette, max(0.6, spine.organ * 0.011)
    green = sketch.green(sketch.tone.pick((0, 0, 1)), 0.05)
    for comb in BESIDE:
        _draw_comb(sketch, spine, comb, green)
    wood = palette.stem.mix(palette.heart_d, 0.35)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.5), wood)
    bright = Green(green.lit.mix(palette.paper, 0.14), green.shade.mix(green.lit, 0.55))
    for comb in over:
        _draw_comb(sketch, spine, comb, bright)
    _draw_tuft(sketch, spine, bright)


def _draw_comb(sketch: Sketch, spine: Spine, comb: Comb, tone: Green) -> None:
    """The needles of a side in a few outlines: dark at the stem, light at their tips."""
    step = PITCH * comb.sparse * spine.organ / spine.length
    # Lines close up where washes do not.
    step *= 2.8 if sketch.style == "ink" else 1.0
    count = max(PIECES, round(0.94 / step))
    for piece in range(PIECES):
        places = [
            0.04 + 0.95 * (i + 0.5) / count
            for i in range(count * piece // PIECES, count * (piece + 1) // PIECES)
        ]
        _draw_piece(sketch, spine, comb, (places, tone))


def _draw_piece(
    sketch: Sketch, spine: Spine, comb: Comb, needles: tuple[Sequence[float], Green]
) -> None:
    places, tone = needles
    grain, middle = sketch.grain, places[len(places) // 2]
    foot, heading = spine.at(middle)
    out = turn(heading + comb.side * math.radians(_angle(comb, middle)))
    # Needles that face the light are paler than those beyond the stem.
    lit = tone.lit.mix(tone.shade, 0.28 - 0.28 * (out * LIGHT.conjugate()).real)
    lit = sketch.jitter(lit, 0.05)
    outline: list[complex] = []
    for s in places:
        at, way = spine.at(min(1.0, s + grain.swing(0.004)))
        lean = comb.side * math.radians(_angle(comb, s) + grain.bell(4))
        length = spine.organ * NEEDLE * comb.reach * _swell(s) * grain.about(1, 0.10)
        outline += _needle(at, way + lean, length, -comb.side * 0.22, bool(outline))
    far = foot + out * spine.organ * NEEDLE * comb.reach * _swell(middle)
    fill = Gradient(tone.shade, lit.mix(sketch.palette.paper, 0.10), foot, far)
    sketch.organ(sketch.mid, tuple(outline), fill)


def _draw_tuft(sketch: Sketch, spine: Spine, tone: Green) -> None:
    """The few needles that close round the tip."""
    tip, heading = spine.at(1.0)
    length = spine.organ * NEEDLE * 0.62
    outline: list[complex] = []
    for lean in (-0.42, 0.40, -0.16, 0.14):
        long = length * sketch.grain.about(1, 0.12)
        outline += _needle(tip, heading + lean, long, -0.3 * lean, bool(outline))
    fill = Gradient(tone.shade, tone.lit, tip, tip + turn(heading) * length)
    sketch.organ(sketch.mid, tuple(outline), fill)


def _angle(comb: Comb, s: float) -> float:
    return comb.open + (comb.shut - comb.open) * s


def _swell(s: float) -> float:
    """How long a needle is for its place: short at the root, full soon, shorter to the tip."""
    return (0.62 + 0.38 * min(1.0, s * 5)) * (1 - 0.42 * s)


def _needle(at: complex, heading: float, length: float, bend: float, on: bool) -> Contour:
    """One needle, full on its outer side; with `on`, led to from the needle before it.

    A twig has a hundred, so that what a needle costs is what a fir costs: one curve, two lines.
    """
    along = cmath.rect(length, heading)
    side = 1j * along * (BREADTH if bend < 0 else -BREADTH)
    tip = at + cmath.rect(length, heading + bend)
    out = (at + 0.2 * side, at + 0.30 * along + side, at + 0.72 * along + 0.8 * side, tip)
    home = at - 0.2 * side
    lead = (out[0], out[0], out[0]) if on else (out[0],)
    return (*lead, *out[1:], tip, home, home)
