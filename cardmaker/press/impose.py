"""Imposition: from a card's format and a stock to the sheet that is printed, front and back."""

from __future__ import annotations

from typing import Final

from cardmaker.errors import DoesNotFit, Misused
from cardmaker.geometry import Rect
from cardmaker.paper.flat import Flat, Panel
from cardmaker.paper.format import CardFormat
from cardmaker.paper.leaf import Turn
from cardmaker.paper.stock import Stock, load_stocks
from cardmaker.press.layout import Layout, Up, Wish, laid_on, made_to_the_card
from cardmaker.press.marks import Mark, Marks, marks_of, slugs_of
from cardmaker.press.prescored import lies_on, prescored
from cardmaker.press.sheet import Duplex, Edge, How, Line, Place, Sheet, Side, behind
from cardmaker.units import mm, show

__all__ = ["BLEED", "Duplex", "Edge", "How", "Place", "Sheet", "Side", "impose"]

#: How far art goes beyond the trim: 1/8 in, which covers the 3 mm asked for outside the US.
BLEED: Final = 3.175 * mm

#: The white of a bordered front is at least so wide, also on a printer that reaches the edge: a
#: cut and a fold are off by a millimetre, and on a narrower border that is seen.
LEAST_BORDER: Final = 5 * mm

#: Edges closer than this are one.
_HAIR: Final = 1e-6


def impose(
    fmt: CardFormat,
    stock: Stock,
    *,
    up: Up = None,
    duplex: Duplex = "long-edge",
    margin: float | None = None,
    marks: bool = True,
    bleed: float = BLEED,
    edge: Edge | None = None,
    gutter: float | None = None,
) -> Sheet:
    """The sheet that holds `up` cards of a format (None: what the stock divides into, else one).

    `margin` is what the printer leaves bare at each edge (None: the stock's own), `bleed` how
    far art goes beyond the trim and `gutter` the gap between neighbours, in points; `edge` is how
    the front must end (None: bleeding where it stands free and there is room). Raises DoesNotFit,
    naming stocks that hold the card, and Misused for a count or a length that makes no sense.

    >>> from cardmaker.paper.format import find_format
    >>> from cardmaker.paper.stock import find_stock
    >>> sheet = impose(find_format("a2-side"), find_stock("letter"))
    >>> sheet.up, sheet.edge, sheet.how.cuts, [place.panel for place in sheet.front.places]
    (2, 'border', 1, ['back', 'front', 'back', 'front'])
    """
    bare = stock.margin if margin is None else margin
    # A border along the edge of the sheet would be a white bar down the middle of the doors.
    wish = Wish(up, bare, marks, bleed, edge, gutter, free=fmt.fold.doors)
    _check(wish)
    if stock.size is None:
        if up not in (None, 1, "max") or gutter is not None:
            what = "--gutter" if up in (None, 1, "max") else "--up"
            raise Misused("stock trim holds one card a page", f"leave out {what}")
        wish = wish._replace(margin=0.0)
        return _sheet(fmt, made_to_the_card(fmt.flat, wish), wish, duplex)
    if stock.flats:
        # The maker's cuts and creases are seen without marks, and may be off from where they'd be.
        return _sheet(fmt, prescored(fmt, stock, wish), wish._replace(marks=False), duplex)
    layout = laid_on(fmt.flat, stock.size, wish)
    if layout is None:
        raise _too_large(fmt, stock, wish)
    return _sheet(fmt, layout, wish, duplex)


def _check(wish: Wish) -> None:
    """Nothing, if what is wished for makes sense; else Misused."""
    up, gutter = wish.up, wish.gutter
    few = isinstance(up, int) and up < 1
    if few or not wish.margin >= 0 or not wish.bleed >= 0 or not (gutter is None or gutter >= 0):
        raise Misused(
            "a sheet holds at least one card, and its margin, bleed and gutter are not below 0"
        )
    if wish.edge == "bleed" and up != 1 and gutter is not None and gutter < 2 * wish.bleed - 1e-6:
        raise Misused(
            f"a gutter of {show(gutter)} leaves no room for two cards to bleed",
            f"make it {show(2 * wish.bleed)} or more, or let the cards have a border",
        )


def _holds(fmt: CardFormat, stock: Stock, wish: Wish) -> bool:
    """Whether a stock holds as many cards as are asked for."""
    if stock.size is None:
        return wish.up in (None, 1, "max") and wish.gutter is None
    if stock.flats:
        as_they_lie = wish.gutter is None and wish.edge != "bleed"
        return as_they_lie and lies_on(fmt, stock, wish.up)
    return laid_on(fmt.flat, stock.size, wish) is not None


def _turn(layout: Layout, duplex: Duplex) -> Turn:
    """How the paper turns over in the printer. Edges are the paper's: on a landscape page the
    long edge is level, and a turn about it brings the back up head to foot. A shop turns the paper
    its own way, and asks for pages that both stand upright.
    """
    if layout.made:
        return "book"
    portrait = layout.page.h >= layout.page.w
    return "book" if portrait == (duplex != "short-edge") else "tumble"


def _sheet(fmt: CardFormat, layout: Layout, wish: Wish, duplex: Duplex) -> Sheet:
    """The finished sheet: panels on both pages, marks, boxes."""
    panel = fmt.fold.folded(layout.cells[0].size)
    flat = fmt.fold.laid(panel)
    border = max(wish.margin, LEAST_BORDER) if layout.edge == "border" else 0.0
    if min(min(one.place.size) for one in flat.outside) <= 2 * border:
        raise DoesNotFit(f"a margin of {show(border)} leaves nothing of a card of {fmt.name}")
    creases = _creases(flat, layout)
    marks = marks_of(layout, creases, wish.margin) if wish.marks else Marks((), (), "nothing")
    on_back = marks.cuts if layout.made else ()
    free = not layout.shared
    turn = _turn(layout, duplex)
    flip = duplex if fmt.fold.sides == 2 and duplex != "none" else None
    return Sheet(
        size=layout.page,
        front=_side(_front(flat, layout), marks.cuts + marks.creases),
        back=_side(_back(flat, layout, turn), on_back) if flip else None,
        up=len(layout.cells),
        panel=panel,
        edge=layout.edge,
        border=border,
        bleed=layout.bleed,
        margin=wish.margin,
        cells=layout.cells,
        cuts=layout.cuts,
        creases=creases,
        turn=turn,
        how=How(len(layout.cuts), len(fmt.fold.creases), marks.by, flip),
        trim=layout.block if free else None,
        bleed_box=layout.block.inset(-layout.bleed) if free else None,
        slugs=slugs_of(layout, creases, wish.margin) if wish.marks else (),
    )


def _side(places: tuple[Place, ...], marks: tuple[Mark, ...]) -> Side:
    return Side(places, tuple(mark.item for mark in marks), tuple(mark.cards for mark in marks))


def _creases(flat: Flat, layout: Layout) -> tuple[Line, ...]:
    """The creases of every flat as lines on the front page."""
    corners = [complex(cell.x, cell.y) for cell in layout.cells]
    return tuple((at + start, at + end) for at in corners for start, end in flat.lines())


def _front(flat: Flat, layout: Layout) -> tuple[Place, ...]:
    """The outside of every flat."""
    return tuple(
        _place(card, panel, cell, layout.bleed)
        for card, cell in enumerate(layout.cells)
        for panel in flat.outside
    )


def _back(flat: Flat, layout: Layout, turn: Turn) -> tuple[Place, ...]:
    """The inside of every flat, behind its outside; head to foot where paper and card turn over
    differently.
    """
    inside = flat.inside
    if turn != flat.turn:
        inside = tuple(panel.head_to_foot(flat.size) for panel in inside)
    return tuple(
        _place(card, panel, behind(layout.page, turn, cell), layout.bleed)
        for card, cell in enumerate(layout.cells)
        for panel in inside
    )


def _place(card: int, panel: Panel, cell: Rect, bleed: float) -> Place:
    """A panel in its cell. It bleeds where it ends at the edge of the flat, not at a crease."""
    seen, box = (place.moved(cell.x, cell.y) for place in (panel.place, panel.whole))
    near = cell.inset(_HAIR)
    left, top = (bleed if at else 0.0 for at in (seen.x < near.x, seen.y < near.y))
    right, bottom = (
        bleed if at else 0.0 for at in (seen.right > near.right, seen.bottom > near.bottom)
    )
    clip = Rect(seen.x - left, seen.y - top, seen.w + left + right, seen.h + top + bottom)
    return Place(card, panel.name, box, panel.head_down, clip)


def _too_large(fmt: CardFormat, stock: Stock, wish: Wish) -> DoesNotFit:
    """The refusal, with the stocks that hold what was asked for."""
    # A stock that has another name, as 13x19, is said once, by its own.
    holds = (other for other in load_stocks().values() if _holds(fmt, other, wish))
    named: dict[object, str] = {}
    for other in holds:
        named.setdefault((other.size, other.flats, other.scores), other.name)
    good = [*named.values()]
    many = f"{wish.up} cards" if isinstance(wish.up, int) and wish.up > 1 else "a card"
    size = " by ".join(map(show, fmt.flat))
    how = {"bleed": " with bleed", "border": " with a border", None: ""}[wish.edge]
    if wish.gutter:
        how += f" {show(wish.gutter)} apart"
    return DoesNotFit(
        f"{many} of {fmt.name}, {size} unfolded, cannot be laid on a sheet of {stock.title}{how}",
        f"what holds as much: {', '.join(good)}" if good else "ask for fewer cards a sheet",
    )
