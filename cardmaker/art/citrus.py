"""Citrus: oranges, lemons and their slices, modelled with a few flat shapes, as on a label."""

from __future__ import annotations

import cmath
import math
from typing import Literal, NamedTuple

from cardmaker.art.curve import Contour, blob, ellipse, placed, smooth, tilted, turn
from cardmaker.art.palette import Bloom
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.display import Gradient
from cardmaker.geometry import Rect

#: Half a lemon's outline, from the nipple at its tip back to the neck, in radii.
HALF_LEMON = (
    1.30 + 0.00j, 1.22 + 0.10j, 1.06 + 0.19j, 0.90 + 0.42j, 0.52 + 0.72j, 0.02 + 0.84j,
    -0.50 + 0.72j, -0.86 + 0.44j, -1.04 + 0.20j, -1.14 + 0.09j,
)  # fmt: skip

#: Where does the rind of a slice end, and where the pith, in radii?
RIND, PITH = 0.915, 0.83

#: How many segments has a slice, and how many flecks of pulp a segment?
SEGMENTS, FLECKS = 9, 5

#: How far does the shade reach in from a fruit's dark side, in radii?
SHADE = 0.30


class Kind(NamedTuple):
    """A kind of fruit: its form, which of the palette's blooms its rind has, and its radius
    against an orange's.
    """

    form: Literal["orange", "lemon", "slice"]
    bloom: int
    size: float


ORANGE, LEMON = Kind("orange", 1, 1.0), Kind("lemon", 2, 0.82)
ORANGE_SLICE, LEMON_SLICE = Kind("slice", 1, 0.96), Kind("slice", 2, 0.84)
KINDS = (ORANGE, LEMON_SLICE, LEMON, ORANGE_SLICE)


class Fruit(NamedTuple):
    """A fruit in its place: centre and radius in points, which way its stalk looks (radians)."""

    kind: Kind
    centre: complex
    radius: float
    facing: float

    @property
    def box(self) -> Rect:
        """What it fills at most, however it lies."""
        z, r = self.centre, self.radius * (1.35 if self.kind.form == "lemon" else 1.03)
        return Rect(z.real - r, z.imag - r, 2 * r, 2 * r)


def draw_fruit(sketch: Sketch, fruit: Fruit) -> None:
    """The fruit as its kind asks."""
    match fruit.kind.form:
        case "orange":
            draw_orange(sketch, fruit)
        case "lemon":
            draw_lemon(sketch, fruit)
        case "slice":
            draw_slice(sketch, fruit)


def draw_orange(sketch: Sketch, fruit: Fruit) -> None:
    """A whole round fruit, its star of a calyx towards `facing`."""
    grain = sketch.grain
    knots = blob(1.0, 0.014, (grain.between(0, math.tau), grain.between(0, math.tau)), 14)
    _draw_body(sketch, fruit, knots)
    z, r, way = fruit.centre, fruit.radius, turn(fruit.facing)
    _draw_calyx(sketch, z + way * r * 0.68, r * 0.17, (fruit.facing, 0.72))


def draw_lemon(sketch: Sketch, fruit: Fruit) -> None:
    """A whole lemon, its neck towards `facing`, its nipple away from it."""
    lower = tuple([z.conjugate() for z in HALF_LEMON[:0:-1]])
    knots = smooth((*HALF_LEMON, *lower))
    scale = turn(fruit.facing + math.pi)
    _draw_body(sketch, fruit, placed(knots, scale, 0j))
    way = turn(fruit.facing)
    _draw_calyx(sketch, fruit.centre + way * fruit.radius * 1.10, fruit.radius * 0.12,
                (fruit.facing, 0.6))  # fmt: skip


def _draw_body(sketch: Sketch, fruit: Fruit, outline: Contour) -> None:
    """The rind: a soft wash, the shaded side, two lights, and its pores."""
    on, (kind, z, r, _) = sketch.front, fruit
    mid, deep, light = sketch.palette.bloom[kind.bloom]
    rind = sketch.jitter(mid, 0.03)
    wash = Gradient(rind.mix(light, 0.38), rind.mix(deep, 0.35), z + LIGHT * r, z - LIGHT * r)
    sketch.organ(on, placed(outline, r + 0j, z), wash, deep)
    shade = _shaded(outline)
    fill = Gradient(rind.mix(deep, 0.55), deep, z - LIGHT * r * 0.4, z - LIGHT * r)
    sketch.shade(on, placed(shade, r + 0j, z), fill)
    _draw_pores(sketch, fruit)
    tilt = cmath.phase(LIGHT) + math.pi / 2
    glow = ellipse(z + LIGHT * r * 0.50, r * 0.26, r * 0.13, tilt)
    sketch.shade(on, glow, rind.mix(light, 0.72))
    spark = ellipse(z + LIGHT * r * 0.56 + turn(tilt) * r * 0.05, r * 0.12, r * 0.05, tilt)
    sketch.shade(on, spark, light.mix(sketch.palette.paper, 0.45))


def _shaded(outline: Contour) -> Contour:
    """The crescent along an outline's dark side."""
    dark = []
    for z in outline[:-1:3]:
        away = math.cos(cmath.phase(z / -LIGHT))
        if away > -0.12:
            dark.append((cmath.phase(z / -LIGHT), z, away))
    dark.sort(key=lambda knot: knot[0])
    inner = [z * (1 - SHADE * max(0.0, away) ** 1.9) for _, z, away in dark[1:-1]]
    return smooth([*(z for _, z, _ in dark), *reversed(inner)])


def _draw_pores(sketch: Sketch, fruit: Fruit) -> None:
    grain, (kind, z, r, _) = sketch.grain, fruit
    mid, deep, _ = sketch.palette.bloom[kind.bloom]
    for _ in range(16):
        place = cmath.rect(r * 0.72 * math.sqrt(grain.random()), grain.between(0, math.tau))
        # The light eats pores; they show where it grazes.
        if abs(place / r - LIGHT * 0.5) > 0.34:
            sketch.shade(sketch.front, ellipse(z + place, max(0.25, r * 0.016)), mid.mix(deep, 0.7))


def _draw_calyx(sketch: Sketch, at: complex, size: float, tilt: tuple[float, float]) -> None:
    """A green star of five points, and the scar of the stalk in it."""
    lit, shade = sketch.palette.green[0]
    first = sketch.grain.between(0, math.tau)
    star = smooth([
        cmath.rect(size * (1.0 if i % 2 else 0.62), first + math.tau * i / 10) for i in range(10)
    ])  # fmt: skip
    sketch.organ(sketch.front, tilted(star, at, *tilt), lit.mix(shade, 0.35), shade)
    sketch.mark(sketch.front, tilted(ellipse(0j, size * 0.26), at, *tilt), shade)


def draw_slice(sketch: Sketch, fruit: Fruit) -> None:
    """A round slice: rind, pale pith, segments full of pulp."""
    on, (kind, z, r, facing) = sketch.front, fruit
    tones = mid, deep, light = sketch.palette.bloom[kind.bloom]
    rind = Gradient(mid, deep, z + LIGHT * r, z - LIGHT * r)
    sketch.organ(on, ellipse(z, r), rind, deep)
    sketch.shade(on, ellipse(z, r * 0.955), mid.mix(light, 0.25))
    pith = light.mix(sketch.palette.paper, 0.66)
    sketch.organ(on, ellipse(z, r * RIND), pith)
    for i in range(SEGMENTS):
        middle = facing + math.tau * i / SEGMENTS
        _draw_segment(sketch, (z, r * PITH), middle, tones)
    sketch.shade(on, ellipse(z, r * 0.045), pith.mix(mid, 0.2))


def _draw_segment(sketch: Sketch, disc: tuple[complex, float], middle: float, tones: Bloom) -> None:
    grain, on, (z, r) = sketch.grain, sketch.front, disc
    mid, deep, light = tones
    half = math.pi / SEGMENTS - 0.035
    pulp = sketch.jitter(mid.mix(light, 0.12), 0.05)
    outline = placed(_segment(half, grain.swing(0.02)), turn(middle) * r, z)
    fill = Gradient(pulp.mix(light, 0.62), pulp.mix(deep, 0.12), z, z + turn(middle) * r)
    sketch.organ(on, outline, fill)
    for i in range(FLECKS):
        aside = half * 0.72 * (2 * (i + 0.5) / FLECKS - 1) + grain.swing(0.03)
        start = 0.34 + 0.20 * grain.random() + 0.5 * abs(aside)
        end = min(0.92, start + grain.between(0.16, 0.34))
        fleck = placed(_fleck(start, end), turn(middle + aside) * r, z)
        sketch.shade(on, fleck, pulp.mix(light, 0.55))


def _segment(half: float, skew: float) -> Contour:
    """A rounded wedge from near 0 to the unit circle, `half` radians to either side."""
    edge = ((0.13, 0.0), (0.34, 0.62), (0.62, 0.82), (0.88, 0.86), (0.985, 0.62), (1.0, 0.0))
    up = [cmath.rect(far, part * half + skew) for far, part in edge]
    down = [cmath.rect(far, skew - part * half) for far, part in reversed(edge[1:-1])]
    return smooth([*up, *down])


def _fleck(start: float, end: float) -> Contour:
    """A drop of pulp along x, pointed towards the centre."""
    belly, width = start + 0.7 * (end - start), 0.028
    return (
        start + 0j, complex(start + 0.02, 0.002), complex(belly - 0.08, width), belly + width * 1j,
        complex(end, width), complex(end, -width), belly - width * 1j,
        complex(belly - 0.08, -width), complex(start + 0.02, -0.002), start + 0j,
    )  # fmt: skip
