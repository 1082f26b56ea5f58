"""The last words of a command: how to print, cut and fold this very sheet, and its envelope."""

from __future__ import annotations

from cardmaker.paper.format import CardFormat
from cardmaker.paper.stock import Stock
from cardmaker.press.sheet import Sheet

_TIMES = {1: "once", 2: "twice"}


def closing(sheet: Sheet, fmt: CardFormat, stock: Stock, drafts: int, blanks: int) -> str:
    """What was made, and what hands do with it next, in a few plain sentences."""
    cards = drafts + blanks
    sheets = -(-cards // sheet.up)
    said = [_made(sheets, stock, drafts, blanks), _print(sheet, stock), _hands(sheet)]
    said += [f"Envelope: {fmt.envelope}.", _one_sided(sheet, stock)]
    return " ".join(filter(None, said))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _made(sheets: int, stock: Stock, drafts: int, blanks: int) -> str:
    kinds = [_count(drafts, "draft")] * (drafts > 0) + [_count(blanks, "blank")] * (blanks > 0)
    what = " and ".join(kinds)
    if stock.size is None:
        return f"{what}, a card a page, with bleed for a print shop."
    return f"{what} on {_count(sheets, 'sheet')} of {stock.name}."


def _print(sheet: Sheet, stock: Stock) -> str:
    if stock.size is None:
        return "Send the PDF as it is: front and inside are two pages of the trim size."
    match sheet.how.flip:
        case None if sheet.back is None:
            return "Print on one side, at 100 %."
        case "manual":
            edge = "long" if sheet.turn == "book" or sheet.landscape else "short"
            return (
                "Print the odd pages, put the stack back so that the other side is printed, turned "
                f"over about its {edge} edge, and print the even pages; both at 100 %."
            )
        case flip:
            edge = "short" if flip == "short-edge" else "long"
            return f"Print on both sides, flip on the {edge} edge, at 100 %."


def _hands(sheet: Sheet) -> str:
    how = sheet.how
    if how.by == "marks":
        cut = "Trim at the crop marks"
        fold = ", fold at the dashed marks" if how.folds else ""
        return f"{cut}{fold}."
    at = " at the ticks" if how.by == "ticks" else " in the middle"
    cut = f"Cut {_TIMES.get(how.cuts, f'{how.cuts} times')} across the middle" if how.cuts else ""
    fold = f"fold {'twice' if how.folds == 2 else ''}{at}".replace("  ", " ") if how.folds else ""
    both = ", ".join(filter(None, [cut, fold]))
    return f"{both[0].upper()}{both[1:]}." if both else ""


def _one_sided(sheet: Sheet, stock: Stock) -> str:
    if sheet.back is None or stock.size is None or sheet.how.flip == "manual":
        return ""
    quarter = {"letter": "quarter-letter", "a4": "quarter-a4"}.get(stock.name)
    instead = f", or -f {quarter}, which needs no turning and no cut" if quarter else ""
    return f"One-sided printer? Add --duplex manual{instead}."
