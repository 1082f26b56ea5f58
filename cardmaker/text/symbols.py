"""Symbols: the hearts and emoji of a text are found, each whole with all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

#: Where Unicode has symbols and emoji (emoji-data.txt of Unicode 16, ranges rounded outwards: what
#: the face of symbols does not have is refused all the same).
_PICTURE: Final = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff]"
)
_SKIN: Final = "[\U0001f3fb-\U0001f3ff]"
_LETTER_OF_A_FLAG: Final = "[\U0001f1e6-\U0001f1ff]"
_TAGS: Final = "[\U000e0020-\U000e007f]*"

#: What the face of symbols lacks, and its nearest kin there.
_NEAR: Final = {
    "★": "⭐", "☆": "⭐", "✩": "⭐", "✓": "✔", "♡": "♥", "❥": "♥", "→": "➡", "←": "⬅",
    "♪": "🎵", "♫": "🎶", "☻": "☺", "✿": "🌸", "❀": "🌸",
}  # fmt: skip

#: The face of symbols hatches the red heart, as heralds do; in one ink a heart is full.
_FULL_HEARTS: Final = frozenset({"❤", "❤\ufe0f", "❤\ufe0e"})


def split_symbols(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, in order: letters, and symbols (True) one by one.

    >>> [*split_symbols("you♥👩‍🏫!")]
    [('you', False), ('♥', True), ('👩‍🏫', True), ('!', False)]
    """
    end = 0
    for found in _pattern().finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


@cache
def _pattern() -> re.Pattern[str]:
    """A symbol with its skin tone and what is joined to it, a flag of two letters, a digit's key.

    (Unicode Technical Standard 51, ED-14a to ED-17, read generously.) It is made when the first
    word needs it, for most notes never do.
    """
    one = rf"{_PICTURE}[\ufe0e\ufe0f]?{_SKIN}?\u20e3?{_TAGS}"
    flag, key = rf"{_LETTER_OF_A_FLAG}{{2}}", r"[0-9#*]\ufe0f?\u20e3"
    return re.compile(rf"{one}(?:\u200d{one})*|{flag}|{key}")


def drawn_as(symbol: str) -> str:
    """The symbol whose drawing in one ink is wanted for this one: mostly itself."""
    return "♥" if symbol in _FULL_HEARTS else symbol


def near_symbol(letter: str) -> str:
    """A symbol that can be drawn in the place of one that cannot; empty if there is none."""
    return _NEAR.get(letter, "")
