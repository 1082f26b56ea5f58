"""Leaves: pieces of paper between creases, carried through the creases as hands make them.

A pile of leaves goes in, nearest first, and the pile after a crease comes out. Nothing here knows
what is printed on the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, product
from typing import Literal, NamedTuple

from cardmaker.geometry import Matrix, Rect, around

#: Paper turns over about its vertical axis like the page of a book, or it tumbles over its top.
Turn = Literal["book", "tumble"]


class Crease(NamedTuple):
    """The part that goes behind the rest of the piece or before it, and at which fraction of the
    piece: at the edge between leaves that is nearest to it.
    """

    part: Literal["left", "right", "top", "bottom"]
    way: Literal["behind", "before"]
    at: float

    @property
    def upright(self) -> bool:
        """Whether it runs from the top to the bottom of the piece."""
        return self.part in ("left", "right")


class Leaf(NamedTuple):
    """A piece of the flat: where it lay on its face, and how it has been carried since."""

    source: Rect
    carried: Matrix

    @property
    def place(self) -> Rect:
        """Where it lies now."""
        return moved(self.source, self.carried)

    @property
    def face_up(self) -> bool:
        """Whether its outside is still up: it is not after an odd number of turns."""
        return self.carried.a * self.carried.d > 0


def folded(pile: list[Leaf], hands: Iterable[Crease | Turn]) -> list[Leaf]:
    """The pile after these creases and turns. What goes behind lies under the rest, in reverse
    order; what goes before, upon it.

    >>> flat = [Leaf(Rect(0, 0, 50, 1), Matrix()), Leaf(Rect(50, 0, 50, 1), Matrix())]
    >>> [(leaf.source.x, leaf.face_up) for leaf in folded(flat, [Crease("left", "behind", 0.5)])]
    [(50, True), (0, False)]
    """
    for step in hands:
        pile = _creased(pile, step) if isinstance(step, Crease) else turned_over(pile, step)
    return pile


def _creased(pile: list[Leaf], crease: Crease) -> list[Leaf]:
    piece = around(leaf.place for leaf in pile)
    if crease.upright:
        wanted = piece.x + piece.w * crease.at
        edges = {edge for leaf in pile for edge in (leaf.place.x, leaf.place.right)}
        line = min(edges, key=lambda edge: abs(edge - wanted))
        over, first = Matrix(a=-1.0, e=2 * line), [leaf.place.centre.real < line for leaf in pile]
    else:
        wanted = piece.y + piece.h * crease.at
        edges = {edge for leaf in pile for edge in (leaf.place.y, leaf.place.bottom)}
        line = min(edges, key=lambda edge: abs(edge - wanted))
        over, first = Matrix(d=-1.0, f=2 * line), [leaf.place.centre.imag < line for leaf in pile]
    goes = [one == (crease.part in ("left", "top")) for one in first]
    stay = [leaf for leaf, going in zip(pile, goes, strict=True) if not going]
    gone = [
        Leaf(leaf.source, leaf.carried.then(over))
        for leaf, going in zip(pile, goes, strict=True)
        if going
    ][::-1]
    return stay + gone if crease.way == "behind" else gone + stay


def turned_over(pile: list[Leaf], turn: Turn) -> list[Leaf]:
    """The pile seen from behind, in the same place."""
    piece = around(leaf.place for leaf in pile)
    if turn == "book":
        over = Matrix(a=-1.0, e=piece.x + piece.right)
    else:
        over = Matrix(d=-1.0, f=piece.y + piece.bottom)
    return [Leaf(leaf.source, leaf.carried.then(over)) for leaf in pile[::-1]]


def uncovered(pile: list[Leaf]) -> list[Leaf]:
    """The leaves of which something is seen from above."""
    return [leaf for at, leaf in enumerate(pile) if _peeps(leaf.place, pile[:at])]


def _peeps(place: Rect, nearer: list[Leaf]) -> bool:
    """Whether leaves that are nearer leave some of a place free: parted at all their edges, it has
    a part whose middle lies under none.
    """
    over = [leaf.place for leaf in nearer if leaf.place.overlaps(place)]
    xs = sorted({place.x, place.right, *(x for one in over for x in (one.x, one.right))})
    ys = sorted({place.y, place.bottom, *(y for one in over for y in (one.y, one.bottom))})
    middles = [
        Rect((x + far_x) / 2, (y + far_y) / 2, 0.0, 0.0)
        for (x, far_x), (y, far_y) in product(pairwise(xs), pairwise(ys))
        if far_x - x > 1e-6 and far_y - y > 1e-6
    ]
    return any(
        place.holds(middle, 0.0) and not any(one.holds(middle, 0.0) for one in over)
        for middle in middles
    )


def moved(rect: Rect, matrix: Matrix) -> Rect:
    """The rectangle after a move that keeps its sides upright and level."""
    one = matrix.apply(complex(rect.x, rect.y))
    two = matrix.apply(complex(rect.right, rect.bottom))
    x, y = min(one.real, two.real), min(one.imag, two.imag)
    return Rect(x, y, abs(two.real - one.real), abs(two.imag - one.imag))
