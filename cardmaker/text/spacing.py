"""Spacing: a face as drawn goes in, the same with words that stand apart to the eye comes out.

The space that a font has is the pen's step from word to word. Where letters are joined, the stroke
that leads out of one word and the stroke that leads into the next can use up all of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, product
from math import ceil, floor
from typing import Final

from cardmaker.display import Cluster, Word
from cardmaker.errors import MissingLetters
from cardmaker.text.face import Face
from cardmaker.text.raster import polygon
from cardmaker.text.shape import shape

#: Common words, whose ends and beginnings meet in every note.
_WORDS: Final = (
    "the and of you for so all letter with blue gift hope people just us enamel we is".split()
)

#: How far apart is the ink of two words at the least, in x-heights, for the eye to part them? And
#: which share of pairs may stand closer, for here and there a tail reaches under the next word?
#: (Of the hands that ship, all print has .5 and more as drawn; the joined ones that were widened
#: by eye came to .4.)
_APART: Final = 0.4
_CLOSER: Final = 0.1

#: Letters whose ink is this near touch, in x-heights; a hand of which so many touch is joined.
#: (Of the hands that ship, .87 and more of the joined ones' do, .56 and less of all others'.)
_TOUCH: Final = 0.02
_JOINED: Final = 0.8

#: Ink is looked at in bands of the line, so many to an x-height, from below the longest tail to
#: above the tallest letter.
_BANDS: Final = 6
_SEEN: Final = range(-3 * _BANDS, 5 * _BANDS)

#: How far ink reaches in each band, in x-heights.
_Edge = Mapping[int, float]


def spaced(face: Face) -> Face:
    """The face with its space between words widened where it needs it, and said to be joined if its
    small letters are.
    """
    words = [*_words(face)]
    high = face.x_height * face.upem
    edges = [_edges(face, word.clusters, word.kerns) for word in words]
    ends = [
        {band: x - word.advance / face.x_height for band, x in right.items()}
        for word, (_left, right) in zip(words, edges, strict=True)
    ]
    gaps = sorted(_gap(end, left) for end, (left, _right) in product(ends, edges))
    if not gaps:
        return face
    space = max(face.word_space * face.upem / high, _APART - gaps[floor(_CLOSER * len(gaps))])
    return replace(face, word_space=space * face.x_height, joined=_is_joined(face, words))


def _words(face: Face) -> Iterator[Word]:
    """Those of the words that the face can write."""
    for text in _WORDS:
        with contextlib.suppress(MissingLetters):
            yield shape(face, text)


def _is_joined(face: Face, words: Iterable[Word]) -> bool:
    touching = [
        _gap(before[1], after[0]) < _TOUCH
        for word in words
        for before, after in pairwise(_letters(face, word))
    ]
    return sum(touching) > _JOINED * len(touching)


def _letters(face: Face, word: Word) -> Iterator[tuple[_Edge, _Edge]]:
    """The edges of each letter of a word, all from the word's start."""
    for at in range(len(word.clusters)):
        alone = [one if i == at else one._replace(pieces=()) for i, one in enumerate(word.clusters)]
        yield _edges(face, alone, word.kerns)


def _gap(end: _Edge, start: _Edge) -> float:
    """How near the ink of one comes to that of the next, in a band or in those beside it."""
    near = [
        start[other] - x for band, x in end.items() for other in (band - 1, band, band + 1)
        if other in start
    ]  # fmt: skip
    return min(near, default=0.0)


def _edges(
    face: Face, clusters: Sequence[Cluster], kerns: Sequence[int]
) -> tuple[dict[int, float], dict[int, float]]:
    """How far to the left and to the right the ink of a word reaches in each band."""
    high = face.x_height * face.upem
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    steps = (cluster.width + kern for cluster, kern in zip(clusters, kerns, strict=True))
    for cluster, pen in zip(clusters, accumulate(steps, initial=0), strict=False):
        for gid, dx, dy in cluster.pieces:
            for z in _rim(face, gid):
                at = (z + complex(pen + dx, dy)) / high
                band = floor(at.imag * _BANDS)
                if band in _SEEN:
                    left[band] = min(left.get(band, at.real), at.real)
                    right[band] = max(right.get(band, at.real), at.real)
    return left, right


def _rim(face: Face, gid: int) -> Iterator[complex]:
    """Points round a glyph, in font units, so close that none of its bands is missed."""
    step = face.x_height * face.upem / (2 * _BANDS)
    for contour in face.outline(gid):
        corners = polygon(contour, step / 4)
        for a, b in pairwise([corners[-1], *corners]):
            count = ceil(min(abs(b.imag - a.imag) / step, 8 * len(_SEEN))) or 1
            yield from (a + (b - a) * n / count for n in range(count))
