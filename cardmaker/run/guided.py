"""Guided runs: people and a note go in, copies of a card with each note's own lines come out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from cardmaker.display import Items
from cardmaker.press.stream import Copy
from cardmaker.run.people import Person
from cardmaker.run.vet import Recipe
from cardmaker.text.fit import Block, set_note
from cardmaker.text.standing import Compositor


def blocks(people: Iterable[Person], recipe: Recipe, size: float) -> Iterator[Block]:
    """The note of each person, set at the run's size."""
    wording = Compositor(recipe.template, recipe.lexicon).wording
    for person in people:
        yield set_note(wording(values_of(person, recipe.shared)), recipe.room, size, recipe.ink)


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


def values_of(person: Person, shared: Mapping[str, str]) -> Mapping[str, str]:
    """A row's values and, where it has none, those that all rows share."""
    if not shared:
        return person.values
    # An empty cell is a missing one, so it leaves what all rows share.
    return {**shared, **{field: said for field, said in person.values.items() if said}}
