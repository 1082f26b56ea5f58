"""Standing type: a template goes in, one person's row after another comes out as a measured note.

As printers kept type standing that they would need again, the parts of a note that are the same
for everybody are measured once, and a row brings only those with a field in them. What this short
way cannot do (branches, filters, values of several lines) goes the long one: filled, read in parts,
measured. Both come to the same Wording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cardmaker.errors import BadNote, MissingLetters
from cardmaker.text.fit import Wording, assemble, gaps_between, measure
from cardmaker.text.merge import LONGEST, Template
from cardmaker.text.parts import read_body, read_ending, read_paragraphs
from cardmaker.text.rag import Span
from cardmaker.text.remembered import Remembered
from cardmaker.text.shape import Lexicon
from cardmaker.text.tidy import tidy_value

#: How many tidied values are remembered, and how many endings of a note?
_REMEMBERED: Final = 4_096
_REMEMBERED_ENDINGS: Final = 128

_FIELD: Final = re.compile(r"(?<!%)(?:%%)*%\((\w+)\)s")

Row = Mapping[str, str]


class Compositor:
    """Sets a template's words for one person after another."""

    def __init__(self, template: Template, lexicon: Lexicon) -> None:
        self._template = template
        self._lexicon = lexicon
        self._standing = _stand(template, lexicon)

    def wording(self, row: Row) -> Wording:
        """The measured note with a person's values in its fields.

        Raises:
            MissingFields, BadNote: as `Template.fill` does.
            MissingLetters: a word that no hand of the lexicon can write.
        """
        short = self._standing and self._standing.wording(row)
        return short or measure(self._template.fill(row).parts, self._lexicon)


class _Form(NamedTuple):
    """A note with one ending: its parts, standing ones as spans and live ones as patterns."""

    parts: tuple[Span | str, ...]
    gaps: tuple[float, ...]


class _Standing:
    """A note of which all rows have the same paragraphs, but for the values in them."""

    def __init__(self, pattern: str, fields: Sequence[str], lexicon: Lexicon) -> None:
        self._paragraphs = paragraphs = read_paragraphs(pattern)
        self._fields = fields
        self._lexicon = lexicon
        self._last = tuple(paragraphs[1:][-2:])
        # Shorter values cannot make the note too long; longer ones are counted the long way.
        self._longest = (LONGEST - len(pattern)) // max(1, len(_fields(pattern)))
        self._forms = Remembered(self._form, _REMEMBERED_ENDINGS)
        self._tidied = Remembered(self._tidy, _REMEMBERED)

    def wording(self, row: Row) -> Wording | None:
        """The measured note, or None for a row that must go the long way."""
        tidied, span = self._tidied, self._lexicon.span
        try:
            values = {field: tidied[row[field]] for field in self._fields}
            parts, gaps = self._forms[tuple([part % values for part in self._last])]
            spans = [span(part % values) if isinstance(part, str) else part for part in parts]
        except (KeyError, BadNote, MissingLetters):
            return None
        return assemble(spans, gaps, self._lexicon)

    def _form(self, last: tuple[str, ...]) -> _Form:
        """The note with its last paragraphs filled like this."""
        taken, ending = read_ending(last)
        body = read_body(self._paragraphs[: len(self._paragraphs) - taken])
        span = self._lexicon.span
        parts = [part.text if _fields(part.text) else span(part.text % {}) for part in body]
        endings = [span(part.text) for part in ending]
        gaps = gaps_between([part.kind for part in (*body, *ending)])
        return _Form((*parts, *endings), gaps)

    def _tidy(self, value: str) -> str:
        """A value as a printer would set it.

        Raises:
            KeyError: it is empty, of several lines or very long.
            BadNote: it holds what cannot be printed.
        """
        text = tidy_value(value)
        if not text or "\n" in text or len(text) > self._longest:
            raise KeyError(value)
        return text


def _stand(template: Template, lexicon: Lexicon) -> _Standing | None:
    """The template as standing type; None if values can change what its paragraphs are."""
    pattern = template.pattern or ""
    paragraphs = read_paragraphs(pattern)
    # A first paragraph that ends in a value is the salutation where that ends in a comma.
    if not paragraphs or paragraphs[0].endswith(")s") or len(pattern) > LONGEST:
        return None
    return _Standing(pattern, template.fields, lexicon)


def _fields(pattern: str) -> tuple[str, ...]:
    """The fields that a pattern prints, each time it does.

    >>> _fields("Dear %(title)s %(last)s, 100 %% (sic)")
    ('title', 'last')
    """
    return tuple(_FIELD.findall(pattern))
