"""Cases: where a style keeps the letters that have forms; lines of sorts go in, bytes come out.

As in a printer's case, every form of a letter lies ready as bytes, so that a line whose forms are
picked letter by letter is set by reaching for all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from cardmaker.display import Glyphs, Move, Sort, Word
from cardmaker.text.remembered import Remembered

#: Sorts, words and lines remembered. Beyond it they go, so that memory stays flat.
MOST_SORTS = 65_536
MOST_WORDS = 4096
MOST_LINES = 1024

#: Something that stands about a letter: the letter's number, what is before it and what after.
Trim = tuple[int, bytes, bytes]


class Case:
    """The letters of one style; `cast` makes a letter's bytes, `trim` finds what stands about those
    of a word, `space` parts words, `size` is the style's, in points.
    """

    def __init__(
        self,
        cast: Callable[[Sort], bytes],
        trim: Callable[[Word], Sequence[Trim]],
        space: bytes,
        size: float,
    ) -> None:
        self._cast = cast
        self._space = space
        self._size = size
        self._sorts: dict[Move | Sort, bytes] = {}
        self._words = Remembered(trim, MOST_WORDS)
        self._lines = Remembered(self._trims, MOST_LINES)

    def set(self, line: Glyphs) -> bytes:
        """The inside of a line's TJ array, each letter in its form and each word moved."""
        reach = itemgetter(*line.sorts)
        try:
            letters = [*reach(self._sorts)]
        except KeyError:
            self._fill(line.sorts)
            letters = [*reach(self._sorts)]
        for at, before, after in self._lines[line.words]:
            letters[at] = before + letters[at] + after
        return b"".join(letters)

    def move(self, move: Move) -> bytes:
        """What moves a word: along its line in the array, above it by breaking out of the array."""
        along = number(-1000 * move.shift) if move.shift else b""
        space = b"" if move.first else self._space
        if move.rise is not None:
            return b")%b]TJ %.2f Ts[(%b" % (along, move.rise * self._size, space)
        return b")%b(%b" % (along, space) if along else space

    def _fill(self, sorts: Iterable[Move | Sort]) -> None:
        """Makes the bytes of what is not there yet."""
        known = self._sorts
        if len(known) >= MOST_SORTS:
            known.clear()
        for sort in sorts:
            if sort not in known:
                known[sort] = self.move(sort) if isinstance(sort, Move) else self._cast(sort)

    def _trims(self, words: tuple[Word, ...]) -> list[Trim]:
        """What stands about the letters of a line, which are numbered with the moves."""
        trims, start = [], 0
        for word, found in zip(words, map(self._words.__getitem__, words), strict=True):
            start += 1
            for at, before, after in found:
                trims.append((start + at, before, after))
            start += len(word.clusters)
        return trims


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text
