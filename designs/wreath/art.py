"""Wreath: a loose ring of greenery round the words, roses at seven o'clock, an echo at one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from cardmaker.art.arm import mean_side
from cardmaker.art.bank import grains
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.letterhead import draw_mark
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette, Style
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, draw_posy
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.ring import Ring, fit_ring
from cardmaker.art.room import Room, within
from cardmaker.art.spray import Spray, Stem, draw_spray, unframed
from cardmaker.art.wreath import Bound, Twig, bind, bound_on, draw_collars, lay_twig
from cardmaker.display import Group, Item, Items

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
    Bound("garden", 6.52, 0.01, 0.215, bloom=0),
    Bound("berries", 6.97, 0.060, 0.050),
    Bound("berries", 6.06, -0.035, 0.048),
    Bound("blossom", 1.58, 0.00, 0.080, bloom=2),
    Bound("blossom", 0.62, 0.02, 0.092, bloom=0),
    Bound("ranunculus", 1.10, 0.00, 0.136, bloom=1),
    Bound("berries", 0.88, -0.105, 0.044),
)


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: shadows, two runs of twigs, offshoots, then the flowers over the joints."""
    (shared, grain), room, ring = grains(f"{NAME}/front", seed), Room(panel), fit_ring(panel)
    parts: list[Item] = [*_greenery(room, ring, palette, (shared, grain))]
    posy = bind(room, ring, _dealt(shared.child("deal")))
    parts += draw_collars(panel, posy, COLLAR, palette, grain.child("collar"))
    parts += draw_posy(posy, palette, grain.child("posy"))
    return framed(panel, palette, parts)


def _greenery(
    room: Room, ring: Ring, palette: Palette, chances: tuple[Grain, Grain]
) -> Iterator[Group]:
    """Every twig's drawing; whatever is no shadow is bound on to what lies below it."""
    shared, grain = chances
    laid: list[Twig] = []
    for i, (planned, style) in enumerate(_twigs(shared.child("twigs"), grain.child("twigs"))):
        twig = planned if style else bound_on(ring, planned, laid)
        twig, items = lay_twig(room, ring, twig, palette, grain.child(f"{style}{i}"), style)
        if items and not style:
            laid.append(twig)
        yield Group(items)


def _twigs(shared: Grain, grain: Grain) -> Iterator[tuple[Twig, Style | None]]:
    """Every twig of the ring, those that lie below first."""
    runs = [twig for way in (1, -1) for twig in _grown(shared.child(way), grain.child(way), way)]
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


def _grown(shared: Grain, grain: Grain, way: int) -> Iterator[Twig]:
    """One run of greenery: where its twigs are is shared, and what each of them is is not."""
    places, kinds = list(_run(shared, way)), list(_run(grain, way))
    for place, kind in zip(places, (*kinds, *places[len(kinds) :]), strict=False):
        yield place._replace(species=kind.species)


def _run(grain: Grain, way: int) -> Iterator[Twig]:
    """One run of greenery: broad and fine leaves by turns, each bound on half way up the last."""
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


#: What grows in the lower outer corner inside: a piece of the wreath, opened.
CORNER = Spray(
    (Stem("eucalyptus", 184, 5.4), Stem("olive", 264, 4.4), Stem("fern", 168, 3.2)),
    (Stem("myrtle", 204, 4.0), Stem("panicle", 222, 3.0), Stem("rosebud", 190, 3.8)),
    (0.0, 50.0, 110.0, 160.0, 200.0, 240.0, 290.0),
    (
        Flower("ranunculus", -0.96 + 0.30j, 0.50, 1), Flower("blossom", -0.50 - 0.76j, 0.40, 2),
        Flower("garden", 0j, 0.78, 0), Flower("berries", -1.00 - 0.40j, 0.20),
    ),
)  # fmt: skip


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: a small spray in the lower outer corner, as large as the note lets it be."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    corner = complex(window.right - 0.10 * window.w, window.bottom - 0.08 * window.h)
    items = draw_spray(unframed(panel), CORNER, corner, 0.070 * mean_side(panel), palette, grain)
    return tuple(within(items, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small mirrored ornament, low; the design's name stands under it."""
    grain = Grain(f"{NAME}/back/{seed}")
    return draw_mark(panel, partial(draw_ornament, palette=palette, grain=grain))


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = (
    "eucalyptus", Flower("blossom", 0j, 0.17, 2), "olive", "berries",
    Flower("ranunculus", 0j, 0.22, 1), "myrtle", "seeded", Flower("daisy", 0j, 0.16, 2),
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: what is bound into the wreath, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
