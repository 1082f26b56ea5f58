"""The spine: the line that a stem follows, on which everything else has its place."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cardmaker.art.curve import Contour, turn


@dataclass(frozen=True, slots=True)
class Spine:
    """Equal steps along a stem, from the root (s = 0) to the tip (s = 1).

    `headings` are radians. `organ` is the length in points that leaves and heads are measured by:
    they do not grow with the stem but with its square root, so that long stems keep modest heads.
    """

    points: tuple[complex, ...]
    headings: tuple[float, ...]
    length: float
    organ: float

    def at(self, s: float) -> tuple[complex, float]:
        """The place and heading at s, 0 to 1."""
        x = min(max(s, 0.0), 1.0) * (len(self.points) - 1)
        i = min(int(x), len(self.points) - 2)
        f, p, h = x - i, self.points, self.headings
        return p[i] + (p[i + 1] - p[i]) * f, h[i] + (h[i + 1] - h[i]) * f

    def taper(self, wide: float, narrow: float, start: float = 0.0, end: float = 1.0) -> Contour:
        """The outline of a stem from `wide` to `narrow` points across, between two places."""
        pieces = 3 + int(3 * (end - start)) if len(self.points) > 9 else 2
        left: list[tuple[complex, complex]] = []
        right: list[tuple[complex, complex]] = []
        for i in range(pieces + 1):
            t = i / pieces
            z, heading = self.at(start + (end - start) * t)
            ahead = turn(heading)
            side = 1j * ahead * (wide + (narrow - wide) * t) / 2
            left.append((z + side, ahead))
            right.append((z - side, -ahead))
        step = self.length * (end - start) / pieces / 3
        up = _through(left, step)
        down = _through(right[::-1], step)
        return (*up, up[-1], down[0], *down)

    def line(self, start: float = 0.0, end: float = 1.0, pieces: int = 3) -> Contour:
        """The spine itself as an open curve."""
        stops = [self.at(start + (end - start) * i / pieces) for i in range(pieces + 1)]
        step = self.length * (end - start) / pieces / 3
        return _through([(z, turn(heading)) for z, heading in stops], step)


def _through(stops: Sequence[tuple[complex, complex]], step: float) -> Contour:
    out = [stops[0][0]]
    for (a, leave), (b, arrive) in pairwise(stops):
        out += [a + step * leave, b - step * arrive, b]
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Posture:
    """How a stem holds itself: all in radians but `gather`.

    `turn` is the whole bend from root to tip, which gathers near the tip as `gather` grows (1 is
    an arc, 1.3 droops); `sway` an S; `wobble` what no hand can help, begun at `phase`.
    """

    turn: float = 0.0
    sway: float = 0.0
    wobble: float = 0.0
    phase: float = 0.0
    gather: float = 1.3


#: How many steps does a stem's spine have? Enough for a smooth stem of 6 Bézier pieces.
STEPS = 14


def grow(
    root: complex, heading: float, length: float, posture: Posture, organ: float, steps: int = STEPS
) -> Spine:
    """The spine of a stem that leaves `root` at `heading` (radians) and is `length` points long."""
    p, sin = posture, math.sin
    headings = []
    for i in range(steps + 1):
        s = i / steps
        bend = p.turn * s**p.gather
        if p.sway:
            bend += p.sway * sin(math.tau * s)
        if p.wobble:
            wave = sin(8.168 * s + p.phase) + 0.5 * sin(18.22 * s + 1.7 * p.phase)
            bend += p.wobble * s * wave
        headings.append(heading + bend)
    step, z, points = length / steps, root, [root]
    for a, b in pairwise(headings):
        z += cmath.rect(step, (a + b) / 2)
        points.append(z)
    return Spine(tuple(points), tuple(headings), length, organ)


def stalk(root: complex, heading: float, length: float, bend: float) -> Spine:
    """A short stalk with one soft bend: a pedicel, a ray."""
    return grow(root, heading, length, Posture(turn=bend, gather=1.0), length, steps=5)
