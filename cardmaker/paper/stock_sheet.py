"""A sheet of stock: its size, and the cards that its maker cut, perforated or scored on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, Literal, NamedTuple

from cardmaker.geometry import Rect, Size
from cardmaker.units import mm, show

#: Sheets that printers take: from a label to a large poster.
_LEAST: Final = 10 * mm
_MOST: Final = 2000 * mm

#: The narrowest thing on a sheet of labels is the spine of a box for discs, 4 mm.
_NARROWEST: Final = 1 * mm

#: What two rounded figures may differ by.
_ROUNDED: Final = 0.05 * mm


#: How do the cards of a sheet come out of it: along perforations, or cut all round but for a few
#: points? "" where nobody says.
Apart = Literal["perforated", "cut", ""]


class Score(NamedTuple):
    """A crease the maker made, across (level) or down (upright), at a fraction of a card."""

    way: Literal["across", "down"]
    at: float


@dataclass(frozen=True, slots=True)
class Stock:
    """What is loaded in the printer: a size, and the margin that stays bare.

    `flats` are the cards on a sheet that comes with its cards cut or perforated, all of one size,
    from the top left corner of the sheet as it is fed; none on plain paper. `scores` are the
    creases in each, and `apart` is how they come out of the sheet. Labels are not `foldable`.
    `trim`, the stock of the print shop, has no size: its page is made to the card.
    """

    name: str
    title: str
    summary: str
    size: Size | None
    margin: float
    flats: tuple[Rect, ...] = ()
    scores: tuple[Score, ...] = ()
    foldable: bool = True
    apart: Apart = ""

    @property
    def whole(self) -> bool:
        """Whether there is nothing to tear: no cards on the sheet, or one that is all of it."""
        return not self.flats or (len(self.flats) == 1 and self.flats[0].size == self.size)

    @property
    def turned(self) -> Stock:
        """The same sheet turned by a quarter, its top to the right; its cards row by row.

        >>> sheet = Stock("", "", "", Size(60, 90), 0, (Rect(0, 0, 60, 30),), (Score("down", 0.5),))
        >>> sheet.turned.flats, sheet.turned.scores
        ((Rect(x=60, y=0, w=30, h=60),), (Score(way='across', at=0.5),))
        """
        if self.size is None:
            return self
        high = self.size.h
        flats = [Rect(high - one.bottom, one.x, one.h, one.w) for one in self.flats]
        flats.sort(key=lambda one: (round(one.y, 2), one.x))
        scores = tuple(
            Score("down", 1 - at) if way == "across" else Score("across", at)
            for way, at in self.scores
        )
        return replace(self, size=self.size.turned, flats=tuple(flats), scores=scores)


def faults(stock: Stock) -> Iterator[tuple[str, str]]:
    """What is wrong with a stock's figures: the field, and a sentence about it."""
    if stock.size is None:
        return
    if not all(_LEAST <= side <= _MOST for side in stock.size):
        size = " by ".join(map(show, stock.size))
        yield "size", f"no sheet is {size}; give two lengths from {show(_LEAST)} to {show(_MOST)}"
        return
    if not 0 <= 2 * stock.margin < min(stock.size):
        yield "margin", f"a margin of {show(stock.margin)} leaves nothing of the sheet"
    for fault in _misplaced(stock.flats, Rect(0.0, 0.0, *stock.size)):
        yield "flats", fault
    for score in stock.scores:
        if not 0 < score.at < 1:
            yield "scores", f"the crease {score.way} is not on the card"


def _misplaced(flats: tuple[Rect, ...], sheet: Rect) -> Iterator[str]:
    """What is wrong with where the cards of a sheet lie."""
    for number, flat in enumerate(flats, 1):
        if min(flat.size) < _NARROWEST:
            yield f"card {number} has no size; give left, top, width and height"
        elif not sheet.holds(flat, _ROUNDED):
            yield f"card {number} does not lie on the sheet, but {_beyond(flat, sheet)}"
        elif not _alike(flat.size, flats[0].size):
            yield f"card {number} is not as large as card 1; give cards of one size"
    for (one, a), (other, b) in combinations(enumerate(flats, 1), 2):
        if a.overlaps(b, _ROUNDED):
            yield f"card {one} and card {other} overlap"


def _beyond(flat: Rect, sheet: Rect) -> str:
    """On which side a card leaves the sheet, and how far."""
    over = {
        "left": -flat.x,
        "top": -flat.y,
        "right": flat.right - sheet.right,
        "foot": flat.bottom - sheet.bottom,
    }
    side = max(over, key=lambda name: over[name])
    return f"{show(over[side])} beyond its {side}"


def _alike(one: Size, other: Size) -> bool:
    return all(abs(a - b) <= _ROUNDED for a, b in zip(one, other, strict=True))
