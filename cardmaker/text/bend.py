"""Bends: a cluster goes in, its outline comes out as a hand would have drawn it this time.

What moves the points is smooth and wide, a few waves longer than a pen stroke is thick, so that a
stroke keeps its weight: nothing is ever moved by itself. A letter that stands somewhere takes its
share of one field that covers the page, so that neighbours move alike where they meet and joined
letters stay joined. A letter that has forms is turned, stretched and bent on its own.
"""

from __future__ import annotations

from cmath import rect
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain, islice
from math import pi, radians, sin, sqrt, tan
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from cardmaker.display import Bend, Cluster

if TYPE_CHECKING:
    from cardmaker.text.face import Face
    from cardmaker.text.outline import Contour

#: How many forms has a letter that stands nowhere?
FORMS: Final = 6

#: The waves of a page: how far they move a point (root mean square, em), and between which lengths
#: (em) they are. The short ones make two letters differ, the long ones lean and lift a few letters
#: together. Longer ones yet are the walk of the base line, which is not in the outline.
_SHORT: Final = (0.0072, 0.38, 0.9)
_LONG: Final = (0.0095, 1.2, 2.6)

#: The same for a single form, and how far else it strays (standard deviations): its turn and its
#: slant in degrees, its width and height, its place above the base line in em.
_OWN: Final = (0.0072, 0.42, 1.1)
_TURN: Final = 1.1
_SLANT: Final = 1.3
_WIDER: Final = 0.016
_HIGHER: Final = 0.028
_LIFT: Final = 0.007

#: Sideways a letter moves less than up and down: what narrows a letter narrows its strokes too.
_SIDEWAYS: Final = 0.7

#: A joined form stays where it meets its neighbours and makes up for it in its middle.
_MIDDLE: Final = 1.5
_JOINED_LIFT: Final = 0.35

#: The waves of so many pages are remembered; a page's letters come one after another.
_PAGES: Final = 32

#: The outlines of so many glyphs are remembered: a note's letters, some 10 kB each.
_OUTLINES: Final = 256

#: Moves points in a face's units, y up: where they were goes in, where they are comes out.
Warp = Callable[[Sequence[float], Sequence[float]], list[complex]]


class _Wave(NamedTuple):
    """A plane wave that carries every point round a small circle: its phase grows by `across` and
    `up` for each em, from `phase`; the circle's radius is `reach`, in em.
    """

    across: float
    up: float
    phase: float
    reach: float

    def seen(self, at: complex, upem: int, amount: float) -> _Wave:
        """The wave in a face's units, for a letter that stands at `at` (em)."""
        phase = self.phase + self.across * at.real + self.up * at.imag
        return _Wave(self.across / upem, self.up / upem, phase, self.reach * amount * upem)


#: Two short waves and two long ones, or all four short.
_Field = tuple[_Wave, _Wave, _Wave, _Wave]


def bent(face: Face, cluster: Cluster) -> list[Contour]:
    """The contours of a cluster, all its pieces together and bent as it says.

    Points are TrueType's (x, y, on the curve), in the face's units, y up.
    """
    contours: list[Contour] = []
    for gid, dx, dy in cluster.pieces:
        drawn = _drawn(face, gid)
        if dx or dy:
            contours += [tuple([(x + dx, y + dy, on) for x, y, on in one]) for one in drawn]
        else:
            contours += drawn
    move = warp(cluster, face.upem, face.x_height)
    if move is None or not contours:
        return contours
    xs, ys, ons = zip(*chain.from_iterable(contours), strict=True)
    moved = zip(move(xs, ys), ons, strict=True)
    points = iter([(round(place.real), round(place.imag), on) for place, on in moved])
    return [tuple(islice(points, len(contour))) for contour in contours]


@lru_cache(_OUTLINES)
def _drawn(face: Face, gid: int) -> tuple[Contour, ...]:
    """A glyph's outline, remembered: a letter is drawn again and again."""
    return face.outline(gid)


def forms_of(cluster: Cluster) -> tuple[Cluster, ...]:
    """All forms of a cluster that stands for them, in order; else the cluster itself."""
    bend = cluster.bend
    if bend is None or bend.form < 0:
        return (cluster,)
    return tuple([cluster._replace(bend=bend._replace(form=form)) for form in range(FORMS)])


def warp(cluster: Cluster, upem: int, x_height: float) -> Warp | None:
    """What moves the points of a cluster, of its outline or its strokes; None if it is not bent.

    `upem` is how many of the face's units make an em; `x_height`, in em, says where its middle is.
    """
    bend = cluster.bend
    if bend is None or not bend.amount:
        return None
    if bend.form < 0:
        return _rippling(_page(bend.seed), bend.at, upem, bend.amount)
    return _formed(cluster, bend, upem, x_height)


def _formed(cluster: Cluster, bend: Bend, upem: int, x_height: float) -> Warp:
    """The move of one of a letter's own forms."""
    dice = Random(f"{bend.seed}/{cluster.text}/{cluster.pieces}/{bend.form}")

    def stray(spread: float) -> float:
        # A hand has no outliers: the one form in fifty that stands out is the one that is seen.
        return max(-2.0, min(2.0, dice.gauss(0.0, 1.0))) * spread * bend.amount

    turn, slant = stray(radians(_TURN)), stray(tan(radians(_SLANT)))
    # What a point moves by, for each unit that it lies right of the middle and above it.
    right, above = complex(stray(_WIDER), turn), complex(slant - turn, stray(_HIGHER))
    lift = stray(_LIFT) * upem * (_JOINED_LIFT if bend.joined else 1.0)
    ripples = _rippling(_field(dice, _OWN, _OWN), 0j, upem, bend.amount * sqrt(0.5))
    across, up, width = cluster.width / 2, x_height * upem / 2, max(cluster.width, 1)

    def move(xs: Sequence[float], ys: Sequence[float]) -> list[complex]:
        steps = [
            place - complex(x, y - lift) + (x - across) * right + (y - up) * above
            for x, y, place in zip(xs, ys, ripples(xs, ys), strict=True)
        ]
        if bend.joined:
            # Smooth, and in x alone: what began at some height would pinch the loops of l and f.
            shares = [sin(pi * min(max(x / width, 0.0), 1.0)) ** 2 * _MIDDLE for x in xs]
            steps = [step * share for step, share in zip(steps, shares, strict=True)]
        return [complex(x, y) + step for x, y, step in zip(xs, ys, steps, strict=True)]

    return move


@lru_cache(_PAGES)
def _page(seed: str) -> _Field:
    """The field of a page."""
    return _field(Random(f"page/{seed}"), _SHORT, _LONG)


_Kind = tuple[float, float, float]


def _field(dice: Random, near: _Kind, far: _Kind) -> _Field:
    """Two waves of one kind and two of another, going in unlike directions."""
    first = dice.random() * pi

    def wave(number: int, kind: _Kind) -> _Wave:
        strength, shortest, longest = kind
        # Every other one carries points round the other way, for a hand does not turn in circles.
        way = rect((-1.0) ** number, first + (number + 0.6 * dice.random()) * pi / 2)
        turns = 2 * pi / (shortest + (longest - shortest) * dice.random())
        reach = strength * (0.7 + 0.6 * dice.random())
        return _Wave(way.real * turns, way.imag * turns, dice.random() * 2 * pi, reach)

    return wave(0, near), wave(1, near), wave(0, far), wave(1, far)


def _rippling(field: _Field, at: complex, upem: int, amount: float) -> Warp:
    """The move of a letter that stands at `at` (em) in a field."""
    (a, b, c, r), (d, e, f, s), (g, h, i, t), (j, k, m, u) = (
        wave.seen(at, upem, amount) for wave in field
    )
    side = _SIDEWAYS

    def move(xs: Sequence[float], ys: Sequence[float]) -> list[complex]:
        # Written out, for this is where the time of a varied note goes.
        return [
            complex(x + side * step.real, y + step.imag)
            for x, y in zip(xs, ys, strict=True)
            for step in [
                rect(r, a * x + b * y + c) + rect(s, d * x + e * y + f)
                + rect(t, g * x + h * y + i) + rect(u, j * x + k * y + m)
            ]
        ]  # fmt: skip

    return move
