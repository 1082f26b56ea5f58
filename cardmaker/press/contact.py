"""Contact sheets: pictures of cards and a caption for each go in, one picture of all comes out.

The cards lie in rows on the tabletop, all to one scale, the name of each below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from cardmaker.press.tabletop import Piece, lay

_CAPTION: Final = (74, 62, 50)

#: Around everything, between cards, and from a card to its caption, in widths of the widest card.
_AROUND: Final = 0.14
_BETWEEN: Final = 0.10
_BELOW: Final = 0.05

#: How high captions are set: a part of the widest card's width, and at least so many pixels.
_TYPE: Final = 0.066
_TYPE_LEAST: Final = 9


class Cell(NamedTuple):
    """A card on a contact sheet: its picture, and what stands below it."""

    picture: Image.Image
    caption: str


class _Measures(NamedTuple):
    """The lengths of a sheet, in pixels."""

    wide: int
    around: int
    between: int
    below: int
    type: int

    @property
    def foot(self) -> int:
        """From a card's lower edge to the end of its caption."""
        return self.below + round(1.3 * self.type)


def contact_sheet(cells: Sequence[Cell], columns: int, font: bytes) -> Image.Image:
    """The cells in rows of `columns`, read from the left, with captions in a TrueType font."""
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    sizes = _measures(max(cell.picture.width for cell in cells))
    heights = [max(cell.picture.height for cell in row) for row in rows]
    pieces, at = [], sizes.around
    for row, high in zip(rows, heights, strict=True):
        for column, cell in enumerate(row):
            left = sizes.around + column * (sizes.wide + sizes.between)
            left += (sizes.wide - cell.picture.width) // 2
            foot = at + high
            place = (left, foot - cell.picture.height)
            pieces.append(Piece(cell.picture, place, cell.picture.height))
        at += high + sizes.foot + sizes.between
    across = min(columns, len(cells))
    width = 2 * sizes.around + across * (sizes.wide + sizes.between) - sizes.between
    table = lay((width, at - sizes.between + sizes.around), pieces)
    _caption(table, cells, pieces, sizes, font)
    return table


def _measures(wide: int) -> _Measures:
    around, between, below = (round(part * wide) for part in (_AROUND, _BETWEEN, _BELOW))
    return _Measures(wide, around, between, below, max(_TYPE_LEAST, round(_TYPE * wide)))


def _caption(
    table: Image.Image,
    cells: Sequence[Cell],
    pieces: Sequence[Piece],
    sizes: _Measures,
    font: bytes,
) -> None:
    """The captions, each centred below its card."""
    draw = ImageDraw.Draw(table)
    # Pillow's own layout: the other needs a library that not every build of it brings.
    face = ImageFont.truetype(BytesIO(font), sizes.type, layout_engine=ImageFont.Layout.BASIC)
    for cell, piece in zip(cells, pieces, strict=True):
        left, _, right, bottom = piece.box
        middle = ((left + right) / 2, bottom + sizes.below)
        draw.text(middle, cell.caption, _CAPTION, face, anchor="ma")
