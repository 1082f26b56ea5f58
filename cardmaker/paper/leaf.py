"""Leaves: pieces of paper between creases, carried through the creases as hands make them.

A pile of leaves goes in, nearest first, and the pile after a crease comes out. Nothing here knows
what is printed on the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from cardmaker.geometry import Matrix, Rect

#: Paper turns over about its vertical axis like the page of a book, or it tumbles over its top.
Turn = Literal["book", "tumble"]

#: How places on a piece of 1 by 1 move when it is turned over.
TURNED_OVER: Final[Mapping[Turn, Matrix]] = MappingProxyType(
    {"book": Matrix(a=-1.0, e=1.0), "tumble": Matrix(d=-1.0, f=1.0)}
)


class Crease(NamedTuple):
    """The part ("left" or "top") that goes behind, and at which fraction of the piece."""

    part: Literal["left", "top"]
    at: float


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


def folded(pile: list[Leaf], creases: Iterable[Crease]) -> list[Leaf]:
    """The pile after these creases. What goes behind lies under the rest, in reverse order.

    >>> flat = [Leaf(Rect(0, 0, 0.5, 1), Matrix()), Leaf(Rect(0.5, 0, 0.5, 1), Matrix())]
    >>> [(leaf.source.x, leaf.face_up) for leaf in folded(flat, [Crease("left", 0.5)])]
    [(0.5, True), (0, False)]
    """
    for part, at in creases:
        piece = around(leaf.place for leaf in pile)
        if part == "left":
            line = piece.x + piece.w * at
            over = Matrix(a=-1.0, e=2 * line)
            goes = {leaf for leaf in pile if leaf.place.centre.real < line}
        else:
            line = piece.y + piece.h * at
            over = Matrix(d=-1.0, f=2 * line)
            goes = {leaf for leaf in pile if leaf.place.centre.imag < line}
        stay = [leaf for leaf in pile if leaf not in goes]
        gone = [Leaf(leaf.source, leaf.carried.then(over)) for leaf in pile if leaf in goes]
        pile = stay + gone[::-1]
    return pile


def turned_over(pile: list[Leaf], turn: Turn) -> list[Leaf]:
    """The pile seen from behind."""
    over = TURNED_OVER[turn]
    return [Leaf(leaf.source, leaf.carried.then(over)) for leaf in pile[::-1]]


def uncovered(pile: list[Leaf]) -> list[Leaf]:
    """The leaves on which no other lies."""
    seen: list[Leaf] = []
    for leaf in pile:
        if not any(leaf.place.overlaps(nearer.place) for nearer in seen):
            seen.append(leaf)
    return seen


def moved(rect: Rect, matrix: Matrix) -> Rect:
    """The rectangle after a move that keeps its sides upright and level."""
    one = matrix.apply(complex(rect.x, rect.y))
    two = matrix.apply(complex(rect.right, rect.bottom))
    x, y = min(one.real, two.real), min(one.imag, two.imag)
    return Rect(x, y, abs(two.real - one.real), abs(two.imag - one.imag))


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all."""
    every = list(rects)
    x, y = min(r.x for r in every), min(r.y for r in every)
    return Rect(x, y, max(r.right for r in every) - x, max(r.bottom for r in every) - y)
