"""Grids: a panel as rows of square cells, and what is dealt to them, no two neighbours alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from cardmaker.art.grain import Grain
from cardmaker.art.panel import Panel
from cardmaker.geometry import Rect

T = TypeVar("T")

#: Row and column of a cell, counted from the grid's top left.
Cell = tuple[int, int]


class Grid(NamedTuple):
    """Cells `w` by `h` points, `columns` by `rows` of them from a corner at (x, y).

    `cut` says that the outermost cells on every side are cut by the trim.
    """

    x: float
    y: float
    w: float
    h: float
    columns: int
    rows: int
    cut: bool = False

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, line by line."""
        return ((row, column) for row in range(self.rows) for column in range(self.columns))

    def place(self, cell: Cell) -> Rect:
        """Where a cell lies."""
        row, column = cell
        return Rect(self.x + column * self.w, self.y + row * self.h, self.w, self.h)

    def on_rim(self, cell: Cell) -> bool:
        """Whether a cell is cut by the trim."""
        row, column = cell
        return self.cut and (row in (0, self.rows - 1) or column in (0, self.columns - 1))

    def covering(self, rect: Rect) -> Rect:
        """The whole cells that a rectangle touches, as one rectangle."""
        left, top = math.floor((rect.x - self.x) / self.w), math.floor((rect.y - self.y) / self.h)
        right = math.ceil((rect.right - self.x) / self.w)
        bottom = math.ceil((rect.bottom - self.y) / self.h)
        return Rect(
            self.x + left * self.w, self.y + top * self.h,
            (right - left) * self.w, (bottom - top) * self.h,
        )  # fmt: skip


def whole_grid(panel: Panel, across: float) -> Grid:
    """A grid of whole cells that fills the panel's window, about `across` of them on its shorter
    side; even numbers, so that its middle is where four cells meet.
    """
    window = panel.window
    short = min(window.w, window.h)

    def stretch(count: int) -> tuple[float, float]:
        """How far are `count` cells on the shorter side from squares, and from `across`."""
        cell = short / count
        other = _even(max(window.w, window.h) / cell)
        return abs(math.log(other * cell / max(window.w, window.h))), abs(count - across)

    near = _even(across)
    best = min((near, near + 2, max(2, near - 2)), key=stretch)
    columns, rows = (_even(side / (short / best)) for side in window.size)
    return Grid(window.x, window.y, window.w / columns, window.h / rows, columns, rows)


def cut_grid(panel: Panel, across: float) -> Grid:
    """A grid of squares about the panel's middle whose outermost cells the trim cuts: by a quarter
    to three quarters, since an edge that almost meets the trim would show every drift of the
    knife. Even numbers, about `across` cells on the shorter side.
    """
    (w, h) = panel.size
    usual = min(w, h) / across
    sizes = (usual * (1 + i / 200) for step in range(60) for i in (step, -step))
    cell = next((size for size in sizes if _whole(w, size) % 2 == _whole(h, size) % 2 == 0), usual)
    columns, rows = (_whole(side, cell) + 2 * _beyond(side, cell, panel.bleed) for side in (w, h))
    left, top = (w - columns * cell) / 2, (h - rows * cell) / 2
    return Grid(left, top, cell, cell, columns, rows, cut=True)


def _beyond(side: float, cell: float, bleed: float) -> int:
    """How many cells begin beyond the whole ones at each end, to reach the bleed's edge."""
    return math.ceil(((side - _whole(side, cell) * cell) / 2 + bleed) / cell)


def _even(count: float) -> int:
    return max(2, 2 * round(count / 2))


def _whole(side: float, cell: float) -> int:
    """How many cells along a side are not cut."""
    return math.floor(side / cell - 0.5)


def deal(
    cells: Sequence[Cell],
    choice: Callable[[Cell], Mapping[T, float]],
    grain: Grain,
    shy: Sequence[T] = (),
) -> dict[Cell, T]:
    """A thing for every cell of a choice by weight, never the same as above it or to its left;
    `shy` things do not meet across a corner either.

    >>> dealt = deal([(0, 0), (0, 1), (1, 0), (1, 1)], lambda _: {"a": 1, "b": 1}, Grain("x"))
    >>> dealt[0, 0] == dealt[1, 1] != dealt[0, 1] == dealt[1, 0]
    True
    """
    dealt: dict[Cell, T] = {}
    for cell in cells:
        row, column = cell
        beside = {dealt.get((row - 1, column)), dealt.get((row, column - 1))}
        corners = {dealt.get((row - 1, column - 1)), dealt.get((row - 1, column + 1))}
        barred, things = beside | corners.intersection(shy), choice(cell)
        free = {thing: weight for thing, weight in things.items() if thing not in barred}
        dealt[cell] = _drawn(free or things, grain)
    return dealt


def deal_again(
    dealt: Mapping[Cell, T],
    choice: Callable[[Cell], Mapping[T, float]],
    grain: Grain,
    still: Sequence[T] = (),
) -> dict[Cell, T]:
    """What was dealt, but every second cell dealt anew, unlike the four beside it, which stay: so
    cells of all such deals go together. `still` things stay where they are.

    >>> deal_again({(0, 0): "a", (0, 1): "b"}, lambda _: {"a": 1, "b": 1, "c": 0}, Grain("x"))
    {(0, 0): 'a', (0, 1): 'b'}
    """
    again = dict(dealt)
    for row, column in dealt:
        if (row + column) % 2 == 0 or dealt[row, column] in still:
            continue
        beside = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
        barred = {*still, *(dealt.get(cell) for cell in beside)}
        things = choice((row, column)).items()
        free = {thing: weight for thing, weight in things if thing not in barred}
        if free:
            again[row, column] = _drawn(free, grain)
    return again


def _drawn(things: Mapping[T, float], grain: Grain) -> T:
    """One of the things, by weight."""
    mark = grain.random() * sum(things.values())
    for thing, weight in things.items():
        mark -= weight
        if mark < 0:
            return thing
    return thing
