"""Wreath: a loose ring of greenery round the words, roses at seven o'clock, an echo at one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from cardmaker.art.corner import Stem, draw_group
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.letterhead import draw_letterhead, draw_mark
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette, Style
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, draw_collar_leaf, draw_flower
from cardmaker.art.ring import Bound, Ring, Twig, bind, draw_twig, fit_ring, is_free
from cardmaker.art.room import Room, within
from cardmaker.display import Items

NAME = "wreath"

#: Where do the two runs of greenery begin, and how many hours on do they meet?
START, SPAN = 6.75, 5.75

#: What is bound into the ring? Broad and fine leaves by turns.
BROAD = ("eucalyptus", "seeded", "laurel", "ruscus")
FINE = ("olive", "willow", "myrtle", "fern")

#: How does a twig leave the ring's line? Out and in by turns, never the same twice.
FLARES = (0.10, -0.05, 0.15, -0.02)

#: Which of the palette's blooms does a seed take for the first, the second, the third?
DEALS = ((0, 1, 2), (1, 0, 2), (0, 1, 2), (2, 1, 0))

#: How many broad leaves come out from under each flower?
COLLAR = 4

#: What stands behind as a shadow?
GHOSTS = ("willow", "olive", "myrtle")

#: What stands off into the air, and how many hours from the start on either way.
AIRY = ("panicle", "rosebud", "berries", "lavender")
OFFSHOOTS = (0.9, 1.9, 2.9, 3.9, 4.8)

#: The flowers, those behind first: the group about seven o'clock, its echo at one.
FLOWERS = (
    Bound("blossom", 7.92, 0.00, 0.105, bloom=2),
    Bound("ranunculus", 7.36, 0.00, 0.160, bloom=1),
    Bound("blossom", 5.70, 0.03, 0.118, bloom=1),
    Bound("daisy", 5.28, -0.01, 0.088, bloom=2),
    Bound("rose", 6.52, 0.01, 0.215, bloom=0),
    Bound("berries", 6.97, 0.145, 0.050),
    Bound("berries", 6.04, -0.115, 0.046),
    Bound("blossom", 1.58, 0.00, 0.080, bloom=2),
    Bound("blossom", 0.62, 0.02, 0.092, bloom=0),
    Bound("ranunculus", 1.10, 0.00, 0.136, bloom=1),
    Bound("berries", 0.90, -0.125, 0.044),
)


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: shadows, two runs of twigs, offshoots, then the flowers over the joints."""
    grain, room, ring = Grain(f"{NAME}/front/{seed}"), Room(panel), fit_ring(panel)
    layers = [
        draw_twig(room, ring, twig, palette, grain.child(f"{style}{i}"), style)
        for i, (twig, style) in enumerate(_twigs(grain.child("twigs")))
    ]
    flowers = [flower for bound in _dealt(grain.child("deal")) if (flower := bind(room, ring, bound))]
    layers += _collars(panel, ring, flowers, palette, grain.child("collar"))
    layers += [
        draw_flower(flower, palette, grain.child(f"flower{i}"))
        for i, flower in enumerate(flowers)
    ]
    return framed(panel, palette, [path for layer in layers for path in layer])


def _twigs(grain: Grain) -> Iterator[tuple[Twig, Style | None]]:
    """Every twig of the ring, those that lie below first."""
    runs = [twig for way in (1, -1) for twig in _run(grain.child(way), way)]
    shadows, airy = grain.child("shadows"), grain.child("airy")
    for twig in runs:
        yield (
            twig._replace(
                species=shadows.pick(GHOSTS), hour=twig.hour + shadows.swing(0.3),
                flare=shadows.pick((0.20, -0.12, 0.26)), out=shadows.between(-0.02, 0.08),
            ), "ghost",
        )  # fmt: skip
    for twig in runs:
        yield twig, None
    for way in (1, -1):
        names = airy.shuffled(AIRY)
        for i, hour in enumerate(OFFSHOOTS):
            at = START + way * (hour + airy.swing(0.2))
            length, flare = airy.between(0.36, 0.46), airy.between(0.20, 0.30)
            yield Twig(names[i % len(names)], at, way, length, 0.03, flare), None


def _run(grain: Grain, way: int) -> Iterator[Twig]:
    """One run of greenery: broad and fine leaves by turns, each bound on half way along the last."""
    pairs = zip(grain.shuffled(BROAD), grain.shuffled(FINE), strict=True)
    names = [name for pair in pairs for name in pair]
    first, gone, count = grain.pick(range(len(FLARES))), 0.0, 0
    while gone < SPAN - 0.5:
        length = grain.between(0.60, 0.78) * (1 - 0.22 * gone / SPAN)
        flare = FLARES[(first + count) % len(FLARES)] * grain.about(1, 0.3)
        hour, out = START + way * gone, grain.swing(0.04)
        yield Twig(names[count % len(names)], hour, way, length, out, flare)
        gone += length * 0.46 * 6 / math.pi
        count += 1


def _dealt(grain: Grain) -> Iterator[Bound]:
    """The flowers of this seed: no two wreaths are bound alike."""
    blooms = grain.pick(DEALS)
    for bound in FLOWERS:
        hour, size = bound.hour + grain.swing(0.06), grain.about(bound.size, 0.05)
        yield bound._replace(hour=hour, size=size, bloom=blooms[bound.bloom])


def _collars(
    panel: Panel, ring: Ring, flowers: list[Flower], palette: Palette, grain: Grain
) -> Iterator[Items]:
    """Broad leaves from under every flower, where they have room."""
    for i, flower in enumerate(flowers):
        if flower.kind == "berries":
            continue
        for k in range(COLLAR):
            chance = grain.child(f"{i} {k}")
            heading = math.tau * (k + 0.7 * chance.random()) / COLLAR
            length = ring.radius * chance.between(0.08, 0.15)
            leaf = draw_collar_leaf(flower, heading, length, palette, chance)
            if is_free(leaf, panel):
                yield leaf


#: What grows out of the lower outer corner of the inside?
PLANTED = (
    Stem("willow", -0.06 + 0j, -150, 0.30, -0.22, ghost=True),
    Stem("olive", 0.00 + 0j, -152, 0.36, -0.16),
    Stem("eucalyptus", 0.00 + 0j, -112, 0.32, 0.20),
    Stem("seeded", 0.00 + 0j, -134, 0.26, -0.20),
    Stem("rosebud", -0.05 + 0j, -144, 0.28, -0.30),
    Stem("blossom", -0.02 + 0j, -124, 0.24, -0.10),
)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: an ornament over the note, sprigs in the corner beside it."""
    grain, window = Grain(f"{NAME}/inside/{seed}"), panel.window
    header = draw_letterhead(
        panel, partial(draw_ornament, palette=palette, grain=grain.child("header"))
    )
    past = panel.bleed + 1.5 if panel.edge == "bleed" else -1.0
    origin = complex(window.right, window.bottom + past)
    group = draw_group(Room(panel), origin, PLANTED, palette, grain.child("corner"))
    return (*header, *within(group, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small mirrored ornament, low; the design's name stands under it."""
    grain = Grain(f"{NAME}/back/{seed}")
    return draw_mark(panel, partial(draw_ornament, palette=palette, grain=grain))
