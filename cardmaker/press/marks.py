"""Marks: the strokes that show where to cut and fold, from a layout and its creases.

On the home sheet, where cards fill the paper, short pale ticks lie on the cut and crease lines
themselves, so that cutting and folding use them up. Around flats that stand free, crop marks and
dashed fold marks lie in the slug, and in gutters wide enough, outside all bleeds, where the cuts
throw them away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from typing import Final, Literal, NamedTuple

from cardmaker.display import Ink, Path, rule
from cardmaker.geometry import Rect
from cardmaker.press.layout import CROP_LENGTH, CROP_OFFSET, SHORTEST_CROP, Layout
from cardmaker.press.sheet import Line, Shown
from cardmaker.units import mm

#: Every plate prints the marks, so that each can be laid on the others.
ALL_INKS: Final = Ink(1.0, 1.0, 1.0, 1.0)
HAIRLINE: Final = 0.25

#: Ticks: seen by one who looks for them, and no stroke thinner than an office printer holds.
TICK_INK: Final = Ink(0.0, 0.0, 0.0, 0.3)
TICK_WIDTH: Final = 0.5
TICK_LENGTH: Final = 2 * mm

_FOLD_DASH: Final = (4.0, 3.0)

#: A line of print is so high where there is room, and keeps so far from marks on either side.
_SLUG_HEIGHT: Final = 4 * mm
_AIR: Final = 2 * mm


class Mark(NamedTuple):
    """A stroke, and the places of the sheet whose cut or crease it shows."""

    item: Path
    cards: frozenset[int]


class Marks(NamedTuple):
    """Ticks and fold marks go on the front page only; a shop's back page has crop marks too.

    All of them are ticks where a cut has no room for a crop mark: hands look for one kind.
    """

    cuts: tuple[Mark, ...]
    creases: tuple[Mark, ...]
    by: Shown


def marks_of(layout: Layout, creases: tuple[Line, ...], margin: float) -> Marks:
    """The marks for a layout's cuts and creases; none reaches into the page's margin.

    `creases` are those of the first flat, then those of the second, and so on.
    """
    page = Rect(0.0, 0.0, *layout.page).inset(margin)
    each = len(creases) // len(layout.cells)
    cuts = [(line, _beside(line, layout.cells)) for line in layout.cuts]
    folds = [(line, frozenset({n // each})) for n, line in enumerate(creases)]
    clear = tuple(cell.inset(-layout.bleed - CROP_OFFSET) for cell in layout.cells)
    crops = [_marks(line, cards, clear, page, ()) for line, cards in cuts]
    if layout.shared or not all(crops):
        return Marks(
            _merged((tick, cards) for line, cards in cuts for tick in _ticks(line, page)),
            _merged((tick, cards) for line, cards in folds for tick in _ticks(line, page)),
            "ticks",
        )
    dashed = (_marks(line, cards, clear, page, _FOLD_DASH) for line, cards in folds)
    return Marks(_merged(chain.from_iterable(crops)), _merged(chain.from_iterable(dashed)), "marks")


def slugs_of(layout: Layout, creases: tuple[Line, ...], margin: float) -> tuple[Rect, ...]:
    """Rooms for one line of print each, clear of the bleed and the marks: below free flats, from
    left to right, then above them.
    """
    if layout.shared:
        return ()
    block, page = layout.block, Rect(0.0, 0.0, *layout.page).inset(margin)
    off = layout.bleed + CROP_OFFSET
    height = min(_SLUG_HEIGHT, page.bottom - block.bottom - off)
    if height < SHORTEST_CROP - 1e-6:
        return ()
    lines = [*layout.cuts, *creases]
    marked = {round(start.real, 4) for start, end in lines if start.real == end.real}
    ends = {max(block.x, page.x), min(block.right, page.right)}
    between = [(left + _AIR, right - _AIR) for left, right in pairwise(sorted(marked | ends))]
    return tuple(
        Rect(left, top, right - left, height)
        for top in (block.bottom + off, block.y - off - height)
        for left, right in between
        if right > left
    )


def _beside(line: Line, cells: tuple[Rect, ...]) -> frozenset[int]:
    """Which flats have an edge on a cut."""
    start, end = line
    at = start.real if start.real == end.real else start.imag
    edges = [(c.x, c.right) if start.real == end.real else (c.y, c.bottom) for c in cells]
    return frozenset(n for n, both in enumerate(edges) if min(abs(at - e) for e in both) < 0.01)


def _merged(found: Iterable[tuple[Path, frozenset[int]]]) -> tuple[Mark, ...]:
    """Each stroke once, for all the places it is for."""
    cards: defaultdict[Path, frozenset[int]] = defaultdict(frozenset)
    for path, some in found:
        cards[path] |= some
    return tuple(Mark(path, some) for path, some in cards.items())


def _ticks(line: Line, page: Rect) -> list[Path]:
    """A tick on each end of a line, pointing inwards: from the page's margin, or from a cut."""
    start, end = line
    along = (end - start) / abs(end - start)
    return [
        rule(near, near + step * TICK_LENGTH, TICK_INK, TICK_WIDTH)
        for tip, step in ((start, along), (end, -along))
        for near in [tip + step * max(0.0, -_room(tip, page))]
    ]


def _marks(
    line: Line, cards: frozenset[int], clear: tuple[Rect, ...], page: Rect, dash: tuple[float, ...]
) -> list[tuple[Path, frozenset[int]]]:
    """Marks on a line wherever it leaves the flats and there is room for one.

    `clear` is what each flat keeps free of them: itself, its bleed and the offset.
    """
    return [
        (rule(_on(line, near), _on(line, far), ALL_INKS, HAIRLINE, dash), cards & gap.flats)
        for gap in _gaps(line, clear, page)
        for near, far in gap.strokes()
    ]


class _Gap(NamedTuple):
    """A stretch of a line that is clear of all flats, and the flats that a mark in it is for."""

    start: float
    end: float
    outer: Literal["start", "end", "none"]
    flats: frozenset[int]

    def strokes(self) -> list[tuple[float, float]]:
        """The marks in it, each from the flat outwards; one where two would meet."""
        room = self.end - self.start
        if room < SHORTEST_CROP - 1e-6:
            return []
        size = min(CROP_LENGTH, room)
        first, last = (self.start, self.start + size), (self.end, self.end - size)
        if self.outer == "start":
            return [last]
        if self.outer == "end":
            return [first]
        return [first, last] if room > 2 * CROP_LENGTH else [(self.start, self.end)]


def _gaps(line: Line, clear: tuple[Rect, ...], page: Rect) -> list[_Gap]:
    """Where a line across the page is clear of all flats."""
    if upright := line[0].real == line[1].real:
        at, low, high = line[0].real, page.y, page.bottom
    else:
        at, low, high = line[0].imag, page.x, page.right
    spans = {
        n: (c.y, c.bottom) if upright else (c.x, c.right)
        for n, c in enumerate(clear)
        if (c.x < at < c.right if upright else c.y < at < c.bottom)
    }
    ends = sorted({end for span in spans.values() for end in span})
    inner = [
        _Gap(near, far, "none", _ending(spans, near, far))
        for near, far in pairwise(ends)
        if not any(start < (near + far) / 2 < end for start, end in spans.values())
    ]
    # A line that is marked between all flats needs its outer marks for the outer ones only.
    rows = len(set(spans.values()))
    wide = len(inner) == rows - 1 and all(gap.strokes() for gap in inner)
    first, last = ends[0], ends[-1]
    firsts, lasts = (
        _ending(spans, end, end) if wide else frozenset(spans) for end in (first, last)
    )
    return [_Gap(low, first, "start", firsts), *inner, _Gap(last, high, "end", lasts)]


def _ending(spans: Mapping[int, tuple[float, float]], near: float, far: float) -> frozenset[int]:
    """The flats that end at one of two places along a line."""
    return frozenset(n for n, span in spans.items() if near in span or far in span)


def _on(line: Line, along: float) -> complex:
    """The point of a level or upright line at a place along it."""
    start, end = line
    return complex(start.real, along) if start.real == end.real else complex(along, start.imag)


def _room(tip: complex, page: Rect) -> float:
    """How far a point lies inside the printable part of the page; below 0 outside it."""
    x, y = tip.real, tip.imag
    return min(x - page.x, y - page.y, page.right - x, page.bottom - y)
