"""The last words of a command: how to print, cut and fold this very sheet, and its envelope."""

from __future__ import annotations

from typing import Final

from cardmaker.geometry import Size
from cardmaker.paper.format import CardFormat
from cardmaker.paper.stock import Stock
from cardmaker.paper.stock_sheet import Apart
from cardmaker.press.sheet import Sheet
from cardmaker.run.places import Places
from cardmaker.units import show

#: Which format makes the same card on one side of the same stock?
QUARTER: Final = {("a2-side", "letter"): "quarter-letter", ("iso-a6-side", "a4"): "quarter-a4"}

#: What is said of cards that come out of their sheet as its maker parted them?
_APART: Final[dict[Apart, str]] = {
    "perforated": "Tear at the perforation.",
    "cut": "Push the cards out of the sheet.",
    "": "Take the cards out of the sheet: tear where it is perforated, else cut.",
}

_TIMES = {1: "once", 2: "twice"}


def closing(
    sheet: Sheet,
    fmt: CardFormat,
    stock: Stock,
    drafts: int,
    blanks: int,
    places: Places | None = None,
    twice: str = "",
) -> str:
    """What was made, and what hands do with it next, in a few plain sentences.

    `places` are the sheets' where some are used already, or cards are not laid sheet by sheet;
    `twice` is how the paper goes through a one-sided printer twice.
    """
    places = places or Places(sheet.up)
    sheets = places.sheets(drafts + blanks)
    said = [_made(sheets, stock, drafts, blanks), _used(places), twice or _print(sheet, stock)]
    said += [_hands(sheet, fmt, stock), _stacked(places, sheets)]
    said += [f"Envelope: {fmt.envelope}.", _one_sided(sheet, fmt, stock)]
    return " ".join(filter(None, said))


def wasted(sheet: Sheet, fullest: Sheet | None, places: Places, cards: int) -> str:
    """A word where a run takes more sheets than it would with as many cards on each as fit.

    >>> from cardmaker.paper.format import find_format
    >>> from cardmaker.paper.stock import find_stock
    >>> from cardmaker.press.impose import impose
    >>> card, paper = find_format("iso-a7-side"), find_stock("letter")
    >>> wasted(impose(card, paper), impose(card, paper, up="max"), Places(1), 5)
    '2 cards would fit on each sheet: --up max.'
    """
    if fullest is None or fullest.up <= sheet.up or cards <= places.free:
        return ""
    how = ", with a border" if fullest.edge == "border" != sheet.edge else ""
    return f"{fullest.up} cards would fit on each sheet{how}: --up max."


def plotted(size: Size, lines: int, strokes: int) -> str:
    """What a plot holds, and how the card lies under the pen."""
    return (
        f"{_count(lines, 'line')} in {_count(strokes, 'stroke')} on the open card, "
        f"{show(size.w)} × {show(size.h)}; each line is a layer. "
        "Lay the open card on the plotter, inside up, its top left corner at the pen's home."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _made(sheets: int, stock: Stock, drafts: int, blanks: int) -> str:
    kinds = [_count(drafts, "draft")] * (drafts > 0) + [_count(blanks, "blank")] * (blanks > 0)
    what = " and ".join(kinds)
    if stock.size is None:
        return f"{what}, a card a page, with bleed for a print shop."
    return f"{what} on {_count(sheets, 'sheet')} of {stock.name}."


def _used(places: Places) -> str:
    """How the sheet goes in of which some is used already."""
    if not places.used:
        return ""
    used = "place is" if places.used == 1 else f"{places.used} places are"
    return f"The sheet whose first {used} used goes in to be printed first, as it lay before."


def _stacked(places: Places, sheets: int) -> str:
    """How the piles of a run that goes by stacks are put on each other."""
    if places.order != "stacks" or min(sheets, places.up) == 1:
        return ""
    return (
        "Cut all sheets in one pile, and put the piles on each other, row by row from the top "
        "left, the first on top: the cards are in order."
    )


def _print(sheet: Sheet, stock: Stock) -> str:
    if stock.size is None:
        if sheet.back is None:
            return "Send the PDF as it is: a card is one page."
        pages = "front and inside are" if sheet.how.folds else "front and back are"
        return f"Send the PDF as it is: {pages} two pages of the trim size."
    match sheet.how.flip:
        case None if sheet.back is None:
            return "Print on one side, at 100 %."
        case flip:
            edge = "short" if flip == "short-edge" else "long"
            return f"Print on both sides, flip on the {edge} edge, at 100 %."


def _hands(sheet: Sheet, fmt: CardFormat, stock: Stock) -> str:
    """How the printed sheet becomes cards: cut, or taken out of it, and folded."""
    how, fold = sheet.how, fmt.fold
    if stock.flats:
        at = _at_the_score(len(fmt.creases), len(stock.scores))
        return " ".join(filter(None, [_apart(stock), _sentence(fold.told.format(at=at))]))
    if how.by == "marks":
        return _sentence("trim at the crop marks", fold.told.format(at=" at the dashed marks"))
    at = " at the ticks" if how.by == "ticks" else " in the middle"
    cut = f"cut {_cuts(sheet)}" if how.cuts else ""
    if not fold.creases:
        return _sentence(cut and cut + at)
    unseen = how.by == "nothing" and not fold.halved
    return _sentence(cut, fold.told.format(at=" where the panels meet" if unseen else at))


def _sentence(*steps: str) -> str:
    """What hands do, one thing after the other."""
    said = ", ".join(filter(None, steps))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _apart(stock: Stock) -> str:
    """How cards come out of the sheet that their maker cut or perforated."""
    if stock.whole:
        return ""
    return _APART[stock.apart] if stock.foldable else "Peel the labels off."


def _at_the_score(folds: int, scored: int) -> str:
    """Where to fold cards, some or all of whose creases their maker scored."""
    if scored < folds:
        return ", once at the score" if scored else " in the middle"
    return " at the score" if folds == 1 else ", at the scores"


def _cuts(sheet: Sheet) -> str:
    """How often to cut, and which way: "once across the middle, between the two cards".

    Across and down are as the front page is read. Paper comes out of the printer upright however
    the page lies on it: so a single cut is told by what it parts, and several by the page.
    """
    across = sum(start.imag == end.imag for start, end in sheet.cuts)
    if len(sheet.cuts) == 1:
        way = "across" if across else "down"
        return f"once {way} the middle, between the two cards"
    down = len(sheet.cuts) - across
    ways = [(across, "across"), (down, "down")]
    told = " and ".join(f"{_times(count)} {way}" for count, way in ways if count)
    return f"{told} the wide page" if sheet.landscape and across != down else told


def _times(count: int) -> str:
    return _TIMES.get(count, f"{count} times")


def _one_sided(sheet: Sheet, fmt: CardFormat, stock: Stock) -> str:
    if sheet.back is None or stock.size is None or sheet.how.flip == "manual":
        return ""
    quarter = QUARTER.get((fmt.name, stock.name))
    instead = f", or -f {quarter}, which needs no turning and no cut" if quarter else ""
    return f"One-sided printer? Add --duplex manual{instead}."
