"""Fitted words: what line breaking needs to know of shaped words, in em of the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cardmaker.display import Word
from cardmaker.text.tidy import NBSP

#: What it costs to end a line on a word that must not part from the next.
NEVER: Final = float("inf")

#: Words that point forward: a line had better not end on them (English, German, French, Spanish).
_FORWARD: Final = frozenset(
    "the a an to of in on at and or for with from about into than but is was we my our your its "
    "his her their this these those every as by so it be "
    "der die das und zu von im am ein eine "
    "le la les de du des et un une el los las y en con".split()
)
_STOPS: Final = frozenset(",;:.!?–—…”")
_ENDS_FORWARD: Final = 3.0

#: The same where a sentence or a clause ends: it is worth something. Nothing is worth more.
ENDS_ON_STOP: Final = -0.8


class Fitted(NamedTuple):
    """A word and what its ink needs.

    `step` is its advance with the space after it; `lead` and `trail` are how far the ink sticks
    out before the start and beyond the advance (never negative); `penalty` is what it costs to end
    a line on it; `top` and `bottom` are how far the ink reaches above and below the baseline;
    `girth` is its step and all ink that sticks out.
    """

    word: Word
    step: float
    lead: float
    trail: float
    penalty: float
    top: float
    bottom: float
    girth: float


class Phrase(NamedTuple):
    """Neighbouring words, a column for each of their measures.

    `girth` is the sum of theirs, `widest` the greatest of words that stay together.
    """

    words: tuple[Word, ...]
    steps: tuple[float, ...]
    leads: tuple[float, ...]
    trails: tuple[float, ...]
    penalties: tuple[float, ...]
    top: float
    bottom: float
    girth: float
    widest: float


def phrase(fitted: Sequence[Fitted]) -> Phrase:
    """Some words in columns."""
    words, steps, leads, trails, penalties, tops, bottoms, girths = zip(*fitted, strict=True)
    together, widest = 0.0, 0.0
    for girth, cost in zip(girths, penalties, strict=True):
        together += girth
        widest = max(widest, together)
        if cost < NEVER:
            together = 0.0
    ink = max(tops), max(bottoms)
    return Phrase(words, steps, leads, trails, penalties, *ink, sum(girths), widest)


def penalty(word: str) -> float:
    r"""What it costs, or is worth, to end a line on a word.

    >>> penalty("the"), penalty("well,"), penalty("lamp"), penalty("Dr.\xa0")
    (3.0, -0.8, 0.0, inf)
    """
    if word in _FORWARD:
        return _ENDS_FORWARD
    return NEVER if word[-1] == NBSP else ENDS_ON_STOP if word[-1] in _STOPS else 0.0
