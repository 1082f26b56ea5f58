"""Tiles and grids: a kind stays in its square, neighbours differ, edges are cut on purpose."""

from __future__ import annotations

import pytest

from cardmaker.art.grain import Grain
from cardmaker.art.grid import cut_grid, deal, whole_grid
from cardmaker.art.panel import Panel
from cardmaker.art.room import spread
from cardmaker.art.sketch import Sketch
from cardmaker.art.tile import KINDS, Tile, draw_tile
from cardmaker.design import load_design
from cardmaker.display import Ink
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

SIZES = [
    Size(306, 396), Size(396, 306), Size(360, 504), Size(504, 360), Size(252, 360), Size(360, 360),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_stays_in_its_square_and_fills_it(kind: str) -> None:
    on_curve = [
        (1 - t) ** 3 * a + 3 * t * (1 - t) * ((1 - t) * b + t * c) + t**3 * d
        for outline, _ in KINDS[kind]
        for a, b, c, d in (outline[i : i + 4] for i in range(0, len(outline) - 1, 3))
        for t in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    xs, ys = [z.real for z in on_curve], [z.imag for z in on_curve]
    assert max(map(abs, (*xs, *ys))) < 1.0001
    assert max(xs) - min(xs) > 1.0 and max(ys) - min(ys) > 0.9


@pytest.mark.parametrize("quarters", range(4))
def test_a_tile_is_turned_on_its_ground(quarters: int) -> None:
    palette = load_design("scandi-tiles", (shelf("designs"),)).palette(None)
    sketch = Sketch(palette, Grain("tile"), "wash")
    place = Rect(10, 20, 40, 40)
    draw_tile(sketch, Tile("sun", place, quarters, palette.paper, palette.ink, Ink(0, 0, 0, 0.5)))
    ground, sun, _ = sketch.items
    assert spread((ground,)) == place
    foot = spread((sun,)).centre - place.centre
    assert foot == pytest.approx(10 * 1j * (1, 1j, -1, -1j)[quarters], abs=0.1)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_whole_cells_fill_a_window_and_are_nearly_square(size: Size) -> None:
    panel = Panel(size, "border", border=18)
    grid = whole_grid(panel, 6)
    assert grid.columns % 2 == grid.rows % 2 == 0
    assert 0.9 < grid.w / grid.h < 1.1
    last = grid.place((grid.rows - 1, grid.columns - 1))
    assert (last.right, last.bottom) == pytest.approx((panel.window.right, panel.window.bottom))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("across", [6.6, 8.6, 9.6])
def test_the_trim_cuts_the_outermost_cells_well_inside(size: Size, across: float) -> None:
    grid = cut_grid(Panel(size, "bleed", bleed=9), across)
    assert grid.columns % 2 == grid.rows % 2 == 0 and grid.w == grid.h
    for outside, side in ((-grid.x, grid.w), (-grid.y, grid.h)):
        assert 0.24 < 1 - outside / side % 1 < 0.76
        assert outside >= 9, "it ends before the bleed does"
    assert grid.on_rim((0, 3)) and not grid.on_rim((1, 1))


@pytest.mark.parametrize("seed", range(5))
def test_no_two_neighbours_are_alike(seed: int) -> None:
    cells = [(row, column) for row in range(9) for column in range(7)]
    things = {"leaf": 4.0, "sun": 1.0, "star": 1.0, "disc": 1.0}
    dealt = deal(cells, lambda _: things, Grain(f"{seed}"), shy=("sun",))
    for row, column in cells:
        here = dealt[row, column]
        assert here != dealt.get((row + 1, column))
        assert here != dealt.get((row, column + 1))
        if here == "sun":
            assert "sun" not in (dealt.get((row + 1, column + 1)), dealt.get((row + 1, column - 1)))
    assert set(dealt.values()) == set(things)


def test_cells_round_words_cover_them_whole() -> None:
    grid = whole_grid(Panel(Size(300, 400), "border", border=0), 6)
    label = grid.covering(Rect(60, 180, 180, 30))
    assert label.holds(Rect(60, 180, 180, 30))
    assert label.w % grid.w == pytest.approx(0) and label.h == pytest.approx(2 * grid.h)
