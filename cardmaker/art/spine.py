"""The spine: the line that a stem follows, on which everything else has its place."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from cardmaker.art.curve import Contour, smooth, turn

#: A stem that bends further than this is outlined in pieces, each of which bends so far. Radians.
BENT, BOW = 0.7, 0.22


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

    def tapers(self, wide: float, narrow: float) -> tuple[Contour, ...]:
        """The outline of a stem, cut where it bends far: a box round half a ring would be full."""
        turn = abs(self.headings[-1] - self.headings[0])
        if turn < BENT:
            return (self.taper(wide, narrow),)
        count = round(turn / BOW)
        pieces = []
        for i in range(count):
            # Each reaches a hair under the next, so that no joint shows.
            start, end = i / count, min(1.0, (i + 1) / count + 0.002)
            first, last = (wide + (narrow - wide) * s for s in (start, end))
            pieces.append(self.taper(first, last, start, end))
        return tuple(pieces)

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

#: Into how many chords is a piece of a led stem cut to be measured?
_FINE = 12


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


def through(places: Sequence[complex], organ: float, steps: int = STEPS) -> Spine:
    """The spine of a stem that is led through some places (Catmull and Rom's curve), in points.

    >>> spine = through((0j, 30 + 0j, 60 + 0j), organ=20)
    >>> round(spine.length), spine.at(0.5)[0]
    (60, (30+0j))
    """
    curve = smooth(places, closed=False)
    fine: list[complex] = [curve[0]]
    for i in range(0, len(curve) - 1, 3):
        a, b, c, d = curve[i : i + 4]
        for k in range(1, _FINE + 1):
            t = k / _FINE
            u = 1 - t
            fine.append(a * u**3 + 3 * b * u * u * t + 3 * c * u * t * t + d * t**3)
    return along(fine, organ, steps)


def arc(
    centre: complex, radius: float, start: float, end: float, organ: float, steps: int = STEPS
) -> Spine:
    """The spine of a stem that follows a circle from one angle to another (radians, as on a clock
    that begins at three and, y running down, goes clockwise).
    """
    angles = [start + (end - start) * i / steps for i in range(steps + 1)]
    ahead = math.pi / 2 if end > start else -math.pi / 2
    return Spine(
        tuple([centre + cmath.rect(radius, angle) for angle in angles]),
        tuple([angle + ahead for angle in angles]),
        radius * abs(end - start),
        organ,
    )


def along(line: Sequence[complex], organ: float, steps: int = STEPS) -> Spine:
    """The spine of a stem that follows a line of places close together, in points."""
    far = [0.0, *accumulate(abs(b - a) for a, b in pairwise(line))]
    points, i = [], 0
    for step in range(steps + 1):
        at = far[-1] * step / steps
        while i < len(far) - 2 and far[i + 1] < at:
            i += 1
        part = (at - far[i]) / ((far[i + 1] - far[i]) or 1.0)
        points.append(line[i] + (line[i + 1] - line[i]) * part)
    ways = [b - a for a, b in pairwise(points)]
    headings = [cmath.phase(ways[0])]
    for a, b in pairwise(ways):
        headings.append(headings[-1] + cmath.phase(b / a))
    # Between two steps a stem has the mean of their headings; at its ends their own.
    between = [(a + b) / 2 for a, b in pairwise(headings)]
    return Spine(tuple(points), (headings[0], *between, headings[-1]), far[-1], organ)


def stalk(root: complex, heading: float, length: float, bend: float) -> Spine:
    """A short stalk with one soft bend: a pedicel, a ray."""
    return grow(root, heading, length, Posture(turn=bend, gather=1.0), length, steps=5)
