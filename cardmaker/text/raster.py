"""Rasters: closed contours go in, a grid of black and white pixels comes out as one whole number.

A pixel is a bit, so what is done to one is done to all: a shift of the number moves the picture,
and `&`, `|` and `^` are taken of every pixel at once. That is as fast as an array library here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor
from typing import Final, NamedTuple

from cardmaker.text.outline import Contour, curves

#: Blank pixels around the ink, so that a shift never carries it from one row into the next.
MARGIN: Final = 2


class Raster(NamedTuple):
    """A picture of `height` rows of `width` pixels, bottom row first, bit 0 at the bottom left.

    `origin` is where the middle of that first pixel lies, and `pixel` how wide one is, both in
    the units of the contours.
    """

    bits: int
    width: int
    height: int
    origin: complex
    pixel: float

    def place(self, bit: int) -> complex:
        """Where the middle of a pixel lies."""
        y, x = divmod(bit, self.width)
        return self.origin + self.pixel * complex(x, y)

    def __str__(self) -> str:
        """The picture, top row first."""
        rows = (self.bits >> y * self.width for y in reversed(range(self.height)))
        return "\n".join(
            "".join(".#"[row >> x & 1] for x in range(self.width)).rstrip() for row in rows
        )


def rasterise(contours: Iterable[Contour], pixel: float) -> Raster:
    """The ink inside TrueType contours (x, y, on the curve), wherever they wind round a point.

    A pixel is ink if its middle is inside. Contours may overlap.

    >>> box = [(0, 0, True), (3, 0, True), (3, 2, True), (0, 2, True)]
    >>> print(str(rasterise([box], 1.0)).replace(".", ""))
    <BLANKLINE>
    <BLANKLINE>
    ###
    ###
    <BLANKLINE>
    <BLANKLINE>
    """
    shapes = [[z / pixel for z in polygon(contour, 0.2 * pixel)] for contour in contours]
    points = [z for shape in shapes for z in shape]
    if not points:
        return Raster(0, 1, 1, 0j, pixel)
    left = floor(min(z.real for z in points)) - MARGIN
    low = floor(min(z.imag for z in points)) - MARGIN
    width = ceil(max(z.real for z in points)) + MARGIN - left
    height = ceil(max(z.imag for z in points)) + MARGIN - low
    rows: list[list[tuple[float, int]]] = [[] for _ in range(height)]
    for shape in shapes:
        for a, b in pairwise([*shape, shape[0]]):
            _cross(a - complex(left, low), b - complex(left, low), rows)
    bits = 0
    for row in reversed(rows):
        bits = bits << width | _filled(row)
    return Raster(bits, width, height, pixel * complex(left + 0.5, low + 0.5), pixel)


def ones(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, lowest first.

    >>> list(ones(0b101001))
    [0, 3, 5]
    """
    return map(re.Match.start, re.finditer("1", bin(bits)[:1:-1]))


def polygon(contour: Contour, near: float) -> list[complex]:
    """A contour as a polygon that strays from its curves by `near` at the most."""
    out: list[complex] = []
    for start, control, end in curves(contour):
        if control is None:
            out.append(end)
            continue
        # A parabola strays from its chord by a quarter of |start - 2 control + end| / n².
        count = ceil((abs(start - 2 * control + end) / (4 * near)) ** 0.5) or 1
        for n in range(1, count + 1):
            t = n / count
            out.append((1 - t) ** 2 * start + 2 * t * (1 - t) * control + t * t * end)
    return out


def _cross(a: complex, b: complex, rows: list[list[tuple[float, int]]]) -> None:
    """Notes where an edge crosses the middle of each row, and which way."""
    way = 1
    if a.imag > b.imag:
        a, b, way = b, a, -1
    first, last = ceil(a.imag - 0.5), ceil(b.imag - 0.5)
    if first == last:
        return
    slope = (b.real - a.real) / (b.imag - a.imag)
    x = a.real + (first + 0.5 - a.imag) * slope
    for y in range(first, last):
        rows[y].append((x, way))
        x += slope


def _filled(crossings: list[tuple[float, int]]) -> int:
    """The pixels of one row between the crossings, where the winding is not zero."""
    bits = winding = start = 0
    for x, way in sorted(crossings):
        if not winding:
            start = ceil(x - 0.5)
        winding += way
        if not winding and (end := ceil(x - 0.5)) > start:
            bits |= (1 << end) - (1 << start)
    return bits
