"""The margin: ink so near to the edge of a sheet that a printer may leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from cardmaker.errors import BadPdf
from cardmaker.geometry import Size
from cardmaker.paper.stock import Stock, load_stocks
from cardmaker.press.preflight.finding import Finding, warning
from cardmaker.press.proof import page_image
from cardmaker.units import mm, show

#: How many pages are looked at: on all sheets of a run the same art lies in the same places.
_LOOKED_AT: Final = 4

#: A page is drawn with a pixel a point, and what it shows of an edge is off by up to two of them.
_DPI: Final = 72
_OFF: Final = 2.0

#: What is darker than this, of 255, is ink: a white box is none.
_INK: Final = 250


def check_margin(path: Path, pages: int) -> Iterator[Finding]:
    """Ink in the margin of pages that are as large as a stock; of others the paper is not known."""
    for number in range(min(pages, _LOOKED_AT)):
        try:
            picture = page_image(path, number, _DPI)
        except BadPdf:
            return  # What the file is damaged by has been told.
        stock = _stock(Size(*picture.size))
        if stock is None:
            continue
        bare = _bare(picture)
        if bare < stock.margin - _OFF:
            usual = show(stock.margin)
            yield warning(
                "margin",
                f"{_reach(bare)}, and many printers leave {usual} of {stock.title} paper bare",
                f"see whether yours reaches so far, or make the file with --margin {usual}",
                number + 1,
            )


def _reach(bare: float) -> str:
    if bare < _OFF:
        return "ink runs to the edge of the page"
    return f"ink comes as near as {bare / mm:.1f}mm to the edge of the page"


def _stock(size: Size) -> Stock | None:
    """The plain stock of that size, either way round."""
    short, long = sorted(size)
    for stock in load_stocks().values():
        paper = stock.size
        if paper and max(abs(short - paper.w), abs(long - paper.h)) <= _OFF:
            return stock
    return None


def _bare(picture: Image.Image) -> float:
    """How wide the bare paper is around all ink, where it is narrowest, in points."""
    ink = ImageOps.grayscale(picture).point([255 * (level < _INK) for level in range(256)])
    left, top, right, bottom = ink.getbbox() or (*ink.size, 0, 0)
    return float(min(left, top, picture.width - right, picture.height - bottom))
