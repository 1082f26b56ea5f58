"""Merging: a note goes in, a `Template` that writes it for one person after another comes out.

Most notes do no more than print their fields, and are plain patterns; what a note may do beyond
that is told in text.branches. What people put into fields is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from typing import Final, NamedTuple

from cardmaker.errors import BadNote, MissingFields
from cardmaker.text.note import Note
from cardmaker.text.parts import Part, read_parts
from cardmaker.text.remembered import Remembered
from cardmaker.text.tidy import FIELD, curl, tidy_value

#: How long may a note be once its fields are filled, in characters?
LONGEST: Final = 20_000

_REMEMBERED: Final = 4096

_PRINTED: Final = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z_0-9]*)\s*\}\}")

#: Names that Jinja2 does not read as fields: what prints one is for text.branches to judge.
_TAKEN: Final = frozenset("caller loop self super not true false none True False None".split())

#: A field in a pattern, after percent signs that are only that: "%%%(first)s".
IN_PATTERN: Final = re.compile(r"(?<!%)((?:%%)*)%\((\w+)\)s")


class Filled(NamedTuple):
    """A note for one person: its tidied text, and the same as parts and words."""

    text: str
    parts: tuple[Part, ...]


class Template:
    """A note compiled once; `fields` are its fields in order of appearance.

    `pattern` is its tidied text for Python's % if it does no more than print its fields.
    """

    def __init__(self, note: Note) -> None:
        self.note = note
        plain = _plain(note.text)
        self.pattern: str | None = None
        self._render: Callable[[Mapping[str, str]], str]
        if plain is None:
            # Jinja2 takes long to load, and most notes have no need of it.
            from cardmaker.text.branches import read_branches

            self.fields, self._render = read_branches(note)
        else:
            self.fields, self.pattern = plain
            self._render = self.pattern.__mod__
        self._tidied = Remembered(tidy_value, _REMEMBERED)
        self._fixed: Mapping[str, str] = {}

    def fixed(self, values: Mapping[str, str]) -> Template:
        """The template with these fields filled alike for everybody, as they are, not tidied.

        They are no fields of it any more: no row need have them, nobody is asked for them.
        """
        if not values:
            return self
        other = copy(self)
        other._fixed = {**self._fixed, **values}
        other.fields = tuple(field for field in self.fields if field not in values)
        if self.pattern is not None:
            other.pattern = IN_PATTERN.sub(
                lambda found: (
                    found[1] + values[found[2]].replace("%", "%%")
                    if found[2] in values
                    else found[0]
                ),
                self.pattern,
            )
            other._render = other.pattern.__mod__
        return other

    def fill(self, row: Mapping[str, str]) -> Filled:
        """The note with a person's values in its fields; values are text, never templates.

        Raises:
            MissingFields: fields that the note prints are missing or empty.
            BadNote: a value holds what cannot be printed, or the note grows out of bounds.
        """
        values = self._values(row)
        try:
            text = self._render(values)
        except KeyError:
            raise MissingFields(self.missing(row)) from None
        if len(text) > LONGEST:
            raise BadNote(
                f"{self.note.name} grows to {len(text)} characters once filled",
                f"at most {LONGEST} are set",
            )
        text = text.strip()
        if not text:
            raise BadNote(f"{self.note.name} is empty once filled", "write a line in it")
        return Filled(text, read_parts(text))

    def missing(self, row: Mapping[str, str]) -> tuple[str, ...]:
        """The fields that the note would print for this row and that the row lacks."""
        values = self._values(row)
        lacking: list[str] = []
        while True:
            try:
                self._render(values)
            except KeyError as error:
                field = str(error.args[0])
                lacking.append(field)
                values[field] = field
            else:
                return tuple(lacking)

    def _values(self, row: Mapping[str, str]) -> dict[str, str]:
        """The filled fields of a row, tidied; an empty one is a missing one."""
        values = dict(self._fixed)
        for field in self.fields:
            value = row.get(field)
            if not value:
                continue
            try:
                text = self._tidied[value]
            except BadNote as error:
                raise BadNote(f"{field}: {error.message}", error.hint) from error
            if text:
                values[field] = text
        return values


def compile_note(note: Note) -> Template:
    r"""The note as a template that can be filled again and again.

    >>> from cardmaker.text.note import parse_note
    >>> template = compile_note(parse_note("Dear {{ title }} {{ last }},"))
    >>> template.fields, template.fill({"title": "Dr.", "last": "O'Hara"}).text
    (('title', 'last'), 'Dear Dr. O’Hara,')

    Raises:
        BadNote: it uses more of Jinja2 than a letter needs, or is not a template at all.
    """
    return Template(note)


def _plain(text: str) -> tuple[tuple[str, ...], str] | None:
    """The fields, and the tidied pattern, of a note that does no more than print its fields.

    None if it does more. A pattern is filled in a fraction of the time that Jinja2 takes.
    """
    pieces = _PRINTED.split(text)
    words, names = pieces[::2], pieces[1::2]
    if any("{" in piece for piece in words) or _TAKEN.intersection(names):
        return None
    # Each field is one letter while the words are tidied, so that a quote beside it is seen so.
    tidied = curl(FIELD.join(words)).replace("%", "%%")
    standing = iter(names)
    pattern = re.sub(FIELD, lambda _found: f"%({next(standing)})s", tidied)
    return tuple(dict.fromkeys(names)), pattern
