"""Guides from the note itself: a set block goes in, lines for the pen where its words would be.

They are as long as each line of words is, so a person who writes on them has the same line breaks
and ends where the draft ended: what was drafted is what fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, floor, radians, tan
from typing import Final

from cardmaker.display import Glyphs, Ink, Items, Path, rule
from cardmaker.text.face import Face
from cardmaker.text.stems import slant_of
from cardmaker.text.stick import Block
from cardmaker.units import mm

#: How thick are base lines and the others? Pale hairlines break into dots when they are screened:
#: 0.4 pt at the least.
_BASE: Final = 0.6
_FINE: Final = 0.4

#: How much more ink has a base line than the others?
_STRONGER: Final = 1.6

#: How far apart do strokes stand that show the slant? A word or so.
_STEP: Final = 15 * mm

#: A hand that leans by less than this, in degrees, is an upright one: its stems stand both ways.
_UPRIGHT: Final = 2.0

#: A first word of fewer letters is cued together with the second.
_CUED: Final = 4


def note_guides(block: Block, face: Face, ink: Ink, *, cue: bool = False) -> Items:
    """The guides of a block set in `face`: base, waist, top and foot of each line, and its slant.

    Heights are those that the face was measured at, times the block's size. Base lines have more of
    the ink than the others. With `cue` the first word or two of each line stand on them, pale.
    """
    slant = slant_of(face)
    lean = tan(radians(slant)) if abs(slant) > _UPRIGHT else 0.0
    strong = stronger(ink)
    cued = cues(block.lines, ink) if cue else ()
    guides: list[Path] = []
    for at, line in enumerate(block.lines):
        guides += _heights(line, face, ink)
        free = line.x + cued[at].advance if cued else _start(line, face)
        guides += _slants(line, free, face.x_height * line.size, lean, ink)
    # The base lines last: where anything touches them, they stay whole.
    guides += [_level(line, line.y, face, strong, _BASE) for line in block.lines]
    return (*guides, *cued)


def cues(lines: Iterable[Glyphs], ink: Ink) -> tuple[Glyphs, ...]:
    """The first word of each line where it stands; the first two if that is a short one."""
    return tuple(
        line._replace(words=line.words[:count], ink=ink, sway=line.sway[:count])
        for line in lines
        for count in [1 if len(line.words[0].text) >= _CUED else 2]
    )


def stronger(ink: Ink) -> Ink:
    """The same tone with more ink in it, for what is to be seen first.

    >>> stronger(Ink(0.25, 0.0, 0.5, 0.0))
    Ink(c=0.4, m=0.0, y=0.8, k=0.0)
    """
    return Ink(*(min(1.0, part * _STRONGER) for part in ink))


def _heights(line: Glyphs, face: Face, ink: Ink) -> Iterator[Path]:
    """The lines above and below a base line."""
    for height in (face.ascender, face.x_height, -face.descender):
        yield _level(line, line.y - height * line.size, face, ink, _FINE)


def _level(line: Glyphs, y: float, face: Face, ink: Ink, width: float) -> Path:
    """A level stroke, as long as the line of words is."""
    start = _start(line, face)
    return rule(complex(start, y), complex(line.x + line.advance, y), ink, width)


def _start(line: Glyphs, face: Face) -> float:
    """Where the ink of a line begins, which is its margin: a first letter that sticks out to the
    left was moved in by as much.
    """
    word = line.words[0]
    if word.face != face.name:
        return line.x
    inks = [
        pen + dx + face.extents(gid).left
        for pen, cluster in zip(word.pens, word.clusters, strict=False)
        for gid, dx, _dy in cluster.pieces
    ]
    return line.x + min(0, *inks) * line.size / face.upem


def _slants(line: Glyphs, start: float, x_height: float, lean: float, ink: Ink) -> Iterator[Path]:
    """Strokes from base line to waist, as stems stand; those of all lines lie on straight lines.

    They end on the two lines, and cross neither; none stands before `start`.
    """
    top = complex(lean * x_height, -x_height)
    across = -lean * line.y
    first = ceil((start + max(0.0, -top.real) - across) / _STEP)
    last = floor((line.x + line.advance - max(0.0, top.real) - across) / _STEP)
    for at in range(first, last + 1):
        foot = complex(across + at * _STEP, line.y)
        yield rule(foot, foot + top, ink, _FINE)
