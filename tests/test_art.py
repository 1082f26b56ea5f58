"""What designs draw with: chance with a name, curves, spines, leaves, sketches."""

from __future__ import annotations

import cmath
import math
from itertools import pairwise
from typing import get_args

import pytest
from PIL import Image, ImageDraw

from cardmaker.art.blossom import BUD, draw_blossom, draw_bud, draw_daisy
from cardmaker.art.branch import HABITS, draw_branch
from cardmaker.art.curve import bent, ellipse, line, smooth, tilted
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf, half
from cardmaker.art.ornament import mirror
from cardmaker.art.palette import Palette, Style, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room, clear_of, extent, within
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Choice, Gradient, Group, Ink, Path, rectangle
from cardmaker.geometry import Matrix, Rect, Size
from cardmaker.shelf import shelf


@pytest.fixture(scope="module")
def sage() -> Palette:
    return load_palettes(shelf("designs") / "palettes.toml")["sage_blush"]


def test_grain_keeps_its_promises() -> None:
    grain = Grain("test")
    assert all(-2 <= grain.bell(1) <= 2 for _ in range(500))
    assert all(9 <= grain.about(10) <= 11 for _ in range(500))
    assert {grain.side() for _ in range(50)} == {1, -1}
    assert sorted(grain.shuffled("abcdef")) == list("abcdef")
    assert Grain("x").child("y").key == "x/y"


def test_the_first_number_of_a_key_is_the_same_for_ever() -> None:
    assert Grain("garden-sprigs/front/1").random() == 0.21444507260471446


def test_a_bend_keeps_lengths_along_the_axis() -> None:
    straight = tuple(complex(x / 20, 0) for x in range(21))
    curved = bent(straight, 0.8, 10 + 0j, 5j)
    steps = [abs(b - a) for a, b in pairwise(curved)]
    assert curved[0] == pytest.approx(5j)
    assert sum(steps) == pytest.approx(10, rel=1e-3)
    assert cmath.phase(curved[-1] - curved[-2]) == pytest.approx(0.8, abs=0.03)


def test_an_ellipse_goes_round_and_a_tilt_presses_it() -> None:
    round_ = ellipse(0j, 10)
    assert round_[0] == round_[-1] and len(round_) == 13
    pressed = tilted(round_, 1 + 1j, math.pi / 2, 0.5)
    assert max(z.imag for z in pressed) == pytest.approx(1 + 5)
    assert max(z.real for z in pressed) == pytest.approx(1 + 10)


def test_a_smooth_curve_goes_through_its_points() -> None:
    through = [0j, 4 + 0j, 4 + 4j, 4j]
    closed = smooth(through)
    assert list(closed[::3]) == [*through, 0j]
    assert list(smooth(through, closed=False)[::3]) == through


def test_a_stem_has_its_length_and_its_turn() -> None:
    spine = grow(0j, -math.pi / 2, 100, Posture(turn=0.4), 80)
    end, heading = spine.at(1)
    assert heading == pytest.approx(-math.pi / 2 + 0.4)
    assert end.imag < -90 and end.real > 5
    assert sum(abs(b - a) for a, b in pairwise(spine.points)) == (pytest.approx(100))
    outline = spine.taper(4, 1)
    assert (len(outline) - 1) % 3 == 0
    assert abs(outline[0] - outline[-1]) == pytest.approx(4)


@pytest.mark.parametrize("name", SHAPES)
def test_a_leaf_is_widest_at_its_belly_and_smooth_there(name: str, sage: Palette) -> None:
    shape = SHAPES[name]
    side = half(shape, 1.0, Sketch(sage, Grain(name), "wash"))
    before, belly, after = side[2:5]
    assert belly.imag == shape.width
    assert cmath.phase(belly - before) == pytest.approx(cmath.phase(after - belly))
    assert side[0] == 0 and side[-1] == 1


def test_the_half_of_a_leaf_that_turns_from_the_light_is_shaded(sage: Palette) -> None:
    for heading in (-2.5, -1.5, -0.3, 0.4, 1.6, 2.9):
        sketch = Sketch(sage, Grain("light"), "wash")
        blade = Blade(100 + 100j, heading, 30)
        draw_leaf(sketch, sketch.mid, blade, SHAPES["laurel"], sketch.green(0))
        shade = extent(sketch.mid[1]).centre
        middle = blade.at + cmath.rect(15, heading)
        assert ((shade - middle) * LIGHT.conjugate()).real < 0


def test_side_veins_end_within_the_leaf(sage: Palette) -> None:
    for seed in range(60):
        sketch = Sketch(sage, Grain(f"veins {seed}"), "wash")
        blade = Blade(0j, 0.0, 100.0, 0.0, 1.0, 0.4 + 0.01 * seed)
        draw_leaf(sketch, sketch.mid, blade, SHAPES["laurel"], sketch.green(0), Finish(veins=3))
        outline = sketch.mid[0].contours[0]
        edge = Image.new("L", (400, 400))
        ring = [outline[0]]
        for i in range(0, len(outline) - 3, 3):
            a, b, c, d = outline[i : i + 4]
            for t in (k / 12 for k in range(1, 13)):
                u = 1 - t
                ring.append(u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d)
        corners = [(4 * z.real, 4 * z.imag + 200) for z in ring]
        ImageDraw.Draw(edge).polygon(corners, fill=255)
        veins = [path for path in sketch.mid if path.fill is None]
        assert len(veins) == 6
        for vein in veins:
            z = vein.contours[0][-1]
            assert edge.getpixel((round(4 * z.real), round(4 * z.imag + 200))) == 255


@pytest.mark.parametrize("name", ["lavender", "daisy", "fern"])
def test_the_pen_draws_fewer_and_paler_lines_than_the_brush(name: str) -> None:
    ink = load_palettes(shelf("designs") / "palettes.toml")["botanical_ink"]
    species, drawn = SPECIES[name], {}
    for style in ("wash", "ink"):
        grain = Grain(name)
        growth = species.plan(grow(0j, -1.5, 110, Posture(0.3), 110), grain)
        sketch = Sketch(ink, grain, style)
        species.paint(sketch, growth)
        drawn[style] = [path for path in sketch.items if isinstance(path, Path)]
    assert len(drawn["ink"]) < 0.8 * len(drawn["wash"])
    lines = [path for path in drawn["ink"] if path.stroke is not None]
    assert all(path.width >= 0.25 for path in lines)
    assert any(isinstance(it.stroke, Ink) and it.stroke.k < 0.8 * ink.stem.k for it in lines)


@pytest.mark.parametrize("name", HABITS)
def test_a_branch_has_few_leaves_that_grow_smaller(name: str, sage: Palette) -> None:
    sketch = Sketch(sage, Grain(name), "ghost")
    draw_branch(sketch, grow(0j, -1.5, 120, Posture(0.3), 115), HABITS[name])
    leaves = [path for path in sketch.items if isinstance(path, Path)]
    assert 9 <= len(leaves) <= 45


@pytest.mark.parametrize("name", SPECIES)
@pytest.mark.parametrize("style", get_args(Style))
def test_every_species_draws_closed_shapes_in_every_style(
    name: str, style: str, sage: Palette
) -> None:
    species, grain = SPECIES[name], Grain(name)
    growth = species.plan(grow(0j, -1.5, 110, Posture(0.3), 110), grain)
    sketch = Sketch(sage, grain, style)  # type: ignore[arg-type]
    species.paint(sketch, growth)
    assert sketch.items
    for path in sketch.items:
        assert isinstance(path, Path)
        (contour,) = path.contours
        assert len(contour) >= 4 and (len(contour) - 1) % 3 == 0
        assert all(math.isfinite(abs(z)) for z in contour)
        assert path.fill is not None or path.stroke is not None
        if style != "wash":
            assert not isinstance(path.fill, Gradient)


@pytest.mark.parametrize("draw", [draw_blossom, draw_daisy])
def test_a_head_stays_in_its_circle(draw: object, sage: Palette) -> None:
    for seed in range(40):
        sketch = Sketch(sage, Grain(f"head {seed}"), "wash")
        draw(sketch, Head(0j, 10.0, seed / 6, 0.0, 0j, "blossom"), 0)  # type: ignore[operator]
        for path in sketch.items:
            assert isinstance(path, Path)
            assert max(abs(z) for z in path.contours[0][::3]) <= 10.3


def test_a_bud_stays_in_its_circle(sage: Palette) -> None:
    for seed in range(40):
        sketch = Sketch(sage, Grain(f"bud {seed}"), "wash")
        facing = seed / 6
        foot = -cmath.rect(10 / BUD * 0.42, facing)
        draw_bud(sketch, Head(0j, 10.0, facing, 1.0, foot, "bud"), 0, 0)
        for path in sketch.items:
            assert isinstance(path, Path)
            assert max(abs(z) for z in path.contours[0][::3]) <= 10.3


def test_a_head_at_the_trim_or_on_the_words_has_no_room() -> None:
    panel = Panel(Size(200, 200), "bleed", bleed=9, keep=(Rect(80, 80, 40, 40),))
    spine = grow(50 + 200j, -1.5, 100, Posture(), 90)

    def stands(at: complex) -> bool:
        head = Head(at, 8.0, 0.0, 0.0, at, "blossom")
        return Room(panel).holds_heads(Growth(spine, (), (head,)))

    assert stands(50 + 50j)
    assert not stands(15 + 50j)  # 7 pt off the trim: cutting may take it
    assert not stands(75 + 100j)  # on the words


def test_a_mirrored_path_is_the_same_seen_twice() -> None:
    wash = Gradient(Ink(0, 0, 0, 0.1), Ink(0, 0, 0, 0.2), 1 + 1j, 2 + 2j)
    path = Path((line(1 + 1j, 2 + 5j),), wash)
    assert mirror(mirror(path, 7.0), 7.0) == path
    assert mirror(path, 7.0).contours[0][0] == 13 + 1j


def test_what_lies_outside_is_left_away() -> None:
    reach = Rect(0, 0, 100, 100)
    places = [Rect(40, 40, 9, 9), Rect(-20, 40, 9, 9), Rect(-5, 40, 9, 9), Rect(40, 101, 9, 9)]
    inside = [rectangle(place, fill=Ink(0, 0, 0, 1)) for place in places]
    assert list(within(inside, reach)) == [inside[0], inside[2]]


def test_a_tinted_paper_is_laid_under_the_art() -> None:
    autumn = load_palettes(shelf("designs") / "palettes.toml")["autumn"]
    (group, _) = framed(Panel(Size(306, 396), "border", border=18.0), autumn, [])
    assert isinstance(group, Group)
    (ground,) = group.items
    assert isinstance(ground, Path) and ground.fill == autumn.paper


def test_words_are_kept_clear_of_groups_and_choices_too() -> None:
    leaf = Path(((0j, 0j, 9 + 9j, 9 + 9j),))
    inside, beside = [Rect(2, 2, 3, 3)], [Rect(42, 2, 3, 3)]
    turned = Group((leaf,), Matrix(0.0, 1.0, -1.0, 0.0, 50.0, 0.0))
    for items, clear, away in [
        ((leaf,), False, True),
        ((Group((leaf,)),), False, True),
        ((Group((leaf,), clip=Rect(6, 0, 3, 9)),), True, True),
        ((turned,), True, False),
        ((Choice(((), (leaf,))),), False, True),
        ((Group((Choice(((), (turned,))),)),), True, False),
    ]:
        assert (clear_of(items, inside), clear_of(items, beside)) == (clear, away)
