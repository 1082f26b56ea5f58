"""Under-sheets: heavy lines to lay beneath a card on a light pad, or to see through its paper.

A fold and a panel go in, a `Lay` comes out: the card's outline and crease on a page, right way up,
and where its note panel lies, which is where the lines go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from cardmaker.display import Glyphs, Group, Ink, Item, Items, Path, rectangle, rule
from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import Fold
from cardmaker.press.sheet import Line
from cardmaker.press.small_print import BLACK, SmallPrint, below, check_bar
from cardmaker.units import mm, show

#: How a card may lie: open, inside up; or folded, the page that is written on up.
How = Literal["open", "folded"]

#: How much thicker than on a card are lines that must show through one?
_HEAVIER: Final = 2.5

#: The palest line there still is, black being 1.
_PALEST: Final = 0.6

_OUTLINE: Final = 0.5
_CORNER: Final = 1.25
_FOLD: Final = 2.5
_CORNER_LENGTH: Final = 6 * mm
_DASH: Final = (6.0, 4.0)

#: The words on the sheet: their size, how far they keep from the outline, and the room they need.
_SIZE: Final = 9.0
_INSET: Final = 9 * mm
_WORDS: Final = Size(62 * mm, 34 * mm)


class Lay(NamedTuple):
    """A card on a page, in page points: its outline, its creases, the panel that is written on, and
    where words may stand. `margin` is what the printer cannot reach.
    """

    page: Size
    margin: float
    how: How
    outline: Rect
    creases: tuple[Line, ...]
    note: Rect
    words: Rect


def lay_out(fold: Fold, panel: Size, paper: Size, margin: float, how: How | None) -> Lay:
    """The card on a sheet of paper, whichever way round it has more room; `how` None lays it open,
    or folded where the open card is larger than the paper.

    Raises:
        DoesNotFit: the paper is too small.
    """
    for way in (how,) if how else ("open", "folded"):
        lays = [*_lays(fold, panel, paper, margin, way)]
        if lays:
            return max(lays, key=lambda lay: min(lay.outline.x, lay.outline.y))
    size = _seen(fold, panel, how or "folded")[0]
    raise DoesNotFit(
        f"the card, {show(size.w)} by {show(size.h)} as it lies, leaves no room for a margin"
        f" and a few words on a sheet of {show(paper.w)} by {show(paper.h)}",
        "choose a larger stock (-s)" + ("" if how != "open" else ", or --folded"),
    )


def furniture(lay: Lay, fold: Fold, name: str, print_: SmallPrint, *, both: bool) -> Items:
    """The outline with its corners, the creases, and the words that say how to lay the card.

    `both` says that the folded card, too, may be laid on the page where the lines are.
    """
    said = [f"Under-sheet for {name}.", _said(lay, fold, both)]
    x, y, w, _h = lay.words
    head = print_.paragraph(said[0], complex(x, y + _SIZE), w, _SIZE)
    text = print_.paragraph(said[1], below(head, 1.8 * _SIZE), w, _SIZE)
    return (
        *_card(lay),
        *head,
        *text,
        *check_bar(print_, below(text, 2 * _SIZE)),
    )


def heavy(items: Items) -> Items:
    """The same lines, thick and dark; what was paler than the rest stays so a little."""
    darkest = max((ink.total for ink in _inks(items)), default=1.0) or 1.0
    return tuple(_heavy(item, darkest) for item in items)


def _lays(fold: Fold, panel: Size, paper: Size, margin: float, how: How) -> Iterator[Lay]:
    """The ways that leave the page's margin bare, and have room for words."""
    size, places = _seen(fold, panel, how)
    for page in (paper, paper.turned):
        x, y = (page.w - size.w) / 2, (page.h - size.h) / 2
        if min(x, y) < margin:
            continue
        outline = Rect(x, y, *size)
        # In the middle if words have room there; else up, the words below it, or to the left.
        for right, down in ((0.0, 0.0), (0.0, margin - y), (margin - x, 0.0)):
            lies = outline.moved(right, down)
            boxes = [place.moved(lies.x, lies.y) for place in places]
            words = _room(page, margin, lies, () if right or down else boxes[1:])
            if words is not None:
                creases = _creases(fold, lies, panel, how)
                yield Lay(page, margin, how, lies, creases, boxes[0], words)
                break


def _seen(fold: Fold, panel: Size, how: How) -> tuple[Size, list[Rect]]:
    """How large the card is as it lies, and where its panels are: the one written on first."""
    if how == "folded":
        return panel, [Rect(0.0, 0.0, *panel)]
    view = fold.laid(panel).opened()
    first, *rest = (one.place for one in view.pages)
    return view.size, [rest[0], first, *rest[1:]] if rest else [first]


def _room(page: Size, margin: float, outline: Rect, free: list[Rect] | tuple[()]) -> Rect | None:
    """Where words have room: on a panel that is not written on, below the card, or beside it."""
    bare = max(margin, _INSET)
    under = Rect(outline.x, outline.bottom, outline.w, page.h - outline.bottom - margin)
    beside = Rect(outline.right, outline.y, page.w - outline.right - margin, outline.h)
    for room in (*free, under, beside):
        words = Rect(room.x + bare, room.y + bare, room.w - 2 * bare, room.h - bare)
        if words.w >= _WORDS.w - 2 * mm and words.h >= _WORDS.h:
            return words
    return None


def _creases(fold: Fold, outline: Rect, panel: Size, how: How) -> tuple[Line, ...]:
    """The creases that are seen: between panels of the open card, at one edge of the folded one."""
    x, y, right, bottom = outline.x, outline.y, outline.right, outline.bottom
    if how == "open":
        at = complex(x, y)
        return tuple((at + a, at + b) for a, b in fold.laid(panel).opened().creases)
    if not fold.creases:
        return ()
    if fold.turn == "tumble":
        return ((complex(x, y), complex(right, y)),)
    return ((complex(x, y), complex(x, bottom)),)


def _said(lay: Lay, fold: Fold, both: bool) -> str:
    """How to lay the card, in a few short sentences."""
    at = "upper" if fold.turn == "tumble" else "left"
    if not fold.creases:
        return "Lay the card here, the side you write on up. Write on the lines that show through."
    if lay.how == "folded":
        return (
            "Lay the folded card here, its cover turned under: the page you write on is up, the"
            f" fold at the {at} edge. Write on the lines that show through."
        )
    if len(lay.creases) > 1:
        return (
            "Lay the open card here, inside up, its folds on the dashed lines. Write on the lines"
            " that show through."
        )
    half = "lower half" if fold.turn == "tumble" else "right half"
    turned = (
        f" Or lay the folded card on the {half}, its cover turned under and its fold on the dashed"
        " line."
    )
    return (
        "Lay the open card here, inside up, its fold on the dashed line."
        f"{turned if both else ''} Write on the lines that show through."
    )


def _card(lay: Lay) -> Iterator[Item]:
    """The outline; around it corners and ends of the crease, which a card laid there leaves bare.

    The corners stand outside the outline, their inner edges on it.
    """
    outline = lay.outline
    yield rectangle(outline, stroke=BLACK, width=_OUTLINE)
    around = outline.inset(-_CORNER / 2)
    for x, inwards in ((around.x, 1), (around.right, -1)):
        for y, down in ((around.y, 1), (around.bottom, -1)):
            corner = complex(x, y)
            for step in (complex(inwards, 0), complex(0, down)):
                start = corner - step * _CORNER / 2
                yield rule(start, start + step * _CORNER_LENGTH, BLACK, _CORNER)
    for start, end in lay.creases:
        if lay.how == "folded":
            # The fold is an edge of the card, and its line lies outside, like the corners.
            out = complex(0, -1) if start.imag == end.imag else complex(-1, 0)
            yield rule(start + out * _FOLD / 2, end + out * _FOLD / 2, BLACK, _FOLD)
            continue
        yield rule(start, end, BLACK, _OUTLINE, _DASH)
        along = (end - start) / abs(end - start)
        for tip, step in ((start, -along), (end, along)):
            yield rule(tip, tip + step * min(_CORNER_LENGTH, _bare(lay, tip)), BLACK, _CORNER)


def _bare(lay: Lay, tip: complex) -> float:
    """How far it is from the end of a crease to what the printer cannot reach."""
    x, y = tip.real, tip.imag
    return max(0.0, min(x, y, lay.page.w - x, lay.page.h - y) - lay.margin)


def _inks(items: Items) -> Iterator[Ink]:
    for item in items:
        if isinstance(item, Group):
            yield from _inks(item.items)
        elif isinstance(item, Path) and item.stroke:
            yield item.stroke


def _heavy(item: Item, darkest: float) -> Item:
    match item:
        case Path():
            tone = max(_PALEST, item.stroke.total / darkest) if item.stroke else 1.0
            return item._replace(
                fill=BLACK if item.fill else None,
                stroke=Ink(0.0, 0.0, 0.0, tone) if item.stroke else None,
                width=item.width * _HEAVIER,
            )
        case Glyphs():
            return item._replace(ink=BLACK)
        case Group():
            return replace(item, items=tuple(_heavy(one, darkest) for one in item.items))
    return item
