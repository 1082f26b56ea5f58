"""Meadow: wild flowers from the foot of the card in drifts, tall behind low, and a big sky.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence

from cardmaker.art.curve import ease
from cardmaker.art.field import Field, draw_field, walk
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.plant import draw_plant
from cardmaker.art.repeat import printed
from cardmaker.art.room import Room, within
from cardmaker.art.row import Row, Slot
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import Posture, grow
from cardmaker.art.spray import unframed
from cardmaker.art.stand import draw_ghosts
from cardmaker.display import Items

NAME = "meadow"

#: What stands tall between the poppies?
TALL = ("oat", "lavender", "cornflower", "lavender", "oat", "cornflower", "daisy")

#: What flowers at half the height before the tall, and what is green between them?
LOW = ("buttercup", "cornflower", "daisy", "lavender", "blossom")
GREEN = ("tuft", "myrtle", "tuft", "willow", "tuft", "seeded")

#: What stands behind as a shadow?
SHADOWS = ("myrtle", "willow", "tuft", "myrtle", "fern")


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a field that rises to one high place and falls away from it."""
    return bank(panel, palette, seed, 1)


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with every plant in several stands, all of which have room beside the others'."""
    grain = Grain(f"{NAME}/front/{seed}")
    part = grain.child("skyline")
    high = 0.5 + part.side() * part.between(0.12, 0.24)
    phase = part.random()

    def skyline(u: float) -> float:
        ripple = math.sin(math.tau * (2.2 * u + phase))
        return 0.330 + 0.075 * math.cos(math.tau * 0.75 * (u - high)) + 0.022 * ripple

    def row(height: float) -> Row:
        base = panel.window.bottom + _overshoot(panel)
        return Row(Room(panel), base, False, lambda u: height * skyline(u), organ=0.95)

    tall, low, green = row(1.0), row(0.60), row(0.40)
    field, deal = Field(grain.child("wind").swing(0.22), ways), grain.child("deal")
    plan = (
        (tall, _tall(tall, high, deal.child("tall"))),
        (green, _drift(green, GREEN, 0.95, deal.child("green"))),
        (low, _drift(low, LOW, 1.0, deal.child("low"))),
    )
    layers = [draw_ghosts(tall, 9, palette, grain.child("shadows"), SHADOWS)]
    for i, (tier, slots) in enumerate(plan):
        layers.append(draw_field(field, tier, slots, palette, grain.child(i)))
    return framed(panel, palette, [path for layer in layers for path in layer])


def _overshoot(panel: Panel) -> float:
    return panel.bleed + 1.5 if panel.edge == "bleed" else 0.02 * panel.window.h


def _tall(row: Row, high: float, grain: Grain) -> list[Slot]:
    """The tall plants: poppies first, the highest at its place; others outwards from it."""
    first = Slot(high, SPECIES["poppy"], 1.02)
    others = grain.shuffled(TALL)
    wide = 1 if high < 0.5 else -1
    near, far = (others[0], "poppy", *others[1:3]), (*others[3:5], "poppy", *others[5:])
    slots = walk(row, first, wide, near, 0.66, grain.child("wide"))
    slots += walk(row, first, -wide, far, 0.66, grain.child("narrow"))
    return [first, *sorted(slots, key=lambda slot: slot.species.name != "poppy")]


def _drift(row: Row, names: Sequence[str], air: float, grain: Grain) -> list[Slot]:
    """Plants from the left side to the right, beginning anywhere in their order."""
    start = int(grain.random() * len(names))
    order = [*names[start:], *names[:start]][:: grain.side()]
    first = Slot(grain.between(0.03, 0.07), SPECIES[order[-1]], grain.about(1.0, 0.12))
    slots = [first, *walk(row, first, 1, order, air, grain)]
    # Yellow is what wakes the others up: it chooses first.
    return sorted(slots, key=lambda slot: slot.species.name != "buttercup")


#: What grows inside along the foot? Low things, and one poppy.
VERGE = ("buttercup", "tuft", "lavender", "cornflower", "tuft", "poppy", "oat", "tuft")
EDGE = ("tuft", "lavender", "tuft")


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: a verge along the foot that rises to the outer corner, under the note."""
    grain, window = Grain(f"{NAME}/inside/{seed}"), panel.window
    # With a border nothing hides a cut: the verge stands on the window's lower edge.
    base = window.bottom + (_overshoot(panel) if panel.edge == "bleed" else -1.5)
    foot = max((rect.bottom for rect in panel.keep), default=0.8 * window.h)
    room = min(0.26, (window.bottom - foot) / window.h + 0.06)

    def rise(u: float) -> float:
        return room * (0.30 + 0.70 * ease(0.15, 0.95, u))

    row = Row(Room(unframed(panel)), base, False, rise, organ=0.86)
    first, deal = Slot(0.84, SPECIES["poppy"], 1.0), grain.child("deal")
    slots = (
        first,
        *walk(row, first, 1, EDGE, 0.50, deal),
        *walk(row, first, -1, VERGE, 0.60, deal),
    )
    return tuple(within(draw_field(Field(-0.10), row, slots, palette, grain), panel.reach))


#: The back's bunch: species, heading in degrees, length and organ in parts of the bunch's height.
BUNCH = (
    ("oat", -103, 1.00, 0.85, -0.20), ("lavender", -72, 0.84, 0.85, 0.25),
    ("myrtle", -126, 0.50, 1.10, -0.35), ("willow", -58, 0.46, 0.80, 0.30),
    ("cornflower", -116, 0.74, 0.90, -0.15), ("poppy", -88, 0.86, 0.95, 0.14),
)  # fmt: skip


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a small bunch from the meadow, low; the design's name stands under it."""
    grain, size = Grain(f"{NAME}/back/{seed}"), panel.size
    root = complex(size.w / 2, panel.window.y + panel.window.h * 0.912)
    return _bunch(root, 0.155 * math.sqrt(size.w * size.h), palette, grain)


def _bunch(root: complex, height: float, palette: Palette, grain: Grain) -> Items:
    bunch: list[Items] = []
    for name, heading, length, organ, turn in BUNCH:
        posture = Posture(turn, 0.05, gather=1.2)
        spine = grow(root, math.radians(heading), length * height, posture, organ * height)
        bunch.append(draw_plant(name, spine, palette, grain.child(name)))
    return tuple(path for plant in bunch for path in plant)


#: One motif of the liner: species, its middle in points, heading in degrees, length, bend. Each
#: has its place in the pitch, so that no holes and no stripes show.
SCATTER = (
    ("poppy", 0j, -97, 50, 0.30), ("cornflower", 26 + 19j, -76, 46, -0.35),
    ("oat", 52 + 37j, -104, 42, -0.35), ("buttercup", 0 + 56j, -80, 42, 0.30),
    ("myrtle", 26 + 75j, -98, 32, 0.45), ("lavender", 52 + 93j, -84, 44, 0.45),
)  # fmt: skip
PITCH = 78 + 112j


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: single flowers of the meadow, scattered in half drop."""
    grain, motif = Grain(f"{NAME}/liner/{seed}"), []
    for name, middle, heading, length, turn in SCATTER:
        way = math.radians(heading)
        root = middle - cmath.rect(length / 2, way + turn / 4)
        spine = grow(root, way, length, Posture(turn, 0.06), 0.95 * length)
        motif.append(draw_plant(name, spine, palette, grain.child(name)))
    return printed(panel, palette, tuple(path for plant in motif for path in plant), PITCH)
