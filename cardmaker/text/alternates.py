"""Alternates: letters of a run come in six forms each, dealt out so that none comes again soon.

The lines of a set note go in, the same lines come out with a form picked for every letter: none of
the last three of that letter on the card. What a letter's forms look like is `text/bend`'s; a file
draws each of them once. A card depends on its own lines and its seed, never on the cards before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, cycle, islice, repeat
from operator import itemgetter
from random import Random
from typing import Final, NamedTuple
from zlib import crc32

from cardmaker.display import Bend, Cluster, Glyphs, Move, Sort, Word
from cardmaker.text.bend import FORMS, forms_of
from cardmaker.text.face import Face
from cardmaker.text.gait import Sway, moves
from cardmaker.text.remembered import Remembered
from cardmaker.text.vary import Lines, bends, sway_of

#: How many of a letter's last forms are not taken again?
APART: Final = 3

#: After how many picks does the order of forms come round, and where may a letter begin in it?
_ROUND: Final = 600
_BEGINNINGS: Final = range(0, _ROUND, 120)

#: How many choices of beginnings are there for all letters together? Cards beyond take them again.
_CHOICES: Final = 509

#: A number beyond them, which spreads what is reduced by it.
_PRIME: Final = 65_521

#: How many gaits has a line of so many words?
_GAITS: Final = 61

#: How many words and lines are remembered?
_WORDS: Final = 4_096
_LINES: Final = 1_024

#: A cluster and the name of its face.
Named = tuple[str, Cluster]

#: A letter's forms in their order, from one of its beginnings on.
_Round = Iterable[Sort | Move]

#: What takes the next form of a letter, the next kern of its kind, or a line's next move.
_Pen = Iterator[Sort | Move]

#: The number of the pen that moves words.
_MOVE: Final = 0


class _Letter(NamedTuple):
    """What a pen is for: its number in this run, what its beginnings go by, its rounds by them."""

    number: int
    salt: int
    rounds: Sequence[_Round]


class Alternates:
    """A hand in six forms of each letter, and the space between its words; `amount` is 0 to 2 times
    what suits each face.

    All letters follow one order of forms that goes round; a card's seed says for each letter where
    it begins, so that all there is to do for a letter is to take the next.
    """

    def __init__(
        self,
        faces: Mapping[str, Face],
        space: Word,
        amount: float,
        seed: str,
        level: bool = False,
    ) -> None:
        self._faces = faces
        self._space = space
        self._amount = amount
        self._seed = seed
        self._level = level
        order = deal(Random(f"order/{seed}"))
        self._turns = [itemgetter(*order[at:], *order[:at]) for at in _BEGINNINGS]
        self._letters: dict[tuple[str, float, Cluster] | float, _Letter] = {}
        self._choices: list[list[_Round]] = [[()] for _ in range(_CHOICES)]
        self._words = Remembered(self._numbers, _WORDS)
        self._lines = Remembered(self._reach, _LINES)
        self._gaits = Remembered(self._gait, _WORDS)

    def vary(self, lines: Lines, seed: str) -> Lines:
        """The lines of a card."""
        number, known = crc32(seed.encode()), [self._lines[line.words] for line in lines]
        pens = self._pens(number, sum([length for length, _ in known]))
        varied = []
        for walk, (line, (_, reach)) in enumerate(zip(lines, known, strict=True), number):
            sway, moves = self._gaits[len(line.words)][walk % _GAITS]
            pens[_MOVE] = iter(moves)
            # One step of all pens in a row; a pen that stands there twice takes two.
            sorts = next(zip(*reach(pens), strict=False))
            varied.append(Glyphs._make((*line[:7], sway, False, sorts)))
        return tuple(varied)

    def forms(self, named: Named) -> Iterator[Named]:
        """Every cluster that a cluster may be printed as."""
        face, cluster = named
        return ((face, form) for form in self._forms(face, cluster))

    def _pens(self, number: int, sorts: int) -> list[_Pen]:
        """The pens of a card with so many sorts."""
        choice = self._choices[number % _CHOICES]
        if len(choice) <= len(self._letters):
            # Who was met first says where a letter is in this list, but not where it begins.
            factor = number % _CHOICES + 1
            for letter in [*self._letters.values()][len(choice) - 1 :]:
                choice.append(letter.rounds[letter.salt * factor % _PRIME % len(_BEGINNINGS)])
        return list(map(iter if sorts <= _ROUND else cycle, choice))

    def _reach(self, words: tuple[Word, ...]) -> tuple[int, Callable[[list[_Pen]], Iterable[_Pen]]]:
        """How many sorts a line has, and what reaches for all their pens at once."""
        numbers = [*chain.from_iterable(map(self._words.__getitem__, words))]
        return len(numbers), itemgetter(*numbers)

    def _numbers(self, word: Word) -> list[int]:
        """The numbers of the pens that a word takes."""
        numbers = [_MOVE]
        em = word.scale / self._faces[word.face].upem
        for cluster, kern in zip(word.clusters, word.kerns, strict=True):
            numbers.append(self._letter(word.face, word.scale, cluster).number)
            if kern:
                numbers.append(self._kern(kern * em).number)
        return numbers

    def _letter(self, face: str, scale: float, cluster: Cluster) -> _Letter:
        known = self._letters.get((face, scale, cluster))
        if known is None:
            sorts = [Sort(form, face, scale) for form in self._forms(face, cluster)]
            rounds = [turn(sorts) for turn in self._turns] if sorts[1:] else _ever(sorts[0])
            salt = crc32(f"{face}/{cluster.text}/{cluster.pieces}".encode())
            known = _Letter(len(self._letters) + 1, salt, rounds)
            self._letters[face, scale, cluster] = known
        return known

    def _kern(self, shift: float) -> _Letter:
        known = self._letters.get(shift)
        if known is None:
            known = _Letter(len(self._letters) + 1, 0, _ever(Move(shift)))
            self._letters[shift] = known
        return known

    def _forms(self, face: str, cluster: Cluster) -> Iterable[Cluster]:
        """What a cluster is drawn as: in some forms, or as it is."""
        if not bends(cluster):
            return (cluster,)
        hand = self._faces[face]
        bend = Bend(self._seed, self._amount * hand.vary, form=0, joined=hand.joined)
        return forms_of(cluster._replace(bend=bend))

    def _gait(self, words: int) -> list[tuple[Sway, Sequence[Move]]]:
        """The gaits of lines with so many words."""
        dice = Random(f"gait/{self._seed}/{words}")
        space, hand = self._space, self._faces[self._space.face]
        strays = partial(sway_of, words, space, hand, self._amount, dice, self._level)
        return [(sway, moves(sway)) for sway in (strays() for _ in range(_GAITS))]


def _ever(sort: Sort | Move) -> list[_Round]:
    """The rounds of what has but one form."""
    return [repeat(sort)] * len(_BEGINNINGS)


def spelled(line: Glyphs) -> Glyphs:
    """The line with its forms in its words, each cluster as it is drawn.

    What draws letters by other means than a font need not know of sorts.
    """
    if not line.sorts:
        return line
    clusters = iter([sort.cluster for sort in line.sorts if isinstance(sort, Sort)])
    words = [
        Word(
            word.text,
            word.face,
            tuple(islice(clusters, len(word.clusters))),
            word.kerns,
            word.advance,
            word.scale,
        )
        for word in line.words
    ]
    return line._replace(words=tuple(words), sorts=())


def deal(dice: Random) -> list[int]:
    """An order of forms in which none is one of the three before it, its end followed by its start.

    >>> order = deal(Random(1))
    >>> all(len({*order[at : at + 4]}) == 4 for at in range(len(order) - 3))
    True
    """
    order: list[int] = []
    while len(order) < _ROUND:
        near = set(order[-APART:])
        if len(order) >= _ROUND - APART:
            near.update(order[: APART + 1 - (_ROUND - len(order))])
        free = [form for form in range(FORMS) if form not in near]
        if free:
            order.append(free[int(dice.random() * len(free))])
        else:
            del order[-2 * APART :]
    return order
