"""Vetting: every row of a run is filled, measured and fitted before the first sheet is written.

People and a note go in; what a run must know beforehand comes out: the one size at which all of
them fit, the clusters that will be printed, and, if anything is wrong, all of it at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from cardmaker.display import Cluster, Ink
from cardmaker.errors import (
    BadNote,
    CardmakerError,
    Faults,
    MissingFields,
    MissingLetters,
    Overset,
)
from cardmaker.press.stream import Copy
from cardmaker.run.people import Person
from cardmaker.text.fit import Room, Wording, largest_size, measure, set_note
from cardmaker.text.merge import Template
from cardmaker.text.shape import Lexicon

#: A row set so much smaller than the middle one makes everyone's card small.
_OUTLIER: Final = 0.9

#: How many outliers are named?
_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows become lines: the note, the words known so far, the room, a size or None for the
    largest at which all fit, the ink, and the values that every row shares.
    """

    template: Template
    lexicon: Lexicon
    room: Room
    size: float | None
    ink: Ink
    shared: Mapping[str, str]


class Outlier(NamedTuple):
    """A row that makes all cards smaller: where it stands, and the size it needs."""

    row: int
    size: float


@dataclass(frozen=True, slots=True)
class Vetted:
    """What is known of a run before it is printed."""

    count: int
    size: float
    usual: float
    outliers: tuple[Outlier, ...]
    vocabulary: frozenset[tuple[str, Cluster]]


def vet(people: Iterable[Person], recipe: Recipe, name: str) -> Vetted:
    """The run's one size and its clusters; `name` is what faults call the list.

    Raises:
        Faults: rows cannot be printed; each is named with its field and what to do.
        CardmakerError: a single card cannot, which needs no row to be named.
    """
    sizes: Counter[float] = Counter()
    first: dict[float, list[int]] = {}
    faults: list[str] = []
    alone: CardmakerError | None = None
    guess = recipe.size
    rows = 0
    for person in people:
        rows += 1
        try:
            guess = _fitted(person, recipe, guess)
        except CardmakerError as fault:
            alone = fault
            faults.append(f"{name}:{person.row}: {_said(fault)}")
            continue
        sizes[guess] += 1
        if len(found := first.setdefault(guess, [])) < _NAMED:
            found.append(person.row)
    if alone is not None:
        if rows == 1 and not name:
            raise alone
        raise Faults(faults, f"nothing was written; mend {_rows(len(faults))} and run it again")
    size, usual = min(sizes), _median(sizes)
    return Vetted(
        sizes.total(),
        size,
        usual,
        _outliers(first, usual, recipe),
        frozenset(recipe.lexicon.clusters()),
    )


def copies(people: Iterable[Person], recipe: Recipe, size: float, card: str) -> Iterator[Copy]:
    """A copy of the card for each person, their note set at the run's size."""
    room, ink = recipe.room, recipe.ink
    for person in people:
        block = set_note(_wording(person, recipe), room, size, ink)
        yield Copy(card, block.lines)


def _wording(person: Person, recipe: Recipe) -> Wording:
    values = person.values
    if recipe.shared:
        # An empty cell is a missing one, so it leaves what all rows share.
        values = {**recipe.shared, **{field: said for field, said in values.items() if said}}
    return measure(recipe.template.fill(values).parts, recipe.lexicon)


def _fitted(person: Person, recipe: Recipe, guess: float | None) -> float:
    """The largest size for one row, or the size asked for if it fits."""
    if person.fault is not None:
        raise BadNote(person.fault)
    wording = _wording(person, recipe)
    room, size = recipe.room, recipe.size
    if size is None:
        return largest_size(wording, room, guess)
    # Asked-for sizes are outside the room's own grid, so only this one is tried.
    set_note(wording, room, size, recipe.ink)
    return size


def _said(fault: CardmakerError) -> str:
    """A fault as a row's line tells it."""
    match fault:
        case MissingFields():
            return "; ".join(f"{field}: is empty, and the note needs it" for field in fault.fields)
        case MissingLetters() | Overset() | BadNote():
            return str(fault)
        case _:
            return fault.message


def _rows(count: int) -> str:
    return "this row" if count == 1 else f"these {count:,} rows"


def _median(sizes: Counter[float]) -> float:
    """The middle row's size."""
    left = (sizes.total() - 1) // 2
    for size in sorted(sizes):
        left -= sizes[size]
        if left < 0:
            return size
    raise AssertionError("no rows")


def _outliers(
    first: Mapping[float, list[int]], usual: float, recipe: Recipe
) -> tuple[Outlier, ...]:
    """The rows that need a size far below the usual one, or the smallest, the worst first."""
    if recipe.size is not None:
        return ()
    floor = recipe.room.smallest
    small = sorted(
        size for size in first if size < usual * _OUTLIER or (size <= floor and size < usual)
    )
    return tuple(Outlier(row, size) for size in small for row in first[size])[:_NAMED]
