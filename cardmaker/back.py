"""The back: what a sender adds to it goes in, and comes out one below the other in its place.

A back looks meant when all that is on it stands on its axis and low: the design's mark with its
name under it, and above these what is the sender's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cardmaker.display import Group, Items
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.units import mm

#: What stands between two things on a back.
GAP: Final = 4 * mm


class Piece(NamedTuple):
    """Something for the back: its items in places of their own from the origin on, and its size."""

    items: Items
    size: Size


def height(pieces: Sequence[Piece]) -> float:
    """How high pieces are below one another, in points.

    >>> height([Piece((), Size(9, 20)), Piece((), Size(9, 10))]) == 30 + GAP
    True
    """
    return sum(piece.size.h for piece in pieces) + GAP * max(0, len(pieces) - 1)


def stacked(pieces: Sequence[Piece], room: Rect) -> Items:
    """The pieces below one another at the foot of a room, each in its middle.

    >>> (low,) = stacked([Piece((), Size(20, 10))], Rect(0, 0, 100, 100))
    >>> low.matrix.apply(0j)
    (40+90j)
    """
    y = room.bottom - height(pieces)
    placed = []
    for piece in pieces:
        x = room.centre.real - piece.size.w / 2
        placed.append(Group(piece.items, Matrix.shift(x, y)))
        y += piece.size.h + GAP
    return tuple(placed)
