"""The order of writing: the strokes of a letter go in as they were found, and come out in order.

Main strokes come first, from the left, then bars that lie across them, then dots and accents.
A stroke runs from the left and the top, and a ring is written as an o is: from its top, leftwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import sub
from typing import Final

Line = list[complex]

#: What is a step up worth in steps to the left, where a stroke may begin at either end?
_TOP: Final = 0.8

#: A bar is this much wider than high; an accent is at most so large beside the longest stroke.
_BAR: Final = 2.5
_ACCENT: Final = 0.6


def in_order(strokes: Iterable[Line]) -> list[Line]:
    """The strokes of one letter in writing order, each in the direction of writing (y up).

    >>> bar, stem, dot = [0 + 4j, 4 + 4j], [2 + 0j, 2 + 6j], [2 + 8j, 2 + 9j]
    >>> in_order([dot, bar, stem])
    [[(2+6j), (2+0j)], [4j, (4+4j)], [(2+9j), (2+8j)]]
    """
    lines = [_ring(line) if line[0] == line[-1] else _begun(line) for line in strokes]
    if not lines:
        return []
    main = max(lines, key=length_of)

    def place(line: Line) -> tuple[float, ...]:
        if line is main:
            return 0, _middle(line), line[0].real
        left, low, right, high = extent(line)
        _left, bottom, _right, top = extent(main)
        small = max(right - left, high - low) < _ACCENT * length_of(main)
        if small and (low > top or high < bottom):
            return 2, left, -line[0].imag
        straight = abs(line[-1] - line[0]) > 0.9 * length_of(line)
        if straight and right - left > _BAR * (high - low):
            return 1, -line[0].imag, left
        return 0, _middle(line), line[0].real

    return sorted(lines, key=place)


def carried_on(lines: Iterable[Line], reach: float, near: float) -> list[Line]:
    """The strokes, those made one that a hand writes in one go: see `goes_on`."""
    out: list[Line] = []
    for line in lines:
        if not out or not goes_on(out[-1], line, reach, near):
            out.append(line)
    return out


def goes_on(line: Line, then: Line, reach: float, near: float) -> bool:
    """Goes on from the end of a stroke with the next, where that begins on it; says whether.

    The pen runs back over the stroke for up to `reach`, as a hand does from the foot of an n to
    where its arch leaves the stem. The next stroke begins on this one if it is `near`.

    >>> stem = [2j, 0j]
    >>> goes_on(stem, [1j, 1 + 2j], 1.5, 0.1), stem
    (True, [2j, 0j, 1j, (1+2j)])
    """
    after = touched(line, then[0], reach, near)
    if after:
        line += [*line[after:-1][::-1], *then]
    return bool(after)


def touched(line: Line, place: complex, reach: float, near: float) -> int:
    """Where the last part of a line, `reach` long, comes nearest to a place, if that is `near`.

    It is told as the number of the first point after it; 0 if it comes nowhere near.
    """
    gone, best = 0.0, (near, 0)
    for i in range(len(line) - 1, 0, -1):
        a, step = line[i], line[i - 1] - line[i]
        size = abs(step)
        part = ((place - a) * step.conjugate()).real / size**2 if size else 0.0
        at = a + step * min(1.0, max(0.0, part))
        if gone + abs(at - a) > reach:
            break
        best = min(best, (abs(place - at), i))
        gone += size
    return best[1]


def length_of(line: Sequence[complex]) -> float:
    """How long a line is."""
    steps: Iterable[complex] = map(sub, line[1:], line)
    return sum(map(abs, steps))


def extent(line: Iterable[complex]) -> tuple[float, float, float, float]:
    """The box of a line: left, low, right, high."""
    xs, ys = zip(*((z.real, z.imag) for z in line), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _middle(line: Line) -> float:
    """How far to the right a line lies, on average."""
    steps = [(abs(b - a), (a + b).real / 2) for a, b in pairwise(line)]
    return sum(size * x for size, x in steps) / (sum(size for size, _x in steps) or 1.0)


def _begun(line: Line) -> Line:
    """An open line from the end at which a hand begins it."""
    first, last = line[0], line[-1]
    if first.real - _TOP * first.imag <= last.real - _TOP * last.imag:
        return line
    return line[::-1]


def _ring(line: Line) -> Line:
    """A closed line from its top, leftwards."""
    top = max(range(len(line) - 1), key=lambda i: line[i].imag + 0.3 * line[i].real)
    ring = [*line[top:-1], *line[: top + 1]]
    area = sum((a.conjugate() * b).imag for a, b in pairwise(ring))
    return ring if area > 0 else ring[::-1]
