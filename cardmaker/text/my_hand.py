"""A person's own handwriting in four figures, and whether a note fits when it is written so.

The figures come off the sheet that `cardmaker guide --measure` prints. Words are counted by their
letters, as a person's letters are wide and narrow in every line and even out over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Final, NamedTuple

from cardmaker.errors import BadLength, Misused
from cardmaker.geometry import Rect
from cardmaker.text.parts import Part
from cardmaker.units import POINTS, length, mm, show

#: How long is a line of the sheet on which a hand is measured, in points?
LINE: Final = 85 * mm

#: A hand writes a small x as high as this at the least and at the most; likewise from base line to
#: base line; and so many letters on a line of the sheet.
_X_HEIGHTS: Final = (1 * mm, 15 * mm)
_PITCHES: Final = (2 * mm, 40 * mm)
_LETTERS: Final = (3.0, 200.0)
_LINES: Final = (20 * mm, 400 * mm)

#: Tall letters rise above the base line, and tails hang below it, by so many x-heights. (The equal
#: thirds that American schools teach: see three-line in rulings.toml.)
_TALL: Final = 2.0
_TAIL: Final = 1.0

_EXAMPLE: Final = "--my-hand 'x=2.6mm,pitch=9mm,chars-per-line=28'"

#: What keeps a title and its name in one word.
_GLUE: Final = "\u00a0"

#: A figure with a decimal comma, which would end it.
_COMMA: Final = re.compile(r"([\w-]+\s*=\s*\d+),(\d+\s*[a-z]*)\s*(?=[,;]|$)", re.IGNORECASE)

_SLACK: Final = 1e-6


class MyHand(NamedTuple):
    """How a person writes: lengths in points, `letters` (blanks count) on a line of `line`.

    >>> hand = read_my_hand("x=2.5mm, pitch=9mm, chars-per-line=34")
    >>> hand.letters_in(LINE / 2), hand.rows_in(60 * mm)
    (17, 6)
    """

    x_height: float
    pitch: float
    letters: float
    line: float = LINE

    def letters_in(self, width: float) -> int:
        """How many letters stand on a line of that length."""
        return floor(width / self.line * self.letters + _SLACK)

    def rows_in(self, height: float) -> int:
        """How many lines stand in that height, from the tallest letter to the lowest tail."""
        rest = height - (_TALL + _TAIL) * self.x_height
        return 0 if rest < -_SLACK else floor(rest / self.pitch + _SLACK) + 1

    def __str__(self) -> str:
        line = "" if self.line == LINE else f" of {show(self.line)}"
        return (
            f"x-height {show(self.x_height)}, pitch {show(self.pitch)}, "
            f"{self.letters:g} characters a line{line}"
        )


class ByHand(NamedTuple):
    """What a note needs in a person's writing, and what the card has: lines, and words too many."""

    lines: int
    rows: int
    over: int


def read_my_hand(text: str) -> MyHand:
    """The figures of a hand, as in x=2.6mm,pitch=9mm,chars-per-line=28; line=85mm may follow.

    Raises:
        Misused: one is missing, unknown, given twice, or no figure of a hand.
    """
    if comma := _COMMA.search(text):
        right = ".".join(comma.groups())
        raise _misused(f"{comma[0].strip()!r} wants a decimal point, as in {right.strip()}")
    said: dict[str, str] = {}
    for entry in filter(None, map(str.strip, re.split(r"[,;]", text))):
        key, found, value = (part.strip() for part in entry.partition("="))
        key = key.lower().replace("_", "-")
        if not found or key not in _KINDS:
            raise _misused(f"{entry!r} is none of its figures")
        if key in said:
            raise _misused(f"{key} is there twice")
        said[key] = value
    figures = {key: _figure(key, value) for key, value in said.items()}
    lacking = [key for key in _KINDS if key not in said and key != "line"]
    if lacking:
        *first, last = lacking
        listed = f"{', '.join(first)} and {last} are" if first else f"{last} is"
        raise _misused(f"{listed} missing")
    hand = MyHand(*(figures[key] for key in _KINDS if key in figures))
    if hand.x_height > hand.pitch:
        raise _misused("an x is higher than the lines are apart")
    return hand


def by_hand(parts: Iterable[Part], hand: MyHand, box: Rect) -> ByHand:
    """What a note needs, written with that hand in a box: each part begins a new line.

    Words too many are counted from the end of the body, for salutation and closing are wanted.
    """
    parts = tuple(parts)
    letters, rows = max(1, hand.letters_in(box.w)), hand.rows_in(box.h)
    broken = [_broken(part, letters) for part in parts]
    lines = sum(part[-1] for part in broken)
    if lines <= rows:
        return ByHand(lines, rows, 0)
    free = rows
    free -= sum(b[-1] for b, part in zip(broken, parts, strict=True) if part.kind != "body")
    over = 0
    for words, part in zip(broken, parts, strict=True):
        if part.kind == "body":
            ends = zip(part.words, words, strict=True)
            over += sum(1 + word.count(_GLUE) for word, row in ends if row > free)
            free -= words[-1]
    return ByHand(lines, rows, max(1, over))


def _broken(part: Part, letters: int) -> list[int]:
    """On which line, from 1, each word of a part ends; as many words a line as it holds."""
    ends: list[int] = []
    row, used = 1, 0
    for word in part.words:
        if used and used + 1 + len(word) > letters:
            row, used = row + 1, 0
        used += len(word) + bool(used)
        # A word longer than a line is broken, as a pen can.
        row += ceil(used / letters) - 1
        used -= (ceil(used / letters) - 1) * letters
        ends.append(row)
    return ends or [1]


def _figure(key: str, value: str) -> float:
    """One figure, in points or as a number."""
    least, most, is_length = _KINDS[key]
    try:
        figure = length(value) if is_length else float(value)
    except (BadLength, ValueError):
        figure = float("nan")
    if is_length and _is_number(value):
        raise _misused(f"{key} is {value!r}, which lacks its unit ({', '.join(POINTS)})")
    if not least <= figure <= most:
        span = [show(end) if is_length else f"{end:g}" for end in (least, most)]
        raise _misused(f"{key} is {value!r}, not from {span[0]} to {span[1]}")
    return figure


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal()


def _misused(message: str) -> Misused:
    return Misused(
        f"--my-hand: {message}",
        f"as in {_EXAMPLE}; `cardmaker guide --measure` prints a sheet to read them off",
    )


#: What may each figure be, and is it a length?
_KINDS: Final[Mapping[str, tuple[float, float, bool]]] = {
    "x": (*_X_HEIGHTS, True),
    "pitch": (*_PITCHES, True),
    "chars-per-line": (*_LETTERS, False),
    "line": (*_LINES, True),
}
