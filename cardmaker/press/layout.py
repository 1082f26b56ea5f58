"""Layout: where the flats lie on a page, before anybody asks what is printed on them.

Four ways, tried in this order: the places that the stock's maker cut or scored (prescored.py), the
page made to the card (stock `trim`), the home sheet (the flats are exact divisions of the stock, so
that a few straight cuts part them and nothing bleeds), and flats standing free on the stock,
bleeding with room for marks, or bordered where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from cardmaker.geometry import Rect, Size
from cardmaker.press.sheet import Edge, Line
from cardmaker.units import mm

#: How much larger or smaller than the flat a division of the stock may be and still be that flat.
NEAR: Final = 1.5 * mm

#: Crop marks begin this far outside the bleed, and are so long where there is room; a shorter one
#: than SHORTEST_CROP helps nobody. Print shops ask for marks clear of the bleed, 4 to 5 mm long.
CROP_OFFSET: Final = 1 * mm
CROP_LENGTH: Final = 5 * mm
SHORTEST_CROP: Final = 2 * mm

#: The page of stock `trim` ends this far outside the marks.
_BEYOND_MARKS: Final = 1 * mm

#: The finest division of a stock that is looked for, each way, and the finest one may ask for.
_FINEST: Final = 4
_FINEST_ASKED: Final = 32


class Wish(NamedTuple):
    """What is asked of a layout; lengths in points, `up` None for as many as the stock divides."""

    up: int | None
    margin: float
    marks: bool
    bleed: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The flats on a page, row by row.

    `shared` flats are divisions of the whole page; a `made` page is cut away around its one flat;
    `precut` flats were parted by the maker of the stock.
    """

    page: Size
    cells: tuple[Rect, ...]
    edge: Edge
    bleed: float = 0.0
    shared: bool = False
    made: bool = False
    precut: bool = False

    @property
    def block(self) -> Rect:
        """The rectangle around all flats."""
        x, y = min(c.x for c in self.cells), min(c.y for c in self.cells)
        right, bottom = max(c.right for c in self.cells), max(c.bottom for c in self.cells)
        return Rect(x, y, right - x, bottom - y)

    @property
    def clearance(self) -> float:
        """How far the nearest flat is from the page's edge; below 0 where it sticks out."""
        return min(self.block.x, self.block.y)

    @property
    def cuts(self) -> tuple[Line, ...]:
        """The straight cuts that part the flats, each once, from edge to edge of the page."""
        if self.precut:
            return ()
        w, h = self.page
        xs = sorted({round(x, 4) for c in self.cells for x in (c.x, c.right)})
        ys = sorted({round(y, 4) for c in self.cells for y in (c.y, c.bottom)})
        across = [(complex(0, y), complex(w, y)) for y in ys if 0.01 < y < h - 0.01]
        down = [(complex(x, 0), complex(x, h)) for x in xs if 0.01 < x < w - 0.01]
        return (*across, *down)


def made_to_the_card(flat: Size, wish: Wish) -> Layout:
    """One flat on a page of its own size with bleed, and with a slug when there are marks."""
    slug = CROP_OFFSET + CROP_LENGTH + _BEYOND_MARKS if wish.marks else 0.0
    around = wish.bleed + slug
    page = Size(flat.w + 2 * around, flat.h + 2 * around)
    return Layout(page, (Rect(around, around, *flat),), "bleed", wish.bleed, made=True)


def divided(flat: Size, stock: Size, up: int | None) -> Layout | None:
    """The home sheet: flats that are exact divisions of the stock, or None.

    >>> letter, half = Size(612, 792), Size(612, 396)
    >>> divided(half, letter, None).cells
    (Rect(x=0.0, y=0.0, w=612.0, h=396.0), Rect(x=0.0, y=396.0, w=612.0, h=396.0))
    """
    for page, columns, rows in _grids(stock, up):
        cell = Size(page.w / columns, page.h / rows)
        if abs(cell.w - flat.w) <= NEAR and abs(cell.h - flat.h) <= NEAR:
            block = Rect(0.0, 0.0, *page)
            return Layout(page, _cells(block, columns, rows, 0.0), "border", shared=True)
    return None


def standing_free(flat: Size, stock: Size, wish: Wish) -> Layout | None:
    """Flats in the middle of the page: bleeding with room for marks, else bordered, else None.

    Neighbours that bleed stand two bleeds apart. Of all ways to place them the one that keeps
    furthest from the page's edges is taken.
    """
    marks = CROP_OFFSET + SHORTEST_CROP if wish.marks else 0.0
    ways: tuple[tuple[Edge, float, float], ...] = (
        ("bleed", wish.bleed, wish.margin + wish.bleed + marks),
        ("border", 0.0, wish.margin),
    )
    for edge, bleed, room in ways:
        layouts = [
            Layout(page, _cells(block, columns, rows, 2 * bleed), edge, bleed)
            for page, columns, rows in _grids(stock, wish.up or 1)
            for block in [_block(page, flat, (columns, rows), 2 * bleed)]
        ]
        best = max(layouts, key=lambda layout: layout.clearance, default=None)
        if best and best.clearance >= room - 1e-6:
            return best
    return None


def _grids(stock: Size, up: int | None) -> Iterator[tuple[Size, int, int]]:
    """Pages and grids that hold `up` flats (any number if None), portrait pages first."""
    counts = range(1, (_FINEST if up is None else min(up, _FINEST_ASKED)) + 1)
    for page in (stock, stock.turned):
        for columns in counts:
            for rows in counts:
                if up is None or columns * rows == up:
                    yield page, columns, rows


def _block(page: Size, flat: Size, grid: tuple[int, int], gutter: float) -> Rect:
    """The rectangle in the middle of the page that a grid of flats takes."""
    columns, rows = grid
    w = columns * flat.w + (columns - 1) * gutter
    h = rows * flat.h + (rows - 1) * gutter
    return Rect((page.w - w) / 2, (page.h - h) / 2, w, h)


def _cells(block: Rect, columns: int, rows: int, gutter: float) -> tuple[Rect, ...]:
    """The block divided into a grid, row by row from the top."""
    w = (block.w - (columns - 1) * gutter) / columns
    h = (block.h - (rows - 1) * gutter) / rows
    return tuple(
        Rect(block.x + x * (w + gutter), block.y + y * (h + gutter), w, h)
        for y in range(rows)
        for x in range(columns)
    )
