"""The shadow of set words: lines of glyphs go in, the box and the weight of their ink come out.

A script's tails pull its box aside: the box of MonteCarlo's "thank you" is centred where the word
looks shoved to the left. So the optical centre is a mean of the box's centre and the ink's own
centre of gravity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Word
from cardmaker.errors import BadLettering
from cardmaker.geometry import Rect, Size
from cardmaker.text.face import Face
from cardmaker.text.outline import Contour, curves

#: How much of the optical centre is the box's, the rest being the centre of gravity's? (By eye,
#: over several scripts.)
_BOX_ACROSS: Final = 0.5
_BOX_DOWN: Final = 0.45

#: Into how many chords is a curve cut to weigh it?
_CHORDS: Final = 6

#: What a curve's start, control and end weigh at the end of each chord.
_WEIGHTS: Final = tuple(
    ((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in (i / _CHORDS for i in range(1, _CHORDS + 1))
)


class Shadow(NamedTuple):
    """The ink of some lines: its box (x and y ranges) and its centre of gravity."""

    left: float
    top: float
    right: float
    bottom: float
    centre: complex

    @property
    def optical_centre(self) -> complex:
        """Where the eye finds its middle."""
        x = _BOX_ACROSS * (self.left + self.right) / 2 + (1 - _BOX_ACROSS) * self.centre.real
        y = _BOX_DOWN * (self.top + self.bottom) / 2 + (1 - _BOX_DOWN) * self.centre.imag
        return complex(x, y)

    @property
    def box(self) -> Rect:
        """The box of the ink."""
        return Rect(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def filling(self, limits: Size) -> float:
        """How many times as large it just fills the limits."""
        return min(limits.w / (self.right - self.left), limits.h / (self.bottom - self.top))

    def grown(self, times: float) -> Shadow:
        """The shadow of the same lines so many times as large."""
        left, top, right, bottom, centre = self
        return Shadow(left * times, top * times, right * times, bottom * times, centre * times)


def shadow(face: Face, lines: Sequence[Glyphs]) -> Shadow:
    """The box and the centre of gravity of all the ink of some lines, in their own points.

    Raises:
        BadLettering: nothing of them is inked.
    """
    area, moment = 0.0, 0j
    xs: list[float] = []
    ys: list[float] = []
    for line in lines:
        for contour in _ink(face, line):
            xs += [z.real for z in contour]
            ys += [z.imag for z in contour]
            for p, q in pairwise((*contour, contour[0])):
                cross = p.real * q.imag - q.real * p.imag
                area += cross / 2
                moment += (p + q) * cross / 6
    if not area:
        raise BadLettering("the lettering has no ink", "give it letters")
    return Shadow(min(xs), min(ys), max(xs), max(ys), moment / area)


def _ink(face: Face, line: Glyphs) -> Iterator[list[complex]]:
    """The contours of a line as chords, in its own points, y down."""
    em = line.size / face.upem
    pen = 0.0
    spaced: list[Word] = []
    for word in line.words:
        spaced += [word, line.space]
    for word in spaced[:-1]:
        for cluster, kern in zip(word.clusters, word.kerns, strict=True):
            for gid, dx, dy in cluster.pieces:
                start = complex(line.x + (pen + dx) * em, line.y - dy * em)
                for contour in face.outline(gid):
                    yield [start + z.conjugate() * em for z in chords(contour)]
            pen += cluster.width + kern + line.tracking * face.upem


def chords(contour: Contour) -> list[complex]:
    """A TrueType contour as points on the curve, font units, y up."""
    pieces = curves(contour)
    found = [pieces[0].start]
    for start, control, end in pieces:
        if control is None:
            found.append(end)
        else:
            found += [a * start + b * control + c * end for a, b, c in _WEIGHTS]
    return found[:-1]
