"""Reading back: a finished PDF and the sheet it was laid out on go in, its notes come out."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]

from cardmaker.errors import BadPdf
from cardmaker.geometry import Rect, Size
from cardmaker.press.sheet import Place, Sheet
from cardmaker.units import show

#: How far may a page's sides be off those of its sheet? (What writers round away.)
_OFF: Final = 0.5

#: Letters whose baselines are closer than this are on one line, in points: half the leading of the
#: smallest note, and more than a hand's baseline wanders.
_ONE_LINE: Final = 3.5

#: A paragraph ends where the next line is further away than so many leadings.
_PARAGRAPH: Final = 1.2


class Found(NamedTuple):
    """A note in a file: the page it stands on, from 1, and its text, a blank line at each gap."""

    page: int
    text: str


class _Letter(NamedTuple):
    letter: str
    x: float
    y: float


def notes_in(file: Path, sheet: Sheet, panel: str) -> Iterator[Found]:
    """What stands on that panel of each card of a file; cards without words there are left out.

    Raises:
        BadPdf: the file cannot be read, or its pages are not that sheet's.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as why:
        raise BadPdf(f"{file} cannot be read as a PDF: {why}") from why
    sides = [side for side in (sheet.front, sheet.back) if side]
    try:
        for number in range(len(document)):
            page = document[number]
            size = Size(*page.get_size())
            # A landscape sheet that was written for a certain printer stands as it is fed.
            fed = sheet.landscape and size.h > size.w
            _check(file, size.turned if fed else size, sheet.size)
            places = [one for one in sides[number % len(sides)].places if one.panel == panel]
            if fed:
                # Words are told apart as the page is read, upright.
                page.set_rotation(270)
            letters = _letters(page, size.h) if places else []
            if fed:
                letters = [_Letter(one.letter, one.y, size.w - one.x) for one in letters]
            for place in places:
                if text := _text(letters, place):
                    yield Found(number + 1, text)
    finally:
        document.close()


def _check(file: Path, page: Size, sheet: Size) -> None:
    if max(abs(page.w - sheet.w), abs(page.h - sheet.h)) > _OFF:
        raise BadPdf(
            f"{file.name} has pages of {show(page.w)} by {show(page.h)}, and a sheet of these cards"
            f" is {show(sheet.w)} by {show(sheet.h)}",
            "say the format (-f) and the stock (-s) that it was made with",
        )


def _letters(page: pypdfium2.PdfPage, height: float) -> list[_Letter]:
    """The letters of a page where the pen was, y down, in the order in which they were written."""
    text = page.get_textpage()
    raw = pypdfium2.raw
    x, y = c_double(), c_double()
    found = []
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter not in "\r\n" and raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y)):
            found.append(_Letter(letter, x.value, height - y.value))
    return found


def _text(letters: list[_Letter], place: Place) -> str:
    """The text on one panel, lines apart as they stand."""
    lines: list[tuple[float, str]] = []
    for letter, x, y in letters:
        if not _holds(place.box, x, y):
            continue
        down = place.box.bottom - y if place.head_down else y - place.box.y
        if lines and abs(lines[-1][0] - down) < _ONE_LINE:
            lines[-1] = (lines[-1][0], lines[-1][1] + letter)
        else:
            lines.append((down, letter))
    lines = [(y, " ".join(text.split())) for y, text in lines if text.strip()]
    if not lines:
        return ""
    steps = [after[0] - before[0] for before, after in pairwise(lines)]
    leading = min((step for step in steps if step > 0), default=0.0)
    text = lines[0][1]
    for step, (_, line) in zip(steps, lines[1:], strict=True):
        text += ("\n\n" if step > _PARAGRAPH * leading else "\n") + line
    return text


def _holds(box: Rect, x: float, y: float) -> bool:
    return box.x <= x <= box.right and box.y <= y <= box.bottom
