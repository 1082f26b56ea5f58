"""People: a list of them in (CSV as spreadsheets write it), one Person a row out, as a stream.

The header's names are the note's fields; case, blanks, dashes and underscores do not matter. The
list is never in memory whole, and may be walked as often as one likes: once to vet, once to print.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TextIO

from cardmaker.errors import BadPeople, Misused
from cardmaker.run.columns import name_columns
from cardmaker.run.encoding import find_encoding

#: The separators that are looked for; of two as frequent the one that is rarer in prose.
_DELIMITERS: Final = {"tab": "\t", "pipe": "|", "semicolon": ";", "comma": ","}

#: A header, or any cell, is shorter: it is what Python's csv module allows a field, in characters.
_LONGEST: Final = 131_072

_UNPAIRED: Final = "quotation marks don't pair"
_PAIRS: Final = (
    "a cell that begins with one must end with one,"
    ' and one inside it is written twice, as in "the ""big"" one"'
)

_FIRST_RECORD: Final = re.compile(r'(?:"[^"]*"?|[^"\r\n]+)*')
_QUOTED: Final = re.compile(r'"[^"]*"?')
# Excel's own way to name the separator, on a line before the header.
_SEP_LINE: Final = re.compile(r'"?sep=([^"\r\n])"?[^\S\r\n]*(?:\r\n?|\n)', re.IGNORECASE)


class Person(NamedTuple):
    """One row: the line of the file it begins on (from 1), its values by field, what is wrong.

    A value is stripped of blanks at its ends, and empty where the row has none. `fault` says what
    makes the row unusable, without its place; the values are then not to be used.
    """

    row: int
    values: dict[str, str]
    fault: str | None = None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class People:
    """A list of people that was looked at and can be read; walk it to read it.

    `columns` are the fields' names by column, "" for a column without one; `head` is how many
    lines stand before the first person. Walking raises BadPeople for what spoils the whole list.
    """

    name: str
    path: Path
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    head: int

    @property
    def fields(self) -> tuple[str, ...]:
        """The names that a note can ask for, in the order of the columns."""
        return tuple(filter(None, self.columns))

    def __iter__(self) -> Iterator[Person]:
        fields, width = self.fields, len(self.columns)
        strip, new, head = str.strip, tuple.__new__, self.head
        whole, nobody, ended = len(fields) == width, True, head
        with _reading(self.name), _opened(self.path, self.encoding) as file:
            for _ in range(self.head):
                file.readline()
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            while True:
                try:
                    for cells in reader:
                        row, ended = ended + 1, head + reader.line_num
                        if len(cells) == width and whole:
                            # zip and tuple.__new__ bare: here a list of 100,000 spends its time.
                            values = dict(zip(fields, map(strip, cells)))  # noqa: B905
                            if not any(values.values()):
                                continue
                            person = new(Person, (row, values, None))
                        elif any(map(strip, cells)):
                            person = self._odd(row, cells)
                        else:
                            continue
                        nobody = False
                        yield person
                    break
                except csv.Error as error:
                    row, ended = ended + 1, head + reader.line_num
                    nobody = False
                    _refuse_what_spoils_all(f"{self.name}:{row}", error)
                    yield Person(row, {}, f"{_UNPAIRED}: {_PAIRS}")
        if nobody:
            raise BadPeople(f"{self.name} names nobody", "put a row below its header for each")

    def _odd(self, row: int, cells: Sequence[str]) -> Person:
        """A row wider or shorter than the header, or one with columns that have no name."""
        width = len(self.columns)
        extra = next((cell for cell in cells[width:] if cell.strip()), None)
        if extra is not None:
            fault = (
                f"{len(cells)} cells where the header has {width}, the first too many"
                f" {_cited(extra)}; put quotation marks around a cell that holds {self.delimiter!r}"
            )
            return Person(row, {}, fault)
        for number, (column, cell) in enumerate(zip(self.columns, cells, strict=False), 1):
            if not column and cell.strip():
                raise BadPeople(
                    f"{self.name}:{row}: column {number} holds {_cited(cell)} but has no name",
                    "the first line of a list names its columns: name this one, or empty it",
                )
        padded = [*map(str.strip, cells[:width]), *[""] * (width - len(cells))]
        return Person(row, dict(zip(self.fields, compress(padded, self.columns), strict=True)))


def _cited(cell: str) -> str:
    """A cell's beginning, as a message shows it."""
    return repr(cell.strip()[:40])


class _Said(NamedTuple):
    """What a person said about a list."""

    encoding: str | None
    delimiter: str | None
    rename: Mapping[str, str]
    wanted: tuple[str, ...]


def open_people(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    rename: Mapping[str, str] | None = None,
    wanted: Iterable[str] = (),
) -> People:
    """The list in the CSV file `path`, its encoding and delimiter found where they aren't said.

    `rename` takes a field from a column by its header as written (`{"gift": "Present"}`); `wanted`
    are the note's fields: a header that is one of them but for case, blanks, dashes and
    underscores takes its spelling ("FirstName" is then first_name). Raises BadPeople for a file
    that is no list, UnknownName for a column or an encoding that is not there, and Misused for an
    odd delimiter.
    """
    said = _Said(encoding, delimiter, rename or {}, tuple(wanted))
    with _reading(path.name):
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe can be read only once, and a list is walked twice.
            with path.open("rb") as pipe:
                return _spooled(pipe, path.name, said)
        return _looked_at(path, path.name, said)


def spool_people(
    stream: BinaryIO,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    rename: Mapping[str, str] | None = None,
    wanted: Iterable[str] = (),
) -> People:
    """The list that `stream` brings (standard input), otherwise as `open_people`.

    It is kept in a temporary file, which goes when the People do.
    """
    said = _Said(encoding, delimiter, rename or {}, tuple(wanted))
    with _reading("standard input"):
        return _spooled(stream, "standard input", said)


def _spooled(stream: BinaryIO, name: str, said: _Said) -> People:
    handle, spool = tempfile.mkstemp(prefix="cardmaker-", suffix=".csv")
    path = Path(spool)
    try:
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(stream, file)
        people = _looked_at(path, name, said)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    weakref.finalize(people, path.unlink, missing_ok=True)
    return people


def _looked_at(path: Path, name: str, said: _Said) -> People:
    encoding = find_encoding(path, name, said.encoding)
    with _opened(path, encoding) as file:
        start = file.read(_LONGEST + 2).removeprefix("\ufeff")
    delimiter = _delimiter(said.delimiter, start)
    head, header = _header(name, start, delimiter)
    columns = name_columns(name, header, said.rename, said.wanted)
    return People(name, path, encoding, delimiter, columns, head)


def _header(name: str, start: str, delimiter: str) -> tuple[int, list[str]]:
    """How many lines stand before the first person, and the cells of the header."""
    sep = _SEP_LINE.match(start)
    body = start[sep.end() :] if sep else start
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                return bool(sep) + reader.line_num, cells
    except csv.Error as error:
        place = f"{name}:{bool(sep) + reader.line_num}"
        _refuse_what_spoils_all(place, error)
        raise BadPeople(f"{place}: {_UNPAIRED}", _PAIRS) from None
    raise BadPeople(f"{name} is empty", "its first line must name the columns")


def _delimiter(said: str | None, start: str) -> str:
    r"""What separates the cells: as `said`, by Excel's own line, else the header's most frequent.

    >>> _delimiter(None, 'last;"gift, in words"'), _delimiter("tab", "last")
    (';', '\t')
    """
    if said is not None:
        delimiter = _DELIMITERS.get(said, said.replace("\\t", "\t"))
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise Misused(f"{said!r} can't separate cells", f"say {', '.join(_DELIMITERS)}")
        return delimiter
    if sep := _SEP_LINE.match(start):
        return sep[1]
    header = _FIRST_RECORD.match(start.lstrip("\r\n\t ,;|"))
    bare = _QUOTED.sub("", header[0] if header else "")
    most = max(_DELIMITERS.values(), key=bare.count)
    return most if most in bare else ","


def _refuse_what_spoils_all(place: str, error: csv.Error) -> None:
    """Raise BadPeople for an error of csv's that is not of one row, but of all that follow too."""
    if "end of data" in str(error):
        raise BadPeople(
            f"{place}: a quotation mark opens in this row and never closes",
            f"close it; {_PAIRS}",
        )
    if "larger than field limit" in str(error):
        raise BadPeople(
            f"{place}: a cell of this row is longer than {_LONGEST:,} characters",
            "is a quotation mark left open?",
        )


def _opened(path: Path, encoding: str) -> TextIO:
    # newline="" because csv looks after line ends inside cells itself.
    return path.open(encoding=encoding, newline="")


@contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise BadPeople(f"there is no file {name}", "give the path of a CSV file") from None
    except IsADirectoryError:
        raise BadPeople(f"{name} is a folder", "give the path of a CSV file in it") from None
    except OSError as error:
        raise BadPeople(f"{name} can't be read: {error.strerror or error}") from None
    except UnicodeError as error:
        raise BadPeople(f"{name} changed while it was read: {error}") from None
