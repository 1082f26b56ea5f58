"""Does a whole list fit by hand? People and a note go in; how many notes fit, and which do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import nlargest
from operator import itemgetter
from typing import Final, NamedTuple

from cardmaker.geometry import Rect
from cardmaker.run.people import Person
from cardmaker.run.vet import Recipe, values_of
from cardmaker.text.my_hand import ByHand, MyHand, by_hand
from cardmaker.text.parts import Part

#: How many of the notes that do not fit are named?
_NAMED: Final = 5

#: Places for a note by the name of their format, smallest first; asked for if they are needed.
Larger = Callable[[], Iterable[tuple[str, Rect]]]


class Tally(NamedTuple):
    """How a run fares by hand: how many notes there are, how many fit, the longest of all, the
    worst of those that do not fit (row, need), and the smallest format that would hold every one
    (None: none would).
    """

    notes: int
    fitting: int
    longest: ByHand
    worst: tuple[tuple[int, ByHand], ...]
    would_fit: str | None


def tally(
    notes: Iterable[tuple[int, tuple[Part, ...]]], hand: MyHand, box: Rect, larger: Larger
) -> Tally:
    """How notes fare in a person's writing, in a box: their parts come with their row or page."""
    count = fitting = 0
    longest = ByHand(0, hand.rows_in(box.h), 0)
    too_long: list[tuple[int, ByHand]] = []
    rooms: list[tuple[str, Rect]] | None = None
    for row, parts in notes:
        count += 1
        need = by_hand(parts, hand, box)
        longest = max(longest, need, key=lambda one: (one.over, one.lines))
        if not need.over:
            fitting += 1
            continue
        too_long = nlargest(_NAMED, [*too_long, (row, need)], key=lambda one: one[1].over)
        rooms = [
            room
            for room in (larger() if rooms is None else rooms)
            if not by_hand(parts, hand, room[1]).over
        ]
    would_fit = next(map(itemgetter(0), rooms or ()), None)
    return Tally(count, fitting, longest, tuple(too_long), would_fit)


def notes_of(people: Iterable[Person], recipe: Recipe) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """The notes of these people in parts, by row; the rows must have been vetted."""
    for person in people:
        yield person.row, recipe.compositor.template.fill(values_of(person, recipe)).parts
