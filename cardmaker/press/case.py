"""Cases: where a style keeps the letters that have forms; picked lines go in, bytes come out.

As in a printer's case, every form of a letter lies ready as bytes, its kern with it, so that a line
whose forms are picked letter by letter is set by reaching for one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, repeat
from operator import getitem
from typing import NamedTuple

from cardmaker.display import Glyphs, Word
from cardmaker.text.remembered import Remembered

#: Words and sways remembered. Beyond it the table is cleared, so that memory stays flat.
MOST_WORDS = 4096
MOST_SWAYS = 4096

#: A letter's forms as bytes, one after the other.
Sort = tuple[bytes, ...]


class Moves(NamedTuple):
    """What stands before each word of a line, as sorts of one form, and what ends the line."""

    sorts: list[tuple[Sort]]
    end: bytes


class Case:
    """The letters of one style; `cast` makes a word's sorts, `space` parts words, `size` is the
    style's, in points.
    """

    def __init__(self, cast: Callable[[Word], Sequence[Sort]], space: bytes, size: float) -> None:
        self._space = space
        self._size = size
        self._words = Remembered(cast, MOST_WORDS)
        self._sways: dict[tuple[tuple[float, float], ...], Moves] = {}

    def set(self, line: Glyphs, moves: Moves) -> bytes:
        """The inside of a line's TJ array, each letter in its form and each word moved."""
        words = map(self._words.__getitem__, line.words)
        # Each word brings its sorts; before them goes one with but one form, which moves it.
        sorts = chain.from_iterable(chain.from_iterable(zip(moves.sorts, words)))  # noqa: B905
        return b"".join(map(getitem, sorts, line.forms))

    def moves(self, line: Glyphs) -> Moves:
        """What moves each word: its sway, and the space that parts it from the last one."""
        known = self._sways.get(line.sway)
        if known is None:
            sways = line.sway or ((0.0, 0.0),) * len(line.words)
            spaces = chain((b"",), repeat(self._space))
            level = not any(rise for _, rise in sways)
            move = self._shift if level else self._move
            texts = [move(*sway) + space for sway, space in zip(sways, spaces, strict=False)]
            known = Moves([((text,),) for text in texts], b"\n" if level else b" 0 Ts\n")
            if len(self._sways) >= MOST_SWAYS:
                self._sways.clear()
            if line.sway:
                self._sways[line.sway] = known
        return known

    def _shift(self, shift: float, _rise: float) -> bytes:
        """What moves a word along its line and leaves it in the array."""
        return b")%b(" % number(-1000 * shift) if shift else b""

    def _move(self, shift: float, rise: float) -> bytes:
        """What moves a word along its line and above it; it breaks out of the array to do so."""
        along = number(-1000 * shift) if shift else b""
        return b")%b]TJ %.2f Ts[(" % (along, rise * self._size)


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text
