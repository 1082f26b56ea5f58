from __future__ import annotations

import pytest

from cardmaker.geometry import Rect, Size
from cardmaker.press.layout import NEAR, Wish, divided, laid_on, made_to_the_card, standing_free
from cardmaker.units import mm

LETTER, A4 = Size(612, 792), Size(210 * mm, 297 * mm)
PLAIN = Wish(up=None, margin=6.35 * mm, marks=True, bleed=3.175 * mm)


@pytest.mark.parametrize(
    ("flat", "stock", "up", "page"),
    [
        (Size(612, 396), LETTER, 2, LETTER),
        (Size(396, 612), LETTER, 2, LETTER.turned),
        (Size(612, 792), LETTER, 1, LETTER),
        (Size(306, 396), LETTER, 4, LETTER),
        (Size(210 * mm, 148 * mm), A4, 2, A4),
        (Size(210 * mm, 148 * mm + NEAR), A4, 2, A4),
    ],
)
def test_divisions_of_a_sheet(flat: Size, stock: Size, up: int, page: Size) -> None:
    layout = divided(flat, stock, None)
    assert layout and layout.shared
    assert (len(layout.cells), layout.page) == (up, page)
    assert layout.block == pytest.approx(Rect(0, 0, *page))
    assert len(layout.cuts) == {1: 0, 2: 1, 4: 2}[up]
    assert divided(flat, stock, up) == layout
    assert divided(flat, stock, up + 1) is None


def test_what_is_no_division_is_none() -> None:
    assert divided(Size(600, 390), LETTER, None) is None
    assert divided(Size(210 * mm, 150.1 * mm), A4, None) is None


def test_a_free_flat_bleeds_where_there_is_room_and_is_bordered_where_not() -> None:
    room = 2 * (6.35 + 3.175 + 1 + 2) * mm
    bleeding = standing_free(Size(792 - room, 612 - room), LETTER, PLAIN)
    assert bleeding and (bleeding.edge, bleeding.bleed) == ("bleed", PLAIN.bleed)
    tight = standing_free(Size(792 - room + 1, 612 - room), LETTER, PLAIN)
    assert tight and (tight.edge, tight.bleed) == ("border", 0)
    assert standing_free(Size(792 - room + 1, 612 - room), LETTER, PLAIN._replace(marks=False))
    assert standing_free(Size(792 - 12 * mm, 600), LETTER, PLAIN) is None


def test_as_wished_for_or_not_at_all() -> None:
    wish = PLAIN._replace(up=2, edge="border")
    bordered = standing_free(Size(504, 351), LETTER, wish)
    assert bordered and (bordered.edge, bordered.bleed, len(bordered.cuts)) == ("border", 0, 5)
    apart = standing_free(Size(504, 351), LETTER, wish._replace(gutter=10.0))
    assert apart and apart.cells[1].y - apart.cells[0].bottom == pytest.approx(10)
    assert laid_on(Size(612, 396), LETTER, PLAIN._replace(up=2, edge="bleed")) is None
    tight = standing_free(Size(504, 351), LETTER, PLAIN._replace(up=2, gutter=1.0))
    assert tight and tight.edge == "border", "too near to bleed"


def test_flats_may_span_the_page_one_way() -> None:
    legal = Size(612, 1008)
    layout = laid_on(Size(612, 396), legal, PLAIN._replace(up=2))
    assert layout and (layout.edge, layout.shared, len(layout.cuts)) == ("border", False, 3)
    assert {(cell.x, cell.w) for cell in layout.cells} == {(0, 612)}
    assert laid_on(Size(612, 495), legal, PLAIN._replace(up=2)) is None
    assert laid_on(Size(612, 396), legal, PLAIN._replace(up=2, gutter=5.0)) is None


def test_neighbours_that_bleed_stand_two_bleeds_apart() -> None:
    layout = standing_free(Size(504, 351), LETTER, PLAIN._replace(up=2))
    assert layout
    one, two = layout.cells
    assert two.y - one.bottom == pytest.approx(2 * PLAIN.bleed)
    assert len(layout.cuts) == 6


def test_a_page_made_to_the_card_has_a_slug_for_marks_only() -> None:
    flat = Size(500, 300)
    assert made_to_the_card(flat, PLAIN._replace(marks=False)).page == pytest.approx(
        (500 + 2 * PLAIN.bleed, 300 + 2 * PLAIN.bleed)
    )
    marked = made_to_the_card(flat, PLAIN)
    assert marked.clearance == pytest.approx(PLAIN.bleed + 7 * mm)
    assert marked.made and not marked.shared
