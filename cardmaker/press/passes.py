"""Passes: what goes through a one-sided printer twice, the fronts first and then the backs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cardmaker.display import Items, polygon
from cardmaker.geometry import Rect
from cardmaker.paper.feed import Feed, between, keyword
from cardmaker.press.marks import TICK_INK
from cardmaker.press.register import Register
from cardmaker.press.sheet import Sheet
from cardmaker.press.stream import Plan
from cardmaker.units import mm

#: What the two files are called in themselves.
FRONTS: Final = "fronts"
BACKS: Final = "backs"

#: The mark in the corner that goes in first, and what it keeps from trim and crop marks.
_CORNER: Final = 4 * mm
_CLEAR: Final = 1 * mm


def passes(plan: Plan, feed: Feed) -> tuple[Plan, Plan]:
    """The plan of the fronts and that of the backs, a page for every sheet in both; the backs in
    the order in which the paper comes. Both files say how they are fed, and which part they are.
    """
    sheet, maps = plan.sheet, plan.register or Register()
    assert sheet.back is not None
    told = {"Subject": by_hand(sheet, feed), "Keywords": keyword(feed)}
    marks = sheet.front.marks + corner_mark(sheet)
    front = replace(sheet, front=sheet.front._replace(marks=marks), back=None)
    back = replace(sheet, front=sheet.back, back=None)
    return (
        replace(plan, sheet=front, register=maps, info=told, part=FRONTS),
        replace(
            plan,
            sheet=back,
            number=None,
            register=Register(maps.back),
            backwards=feed.order == "reverse",
            info=told,
            part=BACKS,
        ),
    )


def by_hand(sheet: Sheet, feed: Feed) -> str:
    """What hands do with the printed fronts of a sheet."""
    edge = "left" if sheet.landscape else "top"
    mark = "the corner with the grey mark" if corner_mark(sheet) else ""
    return between(feed, mark or f"the {edge} edge of the fronts")


def corner_mark(sheet: Sheet) -> Items:
    """A pale triangle in the upper left corner of the sheet as it is fed, or nothing where that
    would not be cut away.
    """
    x = y = sheet.margin
    tips = (complex(x, y), complex(x + _CORNER, y), complex(x, y + _CORNER))
    if sheet.landscape:  # whose lower left corner is fed as the upper left one
        tips = tuple(complex(tip.real, sheet.size.h - tip.imag) for tip in tips)  # type: ignore[assignment]
    return (polygon(tips, fill=TICK_INK),) if _cut_away(sheet) else ()


def _cut_away(sheet: Sheet) -> bool:
    """Whether the corner lies outside of all that stays, and of the lines that crop marks are on.

    Flats stand in the middle of a sheet, so all of its corners are alike.
    """
    if sheet.trim is None or not sheet.margin:
        return False
    reach = sheet.margin + _CORNER + _CLEAR
    bleed = sheet.bleed_box or sheet.trim
    corner = Rect(0.0, 0.0, reach, reach)
    return reach <= min(sheet.trim.x, sheet.trim.y) and not corner.overlaps(bleed)
