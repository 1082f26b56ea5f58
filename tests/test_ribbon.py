"""Bows: as wide as was asked, tails that hang, the same in every palette."""

from __future__ import annotations

import pytest

from cardmaker.art.grain import Grain
from cardmaker.art.palette import load_palettes
from cardmaker.art.ribbon import draw_bow
from cardmaker.art.room import spread
from cardmaker.art.sketch import Sketch
from cardmaker.display import Items, Path
from cardmaker.shelf import shelf

PALETTES = load_palettes(shelf("designs") / "palettes.toml")


def bow(palette: str, seed: int) -> Items:
    sketch = Sketch(PALETTES[palette], Grain(f"bow/{seed}"), "wash")
    draw_bow(sketch, 100 + 100j, 20, 1)
    return sketch.items


@pytest.mark.parametrize("seed", range(6))
def test_a_bow_is_as_wide_as_it_should_be_and_its_tails_hang(seed: int) -> None:
    box = spread(bow("autumn", seed))
    assert 36 < box.w < 60
    assert 85 <= box.y < 100 - 5 and 100 + 20 < box.bottom < 100 + 40


def test_no_palette_ties_it_otherwise() -> None:
    shapes = [
        [path.contours for path in bow(name, 1) if isinstance(path, Path)]
        for name in ("autumn", "indigo")
    ]
    assert shapes[0] == shapes[1] and bow("autumn", 1) != bow("autumn", 2)
