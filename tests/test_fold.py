from __future__ import annotations

import pytest

from cardmaker.errors import UnknownName
from cardmaker.geometry import Size
from cardmaker.paper.flat import Flat
from cardmaker.paper.fold import Fold, find_fold, load_folds, read_fold
from cardmaker.units import mm

EVERY = list(load_folds().values())
TRIM = Size(100 * mm, 140 * mm)

#: What the hands find inside, as it is read.
INSIDE = {
    "flat": ["back"],
    "side": ["left", "right"],
    "top": ["top", "bottom"],
    "french-side": ["left", "right"],
    "french-top": ["top", "bottom"],
    "tri": ["left", "middle", "right"],
    "z": ["left", "right", "back"],
    "gate": ["left", "middle", "right"],
}


def heads(flat: Flat) -> dict[str, bool]:
    return {panel.name: panel.head_down for panel in flat.outside + flat.inside}


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_every_fold_closes_with_front_and_back_upright(fold: Fold) -> None:
    flat = fold.laid(TRIM)
    front, back = flat.closed()
    for view, name in ((front, "front"), (back, "back")):
        top = [seen for seen in view.seen if seen.panel == name]
        assert view.size == pytest.approx(TRIM)
        assert view.seen[0] == top[0]
        assert all(seen.turned == heads(flat)[name] for seen in top), f"{name} is upside down"
        # All but the gap between doors.
        assert sum(seen.place.w for seen in top) == pytest.approx(TRIM.w, abs=1 * mm + 1e-6)


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_every_fold_opens_on_pages_in_order_and_upright(fold: Fold) -> None:
    flat = fold.laid(TRIM)
    view = flat.opened()
    assert [page.panel for page in view.pages] == INSIDE[fold.name]
    assert all(page.turned == heads(flat)[page.panel] for page in view.pages)
    area = sum(page.place.w * page.place.h for page in view.pages)
    assert area == pytest.approx(view.size.w * view.size.h)


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_every_fold_is_known_by_words(fold: Fold) -> None:
    assert fold.title and fold.summary
    assert "front" in fold.panels and "back" in fold.panels


@pytest.mark.parametrize("fold", EVERY, ids=lambda fold: fold.name)
def test_a_flat_folds_into_the_card_it_was_made_for(fold: Fold) -> None:
    assert fold.folded(fold.flat(TRIM)) == pytest.approx(TRIM)
    flat = fold.laid(TRIM)
    for face in (flat.outside, flat.inside) if flat.inside else (flat.outside,):
        area = sum(panel.place.w * panel.place.h for panel in face)
        assert area == pytest.approx(flat.size.w * flat.size.h)


def test_views_follow_the_creases_not_the_names() -> None:
    rows = {"title": "", "summary": "", "trim": "portrait", "creases": ["left behind 1/2"]}
    swapped = read_fold("side", {**rows, "outside": ["back front"], "inside": ["right left"]})
    assert [page.panel for page in swapped.laid(TRIM).opened().pages] == ["right", "left"]


#: Panels of a card 100 mm wide: their left edges and widths, and the creases.
@pytest.mark.parametrize(
    ("name", "outside", "inside", "creases"),
    [
        ("flat", {"front": (0, 100)}, {"back": (0, 100)}, []),
        (
            "side",
            {"back": (0, 100), "front": (100, 100)},
            {"left": (0, 100), "right": (100, 100)},
            [100],
        ),
        (
            "tri",
            {"flap": (0, 98.5), "back": (98.5, 100), "front": (198.5, 100)},
            {"left": (0, 100), "middle": (100, 100), "right": (200, 98.5)},
            [98.5, 198.5],
        ),
        (
            "z",
            {"overleaf-left": (0, 100), "overleaf-right": (100, 100), "front": (200, 100)},
            {"left": (0, 100), "right": (100, 100), "back": (200, 100)},
            [100, 200],
        ),
        (
            "gate",
            {"back": (49.5, 100)},
            {"left": (0, 49.5), "middle": (49.5, 100), "right": (149.5, 49.5)},
            [49.5, 149.5],
        ),
    ],
)
def test_places_in_millimetres(
    name: str,
    outside: dict[str, tuple[float, float]],
    inside: dict[str, tuple[float, float]],
    creases: list[float],
) -> None:
    flat = find_fold(name).laid(TRIM)
    for face, wanted in ((flat.outside, outside), (flat.inside, inside)):
        found = {one.name: (one.place.x / mm, one.place.w / mm) for one in face}
        for panel, place in wanted.items():
            assert found[panel] == pytest.approx(place)
    assert [start.real / mm for start, _ in flat.lines()] == pytest.approx(creases)


def test_doors_are_parts_of_one_front_and_lie_swapped_on_the_outside() -> None:
    right, _, left = find_fold("gate").laid(TRIM).outside
    assert (right.name, left.name) == ("front", "front")
    for door, shown in ((right, 50.5), (left, 0.0)):
        assert door.whole.size == pytest.approx(TRIM)
        assert (door.place.x - door.whole.x) / mm == pytest.approx(shown)


def test_a_french_fold_is_creased_across_first() -> None:
    across, down = find_fold("french-side").laid(Size(100, 200)).lines()
    assert (across, down) == ((200j, 200 + 200j), (100 + 0j, 100 + 400j))
    down, across = find_fold("french-top").laid(Size(100, 200)).lines()
    assert (across, down) == ((200j, 200 + 200j), (100 + 0j, 100 + 400j))


def test_turns_and_sides() -> None:
    found = {fold.name: (fold.sides, fold.turn) for fold in EVERY}
    assert found == {
        "flat": (2, "book"),
        "side": (2, "book"),
        "top": (2, "tumble"),
        "french-side": (1, "book"),
        "french-top": (1, "tumble"),
        "tri": (2, "book"),
        "z": (2, "book"),
        "gate": (2, "book"),
    }


def test_an_unknown_fold_is_answered_with_the_good_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean side"):
        find_fold("sid")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"outside": ["back front", "left"], "creases": []}, "differ in length"),
        ({"outside": ["back front"], "creases": ["away behind 1/2"]}, "is no crease"),
        ({"outside": ["back front"], "creases": ["left"]}, "is no crease"),
        ({"outside": ["back front"], "take": ["1mm"], "creases": []}, "2 columns"),
        ({"outside": ["back front"], "inside": ["left"], "creases": []}, "not the other face"),
    ],
)
def test_a_picture_that_is_none_is_refused(row: dict[str, list[str]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_fold("odd", {"title": "", "summary": "", "trim": "portrait", **row})
