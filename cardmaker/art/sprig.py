"""Flowering sprigs: small leaves low, heads on curved pedicels above, buds at the tip."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from cardmaker.art.blossom import BUD, draw_blossom, draw_bud, draw_buttercup, draw_daisy
from cardmaker.art.cornflower import draw_cornflower
from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Painter, Planner, Stalk, draw_stalks
from cardmaker.art.leaf import SHAPES, Blade, draw_leaf
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Spine, stalk

#: Who draws an open head, by its kind?
HEADS: dict[str, Callable[[Sketch, Head, int], None]] = {
    "blossom": draw_blossom,
    "buttercup": draw_buttercup,
    "cornflower": draw_cornflower,
    "daisy": draw_daisy,
}


class Flowering(NamedTuple):
    """How a sprig flowers: the kind of its heads, how many, how large in organ lengths; the shape
    of its leaves and how long they are, in organ lengths too.
    """

    head: str
    heads: int
    size: float
    bloom: int
    green: int = 2
    leaf: str = "bay"
    leaf_length: float = 0.13


def flowering(kind: Flowering) -> tuple[Planner, Painter]:
    """A planner and a painter of sprigs that flower so."""

    def plan(spine: Spine, grain: Grain) -> Growth:
        return _plan(spine, grain, kind)

    def paint(sketch: Sketch, growth: Growth) -> None:
        _paint(sketch, growth, kind)

    return plan, paint


def _width(spine: Spine) -> float:
    return max(0.5, spine.organ * 0.0066)


def _plan(spine: Spine, grain: Grain, kind: Flowering) -> Growth:
    heads, stalks, width, side = [], [], _width(spine), grain.side()
    for i in range(kind.heads):
        u = i / max(1, kind.heads - 1)
        at, heading = spine.at(0.44 + 0.56 * u)
        if i < kind.heads - 1:
            lean = heading + side * math.radians(50 - 14 * u + grain.bell(6))
            length = spine.organ * (0.20 - 0.10 * u) * grain.about(1, 0.12)
            pedicel = stalk(at, lean, length, -side * grain.between(0.25, 0.7))
            stalks.append(Stalk(pedicel, width * 0.6, width * 0.4))
            at, heading = pedicel.at(1)
        heads.append(_head(at, heading, u, spine.organ * kind.size * grain.about(1, 0.08), kind))
        side = -side
    return Growth(spine, tuple(stalks), tuple(heads))


def _head(at: complex, facing: float, age: float, size: float, kind: Flowering) -> Head:
    r = size * (1 - 0.35 * age)
    if age > 0.72 or kind.head == "bud":
        length = r * (1.25 if kind.head != "bud" else 1.4)
        return Head(at + turn(facing) * length * 0.42, length * BUD, facing, age, at, "bud")
    return Head(at + turn(facing) * r * 0.25, r * 1.05, facing, age, at, kind.head)


def _paint(sketch: Sketch, growth: Growth, kind: Flowering) -> None:
    spine, grain, width = growth.spine, sketch.grain, _width(growth.spine)
    shape, side, s = SHAPES[kind.leaf], grain.side(), 0.10
    while s < 0.52:
        at, heading = spine.at(s)
        length = spine.organ * kind.leaf_length * (1.05 - 0.5 * s) * grain.about(1, 0.12)
        heading += side * math.radians(54 - 18 * s + grain.bell(6))
        blade = Blade(at, heading, length, -side * 0.45, 1, grain.between(0.55, 1), 0.05)
        draw_leaf(sketch, sketch.back, blade, shape, sketch.green(kind.green))
        s += 0.105
        side = -side
    draw_stalks(sketch, growth, kind.green)
    for pedicel, _, _ in growth.stalks:
        if grain.random() < 0.6:
            at, heading = pedicel.at(0.45)
            blade = Blade(at, heading + grain.side() * 0.7, spine.organ * 0.055, 0.3)
            draw_leaf(sketch, sketch.back, blade, shape, sketch.green(kind.green))
    ink = sketch.palette.stem.mix(sketch.palette.green[kind.green].lit, 0.45)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.45), ink)
    for head in growth.heads:
        if head.kind == "bud":
            draw_bud(sketch, head, kind.bloom, kind.green)
        else:
            HEADS[head.kind](sketch, head, kind.bloom)
