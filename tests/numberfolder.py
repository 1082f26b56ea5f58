"""Paper and hands on numbers: folds a sheet and tells which printed point is seen where.

Knows nothing of how cardmaker lays a card out; paperfolder.py does the same with pictures. A leaf
is a rectangle of the flat with where it lies now; a pile of them is nearest first.
"""

from __future__ import annotations

from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Leaf(NamedTuple):
    """`flat` is the part of the flat; a point (x, y) of it lies at (a·x + e, d·y + f) now."""

    flat: Box
    a: float
    d: float
    e: float
    f: float

    @property
    def now(self) -> Box:
        left, top, right, bottom = self.flat
        xs = sorted((self.a * left + self.e, self.a * right + self.e))
        ys = sorted((self.d * top + self.f, self.d * bottom + self.f))
        return xs[0], ys[0], xs[1], ys[1]


Pile = list[Leaf]


def flat_sheet(w: float, h: float) -> Pile:
    return [Leaf((0.0, 0.0, w, h), 1.0, 1.0, 0.0, 0.0)]


def fold(pile: Pile, part: str, way: str, at: float) -> Pile:
    """A crease so far from the left or the top of the piece; a part goes behind or before."""
    upright = part in ("left", "right")
    at += min(leaf.now[0 if upright else 1] for leaf in pile)
    stay: Pile = []
    gone: Pile = []
    for leaf in pile:
        for piece in _split(leaf, upright, at):
            low, high = piece.now[0 if upright else 1], piece.now[2 if upright else 3]
            first = (low + high) / 2 < at
            if first == (part in ("left", "top")):
                gone.insert(0, _over(piece, upright, at))
            else:
                stay.append(piece)
    return stay + gone if way == "behind" else gone + stay


def turn_over(pile: Pile, about: str) -> Pile:
    """The pile turned like the page of a book, or over its top."""
    upright = about == "book"
    low = min(leaf.now[0 if upright else 1] for leaf in pile)
    high = max(leaf.now[2 if upright else 3] for leaf in pile)
    return [_over(leaf, upright, (low + high) / 2) for leaf in reversed(pile)]


def size(pile: Pile) -> tuple[float, float]:
    boxes = [leaf.now for leaf in pile]
    wide = max(box[2] for box in boxes) - min(box[0] for box in boxes)
    return wide, max(box[3] for box in boxes) - min(box[1] for box in boxes)


def look(pile: Pile, x: float, y: float) -> tuple[str, float, float] | None:
    """What is seen so far from the left and the top: which side, and the point of the flat."""
    x += min(leaf.now[0] for leaf in pile)
    y += min(leaf.now[1] for leaf in pile)
    for leaf in pile:
        left, top, right, bottom = leaf.now
        if left < x < right and top < y < bottom:
            side = "upper" if leaf.a * leaf.d > 0 else "under"
            return side, (x - leaf.e) / leaf.a, (y - leaf.f) / leaf.d
    return None


def through(page: tuple[float, float], flips_on: str, x: float, y: float) -> tuple[float, float]:
    """The point of the back page behind a point of the front page, both as they are read."""
    w, h = page
    upright = "long-edge" if h >= w else "short-edge"
    return (w - x, y) if flips_on == upright else (x, h - y)


def _split(leaf: Leaf, upright: bool, at: float) -> Pile:
    left, top, right, bottom = leaf.flat
    if upright:
        x = (at - leaf.e) / leaf.a
        if not left + 1e-6 < x < right - 1e-6:
            return [leaf]
        parts = [(left, top, x, bottom), (x, top, right, bottom)]
    else:
        y = (at - leaf.f) / leaf.d
        if not top + 1e-6 < y < bottom - 1e-6:
            return [leaf]
        parts = [(left, top, right, y), (left, y, right, bottom)]
    return [leaf._replace(flat=part) for part in parts]


def _over(leaf: Leaf, upright: bool, at: float) -> Leaf:
    if upright:
        return leaf._replace(a=-leaf.a, e=2 * at - leaf.e)
    return leaf._replace(d=-leaf.d, f=2 * at - leaf.f)
