"""Fir, holly and cones: what makes each known at a glance, and what it may cost."""

from __future__ import annotations

import cmath
import math

import pytest

from cardmaker.art.cone import ROWS, draw_cone
from cardmaker.art.fir import NEEDLE, draw_fir, plan_fir
from cardmaker.art.grain import Grain
from cardmaker.art.holly import SPINES, draw_holly_leaf, plan_holly
from cardmaker.art.leaf import Blade
from cardmaker.art.letterhead import AIR, draw_foot, draw_letterhead, draw_mark
from cardmaker.art.palette import Palette, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.art.room import extent, spread
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Items, Path, rectangle
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf


@pytest.fixture(scope="module")
def winter() -> Palette:
    return load_palettes(shelf("designs") / "palettes.toml")["winter_berry"]


def sketch(palette: Palette, name: str) -> Sketch:
    return Sketch(palette, Grain(name), palette.style)


@pytest.mark.parametrize("length", [30, 60, 120])
def test_a_fir_is_few_outlines_however_many_needles(winter: Palette, length: float) -> None:
    spine = grow(0j, -math.pi / 2, length, Posture(0.3), 80)
    on = sketch(winter, "fir")
    draw_fir(on, plan_fir(spine, Grain("fir")))
    assert len(on.items) < 32
    assert sum(len(path.contours[0]) // 3 for path in on.items if isinstance(path, Path)) < 900


def test_no_needle_is_longer_than_a_needle(winter: Palette) -> None:
    spine = grow(0j, -math.pi / 2, 100, Posture(), 80)
    on = sketch(winter, "fir")
    draw_fir(on, plan_fir(spine, Grain("fir")))
    box = spread(on.items)
    # The side twigs reach out; above the tip there are only needles.
    assert -box.y < 100 + NEEDLE * 80 * 1.3
    assert box.bottom < 1


def test_a_holly_leaf_has_its_spines(winter: Palette) -> None:
    on = sketch(winter, "holly")
    draw_holly_leaf(on, on.back, Blade(0j, 0.0, 100.0), on.green(0))
    outline = on.back[0].contours[0]
    ends = outline[::3]
    assert len(ends) - 3 == 2 * len(SPINES) and ends[0] == ends[-1] == 0
    for before, at, after in zip(ends[1:-3], ends[2:-2], ends[3:-1], strict=True):
        if at == 100:
            continue
        # Between two spines the edge hangs towards the rib: its middle is nearer to the axis.
        i = outline.index(at)
        middle = (at + 3 * outline[i + 1] + 3 * outline[i + 2] + outline[i + 3]) / 8
        chord = (at + after) / 2
        assert abs(middle.imag) < abs(chord.imag) or before == 0


def test_a_holly_twig_bears_berries_close_together() -> None:
    growth = plan_holly(grow(0j, 0.0, 60, Posture(0.2), 70), Grain("twig"))
    assert len(growth.heads) == 3
    places = [head.centre for head in growth.heads]
    assert max(abs(a - b) for a in places for b in places) < 0.2 * 70


@pytest.mark.parametrize("heading", [0.0, 1.1, 2.6])
def test_a_cone_fills_its_circle_and_points_where_it_should(
    winter: Palette, heading: float
) -> None:
    on = sketch(winter, "cone")
    draw_cone(on, 50 + 50j, 20, heading)
    assert len(on.items) == 2 * sum(ROWS)
    points = [z for it in on.items if isinstance(it, Path) for z in it.contours[0]]
    along = [((z - (50 + 50j)) * cmath.rect(1, -heading)) for z in points]
    assert max(abs(z) for z in along) < 1.25 * 20
    # An egg: narrower at its tip than below.
    tip = max(abs(z.imag) for z in along if z.real > 0.6 * 20)
    belly = max(abs(z.imag) for z in along if abs(z.real) < 0.3 * 20)
    assert tip < 0.8 * belly


@pytest.mark.parametrize("name", ["fir", "holly"])
def test_they_are_species_that_any_design_can_plant(winter: Palette, name: str) -> None:
    species, spine = SPECIES[name], grow(0j, -1.2, 70, Posture(0.3), 80)
    first, again = sketch(winter, name), sketch(winter, name)
    for on in (first, again):
        species.paint(on, species.plan(spine, Grain(name)))
    assert first.items == again.items
    ghost = Sketch(winter, Grain(name), "ghost")
    species.paint(ghost, species.plan(spine, Grain(name)))
    tones = {it.fill for it in ghost.items if isinstance(it, Path)}
    assert tones == {winter.ghost_tone}


def block(centre: complex, width: float) -> Items:
    """An ornament that is a plain box, half as high as wide."""
    box = Rect(centre.real - width / 2, centre.imag - width / 4, width, width / 2)
    return (rectangle(box),)


def test_an_ornament_over_a_note_has_air() -> None:
    for top in (60, 80, 120):
        panel = Panel(Size(306, 396), keep=(Rect(35, top, 236, 200),))
        items = draw_letterhead(panel, block)
        assert items
        (box,) = (extent(item) for item in items if isinstance(item, Path))
        assert box.y >= AIR - 1e-6 and top - box.bottom >= AIR - 1e-6


def test_where_there_is_no_air_there_is_no_ornament() -> None:
    high = Panel(Size(306, 396), keep=(Rect(35, 40, 236, 200),))
    assert draw_letterhead(high, block) == ()
    low = Panel(Size(306, 396), keep=(Rect(35, 100, 236, 280),))
    assert draw_foot(low, block) == ()
    assert draw_foot(high, block)


def test_the_mark_on_the_back_stands_low_in_the_middle() -> None:
    (mark,) = draw_mark(Panel(Size(306, 396)), block)
    assert isinstance(mark, Path)
    centre = extent(mark).centre
    assert centre.real == pytest.approx(153) and 0.86 * 396 < centre.imag < 0.9 * 396
