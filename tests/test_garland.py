"""Garlands of fruit: one plan serves all corners, no two neighbours are alike, words stay free."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from cardmaker.art.citrus import KINDS, LEMON, Fruit, Kind, draw_fruit
from cardmaker.art.garland import Garland, deal_fruit, draw_garland
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette, Style, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.art.room import clear_of, extent
from cardmaker.art.sketch import Sketch
from cardmaker.display import Path
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

PANEL = Panel(Size(306, 396))
LIES = tuple((complex(1 + 1.9 * i, 0.2 + (i % 2)), 1.0) for i in range(5))
SHOOTS = ((1 + 1j, 90.0, 4.0, -0.3), (3 + 1j, 50.0, 4.0, -0.3))
CORNERS = (
    Garland(0j, 28, 28), Garland(306 + 0j, -28, 28),
    Garland(396j, 28, -28), Garland(306 + 396j, -28, -28),
)  # fmt: skip


@pytest.fixture(scope="module")
def citrus() -> Palette:
    return load_palettes(shelf("designs") / "palettes.toml")["citrus"]


@pytest.mark.parametrize("garland", CORNERS)
def test_along_and_inwards_lead_into_the_panel_from_every_corner(garland: Garland) -> None:
    assert PANEL.trim.holds(Rect(garland.at(2 + 3j).real, garland.at(2 + 3j).imag, 0, 0))
    along, inwards = garland.heading(0), garland.heading(90)
    assert math.cos(along) * garland.along > 0
    assert math.sin(inwards) * garland.inward > 0


def test_no_two_neighbours_are_of_a_kind() -> None:
    for seed in range(20):
        fruits = deal_fruit(PANEL, CORNERS[0], LIES, Grain(f"deal {seed}"))
        assert len(fruits) == len(LIES)
        assert all(a.kind != b.kind for a, b in pairwise(fruits))


@pytest.mark.parametrize("garland", CORNERS)
def test_words_stay_free(citrus: Palette, garland: Garland) -> None:
    keep = Rect(40, 60, 226, 276)
    panel = Panel(PANEL.size, keep=(keep,))
    fruits = deal_fruit(panel, garland, LIES, Grain("fruit"))
    items = draw_garland(panel, garland, (fruits, SHOOTS), citrus, Grain("keep"))
    assert items and clear_of(items, (keep,))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("style", ["wash", "ink", "ghost"])
def test_a_fruit_keeps_to_its_box(citrus: Palette, kind: Kind, style: Style) -> None:
    sketch = Sketch(citrus, Grain("fruit"), style)
    fruit = Fruit(kind, 50 + 50j, 20.0, 0.4)
    draw_fruit(sketch, fruit)
    assert all(fruit.box.holds(extent(path)) for path in sketch.items if isinstance(path, Path))


def test_a_lemon_is_longer_than_it_is_broad(citrus: Palette) -> None:
    sketch = Sketch(citrus, Grain("lemon"), "wash")
    draw_fruit(sketch, Fruit(LEMON, 0j, 20.0, 0.0))
    body = next(path for path in sketch.items if isinstance(path, Path))
    assert extent(body).w > 1.3 * extent(body).h
