"""Tidying: typed text goes in, text as a printer would set it comes out.

Quotes are curled, dots and dashes made one sign, letters composed (NFC), and a no-break space glues
what must not part at a line's end: a title and its name, a lone letter and the next word.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Final

from cardmaker.errors import BadNote

#: Stand for a field and for a `{% … %}` in a template's own text while it is tidied. Noncharacters,
#: so that no text may hold them (Unicode 23.7).
FIELD: Final = "\ufdd0"
BRANCH: Final = "\ufdd1"

#: An explicit line end (LINE SEPARATOR); a plain one in a paragraph is only how the file was
#: wrapped. It is typed as in Markdown: two spaces or a backslash before the line's end.
LINE_END: Final = "\u2028"
#: Glues words that must not part at a line's end.
NBSP: Final = "\u00a0"

#: How many marks may one letter carry? No writing system needs more than a few.
MARKS_PER_LETTER: Final = 8

_PLANE_ENDS = "".join(
    chr(plane + end) for plane in range(1 << 16, 17 << 16, 1 << 16) for end in (0xFFFE, 0xFFFF)
)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e"
    f"\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff{_PLANE_ENDS}]"
)
_ISOLATES = re.compile("[\u2066-\u2069]")
_HEAP = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
    f"{{{MARKS_PER_LETTER + 1},}}"
)

#: What is one sign but was typed as another? Ligature letters come apart (U+FB00–FB06), spaces of
#: fixed width become plain ones, and what has no width at all goes.
_SIGNS: Final = str.maketrans(
    {
        "\r": "\n", "\u2029": "\n\n", "\t": " ",
        "\u202f": "\u00a0", "\u2007": "\u00a0",
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a", " "),
        **dict.fromkeys("\u205f\u3000", " "),
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff"),
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip

#: What is written before a name, with or without its dot?
TITLES: Final = (
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "St", "Sr", "Sra", "Mme", "Mlle", "Hr", "Fr",
)  # fmt: skip

#: What stands after a number and must not begin a line without it.
_UNIT: Final = (
    r"[ap]m|[ap]\.m\.|o[’']clock|Uhr|h|hrs?|mins?|km|cm|mm|m|kg|g|lbs?|oz|ft|"
    r"%|°C|°F|°|€|£|\$|kr|zł|EUR|USD|GBP|CHF"
)

#: What people put into a cell that has nothing to say; it must not be read out on a card.
_STAND_INS: Final = frozenset({"-", "–", "—", "?", "n/a", "#n/a", "n.a.", "tbd", "null"})

_DASH = re.compile(r"(?<=\w)--(?=\w)|(?<=\S) +--? +(?=\S)")
_EARLY_APOSTROPHE = re.compile(
    r"(?<!\w)'(?=(?:tis|twas|em|til|cause|n|round)\b|\d0s)", re.IGNORECASE
)
_OPENING = rf"(?:(?<![^\s(\[–—/“‘])|(?<={BRANCH})(?=.[\w{FIELD}]))"
_OPENING_DOUBLE = re.compile(_OPENING + '"')
_OPENING_SINGLE = re.compile(_OPENING + "'")
_LINE_END = re.compile(rf"(?: {{2,}}| *\\)\n(?=[^\S\n]*\S)| *{LINE_END} *")
_SPACES = re.compile(r"  +| +(?=\n)|(?<=\n) +")

# A search leaps from space to space and looks back from each, which it can by one length at a time.
_ALIKE = ["|".join(alike) for _, alike in groupby(sorted(TITLES, key=len), len)]
_PLAIN, _DOTTED = (
    "|".join(rf"(?<=\b(?:{titles}){end})" for titles in _ALIKE) for end in (" ", r"\. ")
)
_GLUE = re.compile(
    r" (?:(?=[–—»]|[?!:;](?:\s|$))"
    r"|(?<=(?<!\w)[IAa&«] )(?=\S)"
    rf"|(?<=\. )(?:(?<=\b[A-Z]\. )(?=[A-Z])|(?<=\bNo\. )(?=\d)|(?:{_DOTTED})(?=\S))"
    rf"|(?=[^\W\d_a-z]|{FIELD})(?:{_PLAIN}))"
)
_GLUE_UNIT = re.compile(rf"\d(?<!\w\d)[\d.,:]* (?=(?:{_UNIT})(?!\w))")


def tidy(text: str) -> str:
    r"""The text with printers' signs, in NFC, with no-break spaces where words must not part.

    >>> tidy("Dear Mr. O'Hara -- 'I' wait...")
    'Dear Mr.\xa0O’Hara\xa0– ‘I’ wait…'

    Raises:
        BadNote: it holds characters that cannot be printed.
    """
    if text.isalnum() and text.isascii():
        return text
    check_letters(text)
    return curl(text)


def tidy_value(value: str) -> str:
    """A field's value, tidied; empty where it has nothing to say.

    >>> tidy_value(" O'Hara "), tidy_value("N/A")
    ('O’Hara', '')

    Raises:
        BadNote: it holds characters that cannot be printed.
    """
    return "" if value.strip().lower() in _STAND_INS else tidy(value).strip()


def curl(text: str) -> str:
    """The same for text whose letters are known to be good (or are stand-ins for fields)."""
    if not _is_plain(text):
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_SIGNS))
    if "--" in text or " - " in text:
        text = _DASH.sub(_dash, text)
    if "..." in text:
        text = text.replace("....", "….").replace("...", "…")
    if '"' in text:
        text = _OPENING_DOUBLE.sub("“", text).replace('"', "”")
    if "'" in text:
        text = _EARLY_APOSTROPHE.sub("’", text)
        text = _OPENING_SINGLE.sub("‘", text).replace("'", "’")
    if "\n" in text or LINE_END in text:
        text = _LINE_END.sub(LINE_END, text)
    if "  " in text or "\n" in text:
        text = _SPACES.sub(_squeeze, text)
    return glue(text)


def glue(text: str) -> str:
    """No-break spaces after titles and lone letters, between a number and its unit, and before
    dashes and spaced-off marks.
    """
    return _GLUE_UNIT.sub(_keep_with_next, _GLUE.sub(NBSP, text))


def check_letters(text: str) -> None:
    """Refuse, by name, what no press can print: control characters and their like.

    Raises:
        BadNote: control characters, unpaired surrogates, noncharacters, bidirectional overrides,
            isolates that are not closed, the sign of a lost letter, heaps of accents.
    """
    if _is_plain(text):
        return
    bad = _FORBIDDEN.search(text)
    if bad:
        raise BadNote(f"{_where(text, bad.start())} holds {_name(bad[0])}", "take it out")
    if text.isascii():
        return
    heap = _HEAP.search(text)
    if heap:
        raise BadNote(
            f"{_where(text, heap.start())} holds a letter with {len(heap[0])} marks",
            f"at most {MARKS_PER_LETTER} can be set",
        )
    depth = 0
    for isolate in _ISOLATES.finditer(text):
        depth += -1 if isolate[0] == "\u2069" else 1
        if depth < 0:
            break
    if depth:
        raise BadNote("the text has a bidirectional isolate that is not closed", "take it out")


def _is_plain(text: str) -> bool:
    """Whether it is one line of ASCII, in which nothing is forbidden and every sign is itself."""
    return text.isascii() and text.isprintable()


def _where(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line}, column {at - text.rfind(chr(10), 0, at)}"


def _name(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if letter == "\ufffd":
        name = "the sign of a letter that was lost when the text was saved"
    kind = {"Cc": "a control character", "Cs": "half a character", "Cn": "no character"}
    named = name or kind.get(unicodedata.category(letter), "an unnamed character")
    return f"{named} (U+{ord(letter):04X})"


def _dash(found: re.Match[str]) -> str:
    return " – "


def _squeeze(found: re.Match[str]) -> str:
    touches_line_end = found.end() == len(found.string) or found.string[found.end()] == "\n"
    touches_line_start = found.start() == 0 or found.string[found.start() - 1] == "\n"
    return "" if touches_line_end or touches_line_start else " "


def _keep_with_next(found: re.Match[str]) -> str:
    return found[0][:-1] + NBSP
