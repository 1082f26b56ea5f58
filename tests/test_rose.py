"""Roses, anemones and berry clusters: they fill their circle, and a palette moves no petal."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import get_args

import pytest

from cardmaker.art.anemone import draw_anemone
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette, Style, load_palettes
from cardmaker.art.rose import ROSES, RoseKind, draw_rose
from cardmaker.art.sketch import Sketch
from cardmaker.art.spike import draw_berry_cluster
from cardmaker.display import Gradient, Ink, Path
from cardmaker.shelf import shelf

PALETTES = load_palettes(shelf("designs") / "palettes.toml")
CENTRE, RADIUS = 100 + 80j, 30.0


def _kind(kind: RoseKind) -> Callable[[Sketch], None]:
    return lambda sketch: draw_rose(sketch, CENTRE, RADIUS, 0, kind)


HEADS: dict[str, Callable[[Sketch], None]] = {
    **{kind: _kind(kind) for kind in ROSES},
    "anemone": lambda sketch: draw_anemone(sketch, CENTRE, RADIUS, 2),
    "berries": lambda sketch: draw_berry_cluster(sketch, CENTRE, RADIUS),
}


def drawn(head: str, seed: int, palette: Palette, style: Style = "wash") -> tuple[Path, ...]:
    sketch = Sketch(palette, Grain(f"{head}/{seed}"), style)
    HEADS[head](sketch)
    return tuple(item for item in sketch.items if isinstance(item, Path))


def grey(ink: Ink) -> float:
    """How dark an ink is in a grey print, roughly: 0 to 1."""
    return 1 - (1 - 0.3 * ink.c - 0.59 * ink.m - 0.11 * ink.y) * (1 - ink.k)


def test_every_kind_of_rose_is_told_how_it_is_made() -> None:
    assert set(ROSES) == set(get_args(RoseKind))
    for whorls in ROSES.values():
        reaches = [whorl.reach for whorl in whorls]
        assert reaches[0] == 1.0 and reaches == sorted(reaches, reverse=True)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("seed", range(6))
def test_a_head_stays_in_its_circle_and_fills_it(head: str, seed: int) -> None:
    ends = [
        abs(z - CENTRE)
        for path in drawn(head, seed, PALETTES["sage_blush"])
        for contour in path.contours
        for z in contour[::3]
    ]
    assert 0.88 * RADIUS < max(ends) <= 1.005 * RADIUS


@pytest.mark.parametrize("head", HEADS)
def test_a_palette_moves_no_petal(head: str) -> None:
    one, other = (drawn(head, 1, PALETTES[name]) for name in ("autumn", "indigo"))
    assert [path.contours for path in one] == [path.contours for path in other]
    assert one == drawn(head, 1, PALETTES["autumn"])
    assert [path.contours for path in one] != [
        path.contours for path in drawn(head, 2, PALETTES["autumn"])
    ]


@pytest.mark.parametrize("kind", get_args(RoseKind))
@pytest.mark.parametrize("palette", ["sage_blush", "eucalyptus", "winter_berry"])
def test_the_whorls_of_a_rose_stay_apart_in_grey(kind: RoseKind, palette: str) -> None:
    """Every petal runs from a darker foot to a lighter rim, also where the bloom is white."""
    washes = [p.fill for p in drawn(kind, 1, PALETTES[palette]) if isinstance(p.fill, Gradient)]
    assert len(washes) == sum(whorl.petals for whorl in ROSES[kind])
    for wash in washes:
        assert grey(wash.first) - grey(wash.last) > 0.03
        assert abs(wash.first.total - wash.last.total) > 0.05
        assert not math.isclose(abs(wash.end - wash.start), 0.0)


@pytest.mark.parametrize("head", HEADS)
def test_no_stroke_is_finer_than_a_press_holds(head: str) -> None:
    for style in get_args(Style):
        for path in drawn(head, 1, PALETTES["autumn"], style):
            assert path.stroke is None or path.width >= 0.25
