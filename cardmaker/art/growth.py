"""Growth: a plant before it is drawn -- its stem, its stalks, and the true circles of its heads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cardmaker.art.grain import Grain
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Spine


class Head(NamedTuple):
    """A flower head, a berry, a whorl of a spike: the circle it fills, and which way it faces.

    `age` runs from 0, the lowest and most open, to 1, the tip's bud; `foot` is where its stalk
    ends.
    """

    centre: complex
    radius: float
    facing: float
    age: float
    foot: complex
    kind: str


class Stalk(NamedTuple):
    """A side stem: its spine, and its width at root and tip in points."""

    spine: Spine
    wide: float
    narrow: float


@dataclass(frozen=True, slots=True)
class Growth:
    """What is known of a plant before its leaves: enough to see whether it has room."""

    spine: Spine
    stalks: tuple[Stalk, ...] = ()
    heads: tuple[Head, ...] = ()


#: Which heads does one see through, so that a leaf behind them is a muddle?
AIRY = frozenset({"fan", "floret", "seed", "whorl"})


def crown(growth: Growth) -> tuple[tuple[complex, float], ...]:
    """The discs (centre, radius) of a spike, a panicle or an umbel; of other plants none."""
    if not growth.heads or growth.heads[0].kind not in AIRY:
        return ()
    rays = tuple((spine.at(0.6)[0], 0.18 * spine.length) for spine, _, _ in growth.stalks)
    return tuple((head.centre, head.radius) for head in growth.heads) + rays


Planner = Callable[[Spine, Grain], Growth]
Painter = Callable[[Sketch, Growth], None]


def draw_stalks(sketch: Sketch, growth: Growth, green: int) -> None:
    """The side stems of a growth, a little greener than wood."""
    palette = sketch.palette
    ink = palette.stem.mix(palette.green[green].lit, 0.45)
    for spine, wide, narrow in growth.stalks:
        sketch.mark(sketch.mid, spine.taper(wide, narrow), ink)
