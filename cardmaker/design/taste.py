"""Taste: a design.toml goes in, the table it holds comes out, each value of the kind it must be.

All that a design may say stands in one table here, and nothing else is taken: what is mistyped is
told, not passed over. Only [gate], which the tests of a design read, is its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Final

from cardmaker.art.palette import STYLES
from cardmaker.errors import BadDesign, UnknownName

_MOST_BYTES: Final = 1 << 20  # 1 MB: nobody has so much taste.


def read_taste(path: Path) -> dict[str, Any]:
    """The table in a design.toml.

    Raises:
        BadDesign: it cannot be read, lacks what a design must say, says it in another kind, or says
            what no design does.
    """
    table = _toml(path)
    _check_keys(table, path)
    for name, kind in _KINDS.items():
        try:
            value = _value(table, name)
            if value is not None:
                kind(value)
        except TypeError as fault:
            raise BadDesign(f"{path}: {name} must be {fault}") from None
        except LookupError:
            raise BadDesign(f"{path} has no {name}", "`cardmaker new` writes a whole one") from None
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


def _check_keys(table: Mapping[str, Any], path: Path) -> None:
    """Nothing, if a design may say all that this one says.

    Raises:
        BadDesign: it may not; with the keys that may be meant.
    """
    for key, value in table.items():
        if key == _FREE:
            continue
        if key not in _KEYS:
            raise _stranger(path, "key", key, _KEYS)
        for inner in value if isinstance(value, Mapping) and _KEYS[key] else ():
            if inner not in _KEYS[key]:
                raise _stranger(path, f"key in [{key}]", inner, _KEYS[key])


def _stranger(path: Path, kind: str, key: str, known: Collection[str]) -> BadDesign:
    unknown = UnknownName(kind, key, known)
    # A key that is written below a [table] is that table's, wherever it was meant to be.
    if key in _KEYS:
        return BadDesign(f"{path}: {unknown.message}", "write it above the first [table]")
    return BadDesign(f"{path}: {unknown.message}", unknown.hint)


def _value(table: Mapping[str, Any], name: str) -> Any:
    """The value at "table.key"; None for what may be missing and is.

    Raises:
        LookupError: it must be there.
    """
    here: Any = table
    for key in name.split("."):
        if not isinstance(here, Mapping):
            raise TypeError("in a table, as in [lettering]")
        if key not in here:
            if name in _OPTIONAL or (here is table and key in _OPTIONAL):
                return None
            raise LookupError(key)
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


def _lines(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9:
        raise TypeError("a whole number from 1 to 9")


def _styles(value: object) -> None:
    good = isinstance(value, list) and value and all(style in STYLES for style in value)
    if not good:
        raise TypeError(f'a list of styles, of {", ".join(STYLES)}, as in ["{STYLES[0]}"]')


def _case(value: object) -> None:
    if value not in ("as written", "upper"):
        raise TypeError('"upper", or left away')


def _fit(value: object) -> None:
    if value not in ("fill", "whole"):
        raise TypeError('"fill" or "whole"')


_Kind = Callable[[object], None]

#: What stands in a design.toml, and of what kind it is.
_KINDS: Final[Mapping[str, _Kind]] = {
    **dict.fromkeys(("title", "summary", "credit", "hand"), _words),
    "palettes": _names,
    "styles": _styles,
    "colours": _colours,
    "fit": _fit,
    **dict.fromkeys(("lettering.face", "lettering.text"), _words),
    **dict.fromkeys(("lettering.width", "lettering.v"), _part),
    **dict.fromkeys(("lettering.u", "lettering.height", "lettering.largest"), _part),
    **dict.fromkeys(("lettering.tracking", "lettering.leading"), _number),
    "lettering.lines": _lines,
    "lettering.case": _case,
    "subline.face": _words,
    **dict.fromkeys(("subline.size", "subline.drop"), _part),
    "subline.tracking": _number,
    **dict.fromkeys(("note.left", "note.top", "note.right", "note.bottom"), _part),
    "back.credit_v": _part,
    "monogram.face": _words,
    **dict.fromkeys(("monogram.height", "monogram.width", "monogram.v"), _part),
    **dict.fromkeys(("monogram.names_v", "monogram.names_width"), _part),
}

#: Which of them may be missing, alone or a whole table?
_OPTIONAL: Final = frozenset(
    "styles colours fit monogram lettering.u lettering.height lettering.largest "
    "lettering.tracking lettering.leading lettering.lines lettering.case".split()
)

#: The table whose keys are free.
_FREE: Final = "gate"

#: The keys at the top, and for those that are tables, the keys in them.
_KEYS: Final[Mapping[str, Collection[str]]] = {
    top: [name.partition(".")[2] for name in _KINDS if name.startswith(f"{top}.")]
    for top in dict.fromkeys(name.partition(".")[0] for name in _KINDS)
}
