"""Notes: a file, a shipped name or plain text goes in, a `Note` comes out.

A note is a template in plain words. It may begin with a head in TOML between two `+++` lines that
says what goes with it: the words on the front, the line below them, a sample person, a hand.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from cardmaker.errors import BadNote, UnknownName
from cardmaker.shelf import shelf
from cardmaker.text.tidy import LINE_END, check_letters, tidy

__all__ = ["Note", "NoteHead", "note_names", "parse_note", "read_note", "tidy"]

#: How large may a note be, in bytes? A card holds about one thousand.
LARGEST: Final = 64 * 1024

_KEYS: Final = ("summary", "subject", "subline", "lettering", "hand", "sample")
_HEAD = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class NoteHead:
    """What goes with a note's words; None where it says nothing.

    `lettering` are the words on the front and `subline` the small line below them; `sample` is a
    person to show the note with; `subject` is for a note that is sent as an e-mail.
    """

    summary: str = ""
    subject: str | None = None
    subline: str | None = None
    lettering: str | None = None
    hand: str | None = None
    sample: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A note's name, its words as a template, and its head."""

    name: str
    text: str
    head: NoteHead = NoteHead()


def note_names() -> list[str]:
    """The names of the notes that ship, sorted."""
    return sorted(path.stem for path in shelf("notes").glob("*.txt"))


def read_note(source: str | Path, stdin: BinaryIO | None = None) -> Note:
    """The note in a file, on standard input ("-", if given), or shipped under that name.

    Raises:
        BadNote: it cannot be read.
        UnknownName: it is neither a file nor a shipped note.
    """
    if source == "-" and stdin is not None:
        return parse_note(stdin.read(LARGEST + 1), "note")
    path = Path(source)
    try:
        is_file = path.is_file() or path.is_fifo()
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        if str(source) not in note_names() and _is_folder(path):
            raise BadNote(f"{source} is a folder", "give a text file in it")
        if path.suffix or len(path.parts) != 1:
            raise BadNote(
                f"there is no file {str(source)!r}",
                f"give a path, or the name of a note that ships: {', '.join(note_names())}",
            )
        if str(source) not in note_names():
            raise UnknownName("note", str(source), note_names())
        path = shelf("notes") / f"{source}.txt"
    try:
        with path.open("rb") as file:
            return parse_note(file.read(LARGEST + 1), path.stem)
    except OSError as error:
        raise BadNote(f"{path} cannot be read: {error.strerror}") from error


def parse_note(data: bytes | str, name: str = "note") -> Note:
    r"""The note in some bytes of any common encoding, or in plain text.

    >>> parse_note("+++\nsubline = 'with love'\n+++\nDear {{ first }},\n").head.subline
    'with love'
    """
    text = data if isinstance(data, str) else _decoded(data, name)
    if len(text) > LARGEST:
        raise BadNote(f"{name} is longer than any card holds", f"at most {LARGEST // 1024} KB")
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    # Word's own sign for a line end within a paragraph.
    text = text.replace("\x0b", LINE_END)
    try:
        check_letters(text)
    except BadNote as error:
        raise BadNote(f"{name}: {error.message}", error.hint) from error
    head = NoteHead()
    found = _HEAD.match(text)
    if found:
        head = _head(found[1], name)
        text = text[found.end() :]
    elif text.lstrip().startswith("+++"):
        raise BadNote(
            f"{name}: the head that begins with +++ is never closed",
            "put a line of +++ below it, and above the note",
        )
    text = text.strip("\n")
    if not text.strip():
        raise BadNote(f"{name} is empty", "write a line in it")
    return Note(name, text, head)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _decoded(data: bytes, name: str) -> str:
    """The text in the bytes: by its mark, else UTF-8, else the older Windows encoding."""
    marked = [encoding for mark, encoding in _BOMS if data.startswith(mark)]
    for attempt in marked[:1] or ("utf-8", "cp1252"):
        try:
            return data.decode(attempt)
        except UnicodeDecodeError:
            continue
    raise BadNote(f"{name} is not text in any common encoding", "save it as UTF-8")


def _head(source: str, name: str) -> NoteHead:
    """The head's keys, checked."""
    try:
        table = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        raise BadNote(f"the head of {name} is not TOML: {error}") from error
    for key, value in table.items():
        if key not in _KEYS:
            raise UnknownName(f"key in the head of {name}", key, _KEYS)
        if not isinstance(value, dict if key == "sample" else str):
            kind = "a table of names and values" if key == "sample" else "a text in quotes"
            raise BadNote(f"{key} in the head of {name} must be {kind}")
    return NoteHead(**{**table, "sample": _sample(table.get("sample", {}), name)})


def _sample(table: Mapping[str, Any], name: str) -> Mapping[str, str]:
    for key, value in table.items():
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise BadNote(f"{key} in the sample of {name} must be a text in quotes")
    return MappingProxyType({key: str(value) for key, value in table.items()})
