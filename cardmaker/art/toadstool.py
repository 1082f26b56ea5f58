"""Toadstools: a pale stem, gills in the shade, a domed cap with or without its white flecks."""

from __future__ import annotations

import math
from typing import NamedTuple

from cardmaker.art.curve import Contour, ellipse, placed, smooth, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Painter, Planner, Stalk
from cardmaker.art.palette import Green
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.spine import Spine, stalk
from cardmaker.display import Gradient


class Cap(NamedTuple):
    """The look of a cap: how high its dome is and how far its rim hangs, in radii; whether it has
    flecks and its stem a ring.
    """

    dome: float
    rim: float
    flecked: bool


AGARIC, BOLETE = Cap(0.98, 0.16, True), Cap(0.74, 0.10, False)

#: How broad is a cap, in organ lengths? And those that stand beside it, in caps: how far off their
#: foot, how tall, how broad.
BREADTH = 0.20
BESIDE = ((1.38, 0.58, 0.60), (-1.22, 0.46, 0.42))

#: Where does a cap wear flecks, and how large? Across and up from the rim's middle, in radii.
FLECKS = (
    (-0.50, 0.50, 0.125), (-0.04, 0.74, 0.15), (0.44, 0.56, 0.115), (-0.80, 0.16, 0.075),
    (0.14, 0.28, 0.095), (-0.32, 0.18, 0.065), (0.80, 0.20, 0.075), (0.30, 0.84, 0.06),
    (0.56, 0.20, 0.055),
)  # fmt: skip

#: Which way is up, in radians?
UP = -math.pi / 2


def toadstools(cap: Cap) -> tuple[Planner, Painter]:
    """A planner and a painter of toadstools with such a cap, the small ones beside the large."""

    def paint(sketch: Sketch, growth: Growth) -> None:
        stems = [growth.spine, *(side.spine for side in growth.stalks)]
        for spine, head in reversed(list(zip(stems, growth.heads, strict=True))):
            _draw_one(sketch, spine, head, cap)

    return _plan, paint


def _plan(spine: Spine, grain: Grain) -> Growth:
    """One large, and one or two small ones at its foot."""
    r = spine.organ * BREADTH * grain.about(1, 0.06)
    heads, stalks, side = [_head(spine, r)], [], grain.side()
    for off, tall, broad in BESIDE[: 1 + int(grain.random() * 2)]:
        root = spine.points[0] + side * off * r * grain.about(1, 0.1)
        lean = UP + side * math.copysign(grain.between(0.04, 0.16), off)
        small = stalk(root, lean, spine.length * tall * grain.about(1, 0.08), grain.swing(0.15))
        stalks.append(Stalk(small, r * broad * 0.4, r * broad * 0.3))
        heads.append(_head(small, r * broad))
    return Growth(spine, tuple(stalks), tuple(heads))


def _head(spine: Spine, r: float) -> Head:
    tip, facing = spine.at(1)
    return Head(tip + turn(facing) * r * 0.35, r * 1.12, facing, 0.0, tip, "cap")


def _draw_one(sketch: Sketch, spine: Spine, head: Head, cap: Cap) -> None:
    palette, on, r = sketch.palette, sketch.front, head.radius / 1.12
    z, way = head.foot, turn(head.facing)
    mid, deep, light = palette.bloom[2]
    across = 1j * way * r * 0.26
    pale = Gradient(light.mix(mid, 0.4), deep.mix(palette.heart_d, 0.14), z - across, z + across)
    sketch.organ(on, spine.taper(r * 0.50, r * 0.30), pale, deep.mix(palette.heart_d, 0.3))
    tone = palette.berry if cap.flecked else Green(palette.heart, palette.heart_d)
    gills = mid.mix(palette.heart_d, 0.22)
    scale = way * r
    sketch.organ(on, ellipse(z, r * 0.24, r * 0.98, head.facing), gills, deep)
    for i in range(-5, 6):
        fold = (0.10 + 0.04j * i, -0.02 + 0.09j * i, -0.10 + 0.13j * i, -0.15 + 0.165j * i)
        sketch.hair(on, placed(fold, scale, z), gills.mix(palette.heart_d, 0.35))
    if cap.flecked:
        _draw_ring(sketch, z - way * r * 0.34, scale)
    _draw_cap(sketch, (z, scale), cap, Green(*map(sketch.jitter, tone)))


def _draw_ring(sketch: Sketch, z: complex, scale: complex) -> None:
    """The frill that the young cap left on the stem."""
    mid, deep, light = sketch.palette.bloom[2]
    frill = smooth([
        0.10 - 0.17j, 0.12 + 0j, 0.10 + 0.17j, -0.10 + 0.34j, -0.16 + 0.20j, -0.11 + 0.08j,
        -0.17 - 0.05j, -0.11 - 0.18j, -0.12 - 0.33j,
    ])  # fmt: skip
    fill = Gradient(light, deep.mix(mid, 0.4), z - 0.3j * scale, z + 0.3j * scale)
    sketch.organ(sketch.front, placed(frill, scale, z), fill, deep.mix(sketch.palette.heart_d, 0.2))


def _dome(cap: Cap) -> Contour:
    """A cap along x (up), its rim from -1 to 1 across."""
    d, rim = cap.dome, cap.rim
    return smooth([
        complex(d, 0), complex(0.90 * d, 0.46), complex(0.58 * d, 0.84), complex(0.12, 1.04),
        complex(-rim * 0.7, 0.98), complex(-rim * 0.2, 0.66), complex(0.02, 0),
        complex(-rim * 0.2, -0.66), complex(-rim * 0.7, -0.98), complex(0.12, -1.04),
        complex(0.58 * d, -0.84), complex(0.90 * d, -0.46),
    ])  # fmt: skip


def _draw_cap(sketch: Sketch, place: tuple[complex, complex], cap: Cap, tone: Green) -> None:
    (z, scale), on, palette = place, sketch.front, sketch.palette
    lit, shade = tone
    outline = _dome(cap)
    middle = z + 0.4 * cap.dome * scale
    r = abs(scale)
    wash = Gradient(lit.mix(palette.paper, 0.12), shade.mix(lit, 0.35),
                    middle + LIGHT * r, middle - LIGHT * r)  # fmt: skip
    sketch.organ(on, placed(outline, scale, z), wash, shade)
    # The dark side: between the rim on the right and a line within it.
    dark = smooth([
        complex(0.97 * cap.dome, 0.22), complex(0.56 * cap.dome, 0.83), complex(0.12, 1.02),
        complex(-cap.rim * 0.6, 0.96), complex(-cap.rim * 0.1, 0.60), complex(0.10, 0.66),
        complex(0.44 * cap.dome, 0.58),
    ])  # fmt: skip
    sketch.shade(on, placed(dark, scale, z), shade.mix(lit, 0.22))
    if not cap.flecked:
        shine = ellipse(z + scale * complex(0.50 * cap.dome, -0.42), r * 0.20, r * 0.09,
                        math.radians(-35))  # fmt: skip
        sketch.shade(on, shine, lit.mix(palette.paper, 0.35))
        return
    cream = palette.bloom[2].light
    for x, y, size in FLECKS:
        at = z + scale * complex(y * cap.dome, x)
        # Flecks at the sides are seen from aside.
        thin = math.sqrt(max(0.25, 1 - x * x))
        fleck = ellipse(at, r * size, r * size * thin, 0.0)
        sketch.shade(on, ellipse(at - LIGHT * r * 0.018, r * size, r * size * thin, 0.0),
                     shade)  # fmt: skip
        sketch.organ(on, fleck, cream.mix(palette.bloom[2].mid, 0.5 if x > 0.3 else 0.0))
