"""Plain sheets: pages that show what is drawn on them, with nothing to cut or to fold."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cardmaker.card import Card
from cardmaker.display import Items
from cardmaker.geometry import Rect, Size
from cardmaker.paper.leaf import Turn
from cardmaker.press.sheet import Duplex, How, Place, Sheet, Side

#: The one panel of a plain sheet: all of its page; and that of the page behind it.
PAGE: Final = "page"
BEHIND: Final = "behind"


def plain_sheet(size: Size, margin: float) -> Sheet:
    """The sheet of one page of that size; `margin` is what the printer leaves bare, in points."""
    whole = Rect(0.0, 0.0, *size)
    return Sheet(
        size=size,
        front=Side((Place(0, PAGE, whole, False, whole),), ()),
        back=None,
        up=1,
        panel=size,
        edge="border",
        border=margin,
        bleed=0.0,
        margin=margin,
        cells=(whole,),
        cuts=(),
        creases=(),
        turn="book",
        how=How(0, 0, "nothing", None),
    )


def plain_page(items: Items) -> Card:
    """What a plain sheet shows, as the card that its writer takes."""
    return Card({PAGE: items}, PAGE)


def both_sides(sheet: Sheet, turn: Turn, flip: Duplex) -> Sheet:
    """A plain sheet with a page on its back, which stands as the paper turns."""
    whole = Rect(0.0, 0.0, *sheet.size)
    back = Side((Place(0, BEHIND, whole, False, whole),), ())
    how = sheet.how._replace(flip=None if flip == "none" else flip)
    return replace(sheet, back=back, turn=turn, how=how)


def both_pages(front: Items, back: Items) -> Card:
    """What the two pages of a plain sheet show."""
    return Card({PAGE: front, BEHIND: back}, "")
