"""Fed: the printer that a job is for, as far as its pages must know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cardmaker.geometry import Rect, Size
from cardmaker.job.choices import Choices
from cardmaker.job.printer import By, Paper, find_profile, printers_file
from cardmaker.paper.feed import USUAL, Feed
from cardmaker.paper.stock import Stock
from cardmaker.press.passes import by_hand
from cardmaker.press.register import Correction, Register, fed_turn, register, strays
from cardmaker.press.sheet import Duplex, Sheet
from cardmaker.units import mm, show

#: A correction that carries ink less far than this out of where it was is not worth a word.
_WORTH_SAYING = 0.25 * mm


@dataclass(frozen=True, slots=True)
class Fed:
    """A printer: its name ("" for any), how it is fed by hand, and what is put right, if known."""

    printer: str = ""
    feed: Feed = USUAL
    known: bool = False
    correction: Correction | None = None

    def flip(self, asked: Duplex) -> Duplex:
        """How a sheet is turned that is asked to be turned so: by hand it may be either way."""
        return "short-edge" if asked == "manual" and self.feed.turn == "tumble" else asked

    def register(self, sheet: Sheet) -> Register | None:
        """The maps that a sheet's pages are printed through; None to print them as they are."""
        if self.correction is None:
            return None
        turn = fed_turn(sheet.turn, sheet.landscape)
        return register(self.correction, portrait(sheet.size), turn)

    def strays(self, sheet: Sheet) -> tuple[str, ...]:
        """A word where ink is brought nearer to the paper's edge than the margin."""
        maps = self.register(sheet)
        if maps is None:
            return ()
        ink = Rect(0.0, 0.0, *portrait(sheet.size)).inset(sheet.margin)
        by = max(strays(side, ink) for side in (maps if sheet.back else maps[:1]))
        if by < _WORTH_SAYING:
            return ()
        return (
            f"To meet, print is moved up to {_tenths(by)} into the margin of {show(sheet.margin)}; "
            f"if something is lost there, add --margin {_tenths(sheet.margin + by)}.",
        )

    def steps(self, sheet: Sheet, files: Sequence[Path]) -> str:
        """What hands do with the two files of a one-sided printer."""
        fronts, backs = (file.name for file in files)
        order = (
            ", whose pages are in reverse order on purpose" if self.feed.order == "reverse" else ""
        )
        known = (
            f"This is how {self.printer} was found to take paper."
            if self.known
            else "This is the usual way; two sheets of paper find your printer's own: "
            "cardmaker calibrate --feed."
        )
        return (
            f"Print {fronts} on one side. {by_hand(sheet, self.feed)} "
            f"Print {backs}{order}. Both at 100 %. {known}"
        )


#: Who else turns the paper, and that in words.
_OTHER: Final[dict[By, By]] = {"printer": "hands", "hands": "printer"}
_BY: Final[dict[By, str]] = {"printer": "by itself", "hands": "by hand"}

#: A printer that nobody named.
ANY: Final = Fed()


def fed_by(
    wish: Choices, stock: Stock, asked: Duplex, environ: Mapping[str, str]
) -> tuple[Fed, tuple[str, ...]]:
    """The printer that is wished for, and what a person should know of it.

    Raises:
        UnknownName: nobody has calibrated a printer of that name.
        Misused: nobody has calibrated a tray of that name, but others; or none of several is named.
    """
    if wish.printer is None:
        return ANY, ("--tray says nothing here: it goes with --printer.",) if wish.tray else ()
    if stock.size is None:
        return ANY, ("--printer says nothing here: a print shop's file is not corrected.",)
    profile = find_profile(wish.printer, printers_file(environ, Path.home()))
    by: By = "hands" if asked == "manual" else "printer"
    correction = profile.correction(stock.name, by, wish.tray)
    feed = profile.feed or USUAL
    fed = Fed(profile.name, feed, profile.feed is not None, correction)
    if correction:
        return fed, (f"Corrected for {profile.name} on {stock.name}.",)
    other = profile.correction(stock.name, _OTHER[by], wish.tray)
    if by == "hands" and fed.known and other is None:
        return fed, ()
    command = profile.calibrate(Paper(stock.name, wish.tray or "", by))
    if other is None:
        of = f"tray {wish.tray} on {stock.name}" if wish.tray else stock.name
        known = f" Its trays known so far: {', '.join(profile.trays)}." * bool(profile.trays)
        return fed, (
            f"{profile.name} is not calibrated for {of}: backs are printed as they are "
            f"({command}).{known if wish.tray else ''}",
        )
    sized = other.bars != Correction().bars
    also = "; what was measured of its size is put right" if sized else ""
    return replace(fed, correction=Correction(bars=other.bars) if sized else None), (
        f"{profile.name} is not calibrated for turning {_BY[by]} on {stock.name}: backs are "
        f"printed as they are ({command}){also}.",
    )


def sizing(
    wish: Choices, stock: Stock, environ: Mapping[str, str]
) -> tuple[Register | None, tuple[str, ...]]:
    """The map that puts right the size of a page without a back, and a word that it does; None
    where nothing has to be.

    Raises:
        UnknownName: nobody has calibrated a printer of that name.
        Misused: nobody has calibrated a tray of that name, but others; or none of several is named.
    """
    if wish.printer is None or stock.size is None:
        return None, ()
    profile = find_profile(wish.printer, printers_file(environ, Path.home()))
    known = profile.correction(stock.name, "printer", wish.tray)
    known = known or profile.correction(stock.name, "hands", wish.tray)
    if known is None or known.bars == Correction().bars:
        return None, ()
    maps = Register(register(known, portrait(stock.size), "book").front)
    return maps, (f"Corrected in size for {profile.name} on {stock.name}.",)


def portrait(size: Size) -> Size:
    """A sheet as it is fed."""
    return Size(min(size), max(size))


def _tenths(points: float) -> str:
    return f"{points / mm:.1f}mm"
