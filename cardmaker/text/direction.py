"""Direction: a line of Hebrew goes in, its pieces come out in the order in which they are drawn.

This is the part of the Unicode Bidirectional Algorithm (UAX #9) that a line needs which is written
from right to left as a whole: letters and signs run leftwards, numbers rightwards. Lines that mix
Hebrew with another script are refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

#: Says that a word stands in a line that runs from right to left, or that a sign does. (The
#: right-to-left mark; it never comes from a note, for tidying takes it out.)
RTL_MARK: Final = "\u200f"

#: The first letter; who has it has them all.
ALEF: Final = "\N{HEBREW LETTER ALEF}"

_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›“”‘’", ")(][}{><»«›‹”“’‘")

#: Where Unicode has Hebrew.
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")

#: What belongs to a number before or after it: money, per cent, degrees (rule W5 of UAX #9).
_TERM: Final = "[#$%\u00a2-\u00a5\u00b0\u00b1\u066a\u2030-\u2034\u20a0-\u20c0]"


@cache
def _number() -> re.Pattern[str]:
    """A number with its terms, and with signs between its digits (rule W4)."""
    return re.compile(rf"({_TERM}*[0-9]+(?:(?:[-+,./:]|{_TERM}+)[0-9]+)*{_TERM}*)")


def as_drawn(letters: str) -> str:
    """Letters that run from right to left as a reader of a PDF meets them, from left to right.

    Readers put such letters in order by turning them round, and brackets and quotes with them.

    >>> as_drawn("(א")
    'א)'
    """
    return letters[::-1].translate(_MIRRORED)


def is_rtl(text: str) -> bool:
    """Whether the text has Hebrew letters."""
    return not text.isascii() and _HEBREW.search(text) is not None


def other_letters(text: str) -> str:
    """The letters of a text with Hebrew ones that run from left to right.

    >>> other_letters("שלום Ada 12")
    'Ada'
    """
    return "".join(letter for letter in text if unicodedata.bidirectional(letter) == "L")


def drawn_order(text: str) -> list[tuple[str, bool]]:
    """The pieces of a text that runs from right to left, as they stand from left to right.

    Each piece comes with whether it runs leftwards itself. Where a sign touches a number there is
    a mark, without which the readers of a PDF would take it to be the number's.

    >>> [(piece.replace(RTL_MARK, "*"), leftwards) for piece, leftwards in drawn_order("ב-12.5!")]
    [('*!', True), ('12.5', False), ('ב-*', True)]
    """
    pieces = _number().split(text)
    for at, piece in enumerate(pieces):
        if at % 2 == 0 and piece:
            before = at > 0 and not piece[0].isalpha()
            after = at + 1 < len(pieces) and not piece[-1].isalpha()
            pieces[at] = RTL_MARK * before + piece + RTL_MARK * after
    order = reversed([*enumerate(pieces)])
    return [(piece, at % 2 == 0) for at, piece in order if piece]
