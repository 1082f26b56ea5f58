"""Scandi tiles: squares of leaves, suns and stars to every edge, and a plain label for the words.

Each panel is a pure function of (panel, palette, seed); the palette never moves a tile.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from cardmaker.art.bank import grains
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.grid import Cell, Grid, cut_grid, deal, deal_again, whole_grid
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import within
from cardmaker.art.sketch import Sketch
from cardmaker.art.tile import Tile, draw_tile
from cardmaker.display import Group, Ink, Items
from cardmaker.geometry import Rect, around

NAME = "scandi-tiles"

T = TypeVar("T")

#: The chance that all ways of an arrangement share, and a way's own.
Chances = tuple[Grain, Grain]

#: How many tiles stand side by side? Of those that the trim cuts only a part is seen.
ACROSS, ACROSS_CUT = 6, 6.6

#: Which kinds are dealt, and how often? Leaves lead; what is round or stands upright is the spice.
KINDS = {
    "leaf": 3.4, "arc": 1.5, "sun": 1.2, "stem": 1.3, "star": 1.1, "disc": 0.7, "tulip": 0.9,
}  # fmt: skip

#: Which kinds bear to be cut by the trim, and which never meet another of their own at a corner?
CUT = {"leaf": 3.0, "arc": 1.6, "sun": 1.2}
SHY = ("sun", "stem", "star", "disc", "tulip")

#: Which stand upright, whatever their neighbours do?
UPRIGHT = ("stem", "tulip")

#: How much ink, beyond the paper's own, has a tone that is told from it?
FAINT = 0.30

#: How much of its tone is in a tile's ground? None for the white ones.
GROUNDS = {0.0: 3.0, 0.12: 1.0, 0.20: 1.4}

#: How many tiles stand side by side inside and on the liner, how large is one of the back's (a part
#: of the panel's mean side), and how far below the note do they begin, in points?
SMALL, LINING, MARK, ROOM = 9.6, 8.6, 0.055, 8.0

#: How many cells is the label wide and high at the least?
LABEL = (4, 2)


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: tiles to every edge, but for the cells of the label."""
    grid = cut_grid(panel, ACROSS_CUT) if panel.edge == "bleed" else whole_grid(panel, ACROSS)
    label = _label(grid, panel)
    cells = [cell for cell in grid.cells if not (label and grid.place(cell).overlaps(label))]
    return framed(
        panel, palette, _tiles(grid, cells, label, palette, grains(f"{NAME}/front", seed))
    )


def _label(grid: Grid, panel: Panel) -> Rect | None:
    """The cells round the words, as many on either side of the middle; None without words."""
    if not panel.keep:
        return None
    middle, words = panel.trim.centre, around(panel.keep)
    aside = max(words.right - middle.real, middle.real - words.x)
    down = max(words.bottom - middle.imag, middle.imag - words.y)
    wide, high = max(LABEL[0] * grid.w - 1, 2 * aside), max(LABEL[1] * grid.h - 1, 2 * down)
    return grid.covering(Rect(middle.real - wide / 2, middle.imag - high / 2, wide, high))


def _tiles(
    grid: Grid, cells: Sequence[Cell], label: Rect | None, palette: Palette, chances: Chances
) -> Items:
    """Tiles dealt to some cells of a grid, each a group, round a label or none."""

    def tints(cell: Cell) -> Mapping[float, float]:
        """White ground would eat into the label's edge."""
        beside = label and grid.place(cell).inset(-1).overlaps(label)
        return {tint: GROUNDS[tint] for tint in GROUNDS if tint or not beside}

    _, grain = chances
    tones, tone = _tones(palette), grain.child("tone")
    weights = dict.fromkeys(tones, 1.0)
    kinds = _dealt(cells, lambda cell: CUT if grid.on_rim(cell) else KINDS, chances, "kind", SHY)
    grounds = _dealt(cells, tints, chances, "tone/ground")
    firsts = _dealt(cells, lambda cell: weights, chances, "tone/first")
    tiles: list[Group] = []
    for cell in cells:
        kind, chance = kinds[cell], tone.child(cell)
        ground = palette.paper.mix(tones[chance.pick([*tones])], grounds[cell])
        first, second = _pair(kind, firsts[cell], tones, chance, palette.ink)
        quarters = 0 if kind in UPRIGHT else int(4 * grain.child(cell).random())
        sketch = Sketch(palette, grain, palette.style)
        draw_tile(sketch, Tile(kind, grid.place(cell), quarters, ground, first, second))
        tiles.append(Group(sketch.items))
    return tuple(tiles)


def _dealt(
    cells: Sequence[Cell],
    choice: Callable[[Cell], Mapping[T, float]],
    chances: Chances,
    part: str,
    shy: Sequence[T] = (),
) -> Mapping[Cell, T]:
    """What is dealt to cells; those of all ways go together."""
    shared, own = (grain.child(part) for grain in chances)
    dealt = deal(cells, choice, shared, shy)
    return dealt if own.key == shared.key else deal_again(dealt, choice, own, shy)


def _pair(
    kind: str, name: str, tones: Mapping[str, Ink], chance: Grain, night: Ink
) -> tuple[Ink, Ink]:
    """The two tones of a tile of that first tone; what is slender has the stronger one first."""
    first, upright = tones[name], kind in UPRIGHT
    others = [ink for other, ink in tones.items() if other != name]
    # A small dark heart here and there keeps the rest from looking faded.
    second = chance.pick(others if upright and others else [*others, night])
    return (second, first) if upright and second.total > first.total else (first, second)


def _tones(palette: Palette) -> dict[str, Ink]:
    """The tones that tiles are cut of: those that stand out from the paper."""
    green, bloom = palette.green, palette.bloom
    tones = {
        "sage": green[0].lit, "mist": green[1].lit, "moss": green[2].lit,
        "rose": bloom[1].mid, "blush": bloom[0].mid, "clay": palette.accent,
    }  # fmt: skip
    told = {name: ink for name, ink in tones.items() if ink.total > palette.paper.total + FAINT}
    return told or {"night": palette.ink}


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: small tiles along the foot, clear of the note."""
    grid = cut_grid(panel, SMALL) if panel.edge == "bleed" else whole_grid(panel, SMALL)
    foot = max((rect.bottom for rect in panel.keep), default=0.8 * panel.size.h) + ROOM
    rows = 2 if grid.cut else 1
    cells = [cell for cell in grid.cells if grid.place(cell).y > foot][-rows * grid.columns :]
    tiles = _tiles(grid, cells, None, palette, grains(f"{NAME}/inside", seed))
    return tuple(within(tiles, panel.reach))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a tulip between two leaves, low; the design's name stands under them."""
    cell, grain = MARK * math.sqrt(panel.size.w * panel.size.h), Grain(f"{NAME}/back/{seed}")
    left, top = panel.size.w / 2 - 1.5 * cell, panel.window.y + 0.885 * panel.window.h - cell / 2
    grid, sketch = Grid(left, top, cell, cell, 3, 1), Sketch(palette, grain, palette.style)
    tones = _tones(palette)
    first, second = _pair("tulip", grain.pick([*tones]), tones, grain, palette.ink)
    for column, (kind, quarters, ink) in enumerate(
        (("leaf", 1, second), ("tulip", 0, first), ("leaf", 0, second))
    ):
        tile = Tile(kind, grid.place((0, column)), quarters, palette.paper, ink, second)
        draw_tile(sketch, tile)
    return sketch.items


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: smaller tiles to every edge."""
    grid, chances = cut_grid(panel, LINING), grains(f"{NAME}/liner", seed)
    return tuple(within(_tiles(grid, [*grid.cells], None, palette, chances), panel.reach))
