"""Threads: the branches of a skeleton go in, strokes as a pen draws them come out.

Where strokes cross or part, a skeleton is pulled out of line, as far as the disc that fits in
there reaches. So branches are cut off at that disc and those that go on best are joined by a
curve; what is left over runs straight on until it meets one of those curves.
"""

from __future__ import annotations

from cmath import phase
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import ceil
from typing import Final, NamedTuple

from cardmaker.text.order import length_of
from cardmaker.text.skeleton import SPUR, Branch, Knot, Line, Skeleton

#: How far out of a crossing are branches pulled out of line, in radii, where they are long enough?
_PULLED: Final = 1.3

#: What joins two crossings is no stroke if less of it than this lies free, in radii.
_RUNG: Final = 0.8

#: What turns more than this, in radians, is not one stroke.
_SHARPEST: Final = 1.9

#: What turns more than this is a corner.
_CORNER: Final = 0.9

#: How far does a stroke that ends at another run on to meet it, in radii of the crossing?
_REACH: Final = 3.0

#: What is a radius more of a way worth to it, in radians of turning less?
_SOON: Final = 0.12

#: Over how many radii of the shape is the direction of a branch taken?
_ALONG: Final = 1.2

#: An end of a strand: its number, and whether it is the line's beginning.
End = tuple[int, bool]


class _Way(NamedTuple):
    """An end of a strand at a crossing: where it was cut, and which way it leaves."""

    end: End
    place: complex
    leaves: complex


@dataclass(slots=True, eq=False)
class _Crossing:
    """The knots of one crossing, and the ends of the strands that come out of it."""

    knots: list[Knot]
    ends: list[End] = field(default_factory=list)

    def covers(self, z: complex, reach: float = 1.0) -> bool:
        """Whether a place is in one of its discs, made larger by `reach`."""
        return any(abs(z - place) < reach * radius for place, radius in self.knots)

    @property
    def radius(self) -> float:
        """That of its widest disc."""
        return max(knot.radius for knot in self.knots)


def threads(shape: Skeleton) -> list[Line]:
    """The strokes of a skeleton as lines of pixels, unsmoothed, in no order.

    A line of one point is a dot; one that ends where it began is closed.
    """
    crossings = _crossings(shape)
    strands: list[Line] = []
    dots = [[knot.place] for n, knot in shape.knots.items() if not shape.at(n)]
    for branch in shape.branches:
        a, b = crossings.get(branch.start), crossings.get(branch.end)
        if a is None and b is None and length_of(branch.line) < shape.radius:
            dots.append([sum(branch.line) / len(branch.line)])
            continue
        line = _strand(shape, branch, a, b)
        if line:
            for crossing, first in ((a, True), (b, False)):
                if crossing is not None:
                    crossing.ends.append((len(strands), first))
            strands.append(line)
    links: dict[End, tuple[End, Line]] = {}
    for crossing in dict.fromkeys(crossings.values()):
        if crossing.ends:
            _tie(crossing, strands, links, shape.radius)
    return [line for line in _followed(strands, links) if length_of(line) > shape.radius] + dots


def _crossings(shape: Skeleton) -> dict[int, _Crossing]:
    """The knots where branches meet, each with the crossing it is part of.

    Two are one crossing if their discs cover what joins them: two strokes that cross at an angle
    part from each other at two places.
    """
    found = {n: _Crossing([knot]) for n, knot in shape.knots.items() if len(shape.at(n)) > 2}
    grown = True
    while grown:
        grown = False
        for branch in shape.branches:
            a, b = found.get(branch.start), found.get(branch.end)
            if a and b and a is not b and _covered(branch.line, a, b):
                a.knots += b.knots
                found = {n: a if of is b else of for n, of in found.items()}
                grown = True
    return found


def _covered(line: Line, a: _Crossing, b: _Crossing) -> bool:
    """Whether two crossings cover what joins them, but for a bit no longer than it is wide."""
    return length_of(_cut(line, a, b)) < _RUNG * min(a.radius, b.radius)


def _cut(line: Line, a: _Crossing | None, b: _Crossing | None, reach: float = 1.0) -> Line:
    """A branch without what lies in the discs of the crossings at its ends."""
    start, end = 0, len(line)
    while a and start < end and a.covers(line[start], reach):
        start += 1
    while b and start < end and b.covers(line[end - 1], reach):
        end -= 1
    return line[start:end]


def _strand(shape: Skeleton, branch: Branch, a: _Crossing | None, b: _Crossing | None) -> Line:
    """What of a branch is a stroke, cut off well away from its crossings; nothing if none is."""
    line = _cut(branch.line, a, b)
    if len(line) < 2 or (a is not None and a is b and _covered(branch.line, a, b)):
        return []
    if (a is None) != (b is None):
        # A branch with a free end that hardly comes out of its crossing is a corner.
        tip, knot = sorted((branch.start, branch.end), key=lambda n: len(shape.at(n)))
        if length_of(line) + shape.knots[tip].radius < SPUR * shape.knots[knot].radius:
            return []
    further = _cut(branch.line, a, b, _PULLED)
    return further if length_of(further) > shape.radius else line


def _tie(
    crossing: _Crossing, strands: list[Line], links: dict[End, tuple[End, Line]], radius: float
) -> None:
    """Joins the ends at one crossing that go on best; the others run on to meet them."""
    ways = [_way(end, strands[end[0]], max(3.0, _ALONG * radius)) for end in crossing.ends]
    curves: list[Line] = []
    turns = sorted((_turn(a, b), i, j) for (i, a), (j, b) in combinations(enumerate(ways), 2))
    free = set(range(len(ways)))
    for turn, i, j in turns:
        if turn < _SHARPEST and i in free and j in free:
            free -= {i, j}
            curve = _curve(ways[i], ways[j])
            if curves and turn > _CORNER:
                # The corner of a k touches the stem, however thick the pen.
                curve = [_nearest(curve[len(curve) // 2], curves)]
            links[ways[i].end] = ways[j].end, curve
            links[ways[j].end] = ways[i].end, curve[::-1]
            before = _near(ways[i], strands, crossing)[::-1]
            curves.append(before + curve + _near(ways[j], strands, crossing))
    middle = sum(way.place for way in ways) / len(ways)
    for i in sorted(free):
        number, first = ways[i].end
        to = _meeting(ways[i], curves, crossing.radius) if curves else middle
        strands[number] = [to, *strands[number]] if first else [*strands[number], to]


def _near(way: _Way, strands: list[Line], crossing: _Crossing) -> Line:
    """The part of a strand that lies next to a crossing."""
    number, first = way.end
    line = strands[number] if first else strands[number][::-1]
    reach = _REACH * crossing.radius
    return [z for z in line[: ceil(reach)] if abs(z - way.place) < reach]


def _way(end: End, line: Line, along: float) -> _Way:
    line = line if end[1] else line[::-1]
    far = next((z for z in line if abs(z - line[0]) >= along), None)
    far = max(line, key=lambda z: abs(z - line[0])) if far is None else far
    away = far - line[0]
    return _Way(end, line[0], away / abs(away))


def _turn(a: _Way, b: _Way) -> float:
    """How much a pen turns that comes in one way and leaves the other, in radians."""
    chord = b.place - a.place
    straight = abs(phase(b.leaves / -a.leaves))
    if abs(chord) < 1.5:
        return straight
    return max(straight, abs(phase(chord / -a.leaves)) + abs(phase(b.leaves / chord)))


def _curve(a: _Way, b: _Way) -> Line:
    """A smooth curve that goes on from one end to the other, without them."""
    reach = abs(b.place - a.place) / 3
    p, q, r, s = a.place, a.place - reach * a.leaves, b.place - reach * b.leaves, b.place
    count = max(2, ceil(3 * reach))
    out = []
    for n in range(1, count):
        t = n / count
        u = 1 - t
        out.append(u**3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t**3 * s)
    return out


def _nearest(place: complex, curves: list[Line]) -> complex:
    """The place on one of the curves that is nearest."""
    return min((z for curve in curves for z in curve), key=lambda z: abs(z - place))


def _meeting(way: _Way, curves: list[Line], radius: float) -> complex:
    """Where a stroke that goes on without much of a turn soonest meets one of the curves."""

    def cost(z: complex) -> float:
        chord = z - way.place
        return abs(phase(chord / -way.leaves)) + _SOON * abs(chord) / radius if chord else 0.0

    return min((z for curve in curves for z in curve), key=cost)


def _followed(strands: list[Line], links: dict[End, tuple[End, Line]]) -> Iterator[Line]:
    """The strands, each with those it is linked to."""
    left = set(range(len(strands)))
    ends = [(n, first) for n in range(len(strands)) for first in (True, False)]
    # First those that begin at an end that is not linked; what is left over then are rings.
    for end in [*(end for end in ends if end not in links), *ends]:
        line: Line = []
        while end[0] in left:
            left.discard(end[0])
            line += strands[end[0]][:: 1 if end[1] else -1]
            out = end[0], not end[1]
            if out not in links:
                break
            end, curve = links[out]
            line += curve
        else:
            line += line[:1]
        if line:
            yield line
