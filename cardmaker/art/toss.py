"""Tosses: sprigs strewn over a ground as on a printed cloth, for an envelope's liner and flap.

Large sprigs are thrown first, smaller ones into what room they leave, and flecks into the rest.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cardmaker.art.curve import ellipse
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Disc, discs
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Item, Items, Path, rectangle

#: How long are sprigs of the three throws, in points: a real liner is seen close by.
LENGTHS = (88.0, 60.0, 36.0)

#: How often is each throw tried, for every square of its length?
TRIES = 14

#: Which part of them goes with the cloth's way, to within how many radians?
ALONG, WAY = 0.6, 0.87

#: How much air is left between two sprigs, and round a fleck, in points?
AIR, FLECK = 3.0, 1.5

#: How deep is the ground?
GROUND = 0.45


def draw_toss(panel: Panel, palette: Palette, species: Sequence[str], grain: Grain) -> Items:
    """A pale ground to the bleed's edge, strewn with the species, the first of them most often."""
    ground = palette.paper.mix(palette.pale, GROUND)
    # What fades towards the paper fades towards the ground here.
    cloth = replace(palette, paper=ground)
    taken = _Taken()
    items: list[Item] = [rectangle(panel.reach, fill=ground)]
    way = grain.child("way").between(-math.pi, math.pi)
    for throw, length in enumerate(LENGTHS):
        items += _thrown(panel, cloth, species, (length, way), taken, grain.child(throw))
    items += _flecks(panel, cloth, taken, grain.child("flecks"))
    return tuple(items)


class _Taken:
    """The discs that stand already, by the squares they touch."""

    SIDE = 24.0

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], list[Disc]] = defaultdict(list)

    def free(self, some: Iterable[Disc], air: float) -> bool:
        """Whether none of the discs comes nearer than `air` to one that stands."""
        return not any(
            abs(z - w) < r + q + air
            for z, r in some
            for square in self._touched(z, r + air)
            for w, q in self._squares.get(square, ())
        )

    def take(self, some: Iterable[Disc]) -> None:
        for z, r in some:
            for square in self._touched(z, r):
                self._squares[square].append((z, r))

    def _touched(self, z: complex, r: float) -> Iterator[tuple[int, int]]:
        for x in range(int((z.real - r) // self.SIDE), int((z.real + r) // self.SIDE) + 1):
            for y in range(int((z.imag - r) // self.SIDE), int((z.imag + r) // self.SIDE) + 1):
                yield x, y


def _thrown(
    panel: Panel,
    palette: Palette,
    species: Sequence[str],
    throw: tuple[float, float],
    taken: _Taken,
    grain: Grain,
) -> Iterator[Item]:
    length, way = throw
    field = panel.reach.inset(-length / 3)
    for i in range(int(TRIES * field.w * field.h / length**2)):
        part = grain.child(i)
        spine = _lying(part, field.x + part.random() * field.w, field.y + part.random() * field.h,
                       part.about(length, 0.12), way)  # fmt: skip
        # The first of the species comes twice as often as the others.
        kind = SPECIES[species[max(0, int(part.random() * (len(species) + 1)) - 1)]]
        body = discs(spine, 0.9 * kind.width)
        growth = kind.plan(spine, part)
        body += [(head.centre, head.radius) for head in growth.heads]
        if taken.free(body, AIR):
            taken.take(body)
            sketch = Sketch(palette, part, palette.style)
            kind.paint(sketch, growth)
            yield from sketch.items


def _lying(grain: Grain, x: float, y: float, length: float, way: float) -> Spine:
    """A spine about its middle (x, y), most often along the cloth's way."""
    aside = grain.swing(WAY if grain.random() < ALONG else math.pi)
    bend = grain.side() * grain.between(0.25, 0.8)
    heading = way + aside - bend / 2
    middle = complex(x, y) - length / 2 * complex(math.cos(way + aside), math.sin(way + aside))
    posture = Posture(bend, grain.swing(0.08), 0.04, grain.between(0, math.tau))
    return grow(middle, heading, length, posture, 1.06 * length)


def _flecks(panel: Panel, palette: Palette, taken: _Taken, grain: Grain) -> Iterator[Path]:
    """Small dots in the holes that are left."""
    reach = panel.reach
    tones = (palette.bloom[0].mid, palette.green[2].lit, palette.bloom[1].light, palette.accent)
    for _ in range(int(reach.w * reach.h / 220)):
        z = complex(reach.x + grain.random() * reach.w, reach.y + grain.random() * reach.h)
        dot = (z, grain.between(0.8, FLECK))
        if taken.free([dot], 2.2 * AIR):
            taken.take([(z, 5.0)])
            yield Path((ellipse(z, dot[1]),), grain.pick(tones))
