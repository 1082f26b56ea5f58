"""Places: which card of a run goes to which place of which sheet.

A run goes sheet by sheet, cards 1 and 2 on the first; or by stacks: sheets that are cut as one
pile and put on each other, place by place, are then in the list's order. Places are counted from
0, row by row from the top left of the front page; those used already stay bare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate, chain, pairwise, repeat, zip_longest
from typing import Final, Literal, NamedTuple, get_args

from cardmaker.press.page import Copy

Order = Literal["sheets", "stacks"]

ORDERS: Final[tuple[Order, ...]] = get_args(Order)

#: What makes the cards of a run from one number to before another, counted from 0.
Cards = Callable[[int, int], Iterator[Copy]]


class Places(NamedTuple):
    """The places of a run's sheets: so many on each, the first `used` of the first not free."""

    up: int
    used: int = 0
    order: Order = "sheets"

    @property
    def free(self) -> int:
        """How many places of the first sheet are free."""
        return self.up - self.used

    def sheets(self, cards: int) -> int:
        """How many sheets so many cards take."""
        return -(-(cards + self.used) // self.up)

    def left(self, cards: int) -> int:
        """How many places stay free beside so many cards."""
        return self.sheets(cards) * self.up - self.used - cards

    def stacks(self, cards: int) -> list[tuple[int, int]]:
        """For each place the cards of its stack, from one number to before another.

        >>> Places(2).stacks(5), Places(2, used=1).stacks(5)
        ([(0, 3), (3, 5)], [(0, 2), (2, 5)])
        """
        high = self.sheets(cards)
        heights = [high - (place < self.used) for place in range(self.up)]
        return [*pairwise(min(end, cards) for end in accumulate(heights, initial=0))]

    def laid(self, cards: int, made: Cards) -> Iterator[Copy | None]:
        """What the places hold, sheet by sheet; None for one that stays bare."""
        if self.order == "sheets" or self.up == 1:
            return chain(repeat(None, self.used), made(0, cards))
        stacks = [
            chain(repeat(None, place < self.used), made(*ends))
            for place, ends in enumerate(self.stacks(cards))
        ]
        return chain.from_iterable(zip_longest(*stacks))
