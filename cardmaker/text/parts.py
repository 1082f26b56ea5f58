"""The parts of a note: tidied text goes in; salutation, body, closing and signature line come out.

Paragraphs are parted by blank lines. The first one is the salutation if it ends in a comma; short
lines at the end are the closing and the signature line. In the body a single line break is only how
the file was wrapped; in the other parts it stands.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cardmaker.text.tidy import TITLES, glue

#: How long may a closing or signature line be? Longer ones are sentences of the body.
_SHORT_LETTERS: Final = 48
_SHORT_WORDS: Final = 8

#: "Jr." ends a name, but a line of more words than this that ends in a stop is a sentence.
_NAME_WORDS: Final = 3

#: Which words stand alone in a line only where a field brought them, and cling to a neighbour?
_GLUING: Final = frozenset((*TITLES, *(f"{title}." for title in TITLES), *"IAa&«–—»?!:;"))

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


#: Which parts has a note?
KINDS: Final = ("salutation", "body", "closing", "signature")


class Part(NamedTuple):
    """Words that flow together: `kind` is salutation, body, closing or signature."""

    kind: str
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, those that must not part in one."""
        return split_words(self.text)


def read_parts(text: str) -> tuple[Part, ...]:
    r"""The parts of a note, in order.

    >>> for part in read_parts("Dear Ada,\n\nThank you for\nthe vase.\n\nYours,\nSam"):
    ...     print(part.kind, part.words)
    salutation ('Dear', 'Ada,')
    body ('Thank', 'you', 'for', 'the', 'vase.')
    closing ('Yours,',)
    signature ('Sam',)
    """
    paragraphs = [p for p in _BLANK_LINE.split(text.strip()) if p]
    ending = _ending(paragraphs)
    parts = []
    if paragraphs and paragraphs[0].endswith(","):
        parts += [Part("salutation", line) for line in paragraphs.pop(0).split("\n")]
    parts += [Part("body", paragraph.replace("\n", " ")) for paragraph in paragraphs]
    return (*parts, *ending)


def _ending(paragraphs: list[str]) -> list[Part]:
    """Take the closing and the signature off the end of the paragraphs."""
    lines: list[str] = []
    if len(paragraphs) > 1 and _is_short(paragraphs[-1]):
        lines = paragraphs.pop().split("\n")
        only_name = len(lines) == 1 and not lines[0].endswith(",")
        closing = len(paragraphs) > 1 and paragraphs[-1].endswith(",") and _is_short(paragraphs[-1])
        if only_name and closing:
            lines = paragraphs.pop().split("\n") + lines
    closings = sum(line.endswith(",") for line in lines) or (1 if len(lines) > 1 else 0)
    return [Part("closing" if i < closings else "signature", line) for i, line in enumerate(lines)]


def _is_short(paragraph: str) -> bool:
    """Whether every line of it could be a closing or a name."""
    return all(
        len(line) <= _SHORT_LETTERS
        and (words := line.count(" ") + 1) <= _SHORT_WORDS
        and not (words > _NAME_WORDS and line.endswith((".", "!", "?", "…")))
        for line in paragraph.split("\n")
    )


def split_words(text: str) -> tuple[str, ...]:
    """The words of a tidied text; a title and its name, glued by a no-break space, are one."""
    words = tuple(filter(None, text.split(" ")))
    if _GLUING.isdisjoint(words):
        return words
    return tuple(filter(None, glue(text).split(" ")))
