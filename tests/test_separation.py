"""Separation: inks look like the colour they stand for, as near as inks can, and never too many."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.display import PAPER, Ink
from cardmaker.process.light import levels, srgb
from cardmaker.process.separation import MOST_INK, mixed, separated

parts = st.floats(0, 1)
#: Inks well inside what four of them can show.
modest = st.builds(Ink, *(st.floats(0.15, 0.75) for _ in range(3)), st.floats(0, 0.3))


@given(modest)
def test_a_colour_that_inks_can_show_is_shown(ink: Ink) -> None:
    colour = srgb(ink)
    off = [abs(a - b) for a, b in zip(levels(separated(colour)), levels(ink), strict=True)]
    assert max(off) <= 6


@given(parts, parts, parts)
def test_no_colour_takes_more_ink_than_the_card(red: float, green: float, blue: float) -> None:
    for ink in (separated((red, green, blue)), mixed((red, green, blue))):
        assert all(0 <= part <= 1 for part in ink)
        assert ink.total <= MOST_INK


@pytest.mark.parametrize("level", range(0, 256, 15))
def test_a_grey_is_black_alone(level: int) -> None:
    ink = separated((level / 255, level / 255, level / 255))
    assert not any(ink[:3])
    assert abs(sum(levels(ink)) / 3 - max(level, sum(levels(Ink(0, 0, 0, 1))) / 3)) <= 2


def test_white_is_paper_and_black_is_black() -> None:
    assert separated((1, 1, 1)) == mixed((1, 1, 1)) == PAPER
    assert separated((0, 0, 0)) == Ink(0, 0, 0, 1)


@pytest.mark.parametrize("colour", [c for c in product((0.0, 1.0), repeat=3) if len(set(c)) > 1])
def test_what_no_ink_can_show_keeps_its_hue(colour: tuple[float, float, float]) -> None:
    seen = srgb(mixed(colour))
    lit = [part for part, asked in zip(seen, colour, strict=True) if asked]
    dark = [part for part, asked in zip(seen, colour, strict=True) if not asked]
    assert min(lit) > max(dark) + 0.2


def test_inks_change_as_softly_as_the_colour() -> None:
    row = [mixed((step / 60, step / 60, step / 70)) for step in range(61)]
    for one, other in pairwise(row):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 0.08
