"""Print the sheet, cut it, turn it, fold it: every panel upright, in order, its border clean.

The hands are told what a person is told (cut across the middle, fold the left half behind), never
what the layout thinks. The same test on a real PDF is test_folded_pdf.py.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from painted import halves, painted_page, read_panel
from paperfolder import Paper, open_card, print_sheet, stains, white_frame
from PIL import Image, ImageDraw

from cardmaker.paper.fold import read_fold
from cardmaker.paper.format import CardFormat, find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import Sheet, impose

#: How are the cards of this format cut from this stock: columns and rows of equal pieces?
HOME = [
    ("a2-side", "letter", 1, 2),
    ("a2-top", "letter", 2, 1),
    ("iso-a6-side", "a4", 1, 2),
    ("iso-a6-top", "a4", 2, 1),
    ("quarter-letter", "letter", 1, 1),
    ("quarter-a4", "a4", 1, 1),
    ("a9-side", "letter", 1, 1),
    ("iso-a5-side", "a4", 1, 1),
    ("iso-a5-top", "a4", 1, 1),
    ("a2-side", "half-letter", 1, 1),
    ("a2-side", "tabloid", 2, 2),
    ("iso-a7-side", "a4", 2, 2),
    ("a2-flat", "letter", 2, 2),
    ("a7-flat", "5x7", 1, 1),
]

#: What do the hands fold, in which order, and what do they find inside?
CREASES = {"flat": [], "side": ["left"], "top": ["top"], "french-side": ["top", "left"]}
INSIDE = {
    "flat": ("back",),
    "side": ("left", "right"),
    "top": ("top", "bottom"),
    "french-side": ("left", "right"),
}


def printed(sheet: Sheet, flips_on: str) -> Paper:
    back = painted_page(sheet, sheet.back) if sheet.back else None
    return print_sheet(painted_page(sheet, sheet.front), back, flips_on)


def folded(piece: Paper, fold: str) -> Paper:
    for part in CREASES[fold]:
        piece = piece.fold_behind(part)
    return piece


def seen(card: Paper, fold: str) -> dict[str, tuple[str, int, str]]:
    """What is on the front, on the back and on the pages inside."""
    views = {"front": card.look(), "back": card.look_behind("side")}
    views |= dict(zip(INSIDE[fold], halves(open_card(card), INSIDE[fold]), strict=True))
    return {where: read_panel(view) for where, view in views.items()}


def all_right(fold: str, number: int) -> dict[str, tuple[str, int, str]]:
    return {name: (name, number, "upright") for name in ("front", "back", *INSIDE[fold])}


@pytest.mark.parametrize("flips_on", ["long-edge", "short-edge", "manual"])
@pytest.mark.parametrize(("fmt", "stock", "columns", "rows"), HOME)
def test_home_sheet_folds_into_cards(
    fmt: str, stock: str, columns: int, rows: int, flips_on: str
) -> None:
    card = find_format(fmt)
    sheet = impose(card, find_stock(stock), duplex=flips_on)  # type: ignore[arg-type]
    hand = "long-edge" if flips_on == "manual" else flips_on
    pieces = printed(sheet, hand).cut(columns, rows)
    assert len(pieces) == sheet.up
    assert sheet.how.cuts == (columns - 1) + (rows - 1)
    for number, piece in enumerate(pieces):
        done = folded(piece, card.fold.name)
        assert seen(done, card.fold.name) == all_right(card.fold.name, number)
        for view in (
            done.look(),
            done.look_behind("side"),
            *halves(open_card(done), INSIDE[card.fold.name]),
        ):
            frame = white_frame(view)
            assert max(frame) - min(frame) <= 2, "the border is as wide on all four sides"
            assert min(frame) >= sheet.margin - 1, "and no narrower than the margin"


@pytest.mark.parametrize("fold", ["flat", "side", "top", "french-side"])
@pytest.mark.parametrize("trim", ["a2", "a6", "a7", "iso-a6"])
@pytest.mark.parametrize("flips_on", ["long-edge", "short-edge"])
def test_a_card_at_a_time_folds_too(trim: str, fold: str, flips_on: str) -> None:
    card = find_format(f"{trim}-{fold}")
    sheet = impose(card, find_stock("super-b"), up=1, duplex=flips_on)  # type: ignore[arg-type]
    w, h = card.flat
    left, top = round((sheet.size.w - w) / 2), round((sheet.size.h - h) / 2)
    piece = printed(sheet, flips_on).cut_out((left, top, left + round(w), top + round(h)))
    assert seen(folded(piece, fold), fold) == all_right(fold, 0)


@pytest.mark.parametrize("fold", ["flat", "side", "top", "french-side"])
def test_the_shop_turns_pages_like_those_of_a_book(fold: str) -> None:
    card = find_format(f"a7-{fold}")
    sheet = impose(card, find_stock("trim"))
    w, h = card.flat
    left, top = round((sheet.size.w - w) / 2), round((sheet.size.h - h) / 2)
    book = "short-edge" if sheet.landscape else "long-edge"
    piece = printed(sheet, book).cut_out((left, top, left + round(w), top + round(h)))
    assert seen(folded(piece, fold), fold) == all_right(fold, 0)


def test_the_bare_face_of_a_french_fold_is_hidden() -> None:
    card = find_format("quarter-letter")
    done = folded(printed(impose(card, find_stock("letter")), "long-edge"), "french-side")
    assert len(done.leaves) == 4
    assert len({read_panel(view)[0] for view in (done.look(), done.look_behind("side"))}) == 2
    bare = [read_panel(view)[0] for view in done.look_between()]
    assert bare == ["nothing", "nothing", "left", "right", "nothing", "nothing"]


def cards(fmt: CardFormat, flips_on: str, layout: str) -> dict[str, tuple[str, int, str]]:
    sheet = impose(fmt, find_stock("letter"), duplex=layout)  # type: ignore[arg-type]
    columns, rows = (2, 1) if sheet.landscape else (1, 2)
    piece = printed(sheet, flips_on).cut(columns, rows)[0]
    return seen(folded(piece, fmt.fold.name), fmt.fold.name)


def _with(fmt: str, **rows: list[str]) -> CardFormat:
    """A format whose picture of the fold is spoilt."""
    card = find_format(fmt)
    pictures = {
        "side": {"outside": ["back front"], "inside": ["left right"]},
        "top": {"outside": ["!back", "front"], "inside": ["top", "bottom"]},
    }
    creases = [f"{part} behind 1/2" for part in CREASES[card.fold.name]]
    table = {"title": "", "summary": "", "trim": card.fold.trim, "creases": creases}
    fold = read_fold(card.fold.name, {**table, **pictures[card.fold.name], **rows})
    return replace(card, fold=fold)


def test_the_spoilt_pictures_start_from_good_ones() -> None:
    assert cards(_with("a2-side"), "long-edge", "long-edge") == all_right("side", 0)
    assert cards(_with("a2-top"), "long-edge", "long-edge") == all_right("top", 0)


@pytest.mark.parametrize(
    ("fmt", "rows", "wrong"),
    [
        ("a2-side", {"inside": ["right left"]}, {"left", "right"}),
        ("a2-side", {"outside": ["front back"]}, {"front", "back"}),
        ("a2-side", {"inside": ["left !right"]}, {"right"}),
        ("a2-top", {"inside": ["bottom", "top"]}, {"top", "bottom"}),
        ("a2-top", {"inside": ["!top", "!bottom"]}, {"top", "bottom"}),
        ("a2-top", {"outside": ["back", "front"]}, {"back"}),
    ],
)
def test_a_wrong_picture_of_a_fold_is_found(
    fmt: str, rows: dict[str, list[str]], wrong: set[str]
) -> None:
    card = _with(fmt, **rows)
    found, good = cards(card, "long-edge", "long-edge"), all_right(card.fold.name, 0)
    assert {name for name in good if found[name] != good[name]} == wrong


@pytest.mark.parametrize("fmt", ["a2-side", "a2-top"])
def test_a_printer_that_turns_on_the_other_edge_is_found(fmt: str) -> None:
    card = find_format(fmt)
    found = cards(card, "short-edge", "long-edge")
    good = all_right(card.fold.name, 0)
    assert {name for name in good if found[name] != good[name]} == set(INSIDE[card.fold.name])


def test_stains_in_the_border_are_found() -> None:
    clean = Image.new("RGB", (100, 140), "white")
    ImageDraw.Draw(clean).rectangle((18, 18, 81, 121), fill="blue")
    tick = clean.copy()
    ImageDraw.Draw(tick).line((0, 18, 0, 24), fill=(180, 180, 180))
    stain = clean.copy()
    stain.putpixel((9, 70), (240, 240, 240))
    assert [stains(picture, 17) for picture in (clean, tick, stain)] == [0, 0, 1]
    assert white_frame(clean) == white_frame(tick) == (18, 18, 18, 18)
