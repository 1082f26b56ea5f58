"""A card: what each of its panels shows. A design and words go in, display lists come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from cardmaker.art.colouring import BLACK, OUTLINE, colouring
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.rule import two_inks
from cardmaker.design import Design, Monogram
from cardmaker.display import Glyphs, Items
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import Fold, opened
from cardmaker.text.face import Face
from cardmaker.text.lettering import CAPITALS, Lettering, Setting, set_lettering, set_small
from cardmaker.text.outlines import outlined, papered
from cardmaker.units import mm

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

#: A note and its guides keep this far from the trim, from the crease and from a border. Duplex
#: printing drifts by 0.5 to 2 mm on an ordinary printer.
SAFE: Final = 4 * mm


@dataclass(frozen=True, slots=True)
class Card:
    """The display lists of a card's panels, and the panel that a note is written on.

    `panels` is keyed by the fold table's names (front, back, left, right, top, bottom); a panel
    that is not there is bare paper. Each list is in its panel's own places: origin at the panel's
    top left as it is read, art that bleeds reaches beyond the panel's edges.
    """

    panels: Mapping[str, Items]
    note: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that decides how a card looks, but for the note: lengths in points.

    `panel` is a panel's size as laid out on the sheet; `edge`, `border` and `bleed` say how its
    art ends there.
    """

    design: Design
    palette: Palette
    fold: Fold
    panel: Size
    edge: Literal["border", "bleed"]
    border: float
    bleed: float
    seed: int
    lettering: str
    subline: str


def compose(brief: Brief, faces: Mapping[str, Face]) -> Card:
    """The card of a brief: its front with lettering, its back mark, the art beside the note.

    `faces` holds the design's lettering faces by name. Raises Overset and BadLettering for words
    that make no good front, and MissingLetters for what their face cannot write.
    """
    design, palette, seed = brief.design, brief.palette, str(brief.seed)
    words, keep = _front_words(brief, faces)
    note = note_panel(brief.fold)
    panels = {
        "front": (*design.front(_panel(brief, keep), palette, seed), *words),
        note: design.inside(_panel(brief, (note_box(brief),)), palette, seed),
    }
    if note != "back":
        panels["back"] = (*design.back(_panel(brief), palette, seed), *_credit(brief, faces))
    return Card(panels, note)


def written(card: Card, lines: Items) -> Card:
    """The card with more on its note panel: guides for the pen."""
    return replace(card, panels={**card.panels, card.note: (*card.panels[card.note], *lines)})


def colouring_card(card: Card, faces: Mapping[str, Face]) -> Card:
    """The card in one ink, its art and lettering in outline, to be coloured in by hand."""

    def lettering(line: Glyphs) -> Items:
        return (*outlined((line,), faces, BLACK, OUTLINE), *papered((line,)))

    panels = {name: colouring(items, lettering) for name, items in card.panels.items()}
    return replace(card, panels=panels)


def note_panel(fold: Fold) -> str:
    """The panel a note is written on: of the open card, the one at its lower right."""
    last = max(opened(fold), key=lambda seen: (seen.place.y, seen.place.x))
    return last.panel


def opened_note(brief: Brief) -> tuple[Size, Rect]:
    """The size of the open card as it is read, and where on it the note's panel lies, in points."""
    panel = note_panel(brief.fold)
    (x, y, w, h) = next(seen.place for seen in opened(brief.fold) if seen.panel == panel)
    size = Size(brief.panel.w / w, brief.panel.h / h)
    return size, Rect(x * size.w, y * size.h, *brief.panel)


def note_box(brief: Brief) -> Rect:
    """Where the note goes on its panel: the design's box, kept off the border and the creases."""
    w, h = brief.panel
    part = brief.design.note
    left, top = part.x * w, part.y * h
    right, bottom = part.right * w, part.bottom * h
    safe = brief.border + SAFE
    left, top = max(left, safe), max(top, safe)
    right, bottom = min(right, w - safe), min(bottom, h - safe)
    return Rect(left, top, right - left, bottom - top)


def _panel(brief: Brief, keep: tuple[Rect, ...] = ()) -> Panel:
    return Panel(brief.panel, brief.edge, brief.border, brief.bleed, keep)


def _front_words(
    brief: Brief, faces: Mapping[str, Face]
) -> tuple[tuple[Glyphs, ...], tuple[Rect, ...]]:
    """The lettering and the lines below it, and what art keeps out of."""
    if not brief.lettering:
        return (), ()
    crest = brief.design.monogram
    letters = monogram(brief.lettering)
    found = _crest(brief, crest, letters, faces) if crest and letters else _words(brief, faces)
    glyphs = tuple(line for part in found for line in part.glyphs)
    return glyphs, tuple(box for part in found for box in part.keep_out)


def _words(brief: Brief, faces: Mapping[str, Face]) -> list[Lettering]:
    """The lettering, and the small line below it if there is one."""
    style = brief.design.lettering
    text = brief.lettering.upper() if style.upper else brief.lettering
    big = set_lettering(faces[style.face], text, _setting(brief))
    return [big, *_subline(brief, faces, (big.ink, style.centre.real), brief.subline)]


def _crest(
    brief: Brief, crest: Monogram, letters: str, faces: Mapping[str, Face]
) -> list[Lettering]:
    """The monogram, the names below it in the script of the words, the design's own words."""
    panel, words, base = brief.panel, brief.design.lettering, _setting(brief)
    side = min(panel)
    box = Size(crest.width * side, panel.h)
    high = CAPITALS * crest.height * side
    above = base._replace(
        limits=box, centre=_at(panel, crest.v), largest=high, tracking=0.0, lines=1, leading=None
    )
    found = [set_lettering(faces[crest.face], letters, above)]
    if brief.subline:
        inner = _WITHIN * (panel.w - 2 * brief.border)
        limits = Size(min(crest.names_width * side, inner), base.limits.h)
        under = above._replace(
            limits=limits, centre=_at(panel, crest.names_v), largest=_NAMES * base.largest
        )
        found.append(set_lettering(faces[words.face], brief.subline, under))
        return [*found, *_subline(brief, faces, (found[-1].ink, 0.5), words.text)]
    place = _at(panel, crest.names_v)
    return [*found, _small(brief, faces, words.text.upper(), place, _small_size(brief))]


def monogram(words: str) -> str:
    """The letters of a monogram, if words are one: a single letter, two or three capitals.

    >>> monogram("m"), monogram("E&J"), monogram("joy"), monogram("thank you")
    ('M', 'E&J', '', '')
    """
    letters = words.strip()
    plain = letters.replace("&", "").isalpha() and len(letters) <= _MONOGRAM
    return letters.upper() if plain and (len(letters) == 1 or letters.isupper()) else ""


def _setting(brief: Brief) -> Setting:
    """How the design wants words set on this panel, inside its border."""
    style, (w, h) = brief.design.lettering, brief.panel
    inner, safe = w - 2 * brief.border, brief.border + SAFE
    # What stands aside is no wider than lets it keep off the nearer edge.
    aside = 2 * (min(style.centre.real, 1 - style.centre.real) * w - safe)
    return Setting(
        limits=Size(min(style.width * w, _WITHIN * inner, aside), style.height * h),
        centre=complex(style.centre.real * w, style.centre.imag * h),
        ink=brief.palette.ink,
        largest=style.largest * (w * h) ** 0.5,
        lines=style.lines,
        tracking=style.tracking,
        leading=style.leading,
    )


def _at(panel: Size, v: float) -> complex:
    return complex(panel.w / 2, v * panel.h)


def _subline(
    brief: Brief, faces: Mapping[str, Face], above: tuple[Rect, float], text: str
) -> tuple[Lettering, ...]:
    """A small line below the ink of other words, on their axis (a part of the width), and off the
    border; none without a text.
    """
    if not text:
        return ()
    ink, axis = above
    drop, lowest = brief.design.subline.drop * brief.panel.h, brief.panel.h - brief.border - SAFE
    place = complex(axis * brief.panel.w, min(ink.bottom + drop, lowest))
    return (_small(brief, faces, text.upper(), place, _small_size(brief)),)


def _small_size(brief: Brief) -> float:
    return max(brief.design.subline.size * brief.panel.h, SMALLEST_TYPE)


def _credit(brief: Brief, faces: Mapping[str, Face]) -> tuple[Glyphs, ...]:
    """The design's name under its mark, in the smallest type there is."""
    if not brief.design.credit:
        return ()
    place = _at(brief.panel, brief.design.credit_centre)
    return _small(brief, faces, brief.design.credit.upper(), place, SMALLEST_CREDIT).glyphs


def _small(
    brief: Brief, faces: Mapping[str, Face], text: str, place: complex, size: float
) -> Lettering:
    """A small line centred on a place of its baseline."""
    style, w, x = brief.design.subline, brief.panel.w, place.real
    margin = brief.border + (1 - _WIDEST) / 2 * (w - 2 * brief.border)
    return set_small(
        faces[style.face], text, x, place.imag,
        size=size, tracking=style.tracking, ink=two_inks(brief.palette.ink),
        width=2 * (min(x, w - x) - margin),
    )  # fmt: skip
