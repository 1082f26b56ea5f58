"""The composing stick: measured notes go in, set to one room and size; lines with places come out.

The words are spread over as few lines as they need, so that the right edge is even, and the leading
is relaxed to fill the room. Where the lines go depends on no more than how many each part has, so
that is found once and remembered; so is where the closing begins, for a run's cards end alike.
"""

from __future__ import annotations

from itertools import accumulate, repeat
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Ink
from cardmaker.text.fit import Room, Wording, overset
from cardmaker.text.rag import SLACK
from cardmaker.text.remembered import Remembered
from cardmaker.text.span import Span, Style

#: How much may the leading be relaxed to fill the room?
_RELAXED: Final = 1.18

#: Which share of the free height lies above a short note? Less than half: the optical middle.
_ABOVE: Final = 0.42

#: A closing and a signature line begin in the middle of a line, as a letter's do, or where they are
#: too long for that, nearer to the margin. In shares of the measure.
_BEGINS: Final = (0.5, 0.375, 0.25, 0.125)

#: How many ways to place lines are remembered, and how many closings?
_REMEMBERED: Final = 256


class Block(NamedTuple):
    """A set note: its lines in panel points, their size, leading and height in points.

    `name` is which of the lines the name at its end has: the first of its signature.
    """

    lines: tuple[Glyphs, ...]
    size: float
    leading: float
    height: float
    name: range = range(0)


#: What decides on places: how many ends of lines each part has (one more than lines; none where a
#: word is too wide), what stands between parts, the ink above the first line and below the last.
_Shape = tuple[tuple[int, ...], tuple[float, ...], float, float]


class _Places(NamedTuple):
    """The baselines of each part, the leading and the height of all, in points."""

    baselines: tuple[tuple[float, ...], ...]
    leading: float
    height: float


class Stick:
    """Sets notes in a room at one size."""

    def __init__(self, room: Room, size: float, ink: Ink) -> None:
        self._room = room
        box, width = room.box, room.box.w / size
        self._style = Style(box.x, width, size, ink)
        self._signed = [Style(box.x + part * box.w, width, size, ink) for part in _BEGINS]
        self._places = Remembered(self._place, _REMEMBERED)
        self._begun = Remembered(self._begin, _REMEMBERED)

    def set(self, wording: Wording) -> Block:
        """The lines of a note in their places.

        Raises:
            Overset: it does not fit.
        """
        style, width = self._style, self._style.width
        spans, gaps, signed, names, top, bottom = wording
        ends = tuple([len(span.even_lines(width)) for span in spans])
        places = self._places[ends, gaps, top, bottom]
        if places is None:
            raise overset(wording, self._room, style.size)
        glyphs: list[Glyphs] = []
        last, named, name = len(spans) - signed, len(spans) - names, range(0)
        for at, (span, baselines) in enumerate(zip(spans, places.baselines, strict=True)):
            if at == last:
                style = self._begun[spans[last:]]
            if at == named:
                name = range(len(glyphs), len(glyphs) + len(baselines))
            glyphs += span.set(style, baselines)
        return Block(tuple(glyphs), style.size, places.leading, places.height, name)

    def _begin(self, signed: tuple[Span, ...]) -> Style:
        """How the closing and the signature line are set: where the longest of them lets them."""
        if not any([span.leftwards for span in signed]):
            longest = max([span.length for span in signed])
            for part, style in zip(_BEGINS, self._signed, strict=True):
                if longest <= (1 - part) * style.width:
                    return style
        return self._style

    def _place(self, shape: _Shape) -> _Places | None:
        """Places for lines, or None where they do not fit."""
        box, size, leading = self._room.box, self._style.size, self._room.face.leading
        ends, gaps, top, bottom = shape
        leadings = sum(ends) - len(ends) - 1 + sum(gaps)
        if 0 in ends or box.h / (top + bottom + leadings * leading) < size - SLACK:
            return None
        if leadings > 0:
            most = (box.h / size - top - bottom) / leadings
            leading = min(leading * _RELAXED, max(most, leading))
        height = (top + bottom + max(leadings, 0.0) * leading) * size
        y = box.y + (box.h - height) * _ABOVE + top * size
        baselines: list[tuple[float, ...]] = []
        for count, gap in zip(ends, (*gaps, 0.0), strict=True):
            *lines, y = accumulate(repeat(leading * size, count - 1), initial=y)
            baselines.append(tuple(lines))
            y += gap * leading * size
        return _Places(tuple(baselines), leading * size, height)


def set_note(wording: Wording, room: Room, size: float, ink: Ink) -> Block:
    """The lines of one note at that size.

    Raises:
        Overset: it does not fit.
    """
    return Stick(room, size, ink).set(wording)
