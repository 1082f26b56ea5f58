"""Sizes, rectangles and matrices. Points inside; y runs down, the origin is top left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Size(NamedTuple):
    """A width and a height."""

    w: float
    h: float

    @property
    def turned(self) -> Size:
        """The same piece turned by a quarter."""
        return Size(self.h, self.w)


class Rect(NamedTuple):
    """A rectangle by its top left corner, width and height.

    >>> Rect(10, 10, 30, 20).inset(5)
    Rect(x=15, y=15, w=20, h=10)
    >>> Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 5, 5))
    False
    """

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.h

    @property
    def centre(self) -> complex:
        """The point in its middle."""
        return complex(self.x + self.w / 2, self.y + self.h / 2)

    @property
    def size(self) -> Size:
        """Its width and height."""
        return Size(self.w, self.h)

    def inset(self, by: float) -> Rect:
        """The rectangle with every side moved inwards (outwards if `by` is negative)."""
        return Rect(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def moved(self, x: float, y: float) -> Rect:
        """The rectangle, shifted."""
        return Rect(self.x + x, self.y + y, self.w, self.h)

    def overlaps(self, other: Rect, slack: float = 1e-6) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def holds(self, other: Rect, slack: float = 1e-6) -> bool:
        """Whether `other` lies wholly inside."""
        return (
            self.x <= other.x + slack
            and self.y <= other.y + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


def around(boxes: Iterable[Rect]) -> Rect:
    """The smallest rectangle that holds all of these, of which there is at least one.

    >>> around([Rect(0, 0, 2, 2), Rect(1, 1, 4, 2)])
    Rect(x=0, y=0, w=5, h=3)
    """
    sides = [(box.x, box.y, box.right, box.bottom) for box in boxes]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    left, top = min(lefts), min(tops)
    return Rect(left, top, max(rights) - left, max(bottoms) - top)


class Matrix(NamedTuple):
    """An affine map of the plane: x' = a·x + c·y + e, y' = b·x + d·y + f.

    >>> Matrix.shift(10, 0).then(Matrix.half_turn(100, 50)).apply(0j)
    (90+50j)
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def shift(cls, x: float, y: float) -> Matrix:
        """A move by x and y."""
        return cls(e=x, f=y)

    @classmethod
    def half_turn(cls, w: float, h: float) -> Matrix:
        """A piece of w × h turned head down in its place."""
        return cls(-1.0, 0.0, 0.0, -1.0, w, h)

    def apply(self, z: complex) -> complex:
        """Where a point goes."""
        x, y = z.real, z.imag
        return complex(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def then(self, other: Matrix) -> Matrix:
        """First this map, then `other`."""
        a, b, c, d, e, f = self
        p, q, r, s, t, u = other
        return Matrix(
            a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u,
        )  # fmt: skip
