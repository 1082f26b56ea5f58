"""Posies: single flowers, cones and berries put down where a composition wants them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from cardmaker.art.blossom import draw_blossom, draw_daisy
from cardmaker.art.cone import draw_cone
from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.palette import Palette
from cardmaker.art.rose import draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spike import draw_berry_cluster
from cardmaker.display import Items

Kind = Literal["rose", "ranunculus", "small rose", "blossom", "daisy", "berries", "cone"]


class Flower(NamedTuple):
    """One thing in a posy: what, the circle it fills (points), which of the palette's blooms."""

    kind: Kind
    centre: complex
    radius: float
    bloom: int = 0


def _rose(sketch: Sketch, it: Flower) -> None:
    draw_rose(sketch, it.centre, it.radius, it.bloom, "garden")


def _ranunculus(sketch: Sketch, it: Flower) -> None:
    draw_rose(sketch, it.centre, it.radius, it.bloom, "ranunculus")


def _small_rose(sketch: Sketch, it: Flower) -> None:
    draw_rose(sketch, it.centre, it.radius, it.bloom, "small")


def _head(sketch: Sketch, it: Flower) -> Head:
    return Head(it.centre, it.radius, sketch.grain.between(0, math.tau), 0.0, it.centre, it.kind)


def _blossom(sketch: Sketch, it: Flower) -> None:
    draw_blossom(sketch, _head(sketch, it), it.bloom)


def _daisy(sketch: Sketch, it: Flower) -> None:
    draw_daisy(sketch, _head(sketch, it), it.bloom)


def _berries(sketch: Sketch, it: Flower) -> None:
    draw_berry_cluster(sketch, it.centre, it.radius)


def _cone(sketch: Sketch, it: Flower) -> None:
    draw_cone(sketch, it.centre, it.radius, sketch.grain.between(0.6, 2.5))


#: Who draws what?
PAINTERS: dict[Kind, Callable[[Sketch, Flower], None]] = {
    "rose": _rose,
    "ranunculus": _ranunculus,
    "small rose": _small_rose,
    "blossom": _blossom,
    "daisy": _daisy,
    "berries": _berries,
    "cone": _cone,
}


def draw_flower(flower: Flower, palette: Palette, grain: Grain) -> Items:
    """One thing of a posy."""
    sketch = Sketch(palette, grain, palette.style)
    PAINTERS[flower.kind](sketch, flower)
    return sketch.items


#: Which leaves stand behind a flower?
COLLAR = ("laurel", "ovate", "seeded")


def draw_collar_leaf(
    flower: Flower, heading: float, length: float, palette: Palette, grain: Grain
) -> Items:
    """A broad leaf that comes out from under a flower, `length` beyond its rim (points)."""
    sketch = Sketch(palette, grain, palette.style)
    foot = flower.centre + turn(heading) * flower.radius * 0.45
    narrow = sketch.grain.between(0.55, 1.0)
    blade = Blade(
        foot, heading, flower.radius * 0.55 + length, sketch.grain.swing(0.5), 1.0, narrow
    )
    shape, tone = SHAPES[sketch.grain.pick(COLLAR)], sketch.green(sketch.grain.pick((0, 1, 2)))
    draw_leaf(sketch, sketch.back, blade, shape, tone, Finish(veins=2))
    return sketch.items
