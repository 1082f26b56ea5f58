"""Ink and tint: single stems in a row, as a botanist presses them, under the words.

Each panel is a pure function of (panel, palette, seed); the palette never moves a leaf.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from functools import partial
from typing import NamedTuple

from cardmaker.art.corner import Stem, all_within, draw_group
from cardmaker.art.deal import RHYTHM, Decks
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.plant import draw_plant
from cardmaker.art.room import HEAD_ROOM, WINDOW_ROOM, Room, clear_of
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import Species
from cardmaker.art.spine import Posture, grow
from cardmaker.art.toss import draw_toss
from cardmaker.display import Choice, Item, Items
from cardmaker.geometry import Rect

NAME = "ink-and-tint"

#: Where are the stems cut? Above the window's lower edge, as a part of its height.
FOOT = 0.085

#: How much of the height between the words and the foot do the tallest take?
TALL = 0.93

#: How much larger than in a garland are leaves and heads, which stand alone here?
ORGAN = 1.05

#: Which part of the window's width do they stand on, and which part of that is air?
WIDE, AIR = 0.84, 0.14


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: an odd number of single stems, long beside short, each with its own air."""
    return bank(panel, palette, seed, 1)


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with every stem in several stands, all of which have room beside the others'."""
    grain, room = Grain(f"{NAME}/front/{seed}"), Room(panel)
    drawn: list[Item] = []
    for i, plot in enumerate(_plots(panel, grain.child("deal"))):
        parts = [grain.child(i), *(grain.child(f"{i} way {n}") for n in range(1, ways))]
        stems = [_stem(room, plot, palette, part) for part in parts]
        for stem in stems:
            if stem.growth is not None:
                room.take(stem.growth, plot.species.width)
        if ways == 1:
            drawn += stems[0].items
        else:
            drawn.append(Choice(tuple([stem.items or stems[0].items for stem in stems])))
    return framed(panel, palette, drawn)


class Plot(NamedTuple):
    """Where a stem stands, what it is, how long, and how large its leaves: points."""

    root: complex
    species: Species
    length: float
    organ: float

    @property
    def breadth(self) -> float:
        """How broad it stands."""
        return 2 * self.species.width * self.organ


def _plots(panel: Panel, grain: Grain) -> list[Plot]:
    """Five stems, seven on a broad panel: textures in turn, long beside short."""
    window = panel.window
    foot = window.bottom - FOOT * window.h
    sky = max((rect.bottom for rect in panel.keep), default=window.y + 0.35 * window.h)
    decks, start, beat = Decks(grain.child("decks")), grain.pick(STARTS), grain.side()
    plots: list[Plot] = []
    for i in range(5 if window.w < 0.95 * window.h else 7):
        before = {plot.species.name for plot in plots}
        species = decks.deal(RHYTHM[(start + i) % len(RHYTHM)], partial(_is_new, before))
        swing = 0.10 * beat * (1 if i % 2 else -1)
        length = TALL * (foot - sky) * (0.86 + swing) * grain.about(1, 0.05)
        organ = math.sqrt(length * 0.34 * math.sqrt(window.w * window.h))
        plots.append(Plot(complex(0, foot), species, length, organ))
    return _spread(plots, window)


def _spread(plots: Sequence[Plot], window: Rect) -> list[Plot]:
    """The plots side by side with even air between them, their leaves as large as that allows."""
    broad = sum(plot.breadth for plot in plots)
    size = min(ORGAN, WIDE * window.w * (1 - AIR) / broad)
    air = (WIDE * window.w - size * broad) / (len(plots) - 1)
    x, stood = window.x + (1 - WIDE) / 2 * window.w, []
    for root, species, length, organ in plots:
        plot = Plot(root, species, length, size * organ)
        stood.append(plot._replace(root=root + x + plot.breadth / 2))
        x += plot.breadth + air
    return stood


def _is_new(before: Container[str], species: Species) -> bool:
    return species.name not in before


class Stood(NamedTuple):
    """A stem as drawn, and where it stands: nowhere, if there was no room."""

    items: Items
    growth: Growth | None


def _stem(room: Room, plot: Plot, palette: Palette, grain: Grain) -> Stood:
    """One stem, nearly upright, where it crosses nobody; a shorter one where it must."""
    panel = room.panel
    safe = panel.window.inset(HEAD_ROOM if panel.edge == "bleed" else 3 * WINDOW_ROOM)
    for attempt in range(TRIES):
        part = grain.child(attempt)
        lean, turn = part.swing(0.07), part.side() * part.between(0.10, 0.26)
        posture = Posture(turn, part.swing(0.06), 0.03, part.between(0, math.tau))
        length = plot.length * SHORTER[attempt * len(SHORTER) // TRIES]
        heading = -math.pi / 2 + lean - turn / 3
        species = plot.species
        growth = species.plan(grow(plot.root, heading, length, posture, plot.organ), part)
        if not room.holds_heads(growth) or room.crosses(growth, species.width):
            continue
        sketch = Sketch(palette, part, palette.style)
        species.paint(sketch, growth)
        if clear_of(sketch.items, panel.keep) and all_within(sketch.items, safe):
            return Stood(sketch.items, growth)
    return Stood((), None)


#: How often does a stem try to stand, and how much shorter is it in the end?
TRIES = 18
SHORTER = (1.0, 1.0, 0.9, 0.8, 0.7, 0.6)

#: Where in the rhythm may the row begin? With a leaf.
STARTS = tuple(i for i, texture in enumerate(RHYTHM) if texture in ("fine", "broad"))


#: What grows out of the lower outer corner inside? Three stems, no more.
PLANTED = (
    Stem("olive", 0.00 + 0j, -112, 0.36, 0.25),
    Stem("seeded", 0.00 + 0j, -148, 0.28, -0.25),
    Stem("blossom", -0.02 + 0j, -130, 0.28, -0.20),
)


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: three stems in the lower outer corner, as the note leaves room."""
    grain, window = Grain(f"{NAME}/inside/{seed}"), panel.window
    bleeds = panel.edge == "bleed"
    origin = complex(
        window.right - (0.0 if bleeds else 0.02 * panel.size.w),
        window.bottom + (panel.bleed + 1.5 if bleeds else -1.0),
    )
    return draw_group(Room(panel), origin, PLANTED, palette, grain.child("corner"))


#: How long is the twig on the back? A part of the panel's mean side.
TWIG = 0.13


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small twig, lying; the design's name stands under it."""
    grain, window = Grain(f"{NAME}/back/{seed}"), panel.window
    length = TWIG * math.sqrt(panel.size.w * panel.size.h)
    # Without a border the window reaches further down, and the name does not.
    down = min(window.y + window.h * 0.888, panel.size.h * 0.862)
    start = complex(panel.size.w / 2 - 0.49 * length, down)
    spine = grow(start, -0.12, length, Posture(0.24, 0.10), 1.35 * length)
    return draw_plant("olive", spine, palette, grain)


#: What is strewn over the envelope's liner?
STREWN = ("olive", "seeded", "blossom", "fern", "daisy", "willow", "berries")


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner and flap: the same stems, strewn over a pale ground."""
    return draw_toss(panel, palette, STREWN, Grain(f"{NAME}/liner/{seed}"))
