"""Gaits: how the words of a line stray from where a machine would set them, word by word.

A number of words goes in, a sway comes out: the base line walks a little up and down, the line
leans, its start drifts, and the spaces between words are not all alike. What a line gains it gives
back, so that its last word ends no further right than it was set, and its first begins no further
left.
"""

from __future__ import annotations

from random import Random
from typing import Final

from cardmaker.display import Move

#: For each word, in em: how far it stands further along the line, and how far above it.
Sway = tuple[tuple[float, float], ...]

#: The walk of the base line: how much of a word's height the next one keeps, and how far it strays
#: from there (em); how far it may come.
_KEPT: Final = 0.75
_STEP: Final = 0.025
HIGHEST: Final = 0.09

#: How finely is its height told, in em? Fewer heights are fewer words to write them with.
_FINE: Final = 0.01

#: The lean of a line, in em for each word (some 2.2 em).
_LEAN: Final = 0.0022 * 2.2

#: The drift of a line's start, in em: as it is spread, and at most.
_DRIFT: Final = 0.05
_MOST_DRIFT: Final = 0.09

#: The spaces between words, in parts of the nominal one: how they are spread, and the limits.
#: Where letters are joined, the strokes into and out of words have taken what a space could give.
_SPREAD: Final = 0.07
_NARROWER: Final = -0.10
_NARROWER_JOINED: Final = -0.03
_WIDER: Final = 0.15


def gait(
    words: int, space: float, amount: float, walk: float, dice: Random, joined: bool = False
) -> Sway:
    """The sway of a line of so many words; `space` is the nominal space between them, in em.

    `amount` (0 to 2) is how far it strays at all, `walk` how much of that goes up and down; a
    `joined` hand's spaces become hardly narrower.
    """
    gauss = dice.gauss
    least = (_NARROWER_JOINED if joined else _NARROWER) * space
    # What the spaces have to give is for the line's start, but where it is little they share it.
    give = -least * (words - 1) * (0.5 if joined else 1.0)
    start = min(abs(gauss(0.0, _DRIFT)) * amount, _MOST_DRIFT, give)
    strays = [gauss(0.0, _SPREAD) * amount * space for _ in range(words - 1)]
    spaces = [max(least, min(_WIDER * space, stray)) for stray in strays]
    while (gained := start + sum(spaces)) > 1e-9:
        loose = [gap for gap in spaces if gap > least + 1e-9]
        less = gained / len(loose)
        spaces = [max(least, gap - less) if gap > least + 1e-9 else gap for gap in spaces]
    lean, height = gauss(0.0, _LEAN), gauss(0.0, _STEP)
    sway = []
    for number, shift in enumerate((start, *spaces)):
        rise = (height + lean * number) * amount * walk
        steps = round(max(-HIGHEST, min(HIGHEST, rise)) / _FINE)
        sway.append((round(shift, 3), steps * _FINE))
        height = height * _KEPT + gauss(0.0, _STEP)
    return tuple(sway)


def moves(sway: Sway) -> tuple[Move, ...]:
    """What moves each word of a line; one that stands as high as the word before stays there.

    >>> [move.rise for move in moves(((0.0, 0.0), (0.1, 0.02), (0.0, 0.02), (0.1, 0.0)))]
    [None, 0.02, None, 0.0]
    """
    before = [0.0, *[rise for _, rise in sway]]
    found: list[Move] = []
    for (shift, rise), last in zip(sway, before, strict=False):
        found.append(Move(shift, None if rise == last else rise, space=bool(found)))
    return tuple(found)
