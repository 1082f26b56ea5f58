"""Winter wreath: fir and eucalyptus in two runs from six o'clock, where holly and cones are bound
in; red berries all round. The runs do not quite meet at the top.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from cardmaker.art.arm import mean_side
from cardmaker.art.bank import grains
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.holly import draw_holly_leaf
from cardmaker.art.leaf import Blade
from cardmaker.art.letterhead import draw_mark
from cardmaker.art.palette import Palette, Style
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, draw_posy
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.ring import Ring, fit_ring
from cardmaker.art.room import Room, within
from cardmaker.art.sketch import Sketch
from cardmaker.art.spike import draw_berry_cluster
from cardmaker.art.spray import Spray, Stem, draw_spray, unframed
from cardmaker.art.wreath import Bound, Twig, bind, draw_twig, is_free
from cardmaker.display import Group, Item, Items

NAME = "winter-wreath"

#: How far do fir tips stand off the ring's line? In radii of the ring.
OUTWARD = 0.34

#: How many hours does each run go from six o'clock, and how far apart are its twigs?
SPAN, STEP = 5.4, 0.262

#: What is bound on in turn: species, length, flare; out and in.
GREENS = (
    ("fir", 0.60, 0.24),
    ("olive", 0.40, -0.08),
    ("fir", 0.52, -0.11),
    ("eucalyptus", 0.44, 0.16),
)

#: What stands behind as a shadow?
GHOSTS = ("olive", "willow")

#: How many clusters of berries may there be, and how large is one?
BERRIES, BERRY = (7, 9, 9), 0.078

#: The group at six o'clock: its cones and berries, as they lie one over the other.
GROUP = (
    Bound("cone", 6.36, 0.01, 0.160),
    Bound("cone", 5.66, 0.03, 0.145),
    Bound("berries", 6.02, -0.04, 0.125),
)

#: The holly under them: at which hour, which way its leaves point (degrees), how long they are.
HOLLY = (
    (6.02, 96, 0.30), (6.04, -104, 0.25),
    (6.30, 206, 0.46), (6.30, 158, 0.42), (6.20, 238, 0.33), (6.20, 122, 0.31),
    (5.72, -24, 0.45), (5.72, 20, 0.42), (5.82, -60, 0.33), (5.82, 62, 0.30),
)  # fmt: skip


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: shadows, both runs of twigs, berries, and the group over their roots."""
    (shared, grain), room = grains(f"{NAME}/front", seed), Room(panel)
    ring = fit_ring(panel, OUTWARD)
    parts: list[Item] = [
        Group(draw_twig(room, ring, twig, palette, grain.child(f"twig{i}"), style))
        for i, (twig, style) in enumerate(_twigs(grain.child("twigs")))
    ]
    parts += _holly(panel, ring, palette, grain.child("holly"))
    posy = bind(room, ring, (*_berries(shared.child("berries")), *GROUP))
    parts += draw_posy(posy, palette, grain.child("posy"))
    return framed(panel, palette, parts)


def _twigs(grain: Grain) -> Iterator[tuple[Twig, Style | None]]:
    """Every twig of both runs: the shadows, then the greens from the ends of the runs down, so
    that each hides the root of the one before.
    """
    count = int(SPAN / STEP)
    for i in range(0, count, 4):
        for way in (1, -1):
            hour, flare = 6 + way * (0.4 + STEP * i) + grain.swing(0.2), grain.between(0.20, 0.28)
            yield Twig(grain.pick(GHOSTS), hour, way, 0.6, 0.04, flare), "ghost"
    for i in reversed(range(count)):
        species, length, flare = GREENS[i % len(GREENS)]
        for way in (1, -1):
            hour = 6 + way * (STEP * i - 0.1 + grain.swing(0.1))
            yield Twig(
                species, hour, way, grain.about(length, 0.12), grain.swing(0.03),
                grain.about(flare, 0.25),
            ), None  # fmt: skip


def _berries(grain: Grain) -> Iterator[Bound]:
    """Clusters of berries round the ring, a little off its line by turns, none at the very top."""
    count = grain.pick(BERRIES)
    for i in range(count):
        hour = 6 + (i + 1) * 12 / (count + 1) + grain.swing(0.25)
        out = (0.05 if i % 2 else -0.02) + grain.swing(0.03)
        if abs(hour - 12) > 0.7:
            yield Bound("berries", hour, out, grain.about(BERRY, 0.1))


def _holly(panel: Panel, ring: Ring, palette: Palette, grain: Grain) -> Iterator[Group]:
    for i, (hour, degrees, length) in enumerate(HOLLY):
        sketch = Sketch(palette, grain.child(i), palette.style)
        heading = math.radians(degrees) + sketch.grain.swing(0.12)
        bend = sketch.grain.swing(0.35)
        blade = Blade(
            ring.at(hour), heading, length * ring.radius, bend, 1.0, sketch.grain.between(0.75, 1.0)
        )
        draw_holly_leaf(sketch, sketch.back, blade, sketch.green(0))
        yield Group(sketch.items if is_free(sketch.items, panel) else ())


#: What grows in the lower outer corner inside: a piece of the wreath, opened.
CORNER = Spray(
    (
        Stem("fir", 184, 5.2), Stem("fir", 262, 4.4), Stem("eucalyptus", 200, 4.4),
        Stem("fir", 220, 3.4), Stem("eucalyptus", 246, 3.4),
    ),
    (Stem("holly", 172, 3.4), Stem("berries", 210, 3.8), Stem("berries", 234, 3.6)),
    (),
    (Flower("cone", -0.34 + 0.10j, 0.62), Flower("berries", -0.98 - 0.44j, 0.34)),
)  # fmt: skip

#: The mark on the back: the holly of its right half, those behind first; degrees (negative is up),
#: and length as a part of the mark's width.
SPRAY = ((-62, 0.24), (-34, 0.34), (-4, 0.46))


def _mark(centre: complex, width: float, palette: Palette, grain: Grain) -> Items:
    """Six holly leaves, spread like wings, and three berries, `width` points wide."""
    sketch = Sketch(palette, grain, palette.style)
    for degrees, length in SPRAY:
        for way in (math.radians(degrees), math.pi - math.radians(degrees)):
            blade = Blade(centre, way, length * width, sketch.grain.swing(0.2), 1.0, 0.85)
            draw_holly_leaf(sketch, sketch.back, blade, sketch.green(0))
    draw_berry_cluster(sketch, centre, 0.085 * width)
    return sketch.items


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: fir and a cone in the lower outer corner, as large as the note lets them be."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    corner = complex(window.right - 0.09 * window.w, window.bottom - 0.07 * window.h)
    items = draw_spray(unframed(panel), CORNER, corner, 0.070 * mean_side(panel), palette, grain)
    return tuple(within(items, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: holly and berries, small and low; the design's name stands under it."""
    return draw_mark(panel, partial(_mark, palette=palette, grain=Grain(f"{NAME}/back/{seed}")))


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = (
    "fir", Flower("berries", 0j, 0.15), "holly", "eucalyptus",
    Flower("cone", 0j, 0.22), "fir", "olive", Flower("berries", 0j, 0.13),
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: what is bound into the wreath, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
