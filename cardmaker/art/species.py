"""The species: what grows, how broad it stands, where it may stand, and which texture it has.

Textures are what the eye tells apart at arm's length: broad leaf, fine leaf, flower head, spike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from cardmaker.art.branch import HABITS, branch, draw_fern
from cardmaker.art.fir import draw_fir, plan_fir
from cardmaker.art.grain import Grain
from cardmaker.art.grass import draw_oat, draw_tuft, plan_oat
from cardmaker.art.growth import Growth, Painter, Planner
from cardmaker.art.holly import draw_holly, plan_holly
from cardmaker.art.panicle import draw_panicle, draw_umbel, plan_panicle, plan_umbel
from cardmaker.art.poppy import draw_poppies, plan_poppy
from cardmaker.art.sketch import Sketch
from cardmaker.art.spike import draw_berries, draw_lavender, plan_berries, plan_lavender
from cardmaker.art.spine import Spine
from cardmaker.art.sprig import Flowering, flowering
from cardmaker.art.toadstool import AGARIC, BOLETE, toadstools

Texture = Literal["broad", "fine", "flower", "spike"]


@dataclass(frozen=True, slots=True)
class Species:
    """A plant that can stand in a row.

    `width` is half its breadth in organ lengths; `tall` its height against the row's; `fill` the
    ink on it as a part of width × organ × height, measured at 72 dpi; `bend` the least and the
    greatest turn of its stem, `tilt` how far its tip may lean, in radians; `hangs` whether it may
    hang head down; `middle` whether it may stand in the middle of a row, under the lettering.
    """

    name: str
    texture: Texture
    width: float
    tall: float
    fill: float
    plan: Planner
    paint: Painter
    bend: tuple[float, float] = (0.10, 0.52)
    tilt: float = math.pi
    hangs: bool = True
    middle: bool = True


def _bare(spine: Spine, grain: Grain) -> Growth:
    return Growth(spine)


def _fern(sketch: Sketch, growth: Growth) -> None:
    draw_fern(sketch, growth.spine)


def _leafy(name: str, texture: Texture, width: float, fill: float) -> Species:
    tall = 0.90 if texture == "broad" else 1.04
    return Species(name, texture, width, tall, fill, _bare, branch(HABITS[name]))


def _flower(name: str, kind: Flowering, fill: float) -> Species:
    plan, paint = flowering(kind)
    return Species(name, "flower", 0.20, 0.98, fill, plan, paint)


#: What grows? Every species by name.
SPECIES = {
    plant.name: plant
    for plant in (
        _leafy("eucalyptus", "broad", 0.17, 1.24),
        _leafy("seeded", "broad", 0.20, 0.81),
        _leafy("ruscus", "broad", 0.18, 0.70),
        _leafy("laurel", "broad", 0.22, 0.62),
        _leafy("willow", "fine", 0.15, 0.71),
        _leafy("olive", "fine", 0.20, 0.69),
        _leafy("myrtle", "fine", 0.10, 0.80),
        Species("fern", "fine", 0.19, 1.0, 0.87, _bare, _fern),
        Species("fir", "fine", 0.16, 1.0, 0.9, plan_fir, draw_fir),
        Species("holly", "broad", 0.20, 0.9, 0.7, plan_holly, draw_holly),
        _flower("blossom", Flowering("blossom", 5, 0.092, bloom=0), 0.56),
        _flower("accent blossom", Flowering("blossom", 5, 0.086, bloom=1), 0.54),
        _flower("daisy", Flowering("daisy", 4, 0.088, bloom=2), 0.44),
        _flower("rosebud", Flowering("bud", 5, 0.068, bloom=1), 0.34),
        Species("panicle", "flower", 0.24, 0.94, 0.31, plan_panicle, draw_panicle),
        Species("lavender", "spike", 0.08, 0.92, 0.83, plan_lavender, draw_lavender,
                (0.22, 0.46), tilt=0.40),
        Species("berries", "spike", 0.14, 0.98, 0.50, plan_berries, draw_berries),
        _flower("cornflower", Flowering("cornflower", 3, 0.098, bloom=1, green=0, leaf="willow",
                                        leaf_length=0.24), 0.40),
        _flower("buttercup", Flowering("buttercup", 5, 0.062, bloom=2, green=1, leaf="sepal"),
                0.34),
        Species("poppy", "flower", 0.22, 1.0, 0.36, plan_poppy, draw_poppies, (0.10, 0.36),
                tilt=0.45, hangs=False),
        Species("oat", "spike", 0.14, 1.0, 0.24, plan_oat, draw_oat, (0.25, 0.55), hangs=False),
        Species("tuft", "fine", 0.14, 1.0, 0.50, _bare, draw_tuft, (0.15, 0.60), hangs=False),
        Species("toadstool", "flower", 0.40, 1.0, 0.60, *toadstools(AGARIC), (0.02, 0.12),
                tilt=0.12, hangs=False),
        Species("bolete", "flower", 0.36, 0.8, 0.60, *toadstools(BOLETE), (0.02, 0.12),
                tilt=0.12, hangs=False),
        Species("umbel", "spike", 0.25, 0.74, 0.44, plan_umbel, draw_umbel,
                (0.03, 0.10), tilt=0.10, hangs=False, middle=False),
    )
}  # fmt: skip
