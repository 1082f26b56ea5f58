"""Leaves: a table of shapes, and how one is bent, turned out of the plane and lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cardmaker.art.curve import Contour, bent, line, turn
from cardmaker.art.palette import Green
from cardmaker.art.sketch import HAIRLINE, LIGHT, Sketch
from cardmaker.display import Gradient, Path


@dataclass(frozen=True, slots=True)
class LeafShape:
    """The upper side of a leaf that lies along x from 0 to 1, as two cubics.

    Widest at `belly`, where it is `width` high; handles reach `rise` before and `fall` after it;
    `base` and `tip` are the handles at the ends (the tip's measured back from 1).
    """

    belly: float
    width: float
    base: complex
    rise: float
    fall: float
    tip: complex


#: What is a leaf's shape? Drawn by eye after pressed leaves and seed catalogues.
SHAPES = {
    "olive": LeafShape(0.46, 0.105, 0.10 + 0.012j, 0.22, 0.24, 0.14 + 0.018j),
    "willow": LeafShape(0.40, 0.075, 0.10 + 0.010j, 0.20, 0.26, 0.20 + 0.012j),
    "ovate": LeafShape(0.36, 0.235, 0.02 + 0.10j, 0.17, 0.22, 0.16 + 0.030j),
    "laurel": LeafShape(0.48, 0.170, 0.10 + 0.035j, 0.24, 0.22, 0.14 + 0.045j),
    "dollar": LeafShape(0.50, 0.430, 0.00 + 0.24j, 0.26, 0.25, 0.00 + 0.230j),
    "seeded": LeafShape(0.44, 0.300, 0.03 + 0.14j, 0.22, 0.23, 0.08 + 0.090j),
    "bay": LeafShape(0.50, 0.200, 0.08 + 0.06j, 0.24, 0.22, 0.10 + 0.060j),
    "blade": LeafShape(0.30, 0.026, 0.10 + 0.010j, 0.16, 0.30, 0.30 + 0.004j),
    "pinna": LeafShape(0.32, 0.105, 0.02 + 0.07j, 0.14, 0.30, 0.22 + 0.020j),
    "floret": LeafShape(0.60, 0.200, 0.06 + 0.07j, 0.26, 0.18, 0.02 + 0.100j),
    "petal": LeafShape(0.52, 0.300, 0.00 + 0.14j, 0.22, 0.22, 0.06 + 0.100j),
    "sepal": LeafShape(0.40, 0.220, 0.00 + 0.12j, 0.18, 0.20, 0.10 + 0.030j),
    "ray": LeafShape(0.62, 0.155, 0.05 + 0.06j, 0.28, 0.20, 0.00 + 0.100j),
}


class Blade(NamedTuple):
    """Where and how one leaf grows; angles in radians, lengths in points.

    `bend` is the turn of its axis from base to tip; `above` and `below` narrow its two halves, as
    if turned out of the plane; `petiole` is the stalk, in leaf lengths.
    """

    at: complex
    heading: float
    length: float
    bend: float = 0.0
    above: float = 1.0
    below: float = 1.0
    petiole: float = 0.0


class Finish(NamedTuple):
    """How much of a leaf is worked out: a midrib, and so many pairs of side veins."""

    rib: bool = True
    veins: int = 0


RIBBED, PLAIN = Finish(), Finish(rib=False)


def half(shape: LeafShape, width: float, sketch: Sketch | None = None) -> Contour:
    """One side of the unit leaf, from base to tip; with a sketch a little off, as leaves are."""
    w = shape.width * width
    belly, slope = shape.belly, 0.0
    if sketch:
        draw = sketch.grain.random
        belly *= 0.97 + 0.06 * draw()
        # One slope for both handles, or the edge would break at its widest.
        slope = w * 0.5 * (draw() - 0.5)
    base, tip = shape.base, shape.tip
    return (
        0j,
        complex(base.real, base.imag * width),
        complex(belly - shape.rise, w - slope * shape.rise),
        complex(belly, w),
        complex(belly + shape.fall, w + slope * shape.fall),
        complex(1 - tip.real, tip.imag * width),
        1 + 0j,
    )


def mirrored(points: Contour) -> Contour:
    """The other side of the axis."""
    return tuple([z.conjugate() for z in points])


def silhouette(shape: LeafShape, blade: Blade, sketch: Sketch) -> Contour:
    """The outline of a leaf without its stalk, as one closed contour."""
    up = half(shape, blade.above, sketch)
    down = mirrored(half(shape, blade.below, sketch))
    scale = turn(blade.heading) * blade.length
    return bent(up + down[-2::-1], blade.bend, scale, blade.at)


def draw_leaf(
    sketch: Sketch,
    on: list[Path],
    blade: Blade,
    shape: LeafShape,
    tone: Green,
    finish: Finish = RIBBED,
) -> None:
    """A whole leaf: stalk, body, the half away from the light, rib and veins."""
    scale = turn(blade.heading) * blade.length
    foot = blade.at + scale * blade.petiole
    up = half(shape, blade.above, sketch)
    down = mirrored(half(shape, blade.below, sketch))
    outline = bent(up + down[-2::-1], blade.bend, scale, foot)
    if blade.petiole * blade.length > SEEN:
        side = 1j * scale * max(0.011, 0.2 / blade.length)
        sketch.mark(on, _sliver(blade.at, foot, side), sketch.palette.stem)
    if sketch.style == "ghost":
        sketch.organ(on, outline, sketch.palette.ghost)
        return
    lit, dark, paper = tone.lit, tone.shade, sketch.palette.paper
    end = foot + scale * 0.95
    body = Gradient(lit.mix(dark, 0.75), lit.mix(paper, 0.38), foot, end)
    sketch.organ(on, outline, body, lit.mix(dark, 0.35))
    aside = 1j * turn(blade.heading + blade.bend / 2)
    away = outline[:5:-1] if (aside * LIGHT.conjugate()).real > 0 else outline[:7]
    under = away + bent(_AXIS, blade.bend, scale, foot)
    sketch.shade(on, under, Gradient(lit.mix(dark, 0.95), lit.mix(paper, 0.18), foot, end))
    if finish.rib and blade.length > RIBBED_FROM:
        pale = lit.mix(paper, 0.55)
        if sketch.lined:
            sketch.hair(on, bent(line(0j, 0.86 + 0j), blade.bend, scale, foot), pale)
        else:
            sketch.mark(on, bent(_RIB, blade.bend, scale, foot), pale)
    for i in range(finish.veins):
        _side_veins(sketch, on, blade, (up, down), (0.14 + 0.62 * i / finish.veins, tone))


#: How long is a stalk that is seen beside its stem? Points.
SEEN = 1.0

#: The way back along the axis, from the tip to the base.
_AXIS: Contour = (2 / 3 + 0j, 1 / 3 + 0j, 0j)

#: How long is the shortest leaf whose rib a press holds? Points: below, it is finer than a hair.
RIBBED_FROM = HAIRLINE / 0.022

#: What is a midrib? A sliver along the axis that ends before the tip.
_RIB: Contour = (
    0.011j, 0.3 + 0.0092j, 0.6 + 0.0066j, 0.90 + 0.0016j,
    0.90 + 0.0016j, 0.90 - 0.0016j, 0.90 - 0.0016j,
    0.6 - 0.0066j, 0.3 - 0.0092j, -0.011j,
)  # fmt: skip


def _sliver(start: complex, end: complex, side: complex) -> Contour:
    a, b, c, d = start + side, end + side * 0.8, end - side * 0.8, start - side
    return (a, a, b, b, b, c, c, c, d, d)


#: How far towards the leaf's edge does a side vein run?
VEIN = 0.80


def _edge(side: Contour, x: float) -> float:
    """How far the edge of a half leaf lies off the axis at x."""
    a, b, c, d = side[:4] if x < side[3].real else side[3:]
    low, high = 0.0, 1.0
    for _ in range(7):
        t = (low + high) / 2
        z = (1 - t) ** 3 * a + 3 * t * (1 - t) * ((1 - t) * b + t * c) + t**3 * d
        low, high = (t, high) if z.real < x else (low, t)
    return z.imag


def _side_veins(
    sketch: Sketch,
    on: list[Path],
    blade: Blade,
    sides: tuple[Contour, Contour],
    place: tuple[float, Green],
) -> None:
    t, tone = place
    scale = turn(blade.heading) * blade.length
    foot = blade.at + scale * blade.petiole
    ink = tone.lit.mix(sketch.palette.paper, 0.35)
    for side in sides:
        height = VEIN * _edge(side, t + 0.15)
        vein = (
            complex(t, 0), complex(t + 0.05, height * 0.3),
            complex(t + 0.105, height * 0.62), complex(t + 0.15, height),
        )  # fmt: skip
        sketch.hair(on, bent(vein, blade.bend, scale, foot), ink, blade.length * 0.008)
