"""A sheet: where the panels of its cards lie, front and back, and how it is cut and folded.

Points, y down, origin at the page's top left. Front and back are each seen as their page is read.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Literal, NamedTuple

from cardmaker.display import Items
from cardmaker.geometry import Rect, Size
from cardmaker.paper.leaf import Turn

Duplex = Literal["long-edge", "short-edge", "manual", "none"]
Edge = Literal["border", "bleed"]
Shown = Literal["ticks", "marks", "nothing"]
Line = tuple[complex, complex]


class Place(NamedTuple):
    """Where a panel's trim lies on a page.

    `card` counts the places of the sheet from 0; `clip` is what is shown there: `box`, grown by the
    bleed at the outer edges of the flat but not at a crease. A door shows a part of its `box`. What
    is `turned` lies there turned clockwise by a quarter (before it is head down).
    """

    card: int
    panel: str
    box: Rect
    head_down: bool
    clip: Rect
    turned: bool = False


class Side(NamedTuple):
    """A page: the panels on it, and the marks outside and between them.

    `serves` says of each mark which places it is for, counted as `Place.card`; a mark for none,
    or one that it does not name, is for the whole page.
    """

    places: tuple[Place, ...]
    marks: Items
    serves: tuple[frozenset[int], ...] = ()

    def marks_for(self, filled: Container[int]) -> Items:
        """The marks of a page on which only these places are filled."""
        served = chain(self.serves, repeat(frozenset[int]()))
        return tuple(
            mark
            for mark, cards in zip(self.marks, served, strict=False)
            if not cards or any(card in filled for card in cards)
        )


class How(NamedTuple):
    """What hands do with the printed sheet, for the words that say so.

    `cuts` counts the straight cuts through it and `folds` a card's creases; `by` is what shows
    them; `flip` is how the paper turns over between front and back, None if only one is printed.
    """

    cuts: int
    folds: int
    by: Shown
    flip: Literal["long-edge", "short-edge", "manual"] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed piece of stock.

    `edge` is which front a design must draw: one that bleeds, or one with a white border as wide
    as `border` inside each panel, the same on all four sides. `panel` is the size of the folded
    card as laid out, which may be a hair more than the format's trim. `cells` are the flats on the
    front page, `cuts` and `creases` lines on it; `turn` is how the paper turns over to the back
    page. `trim` and `bleed_box` are None where flats fill the sheet; `slugs` are rooms outside the
    trim and clear of all marks, for a line of print each.
    """

    size: Size
    front: Side
    back: Side | None
    up: int
    panel: Size
    edge: Edge
    border: float
    bleed: float
    margin: float
    cells: tuple[Rect, ...]
    cuts: tuple[Line, ...]
    creases: tuple[Line, ...]
    turn: Turn
    how: How
    trim: Rect | None = None
    bleed_box: Rect | None = None
    slugs: tuple[Rect, ...] = ()

    @property
    def media(self) -> Size:
        """The page: the stock as it is fed, or the card with its bleed and slug."""
        return self.size

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.size.w > self.size.h


def behind(page: Size, turn: Turn, place: Rect) -> Rect:
    """Where a rectangle of the front page lies on the back page, as through the paper.

    >>> behind(Size(100, 200), "book", Rect(0, 0, 10, 20))
    Rect(x=90, y=0, w=10, h=20)
    >>> behind(Size(100, 200), "tumble", Rect(0, 0, 10, 20))
    Rect(x=0, y=180, w=10, h=20)
    """
    if turn == "book":
        return Rect(page.w - place.right, place.y, place.w, place.h)
    return Rect(place.x, page.h - place.bottom, place.w, place.h)
