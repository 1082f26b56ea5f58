"""The parts of a note: tidied text goes in; salutation, body, closing and signature line come out.

Paragraphs are parted by blank lines. The first one is the salutation if it ends in a comma; short
lines at the end are the closing and the signature line. In the body a single line break is only how
the file was wrapped, unless it is an explicit one; in the other parts it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cardmaker.text.tidy import LINE_END, NBSP, glue

#: How long may a closing or signature line be? Longer ones are sentences of the body.
_SHORT_LETTERS: Final = 48
_SHORT_WORDS: Final = 8

#: "Jr." ends a name, but a line of more words than this that ends in a stop is a sentence.
_NAME_WORDS: Final = 3

#: How many endings are remembered?
_REMEMBERED: Final = 256

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


#: Which parts has a note?
KINDS: Final = ("salutation", "body", "turn", "closing", "signature")


class Part(NamedTuple):
    """Words that flow together: `kind` is salutation, body, closing, signature, or turn for what
    goes on with a body's paragraph on a new line.
    """

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
    paragraphs = read_paragraphs(text)
    taken, ending = read_ending(tuple(paragraphs[1:][-2:]))
    return (*read_body(paragraphs[: len(paragraphs) - taken]), *ending)


def read_paragraphs(text: str) -> list[str]:
    """The paragraphs of a note; blank lines part them."""
    return [p for p in _BLANK_LINE.split(text.strip()) if p]


def read_body(paragraphs: Sequence[str]) -> list[Part]:
    """The parts of a note's paragraphs without its ending: a salutation, if there is one, and the
    body.
    """
    lines = _lines(paragraphs[0]) if paragraphs and paragraphs[0].endswith(",") else []
    parts = [Part("salutation", line) for line in lines]
    for paragraph in paragraphs[1:] if lines else paragraphs:
        first, *more = paragraph.replace("\n", " ").split(LINE_END)
        parts += [Part("body", first), *(Part("turn", line) for line in more)]
    return parts


@lru_cache(_REMEMBERED)
def read_ending(last: tuple[str, ...]) -> tuple[int, tuple[Part, ...]]:
    """How many of a note's last two paragraphs (the first never is one) are closing and signature,
    and these parts. It is remembered: a run's cards end alike.
    """
    if not last or not _is_short(last[-1]):
        return 0, ()
    taken, lines = 1, _lines(last[-1])
    only_name = len(lines) == 1 and not lines[0].endswith(",")
    if only_name and len(last) > 1 and last[0].endswith(",") and _is_short(last[0]):
        taken, lines = 2, _lines(last[0]) + lines
    closings = sum(line.endswith(",") for line in lines) or (1 if len(lines) > 1 else 0)
    kinds = ("closing" if i < closings else "signature" for i in range(len(lines)))
    return taken, tuple(map(Part, kinds, lines))


def _is_short(paragraph: str) -> bool:
    """Whether every line of it could be a closing or a name."""
    return all(
        len(line) <= _SHORT_LETTERS
        and (words := line.count(" ") + 1) <= _SHORT_WORDS
        and not (words > _NAME_WORDS and line.endswith((".", "!", "?", "…")))
        for line in _lines(paragraph)
    )


def _lines(paragraph: str) -> list[str]:
    """The lines of a part in which each line end stands."""
    return paragraph.replace(LINE_END, "\n").split("\n")


def split_words(text: str) -> tuple[str, ...]:
    """The words of a tidied text; a title and its name, glued by a no-break space, are one."""
    glued = " ".join(glued_words(text)).replace(f"{NBSP} ", NBSP)
    return tuple(glued.split(" ")) if glued else ()


def glued_words(text: str) -> list[str]:
    r"""The words of a tidied text; one that must not part from the next ends in a no-break space.

    >>> glued_words("Dear Mr. O’Hara and I\xa0– so")
    ['Dear', 'Mr.\xa0', 'O’Hara', 'and', 'I\xa0', '–', 'so']
    """
    return [word for word in glue(text).replace(NBSP, f"{NBSP} ").split(" ") if word.strip(NBSP)]
