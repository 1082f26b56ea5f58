"""Citrus grove: two garlands of fruit, leaves and blossoms, deep at two corners across the card.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from dataclasses import replace

from cardmaker.art.bank import grains
from cardmaker.art.branch import draw_branch
from cardmaker.art.citrus import LEMON, LEMON_SLICE, ORANGE, ORANGE_SLICE, Fruit, draw_fruit
from cardmaker.art.frame import framed
from cardmaker.art.garland import TWIG, Garland, Lie, Shoot, deal_fruit, draw_garland, lie_of
from cardmaker.art.grain import Grain
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.repeat import printed
from cardmaker.art.room import Room, within
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, grow
from cardmaker.art.spray import unframed
from cardmaker.display import Item, Items

NAME = "citrus-grove"

#: How large is an orange, of the panel's mean side?
RADIUS = 0.082

#: Where does fruit lie in a garland's deep corner, and how large is it? Along the edge and away
#: from it, in orange radii; those at the back first. What is cut by the trim is cut deep.
BUNCHES: tuple[tuple[Lie, ...], ...] = (
    (
        (0.30 + 0.35j, 1.10), (2.30 + 0.20j, 1.00), (4.15 + 0.10j, 0.94),
        (1.30 + 1.82j, 0.96), (3.20 + 1.45j, 0.86),
    ),
    (
        (1.10 + 0.20j, 1.10), (3.15 + 0.05j, 0.96), (4.90 + 0.15j, 0.88),
        (0.15 + 1.75j, 0.90), (2.25 + 1.70j, 0.96),
    ),
)  # fmt: skip

#: From where on does single fruit follow along the edge, and how far is it from one to the next?
TRAIL, STEP = 6.3, 2.25

#: Which twigs look out from behind the bunch?
SHOOTS: tuple[Shoot, ...] = (
    (0.5 + 1.2j, 93, 4.4, -0.35), (1.4 + 1.4j, 66, 4.3, -0.35),
    (3.0 + 1.0j, 38, 3.7, -0.40), (5.1 - 0.2j, 78, 3.1, -0.30),
)  # fmt: skip


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a garland at the head and one at the foot, their deep corners across the card."""
    (shared, grain), window = grains(f"{NAME}/front", seed), panel.window
    unit, side = RADIUS * math.sqrt(window.w * window.h), shared.child("side").side()
    near, far = (window.x, window.right)[::side]
    bunches = shared.child("bunches").shuffled(BUNCHES)
    items: list[Item] = []
    for corner, way, bunch in (
        (complex(near, window.y), 1, bunches[0]), (complex(far, window.bottom), -1, bunches[1]),
    ):  # fmt: skip
        garland = Garland(corner, way * side * unit, way * unit)
        deal = shared.child(way)
        lies, shoots = _plan(window.w / unit, bunch, deal.child("trail"))
        fruits = deal_fruit(panel, garland, lies, deal.child("fruit"))
        items += draw_garland(panel, garland, (fruits, shoots), palette, grain.child(way))
    return framed(panel, palette, items)


def _plan(
    length: float, bunch: tuple[Lie, ...], grain: Grain
) -> tuple[tuple[Lie, ...], tuple[Shoot, ...]]:
    """The bunch in the corner, then fruit by fruit and twig by twig along the edge (`length` in
    orange radii).
    """
    # The last one lies half across the corner: nothing is cut so little that it looks a mistake.
    count = round((length + 0.1 - TRAIL) / STEP)
    step = (length + 0.1 - TRAIL) / count
    lies = [
        (complex(TRAIL + step * i, 0.05 + grain.swing(0.15)), 0.90 - 0.04 * i)
        for i in range(count + 1)
    ]
    shoots: list[Shoot] = []
    far = TRAIL + 0.6
    while far < length:
        shoots.append((complex(far, -0.5), grain.between(58, 92), grain.between(2.6, 3.2), -0.3))
        far += 0.74 * STEP * grain.about(1, 0.12)
    return (*bunch, *lies), (*SHOOTS, *shoots)


#: What lies inside in the lower outer corner, whole, and what grows there.
STILL: tuple[Lie, ...] = ((1.12 + 1.12j, 1.0), (3.00 + 0.98j, 0.95), (1.90 + 2.60j, 0.90))
STILL_SHOOTS: tuple[Shoot, ...] = (
    (1.0 + 1.0j, 82, 3.8, -0.30), (2.6 + 0.8j, 14, 4.6, -0.25), (2.6 + 1.0j, 46, 3.4, -0.30),
    (0.9 + 0.6j, 108, 3.0, -0.20),
)  # fmt: skip


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: some fruit lies in the lower outer corner, as large as the note lets it be."""
    window, safe = panel.window, Room(panel).heads
    foot = max((rect.bottom for rect in panel.keep), default=0.8 * window.h)
    unit = min(0.050 * math.sqrt(window.w * window.h), (safe.bottom - foot) / 2.3)
    corner = Garland(complex(safe.right, safe.bottom), -unit, -unit)
    free, grain = unframed(panel), Grain(f"{NAME}/inside/{seed}")
    fruits = deal_fruit(free, corner, STILL, grain.child("fruit"))
    items = draw_garland(free, corner, (fruits, STILL_SHOOTS), palette, grain)
    return tuple(within(items, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a small slice between two sprigs, low; the design's name stands under it."""
    window = panel.window
    centre = complex(panel.size.w / 2, window.y + window.h * 0.88)
    width = 0.20 * math.sqrt(panel.size.w * panel.size.h)
    return draw_ornament(centre, width, palette, Grain(f"{NAME}/back/{seed}"), _slice)


def _slice(sketch: Sketch, centre: complex, radius: float) -> None:
    draw_fruit(sketch, Fruit(ORANGE_SLICE, centre, 1.75 * radius, 0.2))


#: One motif of the liner, in points: fruit with its place and radius; twigs with their middle,
#: heading in degrees and length. Each has its place in the pitch, so that no stripes show.
TOSSED = (
    (ORANGE_SLICE, 0j, 14.0), (LEMON, 52 + 37j, 11.5), (LEMON_SLICE, 0 + 56j, 12.0),
    (ORANGE, 52 + 93j, 12.0),
)  # fmt: skip
STREWN = (
    (26 + 19j, -64, 30), (26 + 75j, -118, 30), (4 + 4j, 128, 44), (50 + 33j, -10, 40),
    (-3 + 52j, 20, 40), (54 + 97j, 200, 40),
)  # fmt: skip
PITCH = 78 + 112j


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: slices, fruit and twigs in half drop."""
    grain, motif = Grain(f"{NAME}/liner/{seed}"), list[Items]()
    for i, (middle, heading, length) in enumerate(STREWN):
        sketch = Sketch(palette, grain.child(f"twig {i}"), palette.style)
        way = math.radians(heading)
        root = middle - complex(math.cos(way), math.sin(way)) * length / 2
        spine = grow(root, way, length, Posture(0.5), 1.2 * length)
        draw_branch(sketch, spine, replace(TWIG, green=i % 3))
        motif.append(sketch.items)
    for i, (kind, centre, radius) in enumerate(TOSSED):
        sketch = Sketch(palette, grain.child(i), palette.style)
        draw_fruit(sketch, Fruit(kind, centre, radius, lie_of(kind, grain)))
        motif.append(sketch.items)
    return printed(panel, palette, tuple(path for thing in motif for path in thing), PITCH)
