"""Meadow: wild flowers from the foot of the card in drifts, tall behind low, and a big sky.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from cardmaker.art.field import Field, draw_field, walk
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import Room
from cardmaker.art.row import Row, Slot
from cardmaker.art.species import SPECIES
from cardmaker.art.stand import draw_ghosts
from cardmaker.display import Items

NAME = "meadow"

#: What stands tall between the poppies?
TALL = ("oat", "lavender", "cornflower", "lavender", "oat", "cornflower", "daisy")

#: What flowers at half the height before the tall, and what is green between them?
LOW = ("buttercup", "cornflower", "daisy", "blossom", "buttercup", "lavender", "daisy")
GREEN = ("tuft", "myrtle", "tuft", "willow", "tuft", "seeded")

#: What stands behind as a shadow?
SHADOWS = ("myrtle", "willow", "tuft", "myrtle", "fern")


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a field that rises to one high place and falls away from it."""
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
    field, deal = Field(wind=grain.child("wind").swing(0.22)), grain.child("deal")
    plan = (
        (tall, _tall(tall, high, deal.child("tall"))),
        (green, _drift(green, GREEN, 0.95, deal.child("green"))),
        (low, _drift(low, LOW, 0.80, deal.child("low"))),
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
    return [first, *walk(row, first, 1, order, air, grain)]


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    return ()


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    return ()
