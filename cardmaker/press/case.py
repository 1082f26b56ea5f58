"""Cases: where a style keeps the letters that have forms; picked lines go in, bytes come out.

As in a printer's case, every form of a letter lies ready as bytes, its kern with it, so that a line
whose forms are picked letter by letter is set by reaching for one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from operator import getitem

from cardmaker.display import Glyphs, Word

#: Words, lines and moves remembered. Beyond it the table is cleared, so that memory stays flat.
MOST_WORDS = 8192
MOST_LINES = 2048
MOST_MOVES = 16_384

#: A letter's forms as bytes, one after the other.
Sort = tuple[bytes, ...]


class Case:
    """The letters of one style; `cast` makes a word's sorts, `space` parts words, `size` is the
    style's, in points.
    """

    def __init__(self, cast: Callable[[Word], Sequence[Sort]], space: bytes, size: float) -> None:
        self._cast = cast
        self._space: Sort = (space,)
        self._words: dict[Word, tuple[Sort, ...]] = {}
        self._lines: dict[tuple[Word, ...], tuple[tuple[Sort, ...], tuple[int, ...]]] = {}
        self.moves = _Moves(size)

    def set(self, line: Glyphs) -> bytes:
        """The inside of a line's TJ array, each letter in its form and each word moved."""
        known = self._lines.get(line.words)
        sorts, starts = self._learn(line.words) if known is None else known
        texts = list(map(getitem, sorts, line.forms))
        if not line.sway:
            return b"".join(texts)
        for start, move in zip(starts, map(self.moves.__getitem__, line.sway), strict=True):
            texts[start] = move + texts[start]
        return b"".join(texts)

    def _learn(self, words: tuple[Word, ...]) -> tuple[tuple[Sort, ...], tuple[int, ...]]:
        """The sorts of a line, and which of them begin a word: the space before it, if any."""
        cases = [self._word(word) for word in words]
        starts = (0, *(end - 1 for end in accumulate(map(len, cases))))[:-1]
        if len(self._lines) >= MOST_LINES:
            self._lines.clear()
        known = self._lines[words] = tuple(chain.from_iterable(cases))[:-1], starts
        return known

    def _word(self, word: Word) -> tuple[Sort, ...]:
        """The sorts of a word and of the space after it."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            known = self._words[word] = (*self._cast(word), self._space)
        return known


class _Moves(dict[tuple[float, float], bytes]):
    """What moves a word along its line and above it, and breaks out of the TJ array to do so."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, sway: tuple[float, float]) -> bytes:
        if len(self) >= MOST_MOVES:
            self.clear()
        shift, rise = sway
        move = self[sway] = b")%b]TJ %b Ts[(" % (
            number(-1000 * shift) if shift else b"",
            number(rise * self._size),
        )
        return move


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text
