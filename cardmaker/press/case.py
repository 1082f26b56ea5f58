"""Cases: where a style keeps the letters that have forms; lines of sorts go in, bytes come out.

As in a printer's case, every form of a letter lies ready as bytes, so that a line whose forms are
picked letter by letter is set by reaching for all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from cardmaker.display import Deal, Gait, Move, Round, Sort

#: Moves of whole lines remembered. Beyond it they go, so that memory stays flat.
MOST_MOVES = 4_096


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
        self._seams: set[bytes] = set()
        self._rounds: dict[int, tuple[Round, Iterable[bytes]]] = {}
        self._choices: dict[int, tuple[Sequence[Round], list[Iterable[bytes]]]] = {}
        self._moves: dict[int, tuple[Gait, list[bytes]]] = {}

    def set(self, deal: Deal) -> Iterator[bytes]:
        """The inside of each line's TJ array."""
        # What is known by its id is kept beside, so that no other can come to have it.
        _, made = self._choices.setdefault(id(deal.rounds), (deal.rounds, []))
        if len(made) < len(deal.rounds):
            made += map(self._round, deal.rounds[len(made) :])
        moves = [self._moves.get(id(gait)) or self._moved(gait) for gait in deal.gaits]
        for sorts in deal.picked(made, map(itemgetter(1), moves)):
            text = b"".join(sorts)
            for seam in self._seams:
                text = text.replace(seam, b"")
            yield text

    def move(self, move: Move) -> bytes:
        """What moves letters: along their line in the array, above it by breaking out of it.

        Heights are told in tenths of a point, for less is not to be seen.
        """
        along = number(-1000 * move.shift) if move.shift else b""
        space = self._space if move.space else b""
        if move.rise is not None:
            above = number(round(move.rise * self._size, 1))
            return b")%b]TJ %b Ts[(%b" % (along, above, space)
        return b")%b(%b" % (along, space) if along else space

    def _moved(self, gait: Gait) -> tuple[Gait, list[bytes]]:
        """The bytes of a line's moves, remembered."""
        if len(self._moves) >= MOST_MOVES:
            self._moves.clear()
        found = self._moves[id(gait)] = gait, [*map(self.move, gait.moves)]
        return found

    def _round(self, one: Round) -> Iterable[bytes]:
        """A letter's forms as bytes, in their order, remembered."""
        if id(one) not in self._rounds:
            made = [*map(self._made, one.forms)]
            self._rounds[id(one)] = one, tuple(map(made.__getitem__, one.order))
        return self._rounds[id(one)][1]

    def _made(self, sort: Move | Sort) -> bytes:
        if isinstance(sort, Move):
            return self.move(sort)
        there, code, back = self._cast(sort)
        # Letters in a row are of one word, so of one face: no need to lead back between.
        if there:
            self._seams.add(back + there)
        return there + code + back


def number(value: float) -> bytes:
    """A number as PDF has it: fixed decimals, no exponent, nothing superfluous.

    >>> number(12.50), number(-0.0001), number(3.0), number(1e-7)
    (b'12.5', b'0', b'3', b'0')
    """
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text == b"-0" else text
