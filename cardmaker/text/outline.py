"""Outlines: a glyph of a font goes in, contours of quadratic curves as TrueType has them come out.

Fonts of the other kind (CFF, in .otf files) draw with cubic curves; each is cut into as many
quadratic ones as keep to it.
"""

from __future__ import annotations

from math import ceil
from typing import Final, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

Point = tuple[int, int, bool]
Contour = tuple[Point, ...]

#: How far may a quadratic curve stray from the cubic one it stands for, in font units? A font has
#: 1000 to 2048 of them to the em, so this is a hundredth of a millimetre in lettering.
_STRAY: Final = 0.5

#: The greatest distance of a cubic from its quadratic is this share of the cubic's third
#: difference, and falls with the cube of the number of pieces. (T. W. Sederberg, "Computer Aided
#: Geometric Design", 2012, on degree reduction.)
_THIRD: Final = 3**0.5 / 36

#: Beyond this many pieces a curve is not a letter's.
_MOST_PIECES: Final = 16


def draw(font: hb.Font, gid: int) -> tuple[Contour, ...]:
    """A glyph's contours as TrueType points (x, y, on the curve), font units, y up.

    A point on the curve that lies midway between two that are not is left out, as TrueType implies
    it. Composite glyphs come flattened.
    """
    pen = _Pen([])
    font.draw_glyph(gid, _DRAWING, pen)
    return tuple(_contour(points) for points in pen.contours if len(points) > 2)


class Curve(NamedTuple):
    """A piece of a contour; a straight edge has no control."""

    start: complex
    control: complex | None
    end: complex


def curves(contour: Contour) -> list[Curve]:
    """A contour as its pieces, one after the other and round again, with the points on the curve
    that TrueType implies.

    >>> curves(((0, 0, True), (9, 0, True), (9, 9, False)))[1:]
    [Curve(start=(9+0j), control=(9+9j), end=0j)]
    """
    points: list[tuple[complex, bool]] = []
    before, was_on = complex(*contour[-1][:2]), contour[-1][2]
    for x, y, on in contour:
        here = complex(x, y)
        if not on and not was_on:
            points.append(((before + here) / 2, True))
        points.append((here, on))
        before, was_on = here, on
    first = next(at for at, (_, on) in enumerate(points) if on)
    start = points[first][0]
    control: complex | None = None
    found = []
    for z, on in (*points[first + 1 :], *points[: first + 1]):
        if on:
            found.append(Curve(start, control, z))
            start, control = z, None
        else:
            control = z
    return found


class _Pen(NamedTuple):
    """Collects the contours of one glyph."""

    contours: list[list[tuple[float, float, bool]]]


def _move(x: float, y: float, pen: _Pen) -> None:
    pen.contours.append([(x, y, True)])


def _line(x: float, y: float, pen: _Pen) -> None:
    pen.contours[-1].append((x, y, True))


def _curve(cx: float, cy: float, x: float, y: float, pen: _Pen) -> None:
    pen.contours[-1] += [(cx, cy, False), (x, y, True)]


def _cubic(ax: float, ay: float, bx: float, by: float, x: float, y: float, pen: _Pen) -> None:
    contour = pen.contours[-1]
    here, there = complex(*contour[-1][:2]), complex(x, y)
    for control, end in quadratics(here, complex(ax, ay), complex(bx, by), there):
        contour += [(control.real, control.imag, False), (end.real, end.imag, True)]


def quadratics(p: complex, a: complex, b: complex, q: complex) -> list[tuple[complex, complex]]:
    """The quadratic curves (control, end) that stand for the cubic from p by a and b to q.

    >>> quadratics(0j, 2 + 0j, 4 + 0j, 6 + 0j)
    [((3+0j), (6+0j))]
    """
    third = abs(q - 3 * b + 3 * a - p) * _THIRD / _STRAY
    pieces = min(_MOST_PIECES, max(1, ceil(third ** (1 / 3))))

    def at(t: float) -> complex:
        s = 1 - t
        return s**3 * p + 3 * s * s * t * a + 3 * s * t * t * b + t**3 * q

    def speed(t: float) -> complex:
        s = 1 - t
        return 3 * (s * s * (a - p) + 2 * s * t * (b - a) + t * t * (q - b))

    found = []
    step = 1 / pieces
    for i in range(pieces):
        t, u = i * step, (i + 1) * step
        start, end = at(t), at(u) if i + 1 < pieces else q
        # The mean of the two controls that keep the tangent at one end each.
        control = (start + end) / 2 + (speed(t) - speed(u)) * step / 4
        found.append((control, end))
    return found


def _drawing() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(_move)
    funcs.set_line_to_func(_line)
    funcs.set_quadratic_to_func(_curve)
    funcs.set_cubic_to_func(_cubic)
    return funcs


_DRAWING: Final = _drawing()


def _contour(points: list[tuple[float, float, bool]]) -> Contour:
    """Drop the repeated start and the implied points, then round to whole units."""
    if points[0] == points[-1]:
        points = points[:-1]
    kept = []
    beside = zip([points[-1], *points], points, [*points[1:], points[0]], strict=False)
    for (ax, ay, a_on), (x, y, on), (bx, by, b_on) in beside:
        implied = on and not a_on and not b_on
        # Equal but for the single-precision sums of a scaled composite.
        if not (implied and abs(2 * x - ax - bx) < 0.01 and abs(2 * y - ay - by) < 0.01):
            kept.append((round(x), round(y), on))
    return tuple(kept)
