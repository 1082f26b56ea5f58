"""Folds: from the pictures in folds.toml to the panels of a flat, and what is seen of it folded.

Places are fractions of the flat, from 0 to 1, y down. The outside is seen as the flat lies face
up; the inside as the open card is read, the flat having been turned over the way its last crease
opens (`Fold.turn`): like a book, about its vertical axis, or tumbled, about its horizontal one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from cardmaker.errors import UnknownName
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.paper.leaf import (
    TURNED_OVER,
    Crease,
    Leaf,
    Turn,
    around,
    folded,
    moved,
    turned_over,
    uncovered,
)

Face = Literal["outside", "inside"]


class Panel(NamedTuple):
    """One side of one leaf: where it lies on its face of the flat, and whether head-down."""

    name: str
    place: Rect
    head_down: bool


class Seen(NamedTuple):
    """A panel in a view of the folded card: cut it from its face, turn it, put it there.

    `source` is a part of the face's picture, `place` of the view; `turned` is by 180 degrees.
    """

    panel: str
    face: Face
    source: Rect
    turned: bool
    place: Rect


@dataclass(frozen=True, slots=True)
class Fold:
    """A way to fold a flat, as its picture in folds.toml says."""

    name: str
    title: str
    summary: str
    trim: Literal["portrait", "landscape"]
    outside: tuple[Panel, ...]
    inside: tuple[Panel, ...]
    creases: tuple[Crease, ...]

    @property
    def sides(self) -> int:
        """How many faces of the flat are printed: 1 or 2."""
        return 2 if self.inside else 1

    @property
    def turn(self) -> Turn:
        """How the card turns over between its outside and its inside as they are read."""
        return "tumble" if self.creases and self.creases[-1].part == "top" else "book"

    @property
    def panels(self) -> tuple[str, ...]:
        """The names of all printed panels, the front's face first."""
        return tuple(panel.name for panel in self.outside + self.inside)

    @property
    def grid(self) -> tuple[int, int]:
        """How many panels stand side by side on the flat, and how many one above another."""
        columns = len({panel.place.x for panel in self.outside})
        return columns, len(self.outside) // columns

    def flat(self, trim: Size) -> Size:
        """The size of the flat whose folded card has this trim size."""
        columns, rows = self.grid
        return Size(trim.w * columns, trim.h * rows)

    def lines(self) -> tuple[tuple[complex, complex], ...]:
        """The creases as lines from edge to edge of the outside, in the order they are made.

        >>> load_folds()["side"].lines()
        (((0.5+0j), (0.5+1j)),)
        """
        down = sorted({panel.place.x for panel in self.outside} - {0.0})
        across = sorted({panel.place.y for panel in self.outside} - {0.0})
        found: list[tuple[complex, complex]] = []
        for part in dict.fromkeys(crease.part for crease in self.creases):
            if part == "left":
                found += [(complex(x, 0), complex(x, 1)) for x in down]
            else:
                found += [(complex(0, y), complex(1, y)) for y in across]
        return tuple(found)


def closed(fold: Fold) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """What is seen of the folded card: its front, and its back once turned over like a book.

    The paper is carried through the creases and then looked at; the names of the panels are read
    off at the end, so a view shows where a picture and its creases do not agree.

    >>> [seen.panel for view in closed(find_fold("french-side")) for seen in view]
    ['front', 'back']
    """
    pile = folded(_leaves(fold), fold.creases)
    return _seen(fold, pile), _seen(fold, turned_over(pile, "book"))


def opened(fold: Fold) -> tuple[Seen, ...]:
    """What is seen of the card with its last crease opened: the inside (a flat card's back).

    >>> [(seen.panel, seen.turned) for seen in opened(find_fold("french-side"))]
    [('right', True), ('left', True)]
    """
    pile = folded(_leaves(fold), fold.creases[:-1])
    return _seen(fold, turned_over(pile, fold.turn))


def _leaves(fold: Fold) -> list[Leaf]:
    """The flat, face up, as leaves."""
    return [Leaf(panel.place, Matrix()) for panel in fold.outside]


def _seen(fold: Fold, pile: list[Leaf]) -> tuple[Seen, ...]:
    """What is seen of a pile from above."""
    top = uncovered(pile)
    frame = around(leaf.place for leaf in top)
    return tuple(_shown(fold, leaf, frame) for leaf in top)


def _shown(fold: Fold, leaf: Leaf, frame: Rect) -> Seen:
    """A leaf's upper face. The picture of the inside is that of the flat turned over, so a leaf
    that shows it was turned over once before it was carried.
    """
    face: Face = "outside" if leaf.face_up else "inside"
    panels, source, carried = fold.outside, leaf.source, leaf.carried
    if face == "inside":
        over = TURNED_OVER[fold.turn]
        panels, source, carried = fold.inside, moved(source, over), over.then(carried)
    name = next((panel.name for panel in panels if panel.place.holds(source)), "")
    x, y, w, h = leaf.place
    place = Rect((x - frame.x) / frame.w, (y - frame.y) / frame.h, w / frame.w, h / frame.h)
    return Seen(name, face, source, carried.a < 0, place)


@cache
def load_folds() -> Mapping[str, Fold]:
    """Every fold of folds.toml by its name."""
    table = tomllib.loads(Path(__file__).with_name("folds.toml").read_text("utf-8"))
    return MappingProxyType({name: read_fold(name, row) for name, row in table.items()})


def find_fold(name: str) -> Fold:
    """The fold of this name; raises UnknownName with the good ones."""
    folds = load_folds()
    if name not in folds:
        raise UnknownName("fold", name, folds)
    return folds[name]


def read_fold(name: str, row: Mapping[str, Any]) -> Fold:
    """A fold from one table of folds.toml; raises ValueError where the picture is no grid."""
    return Fold(
        name=name,
        title=row["title"],
        summary=row["summary"],
        trim=row["trim"],
        outside=tuple(_panels(row["outside"])),
        inside=tuple(_panels(row.get("inside", []))),
        creases=tuple(_crease(text) for text in row["creases"]),
    )


def _panels(rows: list[str]) -> Iterator[Panel]:
    """The panels of a picture, row by row; all rows hold equally many, of equal size."""
    grid = [row.split() for row in rows]
    if len({len(row) for row in grid}) > 1:
        raise ValueError(f"the rows of {rows} differ in length")
    for y, row in enumerate(grid):
        w, h = 1 / len(row), 1 / len(grid)
        for x, word in enumerate(row):
            yield Panel(word.removeprefix("!"), Rect(x * w, y * h, w, h), word.startswith("!"))


def _crease(text: str) -> Crease:
    """A crease from its words, as in "left behind 1/2"."""
    match text.split():
        case ["left" | "top" as part, "behind", fraction]:
            return Crease(part, float(Fraction(fraction)))
    raise ValueError(f"{text!r} is no crease; write it as in 'left behind 1/2'")
