"""Chance with a name: the same key gives the same drawing, on every machine and every Python.

Only `Random.random()` is used, the one method whose stream Python promises to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Grain:
    """A stream of chance that a key names, as in "garden-sprigs/front/1/foot".

    >>> Grain("a/b").random() == Grain("a").child("b").random()
    True
    """

    __slots__ = ("key", "random")

    def __init__(self, key: str) -> None:
        self.key = key
        self.random = Random(key).random

    def child(self, part: object) -> Grain:
        """A stream of its own for a part, so that a new leaf here moves nothing there."""
        return Grain(f"{self.key}/{part}")

    def between(self, low: float, high: float) -> float:
        """Any number from low to high, all alike."""
        return low + (high - low) * self.random()

    def swing(self, reach: float) -> float:
        """Any number up to `reach` to either side of nought."""
        return reach * (2.0 * self.random() - 1.0)

    def about(self, value: float, part: float = 0.1) -> float:
        """The value, up to `part` of it more or less."""
        return value * (1.0 + part * (2.0 * self.random() - 1.0))

    def bell(self, spread: float) -> float:
        """A number about nought, near it more often than far; never beyond 2 × spread."""
        draw = self.random
        return spread * (draw() + draw() + draw() + draw() - 2.0)

    def side(self) -> int:
        """Left or right: 1 or -1."""
        return 1 if self.random() < 0.5 else -1

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self.random() * len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """The things in any order."""
        deck = list(things)
        for last in range(len(deck) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            deck[last], deck[other] = deck[other], deck[last]
        return deck
