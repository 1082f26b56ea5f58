"""Refusals: letters that nobody can write go in; what is said of them and what to do comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

import uharfbuzz as hb  # type: ignore[import-untyped]

from cardmaker.errors import MissingLetters
from cardmaker.text.symbols import near_symbol

#: How many letters that nobody can write are named one by one?
_NAMED: Final = 3

#: What scripts are called that people may well write in (ISO 15924 codes, as HarfBuzz has them).
_SCRIPTS: Final = {
    "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cans": "Canadian Aboriginal",
    "Cher": "Cherokee", "Cyrl": "Cyrillic", "Deva": "Devanagari", "Ethi": "Ethiopic",
    "Geor": "Georgian", "Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hang": "Korean",
    "Hani": "Chinese", "Hebr": "Hebrew", "Hira": "Japanese", "Kana": "Japanese", "Khmr": "Khmer",
    "Knda": "Kannada", "Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam", "Mymr": "Burmese",
    "Nkoo": "N’Ko", "Orya": "Odia", "Sinh": "Sinhala", "Syrc": "Syriac", "Taml": "Tamil",
    "Telu": "Telugu", "Thaa": "Thaana", "Thai": "Thai", "Tibt": "Tibetan",
}  # fmt: skip

#: Scripts that put no space between words.
_UNSPACED: Final = frozenset({"Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"})

_BY_HAND: Final = "write it with a pen: `cardmaker blank` prints the card for it"


def refusal(hands: Sequence[str], text: str, letters: Sequence[str]) -> MissingLetters:
    """What is said of letters that none of these hands has: each by its name and number."""
    named = ", ".join(map(_named, letters[:_NAMED]))
    more = f" and {len(letters) - _NAMED} more" if len(letters) > _NAMED else ""
    who = (
        f"{hands[0]} has no letters for" if len(hands) == 1 else f"neither {_nor(hands)} can write"
    )
    return MissingLetters(f"{who} {named}{more} in {text!r}", _way_out(letters[0]))


def wrong_way(text: str, script: str) -> MissingLetters:
    """What is said of a script that runs from right to left and is not Hebrew."""
    name = _SCRIPTS.get(script, script)
    return MissingLetters(
        f"{text!r} is {name}, which runs from right to left in a way that is not set here"
        f" (it begins with {_named(text[0])})",
        f"spell it with Latin letters, or {_BY_HAND}",
    )


def mixed(text: str, others: str) -> MissingLetters:
    """What is said of a line with Hebrew and other letters in it."""
    return MissingLetters(
        f"{text!r} mixes Hebrew, which runs from right to left, with {_named(others[0])}",
        "keep each paragraph, and each line of the ending, to one of them (numbers go with both)",
    )


def _named(letter: str) -> str:
    return f"{letter} ({unicodedata.name(letter, 'unnamed')}, U+{ord(letter):04X})"


def _nor(hands: Sequence[str]) -> str:
    return " nor ".join(hands)


def _way_out(letter: str) -> str:
    """The nearest thing to do about a letter that nobody can write."""
    if near := near_symbol(letter):
        return f"there is {near} (U+{ord(near):04X}) to take its place"
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    script = str(buffer.script)
    name = _SCRIPTS.get(script)
    if name is None or script == "Latn":
        return "spell it with other letters, or choose a hand that has them"
    if buffer.direction == "rtl":
        return f"{name} is not set here: spell it with Latin letters, or {_BY_HAND}"
    spaced = ", with a space wherever a line may end" if script in _UNSPACED else ""
    return (
        f"{name} needs a font of your own that has it, as in --hand FILE.ttf{spaced}; or {_BY_HAND}"
    )
