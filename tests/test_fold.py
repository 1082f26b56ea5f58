from __future__ import annotations

import pytest

from cardmaker.errors import UnknownName
from cardmaker.geometry import Rect, Size
from cardmaker.paper.fold import Fold, closed, find_fold, load_folds, opened, read_fold

EVERY = list(load_folds().values())


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_every_fold_closes_with_front_and_back_upright(fold: Fold) -> None:
    heads = {panel.name: panel.head_down for panel in fold.outside + fold.inside}
    front, back = closed(fold)
    for view, name in ((front, "front"), (back, "back")):
        assert [seen.panel for seen in view] == [name]
        assert view[0].place == Rect(0, 0, 1, 1)
        assert view[0].turned == heads[name], f"{name} is read upside down"


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_every_fold_opens_on_pages_in_order_and_upright(fold: Fold) -> None:
    heads = {panel.name: panel.head_down for panel in fold.outside + fold.inside}
    pages = sorted(opened(fold), key=lambda seen: (seen.place.y, seen.place.x))
    assert tuple(page.panel for page in pages) in {("left", "right"), ("top", "bottom"), ("back",)}
    assert all(page.turned == heads[page.panel] for page in pages)
    assert sum(page.place.w * page.place.h for page in pages) == pytest.approx(1)


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_every_fold_is_known_by_words(fold: Fold) -> None:
    assert fold.title and fold.summary
    assert len(set(fold.panels)) == len(fold.panels)
    assert "front" in fold.panels and "back" in fold.panels


def test_views_follow_the_creases_not_the_names() -> None:
    rows = {"title": "", "summary": "", "trim": "portrait", "creases": ["left behind 1/2"]}
    swapped = read_fold("side", {**rows, "outside": ["back front"], "inside": ["right left"]})
    pages = sorted(opened(swapped), key=lambda seen: seen.place.x)
    assert [page.panel for page in pages] == ["right", "left"]


@pytest.mark.parametrize(
    ("name", "flat", "lines"),
    [
        ("flat", Size(100, 200), ()),
        ("side", Size(200, 200), ((0.5 + 0j, 0.5 + 1j),)),
        ("top", Size(100, 400), ((0.5j, 1 + 0.5j),)),
        ("french-side", Size(200, 400), ((0.5j, 1 + 0.5j), (0.5 + 0j, 0.5 + 1j))),
    ],
)
def test_flat_size_and_creases_in_the_order_they_are_made(
    name: str, flat: Size, lines: tuple[tuple[complex, complex], ...]
) -> None:
    fold = find_fold(name)
    assert fold.flat(Size(100, 200)) == flat
    assert fold.lines() == lines


def test_turns_and_sides() -> None:
    found = {fold.name: (fold.sides, fold.turn) for fold in EVERY}
    assert found == {
        "flat": (2, "book"),
        "side": (2, "book"),
        "top": (2, "tumble"),
        "french-side": (1, "book"),
    }


def test_an_unknown_fold_is_answered_with_the_good_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean side"):
        find_fold("sid")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"outside": ["back front", "left"], "creases": []}, "differ in length"),
        ({"outside": ["back front"], "creases": ["right behind 1/2"]}, "is no crease"),
        ({"outside": ["back front"], "creases": ["left"]}, "is no crease"),
    ],
)
def test_a_picture_that_is_none_is_refused(row: dict[str, list[str]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_fold("odd", {"title": "", "summary": "", "trim": "portrait", **row})
