"""Dotted letters: lines of words go in, the dots to write over come out.

Dots lie on the centre lines of the letters, the longest strokes first; where a stroke meets one
that has its dots already, it leaves out its own, so that nothing clots.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Ink, Items, Path, Word
from cardmaker.text.face import Face
from cardmaker.text.order import length_of
from cardmaker.text.written import written_word
from cardmaker.units import mm

#: How far apart are dots? So much, and this share of the x-height more: at an x-height of 2.4 mm
#: some five to a stem, and at 12 mm still a line to the eye.
_LEAST: Final = 0.26 * mm
_SHARE: Final = 0.095

#: How wide is a dot, of the distance between two?
_WIDE: Final = 0.48

#: How wide is the one dot of a stroke that is a dot itself, and up to which length is it one? A
#: comma is longer, and has two dots at the least, or it would read as a full stop.
_HEAVY: Final = 0.7
_SHORT: Final = 0.75

#: How near may a dot come to one that is there, of that distance?
_NEAREST: Final = 0.62

#: Words remembered.
_MOST: Final = 4096


class _Dots(NamedTuple):
    """The dots of a word, in em, y down: those along strokes, and those that stand alone."""

    along: tuple[complex, ...]
    alone: tuple[complex, ...]


def dotted(lines: Iterable[Glyphs], faces: Mapping[str, Face], ink: Ink) -> Items:
    """The lines as dots on their centre lines: for each a path of dots, in its own points, and one
    of the heavier dots that stand on an i or end a sentence.

    A dot is a stroke without length whose round ends make it. `faces` has the lines' faces.
    """
    items = []
    for line in lines:
        spacing = _LEAST + _SHARE * faces[line.space.face].x_height * line.size
        words = [
            (pen, _dots(faces[word.face], word, line.tracking, spacing / line.size))
            for word, pen in line.placed
        ]
        for kind, width in ((0, _WIDE), (1, _HEAVY)):
            places = [pen + line.size * dot for pen, dots in words for dot in dots[kind]]
            if places:
                contours = tuple((z, z, z, z) for z in places)
                items.append(Path(contours, stroke=ink, width=width * spacing, closed=False))
    return tuple(items)


@lru_cache(_MOST)
def _dots(face: Face, word: Word, tracking: float, spacing: float) -> _Dots:
    """The dots of a word at a spacing in em."""
    near = _NEAREST * spacing
    taken: dict[tuple[int, int], list[complex]] = {}
    found: tuple[list[complex], list[complex]] = [], []
    strokes = sorted(written_word(face, word, tracking), key=length_of, reverse=True)
    for stroke in strokes:
        short = length_of(stroke) < _SHORT * spacing
        for dot in spaced(stroke, 2 * _SHORT * spacing if short else spacing):
            x, y = int(dot.real // near), int(dot.imag // near)
            beside = [
                other
                for i in (x - 1, x, x + 1)
                for j in (y - 1, y, y + 1)
                for other in taken.get((i, j), ())
            ]
            if all(abs(dot - other) >= near for other in beside):
                taken.setdefault((x, y), []).append(dot)
                found[short].append(dot.conjugate())
    return _Dots(tuple(found[0]), tuple(found[1]))


def spaced(stroke: Iterable[complex], spacing: float) -> list[complex]:
    """Places along a stroke, evenly spaced from its start to its end, about `spacing` apart.

    >>> spaced([0j, 10 + 0j], 4)
    [0j, (5+0j), (10+0j)]
    >>> spaced([0j, 1 + 0j], 4)
    [(0.5+0j)]
    """
    line = list(stroke)
    whole = length_of(line)
    count = round(whole / spacing)
    if not count:
        return [(line[0] + line[-1]) / 2]
    step, gone = whole / count, 0.0
    out = [line[0]]
    for a, b in pairwise(line):
        size = abs(b - a)
        while len(out) < count and gone + size >= len(out) * step:
            out.append(a + (b - a) * ((len(out) * step - gone) / size))
        gone += size
    return [*out, line[-1]]
