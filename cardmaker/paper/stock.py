"""Stock: from a name to the paper in the printer, its size and the margin it cannot print on.

A name is one of stocks.toml, or of a person's own stock.toml, or FILE:NAME: a row of another such
file, or a sheet in a file (or folder) of gLabels templates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from cardmaker.errors import BadStock
from cardmaker.named import named
from cardmaker.paper.glabels import find_template
from cardmaker.paper.stock_sheet import Score, Stock
from cardmaker.paper.stock_table import STOCK_FILE, Rows, read_stocks

__all__ = [
    "Score",
    "Stock",
    "find_stock",
    "in_file",
    "load_stocks",
    "stock_faults",
    "stock_files",
    "stock_names",
]

#: A file, and what in it is meant; a drive's letter is no file.
_IN_FILE: Final = re.compile(r"(.+?\.(?:toml|xml|template))(?::(.*))?", re.IGNORECASE | re.DOTALL)


def find_stock(name: str, files: Sequence[Path] = ()) -> Stock:
    """The stock of this name, from `files` (a person's own, if they are there) or ours.

    Raises:
        UnknownName: there is none; the error has the good names.
        BadStock: a file of stocks or templates cannot be read, its sheet holds no cards, or the
            row of this name is wrong.

    >>> find_stock("letter").size
    Size(w=612.0, h=792.0)
    """
    asked = in_file(name)
    if asked and asked[0].suffix.lower() != ".toml":
        return find_template(*asked)
    kind = "stock"
    if asked:
        rows = read_stocks(asked[0])
        kind, name = f"row of {asked[0].name}", asked[1]
    else:
        rows = _rows(files)
    good = (*rows.good, *rows.bad) if asked else (*rows.good,)
    name = named(kind, name, good, also=rows.bad)
    if name in rows.bad:
        raise rows.bad[name]
    return rows.good[name]


def in_file(name: str, base: Path = Path()) -> tuple[Path, str] | None:
    """The file (or folder of templates), seen from `base`, and the name in it that FILE:NAME says.

    None if `name` is a plain name. Raises BadStock for what can only be a file, and isn't there.

    >>> in_file("my/stock.toml:cards") == (Path("my/stock.toml"), "cards"), in_file("letter")
    (True, None)
    """
    found = _IN_FILE.fullmatch(name)
    if found:
        return base / Path(found[1]).expanduser(), (found[2] or "").strip()
    for at in (place for place, ch in enumerate(name) if ch == ":"):
        folder = base / Path(name[:at]).expanduser()
        if at > 0 and folder.is_dir():
            return folder, name[at + 1 :].strip()
    if any(ch in name for ch in "/\\:"):
        raise BadStock(
            f"there is no file or folder of stocks in {name!r}",
            'write --stock stock.toml:NAME, or --stock templates.xml:"BRAND PART"',
        )
    return None


def stock_files(folder: Path, config: Path) -> tuple[Path, ...]:
    """Where a person's own stocks are looked for: in the folder, then in their configuration."""
    return folder / STOCK_FILE, config / STOCK_FILE


def stock_names(files: Sequence[Path] = ()) -> list[str]:
    """The names of all stocks, a person's own first."""
    return list(load_stocks(files))


def load_stocks(files: Sequence[Path] = ()) -> Mapping[str, Stock]:
    """Every stock by its name: those of `files` first, and of a name the first."""
    return _rows(files).good


def stock_faults(files: Sequence[Path]) -> list[BadStock]:
    """What is wrong with the rows of `files` that are no stocks."""
    return [*_rows(files).bad.values()]


def _rows(files: Sequence[Path]) -> Rows:
    """All rows, of a name the first: whoever asks for one that is wrong is told, not given ours."""
    found = Rows({}, {})
    for rows in (*(read_stocks(file) for file in files if file.is_file()), _ours()):
        known = found.good.keys() | found.bad.keys()
        found.good.update({name: row for name, row in rows.good.items() if name not in known})
        found.bad.update({name: row for name, row in rows.bad.items() if name not in known})
    return found


@cache
def _ours() -> Rows:
    """Every stock of stocks.toml."""
    return read_stocks(Path(__file__).with_name("stocks.toml"))
