"""Gaits: words stray, and the line stays in its place."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cardmaker.text.gait import HIGHEST, gait

SPACE = 0.25


@given(st.integers(1, 30), st.floats(0, 2), st.integers())
def test_a_line_begins_no_further_left_and_ends_no_further_right(
    words: int, amount: float, seed: int
) -> None:
    sway = gait(words, SPACE, amount, 1.0, Random(seed))
    shifts = [shift for shift, _rise in sway]
    assert len(sway) == words
    assert shifts[0] >= 0
    # Each shift is told in thousandths of an em.
    assert sum(shifts) <= 0.0005 * words


@given(st.integers(2, 30), st.floats(0, 2), st.integers())
def test_spaces_stay_spaces_and_no_word_leaves_its_line(
    words: int, amount: float, seed: int
) -> None:
    for shift, rise in gait(words, SPACE, amount, 1.0, Random(seed))[1:]:
        assert 0.9 - 0.003 <= 1 + shift / SPACE <= 1.15 + 0.003
        assert abs(rise) <= HIGHEST + 1e-9


@given(st.integers(2, 30), st.floats(0, 2), st.integers())
def test_spaces_of_a_joined_hand_become_hardly_narrower(
    words: int, amount: float, seed: int
) -> None:
    shifts = [shift for shift, _ in gait(words, SPACE, amount, 1.0, Random(seed), joined=True)]
    assert all(0.97 - 0.003 <= 1 + shift / SPACE <= 1.15 + 0.003 for shift in shifts[1:])
    assert shifts[0] >= 0 and sum(shifts) <= 0.0005 * words + 1e-9


def test_a_formal_script_stays_on_its_line() -> None:
    assert {rise for _, rise in gait(12, SPACE, 1.0, 0.0, Random(4))} == {0.0}


def test_lines_differ() -> None:
    dice = Random(1)
    assert len({gait(6, SPACE, 1.0, 1.0, dice) for _ in range(50)}) == 50
    assert len({gait(6, SPACE, 2.0, 0.0, dice, joined=True) for _ in range(50)}) > 30


def test_nothing_strays_where_nothing_shall() -> None:
    assert {word for word in gait(9, SPACE, 0.0, 1.0, Random(2))} == {(0.0, 0.0)}
