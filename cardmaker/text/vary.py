"""Vary: the lines of a set note go in, the same lines come out with every letter drawn anew.

All letters of a card stray in one field over the page, so that no two are alike and neighbours move
together; words sway along their line. It is for single cards, as each letter becomes an outline of
its own; runs have `text/alternates`. How far a hand may stray is its own (face.toml).
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Final

from cardmaker.display import Bend, Cluster, Glyphs, Word
from cardmaker.geometry import Rect
from cardmaker.text.face import Face
from cardmaker.text.gait import HIGHEST, Sway, gait

#: How much letters vary where nobody says: in parts of what suits the hand (face.toml).
DEFAULT: Final = 1.0

#: How far a bent letter's ink may come out of its line's place, in em. (All waves of a field at
#: once move a point by .044, and sideways by less.)
_ASIDE: Final = 0.031
_ABOVE: Final = 0.044

Lines = tuple[Glyphs, ...]


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
    """Every letter of a card its own, all in one field.

    `amount` is 0 to 2 times the hands' own; the base lines of a `level` world do not walk.
    """

    def __init__(self, faces: Mapping[str, Face], amount: float, level: bool = False) -> None:
        self._faces = faces
        self._amount = amount
        self._level = level

    def vary(self, lines: Lines, seed: str) -> Lines:
        """The lines of a card."""
        dice = Random(f"gait/{seed}")
        return tuple([self._line(line, seed, dice) for line in lines])

    def _line(self, line: Glyphs, seed: str, dice: Random) -> Glyphs:
        sway = sway_of(
            len(line.words),
            line.space,
            self._faces[line.space.face],
            self._amount,
            dice,
            self._level,
        )
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
        clusters = [
            # A lent word has an em of its own.
            cluster._replace(bend=Bend(seed, amount, at / word.scale + pen / face.upem))
            if bends(cluster)
            else cluster
            for cluster, pen in zip(word.clusters, word.pens, strict=False)
        ]
        return Word(word.text, word.face, tuple(clusters), word.kerns, word.advance, word.scale)


def sway_of(words: int, space: Word, hand: Face, amount: float, dice: Random, level: bool) -> Sway:
    """How the words of a line stray, up and down too unless they are to stay level."""
    walk = 0.0 if level else hand.walk
    return gait(words, space.advance, amount * min(1.0, hand.vary), walk, dice, hand.joined)
