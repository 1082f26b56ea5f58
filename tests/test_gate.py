"""The gate: what a stationer would hold every design to, on many panels and over many seeds.

What differs from design to design (how much of a front is inked, whether it is symmetric) stands
in the `[gate]` table of its design.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from gate import (
    FOLDERS,
    box,
    design_of,
    front_of,
    inked,
    inks,
    limits,
    marked,
    paths,
)

from cardmaker.art.panel import Edge, Panel
from cardmaker.design import find_designs
from cardmaker.geometry import Rect, Size

DESIGNS = [name for name, folder in find_designs(FOLDERS).items() if (folder / "art.py").is_file()]

A2, LANDSCAPE, SMALL = Size(306, 396), Size(396, 306), Size(252, 360)
LARGE, WIDE, SQUARE = Size(360, 504), Size(504, 360), Size(360, 360)

#: Fronts that are looked at on every run, and those that wait for the slow part.
SHAPES: tuple[tuple[Size, Edge, range], ...] = (
    (A2, "bleed", range(1, 5)), (A2, "border", range(1, 4)), (LANDSCAPE, "border", range(1, 3)),
)  # fmt: skip
MORE: tuple[tuple[Size, Edge, range], ...] = (
    (A2, "bleed", range(5, 61)), (A2, "border", range(4, 19)), (LANDSCAPE, "bleed", range(1, 7)),
    (SMALL, "bleed", range(1, 7)), (LARGE, "bleed", range(1, 7)), (WIDE, "border", range(1, 4)),
    (SQUARE, "bleed", range(1, 4)), (SQUARE, "border", range(1, 4)),
)  # fmt: skip

CASES = [
    *(pytest.param(name, *shape) for name in DESIGNS for shape in SHAPES),
    *(pytest.param(name, *shape, marks=pytest.mark.slow) for name in DESIGNS for shape in MORE),
]

each = pytest.mark.parametrize("name", DESIGNS)


@pytest.mark.parametrize(("name", "size", "edge", "seeds"), CASES)
def test_words_are_clear_and_heads_are_whole(
    name: str, size: Size, edge: Edge, seeds: range
) -> None:
    """Nothing comes into the words' place; no flower, berry or spike is cut by the trim."""
    palette = marked(design_of(name).palette(None))
    for seed in seeds:
        front = front_of(name, size, edge, seed, palette)
        drawn = [(path, box(path)) for path in paths(front.items)]
        for path, place in drawn:
            # A ground lies under everything.
            under = place.holds(front.panel.window.inset(1))
            assert under or not any(place.overlaps(keep) for keep in front.words), seed
            assert path.stroke is None or path.width >= 0.25, "finer than a press holds"
        heads = [place for path, place in drawn if any(ink.m > 0.02 for ink in inks(path))]
        if limits(name).get("heads", True):
            assert all(front.panel.window.holds(head) for head in heads), seed


@each
@pytest.mark.parametrize("words", ["danke", "merci beaucoup", "Anna & Bartholomew", "Ж"])
def test_any_words_are_kept_clear(name: str, words: str) -> None:
    from cardmaker.errors import MissingLetters, Overset

    for size, edge in ((A2, "border"), (LANDSCAPE, "bleed")):
        try:
            front = front_of(name, size, edge, 3, design_of(name).palette(None), words)
        except (MissingLetters, Overset):
            # Refused with a reason, which is tested with the lettering.
            continue
        for path in paths(front.items):
            place = box(path)
            under = place.holds(front.panel.window.inset(1))
            assert under or not any(place.overlaps(keep) for keep in front.words)


@each
def test_no_ink_is_too_wet(name: str) -> None:
    """260 % at the most, in every palette and style of the design, on every panel."""
    design = design_of(name)
    for palette in design.palettes:
        for style in design.styles:
            book = replace(design.palette(palette), style=style)
            panel = Panel(A2, "bleed", bleed=9, keep=(Rect(60, 150, 186, 90),))
            for draw in (design.front, design.inside, design.back, design.liner):
                assert draw is not None, "every design that ships has a liner"
                for path in paths(draw(panel, book, "4")):
                    assert all(ink.total <= 2.6 and min(ink) >= 0 for ink in inks(path))
            if len(design.palettes) * len(design.styles) > 12:
                break


@each
def test_a_front_is_as_airy_as_it_should_be_and_in_balance(name: str) -> None:
    palette, asked = design_of(name).palette(None), limits(name)
    low, high = asked["coverage"]
    for seed in range(1, 7):
        front = front_of(name, A2, "bleed", seed, palette)
        mask = inked(front.items, A2, palette.paper)
        left = mask.crop((0, 0, 153, 396)).histogram()[255]
        right = mask.crop((153, 0, 306, 396)).histogram()[255]
        assert low <= (left + right) / (306 * 396) <= high, seed
        if "balance" in asked:
            assert min(left, right) / max(left, right) >= asked["balance"], seed


@each
def test_the_palette_never_moves_a_leaf(name: str) -> None:
    design = design_of(name)
    styled = [design.styled(design.palette(one), design.styles[0]) for one in design.palettes[:2]]
    drawn = [[path.contours for path in paths(front_of(name, A2, "border", 3, one).items)]
             for one in styled]  # fmt: skip
    # A palette with a tinted paper has a ground besides.
    few, many = sorted(drawn, key=len)
    assert many[-len(few) :] == few


@each
def test_a_liner_fills_its_panel_to_the_bleed(name: str) -> None:
    design = design_of(name)
    assert design.liner is not None
    for size in (Size(340, 250), Size(300, 120)):
        panel = Panel(size, "bleed", bleed=9)
        items = design.liner(panel, design.palette(None), "1")
        places = [box(path) for path in paths(items)]
        assert any(place.holds(panel.reach.inset(0.01)) for place in places), "no ground"
        for x, y in ((0.15, 0.2), (0.85, 0.2), (0.5, 0.5), (0.15, 0.8), (0.85, 0.8)):
            spot = Rect(x * size.w - 24, y * size.h - 24, 48, 48)
            assert any(place.overlaps(spot) and place.w < 0.9 * size.w for place in places)


SCRIPT = """
import hashlib, sys
from cardmaker.art.panel import Panel
from cardmaker.design import load_design
from cardmaker.geometry import Size
from cardmaker.shelf import shelf
for name in sys.argv[1:]:
    design = load_design(name, (shelf("designs"),))
    panel, book = Panel(Size(306, 396), "bleed", bleed=9), design.palette(None)
    draws = design.front, design.inside, design.back, design.liner
    drawn = [draw(panel, book, "7") for draw in draws]
    print(name, hashlib.sha256(repr(drawn).encode()).hexdigest())
"""


def test_the_same_seed_is_the_same_card_in_every_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *DESIGNS], env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "424242")
    }  # fmt: skip
    assert len(told) == 1 and len(told.pop().splitlines()) == len(DESIGNS)
