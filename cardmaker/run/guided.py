"""Guided runs: people and a note go in, copies of a card with each note's own lines come out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from cardmaker.display import Items
from cardmaker.press.stream import Copy
from cardmaker.run.people import Person
from cardmaker.run.vet import Recipe, blocks
from cardmaker.text.stick import Block


def last_block(people: Iterable[Person], recipe: Recipe, size: float) -> Block:
    """The last person's note, set at the run's size; there must be one."""
    (block,) = blocks(deque(people, maxlen=1), recipe, size)
    return block


def guided_copies(
    set_notes: Iterable[Block], card: str, guides: Callable[[Block], Items]
) -> Iterator[Copy]:
    """A copy of the card for each note, with what `guides` makes of it."""
    for block in set_notes:
        yield Copy(card, under=guides(block))
