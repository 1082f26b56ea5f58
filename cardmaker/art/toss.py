"""Tosses: sprigs strewn over a ground as on a printed cloth, for an envelope's liner and flap.

Large sprigs are thrown first, smaller ones into what room they leave, and flecks into the rest.
Each species is drawn once for every throw, and printed wherever it falls, turned and mirrored.
"""

from __future__ import annotations

import cmath
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cardmaker.art.curve import ellipse, turn
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Disc, discs
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.species import SPECIES, Species
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Group, Item, Items, Path, rectangle
from cardmaker.geometry import Matrix

#: How long are sprigs of the three throws, in points: a real liner is seen close by.
LENGTHS = (88.0, 60.0, 36.0)

#: How much larger may a print be than its motif? Never smaller, for its lines are the finest.
LARGER = 1.28

#: Which way does a motif grow? Square to the light, in radians.
ACROSS = cmath.phase(LIGHT) + math.pi / 2

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
        part = grain.child(throw)
        # Each throw leaves out a few, which the others have: a motif more is some kilobytes.
        here = [name for i, name in enumerate(species) if i % 4 != 3 - throw]
        motifs = [_draw_motif(SPECIES[name], length, cloth, part.child(name)) for name in here]
        items += _thrown(panel, motifs, (length, way), taken, part)
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


class _Motif(NamedTuple):
    """A sprig about 0, growing ACROSS, and the discs that stand for its body."""

    items: Items
    body: list[Disc]


def _draw_motif(species: Species, length: float, palette: Palette, grain: Grain) -> _Motif:
    spine = _lying(grain, length / math.sqrt(LARGER))
    growth = species.plan(spine, grain)
    sketch = Sketch(palette, grain, palette.style)
    species.paint(sketch, growth)
    heads = [(head.centre, head.radius) for head in growth.heads]
    return _Motif(sketch.items, discs(spine, 0.9 * species.width) + heads)


def _lying(grain: Grain, length: float) -> Spine:
    """A spine whose middle is about 0."""
    bend = grain.side() * grain.between(0.25, 0.8)
    root = -length / 2 * turn(ACROSS)
    posture = Posture(bend, grain.swing(0.08), 0.04, grain.between(0, math.tau))
    return grow(root, ACROSS - bend / 2, length, posture, 1.06 * length)


def _thrown(
    panel: Panel,
    motifs: Sequence[_Motif],
    throw: tuple[float, float],
    taken: _Taken,
    grain: Grain,
) -> Iterator[Item]:
    length, way = throw
    field = panel.reach.inset(-length / 3)
    for i in range(int(TRIES * field.w * field.h / length**2)):
        part = grain.child(i)
        middle = complex(field.x + part.random() * field.w, field.y + part.random() * field.h)
        # Most go along the cloth's way.
        aside = part.swing(WAY if part.random() < ALONG else math.pi)
        size = part.between(1, LARGER)
        laid = _laid(middle, way + aside, size)
        # The first of the species comes twice as often as the others.
        motif = motifs[max(0, int(part.random() * (len(motifs) + 1)) - 1)]
        body = [(laid.apply(z), r * size) for z, r in motif.body]
        if taken.free(body, AIR):
            taken.take(body)
            yield Group(motif.items, laid)


def _laid(middle: complex, heading: float, size: float) -> Matrix:
    """The print of a motif: mirrored about its stem if the light came from its other side else."""
    turned = turn(heading - ACROSS)
    x, y = middle.real, middle.imag
    if turned.real >= 0:
        p, q = size * turned.real, size * turned.imag
        return Matrix(p, q, -q, p, x, y)
    over = size * turned * turn(2 * ACROSS)
    return Matrix(over.real, over.imag, over.imag, -over.real, x, y)


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
