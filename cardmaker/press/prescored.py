"""Prescored: cards on a sheet whose maker cut, perforated or scored them, and what suits them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from cardmaker.errors import DoesNotFit, Misused
from cardmaker.geometry import Size
from cardmaker.paper.envelope import envelope_for
from cardmaker.paper.format import CardFormat, find_format, load_formats
from cardmaker.paper.posting import posting
from cardmaker.paper.stock import Score, Stock
from cardmaker.press.layout import NEAR, Layout, Up, Wish
from cardmaker.press.sheet import Line
from cardmaker.units import mm, show

#: How is a card folded that has such scores and no others?
_FOLDS: Final = {(): "flat", ("down",): "side", ("across",): "top"}

_PLAIN: Final = "cut cards from plain paper, as with -s letter"


def prescored(fmt: CardFormat, stock: Stock, wish: Wish) -> Layout:
    """The places of a stock, as many as are asked for, with a card of the format on each.

    The page is the sheet as it is fed, or turned by a quarter if the card so lies on its places.
    Raises DoesNotFit where the card is not of their size, or is not folded where they are scored;
    the hint names formats that are. Raises Misused for a gutter, or a front that bleeds: the
    maker has decided where the cards end.
    """
    _check(stock, wish)
    fed, up = _as_it_lies(fmt, stock), wish.up
    if fed is None or fed.size is None:
        raise DoesNotFit(_why_not(fmt, stock), _what_does(stock))
    count = len(fed.flats)
    up = None if up == "max" else up
    if up is not None and up > count:
        cards = "1 card" if count == 1 else f"{count} cards"
        raise DoesNotFit(f"a sheet of {stock.name} has {cards}, not {up}", "leave out --up")
    return Layout(fed.size, fed.flats[:up], "border", shared=True, precut=True)


def lies_on(fmt: CardFormat, stock: Stock, up: Up = None) -> bool:
    """Whether a stock has places that such a card lies on, and so many."""
    many = up if isinstance(up, int) else 1
    return many <= len(stock.flats) and _as_it_lies(fmt, stock) is not None


def _check(stock: Stock, wish: Wish) -> None:
    where = f"the cards of {stock.name} lie where their maker put them"
    if wish.gutter is not None:
        raise Misused(f"{where}, and --gutter cannot move them", "leave it out")
    if wish.edge == "bleed":
        raise Misused(
            f"{where}, and have a border, as no cut is made round them", "leave out --edge bleed"
        )


@cache
def formats_on(stock: Stock) -> tuple[CardFormat, ...]:
    """The formats whose cards lie on the places of a stock; first those that are folded there only.

    >>> from cardmaker.paper.stock import find_stock
    >>> [fmt.name for fmt in formats_on(find_stock("letter-notecard-2up"))]
    ['a2-side', 'a2-top']
    """
    found = [fmt for fmt in load_formats().values() if lies_on(fmt, stock)]
    return tuple(sorted(found, key=lambda fmt: len(fmt.creases) > len(stock.scores)))


def usual_on(stock: Stock) -> CardFormat:
    """The format for a stock where none is asked for: one that lies on its places, or if none is of
    their size, a card made to them: unfolded, or with its crease in the one score.

    Raises DoesNotFit where the maker scored them otherwise, or they are too large to post.

    >>> from cardmaker.geometry import Rect, Size
    >>> card = Rect(30, 30, 480, 360)
    >>> usual_on(Stock("", "", "", Size(595, 842), 18, (card,), (Score("down", 0.5),))).name
    '85x127mm-side'
    """
    likely = formats_on(stock)
    if likely:
        return likely[0]
    name = _FOLDS.get(tuple(score.way for score in stock.scores))
    if name is None:
        raise _unfoldable(stock)
    like = find_format(f"a2-{name}")
    trim = like.fold.folded(stock.flats[0].size)
    envelope = envelope_for(trim)
    size = "x".join(f"{side / mm + 1e-6:.0f}" for side in trim)
    made = replace(
        like, name=f"{size}mm-{name}", title=f"made to {stock.title}, {like.fold.title}",
        summary=like.fold.summary, trim=trim,
        envelope=envelope.title, posting=posting(envelope.size),
    )  # fmt: skip
    if not lies_on(made, stock):
        raise _unfoldable(stock)
    return made


def _unfoldable(stock: Stock) -> DoesNotFit:
    return DoesNotFit(f"no format folds as {stock.name} is scored", _PLAIN)


def _as_it_lies(fmt: CardFormat, stock: Stock) -> Stock | None:
    """The stock, or the same turned by a quarter, so that the card lies on its places."""
    if fmt.creases and not stock.foldable:
        return None
    for fed in (stock, stock.turned):
        place = fed.flats[0].size
        if all(abs(a - b) <= NEAR for a, b in zip(place, fmt.flat, strict=True)) and all(
            any(_near(score, line, place) for line in fmt.creases) for score in fed.scores
        ):
            return fed
    return None


def _near(score: Score, line: Line, place: Size) -> bool:
    """Whether a crease of a flat is the one that the maker scored in its place."""
    start, end = line
    if score.way == "down":
        return start.real == end.real and abs(start.real - score.at * place.w) <= NEAR
    return start.imag == end.imag and abs(start.imag - score.at * place.h) <= NEAR


def _why_not(fmt: CardFormat, stock: Stock) -> str:
    if fmt.creases and not stock.foldable:
        return f"{stock.name} has labels, and nobody folds a label as {fmt.name} is folded"
    sizes = (" by ".join(map(show, size)) for size in (fmt.flat, stock.flats[0].size))
    scored = " and ".join(_told(stock))
    return (
        f"{fmt.name}, {next(sizes)} unfolded, does not lie on {stock.name}, "
        f"whose cards are {next(sizes)}{f', scored {scored}' if scored else ''}"
    )


def _told(stock: Stock) -> Iterator[str]:
    """The scores in words: "down the middle"."""
    for way, at in stock.scores:
        whole = stock.flats[0].h if way == "across" else stock.flats[0].w
        middle = abs(at - 0.5) * whole <= NEAR
        yield f"{way} the middle" if middle else f"{way} at {show(at * whole)}"


def _what_does(stock: Stock) -> str:
    good = [fmt.name for fmt in formats_on(stock)]
    if good:
        return f"what lies on them: {', '.join(good)}"
    try:
        usual_on(stock)
    except DoesNotFit:
        return f"no format is like them; {_PLAIN}"
    return "leave out -f, and the card is made to the place"
