"""Copyfitting: a note's words and the room for them go in, the sizes at which they fit come out.

A word's width is known in em once and for all, so the lines at any size are a search over prefix
sums. What counts here are filled lines, which are the fewest there can be. Nothing is hyphenated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from math import ceil, floor
from typing import Final, NamedTuple

from cardmaker.display import Word
from cardmaker.errors import Overset
from cardmaker.geometry import Rect
from cardmaker.text.face import Face
from cardmaker.text.fitted import NEVER
from cardmaker.text.parts import KINDS, Part
from cardmaker.text.rag import SLACK
from cardmaker.text.shape import Lexicon
from cardmaker.text.span import Span
from cardmaker.units import mm, show

#: How large may a note's x-height be, and how small must it not become? (What reads as a note
#: written by hand, from arm's length down to the smallest that is comfortable to read.)
LARGEST_X_HEIGHT: Final = 2.8 * mm
SMALLEST_X_HEIGHT: Final = 1.5 * mm

#: How many of the words that are over are named?
_NAMED: Final = 4

#: In what steps does the size grow, in points?
GRID: Final = 0.25

#: How far apart do two parts stand beyond the leading, in leadings?
_APART: Final = 0.45
_SIGNED_LOWER: Final = 0.3


class Frame(NamedTuple):
    """What the kinds of a note's parts decide: what stands between them beyond the leading, in
    leadings, how many of them at its end are closing and signature, and how many are signature.
    """

    gaps: tuple[float, ...]
    signed: int
    names: int


class Wording(NamedTuple):
    """A measured note: its spans and their frame.

    `top` and `bottom` are what the first and the last span need above and below the baseline, em.
    """

    spans: tuple[Span, ...]
    gaps: tuple[float, ...]
    signed: int
    names: int
    top: float
    bottom: float

    @property
    def words(self) -> tuple[Word, ...]:
        """All its words in a row."""
        return tuple(word for span in self.spans for word in span.words)


class Room(NamedTuple):
    """Where a note goes, in panel points, the hand it is set in, and the sizes it may have."""

    box: Rect
    face: Face
    smallest: float
    largest: float


def room_for(
    box: Rect, face: Face, least: float = SMALLEST_X_HEIGHT, most: float = LARGEST_X_HEIGHT
) -> Room:
    """The room in a box for a hand, its sizes on the grid between two x-heights (in points)."""
    smallest = ceil(least / face.x_height / GRID - SLACK) * GRID
    largest = floor(most / face.x_height / GRID + SLACK) * GRID
    return Room(box, face, smallest, max(smallest, largest))


def measure(parts: Iterable[Part], lexicon: Lexicon) -> Wording:
    """The words of a note, shaped and measured.

    Raises:
        MissingLetters: a word that no hand of the lexicon can write.
    """
    kinds, texts = zip(*parts, strict=True)
    return assemble([lexicon.span(text) for text in texts], frame_of(kinds), lexicon)


def frame_of(kinds: Sequence[str]) -> Frame:
    """The frame of parts of these kinds."""
    signed = sum(kind in ("closing", "signature") for kind in kinds)
    gaps = tuple([_GAPS[pair] for pair in pairwise(kinds)])
    return Frame(gaps, signed, kinds.count("signature"))


def assemble(spans: Sequence[Span], frame: Frame, lexicon: Lexicon) -> Wording:
    """The note that spans make in their frame."""
    top = max(lexicon.hand.ascender, spans[0].top)
    bottom = max(lexicon.hand.descender, spans[-1].bottom)
    return Wording(tuple(spans), *frame, top, bottom)


def fits(wording: Wording, room: Room, size: float) -> bool:
    """Whether the note can be set in the room at that size."""
    width = room.box.w / size
    most = sum([span.most_lines(width) for span in wording.spans])
    if most < NEVER and _holds(wording, room, most) >= size - SLACK:
        return True
    lines = _count(wording, width)
    return lines is not None and _holds(wording, room, lines) >= size - SLACK


def largest_size(wording: Wording, room: Room, guess: float | None = None) -> float:
    """The largest size on the room's grid at which the note fits.

    The number of lines at one size says how large so many lines can be, so with a good guess (the
    last row's size) one or two counts are enough.

    Raises:
        Overset: it does not fit at the smallest size.
    """
    # In steps of the grid: `good` fits (or is too small to ask for), `bad` does not.
    good, bad = round(room.smallest / GRID) - 1, round(room.largest / GRID) + 1
    here = round((guess or _guess(wording, room)) / GRID)
    while bad - good > 1:
        here = min(max(here, good + 1), bad - 1)
        lines = _count(wording, room.box.w / (here * GRID))
        if lines is None:
            bad = here
            here = (good + bad) // 2
            continue
        most = floor((_holds(wording, room, lines) + SLACK) / GRID)
        if most >= here:
            good, bad = here, min(bad, most + 1)
            here = most
        else:
            bad = here
            good = max(good, most)
            here = good + 1
    if good * GRID < room.smallest - SLACK:
        raise overset(wording, room, room.smallest)
    return good * GRID


def overset(wording: Wording, room: Room, size: float) -> Overset:
    """What is said of a note that does not fit at that size: how much too long, what to try."""
    x_height = show(size * room.face.x_height)
    smaller = size > room.smallest + SLACK
    less = "a smaller --size, " if smaller else ""
    width = room.box.w / size
    for span in wording.spans:
        ends = span.full_lines(width)
        if ends[-1] < 0:
            return Overset(
                f"{span.together(ends[-2])!r} is wider than a line of the note"
                f" (x-height {x_height}, line {show(room.box.w)})",
                f"break it up, or choose {less}a narrower hand or a larger format",
            )
    lines = _count(wording, width) or 0
    excess = _height(wording, room, lines) - room.box.h / size
    over = max(1, ceil(excess / room.face.leading - SLACK))
    count = len(wording.words)
    words = max(1, round(over * count / max(lines, 1)))
    beyond = _from_line(wording, width, lines - over)
    return Overset(
        f"the note is {over} line{'s' if over > 1 else ''} too long for its place"
        f" (x-height {x_height}), from {beyond!r} on",
        f"shorten it by about {words} words, or choose {less}a narrower hand or a larger format",
    )


def _from_line(wording: Wording, width: float, number: int) -> str:
    """The first words of a line, counted from 0, where lines are filled."""
    for span in wording.spans:
        ends = span.full_lines(width)
        if number < len(ends) - 1:
            words = span.words[ends[max(number, 0)] :]
            return " ".join([word.text for word in words[:_NAMED]])
        number -= len(ends) - 1
    return ""


def _gap(before: str, after: str) -> float:
    """What stands between two parts beyond the leading, in leadings."""
    if after == "turn":
        return 0.0
    if after == "signature":
        return _SIGNED_LOWER if before == "closing" else 0.0 if before == after else _APART
    return 0.0 if before == after != "body" else _APART


_GAPS: Final = {pair: _gap(*pair) for pair in product(KINDS, KINDS)}


def _count(wording: Wording, width: float) -> int | None:
    """The fewest lines the note can have; None if a word is wider than a line. All in em."""
    lines = 0
    for span in wording.spans:
        ends = span.full_lines(width)
        if ends[-1] < 0:
            return None
        lines += len(ends) - 1
    return lines


def _height(wording: Wording, room: Room, lines: float) -> float:
    """The height of so many lines at the face's own leading, in em."""
    leadings = max(lines - 1, 0) + sum(wording.gaps)
    return wording.top + wording.bottom + leadings * room.face.leading


def _holds(wording: Wording, room: Room, lines: float) -> float:
    """The largest size at which so many lines are no higher than the room."""
    return room.box.h / _height(wording, room, lines)


def _guess(wording: Wording, room: Room) -> float:
    """A first guess at the size: the words as one long strip cut into lines that fill the box."""
    length = sum(span.measures.pens[-1] for span in wording.spans)
    ragged = 0.9 * room.box.w
    parts = len(wording.spans) / 2 + sum(wording.gaps)
    # size² · leading · length / width + size · leading · parts = height
    a, b = room.face.leading * length / ragged, room.face.leading * parts
    return float((-b + (b * b + 4 * a * room.box.h) ** 0.5) / (2 * a)) if a else room.largest
