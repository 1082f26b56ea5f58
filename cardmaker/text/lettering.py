"""Lettering: the words on the front go in, glyphs where the eye finds them centred come out.

A script's tails pull its box aside: the box of MonteCarlo's "thank you" is centred where the word
looks shoved to the left. So the optical centre is a mean of the box's centre and the ink's own
centre of gravity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from cardmaker.display import Glyphs, Ink, Word
from cardmaker.errors import Overset
from cardmaker.geometry import Rect, Size
from cardmaker.text.face import Face
from cardmaker.text.outline import Contour, curves
from cardmaker.text.shape import shape, space_of
from cardmaker.text.tidy import curl
from cardmaker.units import mm, show

#: How much of the optical centre is the box's, the rest being the centre of gravity's? (By eye,
#: over several scripts.)
_BOX_ACROSS: Final = 0.5
_BOX_DOWN: Final = 0.45

#: How far does art keep away, in heights of the ink: at the sides, above and below?
_CLEAR_SIDES: Final = 0.30
_CLEAR_ENDS: Final = 0.24

#: The same for a small line, whose height is little.
_CLEAR_SMALL_SIDES: Final = 1.2
_CLEAR_SMALL_ENDS: Final = 0.9

#: How large may the x-height be, as a share of the panel's mean side? A short word that filled
#: the width would shout.
_LOUD: Final = 0.085

#: Lettering on one line with a smaller x-height than this is tried on two; under the second it is
#: refused.
_SMALL: Final = 3.5 * mm
_TOO_SMALL: Final = 2 * mm

#: How close may the letters of a small line stand, in em? Closer than this, capitals clot.
_CLOSEST: Final = 0.06

#: Into how many chords is a curve cut to weigh it?
_CHORDS: Final = 6

#: What a curve's start, control and end weigh at the end of each chord.
_WEIGHTS: Final = tuple(
    ((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in (i / _CHORDS for i in range(1, _CHORDS + 1))
)


class Lettering(NamedTuple):
    """Set words: their glyphs, the box of their ink, and what art keeps out of. Panel points."""

    glyphs: tuple[Glyphs, ...]
    ink: Rect
    keep_out: Rect


class _Shadow(NamedTuple):
    """The ink of some lines: its box (x and y ranges) and its centre of gravity."""

    left: float
    top: float
    right: float
    bottom: float
    centre: complex

    @property
    def optical_centre(self) -> complex:
        x = _BOX_ACROSS * (self.left + self.right) / 2 + (1 - _BOX_ACROSS) * self.centre.real
        y = _BOX_DOWN * (self.top + self.bottom) / 2 + (1 - _BOX_DOWN) * self.centre.imag
        return complex(x, y)

    def filling(self, limits: Size) -> float:
        """How many times as large it just fills the limits."""
        return min(limits.w / (self.right - self.left), limits.h / (self.bottom - self.top))

    def grown(self, times: float) -> _Shadow:
        """The shadow of the same lines so many times as large."""
        left, top, right, bottom, centre = self
        return _Shadow(left * times, top * times, right * times, bottom * times, centre * times)


def set_lettering(
    face: Face,
    text: str,
    panel: Size,
    *,
    width: float,
    at: complex,
    ink: Ink,
    max_height: float = 0.34,
) -> Lettering:
    """Words whose ink is `width` of the panel wide, looking centred at `at` (across and down, as
    parts of the panel).

    They are made smaller where they would be higher than `max_height` of the panel, and broken
    into two lines where one would be too small; line breaks in the text stand.

    Raises:
        MissingLetters: the face cannot write them.
        Overset: they are too many to be read at that width.
    """
    lines = [line.split() for line in curl(text).split("\n") if line.strip()]
    if not lines:
        raise Overset("the lettering is empty", 'give it words, as in --lettering "thank you"')
    limits = Size(width * panel.w, max_height * panel.h)
    loud = _LOUD * (panel.w * panel.h) ** 0.5 / face.x_height
    glyphs, shadow = _at_one(face, lines, ink)
    size = min(shadow.filling(limits), loud)
    if size * face.x_height < _SMALL and len(lines) == 1:
        glyphs, shadow = _at_one(face, _in_two(face, lines[0]), ink)
        size = min(shadow.filling(limits), loud)
    if size * face.x_height < _TOO_SMALL:
        raise Overset(
            f"the lettering {text!r} would have an x-height of only {show(size * face.x_height)}",
            "use fewer words, or break it into lines",
        )
    glyphs = tuple(line._replace(x=line.x * size, y=line.y * size, size=size) for line in glyphs)
    shadow = shadow.grown(size)
    shift = complex(panel.w * at.real, panel.h * at.imag) - shadow.optical_centre
    return _placed(glyphs, shadow, shift, (_CLEAR_SIDES, _CLEAR_ENDS))


def set_small(
    face: Face,
    text: str,
    centre_x: float,
    baseline: float,
    *,
    size: float,
    tracking: float,
    ink: Ink,
    width: float = float("inf"),
) -> Lettering:
    """A line of small type, tracked (in em), centred on `centre_x` on its baseline.

    Its letters stand closer where it would be wider than `width` (in points).

    Raises:
        MissingLetters: the face cannot write it.
        Overset: even with its letters close it is too wide.
    """
    words = tuple(shape(face, word) for word in curl(text).split())
    line = Glyphs(words, space_of(face), 0.0, 0.0, size, ink, tracking)
    wide = line.advance - tracking * size
    if wide > width:
        letters = sum(len(word.clusters) for word in words) + len(words) - 2
        tracking -= (wide - width) / (size * max(letters, 1))
        line = line._replace(tracking=tracking)
        if tracking < _CLOSEST:
            raise Overset(
                f"the small line {text!r} is wider than the {show(width)} there are for it",
                "use fewer words",
            )
    shadow = _shadow(face, (line,))
    # The tracking after the last letter is not seen, so the line is centred without it.
    shift = complex(centre_x - (line.advance - tracking * size) / 2, baseline)
    return _placed((line,), shadow, shift, (_CLEAR_SMALL_SIDES, _CLEAR_SMALL_ENDS))


def _in_two(face: Face, words: list[str]) -> list[list[str]]:
    """The words on two lines as equal as can be; one word stays on one."""
    pens = [0.0, *accumulate(shape(face, word).advance + face.word_space for word in words)]
    end = min(range(1, len(words) + 1), key=lambda i: max(pens[i], pens[-1] - pens[i]))
    return [line for line in (words[:end], words[end:]) if line]


def _at_one(
    face: Face, lines: Sequence[Sequence[str]], ink: Ink
) -> tuple[tuple[Glyphs, ...], _Shadow]:
    """Lines of words at size 1, each centred on x = 0, the first baseline at y = 0."""
    space = space_of(face)
    found = []
    for i, texts in enumerate(lines):
        words = tuple(shape(face, text) for text in texts)
        line = Glyphs(words, space, 0.0, i * face.leading, 1.0, ink)
        # One line is moved to its optical centre at the end; several share one axis first.
        if len(lines) > 1:
            line = line._replace(x=-_shadow(face, (line,)).optical_centre.real)
        found.append(line)
    return tuple(found), _shadow(face, found)


def _placed(
    glyphs: tuple[Glyphs, ...], shadow: _Shadow, shift: complex, clear: tuple[float, float]
) -> Lettering:
    """Lines moved by `shift`, with the box of their ink and the clear space around it."""
    x, y = shift.real, shift.imag
    box = Rect(
        shadow.left + x, shadow.top + y, shadow.right - shadow.left, shadow.bottom - shadow.top
    )
    sides, ends = clear[0] * box.h, clear[1] * box.h
    keep_out = Rect(box.x - sides, box.y - ends, box.w + 2 * sides, box.h + 2 * ends)
    moved = tuple(line._replace(x=line.x + x, y=line.y + y) for line in glyphs)
    return Lettering(moved, box, keep_out)


def _shadow(face: Face, lines: Sequence[Glyphs]) -> _Shadow:
    """The box and the centre of gravity of all the ink of some lines."""
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
        raise Overset("the lettering has no ink", "give it letters")
    return _Shadow(min(xs), min(ys), max(xs), max(ys), moment / area)


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
