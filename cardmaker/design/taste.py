"""Taste: a design.toml goes in, the table it holds comes out, each value of the kind it must be.

What a design may say besides is read where it is used.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from cardmaker.errors import BadDesign, near_names

_MOST_BYTES: Final = 1 << 20  # 1 MB: nobody has so much taste.


def read_taste(path: Path) -> dict[str, Any]:
    """The table in a design.toml.

    Raises:
        BadDesign: it cannot be read, lacks what a design must say, or says it in another kind.
    """
    table = _toml(path)
    for name, kind in _KINDS.items():
        try:
            value = _value(table, name)
            if value is not None:
                kind(value)
        except TypeError as fault:
            raise BadDesign(f"{path}: {name} must be {fault}") from None
        except LookupError as fault:
            missing, beside = str(fault.args[0]), fault.args[1]
            near = near_names(missing, [one for one in beside if one not in _WORDS])
            hint = (
                f"it has {near[0]}: is that it?" if near else "`cardmaker new` writes a whole one"
            )
            raise BadDesign(f"{path} has no {name}", hint) from None
    note = table["note"]
    if not (note["left"] < note["right"] and note["top"] < note["bottom"]):
        raise BadDesign(f"{path}: the note's box has no inside", "left < right, and top < bottom")
    return table


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise BadDesign(f"{path} is larger than 1 MB", "is it the right file?")
        # Some editors begin a file with a mark that says UTF-8.
        return tomllib.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as fault:
        raise BadDesign(f"{path} cannot be read: {fault}") from fault


def _value(table: Mapping[str, Any], name: str) -> Any:
    """The value at "table.key"; None for what may be missing and is.

    Raises:
        LookupError: it must be there; with the key, and those that are.
    """
    here: Any = table
    for key in name.split("."):
        if not isinstance(here, Mapping):
            raise TypeError("in a table, as in [lettering]")
        if key not in here:
            if name in _OPTIONAL:
                return None
            raise LookupError(key, [*here])
        here = here[key]
    return here


def _words(value: object) -> None:
    if not isinstance(value, str):
        raise TypeError('words in quotation marks, as in "caveat"')


def _names(value: object) -> None:
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise TypeError('a list of names, as in ["sage_blush", "indigo"]')


def _part(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise TypeError("a part of the panel, from 0 to 1")


def _number(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 2:
        raise TypeError("a number from 0 to 2")


def _colours(value: object) -> None:
    good = isinstance(value, dict) and all(isinstance(role, str) for role in value.values())
    if not good:
        raise TypeError('a table of colours and roles, as in "#848b73" = "stem"')


def _fit(value: object) -> None:
    if value not in ("fill", "whole"):
        raise TypeError('"fill" or "whole"')


_Kind = Callable[[object], None]

#: What stands in a design.toml, and of what kind it is.
_KINDS: Final[Mapping[str, _Kind]] = {
    **dict.fromkeys(("title", "summary", "credit", "hand"), _words),
    "palettes": _names,
    **dict.fromkeys(("lettering.face", "lettering.text"), _words),
    **dict.fromkeys(("lettering.width", "lettering.v"), _part),
    **dict.fromkeys(("lettering.u", "lettering.height"), _part),
    "subline.face": _words,
    **dict.fromkeys(("subline.size", "subline.drop"), _part),
    "subline.tracking": _number,
    **dict.fromkeys(("note.left", "note.top", "note.right", "note.bottom"), _part),
    "back.credit_v": _part,
    "colours": _colours,
    "fit": _fit,
}

#: Which of them may be missing?
_OPTIONAL: Final = ("lettering.u", "lettering.height", "colours", "fit")

#: All keys there are; what is called so is not one mistyped.
_WORDS: Final = frozenset(key for name in _KINDS for key in name.split("."))
