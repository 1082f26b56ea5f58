"""Rulings by their figures, and what is asked of them; the lines by their places."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cardmaker.display import Ink, Path
from cardmaker.errors import CardmakerError, Misused, Overset, UnknownName
from cardmaker.geometry import Rect
from cardmaker.text.asked import Asked, settled
from cardmaker.text.guides import FINEST, Inks, rule_lines
from cardmaker.text.rows import rows_in
from cardmaker.text.ruling import load_ruling, load_rulings, ruling_names
from cardmaker.units import mm

#: What each ruling is by its source: x-height and pitch in mm, slants in degrees, whether its rows
#: give way to fill a card.
FIGURES = {
    "plain": (2.91, 8.73, (), True),
    "wide": (2.91, 8.73, (), False),
    "college": (2.38, 7.14, (), False),
    "narrow": (2.12, 6.35, (), False),
    "gregg": (2.91, 8.73, (), False),
    "seyes": (2, 8, (), False),
    "square": (5, 5, (), False),
    "dot-grid": (5, 5, (), False),
    "three-line": (4.23, 12.7, (), True),
    "zaner-bloser": (6.35, 19.05, (), True),
    "dnealian": (5.44, 19.05, (), True),
    "din-1": (5, 20, (), False),
    "din-2": (4, 18, (), False),
    "din-3": (3.5, 10.5, (), False),
    "din-4": (3.33, 10, (), False),
    "suetterlin": (4, 14, (), True),
    "offenbacher": (4, 12, (77.5,), True),
    "kurrent": (3, 15, (70,), True),
    "copperplate": (5, 20, (55,), True),
    "spencerian": (3, 15, (52, 30), True),
    "italic": (5.5, 14.3, (83,), False),
    "foundational": (4.95, 11.55, (), False),
    "uncial": (4.4, 8.8, (), False),
    "textura": (5.5, 12.1, (), False),
    "fraktur": (5.5, 11.55, (), False),
}

#: An ink each, so that a test can tell the lines apart.
LINE, BASE, FINE, MARGIN, BAND = (Ink(0, 0, 0, k) for k in (0.1, 0.2, 0.3, 0.4, 0.5))
INKS = Inks(LINE, BASE, FINE, MARGIN, BAND)
BOX = Rect(35, 38, 236, 290)
BOXES = [BOX, Rect(10, 10, 150, 160), Rect(0, 0, 400, 200), Rect(18, 18, 576, 756)]


def drawn(name: str, box: Rect = BOX, **asked: object) -> list[Path]:
    items = rule_lines(load_ruling(name), box, INKS, Asked(**asked))  # type: ignore[arg-type]
    return [item for item in items if isinstance(item, Path)]


def ends(line: Path) -> tuple[complex, complex]:
    return line.contours[0][0], line.contours[0][-1]


def levels(lines: list[Path], ink: Ink) -> list[float]:
    """How far down the lines of an ink lie, of those that run level."""
    found = [ends(line) for line in lines if line.stroke == ink and len(line.contours) == 1]
    return [a.imag for a, b in found if a.imag == b.imag]


def uprights(lines: list[Path], ink: Ink) -> list[float]:
    found = [ends(line) for line in lines if line.stroke == ink]
    return [a.real for a, b in found if a.real == b.real]


def test_the_table_holds_the_promised_rulings() -> None:
    assert list(FIGURES) == ruling_names()
    assert all(ruling.summary.endswith(".") for ruling in load_rulings().values())
    with pytest.raises(UnknownName, match="did you mean three-line"):
        load_ruling("tree-line")


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_those_of_the_source(name: str) -> None:
    ruling, (x, pitch, slants, stretches) = load_ruling(name), FIGURES[name]
    assert round(ruling.x_height / mm, 2) == x
    assert round(ruling.pitch / mm, 2) == pitch
    assert ruling.slants == slants
    assert (ruling.least is not None) == stretches


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("left_handed", [False, True])
@pytest.mark.parametrize("box", BOXES, ids=lambda box: f"{box.w}x{box.h}")
def test_all_lies_in_the_box_and_holds_in_print(name: str, left_handed: bool, box: Rect) -> None:
    for item in drawn(name, box, left_handed=left_handed):
        for contour in item.contours:
            for at in contour:
                assert box.x - 1e-6 <= at.real <= box.right + 1e-6
                assert box.y - 1e-6 <= at.imag <= box.bottom + 1e-6
        assert item.stroke is None or item.width >= FINEST >= 0.4
        assert not item.dash or load_ruling(name).dashed


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("box", BOXES, ids=lambda box: f"{box.w}x{box.h}")
def test_rows_are_whole_and_a_fixed_pitch_is_kept_to_the_point(name: str, box: Rect) -> None:
    ruling = load_ruling(name)
    rows = rows_in(ruling, box)
    found = rows.ruling
    assert rows.place.h == pytest.approx((rows.number - 1) * found.pitch + found.height)
    assert rows.place.h + found.pitch > box.h or found.height > box.h / 2
    if ruling.least is None:
        assert found == ruling
    else:
        assert found.pitch >= ruling.least - 1e-9
        assert found.x_height / found.pitch == pytest.approx(ruling.x_height / ruling.pitch)
    bases = levels(drawn(name, box), BASE)
    assert len(bases) == (rows.number if "base" in ruling.lines else 0)
    for upper, lower in pairwise(bases):
        assert lower - upper == pytest.approx(found.pitch)
    above, below = rows.place.y - box.y, box.bottom - rows.place.bottom
    assert above == pytest.approx(below)


@given(
    st.sampled_from(ruling_names()),
    st.builds(
        Asked,
        x_height=st.none() | st.floats(1.5 * mm, 12 * mm),
        ratio=st.none() | st.tuples(st.floats(0, 9), st.floats(0.5, 9), st.floats(0, 9)),
        pitch=st.none() | st.floats(3 * mm, 40 * mm),
        slant=st.none() | st.floats(30, 90),
        nib=st.none() | st.floats(0.3 * mm, 5 * mm),
        left_handed=st.booleans(),
    ),
)
def test_whatever_is_asked_is_kept_or_refused_in_words(name: str, asked: Asked) -> None:
    try:
        ruling = settled(load_ruling(name), asked)
        lines = rule_lines(load_ruling(name), BOX, INKS, asked)
    except CardmakerError as error:
        assert isinstance(error, Misused | Overset) and error.hint
        return
    if asked.x_height is not None:
        assert ruling.x_height == pytest.approx(asked.x_height)
        assert rows_in(ruling, BOX).ruling.x_height == pytest.approx(asked.x_height)
    if asked.pitch is not None:
        assert ruling.pitch == pytest.approx(asked.pitch)
    if asked.nib is not None and ruling.nib:
        assert ruling.nib == asked.nib
    for item in lines:
        assert isinstance(item, Path)
        points = [at for contour in item.contours for at in contour]
        assert all(BOX.x - 1e-6 <= at.real <= BOX.right + 1e-6 for at in points)
        assert all(BOX.y - 1e-6 <= at.imag <= BOX.bottom + 1e-6 for at in points)


@pytest.mark.parametrize(
    ("name", "asked", "x", "pitch"),
    [
        ("italic", {"nib": 2 * mm}, 10, 26),
        ("italic", {"x_height": 5 * mm}, 5, 13),
        ("italic", {"ratio": (3, 5, 3)}, 5.5, 12.1),
        ("italic", {"pitch": 26 * mm}, 10, 26),
        ("italic", {"nib": 1 * mm, "pitch": 20 * mm}, 5, 20),
        ("copperplate", {"x_height": 4 * mm}, 4, 16),
        ("copperplate", {"ratio": (2, 1, 2)}, 5, 25),
        ("copperplate", {"x_height": 4 * mm, "ratio": (1, 1, 1)}, 4, 12),
        ("copperplate", {"x_height": 4 * mm, "pitch": 20 * mm}, 4, 20),
        ("three-line", {"pitch": 9 * mm}, 3, 9),
        ("seyes", {"x_height": 3 * mm}, 3, 12),
        ("college", {"ratio": (1, 2, 1)}, 3.57, 7.14),
        ("din-1", {"x_height": 12 * mm}, 12, 48),
        ("plain", {"nib": 2 * mm}, 2.91, 8.73),
        ("plain", {"x_height": 3 * mm, "pitch": 7 * mm}, 3, 7),
        ("plain", {"x_height": 1.5 * mm}, 1.5, 4.5),
    ],
)
def test_what_is_asked_settles(name: str, asked: dict[str, float], x: float, pitch: float) -> None:
    ruling = settled(load_ruling(name), Asked(**asked))  # type: ignore[arg-type]
    assert round(ruling.x_height / mm, 2) == x
    assert round(ruling.pitch / mm, 2) == pitch


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("plain", {"x_height": 13 * mm}, "an x-height of 13mm"),
        ("plain", {"x_height": 1.4 * mm}, "an x-height of 1.4mm"),
        ("plain", {"pitch": 2 * mm}, "2mm apart are too close"),
        ("italic", {"nib": 20 * mm}, "no nib 20mm wide"),
        ("italic", {"nib": 0.0}, "no nib 0mm wide"),
        ("italic", {"nib": 0.3 * mm, "ratio": (4, 2, 4)}, "too small to write in"),
        ("three-line", {"pitch": 4 * mm}, "too small to write in"),
        ("copperplate", {"x_height": 5 * mm, "pitch": 15 * mm}, "would cross"),
    ],
)
def test_what_nobody_writes_is_refused(name: str, asked: dict[str, float], said: str) -> None:
    with pytest.raises(Misused, match=said) as refused:
        settled(load_ruling(name), Asked(**asked))  # type: ignore[arg-type]
    assert refused.value.hint


def test_where_no_row_fits_that_is_said_with_its_height() -> None:
    with pytest.raises(Overset, match="not one row of din-1 fits: it is 36mm high"):
        drawn("din-1", BOX._replace(h=100), x_height=12 * mm)
    assert len(levels(drawn("din-1", BOX._replace(h=103), x_height=12 * mm), BASE)) == 1


def test_plain_lines_keep_room_for_descenders() -> None:
    for high in (290, 200, 430):
        bases = levels(drawn("plain", BOX._replace(h=high)), BASE)
        (pitch,) = {round(b - a, 6) for a, b in pairwise(bases)}
        assert 8 * mm < pitch < 9.5 * mm
        assert BOX.y + high - bases[-1] == pytest.approx(pitch / 3)


def test_three_lines_are_equal_thirds_with_a_dashed_middle() -> None:
    lines = drawn("three-line")
    assert [bool(line.dash) for line in lines[:3]] == [False, True, False]
    top, waist, base, next_top = (ends(line)[0].imag for line in lines[:4])
    assert waist - top == pytest.approx(base - waist) == pytest.approx(next_top - base)


def test_a_foot_that_is_the_next_top_is_drawn_once() -> None:
    lines = levels(drawn("copperplate"), LINE)
    assert len({round(y, 3) for y in lines}) == len(lines)


def test_seyes_has_a_fine_line_every_2_mm_and_squares_of_8() -> None:
    lines = drawn("seyes")
    fine, squares = levels(lines, FINE), uprights(lines, FINE)
    assert {round((b - a) / mm, 6) for a, b in pairwise(fine)} == {2}
    assert {round((b - a) / mm, 6) for a, b in pairwise(squares)} == {8}
    for base in levels(lines, BASE):
        assert min(abs(base - y) for y in fine) < 1e-6
    (margin,) = uprights(lines, MARGIN)
    assert min(abs(margin - x) for x in squares) < 1e-6


def test_dots_stand_5_mm_apart_both_ways() -> None:
    (dots,) = drawn("dot-grid")
    at = [contour[0] for contour in dots.contours]
    assert dots.round and not dots.closed
    for part in (complex.real, complex.imag):
        places = sorted({round(part.__get__(z), 6) for z in at})
        assert {round((b - a) / mm, 4) for a, b in pairwise(places)} == {5}
    assert len(at) == len(set(at))


@pytest.mark.parametrize("name", [name for name, row in FIGURES.items() if row[2]])
def test_slants_stand_at_their_angles(name: str) -> None:
    angles = set()
    for line in drawn(name):
        start, end = ends(line)
        if line.stroke == LINE and abs(start.imag - end.imag) > 1e-6:
            angles.add(
                round(math.degrees(math.atan2(start.imag - end.imag, end.real - start.real)), 6)
            )
    assert angles == set(FIGURES[name][2])


@pytest.mark.parametrize("angle", [30, 45, 60, 90])
def test_any_ruling_is_slanted_when_asked(angle: float) -> None:
    slanted = [line for line in drawn("college", slant=angle) if line.stroke == LINE]
    assert slanted
    for line in slanted:
        start, end = ends(line)
        rise, run = start.imag - end.imag, end.real - start.real
        assert math.degrees(math.atan2(rise, run)) == pytest.approx(angle)


def test_the_connective_slant_stays_below_the_main_one() -> None:
    assert settled(load_ruling("spencerian"), Asked(slant=55)).slants == (55, 30)
    assert settled(load_ruling("spencerian"), Asked(slant=30)).slants == (30,)


@pytest.mark.parametrize("name", ["italic", "foundational", "uncial", "textura", "fraktur"])
def test_the_nib_ladder_counts_each_zone_in_nibs(name: str) -> None:
    ruling, nib = load_ruling(name), load_ruling(name).nib
    squares = [item for item in drawn(name) if item.fill == LINE]
    above, x, below = ruling.ratio
    assert len(squares) == math.ceil(above + x) + math.ceil(below)
    corners = [
        (min(z.real for z in s.contours[0]), max(z.imag for z in s.contours[0])) for s in squares
    ]
    first = drawn(name)
    base = levels(first, BASE)[0]
    assert min(abs(bottom - base) for _, bottom in corners) < 1e-6
    columns = {round(left, 6) for left, _ in corners}
    assert len(columns) == 2 and max(columns) - min(columns) == pytest.approx(nib, abs=1e-5)
    rows = [ends(line)[0].real for line in first if line.stroke == BASE]
    assert min(rows) == pytest.approx(max(columns) + 2 * nib, abs=1e-5)


@pytest.mark.parametrize("name", ["wide", "college", "seyes", "italic", "gregg"])
def test_for_a_left_hand_margin_and_ladder_change_sides(name: str) -> None:
    def aside(left_handed: bool) -> list[float]:
        lines = drawn(name, left_handed=left_handed)
        marks = [item for item in lines if item.stroke == MARGIN or item.fill == LINE]
        return sorted({round(z.real, 4) for item in marks for z in item.contours[0]})

    right, left = aside(False), aside(True)
    assert [BOX.x + BOX.right - x for x in reversed(left)] == pytest.approx(right)
    if name != "gregg":
        assert max(right) < BOX.centre.real < min(left)


def test_a_contrast_band_fills_the_zone_of_the_small_letters() -> None:
    lines = drawn("din-1")
    bands = [item.contours[0] for item in lines if item.fill == BAND]
    bases = levels(lines, BASE)
    assert [max(z.imag for z in band) for band in bands] == pytest.approx(bases)
    assert {round((max(z.imag for z in b) - min(z.imag for z in b)) / mm, 6) for b in bands} == {5}


@given(st.floats(20, 600), st.floats(20, 900), st.sampled_from(ruling_names()))
def test_any_box_is_ruled_or_refused(wide: float, high: float, name: str) -> None:
    box = Rect(3, 5, wide, high)
    assume(wide > 40)
    try:
        rows = rows_in(load_ruling(name), box)
    except Overset:
        least = load_ruling(name).least
        assert high < load_ruling(name).height or (least and high < least)
        return
    assert box.holds(rows.place)
