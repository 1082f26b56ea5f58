"""Guides: a ruling and a box go in, the lines to write on come out as a display list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, copysign, radians, tan
from typing import Final, NamedTuple

from cardmaker.display import PAPER, Ink, Items, Path, rectangle, rule
from cardmaker.geometry import Rect
from cardmaker.text.asked import Asked, settled
from cardmaker.text.rows import LADDER, Rows, rows_in
from cardmaker.text.ruling import Ruling
from cardmaker.units import mm

#: How thick is a guide, and the thinnest one? A paler hairline breaks into dots when screened.
GUIDE: Final = 0.5
FINEST: Final = 0.4

#: The dash of a middle line, in points: long enough to read as one line.
_DASH: Final = (4.0, 3.0)

#: How wide is a dot of a dot grid: seen when looked for.
_DOT: Final = 0.5 * mm

#: From one slant line to the next along the base line, in x-heights, but not closer than this.
_APART: Final = 2.0
_CLOSEST_SLANTS: Final = 6 * mm

#: Nothing asked: the ruling as its table has it.
_AS_IT_IS: Final = Asked()


class Inks(NamedTuple):
    """What guides are drawn with: an ink for each kind of line, and the width of most of them.

    The base line is a little thicker and the finer lines a little thinner than `width`, and none
    is thinner than 0.4 pt.
    """

    line: Ink
    base: Ink
    fine: Ink
    margin: Ink
    band: Ink
    width: float = GUIDE

    @classmethod
    def of(cls, ink: Ink, width: float = GUIDE) -> Inks:
        """All in one ink, a contrast band in a light tint of it."""
        return cls(ink, ink, ink, ink, PAPER.mix(ink, 0.2), width)


def rule_lines(ruling: Ruling, box: Rect, inks: Inks, asked: Asked = _AS_IT_IS) -> Items:
    """The guides that fill any box, a card's or a whole page's: whole rows, none past its sides.

    Raises:
        Misused: a size is asked for that nobody writes, or rows that would cross.
        Overset: not one row fits.
    """
    return draw_rows(rows_in(settled(ruling, asked), box), inks)


def draw_rows(rows: Rows, inks: Inks) -> Items:
    """The guides of rows that are fitted already."""
    return (
        *_band(rows, inks),
        *(_dots(rows, inks) if rows.ruling.dots else _grid(rows, inks)),
        *_slants(rows, inks),
        *_levels(rows, inks),
        *_margin(rows, inks),
        *_ladder(rows, inks),
    )


def _band(rows: Rows, inks: Inks) -> Iterator[Path]:
    if not rows.ruling.band:
        return
    place, depths = rows.place, rows.ruling.depths
    for top in rows.tops:
        high = depths["base"] - depths["waist"]
        yield rectangle(Rect(place.x, top + depths["waist"], place.w, high), fill=inks.band)


def _grid(rows: Rows, inks: Inks) -> Iterator[Path]:
    width = max(FINEST, 0.8 * inks.width)
    for y in _fine(rows):
        yield _level(rows.place, y, inks.fine, width)
    for x in _columns(rows):
        yield _upright(rows.place, x, inks.fine, width)


def _dots(rows: Rows, inks: Inks) -> Iterator[Path]:
    """Strokes without length and with round ends: the shortest way to say a dot."""
    places = [complex(x, y) for y in _fine(rows) for x in _columns(rows)]
    dots = tuple((at, at, at, at) for at in places)
    yield Path(dots, stroke=inks.base, width=max(_DOT, 2 * inks.width), closed=False)


def _fine(rows: Rows) -> list[float]:
    if not rows.ruling.fine:
        return []
    apart = rows.ruling.pitch / rows.ruling.fine
    return [rows.place.y + at * apart for at in range(round(rows.place.h / apart) + 1)]


def _columns(rows: Rows) -> list[float]:
    wide = rows.ruling.columns * rows.ruling.pitch
    if not wide:
        return []
    return [rows.place.x + at * wide for at in range(int(rows.place.w / wide + 1e-6) + 1)]


def _levels(rows: Rows, inks: Inks) -> Iterator[Path]:
    """The lines of each row; where a foot is the next row's top it is drawn once."""
    ruling, drawn = rows.ruling, set[float]()
    for top in rows.tops:
        for line in ruling.lines:
            y = top + ruling.depths[line]
            if round(y, 3) in drawn:
                continue
            drawn.add(round(y, 3))
            base = line == "base"
            yield _level(
                rows.place, y, inks.base if base else inks.line,
                1.2 * inks.width if base else inks.width, _DASH if line in ruling.dashed else (),
            )  # fmt: skip


def _slants(rows: Rows, inks: Inks) -> Iterator[Path]:
    """The main slant through all rows, the connective one in the zone of the small letters."""
    ruling, place = rows.ruling, rows.place
    width = max(FINEST, 0.8 * inks.width)
    apart = max(_APART * ruling.x_height, _CLOSEST_SLANTS)
    for angle in ruling.slants[:1]:
        yield from _slanted(place, angle, apart, inks.line, width)
    for angle in ruling.slants[1:]:
        for top in rows.tops:
            zone = Rect(place.x, top + ruling.depths["waist"], place.w, ruling.x_height)
            yield from _slanted(zone, angle, apart, inks.line, width)


def _slanted(place: Rect, angle: float, apart: float, ink: Ink, width: float) -> Iterator[Path]:
    """Lines at an angle from the lower edge of a rectangle upwards, cut off at its sides."""
    lean = 1 / tan(radians(angle))
    first = place.x - place.h * lean
    for at in range(1, int((place.right - first) / apart) + 1):
        foot = first + at * apart
        low = max(0.0, (place.x - foot) / lean) if lean > 1e-6 else 0.0
        high = min(place.h, (place.right - foot) / lean) if lean > 1e-6 else place.h
        if high - low > 1e-6:
            start = complex(foot + low * lean, place.bottom - low)
            yield rule(start, complex(foot + high * lean, place.bottom - high), ink, width)


def _margin(rows: Rows, inks: Inks) -> Iterator[Path]:
    """The margin's line, on a column where there are columns; at the right for a left hand."""
    ruling, place = rows.ruling, rows.place
    if not ruling.margin:
        return
    column = ruling.columns * ruling.pitch
    wide = ruling.margin * place.w
    if column:
        wide = max(1, round(wide / column)) * column
    x = place.right - wide if ruling.left_handed else place.x + wide
    yield _upright(place, x, inks.margin, inks.width)


def _ladder(rows: Rows, inks: Inks) -> Iterator[Path]:
    """Squares of the nib's width beside the first row, stepped from its base line as a pen does."""
    ruling, place, nib = rows.ruling, rows.place, rows.ruling.nib
    if not nib:
        return
    x = place.right + nib if ruling.left_handed else place.x - LADDER * nib
    base = place.y + ruling.depths["base"]
    above = enumerate(_steps(base, place.y, nib))
    below = enumerate(_steps(base, place.y + ruling.height, nib), start=1)
    for at, step in (*above, *below):
        high = max(step) - min(step)
        column = (at + ruling.left_handed) % 2
        yield rectangle(Rect(x + column * nib, min(step), nib, high), fill=inks.line)


def _steps(start: float, end: float, nib: float) -> list[tuple[float, float]]:
    """The edges of a square a nib from `start` to `end`, the last cut off there."""
    span, way = abs(end - start), copysign(1.0, end - start)
    edges = [start + way * min(at * nib, span) for at in range(ceil(span / nib - 1e-6) + 1)]
    return list(pairwise(edges))


def _level(place: Rect, y: float, ink: Ink, width: float, dash: tuple[float, ...] = ()) -> Path:
    return rule(complex(place.x, y), complex(place.right, y), ink, width, dash)


def _upright(place: Rect, x: float, ink: Ink, width: float) -> Path:
    return rule(complex(x, place.y), complex(x, place.bottom), ink, width)
