"""Guided cards: a ruling in a card's own inks, and where there is no room, which format has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cardmaker.art.palette import Palette
from cardmaker.card import Brief, note_box
from cardmaker.errors import DoesNotFit, Overset
from cardmaker.geometry import Rect
from cardmaker.paper.format import CardFormat, load_formats
from cardmaker.paper.stock import Stock
from cardmaker.press.impose import impose
from cardmaker.text.asked import Asked, settled
from cardmaker.text.guides import Inks
from cardmaker.text.note_guides import stronger
from cardmaker.text.rows import Rows, rows_in
from cardmaker.text.ruling import Ruling, load_ruling
from cardmaker.units import mm, show

#: Art may come right up to the note's box; guides keep this far from it.
_AIR: Final = 1 * mm


def guide_box(brief: Brief) -> Rect:
    """Where guides go on the panel that the note is written on."""
    return note_box(brief).inset(_AIR)


def guide_inks(palette: Palette) -> Inks:
    """The pale tones of a palette that guides are printed in, the base line a little darker."""
    pale = palette.pale
    return Inks(
        line=pale,
        base=stronger(pale),
        fine=pale.mix(palette.ghost, 0.3),
        margin=pale.mix(palette.berry.lit, 0.5),
        band=palette.ghost,
    )


def rows_of(name: str, asked: Asked, brief: Brief, stock: Stock, margin: float) -> Rows:
    """How the ruling of that name stands where the note would be.

    Raises:
        Misused: a size is asked for that nobody writes.
        Overset: not one row fits the card; the hint names a format that holds one.
    """
    ruling = settled(load_ruling(name), asked)
    try:
        return rows_in(ruling, guide_box(brief))
    except Overset as error:
        other = roomier(ruling.height, brief, stock, margin)
        larger = f"-f {other.name}, which holds one, or " if other else ""
        raise Overset(error.message, f"{larger}a smaller --x-height") from None


def roomier(high: float, brief: Brief, stock: Stock, margin: float) -> CardFormat | None:
    """The smallest format on this stock with room so high, of the same fold if there is one."""
    found = load_formats().values()
    for fmt in sorted(found, key=lambda one: (one.fold != brief.fold, one.trim.w * one.trim.h)):
        try:
            sheet = impose(fmt, stock, margin=margin)
        except DoesNotFit:
            continue
        as_this = replace(
            brief, fold=fmt.fold, panel=sheet.panel, edge=sheet.edge, border=sheet.border,
            bleed=sheet.bleed,
        )  # fmt: skip
        if guide_box(as_this).h >= high:
            return fmt
    return None


def in_words(rows: Rows) -> str:
    """The rows as a person would say them; an x-height that does not match its nib is counted."""
    ruling = rows.ruling
    nib = f"nib {show(ruling.nib)}: " if ruling.nib else ""
    size = ""
    if ruling.zoned or ruling.fine > 1:
        size = f"x-height {show(ruling.x_height)}{_in_nibs(ruling)}, "
    count = "1 row" if rows.number == 1 else f"{rows.number} rows {show(ruling.pitch)} apart"
    return f"Guides: {ruling.name}, {nib}{size}{count}."


def _in_nibs(ruling: Ruling) -> str:
    """How many nibs high an x is, where the x-height and the nib that are asked for disagree."""
    nibs = f"{ruling.x_height / ruling.nib:.2g}" if ruling.nib else ""
    if not nibs or float(nibs) == ruling.ratio[1]:
        return ""
    usual = f"{load_ruling(ruling.name).ratio[1]:g}"
    return f" ({nibs} nib{'s' * (nibs != '1')} high; {ruling.name} is written with {usual})"
