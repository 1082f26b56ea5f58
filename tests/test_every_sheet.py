"""Every fold × format × stock × way to turn the paper: printed, cut and folded on numbers.

The hands do what a person is told, and measure as a person would; what the layout thinks of folds
is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import get_args

import numberfolder
import pytest
from numberfolder import Pile, flat_sheet, look, through, turn_over
from pace import FEW_FORMATS, paced

from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Rect
from cardmaker.paper.fold import Fold, Picture, load_folds
from cardmaker.paper.format import CardFormat, find_format, format_names
from cardmaker.paper.stock import find_stock, stock_names
from cardmaker.press.impose import Duplex, Sheet, Side, impose
from cardmaker.press.prescored import lies_on
from cardmaker.units import mm

#: A flap is so much narrower than the card, and doors leave so much between them.
FLAP, GAP = 1.5 * mm, 1.0 * mm

Seen = tuple[str, float, float]


def hands(fold: str, w: float, h: float) -> list[tuple[str, str, float]]:
    """What hands do with the flat of a card of w by h: which part, which way, how far in."""
    door = (w - GAP) / 2
    return {
        "flat": [],
        "side": [("left", "behind", w)],
        "top": [("top", "behind", h)],
        "french-side": [("top", "behind", h), ("left", "behind", w)],
        "french-top": [("left", "behind", w), ("top", "behind", h)],
        "tri": [("left", "behind", w - FLAP), ("left", "behind", w)],
        "z": [("left", "before", w), ("left", "behind", w)],
        "gate": [("left", "behind", door), ("right", "behind", w)],
    }[fold]


def inside(fold: str, w: float, h: float) -> dict[str, Rect]:
    """The pages of the open card as they are read."""
    door = (w - GAP) / 2
    return {
        "flat": {"back": Rect(0, 0, w, h)},
        "side": {"left": Rect(0, 0, w, h), "right": Rect(w, 0, w, h)},
        "top": {"top": Rect(0, 0, w, h), "bottom": Rect(0, h, w, h)},
        "french-side": {"left": Rect(0, 0, w, h), "right": Rect(w, 0, w, h)},
        "french-top": {"top": Rect(0, 0, w, h), "bottom": Rect(0, h, w, h)},
        "tri": {
            "left": Rect(0, 0, w, h),
            "middle": Rect(w, 0, w, h),
            "right": Rect(2 * w, 0, w - FLAP, h),
        },
        "z": {
            "left": Rect(0, 0, w, h),
            "right": Rect(w, 0, w, h),
            "back": Rect(2 * w, 0, w, h),
        },
        "gate": {
            "left": Rect(0, 0, door, h),
            "middle": Rect(door, 0, w, h),
            "right": Rect(door + w, 0, door, h),
        },
    }[fold]


def hidden(fold: str, w: float, h: float) -> dict[str, Rect]:
    """The panels on the outside of the flat that are tucked in."""
    return {
        "tri": {"flap": Rect(0, 0, w - FLAP, h)},
        "z": {"overleaf-left": Rect(0, 0, w, h), "overleaf-right": Rect(w, 0, w, h)},
    }.get(fold, {})


def views(fmt: CardFormat, sheet: Sheet, cell: Rect) -> Iterator[tuple[Pile, dict[str, Rect]]]:
    """The piles of a card that a person looks at, and what should be where on each."""
    fold, (w, h) = fmt.fold.name, sheet.panel
    steps = hands(fold, w, h)
    pile = flat_sheet(*cell.size)
    before = pile
    for step in steps:
        before, pile = pile, numberfolder.fold(pile, *step)
    if fold == "gate":
        pile = turn_over(pile, "book")
    whole = Rect(0, 0, w, h)
    yield flat_sheet(*cell.size), hidden(fold, w, h)
    yield pile, {"front": whole}
    yield turn_over(pile, "book"), {"back": whole}
    opened = before if fold.startswith("french") else flat_sheet(*cell.size)
    yield turn_over(opened, "tumble" if fold.endswith("top") else "book"), inside(fold, w, h)


def printed(side: Side | None, x: float, y: float) -> Seen:
    """What is printed at a point of a page: a panel, and which point of it."""
    for place in side.places if side else ():
        left, top, w, h = place.clip
        if left < x < left + w and top < y < top + h:
            box = place.box
            if place.head_down:
                return place.panel, box.x + box.w - x, box.y + box.h - y
            return place.panel, x - box.x, y - box.y
    return "nothing", 0.0, 0.0


def wrong(fmt: CardFormat, sheet: Sheet, flips_on: str) -> list[str]:
    """What a person would find wrong with the cards of a sheet."""
    found: list[str] = []
    page = (sheet.size.w, sheet.size.h)
    for cell in sheet.cells:
        for pile, pages in views(fmt, sheet, cell):
            for name, place in pages.items():
                for u, v in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.52, 0.5), (0.9, 0.9)):
                    x, y = u * place.w, v * place.h
                    at = look(pile, place.x + x, place.y + y)
                    if at is None:
                        found.append(f"no paper at {name}")
                        continue
                    face, fx, fy = at
                    point = cell.x + fx, cell.y + fy
                    if face == "upper":
                        seen = printed(sheet.front, *point)
                    else:
                        seen = printed(sheet.back, *through(page, flips_on, *point))
                    if seen != (name, pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6)):
                        found.append(f"{name} at {x:.0f}, {y:.0f}: {seen}")
    return found


def spoilt(sheet: Sheet) -> list[str]:
    """Places that lie on each other, and ink where the printer has none."""
    found: list[str] = []
    printable = Rect(0, 0, *sheet.size).inset(sheet.margin)
    for side in filter(None, (sheet.front, sheet.back)):
        for one, two in combinations(side.places, 2):
            if one.clip.overlaps(two.clip):
                found.append(f"{one.panel} lies on {two.panel}")
        for place in side.places:
            inked = place.clip
            if sheet.edge == "border":
                around = place.box.inset(sheet.border)
                left, top = max(around.x, inked.x), max(around.y, inked.y)
                right, bottom = min(around.right, inked.right), min(around.bottom, inked.bottom)
                inked = Rect(left, top, right - left, bottom - top)
            if not printable.holds(inked):
                found.append(f"{place.panel} is inked in the margin")
    return found


def sheets(name: str, stocks: list[str]) -> Iterator[tuple[CardFormat, Sheet, str]]:
    """The sheets of a format that there are, and how the printer turns each.

    Whether a card fits is the same for each way to turn, so a refusal, whose words take long to
    find, is asked for once.
    """
    fmt = find_format(name)
    ways = [way for way in get_args(Duplex) if way != "none" or fmt.fold.sides == 1]
    for stock in map(find_stock, stocks):
        if stock.flats and not lies_on(fmt, stock):
            continue
        counts = (None, 1) if stock.name == "trim" else (None, 1, 2)
        for up in counts:
            for duplex in ways:
                try:
                    sheet = impose(fmt, stock, up=up, duplex=duplex)
                except DoesNotFit:
                    break
                turned = "long-edge" if duplex in ("manual", "none") else duplex
                if stock.name == "trim":
                    turned = "short-edge" if sheet.landscape else "long-edge"
                yield fmt, sheet, turned


@pytest.mark.parametrize("name", paced(format_names(), FEW_FORMATS))
def test_every_sheet_folds_into_cards(name: str) -> None:
    # Many of them are laid out alike, and what is alike is looked at once.
    alike = {
        (sheet.size, sheet.front.places, sheet.back and sheet.back.places, turned): (fmt, sheet)
        for fmt, sheet, turned in sheets(name, stock_names())
    }
    told = [
        (len(sheet.cells), turned, fault)
        for (*_, turned), (fmt, sheet) in alike.items()
        for fault in (*wrong(fmt, sheet, turned), *spoilt(sheet))
    ]
    assert told == []


@pytest.mark.parametrize("fold", ["side", "top", "tri", "z", "gate"])
def test_a_printer_that_turns_the_other_way_is_found(fold: str) -> None:
    fmt = find_format(f"iso-a7-{fold}")
    sheet = impose(fmt, find_stock("a3"), up=1)
    assert wrong(fmt, sheet, "long-edge") == []
    assert wrong(fmt, sheet, "short-edge")


def spoilt_pictures(fold: Fold) -> Iterator[Fold]:
    """The fold with two panels of a face swapped, in every way there is, or with one head-down."""
    for face in ("outside", "inside"):
        rows: Picture = getattr(fold, face)
        words = {word for row in rows for word in row}
        swaps = [{one: two, two: one} for one, two in combinations(sorted(words), 2)]
        swaps += [{word: word._replace(head_down=not word.head_down)} for word in sorted(words)]
        for swap in swaps:
            spoilt = tuple(tuple(swap.get(word, word) for word in row) for row in rows)
            yield replace(fold, **{face: spoilt})


@pytest.mark.parametrize("fold", load_folds().values(), ids=lambda fold: fold.name)
@pytest.mark.parametrize("flips_on", ["long-edge", "short-edge"])
def test_a_wrong_picture_of_any_fold_is_found(fold: Fold, flips_on: Duplex) -> None:
    fmt, stock = find_format(f"iso-a7-{fold.name}"), find_stock("a3")
    assert wrong(fmt, impose(fmt, stock, up=1, duplex=flips_on), flips_on) == []
    for picture in spoilt_pictures(fold):
        card = replace(fmt, fold=picture)
        assert wrong(card, impose(card, stock, up=1, duplex=flips_on), flips_on), picture
