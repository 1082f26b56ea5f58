"""Woodland: toadstools at the foot of ferns and firs, which rise to both sides of a clearing.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from cardmaker.art.field import Claim, Field, draw_field, walk
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

NAME = "woodland"

#: What stands tall, what is low before it, and what stands behind as a shadow?
TALL = ("fern", "berries", "fir", "olive", "fern", "oat", "berries", "fern", "willow")
LOW = ("fern", "myrtle", "tuft", "fern", "ruscus", "tuft")
SHADOWS = ("fern", "willow", "fern", "myrtle")

#: Where do toadstools grow, of what kind, and how tall against the row? Odd in number, never even
#: in their distances.
CAPS = (("toadstool", 0.18, 1.06), ("bolete", 0.52, 0.82), ("toadstool", 0.79, 0.92))


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: a wood that opens in the middle, three groups of toadstools before it."""
    return bank(panel, palette, seed, 1)


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with every plant in several stands, all of which have room beside the others'."""
    grain = Grain(f"{NAME}/front/{seed}")
    phase = grain.child("skyline").random()

    def skyline(u: float) -> float:
        ripple = math.sin(math.tau * (1.9 * u + phase))
        return 0.250 + 0.160 * abs(2 * u - 1) ** 1.4 + 0.022 * ripple

    def row(height: float, organ: float = 0.95) -> Row:
        return Row(Room(panel), _base(panel), False, lambda u: height * skyline(u), organ)

    tall, low, deal = row(1.0), row(0.33), grain.child("deal")
    floor = 0.165 * math.sqrt(max(1.0, panel.window.w / panel.window.h))
    caps = Row(Room(panel), _base(panel), False, lambda u: floor, 1.05)
    # The caps choose first. What is behind them may pass behind, but shows its berries.
    before = Field(ways=ways)
    toadstools = draw_field(before, caps, _caps(panel, deal.child("caps")), palette, grain)
    behind = Field(grain.child("wind").swing(0.06), ways, Claim(set(before.taken.heads), set()))
    wood = _along(tall, TALL, 0.92, deal.child("tall"))
    undergrowth = _along(low, LOW, 0.95, deal.child("low"))
    layers = (
        draw_ghosts(row(1.20), 8, palette, grain.child("shadows"), SHADOWS),
        draw_field(behind, tall, wood, palette, grain.child("tall")),
        toadstools,
        draw_field(before, low, undergrowth, palette, grain.child("low")),
    )
    return framed(panel, palette, [path for layer in layers for path in layer])


def _base(panel: Panel) -> float:
    window = panel.window
    return window.bottom + (panel.bleed + 1.5 if panel.edge == "bleed" else 0.02 * window.h)


def _along(row: Row, names: Sequence[str], air: float, grain: Grain) -> list[Slot]:
    """Plants from the left side to the right, beginning anywhere in their order."""
    start = int(grain.random() * len(names))
    order = [*names[start:], *names[:start]][:: grain.side()]
    first = Slot(grain.between(0.02, 0.06), SPECIES[order[-1]], grain.about(1.0, 0.1))
    return [first, *walk(row, first, 1, order, air, grain)]


def _caps(panel: Panel, grain: Grain) -> list[Slot]:
    """The toadstools, either way round; on a broad panel one group more."""
    more = (("bolete", 0.35, 0.78),) if panel.window.w > 1.15 * panel.window.h else ()
    way = grain.side()
    return [
        Slot(0.5 + way * (u - 0.5) + grain.swing(0.045), SPECIES[name], grain.about(part, 0.08))
        for name, u, part in CAPS + more
    ]


#: What grows inside along the foot, outwards from the toadstools?
FLOOR = ("fern", "tuft", "bolete", "myrtle", "fern", "tuft", "myrtle")


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: toadstools in the lower outer corner, under the note."""
    grain, window = Grain(f"{NAME}/inside/{seed}"), panel.window
    # With a border nothing hides a cut: the forest floor lies on the window's lower edge.
    base = _base(panel) if panel.edge == "bleed" else window.bottom - 1.5
    foot = max((rect.bottom for rect in panel.keep), default=0.8 * window.h)
    room = min(0.26, (window.bottom - foot) / window.h + 0.03)
    row = Row(Room(unframed(panel)), base, False, lambda u: room * (0.25 + 0.75 * u), 0.86)
    first, deal = Slot(0.80, SPECIES["toadstool"], 0.74), grain.child("deal")
    behind = walk(row, first, 1, ("fern", "fir"), 0.5, deal)
    slots = (*behind, first, *walk(row, first, -1, FLOOR, 0.62, deal))
    return tuple(within(draw_field(Field(), row, slots, palette, grain), panel.reach))


#: The back's group: species, its root's place across, heading in degrees, length and organ in
#: parts of the group's height, turn.
GROUP = (
    ("fern", -0.06, -118, 0.86, 0.80, -0.30), ("fern", 0.10, -58, 0.74, 0.80, 0.30),
    ("myrtle", 0.04, -88, 0.96, 0.80, 0.15), ("toadstool", -0.08, -92, 0.60, 0.90, 0.05),
)  # fmt: skip


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a toadstool between two ferns, low; the design's name stands under it."""
    grain, size = Grain(f"{NAME}/back/{seed}"), panel.size
    root = complex(size.w / 2, panel.window.y + panel.window.h * 0.908)
    height, group = 0.135 * math.sqrt(size.w * size.h), list[Items]()
    for i, (name, off, heading, length, organ, turn) in enumerate(GROUP):
        posture = Posture(turn, 0.04, gather=1.2)
        at = root + off * height
        spine = grow(at, math.radians(heading), length * height, posture, organ * height)
        group.append(draw_plant(name, spine, palette, grain.child(i)))
    return tuple(path for plant in group for path in plant)


#: One motif of the liner: species, its foot in points, heading in degrees, length, bend. Each has
#: its place in the pitch, so that no holes and no stripes show.
STREWN = (
    ("toadstool", 0 + 14j, -92, 24, 0.05), ("fern", 22 + 40j, -70, 36, 0.35),
    ("berries", 54 + 58j, -104, 38, -0.30), ("bolete", 2 + 68j, -88, 20, 0.05),
    ("fir", 24 + 94j, -110, 34, -0.25), ("fern", 54 + 112j, -76, 34, -0.40),
)  # fmt: skip
PITCH = 78 + 112j


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: toadstools, ferns, fir and berries in half drop."""
    grain, motif = Grain(f"{NAME}/liner/{seed}"), list[Items]()
    for i, (name, root, heading, length, turn) in enumerate(STREWN):
        organ = length * (2.0 if name in ("toadstool", "bolete") else 1.0)
        spine = grow(root, math.radians(heading), length, Posture(turn, 0.06), organ)
        motif.append(draw_plant(name, spine, palette, grain.child(i)))
    return printed(panel, palette, tuple(path for plant in motif for path in plant), PITCH)
