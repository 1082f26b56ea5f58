from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from painted import NAMES, halves, painted_page, read_panel
from paperfolder import white_frame
from PIL import Image

from cardmaker.errors import BadPdf, UnknownName
from cardmaker.paper.format import find_format
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import Sheet, impose
from cardmaker.press.proof import VIEWS, page_image, proof, proof_png
from cardmaker.press.tabletop import BETWEEN_DOORS, GROUND

INSIDE = {
    "flat": ("back",),
    "side": ("left", "right"),
    "top": ("top", "bottom"),
    "french-side": ("left", "right"),
}

CASES = [
    ("a2-side", "letter"),
    ("a2-top", "letter"),
    ("iso-a6-side", "a4"),
    ("quarter-a4", "a4"),
    ("a2-flat", "letter"),
    ("a7-side", "trim"),
    ("a7-top", "trim"),
    ("a7-french-side", "trim"),
]


def scanned(sheet: Sheet) -> bytes:
    """A PDF of the sheet whose pages are pictures: a writer the proof does not know."""
    sides = [side for side in (sheet.front, sheet.back) if side]
    first, *rest = (painted_page(sheet, side, scale=2) for side in sides)
    out = BytesIO()
    first.save(out, "PDF", resolution=144, save_all=True, append_images=rest)
    return out.getvalue()


def near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - 255 * b) < 30 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("duplex", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("name", "stock"), CASES)
def test_each_view_shows_its_panels_upright(name: str, stock: str, duplex: str) -> None:
    fmt = find_format(name)
    sheet = impose(fmt, find_stock(stock), duplex=duplex)  # type: ignore[arg-type]
    pdf = scanned(sheet)
    for card in range(sheet.up):
        front, back, inside = (
            proof(pdf, sheet, fmt, view, 72, card) for view in ("front", "back", "inside")
        )
        pages = halves(inside, INSIDE[fmt.fold.name])
        assert read_panel(front) == ("front", card, "upright")
        assert read_panel(back) == ("back", card, "upright")
        assert [read_panel(page) for page in pages] == [
            (panel, card, "upright") for panel in INSIDE[fmt.fold.name]
        ]
        assert front.size == pytest.approx(sheet.panel, abs=1)
        if sheet.edge == "border":
            for view in (front, back, *pages):
                frame = white_frame(view)
                assert max(frame) - min(frame) <= 2


def test_a_panel_in_the_wrong_place_is_seen() -> None:
    """A sheet printed from a layout for the other turn: the proof shows what hands would hold."""
    fmt, stock = find_format("a2-side"), find_stock("letter")
    sheet, wrong = impose(fmt, stock), impose(fmt, stock, duplex="short-edge")
    left, right = halves(proof(scanned(wrong), sheet, fmt, "inside", 72), ("left", "right"))
    assert (read_panel(left)[::2], read_panel(right)[::2]) == (
        ("right", "head down"),
        ("left", "head down"),
    )


def test_the_inside_is_bare_where_only_fronts_are_printed() -> None:
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("letter"), duplex="none")
    inside = proof(scanned(sheet), sheet, fmt, "inside", 72)
    assert inside.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("name", "stock"), [("a2-side", "letter"), ("quarter-a4", "a4")])
def test_every_view_is_a_picture_of_a_handy_size(name: str, stock: str, view: str) -> None:
    fmt = find_format(name)
    sheet = impose(fmt, find_stock(stock))
    picture = proof(scanned(sheet), sheet, fmt, view)
    assert 1200 <= max(picture.size) <= 2400
    if view in ("folded", "all"):
        assert picture.width == 2000
    if view in ("flat", "sheet", "folded", "all"):
        assert picture.getpixel((3, 3)) == GROUND


def test_dots_an_inch_are_those_of_the_card() -> None:
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("letter"))
    pdf = scanned(sheet)
    assert proof(pdf, sheet, fmt, "front", 300).size == (1275, 1650)
    assert proof(pdf, sheet, fmt, "inside", 100).size == (850, 550)
    assert proof(pdf, sheet, fmt, "all", 50).width < proof(pdf, sheet, fmt, "all").width


def test_all_holds_the_closed_card_the_open_one_and_both_pages() -> None:
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("letter"))
    picture = proof(scanned(sheet), sheet, fmt, "all")
    small = picture.resize((200, 80), Image.Resampling.NEAREST)
    seen = [small.getpixel((x, y)) for x in range(200) for y in range(80)]
    shares = {
        name: sum(near(colour, NAMES[name]) for colour in seen) / len(seen)
        for name in ("front", "left", "right", "back")
    }
    assert min(shares["front"], shares["left"], shares["right"]) > 0.1
    assert 0 < shares["back"] < 0.05, "only on the small sheet"


def test_between_doors_there_is_shade_and_nothing_of_the_note() -> None:
    fmt = find_format("a2-gate")
    sheet = impose(fmt, find_stock("tabloid"))
    front = proof(scanned(sheet), sheet, fmt, "front", 288)
    between = front.crop((front.width // 2 - 4, 0, front.width // 2 + 4, front.height))
    assert between.getcolors() == [(8 * front.height, BETWEEN_DOORS)]
    doors = [front.getpixel((int(part * front.width), front.height // 3)) for part in (0.4, 0.6)]
    assert all(near(colour, NAMES["front"]) for colour in doors)


def test_the_same_pdf_gives_the_same_bytes(tmp_path: Path) -> None:
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("letter"))
    file = tmp_path / "sheet.pdf"
    file.write_bytes(scanned(sheet))
    one = proof_png(file, sheet, fmt, "all", 40)
    assert one == proof_png(file.read_bytes(), sheet, fmt, "all", 40)
    with Image.open(BytesIO(one)) as picture:
        assert (picture.format, picture.mode) == ("PNG", "RGB")


def test_a_page_is_as_large_as_its_paper() -> None:
    sheet = impose(find_format("iso-a6-side"), find_stock("a4"))
    assert page_image(scanned(sheet), 1, 100).size == (827, 1169)


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("letter"))
    text = tmp_path / "note.txt"
    text.write_text("Dear Ada,")
    for bad in (b"", b"%PDF-1.4 nothing more", text, tmp_path / "nowhere.pdf"):
        with pytest.raises(BadPdf, match="cannot be read as a PDF"):
            proof(bad, sheet, fmt)
    one_page = impose(find_format("quarter-letter"), find_stock("letter"))
    with pytest.raises(BadPdf, match="no page 2"):
        proof(scanned(one_page), sheet, fmt)


def test_an_unknown_view_is_answered_with_the_good_ones() -> None:
    fmt = find_format("a2-side")
    sheet = impose(fmt, find_stock("letter"))
    with pytest.raises(UnknownName, match="did you mean inside"):
        proof(b"", sheet, fmt, "insid")


def test_looking_costs_nothing_until_it_is_asked_for() -> None:
    """The press's other rooms do without the renderer and without Pillow."""
    code = "import sys, cardmaker.press.impose; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
