"""Alternates: letters of a run come in six forms each, dealt out so that none comes again soon.

The lines of a set note go in, the same lines come out with a form picked for every letter: none of
the last three of that letter on the card. What a letter's forms look like is `text/bend`'s; a file
draws each of them once. A card depends on its own lines and its seed, never on the cards before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, cycle, islice
from operator import itemgetter
from random import Random
from typing import Any, Final, NamedTuple
from zlib import crc32

from cardmaker.display import Bend, Cluster, Deal, Gait, Glyphs, Move, Round, Sort, Word
from cardmaker.text.bend import FORMS, forms_of
from cardmaker.text.face import Face
from cardmaker.text.gait import moves
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

#: The round of the pen that moves words: every line has moves of its own.
_NONE: Final = Round((), ())


class _Letter(NamedTuple):
    """What a pen is for: its number in this run, what its beginnings go by, its rounds by them."""

    number: int
    salt: int
    rounds: Sequence[Round]


#: How many sorts a line has, what reaches for all their pens at once, and the line's gaits.
_Line = tuple[int, Callable[[list[Any]], Iterable[Iterator[Any]]], list[Gait]]


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
        self._turns = [order[at:] + order[:at] for at in _BEGINNINGS]
        self._letters: dict[tuple[str, float, Cluster] | float, _Letter] = {}
        self._choices: list[list[Round]] = [[_NONE] for _ in range(_CHOICES)]
        self._words = Remembered(self._numbers, _WORDS)
        self._lines = Remembered(self._reach, _LINES)
        self._gaits = Remembered(self._gait, _WORDS)

    def deal(self, lines: Lines, seed: str) -> Deal:
        """The forms that the letters of a card take."""
        number = crc32(seed.encode())
        lengths, reaches, gaits = zip(*[self._lines[line.words] for line in lines], strict=True)
        walks = [gait[walk % _GAITS] for walk, gait in enumerate(gaits, number)]
        pen = iter if sum(lengths) <= _ROUND else cycle
        return Deal(self._rounds(number % _CHOICES), pen, reaches, walks)

    def vary(self, lines: Lines, seed: str) -> Lines:
        """The lines of a card in these forms."""
        return spelled(lines, self.deal(lines, seed)) if lines else ()

    def forms(self, named: Named) -> Iterator[Named]:
        """Every cluster that a cluster may be printed as."""
        face, cluster = named
        return ((face, form) for form in self._forms(face, cluster))

    def _rounds(self, choice: int) -> list[Round]:
        """The rounds of all letters, each from where this choice of beginnings has it begin."""
        rounds = self._choices[choice]
        if len(rounds) <= len(self._letters):
            # Who was met first says where a letter is in this list, but not where it begins.
            for letter in [*self._letters.values()][len(rounds) - 1 :]:
                turn = letter.salt * (choice + 1) % _PRIME % len(_BEGINNINGS)
                rounds.append(letter.rounds[turn])
        return rounds

    def _reach(self, words: tuple[Word, ...]) -> _Line:
        """What is known of a line of these words."""
        numbers = [*chain.from_iterable(map(self._words.__getitem__, words))]
        return len(numbers), itemgetter(*numbers), self._gaits[len(words)]

    def _numbers(self, word: Word) -> list[int]:
        """The numbers of the pens that a word takes."""
        numbers = [0]
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
            salt = crc32(f"{face}/{cluster.text}/{cluster.pieces}".encode())
            known = self._letters[face, scale, cluster] = self._known(sorts, salt)
        return known

    def _kern(self, shift: float) -> _Letter:
        known = self._letters.get(shift)
        if known is None:
            known = self._letters[shift] = self._known([Move(shift)], 0)
        return known

    def _known(self, forms: Sequence[Move | Sort], salt: int) -> _Letter:
        """The next number for what has six forms, or one that comes again and again."""
        forms = forms if forms[1:] else [*forms] * FORMS
        return _Letter(len(self._letters) + 1, salt, [Round(forms, turn) for turn in self._turns])

    def _forms(self, face: str, cluster: Cluster) -> Iterable[Cluster]:
        """What a cluster is drawn as: in some forms, or as it is."""
        if not bends(cluster):
            return (cluster,)
        hand = self._faces[face]
        bend = Bend(self._seed, self._amount * hand.vary, form=0, joined=hand.joined)
        return forms_of(cluster._replace(bend=bend))

    def _gait(self, words: int) -> list[Gait]:
        """The gaits of lines with so many words."""
        dice = Random(f"gait/{self._seed}/{words}")
        space, hand = self._space, self._faces[self._space.face]
        strays = partial(sway_of, words, space, hand, self._amount, dice, self._level)
        return [Gait(sway, moves(sway)) for sway in (strays() for _ in range(_GAITS))]


def spelled(lines: Lines, deal: Deal) -> Lines:
    """The lines of a card with their forms in their words, each cluster as it is drawn.

    What draws letters by other means than a font need not know of sorts.
    """
    made = [map(one.forms.__getitem__, one.order) for one in deal.rounds]
    picked = deal.picked(made, [gait.moves for gait in deal.gaits])
    return tuple(map(_spelled, deal.swayed(lines), picked))


def _spelled(line: Glyphs, sorts: Iterable[Move | Sort]) -> Glyphs:
    """A line in its picked forms."""
    clusters = iter([sort.cluster for sort in sorts if isinstance(sort, Sort)])
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
    return line._replace(words=tuple(words))


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
