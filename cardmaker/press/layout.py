"""Layout: where the flats lie on a page, before anybody asks what is printed on them.

Ways, tried in this order: the places that the stock's maker cut or scored (prescored.py), the page
made to the card (stock `trim`), the home sheet (the flats are exact divisions of the stock, so that
a few straight cuts part them and nothing bleeds), flats standing free on the stock, bleeding with
room for marks or bordered where there is none, and bordered flats that span the page one way and
stand free the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

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


#: How many cards a sheet: so many, as many as fit, or as many as the stock divides into, else one.
Up = int | Literal["max"] | None


class Wish(NamedTuple):
    """What is asked of a layout; lengths in points.

    `edge` is how the fronts must end, None for as there is room; `gutter` is the gap between
    neighbours, None for none between bordered ones and two bleeds between those that bleed; flats
    that stand `free` never end with the sheet.
    """

    up: Up
    margin: float
    marks: bool
    bleed: float
    edge: Edge | None = None
    gutter: float | None = None
    free: bool = False


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
    return Layout(page, (Rect(around, around, *flat),), wish.edge or "bleed", wish.bleed, made=True)


def laid_on(flat: Size, stock: Size, wish: Wish) -> Layout | None:
    """The flats on a stock in the first way that holds as many as wished for, or None."""
    if wish.up == "max":
        return _most(flat, stock, wish)
    if wish.free:
        return standing_free(flat, stock, wish)
    if not wish.gutter and wish.edge != "bleed" and (home := divided(flat, stock, wish.up)):
        return home
    return standing_free(flat, stock, wish) or spanning(flat, stock, wish)


def _most(flat: Size, stock: Size, wish: Wish) -> Layout | None:
    """As many flats as fit in any way: counted down from what the stock's area would hold."""
    least = max(flat.w - NEAR, NEAR) * max(flat.h - NEAR, NEAR)
    counts = range(min(int(stock.w * stock.h / least), _FINEST_ASKED**2), 0, -1)
    layouts = (laid_on(flat, stock, wish._replace(up=count)) for count in counts)
    return next(filter(None, layouts), None)


def divided(flat: Size, stock: Size, up: Up) -> Layout | None:
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


class _Way(NamedTuple):
    """How free flats stand: their edge and bleed, the gap between, the room to the page's edge."""

    edge: Edge
    bleed: float
    gutter: float
    room: float


def _ways(wish: Wish) -> Iterator[_Way]:
    """The ways that are wished for. Neighbours that bleed stand at least two bleeds apart: each
    has its own cut, and neither shows in the other where a knife is a hair off.
    """
    marks = CROP_OFFSET + SHORTEST_CROP if wish.marks else 0.0
    apart = 2 * wish.bleed if wish.gutter is None else wish.gutter
    if wish.edge != "border" and (wish.up in (None, 1) or apart >= 2 * wish.bleed - 1e-6):
        yield _Way("bleed", wish.bleed, apart, wish.margin + wish.bleed + marks)
    if wish.edge != "bleed":
        yield _Way("border", 0.0, wish.gutter or 0.0, wish.margin)


def standing_free(flat: Size, stock: Size, wish: Wish) -> Layout | None:
    """Flats in the middle of the page: bleeding with room for marks, else bordered, else None.

    Of all ways to place them the one that keeps furthest from the page's edges is taken.
    """
    for edge, bleed, gutter, room in _ways(wish):
        layouts = [
            Layout(page, _cells(block, columns, rows, gutter), edge, bleed)
            for page, columns, rows in _grids(stock, wish.up or 1)
            for block in [_block(page, flat, (columns, rows), gutter)]
        ]
        best = max(layouts, key=lambda layout: layout.clearance, default=None)
        if best and best.clearance >= room - 1e-6:
            return best
    return None


def spanning(flat: Size, stock: Size, wish: Wish) -> Layout | None:
    """Bordered flats that divide the page one way, so that no cut is made along its edges, and
    stand in its middle the other way; or None.

    >>> legal = spanning(Size(612, 396), Size(612, 1008), Wish(2, 18, True, 9))
    >>> legal.cells if legal else ()
    (Rect(x=0.0, y=108.0, w=612.0, h=396.0), Rect(x=0.0, y=504.0, w=612.0, h=396.0))
    """
    if wish.edge == "bleed" or wish.gutter:
        return None
    found: list[tuple[float, Layout]] = []
    for page, columns, rows in _grids(stock, wish.up or 1):
        wide, high = page.w / columns, page.h / rows
        level, upright = abs(wide - flat.w) <= NEAR, abs(high - flat.h) <= NEAR
        if level == upright:
            continue
        cell = Size(wide if level else flat.w, high if upright else flat.h)
        block = _block(page, cell, (columns, rows), 0.0)
        layout = Layout(page, _cells(block, columns, rows, 0.0), "border")
        found.append((block.y if level else block.x, layout))
    room, best = max(found, key=lambda one: one[0], default=(0.0, None))
    return best if room >= wish.margin - 1e-6 else None


def _grids(stock: Size, up: Up) -> Iterator[tuple[Size, int, int]]:
    """Pages and grids that hold `up` flats (any number if None), portrait pages first."""
    if isinstance(up, int):
        parts = [n for n in range(1, min(up, _FINEST_ASKED) + 1) if not up % n]
        grids = [(n, up // n) for n in parts if up // n <= _FINEST_ASKED]
    else:
        counts = range(1, _FINEST + 1)
        grids = [(columns, rows) for columns in counts for rows in counts]
    for page in (stock, stock.turned):
        for columns, rows in grids:
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
