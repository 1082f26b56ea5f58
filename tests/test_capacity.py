"""How many cards a sheet holds: both columns of a stationer's table, cards by stocks."""

from __future__ import annotations

from typing import Literal

import pytest

from cardmaker.geometry import Size
from cardmaker.press.layout import Layout, Wish, laid_on
from cardmaker.units import mm

STOCKS = {
    "letter": Size(612, 792),
    "legal": Size(612, 1008),
    "tabloid": Size(792, 1224),
    "a4": Size(210 * mm, 297 * mm),
    "a3": Size(297 * mm, 420 * mm),
}

#: The flat of a side fold in millimetres, then for each stock how many fit that share their cuts on
#: a printer without a margin, and how many with bleed, marks and the margin of a laser printer.
SIDE = """
177.8x123.825  2/2 2/2 4/4 2/2 4/4
215.9x139.7    2/1 2/1 4/2 1/1 3/2
228.6x158.75   1/1 1/1 2/2 1/1 2/2
254x177.8      1/1 1/1 2/2 1/1 2/2
279.4x215.9    1/0 1/0 2/1 0/0 1/1
292.1x234.95   0/0 0/0 1/1 0/0 1/1
254x127        1/1 1/1 3/3 1/1 3/3
304.8x152.4    0/0 1/1 1/1 0/0 1/1
210x148        1/1 2/1 2/2 2/1 4/2
296x210        0/0 1/0 1/1 1/0 2/1
148x105        2/2 4/3 4/4 4/2 8/4
198x210        1/0 1/0 2/2 1/0 2/1
296x148        0/0 1/1 1/1 1/0 2/1
"""

#: The same for a top fold.
TOP = """
88.9x247.65    2/2 2/2 4/4 2/2 4/4
107.95x279.4   2/0 2/1 4/2 1/0 3/2
114.3x317.5    0/0 1/1 2/2 0/0 2/2
127x355.6      0/0 1/0 2/1 0/0 2/2
139.7x431.8    0/0 0/0 2/0 0/0 0/0
146.05x469.9   0/0 0/0 0/0 0/0 0/0
127x254        1/1 1/1 3/3 1/1 3/3
152.4x304.8    0/0 1/1 1/1 0/0 1/1
105x296        0/0 2/1 2/2 2/0 4/2
148x420        0/0 0/0 1/0 0/0 2/0
74x210         3/2 4/2 6/5 4/2 8/4
99x420         0/0 0/0 2/0 0/0 3/0
148x296        0/0 1/1 1/1 1/0 2/1
"""

ROWS = [*SIDE.strip().splitlines(), *TOP.strip().splitlines()]

#: The table asks for marks of 4 mm; shorter ones will do, so the difference counts as margin here.
LASER = 4.233 * mm + 2 * mm
BLEED = 3.175 * mm


def held(layout: Layout | None) -> int:
    return len(layout.cells) if layout else 0


def capacity(flat: Size, stock: Size, edge: Literal["border", "bleed"]) -> int:
    margin = LASER if edge == "bleed" else 0.0
    return held(laid_on(flat, stock, Wish("max", margin, True, BLEED, edge)))


@pytest.mark.parametrize("row", ROWS)
def test_as_many_as_the_table_says(row: str) -> None:
    size, *cells = row.split()
    w, h = (float(side) * mm for side in size.split("x"))
    for (name, stock), cell in zip(STOCKS.items(), cells, strict=True):
        bordered, bleeding = map(int, cell.split("/"))
        assert (name, capacity(Size(w, h), stock, "border")) == (name, bordered)
        assert (name, capacity(Size(w, h), stock, "bleed")) == (name, bleeding)


@pytest.mark.parametrize("row", ROWS)
def test_at_most_is_what_either_edge_holds(row: str) -> None:
    w, h = (float(side) * mm for side in row.split()[0].split("x"))
    for stock in STOCKS.values():
        wish = Wish("max", 6.35 * mm, True, BLEED)
        each = [laid_on(Size(w, h), stock, wish._replace(edge=e)) for e in ("border", "bleed")]
        found = laid_on(Size(w, h), stock, wish)
        assert held(found) == max(map(held, each))
        if found and not found.shared:
            assert found.edge == ("bleed" if held(each[1]) == held(found) else "border")
