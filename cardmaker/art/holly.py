"""Holly: the spined leaf, and the sprig with its berries."""

from __future__ import annotations

import math
from itertools import pairwise

from cardmaker.art.curve import Contour, bent, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Stalk, draw_stalks
from cardmaker.art.leaf import Blade, mirrored
from cardmaker.art.palette import Green
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.spike import draw_berry
from cardmaker.art.spine import Spine, stalk
from cardmaker.display import Gradient, Path

#: Where on a leaf of length 1 are the spines of one side? Along it, and off its axis.
SPINES = (0.17 + 0.185j, 0.42 + 0.245j, 0.67 + 0.205j, 0.86 + 0.115j)

#: How deep does the edge hang between two spines, towards the rib? A part of their distance.
SAG = 0.30

#: How wide is the rib at its foot? A part of the leaf's length.
RIB = 0.016


def draw_holly_leaf(sketch: Sketch, on: list[Path], blade: Blade, tone: Green) -> None:
    """One leaf: its body, the half away from the light, the rib and a vein to every spine."""
    scale, paper = turn(blade.heading) * blade.length, sketch.palette.paper
    up, down = _side(blade.above, sketch), mirrored(_side(blade.below, sketch))
    outline = bent(up + down[-2::-1], blade.bend, scale, blade.at)
    lit, dark = tone
    end = blade.at + scale
    body = Gradient(lit.mix(dark, 0.62), lit.mix(paper, 0.24), blade.at, end)
    sketch.organ(on, outline, body, lit.mix(dark, 0.5))
    aside = 1j * turn(blade.heading + blade.bend / 2)
    away = down if (aside * LIGHT.conjugate()).real > 0 else up
    under = bent((*away, 2 / 3 + 0j, 1 / 3 + 0j, 0j), blade.bend, scale, blade.at)
    sketch.shade(on, under, Gradient(dark, lit.mix(dark, 0.35), blade.at, end))
    pale = lit.mix(paper, 0.50)
    rib = (complex(0, RIB), complex(0.5, RIB), complex(0.6, RIB * 0.5), 0.95 + 0j,
           complex(0.6, -RIB * 0.5), complex(0.5, -RIB), complex(0, -RIB))  # fmt: skip
    for side in (up, down):
        for spine in side[3:-1:3]:
            foot = complex(max(0.05, spine.real - 0.13), 0)
            vein = (foot, foot + 0.4 * (spine - foot).real, spine * 0.9 + foot * 0.1, spine)
            path = bent(tuple(foot + (z - foot) * 0.84 for z in vein), blade.bend, scale, blade.at)
            sketch.hair(on, path, lit.mix(paper, 0.30), blade.length * 0.009)
    sketch.mark(on, bent(rib, blade.bend, scale, blade.at), pale)


def _side(width: float, sketch: Sketch) -> Contour:
    """One side of the unit leaf: hollows between sharp spines, never two alike."""
    draw = sketch.grain.swing
    spines = [
        complex(z.real + draw(0.015), z.imag * width * (1 + draw(0.10)))
        for z in SPINES
    ]  # fmt: skip
    out: list[complex] = [0j]
    for a, b in pairwise((0j, *spines, 1 + 0j)):
        inward = complex(0, -SAG * abs(b - a))
        # The hollow leaves a spine steeply and comes to the next one flat: spines point forward.
        out += [a + 0.16 * (b - a) + inward * 0.85, a + 0.72 * (b - a) + inward * 0.75, b]
    out[1] = complex(0.03, spines[0].imag * 0.55)
    return tuple(out)


def plan_holly(spine: Spine, grain: Grain) -> Growth:
    """Three berries close together near the middle of the twig, one more at its side."""
    at, heading = spine.at(0.62)
    width = max(0.55, spine.organ * 0.0085)
    heads, stalks = [], []
    for i, lean in enumerate((-0.9, 0.1, 1.0)):
        twig = stalk(at, heading + lean, spine.organ * grain.between(0.045, 0.06), -0.3 * lean)
        stalks.append(Stalk(twig, width * 0.5, width * 0.4))
        end, facing = twig.at(1)
        r = spine.organ * 0.036 * grain.about(1, 0.08)
        heads.append(Head(end + turn(facing) * r * 0.6, r, facing, i / 3, end, "berry"))
    return Growth(spine, tuple(stalks), tuple(heads))


def draw_holly(sketch: Sketch, growth: Growth) -> None:
    """A twig with holly leaves, the largest in the middle, and its berries over them."""
    spine, grain = growth.spine, sketch.grain
    width = max(0.55, spine.organ * 0.0085)
    side = grain.side()
    for s in (0.22, 0.40, 0.58, 0.78):
        at, heading = spine.at(s)
        length = spine.organ * 0.27 * (1 - 0.45 * abs(s - 0.45)) * grain.about(1, 0.08)
        heading += side * math.radians(64 - 26 * s + grain.bell(5))
        blade = Blade(at, heading, length, -side * 0.35, 1.0, grain.between(0.7, 1.0))
        draw_holly_leaf(sketch, sketch.back, blade, sketch.green(0))
        side = -side
    sketch.mark(sketch.mid, spine.taper(width, width * 0.5), sketch.palette.stem)
    tip, heading = spine.at(1.0)
    last = Blade(tip, heading, spine.organ * 0.21, grain.swing(0.2), 1.0, 0.9)
    draw_holly_leaf(sketch, sketch.mid, last, sketch.green(0))
    draw_stalks(sketch, growth, 0)
    for head in growth.heads:
        draw_berry(sketch, head)
