"""The encoding of a list: a file's bytes in, the one name that decodes all of them out.

One decision for the whole file, made before the first person is read, in chunks: a byte order
mark if there is one, else UTF-8 if every byte of it is, else Windows-1252, which is what Excel
writes by "CSV" in Western Europe and America. What is neither is refused, with line and byte.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final, NamedTuple

from cardmaker.errors import BadPeople, UnknownName

_CHUNK: Final = 1 << 20

# The mark of UTF-32 begins with that of UTF-16, so it is asked for first.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)

#: What gets picked by mistake, and the bytes it begins with.
_WORKBOOKS: Final = (
    (b"PK\x03\x04", "a workbook (Excel, LibreOffice or Numbers)"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old Excel"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document with formatting (RTF)"),
)

# UTF-8's accents (U+00A0 to U+017F) and curly quotes. Read as Windows-1252 they would print as
# "Ã©" and "â€™", so a file that has them is not quietly taken for Windows-1252.
_TELLTALE: Final = re.compile(
    rb"\xc2[\xa0-\xbf]|[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x90-\xa6]", re.DOTALL
)

_COMMON: Final = ("utf-8", "utf-16-le", "cp1252", "cp1250", "mac-roman", "latin-1")


class _Trip(NamedTuple):
    """Where a text stumbles: the line, from 1, and the byte; None for a NUL that decodes."""

    line: int
    byte: int | None


def find_encoding(path: Path, name: str, said: str | None = None) -> str:
    """The encoding that decodes all of `path`: what was `said`, else the file's own.

    `name` is what messages call the file. Raises BadPeople for what is no text or no single
    encoding, UnknownName for an encoding that Python does not know, OSError if it can't be read.
    """
    with path.open("rb") as file:
        first = file.read(8)
    for sign, kind in _WORKBOOKS:
        if first.startswith(sign):
            raise BadPeople(f"{name} is {kind}, not a plain list", "save it as CSV and give that")
    if said is not None:
        return _checked(path, name, _known(said))
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            return _checked(path, name, encoding)
    trip = _first_trip(path, "utf-8")
    if trip is None:
        return "utf-8"
    if trip.byte is not None:
        _refuse_a_mixture(path, name, trip)
        return _checked(path, name, "cp1252")
    raise _no_text(name, trip)


def _known(said: str) -> str:
    try:
        # Four letters a and not none: a codec that is no text encoding answers only to bytes.
        b"aaaa".decode(said, "ignore")
    except (LookupError, ValueError):
        raise UnknownName("encoding", said, _COMMON) from None
    encoding = codecs.lookup(said).name
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _checked(path: Path, name: str, encoding: str) -> str:
    trip = _first_trip(path, encoding)
    if trip is None:
        return encoding
    if trip.byte is None:
        raise _no_text(name, trip)
    tried = "neither UTF-8 nor Windows-1252" if encoding == "cp1252" else f"not {encoding}"
    raise BadPeople(
        f"{name}:{trip.line}: byte 0x{trip.byte:02X} is {tried}",
        f"save the list as CSV UTF-8, or name its encoding, as in --encoding {_COMMON[3]}",
    )


def _refuse_a_mixture(path: Path, name: str, trip: _Trip) -> None:
    with path.open("rb") as file:
        utf8 = next((n for n, line in enumerate(file, 1) if _TELLTALE.search(line)), None)
    if utf8 is not None:
        raise BadPeople(
            f"{name} is part UTF-8 (line {utf8}) and part not"
            f" (line {trip.line}, byte 0x{trip.byte:02X})",
            "save the list as CSV UTF-8, or insist on one encoding, as in --encoding cp1252",
        )


def _no_text(name: str, trip: _Trip) -> BadPeople:
    return BadPeople(
        f"{name}:{trip.line}: there is a NUL in it, so it is no plain text",
        "save the list as CSV UTF-8; if it is UTF-16 without its mark, say --encoding utf-16-le",
    )


def _first_trip(path: Path, encoding: str) -> _Trip | None:
    """The first place of the file that `encoding` cannot decode, or that decodes to a NUL."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, not chunk)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(encoding, "ignore")
                return _Trip(line + _line_ends(before), error.object[error.start])
            nul = text.find("\0")
            if nul >= 0:
                return _Trip(line + _line_ends(text[:nul]), None)
            if not chunk:
                return None
            line += _line_ends(text)


def _line_ends(text: str) -> int:
    return max(text.count("\n"), text.count("\r"))
