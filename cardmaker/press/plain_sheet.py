"""Plain sheets: a page that shows what is drawn on it, with nothing to cut or to fold."""

from __future__ import annotations

from typing import Final

from cardmaker.card import Card
from cardmaker.display import Items
from cardmaker.geometry import Rect, Size
from cardmaker.press.sheet import How, Place, Sheet, Side

#: The one panel of a plain sheet: all of its page.
PAGE: Final = "page"


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
