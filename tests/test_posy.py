"""Posies, arms, sprays and repeats: what must stay free stays free, and heads are whole."""

from __future__ import annotations

import math

import pytest

from cardmaker.art.arm import SHORTER, draw_arm, fanned, led, mean_side
from cardmaker.art.grain import Grain
from cardmaker.art.palette import load_palettes
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, draw_posy, settled
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.room import Room, clear_of, spread
from cardmaker.art.spray import Spray, Stem, draw_spray, fenced, turned
from cardmaker.display import Group
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

PALETTE = load_palettes(shelf("designs") / "palettes.toml")["sage_blush"]
WORDS = Rect(60, 150, 190, 80)
BLEED = Panel(Size(306, 396), "bleed", bleed=9, keep=(WORDS,))
BORDER = Panel(Size(306, 396), "border", border=18, keep=(WORDS,))
FLOWERS = (Flower("blossom", 1.1 - 0.4j, 0.4, 1), Flower("garden", 0j, 0.8))
SPRAY = Spray(
    (Stem("eucalyptus", 6, 3.5), Stem("olive", 84, 3.2)),
    (Stem("rosebud", 45, 2.0), Stem("panicle", 20, 2.4)),
    (0.0, 90.0, 180.0, 270.0),
    FLOWERS,
)


@pytest.mark.parametrize("panel", [BLEED, BORDER], ids=["bleed", "border"])
@pytest.mark.parametrize("at", [0j, 306 + 0j, 153 + 120j, 306 + 396j, 40 + 290j])
def test_a_posy_settles_where_every_head_is_whole(panel: Panel, at: complex) -> None:
    posy = settled(panel, at, 44, FLOWERS, Grain("posy"))
    assert posy is not None and posy.radius <= 44
    for flower in posy.flowers:
        z, r = posy.disc(flower)
        box = Rect(z.real - r, z.imag - r, 2 * r, 2 * r)
        assert Room(panel).heads.holds(box) and not box.overlaps(WORDS)
    assert clear_of(draw_posy(posy, PALETTE, Grain("posy")), panel.keep)


def test_a_posy_without_room_is_left_away() -> None:
    full = Panel(Size(306, 396), "bleed", bleed=9, keep=(Rect(0, 0, 306, 396),))
    assert settled(full, 60 + 60j, 44, FLOWERS, Grain("posy")) is None
    assert draw_spray(full, SPRAY, 60 + 60j, 44, PALETTE, Grain("spray")) == ()


@pytest.mark.parametrize("name", ["olive", "fern", "rosebud", "lavender"])
def test_an_arm_is_shortened_until_it_is_clear(name: str) -> None:
    places = (20 + 20j, 40 + 100j, 80 + 160j, 120 + 220j)
    whole = next(led(BLEED, places))
    items = draw_arm(BLEED, name, led(BLEED, places), PALETTE, Grain("arm"))
    free = draw_arm(Panel(BLEED.size), name, [whole], PALETTE, Grain("arm"))
    assert free and not clear_of(free, BLEED.keep)
    assert items and clear_of(items, BLEED.keep)
    assert spread(items).h < spread(free).h


def test_arms_are_tried_from_the_longest() -> None:
    spines = list(led(BLEED, (0j, 50 + 10j, 120 + 0j)))
    lengths = [spine.length for spine in spines]
    assert lengths == sorted(lengths, reverse=True) and len(lengths) == len(SHORTER)
    ways = list(fanned(BLEED, 0j, 0.5, 80, Grain("fan")))
    assert ways[0].length == 80 and ways[-1].length == 80 * SHORTER[-1]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("degrees", [0.0, 180.0])
def test_a_spray_keeps_out_of_the_words(seed: int, degrees: float) -> None:
    at = 40 + 60j if degrees == 0 else 266 + 336j
    items = draw_spray(BLEED, turned(SPRAY, degrees), at, 42, PALETTE, Grain(f"{seed}"))
    assert items and clear_of(items, BLEED.keep)


def test_a_fenced_spray_ends_inside_the_window() -> None:
    panel = fenced(BORDER)
    items = draw_spray(panel, SPRAY, 60 + 60j, 36, PALETTE, Grain("fence"))
    assert items and BORDER.window.holds(spread(items))
    assert fenced(BLEED) is BLEED


def test_a_spray_turned_twice_by_half_is_itself() -> None:
    once = turned(turned(SPRAY, 180), 180)
    assert [stem.heading % 360 for stem in once.arms] == [s.heading % 360 for s in SPRAY.arms]
    for flower, first in zip(once.flowers, SPRAY.flowers, strict=True):
        assert abs(flower.at - first.at) < 1e-9


def test_a_repeat_is_one_motif_in_half_drop_and_leaves_no_hole() -> None:
    panel = Panel(Size(300, 200), "bleed", bleed=9)
    pieces = ("olive", Flower("small", 0j, 0.2), "myrtle", "willow")
    (sheet,) = draw_repeat(panel, PALETTE, pieces, Grain("liner"))
    assert isinstance(sheet, Group) and sheet.clip == panel.reach
    prints = [item for item in sheet.items if isinstance(item, Group)]
    assert len({id(item.items) for item in prints}) == 1
    motif = spread(prints[0].items)
    seen = [motif.moved(item.matrix.e, item.matrix.f) for item in prints]
    # Wherever one looks inside the panel, a motif is no farther away than it is large.
    far = max(motif.w, motif.h)
    for x in range(0, 301, 50):
        for y in range(0, 201, 50):
            assert min(abs(box.centre - complex(x, y)) for box in seen) < far


def test_the_mean_side_is_that_of_a_square_as_large() -> None:
    assert math.isclose(mean_side(BORDER) ** 2, 270 * 360)
