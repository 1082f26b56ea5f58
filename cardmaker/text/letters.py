"""Letters of the world: the characters of a font go in, the scripts it covers come out."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Container, Mapping
from pathlib import Path
from string import ascii_lowercase
from typing import Final

#: Up to how many languages that a hand lacks letters for are named?
_NAMED: Final = 3

_TABLE: Final = Path(__file__).with_name("letters.toml")


def load_letters() -> Mapping[str, Mapping[str, str]]:
    """For each script and language the small letters it needs beyond a to z."""
    return tomllib.loads(_TABLE.read_text("utf-8"))


def covered(letters: Container[int], table: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The scripts, in the table's order, of which a font with these characters has some languages.

    A script is followed by what is lacking, if anything is.

    >>> table = {"Latin": {"English": "", "Spanish": "áñ", "Welsh": "ŵ"}, "Greek": {"Greek": "α"}}
    >>> covered({*range(128), *map(ord, "áÁñÑ")}, table)
    ['Latin but for Welsh']
    """
    found = []
    for script, languages in table.items():
        lacking = [
            name
            for name, needed in languages.items()
            if not _has(letters, needed or ascii_lowercase)
        ]
        if len(lacking) == len(languages):
            continue
        if not lacking:
            found.append(script)
        elif len(lacking) <= _NAMED:
            found.append(f"{script} but for {' and '.join(lacking)}")
        else:
            there = len(languages) - len(lacking)
            found.append(f"{script} in {there} of {len(languages)} languages")
    return found


def _has(letters: Container[int], needed: str) -> bool:
    """Whether all of them and their capitals are there, whole or in the parts they are made of."""
    capitals = [letter.upper() for letter in needed if len(letter.upper()) == 1]
    return all(
        ord(letter) in letters
        or all(ord(part) in letters for part in unicodedata.normalize("NFD", letter))
        for letter in (*needed, *capitals)
    )
