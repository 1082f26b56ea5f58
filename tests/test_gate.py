"""The gate: what a stationer would hold every design to, on many panels and over many seeds.

What differs from design to design (how much of a front is inked, whether it is symmetric) stands
in the `[gate]` table of its design.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from gate import (
    FOLDERS,
    box,
    design_of,
    front_of,
    halves,
    inked,
    inks,
    limits,
    marked,
    paths,
    pictures,
    touches,
)
from pace import FEW_DESIGNS, paced

from cardmaker.art.panel import Edge, Panel
from cardmaker.design import find_designs
from cardmaker.display import Ink
from cardmaker.geometry import Rect, Size

DESIGNS = [name for name, folder in find_designs(FOLDERS).items() if (folder / "art.py").is_file()]

A2, LANDSCAPE, SMALL = Size(306, 396), Size(396, 306), Size(252, 360)
LARGE, WIDE, SQUARE = Size(360, 504), Size(504, 360), Size(360, 360)

#: Fronts that are looked at on every run, and those that wait for the slow part: sixty seeds.
SHAPES: tuple[tuple[Size, Edge, range], ...] = (
    (A2, "bleed", range(1, 3)), (LANDSCAPE, "border", range(3, 4)),
)  # fmt: skip
MORE: tuple[tuple[Size, Edge, range], ...] = (
    (A2, "bleed", range(4, 25)), (A2, "border", range(25, 37)),
    (LANDSCAPE, "bleed", range(37, 43)), (WIDE, "border", range(43, 46)),
    (SMALL, "bleed", range(46, 52)), (LARGE, "bleed", range(52, 57)),
    (SQUARE, "bleed", range(57, 59)), (SQUARE, "border", range(59, 61)),
)  # fmt: skip

CASES = [
    *(pytest.param(name, *shape) for name in DESIGNS for shape in SHAPES[:1]),
    *(
        pytest.param(name, *shape, marks=pytest.mark.slow)
        for name in DESIGNS
        for shape in (*SHAPES[1:], *MORE)
    ),
]

#: The colour of nothing.
NO_INK = Ink(-1, -1, -1, -1)

each = pytest.mark.parametrize("name", paced(DESIGNS, FEW_DESIGNS))


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
            assert not any(touches(path, place, keep) for keep in front.words), seed
            assert path.stroke is None or path.width >= 0.25, "finer than a press holds"
        heads = [place for path, place in drawn if any(ink.m > 0.25 for ink in inks(path))]
        whole = front.panel.window
        if limits(name).get("rooted"):
            whole = Rect(whole.x, whole.y, whole.w, whole.h + size.h)
        if limits(name).get("heads", True):
            assert all(whole.holds(head) for head in heads), seed


@each
@pytest.mark.parametrize(
    "words",
    [
        "Anna & Bartholomew",
        *(pytest.param(word, marks=pytest.mark.slow) for word in ("danke", "merci beaucoup", "Ж")),
    ],
)
def test_any_words_are_kept_clear(name: str, words: str) -> None:
    from cardmaker.errors import MissingLetters, Overset

    for size, edge in ((A2, "border"), (LANDSCAPE, "bleed")):
        try:
            front = front_of(name, size, edge, 3, design_of(name).palette(None), words)
        except (MissingLetters, Overset):
            # Refused with a reason, which is tested with the lettering.
            continue
        for path in paths(front.items):
            assert not any(touches(path, box(path), keep) for keep in front.words)


@pytest.mark.slow
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


AIRY = [
    *(pytest.param(name, range(1, 2)) for name in FEW_DESIGNS),
    *(pytest.param(name, range(1, 10), marks=pytest.mark.slow) for name in DESIGNS),
]


@pytest.mark.parametrize(("name", "seeds"), AIRY)
def test_a_front_is_as_airy_as_it_should_be_and_in_balance(
    name: str, seeds: range, tmp_path: Path
) -> None:
    asked = limits(name)
    low, high = asked["coverage"]
    for seed, front in zip(seeds, pictures(name, seeds, tmp_path / "fronts.pdf"), strict=True):
        left, right = halves(front)
        assert low <= (left + right) / 2 <= high, seed
        if "balance" in asked:
            assert min(left, right) / max(left, right) >= asked["balance"], seed


@each
def test_the_palette_never_moves_a_leaf(name: str) -> None:
    design = design_of(name)
    styled = [replace(design.palette(one), style=design.styles[0]) for one in design.palettes[:2]]
    drawn = [[path.contours for path in paths(front_of(name, A2, "border", 3, one).items)]
             for one in styled]  # fmt: skip
    # A palette with a tinted paper has a ground besides.
    few, many = sorted(drawn, key=len)
    assert many[-len(few) :] == few


@pytest.mark.parametrize("name", paced(DESIGNS, FEW_DESIGNS))
def test_a_liner_fills_its_panel_to_the_bleed(name: str) -> None:
    design = design_of(name)
    assert design.liner is not None
    palette = design.palette(None)
    for size in (Size(340, 250), Size(300, 120)):
        panel = Panel(size, "bleed", bleed=9)
        drawn = [*paths(design.liner(panel, palette, "1"))]
        everything = inked(drawn, size, NO_INK).point(lambda tone: tone > 127 and 255)
        assert everything.getextrema() == (255, 255), "bare paper"
        assert min(box(path).x for path in drawn) <= -8.9
        ground = drawn[0].fill if box(drawn[0]).holds(panel.trim) else NO_INK
        assert isinstance(ground, Ink) and ground.total < 0.6
        # No hole wider than a thumb.
        mask = inked(drawn, size, ground)
        for x in range(0, int(size.w) - 71, 12):
            for y in range(0, int(size.h) - 71, 12):
                assert mask.crop((x, y, x + 72, y + 72)).getbbox(), (x, y)


SCRIPT = """
import hashlib, sys
from cardmaker.art.panel import Panel
from cardmaker.design import load_design
from cardmaker.geometry import Size
from cardmaker.shelf import shelf
for name in sys.argv[1:]:
    design = load_design(name, (shelf("designs"),))
    panel, book = Panel(Size(306, 396), "bleed", bleed=9), design.palette(None)
    # Of a liner, which is a front's plants over and over, the others tell enough.
    draws = design.front, design.inside, design.back
    drawn = [draw(panel, book, "7") for draw in draws]
    print(name, hashlib.sha256(repr(drawn).encode()).hexdigest())
"""


@pytest.mark.parametrize("names", paced((DESIGNS[:1], DESIGNS), [DESIGNS[:1]]), ids=("one", "all"))
def test_the_same_seed_is_the_same_card_in_every_process(names: list[str]) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *names], env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "424242")
    }  # fmt: skip
    assert len(told) == 1 and len(told.pop().splitlines()) == len(names)
