"""A card: what each of its panels shows. A design and words go in, display lists come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from cardmaker.art.colouring import BLACK, OUTLINE, colouring
from cardmaker.art.frame import ground
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.design import Design
from cardmaker.display import Glyphs, Group, Items
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.paper.fold import Fold
from cardmaker.text.face import Face
from cardmaker.text.outlines import outlined, papered
from cardmaker.units import mm
from cardmaker.wording import Page, credit, front_words

#: How far from the panel's middle may words stand, as a part of its width, for the art round them
#: to be mirrored? Less than the air that is left round them.
_MIDDLE: Final = 0.025

#: Which page is which does not depend on the card's size.
_ANY: Final = Size(100 * mm, 100 * mm)

#: A note and its guides keep this far from the trim, from the crease and from a border. Duplex
#: printing drifts by 0.5 to 2 mm on an ordinary printer.
SAFE: Final = 4 * mm


@dataclass(frozen=True, slots=True)
class Card:
    """The display lists of a card's panels, and the panel that a note is written on.

    `panels` is keyed by the fold table's names (front, back, left, right and so on); a panel that
    is not there is bare paper. Each list is in its panel's own places: origin at the panel's top
    left as it is read, art that bleeds reaches beyond the panel's edges.
    """

    panels: Mapping[str, Items]
    note: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that decides how a card looks, but for the note: lengths in points.

    `panel` is the size of the folded card as laid out on the sheet; `edge`, `border` and `bleed`
    say how the art of its panels ends there.
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
    words, keep = front_words(_page(brief), brief.lettering, brief.subline, faces)
    art = brief.design.front(_panel(brief, keep), brief.palette, str(brief.seed))
    return _behind(brief, faces)((*art, *words))


def arrange(brief: Brief, faces: Mapping[str, Face], count: int, ways: int) -> tuple[Card, ...]:
    """Cards of a brief that are alike but for their fronts: so many arrangements, every part of
    which goes so many ways; and mirrored ones, where the words stand in the middle.
    """
    words, keep = front_words(_page(brief), brief.lettering, brief.subline, faces)
    panel, (w, _h) = _panel(brief, keep), brief.panel
    fronts = [brief.design.fronts(panel, brief.palette, str(n + 1), ways) for n in range(count)]
    if all(abs(rect.centre.real - w / 2) < _MIDDLE * w for rect in keep):
        mirror = Matrix(-1.0, 0.0, 0.0, 1.0, w, 0.0)
        fronts += [(Group(front, mirror),) for front in fronts]
    behind = _behind(brief, faces)
    return tuple([behind((*front, *words)) for front in fronts])


def _behind(brief: Brief, faces: Mapping[str, Face]) -> Callable[[Items], Card]:
    """What makes a card of any front: all other panels of a brief."""
    design, palette, seed = brief.design, brief.palette, str(brief.seed)
    note = note_panel(brief.fold)
    panels = {note: design.inside(_note_panel(brief), palette, seed)}
    panels |= {name: _flood(brief, name) for name in _beside_the_front(brief.fold)}
    if note != "back":
        art = design.back(_panel(brief), palette, seed)
        panels["back"] = (*_flood(brief, "back"), *art, *credit(_page(brief), faces))
    return lambda front: Card({"front": front, **panels}, note)


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
    """The panel a note is written on: of the open card's pages the second, or the only one.

    That is the right or the lower one of two, and the middle one of three.
    """
    pages = fold.laid(_ANY).opened().pages
    return pages[min(1, len(pages) - 1)].panel


def opened_note(brief: Brief) -> tuple[Size, Rect]:
    """The size of the open card as it is read, and where on it the note's panel lies, in points."""
    panel, view = note_panel(brief.fold), brief.fold.laid(brief.panel).opened()
    return view.size, next(seen.place for seen in view.seen if seen.panel == panel)


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


def _beside_the_front(fold: Fold) -> list[str]:
    """The panels on the front's face but for the front, the back and, of a card printed on one
    side, the pages.
    """
    if not fold.inside:
        return []
    names = dict.fromkeys(word.name for row in fold.outside for word in row)
    return [name for name in names if name not in ("front", "back")]


def _flood(brief: Brief, name: str) -> Items:
    """A panel's ground: where the front's tinted paper runs to the crease, it meets it there."""
    size = brief.fold.laid(brief.panel).size_of(name)
    panel = replace(_panel(brief), size=size)
    return ground(panel, brief.palette) if brief.edge == "bleed" else ()


def _note_panel(brief: Brief) -> Panel:
    """The note's panel as art sees it. Where another page lies beside it, what bleeds would be cut
    off at the crease: there art stands free, as with a border.
    """
    panel = _panel(brief, (_aired(brief),))
    opened, page = opened_note(brief)
    if brief.edge == "border" or page.right > opened.w - SAFE:
        return panel
    return replace(panel, edge="border", border=SAFE, bleed=0.0)


def _aired(brief: Brief) -> Rect:
    """A note's box and the air that art leaves under its last line.

    A border has taken that room already: with more air, many a design would have none for its art.
    """
    note = note_box(brief)
    return note if brief.edge == "border" else Rect(note.x, note.y, note.w, note.h + SAFE)


def _page(brief: Brief) -> Page:
    return Page(brief.design, brief.palette, brief.panel, brief.border, brief.border + SAFE)


def _panel(brief: Brief, keep: tuple[Rect, ...] = ()) -> Panel:
    return Panel(brief.panel, brief.edge, brief.border, brief.bleed, keep)
