"""Vine border: a fine rule, and vines that grow along it from all four corners.

Two corners, on the diagonal, have roses; the other two are smaller and have blossoms.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cardmaker.art.arm import SHORTER, draw_arm, mean_side, organ
from cardmaker.art.bank import grains
from cardmaker.art.curve import line
from cardmaker.art.frame import ground
from cardmaker.art.grain import Grain
from cardmaker.art.letterhead import draw_mark
from cardmaker.art.ornament import draw_ornament
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, draw_collar, draw_posy, settled
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.room import clear_of, within
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.art.spray import unframed
from cardmaker.display import Group, Item, Items, Path
from cardmaker.geometry import Rect

NAME = "vine-border"

#: How far inside the window is the rule, of the window's mean side? How thick is it, in points?
INSET, RULE = 0.085, 0.6

#: How much smaller are the corners without roses, and their vines?
LESS = 0.66


#: How large are leaves, for vines as long as these? Smaller than in a bouquet.
SCALE = 0.74


class Vine(NamedTuple):
    """A vine from a corner: species, how far it leaves the foot's rule upwards (degrees; at 90 it
    follows the side), and its length as a part of the window's side it goes along.
    """

    species: str
    rise: float
    length: float


#: The vines of a corner: those behind, and before them those between the two long ones.
BEHIND = (Vine("willow", 84, 0.26), Vine("myrtle", 9, 0.33), Vine("ruscus", 46, 0.14))
BETWEEN = (Vine("rosebud", 28, 0.19), Vine("berries", 64, 0.16))

#: What the two long ones are, along the foot and up the side. A seed takes one pair.
LONG = (
    ("olive", "eucalyptus"), ("seeded", "olive"), ("eucalyptus", "laurel"), ("ruscus", "willow"),
)  # fmt: skip

#: What stands behind them.
GHOSTS = (Vine("olive", 4, 0.40), Vine("willow", 86, 0.31), Vine("willow", 38, 0.17))

#: The heads in a corner with roses and in one without, and how large these posies are: of the
#: window's mean side. The corner is the lower left one.
ROSES = (
    Flower("blossom", 1.30 - 0.16j, 0.44, 2), Flower("blossom", 0.12 - 1.30j, 0.48, 1),
    Flower("daisy", 0.86 - 0.88j, 0.34, 2), Flower("garden", 0.10 - 0.10j, 0.82, 0),
    Flower("berries", 0.98 + 0.40j, 0.20),
)  # fmt: skip
BLOSSOMS = (
    Flower("blossom", 0.92 - 0.20j, 0.46, 2), Flower("daisy", 0.20 - 0.92j, 0.40, 2),
    Flower("blossom", 0j, 0.62, 1),
)  # fmt: skip
POSY = 0.064
COLLAR = (-150.0, -110.0, -75.0, -20.0, 15.0, 60.0, 110.0, 160.0)


class Corner(NamedTuple):
    """A corner of the rule: its place, which way its edges run from it (1 or -1), its measure."""

    at: complex
    right: int
    down: int
    size: float


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: the rule, then the four corners over it, the smaller ones first."""
    (shared, grain), window = grains(f"{NAME}/front", seed), panel.window
    rule = window.inset(INSET * mean_side(panel))
    layers: list[Item] = [*_rule(panel, rule, palette)]
    corners = (
        Corner(complex(rule.x, rule.y), 1, 1, LESS),
        Corner(complex(rule.right, rule.bottom), -1, -1, LESS),
        Corner(complex(rule.right, rule.y), -1, 1, 1.0),
        Corner(complex(rule.x, rule.bottom), 1, -1, 1.0),
    )
    free, vines = unframed(panel), _vines(shared.child("deal"))
    for i, corner in enumerate(corners):
        chances = shared.child(i), grain.child(i)
        layers += _corner(free, corner, vines, palette, chances)
    # Its rule frames it: a window's frame would be a second one round it.
    return (*ground(panel, palette), *within(layers, panel.reach))


def _rule(panel: Panel, rule: Rect, palette: Palette) -> Iterator[Path]:
    """The four sides of the rule, but those that words run across."""
    ink = palette.stem.mix(palette.paper, 0.45)
    ends = (
        complex(rule.x, rule.y), complex(rule.right, rule.y),
        complex(rule.right, rule.bottom), complex(rule.x, rule.bottom),
    )  # fmt: skip
    for start, end in pairwise((*ends, ends[0])):
        side = Path((line(start, end),), None, ink, RULE, closed=False)
        if clear_of((side,), panel.keep):
            yield side


def _vines(grain: Grain) -> tuple[Vine, ...]:
    """The vines of every corner of this seed."""
    along, up = grain.pick(LONG)
    return (*BEHIND, Vine(along, -1, 0.45), Vine(up, 90, 0.34), *BETWEEN)


def _corner(
    panel: Panel,
    corner: Corner,
    vines: Sequence[Vine],
    palette: Palette,
    chances: tuple[Grain, Grain],
) -> Iterator[Item]:
    """One corner: ghosts, vines, leaves, heads. Where the heads are is shared by all ways."""
    shared, grain = chances
    for ghost, stems in ((True, GHOSTS), (False, vines)):
        for i, vine in enumerate(stems):
            chance = grain.child(f"{'ghost' if ghost else 'vine'} {i}")
            spines = _spines(panel, corner, vine, chance)
            yield Group(draw_arm(panel, vine.species, spines, palette, chance, ghost=ghost))
    heads = ROSES if corner.size == 1 else BLOSSOMS
    turned = [head._replace(at=_turned(head.at, corner)) for head in heads]
    radius = POSY * mean_side(panel) * corner.size**0.5
    posy = settled(panel, corner.at, radius, turned, shared.child("heads"))
    if posy:
        yield from draw_collar(panel, posy, COLLAR, palette, grain.child("collar"))
        yield from draw_posy(posy, palette, grain.child("posy"))


def _turned(place: complex, corner: Corner) -> complex:
    """A place told for the lower left corner, as it lies in another."""
    return complex(place.real * corner.right, -place.imag * corner.down)


def _spines(panel: Panel, corner: Corner, vine: Vine, grain: Grain) -> Iterator[Spine]:
    """The spines of a vine, the whole one first, then shorter."""
    rise = math.radians(vine.rise) + grain.swing(0.05)
    heading = math.atan2(corner.down * math.sin(rise), corner.right * math.cos(rise))
    along = panel.window.h if vine.rise > 45 else panel.window.w
    whole = along * vine.length * corner.size * grain.about(1.0, 0.06)
    sway = grain.side() * 0.10
    posture = Posture(grain.swing(0.14), sway, 0.03, grain.between(0, math.tau))
    for part in SHORTER:
        length = whole * part
        yield grow(corner.at, heading, length, posture, organ(panel, length, SCALE))


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The inside: the lower outer corner of the border, as large as the note lets it be."""
    window, grain = panel.window, Grain(f"{NAME}/inside/{seed}")
    inset = 0.5 * INSET * mean_side(panel)
    at = complex(window.right - inset, window.bottom - inset)
    corner = Corner(at, -1, -1, 0.9)
    items = _corner(unframed(panel), corner, _vines(grain.child("deal")), palette, (grain, grain))
    return tuple(within(items, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: one small mirrored ornament, low; the design's name stands under it."""
    grain = Grain(f"{NAME}/back/{seed}")
    return draw_mark(panel, lambda at, width: draw_ornament(at, width, palette, grain))


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = (
    "olive", Flower("blossom", 0j, 0.18, 1), "myrtle", "willow",
    Flower("daisy", 0j, 0.17, 2), "seeded", "rosebud", Flower("small", 0j, 0.20, 0),
)  # fmt: skip


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: the vines and their heads, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
