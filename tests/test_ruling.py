from __future__ import annotations

from itertools import pairwise

import pytest

from cardmaker.display import Ink, Path
from cardmaker.errors import Overset, UnknownName
from cardmaker.geometry import Rect
from cardmaker.text.ruling import GUIDE, load_ruling, load_rulings, rule_lines, ruling_names
from cardmaker.units import mm

PALE = Ink(0.1, 0.1, 0.1, 0.1)
BOX = Rect(35, 38, 236, 320)


def ys(items: tuple[object, ...]) -> list[float]:
    return [item.contours[0][0].imag for item in items if isinstance(item, Path)]


def test_the_promised_rulings() -> None:
    assert {"plain", "three-line"} <= set(ruling_names())
    assert all(ruling.summary for ruling in load_rulings().values())
    with pytest.raises(UnknownName, match="did you mean three-line"):
        load_ruling("tree-line")


@pytest.mark.parametrize("name", ruling_names())
@pytest.mark.parametrize("box", [BOX, Rect(10, 10, 150, 160), Rect(0, 0, 400, 200)], ids=str)
def test_guides_are_solid_pale_strokes_within_the_box(name: str, box: Rect) -> None:
    ruling = load_ruling(name)
    items = rule_lines(ruling, box, PALE)
    assert len(items) % len(ruling.lines) == 0
    for item in items:
        assert isinstance(item, Path)
        start, _c, _d, end = item.contours[0]
        assert item.stroke == PALE and item.width == GUIDE >= 0.4
        assert (start.real, end.real) == (box.x, box.right)
        assert box.y <= start.imag == end.imag <= box.bottom


def test_plain_lines_are_about_a_wide_rule_apart_and_keep_room_for_descenders() -> None:
    for box in (BOX, BOX._replace(h=200), BOX._replace(h=430)):
        lines = ys(rule_lines(load_ruling("plain"), box, PALE))
        (pitch,) = {round(b - a, 6) for a, b in pairwise(lines)}
        assert 8 * mm < pitch < 9.5 * mm
        assert box.bottom - lines[-1] == pytest.approx(pitch / 3)


def test_three_lines_are_equal_thirds_with_a_dashed_middle() -> None:
    items = rule_lines(load_ruling("three-line"), BOX, PALE)
    dashes = [bool(item.dash) for item in items[:3] if isinstance(item, Path)]
    assert dashes == [False, True, False]
    top, waist, base, next_top = ys(items)[:4]
    assert waist - top == pytest.approx(base - waist) == pytest.approx(next_top - base)


def test_what_is_asked_for_is_kept() -> None:
    three = load_ruling("three-line")
    lines = ys(rule_lines(three, BOX, PALE, x_height=5 * mm))
    assert lines[2] - lines[1] == pytest.approx(5 * mm)
    above, below = lines[0] - BOX.y, BOX.bottom - lines[-1] - 5 * mm
    assert above == pytest.approx(below)
    plain = ys(rule_lines(load_ruling("plain"), BOX, PALE, pitch=20))
    assert plain[1] - plain[0] == pytest.approx(20) and len(plain) == 16
    with pytest.raises(Overset, match="no row of plain guides"):
        rule_lines(load_ruling("plain"), BOX._replace(h=10), PALE)
