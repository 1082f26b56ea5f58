"""Ribbons: the bow that ties a bunch, with two loops, two tails and a knot."""

from __future__ import annotations

import math

from cardmaker.art.curve import Contour, placed, smooth, turn
from cardmaker.art.palette import Bloom
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Gradient, Path

#: A loop to the right of a knot at 0, one bow half wide, and the hollow that is seen in it.
LOOP = (0j, 0.30 - 0.34j, 0.72 - 0.60j, 1.03 - 0.47j, 1.03 - 0.12j, 0.66 + 0.07j, 0.26 + 0.07j)
HOLLOW = (0.20 - 0.07j, 0.50 - 0.30j, 0.80 - 0.38j, 0.92 - 0.26j, 0.82 - 0.08j, 0.48 + 0.00j)

#: The tails: which way they hang in degrees, how long (in bow halves), and how they turn.
TAILS = ((128, 1.55, -0.55), (54, 1.40, 0.60))

#: How wide is the ribbon, and how deep is the notch at its ends? In bow halves.
BROAD, NOTCH = 0.20, 0.14


def draw_bow(sketch: Sketch, knot: complex, half: float, bloom: int) -> None:
    """A bow about its knot, `half` points to either side, in one of the palette's blooms."""
    tone, grain = sketch.palette.bloom[bloom], sketch.grain
    for degrees, length, bend in TAILS:
        heading = math.radians(degrees) + grain.swing(0.12)
        posture = Posture(bend * grain.about(1, 0.2), 0.30, gather=1.0)
        tail = grow(knot, heading, length * half * grain.about(1, 0.08), posture, half)
        _draw_tail(sketch, tail, half, tone)
    for side in (-1, 1):
        lift = turn(grain.swing(0.08)) * half * grain.about(1, 0.05)
        _draw_loop(sketch, knot, (lift, side), tone)
    _draw_knot(sketch, sketch.front, knot, half, tone)


def _draw_tail(sketch: Sketch, tail: Spine, half: float, tone: Bloom) -> None:
    left: list[complex] = []
    right: list[complex] = []
    for i in range(6):
        z, heading = tail.at(i / 5)
        across = 1j * turn(heading) * BROAD * half * (0.30 + 0.20 * i / 5)
        left.append(z + across)
        right.append(z - across)
    end, heading = tail.at(1.0)
    notch = end - turn(heading) * NOTCH * half
    up, down = smooth(left, closed=False), smooth(right[::-1], closed=False)
    outline = (*up, up[-1], notch, notch, notch, down[0], *down)
    fill = Gradient(tone.deep, tone.mid.mix(tone.light, 0.35), tail.at(0.1)[0], tail.at(0.85)[0])
    sketch.organ(sketch.mid, outline, fill, tone.mid.mix(tone.deep, 0.6))


def _draw_loop(sketch: Sketch, knot: complex, way: tuple[complex, int], tone: Bloom) -> None:
    lift, side = way

    def seen(shape: Contour) -> Contour:
        flat = smooth([complex(side * z.real, z.imag) for z in shape])
        return placed(flat, lift, knot)

    far = knot + lift * complex(side, -0.2)
    fill = Gradient(tone.deep, tone.mid.mix(tone.light, 0.45), knot + (far - knot) * 0.1, far)
    sketch.organ(sketch.front, seen(LOOP), fill, tone.mid.mix(tone.deep, 0.6))
    shade = tone.deep.mix(sketch.palette.heart_d, 0.12)
    hollow = Gradient(shade, tone.mid.mix(tone.deep, 0.4), knot + (far - knot) * 0.25, far)
    sketch.organ(sketch.front, seen(HOLLOW), hollow)


def _draw_knot(sketch: Sketch, on: list[Path], knot: complex, half: float, tone: Bloom) -> None:
    w, h = 0.15 * half, 0.135 * half
    shape = [
        complex(x * w, y * h)
        for x, y in (
            (-1, -0.8),
            (0, -1),
            (1, -0.8),
            (1.1, 0),
            (1, 0.9),
            (0, 1),
            (-1, 0.9),
            (-1.1, 0),
        )
    ]
    outline = placed(smooth(shape), 1, knot)
    fill = Gradient(
        tone.mid.mix(tone.light, 0.6), tone.mid.mix(tone.deep, 0.5), knot - 1j * h, knot + 1j * h
    )
    sketch.organ(on, outline, fill, tone.mid.mix(tone.deep, 0.7))
