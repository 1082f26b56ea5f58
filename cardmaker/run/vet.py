"""Vetting: every row of a run is filled, measured and fitted before the first sheet is written.

People and a note go in; what a run must know beforehand comes out: the one size at which all of
them fit, the clusters that will be printed, and, if anything is wrong, all of it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
from cardmaker.run.finish import Finish
from cardmaker.run.pen import AS_SET, Pen
from cardmaker.run.people import Person
from cardmaker.run.sizes import Outlier, Sizes
from cardmaker.text.fit import Room, fits, overset
from cardmaker.text.standing import Compositor
from cardmaker.text.stick import Block, Stick
from cardmaker.text.tidy import tidy_value


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows become lines: what words the note, the room, a size or None for the largest at which
    all fit, the ink, and the values that every row shares.
    """

    compositor: Compositor
    room: Room
    size: float | None
    ink: Ink
    shared: Mapping[str, str]


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
    sizes = Sizes(recipe.room)
    faults: list[str] = []
    alone: CardmakerError | None = None
    rows = 0
    for person in people:
        rows += 1
        try:
            _try(person, recipe, sizes)
        except CardmakerError as fault:
            alone = fault
            faults.append(f"{name}:{person.row}: {_said(fault, person, recipe)}")
    if alone is not None:
        if rows == 1 and not name:
            raise alone
        raise Faults(faults, f"nothing was written; mend {_rows(len(faults))} and run it again")
    words = frozenset(recipe.compositor.lexicon.clusters())
    if recipe.size is not None:
        return Vetted(rows, recipe.size, recipe.size, (), words)
    return Vetted(rows, sizes.smallest, sizes.usual, sizes.outliers, words)


#: What puts a copy of the card into the art of a person's row.
Dress = Callable[[Copy, Mapping[str, str]], Copy]


def copies(
    people: Iterable[Person],
    recipe: Recipe,
    size: float,
    finish: Finish,
    pen: Pen = AS_SET,
    dress: Dress | None = None,
    first: int = 0,
) -> Iterator[Copy]:
    """A copy of the card for each person: their note set at the run's size, written, finished.

    `first` is the number of the first of them in the run, from 0.
    """
    block_of = _setter(recipe, size)
    if pen.hand is None and dress is None:
        yield from map(finish.copy, map(block_of, people))
        return
    for number, person in enumerate(people, first):
        block = block_of(person)
        deal = pen.deal(block.lines, number, person.values)
        if deal is None:
            block = block._replace(lines=pen.write(block.lines, number, person.values))
        copy = finish.copy(block, deal)
        yield dress(copy, person.values) if dress else copy


def blocks(people: Iterable[Person], recipe: Recipe, size: float) -> Iterator[Block]:
    """The note of each person, set at the run's size."""
    return map(_setter(recipe, size), people)


def _setter(recipe: Recipe, size: float) -> Callable[[Person], Block]:
    """What sets the notes of a run at its size."""
    wording = recipe.compositor.wording
    stick = Stick(recipe.room, size, recipe.ink)
    return lambda person: stick.set(wording(values_of(person, recipe)))


def values_of(person: Person, recipe: Recipe) -> Mapping[str, str]:
    """A row's values and, where it has none, those that all rows share."""
    if not recipe.shared:
        return person.values
    # An empty cell is a missing one, so it leaves what all rows share.
    return {**recipe.shared, **{field: said for field, said in person.values.items() if said}}


def _try(person: Person, recipe: Recipe, sizes: Sizes) -> None:
    """Fills and fits one row."""
    if person.fault is not None:
        raise BadNote(person.fault)
    wording = recipe.compositor.wording(values_of(person, recipe))
    if recipe.size is None:
        sizes.add(person.row, wording)
    elif not fits(wording, recipe.room, recipe.size):
        raise overset(wording, recipe.room, recipe.size)


def _said(fault: CardmakerError, person: Person, recipe: Recipe) -> str:
    """A fault as a row's line tells it."""
    match fault:
        case MissingLetters():
            return _unwritten(person, recipe) or str(fault)
        case MissingFields():
            return "; ".join(f"{field}: is empty, and the note needs it" for field in fault.fields)
        case Overset() | BadNote():
            return str(fault)
        case _:
            return fault.message


def _unwritten(person: Person, recipe: Recipe) -> str:
    """Which fields of a row have letters that no hand can write; none if it is the note itself."""
    compositor, values = recipe.compositor, values_of(person, recipe)
    told, hint = [], ""
    for field in compositor.template.fields:
        if value := tidy_value(values.get(field, "")):
            try:
                compositor.lexicon.span(value)
            except MissingLetters as fault:
                told.append(f"{field}: {fault.message}")
                hint = f"; {fault.hint}" if fault.hint else ""
    return "; ".join(told) + hint


def _rows(count: int) -> str:
    return "this row" if count == 1 else f"these {count:,} rows"
