"""Stems: how far a hand leans, measured from the outlines of letters with straight strokes.

What a font file says of its own slant is mostly 0, even where a hand leans by 25 degrees; so the
lean is read off the letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import atan2, degrees
from statistics import median_low
from typing import Final

from cardmaker.text.face import Face
from cardmaker.text.outline import Contour
from cardmaker.text.shadow import chords

#: Letters of which most of the outline runs along stems.
_STEMMED: Final = "lhimnutpkd"

#: No stem of a hand leans further, in degrees; what does is the stroke from letter to letter.
_FURTHEST: Final = 40

#: Leans that differ by less than this, in degrees, are those of one pen.
_NEAR: Final = 3

#: For how many faces is the lean remembered?
_REMEMBERED: Final = 16


@lru_cache(_REMEMBERED)
def slant_of(face: Face) -> float:
    """How far the stems of a face lean from upright, in degrees, positive to the right.

    Of each letter it is the lean that most of its outline has, and of the letters the middle one.

    >>> from cardmaker.text.face import load_face
    >>> 17 < slant_of(load_face("playwrite-us")) < 19
    True
    """
    leans = []
    for letter in _STEMMED:
        gid = face.font.get_nominal_glyph(ord(letter))
        if gid and (edges := [*_edges(face.outline(gid))]):
            leans.append(_commonest(edges))
    return median_low(leans) if leans else 0.0


def _commonest(edges: list[tuple[float, float]]) -> float:
    """The lean that has most length of edge around it, as the mean of those within three degrees.

    Edges are (lean, length).
    """
    lengths: defaultdict[int, float] = defaultdict(float)
    for lean, length in edges:
        lengths[round(lean)] += length

    def near(lean: int) -> float:
        return sum(lengths[lean + off] * (_NEAR - abs(off)) for off in range(-2, 3))

    best = max(range(-_FURTHEST, _FURTHEST + 1), key=near)
    close = [(lean, length) for lean, length in edges if abs(lean - best) < _NEAR]
    total = sum(length for _, length in close)
    return sum(lean * length for lean, length in close) / total if total else 0.0


def _edges(contours: tuple[Contour, ...]) -> Iterator[tuple[float, float]]:
    """Lean and length of each piece of outline that is steeper than a half right angle."""
    for contour in contours:
        points = chords(contour)
        for start, end in pairwise((*points, points[0])):
            step = end - start
            if abs(step.imag) > abs(step.real):
                upwards = step if step.imag > 0 else -step
                yield degrees(atan2(upwards.real, upwards.imag)), abs(step)
