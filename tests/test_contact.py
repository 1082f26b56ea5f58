from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

import cardmaker
from cardmaker.design import load_design
from cardmaker.errors import UnknownName
from cardmaker.job.contact import FORMATS, SEEDS
from cardmaker.press import contact
from cardmaker.press.contact import Cell, contact_sheet
from cardmaker.press.tabletop import GROUND
from cardmaker.shelf import shelf
from cardmaker.text.face import load_face

FONT = load_face("josefin-sans").data
RED = (200, 0, 0)


def cells(count: int, size: tuple[int, int] = (60, 80)) -> list[Cell]:
    return [Cell(Image.new("RGB", size, RED), f"seed {n}") for n in range(count)]


def blocks(sheet: Image.Image) -> list[tuple[int, int, int, int]]:
    """The boxes of the red cards, found by their top left corners."""
    pixels = sheet.load()
    assert pixels is not None

    def red(x: int, y: int) -> bool:
        return bool(pixels[x, y] == RED)

    corners = [
        (x, y)
        for y in range(1, sheet.height)
        for x in range(1, sheet.width)
        if red(x, y) and not red(x - 1, y) and not red(x, y - 1)
    ]
    boxes = []
    for x, y in corners:
        right, bottom = x, y
        while red(right, y):
            right += 1
        while red(x, bottom):
            bottom += 1
        boxes.append((x, y, right, bottom))
    return boxes


@pytest.mark.parametrize(("count", "columns", "rows"), [(1, 6, 1), (8, 4, 2), (18, 6, 3)])
def test_every_card_lies_in_its_row(count: int, columns: int, rows: int) -> None:
    sheet = contact_sheet(cells(count), columns, FONT)
    found = blocks(sheet)
    assert len(found) == count
    assert {(right - left, bottom - top) for left, top, right, bottom in found} == {(60, 80)}
    assert len({top for _, top, _, _ in found}) == rows
    left, right = found[0][0], sheet.width - max(box[2] for box in found)
    assert left == right


def test_cards_of_a_row_stand_on_one_line_in_the_middle_of_their_columns() -> None:
    tall, wide = (40, 90), (100, 50)
    pictures = [Image.new("RGB", size, RED) for size in (tall, wide)]
    one, other = blocks(contact_sheet([Cell(picture, "") for picture in pictures], 2, FONT))
    assert (one[2] - one[0], one[3] - one[1]) == tall
    assert one[3] == other[3]
    # The columns are as wide as the widest card, so the narrow one stands 30 further in.
    assert one[0] == 30 + round(0.14 * 100)


def test_each_has_its_caption_below_it() -> None:
    bare = contact_sheet([Cell(cell.picture, "") for cell in cells(4)], 2, FONT)
    said = contact_sheet(cells(4), 2, FONT)
    assert said.size == bare.size
    written = ImageChops.difference(bare, said).convert("L").point(lambda v: 255 * (v > 40))
    shown = [
        written.crop((left - 8, bottom, right + 8, bottom + 16)).tobytes()
        for left, _, right, bottom in blocks(bare)
    ]
    assert len(set(shown)) == 4 and all(any(one) for one in shown)
    assert written.getpixel((0, 0)) == 0 and bare.getpixel((0, 0)) == GROUND


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[Cell]:
    """The cells of the contact sheets that are made from now on."""
    seen: list[Cell] = []

    def watched(cells: list[Cell], columns: int, font: bytes) -> Image.Image:
        seen.extend(cells)
        return contact_sheet(cells, columns, font)

    monkeypatch.setattr(contact, "contact_sheet", watched)
    return seen


@pytest.mark.slow
def test_seeds_are_those_that_preview_shows(tmp_path: Path, laid: list[Cell]) -> None:
    asked = {"stock": "letter", "format": "a2-side", "marks": False, "dpi": 24}
    done = cardmaker.preview(contact="seeds", seed=5, output=tmp_path / "seeds.png", **asked)
    assert [cell.caption for cell in laid] == [f"seed {n}" for n in range(5, 5 + SEEDS)]
    with Image.open(done.paths[0]) as sheet:
        assert sheet.width > 6 * laid[0].picture.width
    # The third and the fourth card lie on the second sheet.
    for number in (0, 3):
        one = cardmaker.preview(view="front", seed=5 + number, output=tmp_path / "one.png", **asked)
        with Image.open(one.paths[0]) as front:
            assert ImageChops.difference(front, laid[number].picture).getbbox() is None


def test_palettes_are_all_of_the_design(tmp_path: Path, laid: list[Cell]) -> None:
    done = cardmaker.preview(
        contact="palettes", palette="indigo", dpi=24, output=tmp_path / "palettes.png"
    )
    design = load_design("garden-sprigs", [shelf("designs")])
    assert [cell.caption for cell in laid] == [*design.palettes]
    assert len({cell.picture.tobytes() for cell in laid}) == len(laid)
    assert any("--palette says nothing" in remark for remark in done.remarks)


@pytest.mark.slow
def test_formats_are_shown_to_one_scale_bleeding_and_bordered(
    tmp_path: Path, laid: list[Cell]
) -> None:
    cardmaker.preview(contact="formats", dpi=36, output=tmp_path / "formats.png")
    count = len(FORMATS)
    assert [cell.caption for cell in laid[:count]] == [f"{name}, bleeding" for name in FORMATS]
    sizes = {cell.caption: cell.picture.size for cell in laid}
    assert sizes["a2-side, bleeding"] == sizes["a2-side, bordered"] == (153, 198)
    assert sizes["a2-top, bordered"] == (198, 153)
    assert sizes["square, bleeding"] == (180, 180)
    for cell in laid[count:]:
        edge = cell.picture.crop((0, 0, cell.picture.width, 6))
        assert edge.getextrema() == ((255, 255),) * 3, f"{cell.caption} has ink in its border"
    bleeding = laid[0].picture
    assert bleeding.crop((0, 0, bleeding.width, 6)).getextrema() != ((255, 255),) * 3


def test_another_kind_is_answered_with_the_good_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean seeds"):
        cardmaker.preview(contact="seed")


@pytest.mark.slow
def test_the_same_bytes(tmp_path: Path) -> None:
    made = [
        cardmaker.preview(contact="palettes", dpi=20, output=tmp_path / f"{n}.png").paths[0]
        for n in range(2)
    ]
    assert made[0].read_bytes() == made[1].read_bytes()
