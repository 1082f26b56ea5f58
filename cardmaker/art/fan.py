"""Fans and sunbursts: rays out of a corner or over a line, as on picture houses of 1925."""

from __future__ import annotations

import cmath
import math
from typing import NamedTuple

from cardmaker.art.curve import Contour
from cardmaker.art.palette import two_inks
from cardmaker.art.rule import FINE, MEDIUM, dot, lozenge
from cardmaker.display import Ink, Items, Path, rule

#: How far from a ray's end stands its point, and how large are points, in parts of the radius?
_BEYOND, _POINT = 0.07, 0.030

#: Points are never smaller than this, in points.
_LEAST = 0.8


class Fan(NamedTuple):
    """How a fan is built: so many rays; so many rings between its heart and its rim; and whether
    every ray ends in a point, or every second one, alternately long and short.
    """

    rays: int
    rings: int
    alternate: bool


def corner_fan(corner: complex, radius: float, quarter: int, fan: Fan, ink: Ink) -> Items:
    """A quarter fan out of a corner: 0 opens to the lower right, on by quarters clockwise."""
    start, fine = quarter * math.pi / 2, two_inks(ink)
    end = start + math.pi / 2
    items: list[Path] = []
    for i in range(1, fan.rings + 1):
        # Rings stand closer towards the rim.
        at = radius * math.sqrt(i / fan.rings)
        width = MEDIUM if i == fan.rings else FINE
        items.append(_arc(corner, at, (start, end), ink if i == fan.rings else fine, width))
    items += _rays(corner, (0.30 * radius, radius), (start, end), fan, ink)
    sides = [corner + cmath.rect(radius, angle) for angle in (start, end)]
    items += [rule(corner, side, ink, MEDIUM) for side in sides]
    return (*items, _sector(corner, 0.22 * radius, (start, end), ink))


def sunburst(foot: complex, radius: float, fan: Fan, ink: Ink, *, up: bool = True) -> Items:
    """A half sun over a line through `foot`, 2.6 radii wide; head down if not `up`."""
    start = math.pi if up else 0.0
    span = (start, start + math.pi)
    half = 1.3 * radius
    items: list[Path] = [rule(foot - half, foot + half, ink, MEDIUM)]
    items += [lozenge(foot + side * (half + 3.0), 2.2, ink) for side in (-1, 1)]
    items += _rays(foot, (0.36 * radius, radius), span, fan, ink)
    for i in range(fan.rings - 1):
        at = radius * (0.27 + 0.05 * i)
        items.append(_arc(foot, at, span, two_inks(ink), FINE))
    return (*items, _sector(foot, 0.20 * radius, span, ink))


def _rays(
    heart: complex, reach: tuple[float, float], span: tuple[float, float], fan: Fan, ink: Ink
) -> list[Path]:
    """Rays from the inner to the outer reach, a point beyond each end that has one."""
    (inner, outer), (start, end), fine = reach, span, two_inks(ink)
    items = []
    for i in range(1, fan.rays):
        way = cmath.rect(1.0, start + (end - start) * i / fan.rays)
        long = not fan.alternate or i % 2 == fan.rays // 2 % 2
        tip = outer if long else 0.74 * outer
        items.append(rule(heart + inner * way, heart + tip * way, fine, FINE))
        if long:
            size = max(_LEAST, _POINT * outer)
            items.append(dot(heart + (tip + _BEYOND * outer) * way, size, ink))
    return items


def _bow(centre: complex, radius: float, span: tuple[float, float]) -> Contour:
    """An arc from one angle to another in quarter turns or less."""
    start, end = span
    count = max(1, round(2 * (end - start) / math.pi))
    step = (end - start) / count
    handle = 4 / 3 * math.tan(step / 4) * 1j
    out = [cmath.rect(radius, start)]
    for i in range(count):
        a, b = cmath.rect(radius, start + i * step), cmath.rect(radius, start + (i + 1) * step)
        out += [a + handle * a, b - handle * b, b]
    return tuple([centre + z for z in out])


def _arc(centre: complex, radius: float, span: tuple[float, float], ink: Ink, width: float) -> Path:
    return Path((_bow(centre, radius, span),), None, ink, width, closed=False, round=False)


def _sector(centre: complex, radius: float, span: tuple[float, float], ink: Ink) -> Path:
    """A solid slice of a disc."""
    bow = _bow(centre, radius, span)
    return Path(((*bow, bow[-1], centre, centre, centre, bow[0], bow[0]),), ink)


def scale(width: float, ink: Ink, ground: Ink, rings: int = 4) -> Items:
    """One scale of a scallop pattern, about 0: arcs within each other on a disc of the ground,
    which hides what lies behind it.
    """
    radius, upper = width / 2, (math.pi, math.tau)
    arcs = tuple(_bow(0j, radius * (1 - i / rings), upper) for i in range(rings))
    disc = Path((_bow(0j, radius, (0.0, math.tau)),), ground)
    return (disc, Path(arcs, None, ink, FINE, closed=False))
