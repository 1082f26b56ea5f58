"""A project's choices: a cardmaker.toml in, a frozen Project out; and the paper of a place.

What stands in the file is what a person would otherwise say with every command:

    design = "garden-sprigs"
    hand = "patrick-hand"
    margin = "5mm"

    [sender]
    name = "Ann Lee"
    city = "Leeds"
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cardmaker.errors import BadLength, BadProject, UnknownName
from cardmaker.job.choices import Choices
from cardmaker.paper.stock import in_file
from cardmaker.text.chain import is_font_file
from cardmaker.units import length

#: The file that is looked for in the folder where a person stands.
PROJECT_FILE: Final = "cardmaker.toml"

_LARGEST: Final = 1 << 20  # 1 MB: no choices are as long; what is, is not this file.

#: Where an office buys letter paper. Source: Unicode CLDR 46, supplemental data, paperSize
#: "US-Letter"; beside it the Dominican Republic and the outlying territories of the United States.
_LETTER: Final = frozenset(
    "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split() + "DO AS GU MP UM VI".split()
)


@dataclass(frozen=True, slots=True)
class Project(Choices):
    """What a project has chosen, and its `sender`'s fields (name, street, …).

    A choice left open is left to the design or the default; `designs` is a folder, `photo`, `logo`
    and `autograph` are files and `hand` may be a font file, from where the file stands.
    """

    sender: Mapping[str, str] = field(default_factory=dict)


def find_project(folder: Path) -> Project:
    """The choices of the cardmaker.toml in `folder`; a Project of none if there isn't one."""
    path = folder / PROJECT_FILE
    return read_project(path) if path.is_file() else Project()


def read_project(path: Path) -> Project:
    """The choices in the file `path`.

    Raises BadProject, naming file and key, for a file that can't be read, is no TOML, holds an
    unknown key, or a value of the wrong kind.
    """
    choices: dict[str, Any] = {}
    for written, value in _toml(path).items():
        key = written.replace("-", "_")
        if key not in _KINDS:
            unknown = UnknownName("key", written, _KINDS)
            raise BadProject(f"{path.name}: {unknown.message}", unknown.hint)
        if key in choices:
            raise BadProject(f"{path.name}: {written} is there twice", "keep one of the two")
        try:
            choices[key] = _KINDS[key](value)
        except BadLength as error:
            raise BadProject(f"{path.name}: {written}: {error.message}", error.hint) from None
        except TypeError as error:
            raise BadProject(
                f"{path.name}: {written} is {repr(value)[:60]}", f"it must be {error}"
            ) from None
    for name in ("designs", "photo", "logo", "autograph"):
        if name in choices:
            choices[name] = path.parent / choices[name]
    if is_font_file(choices.get("hand", "")):
        choices["hand"] = str(path.parent / Path(choices["hand"]).expanduser())
    if place := in_file(choices.get("stock", ""), path.parent):
        choices["stock"] = f"{place[0]}:{place[1]}"
    return Project(**choices)


def default_stock(locale: str) -> str:
    """The name of the paper a printer holds where `locale` is spoken: "letter" or "a4".

    Letter also where a locale says nothing (empty, C, POSIX).

    >>> [default_stock(locale) for locale in ("en_US.UTF-8", "fr-CA", "de_DE@euro", "C.UTF-8")]
    ['letter', 'letter', 'a4', 'letter']
    """
    name = locale.partition(".")[0].partition("@")[0]
    language, *rest = name.replace("-", "_").split("_")
    if language in {"", "C", "POSIX"}:
        return "letter"
    return "letter" if any(part.upper() in _LETTER for part in rest) else "a4"


def paper_locale(environ: Mapping[str, str]) -> str:
    """The locale that rules paper in `environ`, "" if none: the order is that of POSIX.

    >>> paper_locale({"LANG": "en_US.UTF-8", "LC_PAPER": "en_GB.UTF-8", "LC_ALL": ""})
    'en_GB.UTF-8'
    """
    return next(filter(None, (environ.get(n) for n in ("LC_ALL", "LC_PAPER", "LANG"))), "")


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise BadProject(f"there is no file {path}", "give the path of a cardmaker.toml") from None
    except OSError as error:
        raise BadProject(f"{path} can't be read: {error.strerror or error}") from None
    if len(data) > _LARGEST:
        raise BadProject(f"{path.name} is larger than 1 MB", "is it the right file?")
    try:
        return tomllib.loads(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadProject(f"{path.name}:{line}: this is not UTF-8", "save it as UTF-8") from None
    except RecursionError:
        raise BadProject(f"{path.name} is nested too deep", "choices are plain values") from None
    except ValueError as error:
        raise BadProject(
            f"{path.name} is no TOML: {error}", 'a line looks like design = "garden-sprigs"'
        ) from None


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text in quotation marks")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("a whole number from 0 up, as in 7")
    return value


def _seed(value: object) -> object:
    return value if value == "person" else _whole(value)


def _number(low: float, high: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        if not isinstance(value, int | float) or not low <= value <= high:
            raise TypeError(f"a number from {low:g} to {high:g}")
        return float(value)

    return read


def _ratio(value: object) -> tuple[float, float, float]:
    parts = value.split(":") if isinstance(value, str) else []
    try:
        above, x, below = map(float, parts)
    except ValueError:
        raise TypeError('three numbers in quotation marks, as in "3:2:3"') from None
    return above, x, below


def _places(value: object) -> object:
    if value == "max":
        return value
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise TypeError('a whole number from 1 up, as in 2, or "max"')
    return value


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false")
    return value


def _length(value: object) -> float:
    if not isinstance(value, str):
        raise TypeError('a length in quotation marks, as in "5mm"')
    points = length(value)
    if points < 0:
        raise TypeError('a length from 0 up, as in "5mm"')
    return points


def _path(value: object) -> Path:
    return Path(_words(value)).expanduser()


def _person(value: object) -> Mapping[str, str]:
    if isinstance(value, str):
        name, _, lines = value.partition("|")
        return {"name": name.strip(), "address": lines} if lines else {"name": value}
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise TypeError("a name, or a table [sender] of texts")
    return value


#: What each key takes: a function that returns the value, or raises TypeError saying what it is.
_KINDS: Final[Mapping[str, Callable[[object], object]]] = {
    "design": _words,
    "palette": _words,
    "style": _words,
    "seed": _seed,
    "lettering": _words,
    "subline": _words,
    "format": _words,
    "stock": _words,
    "margin": _length,
    "up": _places,
    "gutter": _length,
    "edge": _words,
    "order": _words,
    "duplex": _words,
    "marks": _yes,
    "printer": _words,
    "tray": _words,
    "hand": _words,
    "size": _words,
    "vary": _number(0, 2),
    "ink": _words,
    "ink_color": _words,
    "mono": _yes,
    "my_hand": _words,
    "guides": _words,
    "cue": _yes,
    "x_height": _length,
    "ratio": _ratio,
    "line_pitch": _length,
    "slant": _number(30, 90),
    "nib": _length,
    "left_handed": _yes,
    "fill": _yes,
    "designs": _path,
    "photo": _path,
    "logo": _path,
    "back_text": _words,
    "qr": _words,
    "autograph": _path,
    "sender": _person,
}
