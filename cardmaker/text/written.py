"""Written words: shaped words go in, the strokes that a pen writes them with come out.

Letters that join are one stroke as far as the join goes: where the line in which one letter ends
meets the line in which the next begins, the pen is not lifted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from cardmaker.display import Glyphs, Word
from cardmaker.text.centre import Stroke, centre_lines
from cardmaker.text.face import Face
from cardmaker.text.order import goes_on, touched

#: Letters join where their lines come this near, in x-heights, and the pen may run so far over
#: what it has written or is about to write.
_JOIN: Final = 0.1
_OVERLAP: Final = 0.6

#: Words remembered.
_MOST: Final = 4096


def written(line: Glyphs, faces: Mapping[str, Face]) -> Iterator[Stroke]:
    """The strokes of a line in writing order, in the line's own points, y down."""
    for word, pen in line.placed:
        for stroke in written_word(faces[word.face], word, line.tracking):
            yield tuple(pen + line.size * z.conjugate() for z in stroke)


@lru_cache(_MOST)
def written_word(face: Face, word: Word, tracking: float = 0.0) -> tuple[Stroke, ...]:
    """The strokes of a word in writing order, in em of its line, y up, its pen beginning at 0."""
    em = word.scale / face.upem
    x_height = face.x_height * word.scale
    done: list[list[complex]] = []
    before: list[list[complex]] = []
    pen = 0.0
    for cluster, kern in zip(word.clusters, word.kerns, strict=True):
        here = [[pen + em * z for z in stroke] for stroke in centre_lines(face, cluster)]
        going = []
        for stroke in here:
            joined = next((s for s in before if _join(s, stroke, x_height)), None)
            if joined is None:
                done.append(stroke)
            else:
                before.remove(joined)
            going.append(stroke if joined is None else joined)
        before = going
        pen += em * (cluster.width + kern) + tracking
    return tuple(map(tuple, done))


def _join(first: list[complex], then: list[complex], x_height: float) -> bool:
    """Goes on from one stroke with the next letter's, if they touch where the pen changes over."""
    reach, near = _OVERLAP * x_height, _JOIN * x_height
    back = then[::-1]
    begun = touched(first, then[0], reach, near)
    ended = touched(back, first[-1], reach, near)
    if begun and ended:
        # The end of the one and the beginning of the other are the same line, drawn twice.
        first[begun:] = then
    elif begun:
        return goes_on(first, then, reach, near)
    elif ended:
        # The pen runs up the stem that it then comes down.
        first += [*back[ended:], *then[1:]]
    return bool(begun or ended)
