"""Sprays: a posy with its greenery, stems that leave it in a fan."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cardmaker.art.arm import draw_arm, fanned
from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, Posy, draw_collar, draw_posy, settled
from cardmaker.display import Group, Items
from cardmaker.geometry import Rect


class Stem(NamedTuple):
    """One stem of a spray: its species, which way it leaves the posy in degrees (0 is to the
    right, 90 down), and its length in posy radii.
    """

    species: str
    heading: float
    length: float


class Spray(NamedTuple):
    """What a spray is made of: leafy arms, each with a ghost beside it; airy stems between them;
    the headings of the broad leaves under the heads, in degrees; the heads, the first at the back.
    """

    arms: tuple[Stem, ...]
    airy: tuple[Stem, ...]
    collar: tuple[float, ...]
    flowers: tuple[Flower, ...]


#: Which plants stand behind as ghosts?
GHOSTS = ("willow", "seeded", "olive")

#: How far may stems stray from their heading, in radians?
_ARMS, _AIRY, _GHOSTS = 0.10, 0.20, 0.42


def turned(spray: Spray, degrees: float) -> Spray:
    """The spray turned about its centre."""
    return Spray(
        tuple(stem._replace(heading=stem.heading + degrees) for stem in spray.arms),
        tuple(stem._replace(heading=stem.heading + degrees) for stem in spray.airy),
        tuple(heading + degrees for heading in spray.collar),
        tuple(f._replace(at=f.at * turn(math.radians(degrees))) for f in spray.flowers),
    )


def draw_spray(
    panel: Panel, spray: Spray, centre: complex, radius: float, palette: Palette, grain: Grain
) -> Items:
    """The spray about a centre, its posy of that radius (points) or smaller, moved in from the
    panel's edges; nothing where the panel keeps no room for it.
    """
    posy = settled(panel, centre, radius, spray.flowers, grain.child("heads"))
    return draw_round(panel, spray, posy, palette, grain) if posy else ()


def draw_round(panel: Panel, spray: Spray, posy: Posy, palette: Palette, grain: Grain) -> Items:
    """The spray round a posy that has its place: ghosts, arms, airy stems, leaves, heads; each a
    group.
    """
    behind = tuple(stem._replace(species="ghost") for stem in spray.arms)
    return (
        *_draw_stems(panel, posy, (behind, _GHOSTS), palette, grain.child("ghosts")),
        *_draw_stems(panel, posy, (spray.arms, _ARMS), palette, grain.child("arms")),
        *_draw_stems(panel, posy, (spray.airy, _AIRY), palette, grain.child("airy")),
        *draw_collar(panel, posy, spray.collar, palette, grain.child("collar")),
        *draw_posy(posy, palette, grain.child("posy")),
    )


def _draw_stems(
    panel: Panel, posy: Posy, fan: tuple[Sequence[Stem], float], palette: Palette, grain: Grain
) -> Iterator[Group]:
    stems, stray = fan
    for i, stem in enumerate(stems):
        chance = grain.child(i)
        heading = math.radians(stem.heading) + chance.swing(stray)
        length = posy.radius * stem.length * chance.about(1.0, 0.08)
        root = posy.centre + turn(heading) * posy.radius * 0.25
        ghost = stem.species == "ghost"
        name = chance.pick(GHOSTS) if ghost else stem.species
        spines = fanned(panel, root, heading, length, chance)
        yield Group(draw_arm(panel, name, spines, palette, chance, ghost=ghost))


#: How far beyond a panel does its fence reach, in points? Farther than any stem.
_FAR = 2000.0


def fenced(panel: Panel, place: Rect) -> Panel:
    """The panel with all that lies outside a place kept free as well: art ends inside it."""
    x, y, w, h = place
    fence = (
        Rect(x - _FAR, y - _FAR, _FAR, h + 2 * _FAR), Rect(x + w, y - _FAR, _FAR, h + 2 * _FAR),
        Rect(x, y - _FAR, w, _FAR), Rect(x, y + h, w, _FAR),
    )  # fmt: skip
    return replace(panel, keep=(*panel.keep, *fence))


def unframed(panel: Panel) -> Panel:
    """The panel for art that nothing frames: with a border it ends inside the window."""
    return panel if panel.edge == "bleed" else fenced(panel, panel.window)
