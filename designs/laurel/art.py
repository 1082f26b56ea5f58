"""Laurel: a crest. Two olive twigs, mirrored, with berries, and a small rose at their foot.

The words, a monogram or a script, stand inside; names have their place under the foot.
"""

from __future__ import annotations

import math
from functools import partial

from cardmaker.art.bank import chosen, grains
from cardmaker.art.branch import HABITS, draw_branch
from cardmaker.art.frame import framed
from cardmaker.art.grain import Grain
from cardmaker.art.growth import draw_stalks
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.letterhead import draw_letterhead, draw_mark
from cardmaker.art.ornament import mirror
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.posy import Flower, Posy, draw_posy
from cardmaker.art.repeat import draw_repeat
from cardmaker.art.ring import OVAL, Ring, stretched
from cardmaker.art.room import Room, clear_of
from cardmaker.art.sketch import Sketch
from cardmaker.art.spike import draw_berry, plan_berries
from cardmaker.art.spine import arc
from cardmaker.art.wreath import Twig, twig_spine
from cardmaker.display import Group, Items, Path
from cardmaker.geometry import Rect

NAME = "laurel"

#: How far do leaves reach beyond the arc at the sides, above and below, and inside of it? Parts of
#: its radius.
SIDE, ABOVE, BELOW, INWARD = 0.31, 0.10, 0.26, 0.30

#: How large is a crest that nothing hinders? Its radius, of the window's shorter side.
RADIUS = 0.33

#: A line nearer to the words than this part of the panel's height stands with them in the crest.
TOGETHER = 0.08

#: The twigs of the right half, from the foot upwards.
TWIG = Twig("olive", 6.2, -1, 2.72)
SPRIG = Twig("myrtle", 6.1, -1, 1.06)
FRUIT = Twig("berries", 6.03, -1, 1.73)

#: Leaves are drawn smaller by these parts until none comes near the words.
SMALLER = (1.0, 0.88, 0.76, 0.64, 0.52)

#: In how many times as many ways as others goes each of its few parts?
MANY = 4

#: What lies at the foot, those behind first, in radii of the crest. A seed takes one row.
FEET = (
    (
        Flower("blossom", -0.20 + 0j, 0.094, 1), Flower("blossom", 0.20 + 0j, 0.094, 1),
        Flower("small", 0j, 0.160, 0),
    ),
    (
        Flower("berries", -0.20 + 0j, 0.085), Flower("berries", 0.20 + 0j, 0.085),
        Flower("ranunculus", 0j, 0.165, 0),
    ),
    (
        Flower("daisy", -0.20 + 0j, 0.090, 2), Flower("daisy", 0.20 + 0j, 0.090, 2),
        Flower("small", 0j, 0.160, 1),
    ),
)  # fmt: skip

#: Which way do the leaves under the foot's right half point, and how long are they?
COLLAR = ((-28, 0.30), (2, 0.27), (30, 0.28), (56, 0.26), (84, 0.20))


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: the right half and its mirror image, then what lies over both at the foot.

    Words too large for any crest keep the foot alone below them.
    """
    return _grown(panel, palette, seed, _fitted(panel, palette, seed))


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with the crest, the leaves and every head at its foot in many ways."""
    fitted = _fitted(panel, palette, seed)
    drawn = [_grown(panel, palette, f"{seed}~{way}", fitted) for way in range(MANY * ways)]
    return chosen(drawn)


#: A crest, how large its leaves are, and both its twigs as all ways share them.
Fitted = tuple[Ring, float, tuple[Path, ...]]


def _fitted(panel: Panel, palette: Palette, seed: str) -> Fitted:
    """The crest with the largest leaves that leave the words clear; without twigs if none do."""
    shared, _ = grains(f"{NAME}/front", seed)
    for part in SMALLER:
        crest = _crest(panel, part)
        both = _both(crest, part, palette, shared)
        if clear_of(both, panel.keep):
            return crest, part, both
    return crest, part, ()


def _grown(panel: Panel, palette: Palette, seed: str, fitted: Fitted) -> Items:
    """The crest as it grows this way, and its foot."""
    (shared, grain), (crest, part, both) = grains(f"{NAME}/front", seed), fitted
    if both and grain.key != shared.key:
        own = _both(crest, part, palette, grain)
        both = own if clear_of(own, panel.keep) else both
    foot = _foot(crest, palette, shared.child("foot"), grain.child("foot"))
    # All or nothing, whichever way each head goes.
    return framed(panel, palette, (Group(both), *(foot if clear_of(foot, panel.keep) else ())))


def _crest(panel: Panel, part: float) -> Ring:
    """The crest about the words, its leaves so much smaller: a circle, or an oval where the words
    need one, as large as the window and what stands below let it be.
    """
    room = Room(panel).heads
    words, floor = _words(panel, room)
    centre = complex(room.centre.real, words.centre.imag)
    wide, inward = room.w / 2 / (1 + part * SIDE), part * INWARD
    high = min((centre.imag - room.y) / (1 + part * ABOVE), (floor - centre.imag) / (1 + BELOW))
    radius = min(wide, high, RADIUS * min(panel.window.w, 1.1 * panel.window.h))
    if not panel.keep:
        return Ring(centre, radius, radius)
    corner = complex(words.w / 2, words.h / 2)
    radius = min(wide, high, max(radius, abs(corner) / (1 - inward)))
    across = stretched(radius, radius, (corner.real, corner.imag), min(wide, OVAL * high), inward)
    return Ring(centre, across, radius)


def _words(panel: Panel, room: Rect) -> tuple[Rect, float]:
    """The box of the words inside the crest, and where what stands under its foot begins."""
    boxes = sorted(panel.keep, key=lambda box: box.y) or [room]
    inside, floor = boxes[0], room.bottom
    for box in boxes[1:]:
        if box.y > inside.bottom + TOGETHER * panel.size.h:
            return inside, box.y
        left, right = min(inside.x, box.x), max(inside.right, box.right)
        inside = Rect(left, inside.y, right - left, box.bottom - inside.y)
    return inside, floor


def _both(crest: Ring, part: float, palette: Palette, grain: Grain) -> tuple[Path, ...]:
    half = _half(crest, part, palette, grain)
    return (*half, *_mirrored(half, crest.centre.real))


def _half(crest: Ring, part: float, palette: Palette, grain: Grain) -> tuple[Path, ...]:
    """The right half: a soft sprig behind, the olive twig, and berries that stand off it."""
    organ = part * crest.down
    sprig = Sketch(palette, grain.child("sprig"), palette.style)
    draw_branch(sprig, twig_spine(crest, SPRIG, 0.95 * organ), HABITS["myrtle"], 1.25)
    twig = Sketch(palette, grain.child("twig"), palette.style)
    draw_branch(twig, twig_spine(crest, TWIG, 1.50 * organ), HABITS["olive"], 0.92)
    fruit = Sketch(palette, grain.child("fruit"), palette.style)
    growth = plan_berries(twig_spine(crest, FRUIT, 1.45 * organ), grain.child("berries"), 7)
    draw_stalks(fruit, growth, 0)
    for head in growth.heads[:-1]:
        draw_berry(fruit, head)
    items = (*sprig.items, *fruit.mid, *twig.items, *fruit.front)
    return tuple(item for item in items if isinstance(item, Path))


def _mirrored(half: tuple[Path, ...], x: float) -> tuple[Path, ...]:
    return tuple(mirror(path, x) for path in half)


def _foot(crest: Ring, palette: Palette, shared: Grain, grain: Grain) -> Items:
    """Leaves to both sides, and the flowers of a shared row over them."""
    centre, radius = crest.at(6), crest.down
    sketch = Sketch(palette, grain.child("collar"), palette.style)
    for degrees, length in COLLAR:
        blade = Blade(
            centre + 0.03 * radius, math.radians(degrees), length * radius,
            sketch.grain.swing(0.25), 1.0, sketch.grain.between(0.65, 1.0),
        )  # fmt: skip
        draw_leaf(sketch, sketch.back, blade, SHAPES["laurel"], sketch.green(1), Finish(veins=2))
    leaves = tuple(item for item in sketch.items if isinstance(item, Path))
    posy = Posy(centre, radius, shared.child("row").pick(FEET))
    both = (*leaves, *_mirrored(leaves, centre.real))
    return (Group(both), *draw_posy(posy, palette, grain.child("posy")))


def _ornament(centre: complex, width: float, palette: Palette, grain: Grain) -> Items:
    """A laurel opened flat: two short olive bows about a blossom, `width` points wide."""
    sketch = Sketch(palette, grain, palette.style)
    reach = 0.75 * width
    spine = arc(
        centre - 1j * reach, reach, math.radians(88), math.radians(50), 0.62 * width, steps=12
    )
    draw_branch(sketch, spine, HABITS["olive"], 0.62)
    half = tuple(item for item in sketch.items if isinstance(item, Path))
    posy = Posy(centre, width, (Flower("blossom", 0j, 0.07, 1),))
    return (*half, *_mirrored(half, centre.real), *draw_posy(posy, palette, grain.child("posy")))


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: the opened laurel over the note, and nothing else."""
    grain = Grain(f"{NAME}/inside/{seed}")
    return draw_letterhead(panel, partial(_ornament, palette=palette, grain=grain))


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: the opened laurel, small and low; the design's name stands under it."""
    return draw_mark(panel, partial(_ornament, palette=palette, grain=Grain(f"{NAME}/back/{seed}")))


#: What is tossed over the liner? Sprigs by species, and heads; sizes in steps between them.
TOSS = ("olive", "myrtle", "olive", Flower("small", 0j, 0.20, 0))


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: olive twigs and small roses, tossed."""
    return draw_repeat(panel, palette, TOSS, Grain(f"{NAME}/liner/{seed}"))
