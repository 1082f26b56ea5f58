"""Wreaths: the twigs and flowers that are bound to a ring, none where the words are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cardmaker.art.corner import all_within
from cardmaker.art.curve import turn
from cardmaker.art.grain import Grain
from cardmaker.art.leaf import SHAPES, Blade, Finish, draw_leaf
from cardmaker.art.palette import Palette, Style
from cardmaker.art.panel import Panel
from cardmaker.art.posy import COLLAR, Flower, Kind, Posy
from cardmaker.art.ring import Ring
from cardmaker.art.room import HEAD_ROOM, WINDOW_ROOM, Room, box_of, clear_of, hull, paths
from cardmaker.art.sketch import Sketch
from cardmaker.art.species import SPECIES
from cardmaker.art.spine import STEPS, Spine, along
from cardmaker.display import Group, Items
from cardmaker.geometry import Rect

#: How many steps has a twig along the ring? So many an hour, and no fewer than any stem.
STEPS_AN_HOUR = 5

#: How long is a twig's organ length, in radii of the ring, for a twig as long as a radius?
ORGAN = 1.05

#: A twig that has no room is made shorter by these parts, and turned away from what it touches
#: (in radii, at its tip); then it is left away.
SHORTER = ((1.0, 0.0), (1.0, 0.09), (0.88, 0.12), (0.74, 0.15), (0.58, 0.15), (0.45, 0.15))

#: How far up a twig may the next be bound on (a part of its length), how far off its stem (in
#: radii), and how does its line leave the ring's (a power of the part)?
BINDS, OFF, CURVE = 0.8, 0.012, 1.6

#: How far do leaves reach from the middle of a stem for sure? A part of the plant's half breadth.
SURE = 0.5

#: A flower that has no room is made smaller by these parts, and moved outwards (in radii).
CLOSER = ((1.0, 0.0), (0.92, 0.04), (0.84, 0.08), (0.74, 0.12), (0.64, 0.10), (0.64, -0.04))


class Twig(NamedTuple):
    """A twig of a wreath: where it is bound on, which way it lies, how long it is.

    `hour` is its root's; `way` is 1 clockwise, -1 against; its length, how far its root lies off
    the line (`out`) and how far its tip leaves it (`flare`) are in radii of the ring.
    """

    species: str
    hour: float
    way: int
    length: float
    out: float = 0.0
    flare: float = 0.0


def twig_spine(ring: Ring, twig: Twig, organ: float) -> Spine:
    """The line of a twig: along the ring, and off it more and more by its flare."""
    hours = _hours(ring, twig)
    steps = max(STEPS, math.ceil(STEPS_AN_HOUR * hours))
    places = [ring.at(*_place(twig, hours, i / steps)) for i in range(steps + 1)]
    return along(places, organ, steps)


def _hours(ring: Ring, twig: Twig) -> float:
    """How many hours of the clock a twig takes up."""
    return twig.length * ring.radius / (ring.across + ring.down) * 2 * 6 / math.pi


def _place(twig: Twig, hours: float, s: float) -> tuple[float, float]:
    """The hour, and how far off the line, of a place at a part `s` of a twig so many hours long."""
    return twig.hour + twig.way * hours * s, twig.out + twig.flare * s**CURVE


def bound_on(ring: Ring, twig: Twig, laid: Sequence[Twig]) -> Twig:
    """The twig with its root at a stem: of those that are laid already, the one nearest to it.

    A root on bare paper would look cut off; the first twig of all stays where it is.
    """
    root, nearest, found = ring.at(twig.hour, twig.out), math.inf, twig
    for below in laid:
        hours = _hours(ring, below)
        s = (twig.hour - below.hour) * below.way / hours
        hour, line = _place(below, hours, min(BINDS, max(0.0, s)))
        out = min(line + OFF, max(line - OFF, twig.out))
        away = abs(ring.at(hour, out) - root)
        if away < nearest:
            nearest, found = away, twig._replace(hour=hour, out=out)
    return found


def draw_twig(
    room: Room, ring: Ring, twig: Twig, palette: Palette, grain: Grain, style: Style | None = None
) -> Items:
    """A twig, turned aside and shorter where it would touch the words or the panel's edge; nothing
    if even that does not help.
    """
    _, items = lay_twig(room, ring, twig, palette, grain, style)
    return items


def lay_twig(
    room: Room, ring: Ring, twig: Twig, palette: Palette, grain: Grain, style: Style | None = None
) -> tuple[Twig, Items]:
    """The twig as it can lie, turned aside and shorter where it would touch the words or the
    panel's edge, and its drawing: nothing if even that does not help.
    """
    species, panel, away = SPECIES[twig.species], room.panel, 0
    for part, aside in SHORTER:
        tried = twig._replace(length=twig.length * part, flare=twig.flare + away * aside)
        chance = grain.child(part)
        spine = twig_spine(ring, tried, ORGAN * ring.radius * math.sqrt(tried.length))
        away = _away(panel, spine, SURE * species.width * spine.organ)
        if away:
            continue
        growth = species.plan(spine, chance)
        sketch = Sketch(palette, chance, style or palette.style)
        species.paint(sketch, growth)
        heads = style == "ghost" or room.holds_heads(growth)
        if heads and is_free(sketch.items, panel):
            return tried, sketch.items
        away = -1 if clear_of(sketch.items, panel.keep) else 1
    return twig, ()


def _away(panel: Panel, spine: Spine, reach: float) -> int:
    """Which way a twig has to turn whose leaves are `reach` long for sure: 1 out, away from the
    words; -1 in, away from the edge; 0 if it may stand.
    """
    places = spine.points[2:]
    span = box_of(places)
    for box in (box.inset(-reach) for box in panel.keep):
        if box.overlaps(span) and any(
            box.x < z.real < box.right and box.y < z.imag < box.bottom for z in places
        ):
            return 1
    return 0 if _rim(panel).inset(reach).holds(span) else -1


def is_free(items: Items, panel: Panel) -> bool:
    """Whether what is bound to a ring is clear of the words and lies whole on its panel."""
    drawn = [*paths(items)]
    if not drawn:
        return True
    box, rim = hull(drawn), _rim(panel)
    near = [rect for rect in panel.keep if rect.overlaps(box)]
    return (rim.holds(box) or all_within(items, rim)) and (not near or clear_of(items, near))


def _rim(panel: Panel) -> Rect:
    return panel.window.inset(WINDOW_ROOM if panel.edge == "border" else HEAD_ROOM / 2)


class Bound(NamedTuple):
    """A flower bound to a ring: what, at which hour, how far off the line, how large (both in
    radii of the ring), and which of the palette's blooms.
    """

    kind: Kind
    hour: float
    out: float
    size: float
    bloom: int = 0


def bind(room: Room, ring: Ring, flowers: Iterable[Bound]) -> Posy:
    """The flowers on their ring, as a posy as large as it; smaller and further out where the words
    are near, and left away where they would still touch them.
    """
    found = [flower for bound in flowers if (flower := _bind(room, ring, bound))]
    return Posy(ring.centre, ring.radius, tuple(found))


def _bind(room: Room, ring: Ring, bound: Bound) -> Flower | None:
    safe, keep = room.heads, room.panel.keep
    for part, aside in CLOSER:
        size = bound.size * part
        z, r = ring.at(bound.hour, bound.out + aside), size * ring.radius
        box = Rect(z.real - r, z.imag - r, 2 * r, 2 * r)
        if safe.holds(box) and not any(box.overlaps(rect) for rect in keep):
            return Flower(bound.kind, (z - ring.centre) / ring.radius, size, bound.bloom)
    return None


def draw_collars(panel: Panel, posy: Posy, count: int, palette: Palette, grain: Grain) -> Items:
    """So many broad leaves from under each flower of a bound posy, each a group; those that have no
    room are empty.
    """
    leaves: list[Group] = []
    for i, flower in enumerate(posy.flowers):
        for k in range(0 if flower.kind == "berries" else count):
            sketch = Sketch(palette, grain.child(f"{i} {k}"), palette.style)
            chance, (centre, radius) = sketch.grain, posy.disc(flower)
            heading = math.tau * (k + 0.7 * chance.random()) / count
            length = 0.55 * radius + posy.radius * chance.between(0.08, 0.15)
            foot = centre + turn(heading) * radius * 0.45
            narrow = chance.between(0.55, 1.0)
            blade = Blade(foot, heading, length, chance.swing(0.5), 1.0, narrow)
            shape, tone = SHAPES[chance.pick(COLLAR)], sketch.green(chance.pick((0, 1, 2)))
            draw_leaf(sketch, sketch.back, blade, shape, tone, Finish(veins=2))
            leaves.append(Group(sketch.items if is_free(sketch.items, panel) else ()))
    return tuple(leaves)
