"""Cases: where a style keeps the letters that have forms; lines of sorts go in, bytes come out.

As in a printer's case, every form of a letter lies ready as bytes, so that a line whose forms are
picked letter by letter is set by reaching for all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

from cardmaker.display import Glyphs, Move, Sort

#: Sorts remembered. Beyond it they go, so that memory stays flat.
MOST_SORTS = 65_536


class Case:
    """The sorts of one style; `cast` makes a letter's bytes and what leads there and back where
    another face lends it, `space` parts words, `size` is the style's, in points.
    """

    def __init__(
        self, cast: Callable[[Sort], tuple[bytes, bytes, bytes]], space: bytes, size: float
    ) -> None:
        self._cast = cast
        self._space = space
        self._size = size
        self._sorts: dict[Move | Sort, bytes] = {}
        self._seams: set[bytes] = set()

    def set(self, line: Glyphs) -> bytes:
        """The inside of a line's TJ array."""
        reach = itemgetter(*line.sorts)
        try:
            text = b"".join(reach(self._sorts))
        except KeyError:
            self._fill(line.sorts)
            text = b"".join(reach(self._sorts))
        for seam in self._seams:
            text = text.replace(seam, b"")
        return text

    def move(self, move: Move) -> bytes:
        """What moves letters: along their line in the array, above it by breaking out of it."""
        along = number(-1000 * move.shift) if move.shift else b""
        space = self._space if move.space else b""
        if move.rise is not None:
            return b")%b]TJ %.2f Ts[(%b" % (along, move.rise * self._size, space)
        return b")%b(%b" % (along, space) if along else space

    def _fill(self, sorts: Iterable[Move | Sort]) -> None:
        """Makes the bytes of what is not there yet."""
        known = self._sorts
        if len(known) >= MOST_SORTS:
            known.clear()
        for sort in sorts:
            if isinstance(sort, Move):
                known[sort] = self.move(sort)
            else:
                there, code, back = self._cast(sort)
                known[sort] = there + code + back
                # Letters in a row are of one word, so of one face: no need to lead back between.
                if there:
                    self._seams.add(back + there)


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text
