"""Marks: the strokes that show where to cut and fold, from a layout and its creases.

On the home sheet, where cards fill the paper, short pale ticks lie on the cut and crease lines
themselves, so that cutting and folding use them up. Around flats that stand free, crop marks and
dashed fold marks lie in the slug, outside the bleed, where the cuts throw them away.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cardmaker.display import Ink, Items, Path, rule
from cardmaker.geometry import Rect
from cardmaker.press.layout import CROP_LENGTH, CROP_OFFSET, SHORTEST_CROP, Layout
from cardmaker.press.sheet import Line
from cardmaker.units import mm

#: Every plate prints the marks, so that each can be laid on the others.
ALL_INKS: Final = Ink(1.0, 1.0, 1.0, 1.0)
HAIRLINE: Final = 0.25

#: Ticks: seen by one who looks for them, and no stroke thinner than an office printer holds.
TICK_INK: Final = Ink(0.0, 0.0, 0.0, 0.3)
TICK_WIDTH: Final = 0.5
TICK_LENGTH: Final = 2 * mm

_FOLD_DASH: Final = (4.0, 3.0)
_SLUG_HEIGHT: Final = 4 * mm


class Marks(NamedTuple):
    """Ticks and fold marks go on the front page only; a shop's back page has crop marks too."""

    cuts: Items
    creases: Items


def marks_of(layout: Layout, creases: tuple[Line, ...], margin: float) -> Marks:
    """The marks for a layout's cuts and creases; none reaches into the page's margin."""
    page = Rect(0.0, 0.0, *layout.page).inset(margin)
    if layout.shared:
        cuts = [tick for line in layout.cuts for tick in _ticks(line, page)]
        folds = [tick for line in creases for tick in _ticks(line, page)]
        return Marks(tuple(cuts), tuple(folds))
    ring = layout.block.inset(-layout.bleed - CROP_OFFSET)
    cuts = [mark for line in layout.cuts for mark in _marks(line, ring, page, ())]
    folds = [mark for line in creases for mark in _marks(line, ring, page, _FOLD_DASH)]
    return Marks(tuple(cuts), tuple(dict.fromkeys(folds)))


def slug_of(layout: Layout, creases: tuple[Line, ...], margin: float) -> Rect | None:
    """Room for one line of print below a single flat, clear of the marks, or None.

    It begins at the trim's left edge and ends before the first fold mark.
    """
    if layout.shared or len(layout.cells) > 1:
        return None
    trim, page = layout.block, Rect(0.0, 0.0, *layout.page).inset(margin)
    top = trim.bottom + layout.bleed + CROP_OFFSET
    height = min(_SLUG_HEIGHT, page.bottom - top)
    upright = [start.real for start, end in creases if start.real == end.real]
    right = min([*upright, trim.right]) - 2 * mm
    left = trim.x + 2 * mm
    return Rect(left, top, right - left, height) if height >= SHORTEST_CROP else None


def _ticks(line: Line, page: Rect) -> list[Path]:
    """A tick on each end of a line, pointing inwards: from the page's margin, or from a cut."""
    start, end = line
    along = (end - start) / abs(end - start)
    return [
        rule(near, near + step * TICK_LENGTH, TICK_INK, TICK_WIDTH)
        for tip, step in ((start, along), (end, -along))
        for near in [tip + step * max(0.0, -_room(tip, page))]
    ]


def _outside(line: Line, ring: Rect, page: Rect, dash: tuple[float, ...]) -> list[Path]:
    """A mark beyond each end of a line, from the ring outwards, where the page has room."""
    start, end = line
    x, y = start.real, start.imag
    if start.real == end.real:
        ends = (
            (complex(x, ring.y), -1j, ring.y - page.y),
            (complex(x, ring.bottom), 1j, page.bottom - ring.bottom),
        )
    else:
        ends = (
            (complex(ring.x, y), -1 + 0j, ring.x - page.x),
            (complex(ring.right, y), 1 + 0j, page.right - ring.right),
        )
    return [
        rule(near, near + step * min(CROP_LENGTH, room), ALL_INKS, HAIRLINE, dash)
        for near, step, room in ends
        if room >= SHORTEST_CROP - 1e-6
    ]


def _marks(line: Line, ring: Rect, page: Rect, dash: tuple[float, ...]) -> list[Path]:
    """Marks beyond the ends of a line, or ticks on it where the slug has room for neither."""
    return _outside(line, ring, page, dash) or _ticks(line, page)


def _room(tip: complex, page: Rect) -> float:
    """How far a point lies inside the printable part of the page; below 0 outside it."""
    x, y = tip.real, tip.imag
    return min(x - page.x, y - page.y, page.right - x, page.bottom - y)
