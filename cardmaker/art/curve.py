"""Curves as complex numbers: a contour is a start point and triples (control, control, end)."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable, Sequence

Contour = tuple[complex, ...]

#: How far is a quarter circle's control from its end, for radius 1? (4/3)(√2 - 1)
_KAPPA = 0.5522847498


def turn(angle: float) -> complex:
    """The unit vector at an angle; a positive one is clockwise, since y runs down.

    >>> turn(0)
    (1+0j)
    """
    return cmath.rect(1.0, angle)


def ease(low: float, high: float, at: float) -> float:
    """A soft step: 0 up to `low`, 1 from `high`, smooth between.

    >>> ease(0, 1, 0.5), ease(0, 1, 2)
    (0.5, 1.0)
    """
    t = min(1.0, max(0.0, (at - low) / (high - low)))
    return t * t * (3.0 - 2.0 * t)


def placed(points: Iterable[complex], scale: complex, at: complex) -> Contour:
    """The points grown and turned by `scale`, then moved to `at`."""
    return tuple([scale * z + at for z in points])


def bent(points: Iterable[complex], k: float, scale: complex, at: complex) -> Contour:
    """A shape that lies along x, its axis bent into an arc of total turn `k`, then placed."""
    if -1e-3 < k < 1e-3:
        return placed(points, scale, at)
    # On the arc a point (x, y) stands at (1 - e^(ikx))·i/k + iy·e^(ikx), its lift y off the axis.
    rect, radius, across = cmath.rect, 1.0 / k, scale * 1j
    centre = at + across * radius
    return tuple([centre + across * rect(z.imag - radius, k * z.real) for z in points])


def ellipse(centre: complex, rx: float, ry: float = 0.0, angle: float = 0.0) -> Contour:
    """A closed ellipse (a circle without `ry`), its first axis at `angle`."""
    u = cmath.rect(rx, angle)
    v = 1j * cmath.rect(ry or rx, angle)
    ku, kv = _KAPPA * u, _KAPPA * v
    return (
        centre + u, centre + u + kv, centre + v + ku, centre + v,
        centre + v - ku, centre - u + kv, centre - u,
        centre - u - kv, centre - v - ku, centre - v,
        centre - v + ku, centre + u - kv, centre + u,
    )  # fmt: skip


def line(start: complex, end: complex) -> Contour:
    """A straight contour from start to end."""
    return (start, start, end, end)


def smooth(points: Sequence[complex], closed: bool = True) -> Contour:
    """A curve through all the points (Catmull and Rom's), closed or open."""
    count = len(points)
    out = [points[0]]
    for i in range(count if closed else count - 1):
        a = points[i - 1] if closed or i else points[0]
        b = points[i]
        c = points[(i + 1) % count]
        d = points[(i + 2) % count] if closed or i + 2 < count else points[-1]
        out += [b + (c - a) / 6, c - (d - b) / 6, c]
    return tuple(out)


def tilted(points: Iterable[complex], centre: complex, axis: float, squash: float) -> Contour:
    """A flat shape about 0 seen from aside: pressed along `axis`, then moved to `centre`."""
    u = cmath.rect(1.0, axis)
    half = u * u * (squash - 1.0) / 2.0
    keep = (squash + 1.0) / 2.0
    return tuple([keep * z + half * z.conjugate() + centre for z in points])


def blob(radius: float, rough: float, phase: tuple[float, float], count: int = 9) -> Contour:
    """A roundish closed shape about 0, off the circle by `rough` of its radius."""
    first, second = phase
    return smooth([
        cmath.rect(
            radius * (1 + rough * (0.6 * math.sin(2 * a + first) + 0.4 * math.sin(3 * a + second))),
            a,
        )
        for a in (math.tau * i / count for i in range(count))
    ])  # fmt: skip
