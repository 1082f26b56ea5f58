"""Standing type: a template goes in, one person's row after another comes out as a measured note.

As printers kept type standing that they would need again, what is the same for everybody is
measured once, and a row brings only the words with a field in them. What this short way cannot do
(branches, filters, values of several lines) goes the long one: filled, read in parts, measured.
Both come to the same Wording.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cardmaker.errors import BadNote, MissingLetters
from cardmaker.text.fit import Frame, Wording, assemble, frame_of, measure
from cardmaker.text.live import Paragraph, Row, fields_of
from cardmaker.text.merge import LONGEST, Template
from cardmaker.text.parts import read_body, read_ending, read_paragraphs
from cardmaker.text.remembered import Remembered
from cardmaker.text.shape import Lexicon
from cardmaker.text.span import Span
from cardmaker.text.tidy import tidy_value

#: How many tidied values are remembered, and how many endings of a note?
_REMEMBERED: Final = 4_096
_REMEMBERED_ENDINGS: Final = 128


class Compositor:
    """Words a template for one person after another, with a lexicon of hands."""

    def __init__(self, template: Template, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.template = template
        self._standing = _stand(template, lexicon)

    def wording(self, row: Row) -> Wording:
        """The measured note with a person's values in its fields.

        Raises:
            MissingFields, BadNote: as `Template.fill` does.
            MissingLetters: a word that no hand of the lexicon can write.
        """
        short = self._standing and self._standing.wording(row)
        return short or measure(self.template.fill(row).parts, self.lexicon)


class _Form(NamedTuple):
    """A note with one ending: its standing spans, the live ones by their places, and its frame."""

    spans: list[Span]
    live: list[tuple[int, Paragraph]]
    frame: Frame


class _Standing:
    """A note of which all rows have the same paragraphs, but for the values in them."""

    def __init__(self, pattern: str, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._paragraphs = paragraphs = read_paragraphs(pattern)
        self._last = tuple(paragraphs[1:][-2:])
        self._ending = tuple(field for part in self._last for field in fields_of(part))
        # Shorter values cannot make the note too long; longer ones are counted the long way.
        self._longest = (LONGEST - len(pattern)) // max(1, len(fields_of(pattern)))
        self._tidied = Remembered(self._tidy, _REMEMBERED)
        self._live = {
            part.text: Paragraph(part.text, lexicon, self._tidied.__getitem__)
            for part in read_body(paragraphs)
            if fields_of(part.text)
        }
        self._forms = Remembered(self._form, _REMEMBERED_ENDINGS)

    def wording(self, row: Row) -> Wording | None:
        """The measured note, or None for a row that must go the long way."""
        try:
            form = self._forms[tuple([row[field] for field in self._ending])]
            spans = form.spans.copy()
            for place, paragraph in form.live:
                spans.insert(place, paragraph.span(row))
        except (KeyError, BadNote, MissingLetters):
            return None
        return assemble(spans, form.frame, self._lexicon)

    def _form(self, ending: tuple[str, ...]) -> _Form:
        """The note whose last paragraphs have these values in their fields."""
        values = dict(zip(self._ending, map(self._tidied.__getitem__, ending), strict=True))
        taken, last = read_ending(tuple([part % values for part in self._last]))
        body = read_body(self._paragraphs[: len(self._paragraphs) - taken])
        texts = [part.text % {} for part in body if part.text not in self._live]
        texts += [part.text for part in last]
        live = [
            (at, self._live[part.text]) for at, part in enumerate(body) if part.text in self._live
        ]
        frame = frame_of([part.kind for part in (*body, *last)])
        return _Form([*map(self._lexicon.span, texts)], live, frame)

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
    try:
        return _Standing(pattern, lexicon)
    except MissingLetters:
        # Which rows lack letters, and which may run from right to left, the long way tells.
        return None
