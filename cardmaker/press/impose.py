"""Imposition: from a card's format and a stock to the sheet that is printed, front and back."""

from __future__ import annotations

from typing import Final

from cardmaker.errors import DoesNotFit, Misused
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import Panel
from cardmaker.paper.format import CardFormat
from cardmaker.paper.leaf import Turn
from cardmaker.paper.stock import Stock, load_stocks
from cardmaker.press.layout import Layout, Up, Wish, laid_on, made_to_the_card
from cardmaker.press.marks import Mark, Marks, marks_of, slugs_of
from cardmaker.press.sheet import Duplex, Edge, How, Line, Place, Sheet, Side, behind
from cardmaker.units import mm, show

__all__ = ["BLEED", "Duplex", "Edge", "How", "Place", "Sheet", "Side", "impose"]

#: How far art goes beyond the trim: 1/8 in, which covers the 3 mm asked for outside the US.
BLEED: Final = 3.175 * mm

#: The white of a bordered front is at least so wide, also on a printer that reaches the edge: a
#: cut and a fold are off by a millimetre, and on a narrower border that is seen.
LEAST_BORDER: Final = 5 * mm


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
    wish = Wish(up, stock.margin if margin is None else margin, marks, bleed, edge, gutter)
    _check(wish)
    if stock.size is None:
        if up not in (None, 1, "max") or gutter is not None:
            what = "--gutter" if up in (None, 1, "max") else "--up"
            raise Misused("stock trim holds one card a page", f"leave out {what}")
        wish = wish._replace(margin=0.0)
        return _sheet(fmt, made_to_the_card(fmt.flat, wish), wish, duplex)
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
    columns, rows = fmt.fold.grid
    panel = Size(layout.cells[0].w / columns, layout.cells[0].h / rows)
    border = max(wish.margin, LEAST_BORDER) if layout.edge == "border" else 0.0
    if min(panel) <= 2 * border:
        raise DoesNotFit(f"a margin of {show(border)} leaves nothing of a {fmt.name} card")
    creases = _creases(fmt, layout)
    marks = marks_of(layout, creases, wish.margin) if wish.marks else Marks((), (), "nothing")
    on_back = marks.cuts if layout.made else ()
    free = not layout.shared
    turn = _turn(layout, duplex)
    flip = duplex if fmt.fold.sides == 2 and duplex != "none" else None
    return Sheet(
        size=layout.page,
        front=_side(_front(fmt, layout), marks.cuts + marks.creases),
        back=_side(_back(fmt, layout, turn), on_back) if flip else None,
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


def _creases(fmt: CardFormat, layout: Layout) -> tuple[Line, ...]:
    """The creases of every flat as lines on the front page."""

    def on(cell: Rect, z: complex) -> complex:
        return complex(cell.x + z.real * cell.w, cell.y + z.imag * cell.h)

    lines = fmt.fold.lines()
    return tuple((on(cell, a), on(cell, b)) for cell in layout.cells for a, b in lines)


def _front(fmt: CardFormat, layout: Layout) -> tuple[Place, ...]:
    """The outside of every flat."""
    return tuple(
        _place(card, panel, cell, layout.bleed)
        for card, cell in enumerate(layout.cells)
        for panel in fmt.fold.outside
    )


def _back(fmt: CardFormat, layout: Layout, turn: Turn) -> tuple[Place, ...]:
    """The inside of every flat, behind its outside; head to foot where paper and card turn over
    differently.
    """
    inside = fmt.fold.inside
    if turn != fmt.fold.turn:
        inside = tuple(_head_to_foot(panel) for panel in inside)
    return tuple(
        _place(card, panel, behind(layout.page, turn, cell), layout.bleed)
        for card, cell in enumerate(layout.cells)
        for panel in inside
    )


def _head_to_foot(panel: Panel) -> Panel:
    x, y, w, h = panel.place
    return Panel(panel.name, Rect(1 - x - w, 1 - y - h, w, h), not panel.head_down)


def _place(card: int, panel: Panel, cell: Rect, bleed: float) -> Place:
    """A panel in its cell. It bleeds where it ends at the edge of the flat, not at a crease."""
    x, y, w, h = panel.place
    box = Rect(cell.x + x * cell.w, cell.y + y * cell.h, w * cell.w, h * cell.h)
    left, top = (bleed if near < 1e-9 else 0.0 for near in (x, y))
    right, bottom = (bleed if far > 1 - 1e-9 else 0.0 for far in (x + w, y + h))
    clip = Rect(box.x - left, box.y - top, box.w + left + right, box.h + top + bottom)
    return Place(card, panel.name, box, panel.head_down, clip)


def _too_large(fmt: CardFormat, stock: Stock, wish: Wish) -> DoesNotFit:
    """The refusal, with the stocks that hold what was asked for."""
    good = [
        other.name
        for other in load_stocks().values()
        if (laid_on(fmt.flat, other.size, wish) if other.size else wish.up in (None, 1, "max"))
    ]
    many = f"{wish.up} cards" if isinstance(wish.up, int) and wish.up > 1 else "a card"
    size = " by ".join(map(show, fmt.flat))
    how = {"bleed": " with bleed", "border": " with a border", None: ""}[wish.edge]
    if wish.gutter:
        how += f" {show(wish.gutter)} apart"
    return DoesNotFit(
        f"{many} of {fmt.name}, {size} unfolded, cannot be laid on a sheet of {stock.title}{how}",
        f"what holds as much: {', '.join(good)}" if good else "ask for fewer cards a sheet",
    )
