from __future__ import annotations

from itertools import product

import pytest

from cardmaker.display import Path
from cardmaker.errors import DoesNotFit
from cardmaker.geometry import Rect
from cardmaker.paper.format import find_format, format_names
from cardmaker.paper.stock import find_stock
from cardmaker.press.impose import Sheet, Side, impose
from cardmaker.press.marks import ALL_INKS, HAIRLINE, TICK_INK, TICK_LENGTH
from cardmaker.units import mm


def strokes(side: Side | None) -> list[tuple[complex, complex, Path]]:
    """The marks of a page as lines."""
    found = []
    for mark in side.marks if side else ():
        assert isinstance(mark, Path)
        (contour,) = mark.contours
        found.append((contour[0], contour[-1], mark))
    return found


def every_sheet() -> list[Sheet]:
    found = []
    for fmt, stock, up in product(
        format_names(), ("letter", "half-letter", "legal", "a4", "a3", "5x7", "trim"), (None, 1, 2)
    ):
        try:
            if stock != "trim" or up != 2:
                found.append(impose(find_format(fmt), find_stock(stock), up=up))
        except DoesNotFit:
            continue
    return found


SHEETS = every_sheet()


def within(z: complex, place: Rect, slack: float = 1e-6) -> bool:
    return (
        place.x - slack <= z.real <= place.right + slack
        and place.y - slack <= z.imag <= place.bottom + slack
    )


def test_there_are_sheets_to_look_at() -> None:
    assert len(SHEETS) > 100
    assert {sheet.edge for sheet in SHEETS} == {"border", "bleed"}


def test_no_mark_is_in_the_margin() -> None:
    for sheet in SHEETS:
        printable = Rect(0, 0, *sheet.size).inset(sheet.margin)
        for side in (sheet.front, sheet.back):
            for start, end, _ in strokes(side):
                assert within(start, printable) and within(end, printable)


def test_marks_lie_on_cuts_and_creases_or_in_their_prolongation() -> None:
    for sheet in SHEETS:
        lines = sheet.cuts + sheet.creases
        for start, end, _ in strokes(sheet.front):
            upright = start.real == pytest.approx(end.real)
            assert any(
                (a.real == b.real) == upright
                and (
                    a.real == pytest.approx(start.real)
                    if upright
                    else a.imag == pytest.approx(start.imag)
                )
                for a, b in lines
            )


def test_every_cut_and_every_crease_is_marked() -> None:
    for sheet in SHEETS:
        marked = [(start, end) for start, end, _ in strokes(sheet.front)]
        for a, b in sheet.cuts + sheet.creases:
            upright = a.real == b.real
            assert any(
                abs(s.real - a.real) + abs(e.real - a.real) < 1e-3
                if upright
                else abs(s.imag - a.imag) + abs(e.imag - a.imag) < 1e-3
                for s, e in marked
            )


def test_ticks_are_short_and_pale_and_crop_marks_stay_off_the_bleed() -> None:
    for sheet in SHEETS:
        for start, end, mark in strokes(sheet.front):
            if mark.stroke == TICK_INK:
                assert abs(end - start) == pytest.approx(TICK_LENGTH)
                assert mark.width >= 0.4
            else:
                assert (mark.stroke, mark.width) == (ALL_INKS, HAIRLINE)
                assert sheet.bleed_box and abs(end - start) >= 2 * mm - 1e-6
                clear = sheet.bleed_box.inset(-1 * mm + 1e-3)
                assert not within((start + end) / 2, clear) and not within(start, clear)


def test_crop_marks_are_long_enough_where_there_is_room() -> None:
    sheet = impose(find_format("a2-side"), find_stock("trim"))
    lengths = [abs(end - start) for start, end, _ in strokes(sheet.front)]
    assert len(lengths) == 10
    assert min(lengths) >= 4 * mm
    dashed = [mark for _, _, mark in strokes(sheet.front) if mark.dash]
    assert len(dashed) == 2


def test_gutters_wide_enough_have_marks_of_their_own() -> None:
    card, stock = find_format("a1-side"), find_stock("a3")
    narrow = impose(card, stock, up=4)
    wide = impose(card, stock, up=4, gutter=12 * mm)
    assert len(strokes(wide.front)) > len(strokes(narrow.front))
    for sheet, between in ((narrow, 0), (wide, 10)):
        block = sheet.trim
        assert block
        inner = [one for one in strokes(sheet.front) if within((one[0] + one[1]) / 2, block, 1e-3)]
        assert len(inner) == between
        for start, end, _ in inner:
            assert not any(
                within((start + end) / 2, cell.inset(-sheet.bleed)) for cell in sheet.cells
            )


def test_a_mark_is_for_the_places_whose_line_it_shows() -> None:
    home = impose(find_format("a2-side"), find_stock("letter")).front
    assert home.marks_for(range(2)) == home.marks and home.marks_for(()) == ()
    upper, lower = home.marks_for([0]), home.marks_for([1])
    assert len(upper) == len(lower) == 4, "the cut's two ticks, and two of the card's own crease"
    assert len({*upper} & {*lower}) == 2
    wide = impose(find_format("a1-side"), find_stock("a3"), up=4, gutter=12 * mm)
    for place, cell in enumerate(wide.cells):
        near = cell.inset(-wide.bleed - 8 * mm)
        for mark in wide.front.marks_for([place]):
            assert isinstance(mark, Path)
            assert within((mark.contours[0][0] + mark.contours[0][-1]) / 2, near)


def test_the_back_of_a_page_for_the_shop_has_crop_marks_but_no_fold_marks() -> None:
    sheet = impose(find_format("a2-side"), find_stock("trim"))
    assert len(strokes(sheet.back)) == 8
    assert not [mark for _, _, mark in strokes(sheet.back) if mark.dash]
    home = impose(find_format("a2-side"), find_stock("letter"))
    assert strokes(home.back) == []


def test_the_slug_is_clear_of_marks_and_bleed() -> None:
    assert sum(bool(sheet.slugs) for sheet in SHEETS) > 20
    for sheet in SHEETS:
        for room in sheet.slugs:
            assert sheet.bleed_box and not room.overlaps(sheet.bleed_box)
            assert Rect(0, 0, *sheet.size).inset(sheet.margin).holds(room)
            for start, end, _ in strokes(sheet.front):
                assert not within((start + end) / 2, room)
