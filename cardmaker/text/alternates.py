"""Alternates: letters of a run come in six forms each, dealt out so that none comes again soon.

The lines of a set note go in, the same lines come out with a form picked for every letter: none of
the last three of that letter on the card. What a letter's forms look like is `text/bend`'s; a file
draws each of them once. A card depends on its own lines and its seed, never on the cards before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, repeat
from random import Random
from typing import Final

from cardmaker.display import Bend, Cluster, Glyphs, Word
from cardmaker.text.bend import FORMS, forms_of
from cardmaker.text.face import Face
from cardmaker.text.gait import Sway
from cardmaker.text.remembered import Remembered
from cardmaker.text.vary import Lines, bends, sway_of

#: How many of a letter's last forms are not taken again?
APART: Final = 3

#: After how many picks does the order of forms come round, and how often does it on one card? (A
#: note has 20,000 letters at most.)
_ROUND: Final = 60
_ROUNDS: Final = 350

#: How many gaits has a line of so many words?
_GAITS: Final = 61

#: How many words are remembered?
_REMEMBERED: Final = 4_096

#: The number of what has no forms: spaces.
_BLANK: Final = 0

#: A cluster and the name of its face.
Named = tuple[str, Cluster]


class _Pens(dict[int, Iterator[int]]):
    """What takes the next form of each letter on one card; made when the letter is met."""

    def __init__(self, number: int, orders: Sequence[bytes], salts: Sequence[int]) -> None:
        super().__init__({_BLANK: repeat(0)})
        self._number = number
        self._orders = orders
        self._salts = salts

    def __missing__(self, letter: int) -> Iterator[int]:
        pen = self[letter] = iter(self._orders[(self._number ^ self._salts[letter]) % _ROUND])
        return pen


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
        self._orders = [bytes(order[at:] + order[:at]) * _ROUNDS for at in range(_ROUND)]
        self._letters: dict[Named, tuple[Cluster, int]] = {}
        self._salts = [0]
        self._words = Remembered(self._word, _REMEMBERED)
        self._gaits = Remembered(self._gait, _REMEMBERED)

    def vary(self, lines: Lines, seed: str) -> Lines:
        """The lines of a card."""
        number, known = _number(seed), self._words.__getitem__
        pen = _Pens(number, self._orders, self._salts).__getitem__
        varied = []
        for walk, line in enumerate(lines, number):
            words, space, x, y, size, ink, tracking, *_plain = line
            sway = self._gaits[len(words)][walk % _GAITS]
            formed, letters = zip(*map(known, words))  # noqa: B905
            forms = tuple(map(next, map(pen, chain.from_iterable(letters))))
            varied.append(Glyphs(formed, space, x, y, size, ink, tracking, sway, False, forms))
        return tuple(varied)

    def forms(self, named: Named) -> Iterator[Named]:
        """Every cluster that a cluster may be printed as."""
        return ((named[0], form) for form in forms_of(self._letter(named)[0]))

    def _word(self, word: Word) -> tuple[Word, tuple[int, ...]]:
        """A word with forms to be picked; the numbers of the space before it and of its letters."""
        letters = [self._letter((word.face, cluster)) for cluster in word.clusters]
        clusters, numbers = zip(*letters, strict=True)
        formed = Word(word.text, word.face, clusters, word.kerns, word.advance, word.scale)
        return formed, (_BLANK, *numbers)

    def _letter(self, named: Named) -> tuple[Cluster, int]:
        """The cluster that stands for a letter's forms, and the letter's number in this run."""
        known = self._letters.get(named)
        if known is None:
            face, cluster = named
            if bends(cluster):
                hand = self._faces[face]
                bend = Bend(self._seed, self._amount * hand.vary, form=0, joined=hand.joined)
                known = cluster._replace(bend=bend), len(self._salts)
                # Numbers go by who was met first. Salts do not, and they say which form comes when.
                self._salts.append(_number(f"{face}/{cluster.text}/{cluster.pieces}"))
            else:
                known = cluster, _BLANK
            self._letters[named] = known
        return known

    def _gait(self, words: int) -> list[Sway]:
        """The gaits of lines with so many words."""
        dice = Random(f"gait/{self._seed}/{words}")
        space, hand = self._space, self._faces[self._space.face]
        return [sway_of(words, space, hand, self._amount, dice, self._level) for _ in range(_GAITS)]


def spelled(line: Glyphs) -> Glyphs:
    """The line with its forms picked: each cluster says itself which it is.

    What draws letters by other means than a font need not know of picks.
    """
    if not line.forms:
        return line
    picks = iter(line.forms)
    words = []
    for word in line.words:
        next(picks)
        clusters = [_picked(cluster, next(picks)) for cluster in word.clusters]
        words.append(
            Word(word.text, word.face, tuple(clusters), word.kerns, word.advance, word.scale)
        )
    return line._replace(words=tuple(words), forms=())


def _picked(cluster: Cluster, form: int) -> Cluster:
    bend = cluster.bend
    return cluster if bend is None else cluster._replace(bend=bend._replace(form=form))


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


def _number(name: str) -> int:
    """A number that is always the same for the same name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=3).digest(), "big")
