"""Tables of stocks: a file such as stocks.toml goes in, the stocks in it come out, checked.

What ships and what a person writes in a stock.toml have the same form:

    [stocks.my-notecards]
    size = ["8.5in", "11in"]
    flats = [["0in", "0in", "8.5in", "5.5in"], ["0in", "5.5in", "8.5in", "5.5in"]]
    scores = ["down 1/2"]
    apart = "perforated"

`size` is the sheet as it is fed; `flats` are its cards, unfolded: left, top, width, height;
`scores` the creases in each, by a fraction of the card or a length from its left or top; `apart` is
how its maker parted the cards, "perforated" or "cut".
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, NoReturn, cast

from cardmaker.confined import Task, taken
from cardmaker.errors import BadLength, BadStock, UnknownName
from cardmaker.geometry import Rect, Size
from cardmaker.paper.stock_sheet import Apart, Score, Stock, faults
from cardmaker.units import length, show

#: What a file of stocks is called.
STOCK_FILE: Final = "stock.toml"

#: The one stock whose page is made to the card, and that has no size of its own.
_SHOP: Final = "trim"

_LARGEST: Final = 1 << 20  # 1 MB: nobody describes as much paper; what is larger is no stock.toml.
_TASK: Final = Task("", BadStock, "")

_SCORE: Final = re.compile(r"(across|down)\s+(?:(\d{1,3})\s*/\s*(\d{1,3})|([\d.]+\s*[a-z]+))")

_EXAMPLE: Final = 'size = ["8.5in", "11in"]'


class Rows(NamedTuple):
    """The rows of a file by name, other names too: its stocks, and of the others what is wrong."""

    good: dict[str, Stock]
    bad: dict[str, BadStock]


def read_stocks(path: Path) -> Rows:
    """The rows of the file `path`: one that is wrong spoils none of the others.

    Raises:
        BadStock: it cannot be read at all; the error names the file, and what will do.
    """
    table = _toml(path)
    for key in table.keys() - {"margin", "stocks", "aliases"}:
        unknown = UnknownName("key", key, ["margin", "stocks", "aliases"])
        raise BadStock(f"{path.name}: {unknown.message}", f"a stock is a table [stocks.{key}]")
    margin = _field(path, "the file", "margin", _length, table.get("margin", "6.35mm"))
    found = Rows({}, {})
    for name, row in _tables(path, "stocks", table.get("stocks", {})).items():
        try:
            found.good[name] = _stock(path, name, row, margin)
        except BadStock as fault:
            found.bad[name] = fault
    for alias, row in _tables(path, "aliases", table.get("aliases", {})).items():
        meant = row.get("stock")
        if meant in found.good:
            summary = row.get("summary", found.good[meant].summary)
            found.good[alias] = replace(found.good[meant], name=alias, summary=summary)
        else:
            none = BadStock(f"{path.name}: {alias}: there is no stock {meant!r}")
            found.bad[alias] = found.bad.get(str(meant), none)
    return found


def _stock(path: Path, name: str, row: Mapping[str, Any], margin: float) -> Stock:
    """One row, checked; raises BadStock, which names file, row, field and value."""
    for field in row:
        if field not in _KINDS:
            unknown = UnknownName("field", field, _KINDS)
            raise BadStock(f"{path.name}: {name}: {unknown.message}", unknown.hint)
    read = {field: _field(path, name, field, _KINDS[field], value) for field, value in row.items()}
    size = cast("Size | None", read.get("size"))
    if size is None and name != _SHOP:
        raise BadStock(f"{path.name}: {name}: it has no size", f"add a line like {_EXAMPLE}")
    flats = tuple(Rect(*four) for four in read.get("flats", ()))
    if not flats and read.get("scores") and size:
        flats = (Rect(0.0, 0.0, *size),)
    stock = Stock(
        name, read.get("title", name), read.get("summary", _summary(size, len(flats))),
        size, read.get("margin", margin if size else 0.0), flats,
        tuple(_score(path, name, one, flats[0].size) for one in read.get("scores", ()) if flats),
        apart=read.get("apart", ""),
    )  # fmt: skip
    for field, fault in faults(stock):
        raise BadStock(f"{path.name}: {name}: {field}: {fault}")
    return stock


def _summary(size: Size | None, cards: int) -> str:
    on = f", {cards} card{'' if cards == 1 else 's'} on it" if cards else ""
    return f"your own, {' x '.join(map(show, size or ()))}{on}"


def _score(path: Path, row: str, text: str, card: Size) -> Score:
    """A crease as it is written: "down 1/2", or "across 70mm" from the card's top."""
    found = _SCORE.fullmatch(text.strip())
    if not found or (found[3] and int(found[3]) == 0):
        _refuse(path, row, "scores", text, 'it must be creases such as "across 1/2" or "down 70mm"')
    way = cast(Literal["across", "down"], found[1])
    if found[2]:
        return Score(way, int(found[2]) / int(found[3]))
    whole = card.w if way == "down" else card.h
    return Score(way, _field(path, row, "scores", _length, found[4]) / whole)


def _toml(path: Path) -> dict[str, Any]:
    data = taken(path, _LARGEST, _TASK).removeprefix(codecs.BOM_UTF8)
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadStock(f"{path.name}:{line}: this is not UTF-8", "save it as UTF-8") from None
    except RecursionError:
        raise BadStock(
            f"{path.name} is nested too deep", f"a row is lines like {_EXAMPLE}"
        ) from None
    except ValueError as error:
        raise BadStock(
            f"{path.name} is no TOML: {error}", f"a line looks like {_EXAMPLE}"
        ) from None


def _tables(path: Path, key: str, value: object) -> Mapping[str, Mapping[str, Any]]:
    """A table of tables."""
    if not isinstance(value, dict) or not all(isinstance(row, dict) for row in value.values()):
        raise BadStock(f"{path.name}: {key} is no table of rows", f"write [{key}.my-cards]")
    return value


def _field(path: Path, row: str, field: str, read: Callable[[object], Any], value: object) -> Any:
    """The value of a field of a row."""
    try:
        return read(value)
    except (BadLength, TypeError) as error:
        may = error.hint if isinstance(error, BadLength) else f"it must be {error}"
        _refuse(path, row, field, value, may)


def _refuse(path: Path, row: str, field: str, value: object, hint: str) -> NoReturn:
    raise BadStock(f"{path.name}: {row}: {field} is {repr(value)[:60]}", hint)


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text in quotation marks")
    return value


def _length(value: object) -> float:
    if not isinstance(value, str):
        raise TypeError('a length in quotation marks, as in "5mm"')
    points = length(value)
    if points < 0:
        raise TypeError('a length from 0 up, as in "5mm"')
    return points


def _lengths(value: object, count: int, kind: str) -> list[float]:
    if not isinstance(value, list) or len(value) != count:
        raise TypeError(kind)
    return [_length(one) for one in value]


def _size(value: object) -> Size:
    return Size(*_lengths(value, 2, 'a width and a height, as in ["8.5in", "11in"]'))


def _flats(value: object) -> list[list[float]]:
    kind = 'rows of left, top, width and height, as in [["0in", "0in", "8.5in", "5.5in"]]'
    if not isinstance(value, list) or not value:
        raise TypeError(kind)
    return [_lengths(one, 4, kind) for one in value]


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError('creases in brackets, as in ["down 1/2"]')
    return [_words(one) for one in value]


def _apart(value: object) -> Apart:
    if value != "perforated" and value != "cut":
        raise TypeError('"perforated" or "cut"')
    return value


#: What each field takes: a function that returns the value, or raises TypeError saying what it is.
_KINDS: Final[Mapping[str, Callable[[object], Any]]] = {
    "title": _words,
    "summary": _words,
    "size": _size,
    "margin": _length,
    "flats": _flats,
    "scores": _texts,
    "apart": _apart,
}
