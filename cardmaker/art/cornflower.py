"""The cornflower: trumpets with toothed rims round a dark tuft, over a scaled green cup."""

from __future__ import annotations

import math
from itertools import pairwise

from cardmaker.art.curve import Contour, bent, ellipse, smooth, turn
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, silhouette
from cardmaker.art.sketch import Sketch
from cardmaker.display import Gradient

#: At which angles from its axis does the flower hold its trumpets, and how long are they, in
#: radii? Degrees; the far ones first.
TRUMPETS = (
    (-14, 0.92), (14, 0.92), (-42, 1.0), (42, 1.0), (0, 0.98), (-72, 1.02), (72, 1.02),
    (-100, 0.92), (100, 0.92), (-28, 0.76), (28, 0.76), (-58, 0.80), (58, 0.80),
)  # fmt: skip

#: How many of them stand behind?
FAR = 5

#: How wide is a trumpet's mouth, in its lengths?
MOUTH = 0.27


def _trumpet() -> Contour:
    """A floret along x from 0 to 1: a narrow tube, then a mouth of four pointed teeth."""
    up = [0.02j, 0.34 + 0.045j, 0.62 + 0.13j]
    rim = [complex(0.96, MOUTH), complex(0.80, 0.15), complex(1.0, 0.105), complex(0.84, 0.0)]
    side = smooth([*up, rim[0]], closed=False)
    teeth: list[complex] = []
    # Straight edges between the teeth, so that they stay pointed.
    for a, b in pairwise(rim):
        teeth += [a, b, b]
    half = side + tuple(teeth)
    return half + tuple([z.conjugate() for z in half[-2::-1]])


TRUMPET = _trumpet()


def draw_cornflower(sketch: Sketch, head: Head, bloom: int) -> None:
    """A cornflower from the side: trumpets far to near, the tuft, the cup under them."""
    grain, on, way = sketch.grain, sketch.front, turn(head.facing)
    mid, deep, light = sketch.palette.bloom[bloom]
    r = head.radius / 1.05
    z = head.centre - way * r * 0.12
    fewer = TRUMPETS if sketch.style != "ink" else TRUMPETS[2:9]
    for i, (angle, length) in enumerate(fewer):
        heading = head.facing + math.radians(angle + grain.swing(7))
        scale = turn(heading) * r * length * grain.about(1, 0.06)
        far = i < FAR
        tone = sketch.jitter(mid.mix(deep, 0.42) if far else mid.mix(light, 0.28), 0.06)
        # What is far is flat: a wash on each would not be seen.
        fill = tone if far else Gradient(deep, tone, z, z + scale * 0.9)
        sketch.organ(on, bent(TRUMPET, grain.swing(0.35), scale, z), fill, tone.mix(deep, 0.6))
    _draw_tuft(sketch, z, r, head.facing, bloom)
    _draw_cup(sketch, z - way * r * 0.02, r, head.facing)


def _draw_tuft(sketch: Sketch, z: complex, r: float, facing: float, bloom: int) -> None:
    palette, grain, on = sketch.palette, sketch.grain, sketch.front
    dark = palette.bloom[bloom].deep.mix(palette.ink, 0.28)
    for angle in (-46, -30, -15, 0, 15, 30, 46):
        heading = facing + math.radians(angle + grain.swing(5))
        length = r * grain.between(0.42, 0.54)
        blade = Blade(z, heading, length)
        sketch.organ(on, silhouette(SHAPES["floret"], blade, sketch), dark)
        if angle % 2 == 0:
            tip = z + turn(heading) * length
            sketch.shade(on, ellipse(tip, r * 0.045), palette.bloom[bloom].light)


def _draw_cup(sketch: Sketch, z: complex, r: float, facing: float) -> None:
    """The cup of scales that holds the florets."""
    on, way, (lit, shade) = sketch.front, turn(facing), sketch.green(0)
    cup = (
        0.20 + 0.17j, 0.10 + 0.28j, -0.22 + 0.30j, -0.42 + 0.10j,
        -0.47 + 0.05j, -0.47 - 0.05j, -0.42 - 0.10j,
        -0.22 - 0.30j, 0.10 - 0.28j, 0.20 - 0.17j, 0.16 - 0.06j, 0.16 + 0.06j, 0.20 + 0.17j,
    )  # fmt: skip
    fill = Gradient(lit.mix(sketch.palette.paper, 0.2), shade, z - way * 1j * r * 0.25,
                    z + way * 1j * r * 0.25)  # fmt: skip
    sketch.organ(on, bent(cup, 0.0, way * r, z), fill, shade)
    for x, spread in ((-0.26, 2), (-0.08, 3), (0.08, 2)):
        for i in range(spread):
            y = 0.16 * (2 * i / (spread - 1) - 1)
            scale = (complex(x - 0.06, y - 0.07), complex(x + 0.08, y - 0.06),
                     complex(x + 0.08, y + 0.06), complex(x - 0.06, y + 0.07))  # fmt: skip
            sketch.hair(on, bent(scale, 0.0, way * r, z), shade)
