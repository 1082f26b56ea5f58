"""Skeletons: a thinned shape goes in, its branches and the knots where they meet come out.

Lengths are in pixels here, places in pixels too (y up), and a knot knows how thick the shape is
there. Spurs, which thinning leaves in every corner of a shape, are taken off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from cardmaker.text.raster import Raster, ones
from cardmaker.text.thin import layers, thinned

Line = list[complex]

#: How far must the end of a branch stand out of the shape's widest disc at its knot, in radii of
#: that disc, to be a stroke and not a corner? (A square corner stands out by .41.)
SPUR: Final = 0.75


class Knot(NamedTuple):
    """Where branches end or meet: the middle, and the radius of the disc that fits in there."""

    place: complex
    radius: float


@dataclass(slots=True, eq=False)
class Branch:
    """A line of pixels from knot `start` to knot `end`, both of which are its ends."""

    start: int
    end: int
    line: Line

    def leaving(self, knot: int) -> Line:
        """The line as it runs away from that knot."""
        return self.line if self.start == knot else self.line[::-1]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The knots of a shape by number, its branches, and half how wide it is along them."""

    knots: dict[int, Knot]
    branches: list[Branch]
    radius: float

    def at(self, knot: int) -> list[Branch]:
        """The branches that end at a knot; one that does so twice is there twice."""
        found = [branch for branch in self.branches if branch.start == knot]
        return found + [branch for branch in self.branches if branch.end == knot]


def skeleton(raster: Raster) -> Skeleton:
    """The skeleton of a shape, without spurs."""
    thin = thinned(raster)
    depths: dict[int, int] = {}
    last, worn = raster.bits, 0
    for worn, left in enumerate(layers(raster)):
        for bit in ones(thin.bits & (last ^ left)):
            depths[bit] = worn
        last = left
    for bit in ones(thin.bits & last):
        depths[bit] = worn + 1
    found = _traced(thin, depths)
    _prune(found)
    return found


def _traced(thin: Raster, depths: Mapping[int, int]) -> Skeleton:
    """The graph of a skeleton's pixels; `depths` has the layer of each."""
    width = thin.width
    near = _neighbours(thin.bits, width)
    owner: dict[int, int] = {}
    knots: dict[int, Knot] = {}

    def place(bit: int) -> complex:
        y, x = divmod(bit, width)
        return complex(x, y)

    for bit, around in near.items():
        if len(around) != 2 and bit not in owner:
            crowd = _crowd(bit, near) if len(around) > 2 else [bit]
            owner.update(dict.fromkeys(crowd, len(knots)))
            middle = sum(map(place, crowd)) / len(crowd)
            knots[len(knots)] = Knot(middle, max(depths[one] for one in crowd))
    branches = []
    seen: set[int] = set()
    for bit in list(owner):
        for step in near[bit]:
            if step in seen or owner.get(step) == owner[bit]:
                continue
            walk = _walk(bit, step, near, owner)
            # Two knots side by side are one step apart, and each sees the other.
            if len(walk) == 2 and walk[1] < walk[0]:
                continue
            seen.update(walk[1:-1])
            a, b = owner[walk[0]], owner[walk[-1]]
            line = [knots[a].place, *map(place, walk[1:-1]), knots[b].place]
            branches.append(Branch(a, b, line))
    for bit in near:
        if bit not in owner and bit not in seen:
            ring = [bit, *_walk(bit, near[bit][0], near, {bit: 0})[1:]]
            seen.update(ring)
            knots[len(knots)] = Knot(place(bit), depths[bit])
            branches.append(Branch(len(knots) - 1, len(knots) - 1, [*map(place, ring)]))
    thickness = sorted(depths.values())
    return Skeleton(knots, branches, thickness[len(thickness) // 2] if thickness else 0.0)


def _neighbours(bits: int, width: int) -> dict[int, list[int]]:
    """The pixels that each is joined to: corner to corner only where no side joins them."""
    near: dict[int, list[int]] = {bit: [] for bit in ones(bits)}
    right, above = bits >> 1, bits >> width
    aslant = right >> width, above << 1
    beside = right | above, bits << 1 | above
    joined = [(1, bits & right), (width, bits & above)]
    joined += [
        (width + way, bits & there & ~sides)
        for way, there, sides in zip((1, -1), aslant, beside, strict=True)
    ]
    for step, these in joined:
        for bit in ones(these):
            near[bit].append(bit + step)
            near[bit + step].append(bit)
    return near


def _crowd(bit: int, near: Mapping[int, list[int]]) -> list[int]:
    """A pixel where branches meet, with those beside it where they do too."""
    crowd, look = [bit], [bit]
    while look:
        for step in near[look.pop()]:
            if len(near[step]) > 2 and step not in crowd:
                crowd.append(step)
                look.append(step)
    return crowd


def _walk(
    start: int, step: int, near: Mapping[int, list[int]], stop: Mapping[int, int]
) -> list[int]:
    """The pixels from one knot, by a first step, to the next."""
    walk = [start, step]
    while walk[-1] not in stop:
        a, b = near[walk[-1]]
        walk.append(b if a == walk[-2] else a)
    return walk


def _prune(shape: Skeleton) -> None:
    """Takes off the spurs, the least of all first, and joins what they parted."""
    while spurs := [spur for knot in shape.knots for spur in _spurs(shape, knot)]:
        knot = min(spurs)[1]
        for _stands, here, tip in spurs:
            if here == knot:
                shape.branches.remove(shape.at(tip)[0])
                del shape.knots[tip]
        _heal(shape, knot)


def _spurs(shape: Skeleton, knot: int) -> list[tuple[float, int, int]]:
    """The branches at a knot that are no more than corners: how far each stands out, the knot,
    and the tip.
    """
    here = shape.at(knot)
    if len(here) < 3:
        return []
    found = []
    middle, radius = shape.knots[knot]
    for branch in here:
        tip = branch.end if branch.start == knot else branch.start
        if tip != knot and len(shape.at(tip)) == 1:
            stands = abs(shape.knots[tip].place - middle) + shape.knots[tip].radius - radius
            if stands < SPUR * radius:
                found.append((stands, knot, tip))
    return found


def _heal(shape: Skeleton, knot: int) -> None:
    """Makes one branch of the two that are left at a knot."""
    here = shape.at(knot)
    if len(here) != 2 or here[0] is here[1]:
        return
    a, b = here
    into, out = a.leaving(knot)[::-1], b.leaving(knot)
    start = a.start if a.end == knot else a.end
    end = b.end if b.start == knot else b.start
    shape.branches.remove(a)
    shape.branches.remove(b)
    shape.branches.append(Branch(start, end, into + out[1:]))
    del shape.knots[knot]
