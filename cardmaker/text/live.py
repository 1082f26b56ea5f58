"""Live matter: a paragraph with fields goes in, its span for one person after another comes out.

Words that no value can change are shaped once. Those with a field in them, and their neighbours,
to which they may cling, are set for each row and remembered by its values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from cardmaker.text.fitted import Phrase
from cardmaker.text.merge import IN_PATTERN
from cardmaker.text.remembered import Remembered
from cardmaker.text.shape import Lexicon
from cardmaker.text.span import Span

#: How many live phrases are remembered, and how many paragraphs? These are large, for they
#: remember their lines.
_PHRASES: Final = 5_000
_SPANS: Final = 500

Row = Mapping[str, str]

#: What a row says: in one field, or in several in their order.
Values = str | tuple[str, ...]


class _Live(NamedTuple):
    """Where a paragraph has neighbouring words with fields, what a row says in these, and what that
    makes of them.
    """

    at: int
    values: Callable[[Row], Values]
    phrases: Mapping[Values, Phrase]


class Paragraph:
    """A paragraph with fields, as a pattern for Python's %; `tidied` makes a value what is set."""

    def __init__(self, pattern: str, lexicon: Lexicon, tidied: Callable[[str], str]) -> None:
        self._lexicon = lexicon
        self._tidied = tidied
        pieces = _cut(pattern)
        fields = fields_of(pattern)
        self._live = [
            self._live_at(at, piece) for at, piece in enumerate(pieces) if fields_of(piece)
        ]
        self._standing = [lexicon.phrase(piece % ()) for piece in pieces if not fields_of(piece)]
        # What one value makes comes again with it; what several make hardly ever does.
        self._field = fields[0] if len(fields) == 1 else None
        self._spans = Remembered(self._of_value, _SPANS)

    def span(self, row: Row) -> Span:
        """The paragraph with a row's values in its fields.

        Raises:
            KeyError: the row lacks a field.
            MissingLetters: a word that no hand of the lexicon can write.
        """
        return self._of_row(row) if self._field is None else self._spans[row[self._field]]

    def _of_value(self, value: str) -> Span:
        assert self._field is not None
        return self._of_row({self._field: value})

    def _of_row(self, row: Row) -> Span:
        phrases = self._standing.copy()
        for at, values, made in self._live:
            phrases.insert(at, made[values(row)])
        return Span(phrases, self._lexicon.space)

    def _live_at(self, at: int, pattern: str) -> _Live:
        """What makes live words of a row."""
        phrase, tidied = self._lexicon.phrase, self._tidied
        plain = IN_PATTERN.sub(r"\1%s", pattern)

        def fill(values: Values) -> Phrase:
            return phrase(plain % tuple(map(tidied, _each(values))))

        return _Live(at, itemgetter(*fields_of(pattern)), Remembered(fill, _PHRASES))


def _each(values: Values) -> tuple[str, ...]:
    return values if isinstance(values, tuple) else (values,)


def _cut(pattern: str) -> list[str]:
    """A pattern in pieces, cut between words without a field; of these, neighbours are joined.

    >>> _cut("Thank you for the %(gift)s from us at %(shop)s.")
    ['Thank you for', 'the %(gift)s from', 'us', 'at %(shop)s.']
    """
    words = [word for word in pattern.split(" ") if word]
    clumps = words[:1]
    for before, word in pairwise(words):
        if fields_of(before) or fields_of(word):
            clumps[-1] += f" {word}"
        else:
            clumps.append(word)
    pieces = clumps[:1]
    for before, clump in pairwise(clumps):
        if fields_of(before) or fields_of(clump):
            pieces.append(clump)
        else:
            pieces[-1] += f" {clump}"
    return pieces


def fields_of(pattern: str) -> tuple[str, ...]:
    """The fields that a pattern prints, each time it does.

    >>> fields_of("Dear %(title)s %(last)s, 100 %% (sic)")
    ('title', 'last')
    """
    return tuple(field for _, field in IN_PATTERN.findall(pattern))
