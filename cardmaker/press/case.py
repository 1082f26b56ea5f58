"""Cases: where a style keeps the letters that have forms; picked lines go in, bytes come out.

As in a printer's case, every form of a letter lies ready as bytes, its kern with it, so that a line
whose forms are picked letter by letter is set by reaching for one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from operator import getitem

from cardmaker.display import Glyphs, Word

#: Words, lines and sways remembered. Beyond it the table is cleared, so that memory stays flat.
MOST_WORDS = 8192
MOST_LINES = 8192
MOST_SWAYS = 4096

#: A letter's forms as bytes, one after the other.
Sort = tuple[bytes, ...]


class Case:
    """The letters of one style; `cast` makes a word's sorts, `space` parts words, `size` is the
    style's, in points.
    """

    def __init__(self, cast: Callable[[Word], Sequence[Sort]], space: bytes, size: float) -> None:
        self._cast = cast
        self._space = space
        self._size = size
        self._words: dict[Word, tuple[Sort, ...]] = {}
        self._lines: dict[tuple[Word, ...], tuple[tuple[Sort, ...], tuple[int, ...]]] = {}
        self._sways: dict[tuple[tuple[float, float], ...], list[bytes]] = {}

    def set(self, line: Glyphs) -> bytes:
        """The inside of a line's TJ array, each letter in its form and each word moved."""
        known = self._lines.get(line.words)
        sorts, starts = self._learn(line.words) if known is None else known
        texts = list(map(getitem, sorts, line.forms))
        for start, move in zip(starts, self.moves(line), strict=True):
            texts[start] = move
        return b"".join(texts)

    def moves(self, line: Glyphs) -> list[bytes]:
        """What stands before each word: its sway, and the space that parts it from the last one."""
        known = self._sways.get(line.sway)
        if known is None:
            sways = line.sway or ((0.0, 0.0),) * len(line.words)
            known = [self._move(*sway) + self._space for sway in sways]
            known[0] = self._move(*sways[0])
            if len(self._sways) >= MOST_SWAYS:
                self._sways.clear()
            if line.sway:
                self._sways[line.sway] = known
        return known

    def _move(self, shift: float, rise: float) -> bytes:
        """What moves a word along its line and above it; it breaks out of the array to do so."""
        along = number(-1000 * shift) if shift else b""
        return b")%b]TJ %.2f Ts[(" % (along, rise * self._size)

    def _learn(self, words: tuple[Word, ...]) -> tuple[tuple[Sort, ...], tuple[int, ...]]:
        """The sorts of a line, and which of them stand before a word."""
        cases = [self._word(word) for word in words]
        starts = (0, *accumulate(map(len, cases[:-1])))
        if len(self._lines) >= MOST_LINES:
            self._lines.clear()
        known = self._lines[words] = tuple(chain.from_iterable(cases)), starts
        return known

    def _word(self, word: Word) -> tuple[Sort, ...]:
        """The sorts of a word, and an empty one for what stands before it."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            known = self._words[word] = ((b"",), *self._cast(word))
        return known


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text
