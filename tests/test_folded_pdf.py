"""The fold test on real files: write the sheet as a PDF, render it, cut it, turn it, fold it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from painted import every_panel, halves
from paperfolder import open_card, print_sheet, stains, white_frame
from PIL import Image
from test_folded_sheet import HOME, INSIDE, NEW, all_right, cut_free, folded, seen, widths

from cardmaker.card import Card
from cardmaker.paper.format import CardFormat, find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import Duplex, Sheet, impose
from cardmaker.press.stream import Copy, Plan, write_pdf


def pictures(file: Path) -> list[Image.Image]:
    """The pages at one pixel a point."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.render(scale=1).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def written(target: Path, fmt: CardFormat, sheet: Sheet, colour: str) -> list[Image.Image]:
    """A sheet whose places hold painted cards, each with its own number."""
    wide = widths(fmt.fold.name, sheet.panel.w)
    cards = {
        str(number): Card(every_panel(fmt.fold.panels, number, sheet, wide), note="")
        for number in range(sheet.up)
    }
    plan = Plan(sheet=sheet, cards=cards, faces={}, colour=colour, title="painted")  # type: ignore[arg-type]
    done = write_pdf(target, plan, [Copy(str(number), ()) for number in range(sheet.up)])
    assert (done.sheets, done.cards) == (1, sheet.up)
    return pictures(target)


@pytest.mark.parametrize("duplex", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("name", "stock", "columns", "rows"), HOME)
def test_a_printed_home_sheet_folds_into_cards(
    tmp_path: Path, name: str, stock: str, columns: int, rows: int, duplex: Duplex
) -> None:
    fmt = find_format(name)
    sheet = impose(fmt, find_stock(stock), duplex=duplex)
    pages = written(tmp_path / "sheet.pdf", fmt, sheet, "home")
    assert len(pages) == fmt.fold.sides
    paper = print_sheet(pages[0], pages[1] if len(pages) > 1 else None, duplex)
    for number, piece in enumerate(paper.cut(columns, rows)):
        card = folded(piece, fmt.fold.name)
        assert seen(card, fmt.fold.name) == all_right(fmt.fold.name, number)
        inside = halves(open_card(card), INSIDE[fmt.fold.name])
        for view in (card.look(), card.look_behind("side"), *inside):
            frame = white_frame(view)
            assert max(frame) - min(frame) <= 2
            assert min(frame) >= sheet.margin - 1.5
            assert stains(view, int(sheet.margin) - 1) == 0, "nothing but ticks in the border"
    for page in pages:
        assert stains(page, int(sheet.margin) - 1, edge=0) == 0, "no ink in the sheet's margin"


@pytest.mark.parametrize("duplex", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("name", "stock"), NEW)
def test_a_printed_card_in_three_or_four_parts_folds_too(
    tmp_path: Path, name: str, stock: str, duplex: Duplex
) -> None:
    fmt = find_format(name)
    sheet = impose(fmt, find_stock(stock), up=1, duplex=duplex)
    pages = written(tmp_path / "sheet.pdf", fmt, sheet, "home")
    assert len(pages) == fmt.fold.sides
    paper = print_sheet(pages[0], pages[1] if len(pages) > 1 else None, duplex)
    fold, w = fmt.fold.name, fmt.trim.w
    for number, piece in enumerate(cut_free(paper, fmt, sheet)):
        assert seen(folded(piece, fold, w), fold, w) == all_right(fold, number)


@pytest.mark.parametrize("fold", ["flat", "side", "top", "french-side"])
@pytest.mark.parametrize("trim", ["a2", "a6", "a7", "iso-a6"])
def test_a_card_for_the_shop_folds_and_bleeds(tmp_path: Path, trim: str, fold: str) -> None:
    fmt = find_format(f"{trim}-{fold}")
    sheet = impose(fmt, find_stock("trim"))
    pages = written(tmp_path / "card.pdf", fmt, sheet, "shop")
    w, h = fmt.flat
    left, top = round((sheet.size.w - w) / 2), round((sheet.size.h - h) / 2)
    book = "short-edge" if sheet.landscape else "long-edge"
    paper = print_sheet(pages[0], pages[1] if len(pages) > 1 else None, book)
    piece = paper.cut_out((left, top, left + round(w), top + round(h)))
    assert seen(folded(piece, fold), fold) == all_right(fold, 0)
    for page in pages:
        for x in (left - 7, left + round(w) + 6):
            assert page.getpixel((x, top + round(h) // 4)) != (255, 255, 255), (
                "no bleed at the side"
            )
        for y in (top - 7, top + round(h) + 6):
            assert page.getpixel((left + round(w) // 4, y)) != (255, 255, 255), "no bleed above"
