"""Dress: whose card shows which art, where everybody's differs.

A run has a few arrangements of a design's front, and each part of these goes several ways. A row's
own seed picks the arrangement and the ways, so a card that is printed again is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import mod
from typing import Self

from cardmaker.card import Card
from cardmaker.display import choices
from cardmaker.press.stream import Copy
from cardmaker.run.pen import row_seed


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """The cards of a plan that a person's may be, by name, and how many ways each choice goes."""

    cards: Sequence[tuple[str, tuple[int, ...]]]

    @classmethod
    def of(cls, cards: Mapping[str, Card]) -> Self:
        """The wardrobe of these cards, by name; their choices are on their fronts."""
        return cls(
            [
                (name, tuple([len(choice.ways) for choice in choices(card.panels["front"])]))
                for name, card in cards.items()
            ]
        )

    def dressed(self, copy: Copy, row: Mapping[str, str]) -> Copy:
        """The copy in the art of the person of this row."""
        return self.worn(copy, row_seed(row))

    def worn(self, copy: Copy, seed: str) -> Copy:
        """The copy in the art of a seed."""
        dice = _dice(seed)
        name, ways = self.cards[next(dice) % len(self.cards)]
        return copy._replace(card=name, picks=bytes(map(mod, dice, ways)))


def _dice(seed: str) -> Iterator[int]:
    """Numbers from 0 to 255, always the same for the same seed."""
    turn = 0
    while True:
        yield from blake2b(f"{turn}/{seed}".encode()).digest()
        turn += 1
