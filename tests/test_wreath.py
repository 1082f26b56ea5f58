"""Rings, and what is bound to them: as large as can be, and never in the words' way."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from pace import paced

from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette, load_palettes
from cardmaker.art.panel import Panel
from cardmaker.art.ring import INWARD, OUTWARD, OVAL, Ring, fit_ring
from cardmaker.art.room import Room, clear_of, extent
from cardmaker.art.spine import Spine
from cardmaker.art.wreath import (
    Bound,
    Twig,
    bind,
    bound_on,
    draw_collars,
    draw_twig,
    is_free,
    twig_spine,
)
from cardmaker.design import load_design
from cardmaker.display import Group, Items, Path
from cardmaker.geometry import Rect, Size
from cardmaker.shelf import shelf

SIZES = [Size(306, 396), Size(396, 306), Size(252, 360), Size(360, 360), Size(360, 504)]


def panels(words: float, high: float) -> Iterator[Panel]:
    """Every shape and edge, its words these parts of its width and height, in its middle."""
    for w, h in SIZES:
        keep = (Rect((1 - words) / 2 * w, (1 - high) / 2 * h, words * w, high * h),)
        yield Panel(Size(w, h), "bleed", bleed=9, keep=keep)
        yield Panel(Size(w, h), "border", border=18, keep=keep)


@pytest.fixture(scope="module")
def sage() -> Palette:
    return load_palettes(shelf("designs") / "palettes.toml")["sage_blush"]


def paths(items: Items) -> Iterator[Path]:
    for item in items:
        if isinstance(item, Group):
            yield from paths(item.items)
        elif isinstance(item, Path):
            yield item


def test_the_clock_goes_round_the_ring() -> None:
    ring = Ring(0j, 30, 40)
    assert [ring.at(hour) for hour in (12, 3, 6, 9)] == [-40j, 30, 40j, -30]
    assert abs(ring.at(7).real + 15) < 0.1 and ring.at(7).imag > 0
    assert ring.at(3, 0.5) == 45
    assert ring.radius == 30


@pytest.mark.parametrize(("words", "high"), [(0.2, 0.1), (0.42, 0.3), (0.5, 0.12), (0.3, 0.42)])
def test_a_ring_and_its_leaves_lie_inside_the_window(words: float, high: float) -> None:
    for panel in panels(words, high):
        ring, room = fit_ring(panel), Room(panel).heads
        assert ring.centre == pytest.approx(room.centre)
        # Rounding aside: an oval may fill the room to its edge.
        assert 2 * (ring.across + OUTWARD * ring.radius) <= room.w + 1e-6
        assert 2 * (ring.down + OUTWARD * ring.radius) <= room.h + 1e-6
        assert max(ring.across, ring.down) / ring.radius <= OVAL + 1e-6


def test_words_that_fit_lie_inside_the_leaves() -> None:
    for panel in panels(0.36, 0.22):
        ring, box = fit_ring(panel), panel.keep[0]
        inner = INWARD * ring.radius
        corner = (box.w / 2 / (ring.across - inner), box.h / 2 / (ring.down - inner))
        assert math.hypot(*corner) <= 1 + 1e-6


def test_more_words_make_no_ring_smaller() -> None:
    for few, more in zip(panels(0.2, 0.1), panels(0.42, 0.25), strict=True):
        small, large = fit_ring(few), fit_ring(more)
        assert large.across >= small.across and large.down >= small.down


@pytest.mark.parametrize("way", [1, -1])
def test_a_twig_follows_its_ring(way: int) -> None:
    ring = Ring(100 + 100j, 80, 80)
    spine = twig_spine(ring, Twig("olive", 6, way, 2.0), 50)
    assert spine.length == pytest.approx(2.0 * 80, rel=0.01)
    assert all(abs(abs(z - ring.centre) - 80) < 0.2 for z in spine.points)
    assert math.copysign(1, 100 - spine.points[3].real) == way
    flared = twig_spine(ring, Twig("olive", 6, way, 0.6, flare=0.2), 50)
    assert abs(flared.points[-1] - ring.centre) == pytest.approx(1.2 * 80, abs=0.5)


@pytest.mark.parametrize("flare", [-0.1, 0.0, 0.3])
@pytest.mark.parametrize("length", [0.2, 0.6])
def test_a_twig_is_bound_on_to_a_stem(flare: float, length: float) -> None:
    ring = Ring(100 + 100j, 80, 95)
    below, planned = Twig("fern", 5, -1, length, 0.02, flare), Twig("olive", 4.4, -1, 0.6, -0.03)
    twig = bound_on(ring, planned, [Twig("olive", 9, 1, 0.6), below])
    root = ring.at(twig.hour, twig.out)
    assert min(abs(root - z) for z in fine(twig_spine(ring, below, 50))) < 0.02 * ring.radius
    assert bound_on(ring, planned, []) == planned


def fine(spine: Spine) -> list[complex]:
    return [spine.at(i / 200)[0] for i in range(201)]


@pytest.mark.parametrize("species", ["olive", "fir", "holly", "panicle", "lavender"])
def test_no_twig_touches_words_or_edge(species: str, sage: Palette) -> None:
    drawn = 0
    for panel in panels(0.5, 0.3):
        room, ring = Room(panel), fit_ring(panel)
        for hour in range(0, 12, 2):
            twig = Twig(species, hour, 1 - hour % 4, 0.5, 0.0, 0.1)
            items = draw_twig(room, ring, twig, sage, Grain(f"{species}/{hour}"))
            drawn += bool(items)
            assert is_free(items, panel)
    assert drawn > 30


def test_flowers_are_whole_and_leave_the_words_alone(sage: Palette) -> None:
    flowers = [Bound("blossom", hour, 0.0, 0.2) for hour in range(12)]
    for panel in panels(0.5, 0.3):
        room, ring = Room(panel), fit_ring(panel)
        posy = bind(room, ring, flowers)
        assert posy.flowers
        for flower in posy.flowers:
            z, r = posy.disc(flower)
            box = Rect(z.real - r, z.imag - r, 2 * r, 2 * r)
            assert room.heads.holds(box) and not box.overlaps(panel.keep[0])
        leaves = draw_collars(panel, posy, 3, sage, Grain("collar"))
        assert leaves and is_free(leaves, panel)


@pytest.mark.parametrize(
    "name", paced(["wreath", "winter-wreath", "laurel", "vine-border"], ["laurel"])
)
def test_a_front_stays_clear_of_words_of_any_shape(name: str) -> None:
    design = load_design(name, (shelf("designs"),))
    palette = design.palette(None)
    wide, long, plain = panels(0.7, 0.1), panels(0.3, 0.5), panels(0.36, 0.24)
    for seed, panel in enumerate([*wide][:2] + [*long][3:5] + [*plain][7:9]):
        shown = tuple(paths(design.front(panel, palette, str(seed))))
        # The frame of a bordered front goes round everything.
        art = [path for path in shown if path.fill is not None or not path.closed]
        assert clear_of(tuple(art), panel.keep)
        assert panel.edge == "bleed" or all(panel.window.holds(extent(it)) for it in art)


def test_a_crest_is_its_own_mirror_image(sage: Palette) -> None:
    design = load_design("laurel", (shelf("designs"),))
    panel = Panel(Size(306, 396), keep=(Rect(100, 130, 106, 100),))
    boxes = [extent(path) for path in paths(design.front(panel, sage, "1"))]
    sides = [sum(box.w * box.h for box in boxes if side(box, 153)) for side in (_left, _right)]
    assert sides[0] == pytest.approx(sides[1], rel=0.02)


def _left(box: Rect, x: float) -> bool:
    return box.right < x


def _right(box: Rect, x: float) -> bool:
    return box.x > x


def test_a_stem_that_goes_far_round_is_outlined_in_pieces() -> None:
    ring = Ring(0j, 80, 80)
    far = twig_spine(ring, Twig("olive", 6, -1, 2.7), 50).tapers(2, 1)
    assert len(far) > 8
    boxes = [extent(Path((piece,))) for piece in far]
    # No box reaches in to where the words are, as one round them all would.
    assert all(abs(box.centre) > 70 for box in boxes)
    assert len(twig_spine(ring, Twig("olive", 6, -1, 0.5), 50).tapers(2, 1)) == 1
