"""Print the sheet, cut it, turn it, fold it: every panel upright, in order, its border clean.

The hands are told what a person is told (cut across the middle, fold the left half behind), never
what the layout thinks. The same test on a real PDF is test_folded_pdf.py.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from painted import columns, halves, painted_page, read_panel
from paperfolder import Paper, open_card, print_sheet, stains, white_frame
from PIL import Image, ImageDraw

from cardmaker.paper.fold import read_fold
from cardmaker.paper.format import CardFormat, find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import Sheet, impose
from cardmaker.units import mm

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
    "french-top": ("top", "bottom"),
    "tri": ("left", "middle", "right"),
    "z": ("left", "right", "back"),
    "gate": ("left", "middle", "right"),
}

#: What is on the outside of the flat that neither the closed card nor the open one shows?
HIDDEN = {"tri": ("flap", "back", "front"), "z": ("overleaf-left", "overleaf-right", "front")}

#: The folds into more than halves, a format of each, and stocks with room for its flat.
NEW = [
    (name, stock)
    for name in ("iso-a7-tri", "iso-a7-z", "iso-a7-gate", "iso-a6-french-top")
    for stock in ("a3", "tabloid")
]

#: A flap is so much narrower than the card, and doors leave so much between them.
FLAP, GAP = 1.5 * mm, 1.0 * mm


def printed(sheet: Sheet, flips_on: str) -> Paper:
    back = painted_page(sheet, sheet.back) if sheet.back else None
    return print_sheet(painted_page(sheet, sheet.front), back, flips_on)


def widths(fold: str, w: float) -> dict[str, float]:
    """The widths of the pages of an open card as wide as that when it is closed, if they differ."""
    door = (w - GAP) / 2
    return {
        "tri": {"left": w, "middle": w, "right": w - FLAP, "flap": w - FLAP, "back": w, "front": w},
        "z": {"left": w, "right": w, "back": w},
        "gate": {"left": door, "middle": w, "right": door},
    }.get(fold, {})


def folded(piece: Paper, fold: str, w: float = 0.0) -> Paper:
    """A card as wide as `w`, or folded in halves."""
    door = (w - GAP) / 2
    if fold == "french-top":
        return piece.fold("left", "behind").fold("top", "behind")
    if fold == "tri":
        return piece.fold("left", "behind", round(w - FLAP)).fold("left", "behind", round(w))
    if fold == "z":
        return piece.fold("left", "before", round(w)).fold("left", "behind", round(w))
    if fold == "gate":
        shut = piece.fold("left", "behind", round(door)).fold("right", "behind", round(w))
        return shut.turn_over("side")
    for part in CREASES[fold]:
        piece = piece.fold(part, "behind")
    return piece


def seen(card: Paper, fold: str, w: float = 0.0) -> dict[str, tuple[str, int, str]]:
    """What is on the front, on the back, on the pages inside, and on panels that are tucked in."""
    views = {"front": card.look(), "back": card.look_behind("side")}
    inside = open_card(card)
    wide = widths(fold, w)
    pages = columns(inside, [wide[name] for name in INSIDE[fold]]) if wide else None
    views |= dict(zip(INSIDE[fold], pages or halves(inside, INSIDE[fold]), strict=True))
    if fold in HIDDEN:
        flat = card
        while flat.before:
            flat = flat.before
        outside = columns(flat.look(), [wide.get(name, w) for name in HIDDEN[fold]])
        views |= {f"{name} unfolded": one for name, one in zip(HIDDEN[fold], outside, strict=True)}
    return {where: read_panel(view) for where, view in views.items()}


def all_right(fold: str, number: int) -> dict[str, tuple[str, int, str]]:
    good = {name: (name, number, "upright") for name in ("front", "back", *INSIDE[fold])}
    hidden = HIDDEN.get(fold, ())
    return good | {f"{name} unfolded": (name, number, "upright") for name in hidden}


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


def cut_free(paper: Paper, fmt: CardFormat, sheet: Sheet) -> list[Paper]:
    """The cards of a sheet on which they stand in one column, in the middle, `up` apart."""
    w, h = fmt.flat
    apart = 2 * sheet.bleed
    left = (sheet.size.w - w) / 2
    top = (sheet.size.h - sheet.up * h - (sheet.up - 1) * apart) / 2
    tops = [top + number * (h + apart) for number in range(sheet.up)]
    return [
        paper.cut_out((round(left), round(y), round(left) + round(w), round(y) + round(h)))
        for y in tops
    ]


@pytest.mark.parametrize("flips_on", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("name", "stock"), NEW)
def test_a_card_in_three_or_four_parts_folds_too(name: str, stock: str, flips_on: str) -> None:
    card = find_format(name)
    sheet = impose(card, find_stock(stock), up=1, duplex=flips_on)  # type: ignore[arg-type]
    (piece,) = cut_free(printed(sheet, flips_on), card, sheet)
    fold, w = card.fold.name, card.trim.w
    assert seen(folded(piece, fold, w), fold, w) == all_right(fold, 0)


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
