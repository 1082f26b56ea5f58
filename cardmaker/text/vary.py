"""Vary: the lines of a set note go in, the same lines come out with no two letters alike.

Two ways. `World` draws every letter of a card anew, from one field over the whole page; it is for
single cards. `Alternates` draws six forms of each letter once a file, and on each card picks one
that is none of the last three of that letter; it is for runs. Both sway the words along the line.
A card depends on its own lines and its seed, never on the cards before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from itertools import accumulate, chain, cycle, repeat
from random import Random
from typing import Final

from cardmaker.display import Bend, Cluster, Glyphs, Word
from cardmaker.geometry import Rect
from cardmaker.text.bend import FORMS, forms_of
from cardmaker.text.face import Face
from cardmaker.text.gait import HIGHEST, Sway, gait
from cardmaker.text.remembered import Remembered

#: How much letters vary where nobody says: in parts of what suits the hand (face.toml).
DEFAULT: Final = 1.0

#: How far a bent letter's ink may come out of its line's place, in em.
_ASIDE: Final = 0.04
_ABOVE: Final = 0.04

#: How many of a letter's last forms are not taken again?
_APART: Final = 3

#: How long is the order of forms before it comes again, and how many gaits has a file?
_ORDER: Final = 240
_GAITS: Final = 97

#: How many words and lines are remembered?
_REMEMBERED: Final = 4_096

#: The number of what has no forms: spaces.
_BLANK: Final = 0

Lines = tuple[Glyphs, ...]
Named = tuple[str, Cluster]


def room_to_stray(box: Rect, face: Face, amount: float, size: float) -> Rect:
    """Where lines of that size (points) must be set so that varied letters stay in the box."""
    far = amount * face.vary
    aside = _ASIDE * far * size
    above = (_ABOVE * far + HIGHEST * min(1.0, amount * face.walk)) * size
    return Rect(box.x + aside, box.y + above, box.w - 2 * aside, box.h - 2 * above)


def bends(cluster: Cluster) -> bool:
    """Whether a cluster has a form that could be varied."""
    return bool(cluster.pieces) and not cluster.text.isspace()


class World:
    """Every letter of a card its own, all in one field; `amount` is 0 to 2 times the hands' own."""

    def __init__(self, faces: Mapping[str, Face], amount: float) -> None:
        self._faces = faces
        self._amount = amount

    def vary(self, lines: Lines, seed: str) -> Lines:
        """The lines of a card."""
        dice = Random(f"gait/{seed}")
        return tuple([self._line(line, seed, dice) for line in lines])

    def _line(self, line: Glyphs, seed: str, dice: Random) -> Glyphs:
        sway = _sway(len(line.words), line.space, self._faces, self._amount, dice)
        here = complex(line.x, -line.y) / line.size
        words = []
        for word, (shift, rise) in zip(line.words, sway, strict=True):
            here += shift
            words.append(self._word(word, seed, here + rise * 1j))
            here += word.advance + line.space.advance
        return line._replace(words=tuple(words), sway=sway)

    def _word(self, word: Word, seed: str, at: complex) -> Word:
        """A word that stands at `at`, in em of the line."""
        face = self._faces[word.face]
        amount = self._amount * face.vary
        steps = [
            cluster.width + kern for cluster, kern in zip(word.clusters, word.kerns, strict=True)
        ]
        clusters = [
            # A lent word has an em of its own.
            cluster._replace(bend=Bend(seed, amount, at / word.scale + pen / face.upem))
            if bends(cluster)
            else cluster
            for cluster, pen in zip(word.clusters, accumulate(steps, initial=0), strict=False)
        ]
        return Word(word.text, word.face, tuple(clusters), word.kerns, word.advance, word.scale)


class Alternates:
    """Six forms of each letter, dealt out so that none comes again soon.

    A letter's forms follow one endless order; each card begins it elsewhere for each letter, where
    its seed says, so that all that is left to do for a letter is to take the next.
    """

    def __init__(self, faces: Mapping[str, Face], amount: float, seed: str) -> None:
        self._faces = faces
        self._amount = amount
        self._seed = seed
        self._turned = [bytes(turn) for turn in _turns(Random(f"order/{seed}"))]
        self._letters: dict[Named, tuple[Cluster, int]] = {}
        self._salts = [0]
        self._words = Remembered(self._word, _REMEMBERED)
        self._lines = Remembered(self._line, _REMEMBERED)
        self._gaits = Remembered(self._gait, _REMEMBERED)

    def vary(self, lines: Lines, seed: str) -> Lines:
        """The lines of a card."""
        number = _number(seed)
        pens = _Pens(number, self._salts, self._turned)
        known, gaits = self._lines, self._gaits
        varied = []
        for walk, (words, space, x, y, size, ink, tracking, *_plain) in enumerate(lines, number):
            formed, letters = known[words]
            sway = gaits[len(words), walk % _GAITS, space]
            forms = bytes(map(next, map(pens.__getitem__, letters)))
            varied.append(Glyphs(formed, space, x, y, size, ink, tracking, sway, None, forms))
        return tuple(varied)

    def forms(self, named: Named) -> Iterator[Named]:
        """Every cluster that a cluster, named with its face, may be printed as."""
        return ((named[0], form) for form in forms_of(self._letter(named)[0]))

    def _line(self, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[int, ...]]:
        """The words with forms to be picked, and the number of each letter and space."""
        formed, letters = zip(*map(self._words.__getitem__, words), strict=True)
        return formed, tuple(chain.from_iterable(letters))[:-1]

    def _word(self, word: Word) -> tuple[Word, tuple[int, ...]]:
        """A word with forms to be picked; the numbers of its letters, and of a space after it."""
        letters = [self._letter((word.face, cluster)) for cluster in word.clusters]
        clusters, numbers = zip(*letters, strict=True)
        formed = Word(word.text, word.face, clusters, word.kerns, word.advance, word.scale)
        return formed, (*numbers, _BLANK)

    def _letter(self, named: Named) -> tuple[Cluster, int]:
        """The cluster that stands for a letter's forms, and the letter's number in this run."""
        known = self._letters.get(named)
        if known is None:
            face, cluster = named
            if bends(cluster):
                hand = self._faces[face]
                bend = Bend(self._seed, self._amount * hand.vary, form=0, joined=hand.joined)
                known = cluster._replace(bend=bend), len(self._salts)
                # Numbers go by who was met first, salts do not, and they say which form comes when.
                self._salts.append(_number(f"{face}/{cluster.text}/{cluster.pieces}"))
            else:
                known = cluster, _BLANK
            self._letters[named] = known
        return known

    def _gait(self, asked: tuple[int, int, Word]) -> Sway:
        words, number, space = asked
        dice = Random(f"gait/{self._seed}/{words}/{number}")
        return _sway(words, space, self._faces, self._amount, dice)


class _Pens(dict[int, Iterator[int]]):
    """The next forms of each letter of one card, by its number; begun when it is first written."""

    def __init__(self, seed: int, salts: list[int], turned: list[bytes]) -> None:
        super().__init__({_BLANK: repeat(0)})
        self._seed = seed
        self._salts = salts
        self._turned = turned

    def __missing__(self, letter: int) -> Iterator[int]:
        turn = (self._seed ^ self._salts[letter] * 0x9E3779B1) % _ORDER
        pen = self[letter] = cycle(self._turned[turn])
        return pen


def spelled(line: Glyphs) -> Glyphs:
    """The line with its forms picked: each cluster says itself which it is.

    What draws letters by other means than a font need not know of picks.
    """
    if not line.forms:
        return line
    picks = chain(line.forms, (_BLANK,))
    words = []
    for word in line.words:
        clusters = [_picked(cluster, next(picks)) for cluster in word.clusters]
        words.append(
            Word(word.text, word.face, tuple(clusters), word.kerns, word.advance, word.scale)
        )
        next(picks)
    return line._replace(words=tuple(words), forms=b"")


def _picked(cluster: Cluster, form: int) -> Cluster:
    bend = cluster.bend
    if bend is None or bend.form < 0:
        return cluster
    return cluster._replace(bend=bend._replace(form=form))


def _number(name: str) -> int:
    """A number that is always the same for the same name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def _sway(words: int, space: Word, faces: Mapping[str, Face], amount: float, dice: Random) -> Sway:
    hand = faces[space.face]
    return gait(words, space.advance, amount * min(1.0, hand.vary), hand.walk, dice)


def _turns(dice: Random) -> Iterator[list[int]]:
    """One order of forms, none of which is one of the last three before it, begun at each place.

    It goes round: after its end it begins again, and there too no form comes again too soon.
    """
    order: list[int] = []
    while len(order) < _ORDER:
        near = set(order[-_APART:])
        if len(order) >= _ORDER - _APART:
            near.update(order[: _APART + 1 - (_ORDER - len(order))])
        free = [form for form in range(FORMS) if form not in near]
        if not free:
            del order[-2 * _APART :]
            continue
        order.append(free[int(dice.random() * len(free))])
    return (order[at:] + order[:at] for at in range(_ORDER))
