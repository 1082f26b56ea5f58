"""Grasses: a tuft of long blades, and oat grass with its hung spikelets."""

from __future__ import annotations

import math

from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Stalk
from cardmaker.art.leaf import PLAIN, RIBBED, SHAPES, Blade, draw_leaf, silhouette
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, Spine, grow

#: How do the blades of a tuft stand? Lean from the stem in degrees, length in the stem's; the
#: outer ones, which are behind, first.
TUFT = ((-20, 0.60), (18, 0.72), (-10, 0.88), (9, 0.62), (2, 1.0))

#: Which way do things hang? Straight down, in radians.
DOWN = math.pi / 2


def draw_tuft(sketch: Sketch, growth: Growth) -> None:
    """Long narrow blades from one root, each with a bend of its own."""
    grain, spine = sketch.grain, growth.spine
    root, heading = spine.at(0)
    whole = spine.headings[-1] - heading
    # Lines close up where washes do not: the pen draws every other blade, and no ribs.
    pen = sketch.style == "ink"
    for lean, part in TUFT[:: 2 if pen else 1]:
        aside = math.radians(lean + grain.swing(5))
        length = spine.length * part * grain.about(1, 0.06)
        # The shape's own width is of its length; blades keep theirs, however long they are.
        broad = min(1.0, 0.8 * spine.organ / length) * grain.between(0.7, 1.0)
        bend = whole * 0.8 + aside * 2.2 + grain.swing(0.25)
        blade = Blade(root, heading + aside * 0.8, length, bend, broad, broad * 0.8)
        tone = sketch.green(grain.pick((0, 1, 2)))
        draw_leaf(sketch, sketch.mid, blade, SHAPES["blade"], tone, PLAIN if pen else RIBBED)


def plan_oat(spine: Spine, grain: Grain, count: int = 11) -> Growth:
    """Hair-thin stalks right and left of the upper half, a spikelet hanging from each."""
    organ, side = spine.organ, grain.side()
    stalks, heads = [], []
    for i in range(count):
        u = i / (count - 1)
        at, heading = spine.at(0.56 + 0.44 * u)
        side = -side
        length = organ * (0.15 - 0.10 * u) * grain.about(1, 0.15)
        lean = side * math.radians(34 - 14 * u)
        # A stalk goes up and out, then over, as its spikelet weighs on it.
        over = math.remainder(DOWN - heading - lean, math.tau) * 0.62
        twig = grow(at, heading + lean, length, Posture(over, gather=2.2), length, 6)
        stalks.append(Stalk(twig, 0.4, 0.3))
        end, facing = twig.at(1)
        r = organ * 0.034 * (1 - 0.3 * u)
        heads.append(Head(end + turn(facing) * r, r, facing, u, end, "seed"))
    return Growth(spine, tuple(stalks), tuple(heads))


def draw_oat(sketch: Sketch, growth: Growth) -> None:
    """Two blades, a thin straw, spikelets of two husks with an awn."""
    spine, grain, palette = growth.spine, sketch.grain, sketch.palette
    width = max(0.5, spine.organ * 0.0052)
    straw = palette.stem.mix(palette.heart, 0.30).mix(palette.paper, 0.15)
    for s, side in ((0.06, 1), (0.16, -1)):
        at, heading = spine.at(s)
        length = spine.organ * grain.between(0.42, 0.55)
        blade = Blade(at, heading + side * 0.22, length, side * grain.between(0.3, 0.7), 1.1, 0.9)
        draw_leaf(sketch, sketch.back, blade, SHAPES["blade"], sketch.green(2), RIBBED)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.5), straw)
    for twig, _, _ in growth.stalks:
        sketch.hair(sketch.mid, twig.line(), straw, 0.3)
    for head in growth.heads:
        _draw_spikelet(sketch, head)


def _draw_spikelet(sketch: Sketch, head: Head) -> None:
    palette, on = sketch.palette, sketch.front
    z, length = head.foot, head.radius * 2.1
    ripe = palette.heart.mix(palette.green[1].lit, 0.42)
    for lean, part in ((0.16, 0.96), (-0.16, 1.0)):
        tone = sketch.jitter(ripe.mix(palette.paper, 0.35 if lean > 0 else 0.12), 0.06)
        blade = Blade(z, head.facing + lean, length * part, -lean)
        sketch.organ(on, silhouette(SHAPES["olive"], blade, sketch), tone)
