from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardmaker.geometry import Matrix, Rect, around
from cardmaker.paper.leaf import Crease, Leaf, Turn, folded, turned_over, uncovered

QUARTERS = [Leaf(Rect(x, y, 0.5, 0.5), Matrix()) for y in (0.0, 0.5) for x in (0.0, 0.5)]


@pytest.mark.parametrize("turn", ["book", "tumble"])
def test_turning_over_twice_changes_nothing(turn: Turn) -> None:
    assert turned_over(turned_over(QUARTERS, turn), turn) == QUARTERS


@given(
    st.lists(
        st.sampled_from([Crease("left", "behind", 0.5), Crease("top", "behind", 0.5)]), max_size=2
    )
)
def test_no_leaf_is_lost_and_paper_does_not_grow(creases: list[Crease]) -> None:
    pile = folded(QUARTERS, creases)
    assert sorted(leaf.source for leaf in pile) == sorted(leaf.source for leaf in QUARTERS)
    whole = around(leaf.place for leaf in pile)
    assert whole.w * whole.h <= 1
    assert sum(leaf.place.w * leaf.place.h for leaf in uncovered(pile)) == pytest.approx(
        whole.w * whole.h
    )


def test_two_creases_lay_four_leaves_on_one_place() -> None:
    pile = folded(QUARTERS, [Crease("top", "behind", 0.5), Crease("left", "behind", 0.5)])
    assert {leaf.place for leaf in pile} == {Rect(0.5, 0.5, 0.5, 0.5)}
    assert [leaf.face_up for leaf in pile] == [True, False, True, False]
    assert [(leaf.source.x, leaf.source.y) for leaf in pile] == [
        (0.5, 0.5),
        (0.5, 0.0),
        (0.0, 0.0),
        (0.0, 0.5),
    ]


def test_a_crease_off_the_middle_leaves_the_far_part_in_sight() -> None:
    pile = folded(
        [Leaf(Rect(0, 0, 0.25, 1), Matrix()), Leaf(Rect(0.25, 0, 0.75, 1), Matrix())],
        [Crease("left", "behind", 0.25)],
    )
    assert [leaf.source.x for leaf in uncovered(pile)] == [0.25]
    assert [leaf.source.x for leaf in uncovered(turned_over(pile, "book"))] == [0.0, 0.25]
