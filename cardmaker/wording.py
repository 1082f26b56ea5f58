"""Wording: the words on a card's front and back. A design and what is to be said go in, set lines
and what art keeps out of come out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from cardmaker.art.palette import Palette, two_inks
from cardmaker.design import Design, Monogram
from cardmaker.display import Glyphs
from cardmaker.geometry import Rect, Size
from cardmaker.text.face import Face
from cardmaker.text.lettering import CAPITALS, Lettering, Setting, set_lettering, set_small

#: The smallest type that is read with ease, and that of the credit on the back, in points.
SMALLEST_TYPE: Final = 6.0
SMALLEST_CREDIT: Final = 4.8

#: How wide may lettering and a small line be, of the width inside the border?
_WITHIN: Final = 0.78
_WIDEST: Final = 0.88

#: More letters than this are no monogram; and how large are the names under one at most, of the
#: largest lettering?
_MONOGRAM: Final = 3
_NAMES: Final = 0.4

Faces = Mapping[str, Face]


class Page(NamedTuple):
    """A panel that words are set on, as its design and palette have it; lengths in points.

    `border` is the bare paper round it, and no words stand nearer than `margin` to its edges.
    """

    design: Design
    palette: Palette
    size: Size
    border: float
    margin: float

    @property
    def inner(self) -> float:
        """How wide it is inside its border."""
        return self.size.w - 2 * self.border

    def at(self, v: float) -> complex:
        """The place in its middle, so far down as a part of its height."""
        return complex(self.size.w / 2, v * self.size.h)


def front_words(
    page: Page, lettering: str, subline: str, faces: Faces
) -> tuple[tuple[Glyphs, ...], tuple[Rect, ...]]:
    """The lettering and the lines below it as set, and the boxes that art keeps out of.

    Raises:
        Overset, BadLettering: words that make no good front.
        MissingLetters: a face cannot write them.
    """
    if not lettering:
        return (), ()
    crest, letters = page.design.monogram, monogram(lettering)
    if crest and letters:
        found = _crested(page, crest, (letters, subline), faces)
    else:
        found = _worded(page, lettering, subline, faces)
    glyphs = tuple(line for part in found for line in part.glyphs)
    return glyphs, tuple(box for part in found for box in part.keep_out)


def credit(page: Page, faces: Faces) -> tuple[Glyphs, ...]:
    """The design's name for the back, under its mark, in the smallest type there is."""
    if not page.design.credit:
        return ()
    place = page.at(page.design.credit_centre)
    return _small(page, page.design.credit.upper(), place, SMALLEST_CREDIT, faces).glyphs


def monogram(words: str) -> str:
    """The letters of a monogram, if words are one: a single letter, two or three capitals.

    >>> monogram("m"), monogram("E&J"), monogram("joy"), monogram("thank you")
    ('M', 'E&J', '', '')
    """
    letters = words.strip()
    plain = letters.replace("&", "").isalpha() and len(letters) <= _MONOGRAM
    return letters.upper() if plain and (len(letters) == 1 or letters.isupper()) else ""


def _worded(page: Page, lettering: str, subline: str, faces: Faces) -> list[Lettering]:
    """The lettering, and the small line below it if there is one."""
    style = page.design.lettering
    text = lettering.upper() if style.upper else lettering
    big = set_lettering(faces[style.face], text, _setting(page))
    return [big, *_below(page, (big.ink, style.centre.real), subline, faces)]


def _crested(page: Page, crest: Monogram, said: tuple[str, str], faces: Faces) -> list[Lettering]:
    """The monogram, the names below it in the script of the words, the design's own words."""
    letters, names = said
    words, side = page.design.lettering, min(page.size)
    above = _setting(page)._replace(
        limits=Size(crest.width * side, page.size.h), centre=page.at(crest.v),
        largest=CAPITALS * crest.height * side, lines=1, tracking=0.0, leading=None,
    )  # fmt: skip
    found = [set_lettering(faces[crest.face], letters, above)]
    if not names:
        size = _small_size(page)
        return [*found, _small(page, words.text.upper(), page.at(crest.names_v), size, faces)]
    under = above._replace(
        limits=Size(min(crest.names_width * side, _WITHIN * page.inner), page.size.h),
        centre=page.at(crest.names_v),
        largest=_NAMES * _setting(page).largest,
    )
    found.append(set_lettering(faces[words.face], names, under))
    return [*found, *_below(page, (found[-1].ink, 0.5), words.text, faces)]


def _setting(page: Page) -> Setting:
    """How the design wants words set on this panel, inside its border."""
    style, (w, h) = page.design.lettering, page.size
    # What stands aside is no wider than lets it keep off the nearer edge.
    aside = 2 * (min(style.centre.real, 1 - style.centre.real) * w - page.margin)
    return Setting(
        limits=Size(min(style.width * w, _WITHIN * page.inner, aside), style.height * h),
        centre=complex(style.centre.real * w, style.centre.imag * h),
        ink=page.palette.ink,
        largest=style.largest * (w * h) ** 0.5,
        lines=style.lines,
        tracking=style.tracking,
        leading=style.leading,
    )


def _below(page: Page, above: tuple[Rect, float], text: str, faces: Faces) -> tuple[Lettering, ...]:
    """A small line below the ink of other words, on their axis (a part of the width), and off the
    border; none without a text.
    """
    if not text:
        return ()
    ink, axis = above
    drop, lowest = page.design.subline.drop * page.size.h, page.size.h - page.margin
    place = complex(axis * page.size.w, min(ink.bottom + drop, lowest))
    return (_small(page, text.upper(), place, _small_size(page), faces),)


def _small_size(page: Page) -> float:
    return max(page.design.subline.size * page.size.h, SMALLEST_TYPE)


def _small(page: Page, text: str, place: complex, size: float, faces: Faces) -> Lettering:
    """A small line centred on a place of its baseline."""
    style, w, x = page.design.subline, page.size.w, place.real
    margin = page.border + (1 - _WIDEST) / 2 * page.inner
    return set_small(
        faces[style.face], text, x, place.imag,
        size=size, tracking=style.tracking, ink=two_inks(page.palette.ink),
        width=2 * (min(x, w - x) - margin),
    )  # fmt: skip
