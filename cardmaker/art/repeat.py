"""Repeats: a few plants tossed into a motif that is printed over and over, as on wallpaper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.plant import draw_plant
from cardmaker.art.posy import Flower, draw_flower
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Group, Items, rectangle
from cardmaker.geometry import Matrix

#: How much of the pale green is in a liner's ground?
GROUND = 0.45

#: Which way do the sprigs of a motif grow, in degrees? No two neighbours alike.
WAYS = (-60, 128, -112, 50)

#: How far off its place may a plant be, in steps, and how far turned, in radians?
_ASTRAY, _TURNED = 0.06, 0.35


def draw_repeat(
    panel: Panel, palette: Palette, pieces: Sequence[str | Flower], grain: Grain, step: float = 44
) -> Items:
    """The pieces (sprigs by their species, flowers) all over a panel, on a pale ground.

    They stand about `step` points apart in two columns, every second half a step lower; the whole
    motif is repeated in half drop: its next columns are lower by half its height. So the number of
    pieces is a multiple of four. A flower's `size` and `at` are in steps.
    """
    across, down = 0.84 * step, 1.05 * step
    items: list[Items] = []
    for i, piece in enumerate(pieces):
        place = complex(i % 2 * across, (i // 2 + i % 2 / 2) * down)
        chance = grain.child(i)
        place += turn(chance.between(0, math.tau)) * _ASTRAY * step
        if isinstance(piece, Flower):
            sketch = Sketch(palette, chance, palette.style)
            draw_flower(sketch, piece, place + piece.at * step, piece.size * step)
            items.append(sketch.items)
        else:
            way = math.radians(WAYS[(i + i // 4) % 4]) + chance.swing(_TURNED)
            items.append(_draw_sprig(piece, place, (way, 0.92 * step), palette, chance))
    motif = tuple(path for plant in items for path in plant)
    return printed(panel, palette, motif, complex(2 * across, len(pieces) / 2 * down))


def _draw_sprig(
    name: str, middle: complex, growth: tuple[float, float], palette: Palette, grain: Grain
) -> Items:
    heading, length = growth
    bend = Posture(grain.side() * grain.between(0.35, 0.7), 0.06, gather=1.0)
    root = middle - turn(heading + bend.turn / 2) * length / 2
    return draw_plant(name, grow(root, heading, length, bend, length), palette, grain)


def printed(panel: Panel, palette: Palette, motif: Items, pitch: complex) -> Items:
    """A motif, begun at 0, in half drop all over the panel: columns `pitch.real` points apart, each
    half of `pitch.imag` lower than the last.
    """
    reach, pale = panel.reach, palette.paper.mix(palette.pale, GROUND)
    columns, rows = math.ceil(reach.w / pitch.real) + 1, math.ceil(reach.h / pitch.imag) + 1
    prints = tuple(
        Group(
            motif,
            Matrix.shift(
                reach.x + (column - 0.5) * pitch.real,
                reach.y + (row - 1 + column % 2 / 2) * pitch.imag,
            ),
        )
        for column in range(columns + 1)
        for row in range(rows + 1)
    )
    return (Group((rectangle(reach, fill=pale), *prints), clip=reach),)
